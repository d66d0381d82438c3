"""Corrections made in finished notes, and taken back. Pure functions.

A language model reads what was heard, so that its replies, which may have cost money, serve
whatever is corrected later; the corrections are then made in the notes. Each changed text is kept
as it was, so that taking a correction back gives the very notes that were there before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lectura.corrections.folding import fold
from lectura.corrections.matching import Edit, edited, find_edits
from lectura.corrections.transcripts import as_heard, made_edits
from lectura.records.notes import CorrectedText, Notes
from lectura.records.transcript import Segment, Transcript

_NOT_TEXT = frozenset({
    "schema_version", "language", "date", "due_date", "source", "unsupported", "coverage", "usage",
    "made_by", "warnings", "digests", "corrected", "kind", "speaker", "asked_by", "answered_by",
    "as_heard", "reason",
})  # fmt: skip
"""Fields that do not tell what was said, or that tell how it was heard."""


def correct_notes(notes: Notes, transcript: Transcript) -> Notes:
    """The notes with the corrections of their transcript, and no others.

    Quotes become the words of the corrected transcript, so that each is found in it; their times
    stay. ``as_heard`` of a term stays as it was heard.

    Args:
        notes: made of what was heard, or corrected before.
        transcript: the same one, corrected.
    """
    record = notes_as_heard(notes).model_dump(mode="json")
    quotes = _Quotes(transcript)
    changed = []
    for at, holder, key in list(_texts(record)):
        before = holder[key]
        if key == "quote":
            after = quotes.corrected(holder["segment_ids"], before)
        else:
            after = edited(before, find_edits(before, transcript.corrections))
        if after != before:
            holder[key] = after
            changed.append(CorrectedText(at=at, heard=before, correct=after))
    record["corrected"] = [one.model_dump() for one in changed]
    return Notes.model_validate(record)


def notes_as_heard(notes: Notes) -> Notes:
    """The notes before any corrections; texts that a person rewrote since stay rewritten."""
    if not notes.corrected:
        return notes
    record = notes.model_dump(mode="json", exclude={"corrected"})
    before = {one.at: one for one in notes.corrected}
    for at, holder, key in list(_texts(record)):
        if at in before and holder[key] == before[at].correct:
            holder[key] = before[at].heard
    return Notes.model_validate(record)


def _texts(value: Any, at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """(JSON pointer, what holds it, key or index) of each text of the notes."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if key in _NOT_TEXT:
            continue
        if isinstance(item, str):
            yield f"{at}/{key}", value, key
        elif isinstance(item, dict | list):
            yield from _texts(item, f"{at}/{key}")


class _Quotes:
    """From words of what was heard to the same place in the corrected transcript."""

    def __init__(self, transcript: Transcript) -> None:
        self._pairs = transcript.corrections
        self._edits = made_edits(transcript)
        segments = as_heard(transcript).segments
        self._places = {segment.id: (index, segment) for index, segment in enumerate(segments)}

    def corrected(self, ids: Sequence[int], quote: str) -> str:
        """The quote's words as they are corrected; a correction that it touches is in it whole."""
        text, edits = self._joined([self._places[id_] for id_ in ids if id_ in self._places])
        place = next(fold(text).places(fold(quote.strip()).text), None)
        if place is None:  # of another transcript of the same lecture
            return edited(quote, find_edits(quote, self._pairs))
        start, end = place
        touched = [edit for edit in edits if edit.start < end and start < edit.end]
        if not touched:
            return quote
        start = min([start, *(edit.start for edit in touched)])
        end = max([end, *(edit.end for edit in touched)])
        inner = [_moved(edit, -start) for edit in touched]
        return " ".join(edited(text[start:end], inner).split()) or quote

    def _joined(self, cited: Sequence[tuple[int, Segment]]) -> tuple[str, list[Edit]]:
        """The segments as one text, with the edits of all of them."""
        text, edits = "", []
        for index, segment in cited:
            text += " " if text else ""
            edits += [_moved(edit, len(text)) for edit in self._edits.get(index, ())]
            text += segment.text
        return text, edits


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.text, edit.pair)
