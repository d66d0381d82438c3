"""Notes on each part of the transcript: in parallel, split where a part is too much, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from lectura.chunk import Chunk, split
from lectura.errors import BudgetError, ContextOverflowError, LLMError, LLMReplyError, ReplyCutError
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.forms import Filled, Form
from lectura.notes.composed.grounding.ground import Claim, claims_of, look_up
from lectura.notes.composed.grounding.records import Lookup, partial_notes
from lectura.notes.composed.lines import Reading
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import AskAgainReply, AssignmentDraft, FoundQuote
from lectura.notes.composed.requests import Requests
from lectura.notes.coverage import ChunkState, ReadState
from lectura.progress import Hook, Progress
from lectura.records.transcript import Segment

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_SPLITS_AT_MOST = 3
_SPLITS_OF_A_CUT_REPLY = 1  # a model that does not come to an end does so about any text


@dataclass(frozen=True)
class Part:
    """What became of one part; ``notes`` is None where it was not seen."""

    state: ChunkState
    notes: PartialNotes | None = None
    error: LLMError | None = None


class _SmallerContextError(Exception):
    """The endpoint's context turned out to be smaller than the parts were planned for."""


@dataclass(frozen=True)
class Mapper:
    """Reads the parts of one transcript."""

    asker: Asker
    requests: Requests
    form: Form
    lookup: Lookup
    hook: Hook
    concurrency: int = 1

    def plan(self, lines: Sequence[Segment]) -> tuple[Chunk, ...]:
        """The parts of what is read, cut to the context that is known now.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        return split(
            lines,
            budget_tokens=self.requests.chunk_tokens(
                (empty.request, empty.reply_type) for empty in self.form.empty()
            ),
            count_tokens=self.requests.count_line,
            line=self.requests.write,
        )

    def read(self, reading: Reading, *, plans: int = 4) -> tuple[Part, ...]:
        """Notes on every part, in order.

        Where the context proves to be smaller than was known, everything is planned again rather
        than split piece by piece, so that a later run cuts the same parts and finds their answers.

        Args:
            reading: what to read.
            plans: how often it may be planned.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        try:
            return self._read(reading, may_plan_anew=plans > 1)
        except _SmallerContextError:
            self.asker.chat.ledger.recount()
            return self.read(reading, plans=plans - 1)

    def _read(self, reading: Reading, *, may_plan_anew: bool) -> tuple[Part, ...]:
        chunks = self.plan(reading.lines)
        planned_for = self.asker.chat.context_tokens if may_plan_anew else 0

        def read_one(chunk: Chunk) -> list[Part]:
            parts = self._read_chunk(chunk, len(chunks), planned_for)
            return [_of_segments(part, reading) for part in parts]

        parts: list[Part] = []
        self.hook(Progress("notes", 0, len(chunks), "parts", "reading"))
        for done, found in enumerate(in_order(read_one, chunks, self.concurrency), 1):
            parts += found
            self.hook(Progress("notes", done, len(chunks), "parts", "reading"))
        return tuple(parts)

    def _read_chunk(
        self, chunk: Chunk, of: int, planned_for: int, splits: int = 0
    ) -> Iterator[Part]:
        """One part, or the pieces it had to be split into."""
        if self.asker.halted is not None:
            yield _unread(chunk, "skipped", self.asker.halted)
            return
        try:
            notes = self._note(chunk, of, may_be_brief=splits > 0)
            yield Part(ChunkState(chunk.fresh, "seen"), notes)
        except (ContextOverflowError, ReplyCutError) as error:
            if self.asker.chat.context_tokens < planned_for:
                raise _SmallerContextError from error
            pieces = self._split(chunk) if self._may_split(error, splits) else ()
            if len(pieces) < 2:
                yield _unread(chunk, "failed", error)
            for piece in pieces if len(pieces) > 1 else ():
                same = replace(piece, index=chunk.index)
                yield from self._read_chunk(same, of, planned_for, splits + 1)
        except LLMReplyError as error:
            yield _unread(chunk, "failed", error)
        except LLMError as error:
            # A request that the budget forbids was never sent.
            unsent = isinstance(self.asker.halted, BudgetError)
            yield _unread(chunk, "skipped" if unsent else "failed", error)

    def _is_dated_by_its_quote(self, claim: Claim) -> bool:
        """True for a day that was not found, of a record whose quote names one itself."""
        if claim.kind != "date":
            return False
        own = self.lookup.haystack.find(claim.draft.quote, claim.segment_ids)
        return bool(self.lookup.days.within(own, due=isinstance(claim.draft, AssignmentDraft)).text)

    def _may_split(self, error: LLMError, splits: int) -> bool:
        if not isinstance(error, ReplyCutError):
            return splits < _SPLITS_AT_MOST
        return splits < _SPLITS_OF_A_CUT_REPLY

    def _split(self, chunk: Chunk) -> tuple[Chunk, ...]:
        count, write = self.requests.count_line, self.requests.write
        total = sum(count(write(segment) + "\n") for segment in chunk.fresh)
        return split(
            chunk.fresh, budget_tokens=max(1, total * 6 // 10), count_tokens=count, line=write
        )

    def _note(self, chunk: Chunk, of: int, *, may_be_brief: bool) -> PartialNotes:
        filled = self._filled(chunk, of, may_be_brief=may_be_brief)
        evidence = look_up(
            claims_of(filled.reply),
            self.lookup.haystack,
            lambda claims: ask_again(self.asker, self.requests, chunk.segments, claims),
            self._is_dated_by_its_quote,
        )
        read = self.lookup.haystack.segments_of(line.id for line in chunk.segments)
        return filled.complete(partial_notes(filled.reply, evidence, self.lookup, read), evidence)

    def _filled(self, chunk: Chunk, of: int, *, may_be_brief: bool) -> Filled:
        try:
            questions = self.form.questions(chunk, of)
            replies = [self.asker.ask(one.request, one.reply_type) for one in questions]
            return self.form.filled(chunk, replies)
        except ReplyCutError:
            # A small model that repeats itself does so about half the text as well.
            if not may_be_brief or self.asker.ends_nothing:
                raise
        request = self.requests.map(chunk.segments, chunk.index + 1, of)
        reply = self.asker.ask(request, self.requests.map_reply, brief=True)
        return self.form.in_brief(chunk, reply)


def ask_again(
    asker: Asker, requests: Requests, segments: Sequence[Segment], claims: Sequence[Claim]
) -> Mapping[int, FoundQuote]:
    """Other quotes for claims that were not found, by their position; empty where that failed.

    A model that is too small is not asked: it would read the part once more and find no more in it.
    """
    request = requests.again(segments, claims) if asker.looks_again else None
    if request is None:
        return {}
    try:
        reply = asker.ask(request, AskAgainReply)
    except LLMError:
        # The claims stay ungrounded and are set aside; `Asker.halted` tells what is more.
        return {}
    return {item.number - 1: item for item in reply.quotes if item.number > 0 and item.quote}


def in_order(
    work: Callable[[ItemT], ResultT], items: Sequence[ItemT], concurrency: int
) -> Iterator[ResultT]:
    """Results in the order of the items, up to ``concurrency`` of them in the making.

    One at a time stays in the calling thread, where an interrupt stops it at once.
    """
    if concurrency <= 1:
        yield from map(work, items)
        return
    pool = ThreadPoolExecutor(max_workers=concurrency, thread_name_prefix="notes")
    try:
        yield from pool.map(work, items)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _of_segments(part: Part, reading: Reading) -> Part:
    """The part with the segments of the lines it was shown."""
    segments = reading.segments(part.state.segments)
    return replace(part, state=replace(part.state, segments=segments))


def _unread(chunk: Chunk, state: ReadState, error: LLMError) -> Part:
    return Part(ChunkState(chunk.fresh, state, error.message), error=error)
