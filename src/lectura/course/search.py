"""Full-text search over the transcripts of an output folder: offline, with times."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lectura.course.library import lectures_in
from lectura.course.search_index import refreshed, unreadable
from lectura.outputs.digests import json_object
from lectura.text import folded_words

_PIECE = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))


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


def search(out: Path, query: str, *, limit: int = 20, cache: Path | None = None) -> tuple[Hit, ...]:
    """The places where words were said in the lectures of a folder, best first.

    Case, accents and punctuation do not matter. ``"in quotes"`` finds words in that order,
    ``entreg*`` words that begin so; nothing else is special. Where no segment holds all of the
    words, those with some of them are given. The index, which is in ``cache`` as for `index`, is
    brought up to date first.

    Raises:
        UsageError: there is no such folder.
        MissingDependencyError: Python's SQLite was built without full-text search.
    """
    lectures = lectures_in(out)
    phrases = _phrases(query)
    if not phrases or limit < 1:
        return ()
    with closing(refreshed(out, lectures, cache)) as database:
        return _hits(database, " AND ".join(phrases), limit) or _hits(
            database, " OR ".join(phrases), limit
        )


def _phrases(query: str) -> list[str]:
    """Each word or quoted phrase as an FTS5 string; only letters and digits get into it."""
    phrases = []
    for quoted, word in _PIECE.findall(query.translate(_QUOTES)):
        if words := folded_words(quoted or word):
            begins = "*" if word.endswith("*") else ""
            phrases.append('"' + " ".join(words) + '"' + begins)
    return phrases


def _hits(database: sqlite3.Connection, expression: str, limit: int) -> tuple[Hit, ...]:
    rows = database.execute(
        "SELECT lecture, start, speaker, text, -bm25(segment) FROM segment WHERE segment MATCH ? "
        "ORDER BY bm25(segment), rowid LIMIT ?",
        (expression, limit),
    )
    return tuple(Hit(*row) for row in rows)
