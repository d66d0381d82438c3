"""The full-text index of an output folder: an SQLite file (FTS5) that can be thrown away.

It holds every word of a course, so it is in the cache, by the folder's real path, and not in the
folder, which may be handed in, published, or not be writable.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.course.library import LEFT_IN_FOLDERS, Lecture
from lectura.course.search_words import search_words
from lectura.disk.files import file_sha256, sha256_of
from lectura.disk.folders import cache_folder, make_folder, open_to_write
from lectura.errors import MissingDependencyError, TranscriptError
from lectura.formats import read_transcript
from lectura.records.transcript import Transcript

_FOLDER = "search"
_VERSION = 4
"""Raised when the tables or the folding of words change; an index of another version is rebuilt."""
_WAIT_SECONDS = 10.0
_TABLES = """
DROP TABLE IF EXISTS lecture;
DROP TABLE IF EXISTS segment;
CREATE TABLE lecture (
  name TEXT PRIMARY KEY, path BLOB, size INTEGER, mtime_ns INTEGER, sha256 TEXT,
  first_row INTEGER, end_row INTEGER, readable INTEGER, language TEXT
);
CREATE VIRTUAL TABLE segment USING fts5(
  words, lecture UNINDEXED, start UNINDEXED, speaker UNINDEXED, text UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True)
class _State:
    """The file of a lecture as it was when it was last looked at; its name is any bytes."""

    path: bytes
    size: int
    mtime_ns: int


def refreshed(out: Path, lectures: Sequence[Lecture], cache: Path | None) -> sqlite3.Connection:
    """The index, up to date with the lectures; the caller closes it.

    Where the cache cannot be written, or another process holds the index for long, one in memory
    takes its place. A damaged file is removed, and what an earlier version left in the folder.

    Raises:
        MissingDependencyError: Python's SQLite was built without full-text search.
    """
    for name in LEFT_IN_FOLDERS:
        with contextlib.suppress(OSError):
            (out / name).unlink()
    path = _place(out, cache)
    try:
        _make(path, cache)
        return _up_to_date(str(path), lectures)
    except (OSError, sqlite3.OperationalError):  # read-only, locked, or without FTS5
        pass
    except sqlite3.DatabaseError:  # not an index at all: the next search writes a new one
        with contextlib.suppress(OSError):
            path.unlink()
    try:
        return _up_to_date(":memory:", lectures)
    except sqlite3.OperationalError as error:
        raise MissingDependencyError(
            f"Searching needs SQLite with full-text search (FTS5): {error}.",
            hint="Use a Python from python.org, or: uv python install 3.12",
        ) from error


def index_folder(cache: Path | None) -> Path:
    """Where the indexes of all folders are."""
    return (cache or cache_folder()) / _FOLDER


def _place(out: Path, cache: Path | None) -> Path:
    real = os.fsencode(os.path.realpath(out))
    return index_folder(cache) / f"{sha256_of(real)[:32]}.sqlite"


def _make(path: Path, cache: Path | None) -> None:
    """SQLite would make the file with bits for everybody, and give its journal the same."""
    private = make_folder(path.parent, cache)
    with open_to_write(path, "ab", private=private):
        pass


def indexes_with(
    cache: Path | None, transcripts: Collection[Path], is_wanted: Callable[[str], bool]
) -> tuple[Path, ...]:
    """The files of the indexes that know one of these transcripts, or a text that is wanted.

    One that cannot be read is among them: the next search makes it again.
    """
    places = {os.fsencode(os.path.realpath(path)) for path in transcripts}
    return tuple(
        path
        for path in sorted(((cache or cache_folder()) / _FOLDER).glob("*.sqlite"))
        if _knows(path, places, is_wanted)
    )


def _knows(index: Path, places: set[bytes], is_wanted: Callable[[str], bool]) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(index, timeout=_WAIT_SECONDS)) as database:
            paths = database.execute("SELECT path FROM lecture").fetchall()
            if any(os.fsencode(os.path.realpath(os.fsdecode(row[0]))) in places for row in paths):
                return True
            texts = database.execute("SELECT text FROM segment")
            return any(is_wanted(row[0] or "") for row in texts)
    except (sqlite3.Error, OSError):
        return True


