"""Terms, and how they are to be translated: from a file, and from the notes of a lecture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lectura.disk.small_files import named_text
from lectura.errors import UsageError
from lectura.records.notes import Notes
from lectura.text import folded

_SEPARATOR = re.compile(r"\s*(?:\t|=>|->|→|=)\s*")
_STEM = 4
"""Letters of a word that must be there of a translation: endings change."""
_MOST_TERMS = 40
"""Of the notes, told with one request."""


@dataclass(frozen=True)
class Glossary:
    """The terms of a lecture.

    Attributes:
        fixed: (term, translation) pairs of a person, which a translation must keep.
        terms: terms of the notes, spelled as they should be, with how they were heard.
    """

    fixed: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def wanted(self, said: str) -> Iterator[tuple[str, str]]:
        """The pairs of a person whose term is in a text."""
        words = f" {folded(said)} "
        for term, translation in self.fixed:
            if f" {folded(term)} " in words or f" {folded(term)}s " in words:
                yield term, translation

    def holds(self, text: str, translation: str) -> bool:
        """True where a text has the words of a translation, whatever their endings."""
        present = f" {folded(text)} "
        stems = [word[: max(_STEM, len(word) - 2)] for word in folded(translation).split()]
        return all(f" {stem}" in present for stem in stems)

    def lines(self, said: str) -> list[str]:
        """What a language model is told of the terms in a text, a line each."""
        told = [f"{term} = {translation}" for term, translation in self.wanted(said)]
        words = f" {folded(said)} "
        fixed = {folded(term) for term, _ in self.fixed}
        for term, heard in self.terms:
            spellings = [one for one in (term, *heard) if f" {folded(one)}" in words]
            if spellings and folded(term) not in fixed:
                misheard = [one for one in spellings if folded(one) != folded(term)]
                told.append(f"{term}, heard as {', '.join(misheard)}" if misheard else term)
        return told[:_MOST_TERMS]


def read_glossary(path: Path) -> tuple[tuple[str, str], ...]:
    """The pairs of a file: ``term = translation`` per line; a term alone stays as it is.

    Lines that begin with ``#`` are comments.

    Raises:
        UsageError: the file cannot be read, or a line has no term.
    """
    text = named_text(
        path,
        "glossary",
        hint="Write a term per line: lectura translate TRANSCRIPT --to en --glossary terms.txt",
    )
    return tuple(_pairs(text.splitlines(), path))


def with_terms_of(glossary: Glossary, notes: Notes | None) -> Glossary:
    """The same, with the terms of a lecture's notes."""
    if notes is None:
        return glossary
    terms = tuple((term.term, term.as_heard) for term in notes.terms)
    return Glossary(glossary.fixed, terms)


def _pairs(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        term, *translation = _SEPARATOR.split(line.strip(), maxsplit=1)
        if not folded(term) or (translation and not folded(translation[0])):
            raise UsageError(
                f"Line {number} of the glossary {path} is no term and translation: {line.strip()}",
                hint="Write it as 'término = term', then: lectura translate TRANSCRIPT --to en "
                f"--glossary {path.name}",
                value=line.strip(),
            )
        yield term.strip(), (translation[0] if translation else term).strip()
