"""Each claim is looked up in the transcript; what is not found is asked again, then set aside.

A claim is a record of a reply, or the answer of a question, with the quote it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from lectura.notes.composed.grounding.quote_index import FEWEST_WORDS, Haystack, Span
from lectura.notes.composed.replies import (
    AssignmentDraft,
    Draft,
    FoundQuote,
    QuestionDraft,
    ReferenceDraft,
    TermDraft,
)
from lectura.notes.wording import norms
from lectura.records.grounding import Grounding
from lectura.records.kinds import KINDS
from lectura.records.notes import Unsupported

DETAILS = frozenset({"date", "as heard"})
"""Kinds of what is looked up that are no claims of their own: the record stands without them."""
NO_QUOTE = "no words of the transcript were given for it"
TOO_SHORT = "the quote is too short to be found for sure"
_WHEN = "by when, or on which day"
NOT_FOUND = "the quote is not in the transcript"


@dataclass(frozen=True)
class Claim:
    """Something to look up.

    Attributes:
        kind: of the record, as in `lectura.records.notes.Unsupported`.
        text: what is claimed.
        quote: the words it rests on, as the model gave them.
        segment_ids: where the model says they are.
        draft: the record it belongs to.
        names: words that are evidence in themselves where the quote fails: a term as it is
            written or was heard.
    """

    kind: str
    text: str
    quote: str
    segment_ids: tuple[int, ...]
    draft: Draft
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What looking up some claims gave: where each stands, in the order of the claims.

    ``grounding`` counts them by how they were found, details of records not counted.
    """

    claims: tuple[Claim, ...]
    spans: tuple[tuple[Span, ...], ...]
    unsupported: tuple[Unsupported, ...] = field(default=())
    grounding: Grounding = field(default_factory=Grounding)

    def found(self) -> Iterator[tuple[Claim, tuple[Span, ...]]]:
        """The claims that were found, with their places."""
        return (
            (claim, spans) for claim, spans in zip(self.claims, self.spans, strict=True) if spans
        )


AskAgain = Callable[[Sequence[Claim]], Mapping[int, FoundQuote]]
"""Asks for other quotes; the answers by the position of their claim. Must not raise `LLMError`."""


def claims_of(reply: BaseModel) -> tuple[Claim, ...]:
    """All claims of a reply, kind by kind; an answer follows its question."""
    return tuple(
        claim
        for kind in KINDS
        for draft in getattr(reply, kind.reply, ())
        for claim in _claims(kind.claim, draft)
    )


def look_up(
    claims: Sequence[Claim],
    haystack: Haystack,
    ask_again: AskAgain,
    settled: Callable[[Claim], bool] = lambda claim: False,
) -> Evidence:
    """Find the claims; ask once more about those not found; set the rest aside.

    Args:
        claims: of one reply.
        haystack: where the words must stand.
        ask_again: called at most once, and only where something is missing.
        settled: tells of a claim that was not found whether it need not be asked about again.
    """
    spans = [_places(claim, haystack) for claim in claims]
    missing = [i for i, found in enumerate(spans) if not found and not settled(claims[i])]
    if missing:
        answers = ask_again([claims[index] for index in missing])
        for position, index in enumerate(missing):
            if answer := answers.get(position):
                spans[index] = haystack.find(answer.quote, answer.segment_ids)
    return Evidence(
        tuple(claims),
        tuple(spans),
        tuple(
            unsupported(claim, _reason(claim))
            for claim, found in zip(claims, spans, strict=True)
            if not found and claim.kind not in DETAILS  # records tell of their own details
        ),
        _counted(claims, spans, frozenset(missing), haystack),
    )


def _counted(
    claims: Sequence[Claim],
    spans: Sequence[tuple[Span, ...]],
    asked_again: Collection[int],
    haystack: Haystack,
) -> Grounding:
    ways = Counter[str]()
    for index, (claim, found) in enumerate(zip(claims, spans, strict=True)):
        if claim.kind in DETAILS:
            continue
        if not found:
            ways["set_aside"] += 1
        elif index in asked_again:
            ways["asked_again"] += 1
        else:
            ways["found" if _is_as_quoted(claim, found, haystack) else "repaired"] += 1
    return Grounding(**ways)


def _is_as_quoted(claim: Claim, spans: Sequence[Span], haystack: Haystack) -> bool:
    """Whether the words stand as they were given, in a line that was cited or one beside it."""
    said: list[str] = []
    for span in spans:
        text, start, end = haystack.around(span)
        said += norms(text[start:end])
    if said != norms(claim.quote):
        return False
    cited = haystack.segments_of(claim.segment_ids)
    near = {id_ + step for id_ in cited for step in (-1, 0, 1)}
    return not near or all(near.intersection(haystack.cite(span).segment_ids) for span in spans)


def unsupported(claim: Claim, reason: str) -> Unsupported:
    """A claim as it is kept aside."""
    if claim.kind == "answer":
        record: dict[str, Any] = {"answer": claim.text, "quote": claim.quote}
        record["segment_ids"] = list(claim.segment_ids)
    else:
        record = claim.draft.model_dump(mode="json")
    return Unsupported(kind=claim.kind, record=record, reason=reason)


def _claims(kind: str, draft: Draft) -> Iterator[Claim]:
    names: tuple[str, ...] = ()
    if isinstance(draft, TermDraft):
        text, names = draft.term, (draft.term, *draft.as_heard)
    elif isinstance(draft, AssignmentDraft):
        text = draft.what
    elif isinstance(draft, QuestionDraft):
        text = draft.question
    elif isinstance(draft, ReferenceDraft):
        text, names = draft.text, (draft.text,)
    else:
        text = str(getattr(draft, "statement", "") or getattr(draft, "text", ""))
    if not text:
        return
    near = tuple(draft.segment_ids)
    yield Claim(kind, text, draft.quote, near, draft, names)
    if day := str(getattr(draft, "due_text", "") or getattr(draft, "date_text", "")):
        yield Claim("date", f"{_WHEN}: {text}", day, near, draft, (day,))
    if isinstance(draft, QuestionDraft) and draft.answer:
        near = tuple(draft.answer_segment_ids or draft.segment_ids)
        yield Claim("answer", draft.answer, draft.answer_quote, near, draft)


def _places(claim: Claim, haystack: Haystack) -> tuple[Span, ...]:
    if spans := haystack.find(claim.quote, claim.segment_ids):
        return spans
    for name in claim.names:
        if span := haystack.find_phrase(name, claim.segment_ids):
            return (span,)
    return ()


def _reason(claim: Claim) -> str:
    words = norms(claim.quote)
    if not words:
        return NO_QUOTE
    return TOO_SHORT if len(words) < FEWEST_WORDS else NOT_FOUND