def unreadable(database: sqlite3.Connection) -> tuple[Path, ...]:
    """The files that look like transcripts by their name and could not be read."""
    rows = database.execute("SELECT path FROM lecture WHERE NOT readable ORDER BY path")
    return tuple(Path(os.fsdecode(row[0])) for row in rows)


def languages_of(database: sqlite3.Connection) -> tuple[str | None, ...]:
    """The languages of the lectures (ISO 639-1), each once; None for one that is not known."""
    rows = database.execute("SELECT DISTINCT language FROM lecture WHERE readable ORDER BY 1")
    return tuple(row[0] for row in rows)


def _up_to_date(place: str, lectures: Sequence[Lecture]) -> sqlite3.Connection:
    database = sqlite3.connect(place, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        if not _is_current(database, lectures):
            database.execute("BEGIN IMMEDIATE")  # from here on no other process refreshes it
            _refresh(database, lectures)
            database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def _is_current(database: sqlite3.Connection, lectures: Sequence[Lecture]) -> bool:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return version == _VERSION and _known(database) == _on_disk(lectures)


def _known(database: sqlite3.Connection) -> dict[str, _State]:
    rows = database.execute("SELECT name, path, size, mtime_ns FROM lecture")
    return {name: _State(*state) for name, *state in rows}


def _on_disk(lectures: Sequence[Lecture]) -> dict[str, _State]:
    states: dict[str, _State] = {}
    for lecture in lectures:
        with contextlib.suppress(OSError):  # gone since the folder was listed
            stat = lecture.transcript.stat()
            path = os.fsencode(lecture.transcript)
            states[lecture.name] = _State(path, stat.st_size, stat.st_mtime_ns)
    return states


def _refresh(database: sqlite3.Connection, lectures: Sequence[Lecture]) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        for statement in _TABLES.split(";"):
            database.execute(statement)  # executescript would end the transaction
        database.execute(f"PRAGMA user_version = {_VERSION}")
    known, present = _known(database), _on_disk(lectures)
    for name in known.keys() - present.keys():
        _forget(database, name)
    for name, state in present.items():
        if known.get(name) != state:
            _take(database, name, state)


def _take(database: sqlite3.Connection, name: str, state: _State) -> None:
    sha256 = file_sha256(Path(os.fsdecode(state.path)))
    row = database.execute("SELECT sha256 FROM lecture WHERE name = ?", (name,)).fetchone()
    if row and row[0] == sha256:
        database.execute(
            "UPDATE lecture SET path = ?, size = ?, mtime_ns = ? WHERE name = ?",
            (state.path, state.size, state.mtime_ns, name),
        )
        return
    _forget(database, name)
    (first,) = database.execute("SELECT coalesce(max(end_row), 1) FROM lecture").fetchone()
    transcript = _transcript(Path(os.fsdecode(state.path)))
    segments = [] if transcript is None else _segments(transcript)
    database.executemany(
        "INSERT INTO segment(rowid, words, lecture, start, speaker, text) VALUES (?,?,?,?,?,?)",
        (
            (first + i, words, name, start, speaker, text)
            for i, (words, start, speaker, text) in enumerate(segments)
        ),
    )
    end, readable = first + len(segments), transcript is not None
    language = transcript.language if transcript is not None else None
    database.execute(
        "INSERT INTO lecture VALUES (?,?,?,?,?,?,?,?,?)",
        (name, state.path, state.size, state.mtime_ns, sha256, first, end, readable, language),
    )


def _forget(database: sqlite3.Connection, name: str) -> None:
    rows = "SELECT first_row, end_row FROM lecture WHERE name = ?"
    for first, end in database.execute(rows, (name,)).fetchall():
        database.execute("DELETE FROM segment WHERE rowid >= ? AND rowid < ?", (first, end))
    database.execute("DELETE FROM lecture WHERE name = ?", (name,))


def _transcript(path: Path) -> Transcript | None:
    """The transcript in a file; None for what is none."""
    try:
        return read_transcript(path)
    except TranscriptError:
        return None


def _segments(transcript: Transcript) -> list[tuple[str, float | None, str | None, str]]:
    """Words, start in seconds, speaker and text of each segment."""
    return [
        (
            " ".join(search_words(segment.text)),
            segment.start,
            transcript.speaker_label(segment.speaker),
            segment.text.strip(),
        )
        for segment in transcript.segments
    ]
