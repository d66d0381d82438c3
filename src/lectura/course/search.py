"""Full-text search over the transcripts of an output folder: offline, with times."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lectura.course.library import lectures_in
from lectura.course.search_index import languages_of, refreshed, unreadable
from lectura.course.search_words import Piece, pieces_of, search_words
from lectura.outputs.digests import json_object


@dataclass(frozen=True)
class Hit:
    """A place where the words were said.

    Args:
        lecture: the way from the folder to the lecture's files, without their suffixes.
        start: seconds into the recording; None where the transcript has no times.
        speaker: who said it, where that is known.
        text: the segment.
        score: higher is better; comparable within one search only.
    """

    lecture: str
    start: float | None
    speaker: str | None
    text: str
    score: float


@dataclass(frozen=True)
class Indexed:
    """What the index holds: how many lectures, and the files that could not be read."""

    lectures: int
    unreadable: tuple[Path, ...] = ()


def index(out: Path, *, cache: Path | None = None) -> Indexed:
    """Bring the index of a folder up to date; only files whose content has changed are read.

    Args:
        out: the folder; nothing is written there.
        cache: where the index is kept; default is the user's cache folder.

    Raises:
        UsageError: there is no such folder.
        MissingDependencyError: Python's SQLite was built without full-text search.
    """
    lectures = lectures_in(out)
    with closing(refreshed(out, lectures, cache)) as database:
        refused = unreadable(database)
    return Indexed(len(lectures) - len(refused), refused)


def not_searched(out: Path, *, cache: Path | None = None) -> tuple[Path, ...]:
    """The damaged transcripts of a folder, which a search cannot look into.

    Raises:
        UsageError, MissingDependencyError: as `search`.
    """

    def is_other_data(path: Path) -> bool:
        record = json_object(path)
        return record is not None and "segments" not in record

    refused = index(out, cache=cache).unreadable
    return tuple(path for path in refused if not is_other_data(path))


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        hits: best first.
        matched: "all" where the hits hold all that was asked for; "most" where they hold all but
            small words (``de``, ``the``); "some" where they hold some of the other words.
        words: the words and phrases, as they were typed, that were looked for in the end.
    """

    hits: tuple[Hit, ...]
    matched: Literal["all", "most", "some"] = "all"
    words: tuple[str, ...] = ()


def search(out: Path, query: str, *, limit: int = 20, cache: Path | None = None) -> tuple[Hit, ...]:
    """The hits of `find`."""
    return find(out, query, limit=limit, cache=cache).hits


def find(out: Path, query: str, *, limit: int = 20, cache: Path | None = None) -> Found:
    """The places where words were said in the lectures of a folder.

    Case, accents and punctuation do not matter. ``"in quotes"`` finds words in that order,
    ``entreg*`` words that begin so; nothing else is special. Where no segment holds all of the
    words, those are given that hold all but small words, and else those with some of the others.
    The index, which is in ``cache`` as for `index`, is brought up to date first.

    Raises:
        UsageError: there is no such folder.
        MissingDependencyError: Python's SQLite was built without full-text search.
    """
    lectures = lectures_in(out)
    pieces = pieces_of(query)
    if not pieces or limit < 1:
        return Found(())
    with closing(refreshed(out, lectures, cache)) as database:
        hits = _hits(database, pieces, "AND", limit)
        if hits or len(pieces) == 1:
            return Found(hits, words=_shown(pieces))
        return _with_fewer(database, pieces, limit)


def _with_fewer(database: sqlite3.Connection, pieces: Sequence[Piece], limit: int) -> Found:
    """What is found without small words; where nothing is, with some of the other words."""
    small = _small_words(languages_of(database))
    others = [piece for piece in pieces if piece.quoted or not small.issuperset(piece.words)]
    if others and len(others) < len(pieces) and (hits := _hits(database, others, "AND", limit)):
        return Found(hits, "most", _shown(others))
    return Found(_hits(database, others, "OR", limit) if others else (), "some", _shown(others))


def _small_words(languages: Iterable[str | None]) -> frozenset[str]:
    from lectura.notes.keyless.vocabulary import stopwords  # noqa: PLC0415 (takes a second)

    words = (word for language in languages for word in stopwords(language))
    return frozenset(part for word in words for part in search_words(word))


def _shown(pieces: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(piece.shown for piece in pieces)


def _hits(
    database: sqlite3.Connection, pieces: Sequence[Piece], joined_by: str, limit: int
) -> tuple[Hit, ...]:
    rows = database.execute(
        "SELECT lecture, start, speaker, text, -bm25(segment) FROM segment WHERE segment MATCH ? "
        "ORDER BY bm25(segment), rowid LIMIT ?",
        (f" {joined_by} ".join(piece.expression for piece in pieces), limit),
    )
    return tuple(Hit(*row) for row in rows)
