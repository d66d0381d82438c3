"""Notes without any language model: sentences of the transcript, chosen by rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import PurePath

import numpy as np

from lectura import __version__
from lectura.errors import UsageError
from lectura.notes.keyless.announcements import (
    find_announcements,
    find_exam_hints,
    next_class_day,
)
from lectura.notes.keyless.assignments import find_assignments
from lectura.notes.keyless.coverage import whole_coverage
from lectura.notes.keyless.definitions import define
from lectura.notes.keyless.lecture import Lecture, find_cues
from lectura.notes.keyless.points import key_point, key_sentences
from lectura.notes.keyless.presentations import find_presentations
from lectura.notes.keyless.questions import find_questions
from lectura.notes.keyless.ranking import centrality, pick, vectors
from lectura.notes.keyless.references import find_references
from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import Speech, running_text
from lectura.notes.keyless.terms import OFTEN, KeyTerm, gather, key_terms, title_of
from lectura.notes.keyless.tidy import clipped
from lectura.notes.keyless.topics import split_topics
from lectura.notes.keyless.vocabulary import guess_language, vocabulary
from lectura.notes.keyless.when import Calendar
from lectura.notes.model import Citation, MadeBy, Notes, NotesSource, Topic
from lectura.transcript import Segment, Transcript

_FAVOURED_CUES = ("assignment", "next_class", "announcement", "question", "exam")
"""Phrases that a quote had better begin with."""
_POINTS, _MOST_POINTS_PER_TOPIC = 12, 6
_LEAST_WORDS_PER_POINT, _MOST_WORDS_PER_POINT = 60, 220
"""A lecture has about `_POINTS` key points; a long one has one per minute and a half of speech."""
_MOST_TERMS = 12
_SUMMARY_SENTENCES = 4
_FEWEST_POINTS_TO_SUM_UP = 5
"""With fewer key points a summary would only repeat them."""
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
    segments = _without_speakers(transcript, exclude_speakers)
    speech = running_text(segments)
    spoken = _language(transcript, speech)
    lecture = _prepare(transcript, speech, spoken, date)
    ranges = split_topics(speech, lecture.sentences, lecture.contents)
    terms = [key_terms(_text(lecture, topic), lecture.vocabulary) for topic in ranges]
    best = gather(terms, lecture.vocabulary, _MOST_TERMS)

    next_class = next_class_day(lecture)
    assignments = find_assignments(lecture, next_class)
    taken = _cited(lecture, [c for item in assignments for c in item.citations])
    announcements = find_announcements(lecture, taken)
    exam_hints = find_exam_hints(lecture)
    taken |= _cited(lecture, [c for item in announcements for c in item.citations])
    taken |= _cited(lecture, [c for item in exam_hints for c in item.citations])
    questions = find_questions(lecture, taken)
    taken |= _cited(lecture, [c for item in questions for c in item.citations])
    topics, points = _topics(lecture, ranges, terms, best, taken)
    reasons = transcript.partial_reasons
    return Notes(
        title=title_of(best) or _plain_title(speech, source),
        summary=_summary(lecture, points),
        language=language or spoken,
        date=date,
        source=source,
        topics=tuple(topics),
        presentations=tuple(find_presentations(lecture, questions)),
        assignments=tuple(assignments),
        announcements=tuple(announcements),
        exam_hints=tuple(exam_hints),
        questions=tuple(questions),
        terms=tuple(define(lecture, term) for term in best if term.count >= OFTEN),
        references=tuple(find_references(lecture)),
        grounded_percent=100.0 if topics else None,
        coverage=whole_coverage(transcript, segments),
        made_by=MadeBy(engine="keyless", lectura=__version__),
        warnings=reasons,
        partial=bool(reasons),
    )


def _without_speakers(transcript: Transcript, excluded: tuple[str, ...]) -> tuple[Segment, ...]:
    names = {segment.speaker for segment in transcript.segments if segment.speaker is not None}
    gone: set[str] = set()
    for wish in excluded:
        meant = {
            name
            for name in names
            if wish.casefold()
            in (name.casefold(), (transcript.speaker_label(name) or "").casefold())
        }
        if not meant:
            known = ", ".join(sorted(names)) or "none"
            raise UsageError(
                f"There is no speaker '{wish}' in the transcript (speakers: {known}).",
                hint="List them: lectura speakers TRANSCRIPT",
                value=wish,
            )
        gone |= meant
    return tuple(segment for segment in transcript.segments if segment.speaker not in gone)


def _language(transcript: Transcript, speech: Speech) -> str | None:
    if transcript.language:
        return transcript.language.lower().split("-")[0]
    return guess_language(speech.text)


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


def _text(lecture: Lecture, indices: Sequence[int]) -> str:
    return lecture.speech.text[
        lecture.sentences[indices[0]].start : lecture.sentences[indices[-1]].end
    ]


def _cited(lecture: Lecture, citations: Sequence[Citation]) -> set[int]:
    """Sentences whose words stand in one of the citations."""
    quotes = [citation.quote for citation in citations]
    return {
        sentence.index
        for sentence in lecture.sentences
        if any(sentence.text in quote or quote in sentence.text for quote in quotes)
    }


def _topics(
    lecture: Lecture,
    ranges: Sequence[range],
    terms: Sequence[Sequence[KeyTerm]],
    best: Sequence[KeyTerm],
    taken: Collection[int],
) -> tuple[list[Topic], list[int]]:
    """The topics, and the sentences that are their key points."""
    topics: list[Topic] = []
    points: list[int] = []
    quoted: set[str] = set()
    total = sum(sentence.words for sentence in lecture.sentences)
    per_point = min(_MOST_WORDS_PER_POINT, max(_LEAST_WORDS_PER_POINT, total / _POINTS))
    everywhere = [term.text for term in best[:2]] if len(ranges) > 2 else []
    for indices, own_terms in zip(ranges, terms, strict=True):
        words = sum(lecture.sentences[index].words for index in indices)
        count = min(_MOST_POINTS_PER_TOPIC, max(1, round(words / per_point)))
        chosen = [
            index
            for index in key_sentences(lecture, indices, count, taken)
            if lecture.sentences[index].text not in quoted
        ]
        if not chosen:
            continue
        quoted |= {lecture.sentences[index].text for index in chosen}
        whole = lecture.whole(indices[0], indices[-1])
        first = key_point(lecture, chosen[0])
        topics.append(
            Topic(
                title=title_of(own_terms, everywhere)
                or clipped(first.statement, _TITLE_CHARACTERS),
                start=whole.start,
                end=whole.end,
                key_points=tuple(key_point(lecture, index) for index in chosen),
            )
        )
        points += chosen
    return topics, points


def _summary(lecture: Lecture, points: Sequence[int]) -> str:
    """The key points that are closest to all others, as one paragraph in the lecture's order."""
    if len(points) < _FEWEST_POINTS_TO_SUM_UP:
        return ""
    rows = vectors([lecture.contents[index] for index in points])
    scores = centrality(rows) * np.ones(len(points))
    chosen = sorted(points[place] for place in pick(scores, rows, _SUMMARY_SENTENCES))
    return " ".join(key_point(lecture, index).statement for index in chosen)


def _plain_title(speech: Speech, source: NotesSource) -> str:
    """The file's name where nothing was said; else the first words."""
    name = PurePath(source.name).stem
    if not speech.text or name not in ("", "-"):
        return name or source.name
    return clipped(speech.text, _TITLE_CHARACTERS)
