"""The terms of a course, to be spelled the same in the next transcription."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lectura.corrections.kept import read_corrections
from lectura.course.library import Lecture, lectures_in
from lectura.errors import ConfigError, NotesError, TranscriptError
from lectura.formats import read_transcript
from lectura.records.notes import Notes
from lectura.records.target import beside
from lectura.records.transcript import Correction, Transcript
from lectura.render.notes_json import read_notes
from lectura.text import folded_words


def vocabulary_from(out: Path) -> tuple[str, ...]:
    """The terms and names of the lectures in a folder, the most useful first.

    The right words of a person's corrections come first, as that person writes them; what was heard
    in their place is left out. A term that was misheard helps much, so it weighs as much as one
    that occurs in three lectures more; then come the terms of many lectures, then those that are
    cited often. Names that a person gave to speakers, and persons the lectures refer to, count as
    terms. A term that is spelled in several ways is given in its most frequent spelling. Files
    that cannot be read are left out.

    Raises:
        UsageError: there is no such folder.
    """
    known: dict[str, _Known] = {}
    misheard: set[str] = set()
    for lecture in lectures_in(out):
        corrections = _corrections(lecture)
        misheard.update(_words(pair.heard) for pair in corrections)
        for mention in (*_of_corrections(corrections), *_mentions(lecture)):
            if words := _words(mention.spelling):
                known.setdefault(words, _Known()).add(lecture.name, mention)
    for words in misheard & known.keys():
        if not known[words].corrected:
            del known[words]
    best_first = sorted(known, key=lambda words: (*known[words].rank, words))
    return tuple(known[words].spelling for words in best_first)


@dataclass(frozen=True)
class _Mention:
    spelling: str
    citations: int = 1
    misheard: bool = False
    corrected: bool = False


@dataclass
class _Known:
    spellings: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    lectures: set[str] = field(default_factory=set)
    misheard: bool = False

    def add(self, lecture: str, mention: _Mention) -> None:
        self.spellings[mention.spelling] += max(1, mention.citations)
        self.lectures.add(lecture)
        self.misheard |= mention.misheard
        if mention.corrected:
            self.corrected[mention.spelling] += 1

    @property
    def rank(self) -> tuple[int, int, int]:
        """Lower is more useful."""
        weight = len(self.lectures) + 3 * self.misheard
        return -bool(self.corrected), -weight, -self.spellings.total()

    @property
    def spelling(self) -> str:
        spellings = self.corrected or self.spellings
        return max(sorted(spellings), key=spellings.__getitem__)


def _words(text: str) -> str:
    return " ".join(folded_words(text))


def _corrections(lecture: Lecture) -> tuple[Correction, ...]:
    with contextlib.suppress(ConfigError):
        return read_corrections(beside(lecture.transcript).corrections).corrections
    return ()


def _of_corrections(corrections: Iterable[Correction]) -> Iterator[_Mention]:
    for pair in corrections:
        yield _Mention(" ".join(pair.correct.split()), corrected=True)


def _mentions(lecture: Lecture) -> Iterator[_Mention]:
    with contextlib.suppress(TranscriptError):
        yield from _of_speakers(read_transcript(lecture.transcript))
    with contextlib.suppress(NotesError):
        yield from _of_notes(read_notes(lecture.notes)) if lecture.notes else ()


def _of_speakers(transcript: Transcript) -> Iterator[_Mention]:
    for speaker in transcript.speakers:
        if speaker.name:
            yield _Mention(speaker.name)


def _of_notes(notes: Notes) -> Iterator[_Mention]:
    for term in notes.terms:
        yield _Mention(" ".join(term.term.split()), len(term.citations), bool(term.as_heard))
    for reference in notes.references:
        if reference.kind == "person":
            yield _Mention(" ".join(reference.text.split()), len(reference.citations))
