"""A course as one thing: its lectures in order, every assignment, every term with its places."""

from __future__ import annotations

import datetime as dt
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias, TypeVar

from lectura.course.index_page import render_index
from lectura.course.model import (
    Course,
    CourseAssignment,
    CourseLecture,
    CourseTerm,
    Occurrence,
)
from lectura.course.page import render_course
from lectura.errors import NotesError, TranscriptError
from lectura.formats import read_transcript
from lectura.outputs.ownership import Gate, Index, Written
from lectura.paths import display_path, escaped_in_json
from lectura.records.notes import Notes, Term
from lectura.records.target import COURSE, COURSE_INDEX, COURSE_PAGE, HTML, beside_file
from lectura.records.transcript import Transcript
from lectura.render.notes_json import read_notes
from lectura.text import folded_words

__all__ = ["Course", "Entry", "build_course", "render_course", "write_course"]

Entry: TypeAlias = "tuple[str, Path, Path | None]"
"""Name of a lecture, its transcript, its notes as json (None where there are none)."""


def build_course(entries: Sequence[Entry], *, folder: Path | None = None) -> Course:
    """Gather the lectures of a course.

    Terms are those of the notes; they are looked for in the transcript of every lecture, in the
    spelling of the notes. A file that cannot be read becomes a warning.

    Args:
        entries: the lectures in their order, see `Entry`.
        folder: where the course will be written; with it the lectures carry links.
    """
    warnings: list[str] = []
    read = [_Lecture.read(entry, warnings) for entry in entries]
    languages = Counter(item.notes.language for item in read if item.notes and item.notes.language)
    return Course(
        language=languages.most_common(1)[0][0] if languages else None,
        lectures=tuple(item.shown(folder) for item in read),
        assignments=_assignments(read),
        terms=_terms(read),
        warnings=tuple(warnings),
    )


def write_course(course: Course, folder: Path, gate: Gate) -> Written:
    """Write ``index.html``, ``course.md`` and ``course.json``, except over what a person wrote.

    Raises:
        OutputError: the folder cannot be written or the disk is full.
    """
    page, data = folder / COURSE_PAGE, folder / COURSE
    name = display_path(folder.resolve().name)
    files = {
        folder / COURSE_INDEX: render_index(course, name).encode(),
        page: render_course(course, name).encode(),
    }
    return gate.write(files, Index(data, course, _text))


def _text(course: Course) -> str:
    return escaped_in_json(course.model_dump_json(indent=2) + "\n")


class _Spoken:
    """The words of a transcript, ready to be looked through for terms."""

    def __init__(self, transcript: Transcript | None) -> None:
        self._offsets: list[int] = []
        self._starts: list[float | None] = []
        pieces: list[str] = []
        length = 0
        for segment in transcript.segments if transcript else ():
            piece = _apart(folded_words(segment.text))
            self._offsets.append(length)
            self._starts.append(segment.start)
            pieces.append(piece)
            length += len(piece)
        self._text = "".join(pieces)

    def look_for(self, words: Sequence[str]) -> tuple[int, float | None]:
        """How often the words occur as whole words, and where first (seconds)."""
        sought = _apart(words)
        first = self._text.find(sought)
        if first < 0:
            return 0, None
        return self._text.count(sought), self._starts[bisect_right(self._offsets, first) - 1]


def _apart(words: Sequence[str]) -> str:
    """The words as one text in which only whole words match, neighbours too."""
    return "".join(f" {word} " for word in words)


@dataclass(frozen=True)
class _Lecture:
    name: str
    transcript: Transcript | None
    notes: Notes | None
    notes_path: Path | None
    page_path: Path
    spoken: _Spoken

    @classmethod
    def read(cls, entry: Entry, warnings: list[str]) -> _Lecture:
        name, transcript_path, notes_path = entry
        transcript = _if_readable(read_transcript, transcript_path, warnings)
        notes = _if_readable(read_notes, notes_path, warnings) if notes_path else None
        page = beside_file(transcript_path).notes(HTML)
        return cls(name, transcript, notes, notes_path, page, _Spoken(transcript))

    def shown(self, folder: Path | None) -> CourseLecture:
        notes, transcript = self.notes, self.transcript
        return CourseLecture(
            name=self.name,
            title=notes.title if notes else PurePosixPath(self.name).name,
            date=notes.date if notes else None,
            duration=transcript.audio_seconds if transcript else None,
            summary=notes.summary if notes else "",
            link=_link(self.notes_path, folder),
            page=_way(self.page_path, folder) if self.page_path.is_file() else None,
            partial=bool(
                transcript is None or transcript.partial_reasons or (notes and notes.partial)
            ),
        )


_ReadT = TypeVar("_ReadT")


def _if_readable(read: Callable[[Path], _ReadT], path: Path, warnings: list[str]) -> _ReadT | None:
    try:
        return read(path)
    except (TranscriptError, NotesError) as error:
        warnings.append(error.message)
        return None


def _link(notes: Path | None, folder: Path | None) -> str | None:
    if notes is None or folder is None:
        return None
    readable = beside_file(notes).notes("md")
    return _way(readable if readable.is_file() else notes, folder)


def _way(file: Path, folder: Path | None) -> str | None:
    if folder is None:
        return None
    way = Path(os.path.relpath(file, folder)).as_posix()
    return way if display_path(way) == way else None  # bytes that are no text: no file can hold it


def _assignments(lectures: Iterable[_Lecture]) -> tuple[CourseAssignment, ...]:
    found = [
        CourseAssignment(
            lecture=item.name,
            start=next((citation.start for citation in work.citations), None),
            quote=next((citation.quote for citation in work.citations), ""),
            **work.model_dump(exclude={"citations", "speaker"}),
        )
        for item in lectures
        if item.notes
        for work in item.notes.assignments
    ]
    return tuple(sorted(found, key=_when_due))


def _when_due(work: CourseAssignment) -> tuple[dt.date, dt.time]:
    """A day without an hour ends with it."""
    return work.due_date or dt.date.max, work.due_time or dt.time.max


def _terms(lectures: Sequence[_Lecture]) -> tuple[CourseTerm, ...]:
    by_words: dict[tuple[str, ...], list[tuple[str, Term]]] = {}
    for item in lectures:
        for term in item.notes.terms if item.notes else ():
            if words := folded_words(term.term):
                by_words.setdefault(words, []).append((item.name, term))
    return tuple(_term(words, by_words[words], lectures) for words in sorted(by_words))


def _term(
    words: Sequence[str], noted: list[tuple[str, Term]], lectures: Sequence[_Lecture]
) -> CourseTerm:
    terms = [term for _, term in noted]
    cited = {name: next((c.start for c in term.citations), None) for name, term in reversed(noted)}
    occurrences = []
    for item in lectures:
        times, start = item.spoken.look_for(words)
        if times or item.name in cited:
            start = start if times else cited[item.name]
            occurrences.append(Occurrence(lecture=item.name, start=start, times=times))
    heard = dict.fromkeys(variant for term in terms for variant in term.as_heard)
    return CourseTerm(
        term=Counter(term.term for term in terms).most_common(1)[0][0],
        definition=next((term.definition for term in terms if term.definition), ""),
        as_heard=tuple(heard),
        occurrences=tuple(occurrences),
    )
