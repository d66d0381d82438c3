"""The journal: whole records in their order, whatever became of the file's end."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Any

import pytest

from lectura.store import Journal

RECORDS: list[Any] = [{"window": 0, "text": "¿qué es?"}, [1, 2.5, None], "fin"]
LINES = [
    '{"text":"¿qué es?","window":0}'.encode(),
    b"[1,2.5,null]",
    b'"fin"',
]
WHOLE = b"".join(b"%08x %s\n" % (zlib.crc32(line), line) for line in LINES)


def ends_of_lines() -> list[int]:
    """The sizes at which the file holds whole lines only."""
    return [at for at in range(len(WHOLE) + 1) if at == 0 or WHOLE[at - 1 : at] == b"\n"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "windows.jsonl"


def test_each_record_is_a_line_with_its_checksum(path: Path) -> None:
    journal = Journal(path)
    assert journal.records() == []
    for count, record in enumerate(RECORDS, 1):
        journal.append(record)
        assert Journal(path).records() == RECORDS[:count]
    assert path.read_bytes() == WHOLE


def test_the_folder_of_a_journal_is_made(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a" / "b" / "windows.jsonl")
    journal.append(1)
    assert journal.records() == [1]


def test_a_line_torn_at_any_byte_is_dropped_and_the_journal_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # two hundred of them take seconds
    whole = ends_of_lines()
    assert len(whole) == 4
    for size in range(len(WHOLE) + 1):
        path.write_bytes(WHOLE[:size])
        left = sum(1 for end in whole if 0 < end <= size)
        assert Journal(path).records() == RECORDS[:left], size
        assert path.stat().st_size == size, "reading alone changes nothing"
        journal = Journal(path)
        journal.repair()
        assert path.read_bytes() == WHOLE[: whole[left]], size
        journal.append("next")
        assert journal.records() == [*RECORDS[:left], "next"], size


def test_a_byte_altered_anywhere_ends_the_journal_before_its_line(path: Path) -> None:
    whole = ends_of_lines()
    for at in range(len(WHOLE)):
        for other in {0, 0x0A, 0x20, WHOLE[at] ^ 0x01} - {WHOLE[at]}:
            path.write_bytes(WHOLE[:at] + bytes([other]) + WHOLE[at + 1 :])
            before = sum(1 for end in whole if 0 < end <= at)
            assert Journal(path).records() == RECORDS[:before], (at, other)


@pytest.mark.parametrize("tail", [b"00000000 \n", b"00000000\n", b"\0" * 4096, b"\n", b"{}\n"])
def test_what_a_power_cut_may_leave_is_no_record(path: Path, tail: bytes) -> None:
    """The checksum of nothing is 00000000, and some file systems fill a lost block with zeros."""
    path.write_bytes(WHOLE + tail)
    assert Journal(path).records() == RECORDS
    Journal(path).repair()
    assert path.read_bytes() == WHOLE


def test_mending_a_whole_or_a_missing_journal_changes_nothing(path: Path) -> None:
    Journal(path).repair()
    assert not path.exists()
    path.write_bytes(WHOLE)
    before = path.stat()
    Journal(path).repair()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (WHOLE, before.st_mtime_ns)


def test_a_folder_in_the_place_of_a_journal_is_taken_away(path: Path) -> None:
    (path / "inner").mkdir(parents=True)
    journal = Journal(path)
    journal.repair()
    journal.append(1)
    assert journal.records() == [1]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_json_never_reaches_the_file(path: Path, value: float) -> None:
    journal = Journal(path)
    journal.append(1)
    with pytest.raises(ValueError, match="JSON"):
        journal.append({"time": value})
    assert journal.records() == [1]
