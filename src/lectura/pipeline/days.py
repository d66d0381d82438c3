"""The day of a lecture, as earlier notes have it, and what is told about the days in notes."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence

from lectura.notes.dates import resolve_date
from lectura.outputs.digests import json_object
from lectura.pipeline.noting import transcript_sha256
from lectura.progress import Notification
from lectura.records.notes import Notes
from lectura.records.target import Target
from lectura.records.transcript import Transcript

_SOME_DAY = dt.date(2026, 3, 9)
"""Any day will do: whether words name a day at all does not depend on it, but for a weekday that
must agree ("Monday the 3rd")."""


def day_known_before(target: Target | None, transcript: Transcript) -> dt.date | None:
    """The day of the lecture in the notes that lie there; None where they are of something else.

    A day that was given once (``summarize --date``) counts in later runs that name none.

    Args:
        target: the outputs; None for none.
        transcript: what notes are about to be made of. A recording that was replaced under the
            same name is another lecture: its length differs.
    """
    record = None if target is None else json_object(target.notes("json"))
    if record is None or not isinstance(source := record.get("source"), dict):
        return None
    if transcript.duration is None:
        same = source.get("transcript_sha256") == transcript_sha256(transcript)
    else:
        same = source.get("duration") == transcript.duration
    with contextlib.suppress(ValueError):  # "None" where there is no date, or none of ours
        return dt.date.fromisoformat(str(record.get("date"))) if same else None
    return None


def remarks_on_days(notes: Notes, formats: Sequence[str]) -> Iterator[Notification]:
    """What a person should know about the dates of notes that were just made.

    Args:
        notes: as made.
        formats: in which they are written.
    """
    if notes.date is None and (count := _waiting(notes)):
        dates = "1 date was" if count == 1 else f"{count} dates were"
        yield Notification(
            f"{dates} left open, because the day of the lecture is not known. "
            "Give it to have them computed: lectura summarize FILE --date 2026-03-15",
            "result",
        )
    if "ics" in formats and not _has_events(notes):
        yield Notification(
            "The calendar (.ics) has no events: no task and no exam has a date.", "result"
        )


def _waiting(notes: Notes) -> int:
    """How many dates could be computed if the day of the lecture were known."""
    said = [(work.due_text, work.due_date) for work in notes.assignments]
    said += [(item.date_text, item.date) for item in notes.announcements]
    language = notes.source.language or notes.language
    return sum(
        resolve_date(text, language, _SOME_DAY) is not None
        for text, day in said
        if text and day is None
    )


def _has_events(notes: Notes) -> bool:
    from lectura.render.ics import has_events  # noqa: PLC0415

    return has_events(notes)
