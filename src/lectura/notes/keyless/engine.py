"""Notes without any language model: sentences of the transcript, chosen by rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import PurePath

from lectura import __version__
from lectura.languages import base_of
from lectura.notes.coverage import ChunkState, coverage_of
from lectura.notes.exclude import without_speakers
from lectura.notes.keyless.kinds.announcements import (
    find_announcements,
    find_exam_hints,
    next_class_day,
    unlisted_next_class,
)
from lectura.notes.keyless.kinds.assignments import find_assignments
from lectura.notes.keyless.kinds.definitions import define
from lectura.notes.keyless.kinds.outline import make_outline
from lectura.notes.keyless.kinds.presentations import find_presentations
from lectura.notes.keyless.kinds.questions import find_questions
from lectura.notes.keyless.kinds.references import find_references
from lectura.notes.keyless.lecture import Lecture, find_cues
from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import Speech, running_text
from lectura.notes.keyless.terms import OFTEN, title_of
from lectura.notes.keyless.tidy import clipped
from lectura.notes.keyless.vocabulary import guess_language, vocabulary
from lectura.notes.keyless.when import Calendar
from lectura.records.notes import Citation, MadeBy, Notes, NotesSource
from lectura.records.transcript import Transcript

_FAVOURED_CUES = ("assignment", "next_class", "announcement", "question", "exam")
"""Phrases that a quote had better begin with."""
_TITLE_CHARACTERS = 60


def keyless_notes(
    transcript: Transcript,
    *,
    source: NotesSource,
    language: str | None,
    date: dt.date | None,
    exclude_speakers: tuple[str, ...] = (),
) -> Notes:
    """Notes made of verbatim sentences of the transcript.

    Args:
        transcript: with or without times, punctuation and speakers.
        source: what the notes say about the transcript.
        language: wished for the notes. Quotes stay as they were said, so it only sets the
            language of the headings; by default the transcript's.
        date: the day of the lecture, from which "next Monday" counts.
        exclude_speakers: ids or names whose words are not read.

    Raises:
        UsageError: a speaker to exclude is not in the transcript.
    """
    segments = without_speakers(transcript, exclude_speakers)
    speech = running_text(segments)
    spoken = _language(transcript, speech)
    lecture = _prepare(transcript, speech, spoken, date)
    # What a record holds already is no announcement, answer or key point as well.
    assignments = find_assignments(lecture, next_class_day(lecture))
    taken = _cited(lecture, (c for item in assignments for c in item.citations))
    announcements = find_announcements(lecture, taken)
    taken |= _cited(lecture, (c for item in announcements for c in item.citations))
    exam_hints = find_exam_hints(lecture)
    taken |= _cited(lecture, (c for item in exam_hints for c in item.citations))
    questions = find_questions(lecture, taken)
    taken |= _cited(lecture, (c for item in questions for c in item.citations))
    outline = make_outline(lecture, taken)
    reasons = transcript.partial_reasons
    return Notes(
        title=title_of(outline.terms) or _plain_title(speech, source),
        summary=outline.summary,
        language=language or spoken,
        date=date,
        source=source,
        topics=outline.topics,
        presentations=tuple(find_presentations(lecture, questions)),
        assignments=tuple(assignments),
        announcements=tuple(announcements),
        exam_hints=tuple(exam_hints),
        questions=tuple(questions),
        terms=tuple(define(lecture, term) for term in outline.terms if term.count >= OFTEN),
        references=tuple(find_references(lecture)),
        grounded_percent=100.0 if outline.topics else None,
        coverage=coverage_of([ChunkState(segments, "seen")] if segments else [], transcript),
        made_by=MadeBy(engine="keyless", lectura=__version__),
        warnings=(*reasons, *unlisted_next_class(lecture, taken)),
        partial=bool(reasons),
    )


def _language(transcript: Transcript, speech: Speech) -> str | None:
    return base_of(transcript.language) or guess_language(speech.text)


def _prepare(
    transcript: Transcript, speech: Speech, language: str | None, date: dt.date | None
) -> Lecture:
    favoured = {start for kind in _FAVOURED_CUES for start, _ in find_cues(speech, language, kind)}
    known = vocabulary(language)
    sentences = split_sentences(speech, language, favoured)
    return Lecture(
        speech=speech,
        sentences=sentences,
        contents=tuple(tuple(known.content(sentence.text)) for sentence in sentences),
        vocabulary=known,
        calendar=Calendar(language, date),
        speakers=transcript.speakers,
    )


def _cited(lecture: Lecture, citations: Iterable[Citation]) -> set[int]:
    """The sentences that hold words of the citations."""
    taken: set[int] = set()
    for citation in citations:
        start, end = lecture.speech.find(citation)
        taken.update(range(lecture.sentence_at(start), lecture.sentence_at(end - 1) + 1))
    return taken


def _plain_title(speech: Speech, source: NotesSource) -> str:
    """The file's name where nothing was said; else the first words."""
    name = PurePath(source.name).stem
    if not speech.text or name not in ("", "-"):
        return name or source.name
    return clipped(speech.text, _TITLE_CHARACTERS)
