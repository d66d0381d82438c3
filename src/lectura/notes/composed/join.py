"""Joining records that say the same: one record with the citations of both.

Only near-equal wording counts here. That two differently worded records mean the same is the
language model's to say (`lectura.notes.composed.merge`), within the bounds of `may_be_same`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any, TypeVar

from rapidfuzz import fuzz

from lectura.notes.composed.partial import PartialNotes
from lectura.notes.order import extent, position
from lectura.notes.wording import must_match, norms
from lectura.records.grounding import Grounding
from lectura.records.kinds import KINDS
from lectura.records.model import Model
from lectura.records.notes import Citation, KeyPoint, Term, Topic

RecordT = TypeVar("RecordT", bound=Model)

_SAME_WORDING = 92.0
_SIMILAR_WORDING = 60.0
"""Enough where both rest on the same words of the transcript."""
_COMPARED = 200
"""Records are compared with this many before them, and with all that are worded the same."""
_TEXT_FIELDS = ("statement", "what", "text", "question", "term")


def join(parts: Sequence[PartialNotes]) -> PartialNotes:
    """All parts as one, in the order of the lecture, without title and summary."""
    records: dict[str, Any] = {}
    for kind in KINDS:
        items = [item for part in parts for item in getattr(part, kind.field)]
        records[kind.field] = _JOIN.get(kind.field, distinct)(items)
    return PartialNotes(
        **records,
        unsupported=tuple(item for part in parts for item in part.unsupported),
        grounding=reduce(Grounding.plus, (part.grounding for part in parts), Grounding()),
    )


def distinct(
    records: Sequence[RecordT], same: Callable[[Any, Any], bool] | None = None
) -> tuple[RecordT, ...]:
    """The records in the order of the lecture, each joined with its repetitions."""
    is_same = same or same_record
    kept: list[RecordT] = []
    by_wording: dict[str, list[int]] = defaultdict(list)
    for record in sorted(records, key=lambda item: position(citations_of(item))):
        wording = _wording(text_of(record)).text
        recent = range(max(0, len(kept) - _COMPARED), len(kept))
        for index in (*by_wording[wording], *recent):
            if is_same(kept[index], record):
                kept[index] = joined(kept[index], record)
                break
        else:
            by_wording[wording].append(len(kept))
            kept.append(record)
    return tuple(kept)


def joined(first: RecordT, second: RecordT) -> RecordT:
    """The first record with the citations of both, completed by what only the second says."""
    changes: dict[str, Any] = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if getattr(first, name) in (None, "") and getattr(second, name) not in (None, "")
    }
    changes["citations"] = tuple(dict.fromkeys((*citations_of(first), *citations_of(second))))
    if isinstance(first, Term) and isinstance(second, Term):
        changes["as_heard"] = tuple(dict.fromkeys((*first.as_heard, *second.as_heard)))
        changes["definition"] = max(first.definition, second.definition, key=len)
    return first.model_copy(update=changes)


def absorbed(first: RecordT, other: Model) -> RecordT:
    """The first record with what another one, of another kind, rests on."""
    citations = tuple(dict.fromkeys((*citations_of(first), *citations_of(other))))
    return first.model_copy(update={"citations": citations})


def same_record(first: Model, second: Model) -> bool:
    """True where two records of one kind are worded alike, or rest on the same words."""
    one, other = _wording(text_of(first)), _wording(text_of(second))
    likeness = fuzz.ratio(one.text, other.text, score_cutoff=_SIMILAR_WORDING)
    if likeness < _SIMILAR_WORDING or one.exact != other.exact:
        return False
    if likeness < _SAME_WORDING and not _same_words(first, second):
        return False
    return may_be_same(first, second)


def may_be_same(first: Model, second: Model) -> bool:
    """False where two records contradict each other: other days, or other numbers."""
    for names in (("due_date", "date"), ("due_time", "time")):
        days = {getattr(item, name, None) for item in (first, second) for name in names} - {None}
        if len(days) > 1:
            return False
    one, other = norms(_said(first)), norms(_said(second))
    if one and other and one != other and not _dated(first, second):
        return False
    numbers, others = _numbers(first), _numbers(second)
    return not numbers or not others or numbers == others


def citations_of(record: Model) -> tuple[Citation, ...]:
    """What a record rests on."""
    found: tuple[Citation, ...] = getattr(record, "citations", ())
    return found


def text_of(record: Model) -> str:
    """What a record says, in one field."""
    return next((str(getattr(record, name)) for name in _TEXT_FIELDS if hasattr(record, name)), "")


def said_of(record: Model) -> str:
    """What a record says with the details that tell it from others, for an outline."""
    days = (getattr(record, "due_date", None) or getattr(record, "date", None), _said(record))
    facts = [" = ".join(str(day) for day in reversed(days) if day)]
    facts.append(str(getattr(record, "deliverable", "")))
    facts.append("optional" if getattr(record, "optional", None) else "")
    facts.append(str(getattr(record, "reward", "")))
    facts.append(str(getattr(record, "definition", "")))
    return "; ".join(filter(None, (text_of(record), *facts)))


def join_topics(topics: Sequence[Topic], title: str) -> Topic:
    """Neighbouring topics as one."""
    points = tuple(point for topic in topics for point in topic.key_points)
    start, end = own_extent(points)
    return Topic(
        title=title or topics[0].title,
        start=start,
        end=end,
        key_points=points,
    )


def _topics(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Topics without repeated key points; neighbours of one title are one topic."""
    points = distinct([point for topic in topics for point in topic.key_points])
    # A point joined with a later one keeps the statement of the first, which finds its topic.
    left: dict[tuple[str, Citation], KeyPoint] = {(p.statement, p.citations[0]): p for p in points}
    kept: list[Topic] = []
    for topic in topics:
        wanted = ((p.statement, p.citations[0]) for p in topic.key_points)
        own = tuple(left.pop(key) for key in wanted if key in left)
        if not own:
            continue
        if kept and norms(kept[-1].title) == norms(topic.title):
            own = (*kept.pop().key_points, *own)
        kept.append(_with_points(topic, own))
    return tuple(sorted(kept, key=lambda item: position(item.key_points[0].citations)))


