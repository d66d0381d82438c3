"""A transcript in parts that fit one request, cut where the lecture itself pauses.

Cutting is deterministic and loses nothing: every segment is in at least one chunk, and a segment
too long for a chunk is split by its text, each piece keeping the segment's id.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lectura.records.transcript import Segment
from lectura.text import ends_sentence, sentence_ends, unit_spans

_EARLIEST_CUT = 0.6
"""A chunk is filled to at least this share of its budget before a pause may end it."""
_LONGEST_PAUSE_SECONDS = 8.0
"""A longer pause cuts no better than this one."""
_SPEAKER_CHANGE_SECONDS = 4.0
"""A change of speaker is worth as much as a pause of this length."""
_SENTENCE_END_SECONDS = 1.0
_SPACE = re.compile(r"\s*")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True)
class Chunk:
    """The part of a transcript in one request.

    ``segments`` are in order; the first of them, those named in ``overlap_ids``, already closed
    the chunk before this one and stand here only as context.
    """

    index: int
    segments: tuple[Segment, ...]
    overlap_ids: tuple[int, ...] = ()

    @property
    def context(self) -> tuple[Segment, ...]:
        """The repeated segments at the start."""
        return self.segments[: len(self.overlap_ids)]

    @property
    def fresh(self) -> tuple[Segment, ...]:
        """The segments (or pieces of one) that no earlier chunk holds; never empty."""
        return self.segments[len(self.overlap_ids) :]


def split(
    segments: Sequence[Segment],
    *,
    budget_tokens: int,
    count_tokens: Callable[[str], int],
    line: Callable[[Segment], str] = lambda segment: segment.text,
    overlap_tokens: int | None = None,
) -> tuple[Chunk, ...]:
    """Cut segments into chunks of at most ``budget_tokens``, overlap included.

    Args:
        segments: in the order of the transcript, with or without times.
        budget_tokens: room for the lines of one chunk.
        count_tokens: tokens of a text.
        line: how a segment is written in the request; what is counted.
        overlap_tokens: room for repeated segments at the start of a chunk; by default a
            twentieth of the budget.

    Raises:
        ValueError: the budget is below one token.
    """
    if budget_tokens < 1:
        raise ValueError(f"a chunk needs a budget of at least one token, not {budget_tokens}")

    def cost(segment: Segment) -> int:
        return count_tokens(line(segment) + "\n")

    pieces = [piece for item in segments for piece in _fit(item, budget_tokens, cost)]
    costs = [cost(piece) for piece in pieces]
    most_overlap = budget_tokens // 20 if overlap_tokens is None else overlap_tokens
    chunks: list[Chunk] = []
    begin = 0
    while begin < len(pieces):
        # The overlap never pushes out the first new segment, so each chunk moves on.
        room_for_overlap = min(most_overlap, budget_tokens - costs[begin])
        context = _overlap(pieces, costs, begin, room_for_overlap)
        room = budget_tokens - sum(costs[context:begin])
        end = _cut(pieces, costs, begin, room)
        repeated = tuple(piece.id for piece in pieces[context:begin])
        chunks.append(Chunk(len(chunks), tuple(pieces[context:end]), repeated))
        begin = end
    return tuple(chunks)


def _fit(segment: Segment, budget: int, cost: Callable[[Segment], int]) -> list[Segment]:
    """The segment, or pieces of its text that each fit; joined, they give the text again."""
    if cost(segment) <= budget or len(segment.text) < 2:
        return [segment]
    at = _middle_cut(segment.text)
    middle = None
    if segment.start is not None and segment.end is not None:
        # Words may lack times, so a piece's time is its share of the characters.
        middle = segment.start + (segment.end - segment.start) * at / len(segment.text)
    head = segment.model_copy(update={"text": segment.text[:at], "end": middle, "words": ()})
    tail = segment.model_copy(update={"text": segment.text[at:], "start": middle, "words": ()})
    return _fit(head, budget, cost) + _fit(tail, budget, cost)


def _middle_cut(text: str) -> int:
    """Where to cut a text in two near its middle: a sentence's end, a space, else no word or mark.

    In scripts without spaces no character is parted from its marks.
    """
    middle = len(text) // 2
    for places in (_after_sentences, _after_spaces, _unit_starts):
        near = [at for at in places(text) if len(text) // 4 <= at <= len(text) - len(text) // 4]
        inside = [at for at in near if 0 < at < len(text)]
        if inside:
            return min(inside, key=lambda at: (abs(at - middle), at))
    return middle


def _after_sentences(text: str) -> Iterator[int]:
    return (match.end() for end in sentence_ends(text) if (match := _SPACE.match(text, end)))


def _after_spaces(text: str) -> Iterator[int]:
    return (match.end() for match in _GAP.finditer(text))


def _unit_starts(text: str) -> Iterator[int]:
    return (start for start, _ in unit_spans(text))


def _overlap(pieces: Sequence[Segment], costs: Sequence[int], begin: int, room: int) -> int:
    """Index of the first piece to repeat before ``begin``."""
    first = begin
    while first > 0 and costs[first - 1] <= room:
        first -= 1
        room -= costs[first]
    return first


def _cut(pieces: Sequence[Segment], costs: Sequence[int], begin: int, room: int) -> int:
    """Index after the last piece of the chunk that begins at ``begin``."""
    filled = 0
    candidates: list[tuple[float, float, int]] = []
    share = _even_share(sum(costs[begin:]), room)
    earliest = min(room * _EARLIEST_CUT, share * 0.9)
    for index in range(begin, len(pieces)):
        filled += costs[index]
        if filled > room and index > begin:
            # Nothing was long enough for a good cut: take all that fits.
            return max(candidates, default=(0.0, 0.0, index))[2]
        if filled >= earliest and index + 1 < len(pieces):
            worth = _cut_worth(pieces[index], pieces[index + 1])
            candidates.append((worth, -abs(filled - share), index + 1))
    return len(pieces)


def _even_share(total: int, room: int) -> float:
    """Tokens per chunk when what is left is spread evenly, so that no tiny rest remains."""
    return total / math.ceil(total / room) if total > room else float(total)


def _cut_worth(before: Segment, after: Segment) -> float:
    """How good a place this is to cut, in seconds of pause."""
    worth = 0.0
    if before.end is not None and after.start is not None:
        worth += min(_LONGEST_PAUSE_SECONDS, max(0.0, after.start - before.end))
    if before.speaker != after.speaker:
        worth += _SPEAKER_CHANGE_SECONDS
    if ends_sentence(before.text):
        worth += _SENTENCE_END_SECONDS
    return -1.0 if before.id == after.id else round(worth, 3)
