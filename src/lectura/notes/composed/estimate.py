"""What notes would take, before anything is sent."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import BaseModel

from lectura.chunk import Chunk
from lectura.llm.chat.reply_schema import reply_schema
from lectura.llm.protocol import Request
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.forms import Form
from lectura.notes.composed.presentations import Talk, talk_pieces
from lectura.notes.composed.replies import BRIEF, AskAgainReply, MergeReply, PresentationReply
from lectura.notes.composed.requests import Requests
from lectura.store import canonical_json

_ENTRY_TOKENS = 36
"""Of a key point or term in an outline."""
_MERGE_TOKENS, _BRIEF_MERGE_TOKENS, _PRESENTATION_TOKENS, _AGAIN_TOKENS = 450, 90, 500, 60
"""What a reply holds."""
_AGAIN_LINES = 12
_SCHEMA_CHARACTERS = 4
"""For a token: names and signs of JSON, which a cautious count takes for far more."""
_PARTS_PER_REPEAT = 4
"""Once in so many parts quotes have to be asked for again, as measured on whole classes."""

Kept: TypeAlias = Callable[[Request, type[BaseModel]], bool]
"""Whether the reply to a request is kept from an earlier run, so that it costs nothing."""


@dataclass(frozen=True)
class Plan:
    """Requests and tokens of one lecture, as they are to be expected.

    Retries come on top. ``kept`` counts the requests answered in an earlier run, which are in none
    of the other figures. ``tokens_per_second`` is what is remembered of the endpoint's replies;
    ``based_on`` are phrases that say what the figures rest on.
    """

    requests: int
    prompt_tokens: int
    reply_tokens: int
    kept: int = 0
    tokens_per_second: float | None = None
    based_on: tuple[str, ...] = ()

    def plus(self, other: Plan | None) -> Plan:
        """Both together."""
        if other is None:
            return self
        return Plan(
            requests=self.requests + other.requests,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            reply_tokens=self.reply_tokens + other.reply_tokens,
            kept=self.kept + other.kept,
            tokens_per_second=self.tokens_per_second or other.tokens_per_second,
            based_on=tuple(dict.fromkeys((*self.based_on, *other.based_on))),
        )

    @property
    def seconds(self) -> float | None:
        """Time for the replies, one request at a time; None where no speed is known."""
        if not self.tokens_per_second:
            return None
        return round(self.reply_tokens / self.tokens_per_second, 1)


@dataclass(frozen=True)
class _Expected:
    """One request: the tokens of its prompt, schema and reply, and whether the reply is kept."""

    prompt_tokens: int
    schema_tokens: int
    reply_tokens: int
    kept: bool = False


def estimate(
    chunks: Sequence[Chunk],
    talks: Sequence[Talk],
    requests: Requests,
    form: Form,
    asker: Asker,
    kept: Kept,
    likely_share: float = 1.0,
) -> Plan:
    """The plan for some parts and presentations; schemas are counted with the prompts.

    Args:
        chunks: the parts.
        talks: the presentations.
        requests: about the transcript.
        form: in which parts are asked about.
        asker: knows what the model is not asked.
        kept: tells of a request whether its reply is kept from an earlier run.
        likely_share: of what ``requests`` counts in a text, where it counts with caution.

    Raises:
        ContextOverflowError: the prompt alone fills the context.
    """
    read = [*_maps(chunks, requests, form, kept), *_presentations(talks, requests, kept)]
    sent = [one for one in read if not one.kept]
    answered = len(read) - len(sent)
    if sent:  # where every reply is kept, so is all that followed from them
        sent += [*_repeats(chunks, requests)] if asker.looks_again else []
        sent += [*_merges(chunks, requests, choosing=asker.chooses)]
    return Plan(
        requests=len(sent),
        prompt_tokens=sum(
            round(one.prompt_tokens * likely_share) + one.schema_tokens for one in sent
        ),
        reply_tokens=sum(one.reply_tokens for one in sent),
        kept=answered,
    )


def _maps(
    chunks: Sequence[Chunk], requests: Requests, form: Form, kept: Kept
) -> Iterator[_Expected]:
    for chunk in chunks:
        for one in form.questions(chunk, len(chunks)):
            schema, answered = _schema_tokens(one.reply_type), kept(one.request, one.reply_type)
            yield _Expected(requests.tokens(one.request), schema, one.reply_tokens, answered)


def _presentations(talks: Sequence[Talk], requests: Requests, kept: Kept) -> Iterator[_Expected]:
    schema = _schema_tokens(PresentationReply)
    for talk in talks:
        for piece in talk_pieces(talk, requests):
            request = requests.presentation(piece, talk.speaker)
            answered = kept(request, PresentationReply)
            yield _Expected(requests.tokens(request), schema, _PRESENTATION_TOKENS, answered)


def _repeats(chunks: Sequence[Chunk], requests: Requests) -> Iterator[_Expected]:
    """The requests for quotes that were not found."""
    for chunk in chunks[::_PARTS_PER_REPEAT]:
        request = requests.map(chunk.segments[:_AGAIN_LINES], 1, 1)
        schema = _schema_tokens(AskAgainReply)
        yield _Expected(requests.tokens(request), schema, _AGAIN_TOKENS)


def _merges(chunks: Sequence[Chunk], requests: Requests, *, choosing: bool) -> Iterator[_Expected]:
    """Each request to merge, level by level; of a single part only for one who chooses."""
    reply_type = MergeReply if choosing else BRIEF[MergeReply]
    reply = _MERGE_TOKENS if choosing else _BRIEF_MERGE_TOKENS
    empty, schema = requests.tokens(requests.merge("", 99)), _schema_tokens(reply_type)
    room = requests.outline_tokens()
    entries = [sum(requests.wanted(chunk.segments)) + 8 for chunk in chunks]
    blocks = [max(1, min(room // 3, count * _ENTRY_TOKENS)) for count in entries]
    if len(blocks) == 1 and choosing:
        yield _Expected(empty + blocks[0], schema, reply)
    while len(blocks) > 1:
        per_request = max(2, room // max(blocks))
        groups = [
            blocks[first : first + per_request] for first in range(0, len(blocks), per_request)
        ]
        for group in groups:
            yield _Expected(empty + sum(group), schema, reply)
        blocks = [math.ceil(sum(group) / 4) for group in groups]


def _schema_tokens(reply_type: type[BaseModel]) -> int:
    return len(canonical_json(reply_schema(reply_type))) // _SCHEMA_CHARACTERS