def _with_points(topic: Topic, points: tuple[KeyPoint, ...]) -> Topic:
    start, end = own_extent(points)
    return topic.model_copy(update={"key_points": points, "start": start, "end": end})


def own_extent(points: Sequence[KeyPoint]) -> tuple[float | None, float | None]:
    """Where the points were made first; their repetitions elsewhere do not stretch a topic."""
    return extent(p.model_copy(update={"citations": p.citations[:1]}) for p in points)


def _same_term(first: Term, second: Term) -> bool:
    return norms(first.term) == norms(second.term)


def _same_words(first: Model, second: Model) -> bool:
    one = {(c.segment_ids, c.quote) for c in citations_of(first)}
    other = {(c.segment_ids, c.quote) for c in citations_of(second)}
    return not one.isdisjoint(other)


def _said(record: Model) -> str:
    return str(getattr(record, "due_text", "") or getattr(record, "date_text", ""))


def _dated(first: Model, second: Model) -> bool:
    """True where both have a day (which `may_be_same` has compared)."""
    return all(
        (getattr(item, "due_date", None) or getattr(item, "date", None)) is not None
        for item in (first, second)
    )


@dataclass(frozen=True)
class _Wording:
    """A text as it is compared, and its words that must be equal."""

    text: str
    exact: tuple[str, ...]


@lru_cache(maxsize=4096)
def _wording(text: str) -> _Wording:
    words = norms(text)
    return _Wording(" ".join(words), must_match(words))


def _numbers(record: Model) -> set[str]:
    return {word for word in norms(text_of(record)) if word[0].isdigit()}


_JOIN: Mapping[str, Callable[[Sequence[Any]], tuple[Any, ...]]] = {
    "topics": _topics,
    "terms": lambda terms: distinct(terms, _same_term),
    "presentations": tuple,
}
"""The kinds that are joined in a way of their own; of the others, those worded alike are one."""
