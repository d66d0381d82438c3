"""Notes without any language model: sentences of the transcript, chosen by rules."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

from lectura.languages import base_of
from lectura.notes.coverage import ChunkState, coverage_of
from lectura.notes.exclude import without_speakers
from lectura.notes.keyless.finders import find_records
from lectura.notes.keyless.kinds.announcements import unlisted_next_class
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.openings import good_openings
from lectura.notes.keyless.sentences import split_sentences
from lectura.notes.keyless.speech import Speech, running_text
from lectura.notes.keyless.terms import opening_words, page_title
from lectura.notes.keyless.vocabulary import guess_language, vocabulary
from lectura.notes.keyless.when import Calendar
from lectura.notes.options import Length
from lectura.notes.places import placed
from lectura.process.version import __version__
from lectura.records.notes import MadeBy, Notes, NotesSource
from lectura.records.transcript import Speaker, Transcript


def keyless_notes(
    transcript: Transcript,
    *,
    source: NotesSource,
    language: str | None,
    date: dt.date | None,
    exclude_speakers: tuple[str, ...] = (),
    length: Length = "normal",
) -> Notes:
    """Notes made of verbatim sentences of the transcript.

    Args:
        transcript: with or without times, punctuation and speakers.
        source: what the notes say about the transcript.
        language: requested for the notes. Quotes stay as they were said, so it only sets the
            language of the headings; by default the transcript's.
        date: the day of the lecture, from which "next Monday" counts.
        exclude_speakers: ids or names whose words are not read.
        length: how much of the lecture is kept.

    Raises:
        UsageError: a speaker to exclude is not in the transcript.
    """
    segments = without_speakers(transcript, exclude_speakers)
    speech = running_text(segments)
    spoken = _language(transcript, speech)
    lecture = prepare(speech, transcript.speakers, spoken, date)
    found = find_records(lecture, length)
    outline = found.outline
    reasons = transcript.partial_reasons
    made = Notes(
        title=page_title(lecture.terms, len(lecture.sentences), spoken)
        or _plain_title(speech, source),
        language=language or spoken,
        date=date,
        source=source,
        **found.records,
        grounded_percent=100.0 if outline.topics else None,
        coverage=coverage_of([ChunkState(segments, "seen")] if segments else [], transcript),
        made_by=MadeBy(engine="keyless", lectura=__version__, length=length),
        warnings=(*reasons, *unlisted_next_class(lecture, found.taken)),
        partial=bool(reasons),
    )
    return placed(made, transcript)


def _language(transcript: Transcript, speech: Speech) -> str | None:
    return base_of(transcript.language) or guess_language(speech.text)


def prepare(
    speech: Speech, speakers: tuple[Speaker, ...], language: str | None, date: dt.date | None
) -> Lecture:
    """What the rules need to know of a lecture.

    Args:
        speech: its words.
        speakers: who speaks, as far as that is known.
        language: of the speech.
        date: the day of the lecture.
    """
    calendar = Calendar(language, date)
    known = vocabulary(language)
    sentences = split_sentences(speech, language, good_openings(speech, calendar))
    return Lecture(
        speech=speech,
        sentences=sentences,
        contents=tuple(tuple(known.content(sentence.text)) for sentence in sentences),
        vocabulary=known,
        calendar=calendar,
        speakers=speakers,
    )


def _plain_title(speech: Speech, source: NotesSource) -> str:
    """The file's name where nothing was said; else the first words."""
    name = PurePath(source.name).stem
    if not speech.text or name not in ("", "-"):
        return name or source.name
    return opening_words(speech.text)
