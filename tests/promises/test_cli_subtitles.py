"""Subtitles cut as a person asked for stay so when words or names change later."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import InProcess, wav


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav", seconds=3)
    return InProcess(monkeypatch, capsys, tmp_path)


def lines_of(place: Path) -> list[str]:
    """The lines of text of subtitles."""
    blocks = place.read_text(encoding="utf-8").strip().split("\n\n")
    return [line for block in blocks for line in block.splitlines()[2:]]


def cut(place: Path) -> tuple[bool, str]:
    """Whether all lines are narrow, and the words."""
    lines = lines_of(place)
    return max(map(len, lines)) <= 20, " ".join(lines)


def test_lines_stay_narrow_after_corrections_and_names(cli: InProcess, tmp_path: Path) -> None:
    narrow = ("--max-line-width", "20", "--max-line-count", "1")
    assert cli("transcribe", "a.wav", "-f", "srt,json").status == 0
    wide = lines_of(tmp_path / "a.srt")
    assert max(map(len, wide)) > 20
    assert cli("transcribe", "a.wav", "-f", "srt,json", *narrow).status == 0
    assert cut(tmp_path / "a.srt") == (True, " ".join(wide))
    word = wide[0].split()[0]
    assert cli("correct", "a.json", f"{word}=Ventana").status == 0
    fits, words = cut(tmp_path / "a.srt")
    assert fits
    assert "Ventana" in words
    (tmp_path / "a.json").unlink()  # only the very file still tells which transcript it was
    assert cli("correct", "a.wav", "--undo", word).status == 0
    assert cut(tmp_path / "a.srt") == (True, " ".join(wide))


def test_convert_cuts_as_asked_and_otherwise_as_before(cli: InProcess, tmp_path: Path) -> None:
    cli("transcribe", "a.wav", "-f", "json", "-f", "json")
    assert cli("convert", "a.json", "-f", "srt", "--max-line-width", "20").status == 0
    first = (tmp_path / "a.srt").read_bytes()
    assert cut(tmp_path / "a.srt")[0]
    assert cli("convert", "a.json", "-f", "srt").status == 0
    assert (tmp_path / "a.srt").read_bytes() == first
    assert cli("convert", "a.json", "-f", "srt", "--max-line-width", "42").status == 0
    assert not cut(tmp_path / "a.srt")[0]


def test_a_batch_cuts_again_where_the_limits_changed(cli: InProcess, tmp_path: Path) -> None:
    line = ("batch", "a.wav", "-o", "out", "--no-notes", "-f", "srt,json")
    assert cli(*line).status == 0
    assert cli(*line, "--max-line-width", "20").status == 0
    assert cut(tmp_path / "out" / "a.srt")[0]
    assert cli(*line).status == 0
    assert not cut(tmp_path / "out" / "a.srt")[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--max-line-width", "19"), "at least 20"),
        (("--max-line-width", "201"), "at most 200"),
        (("--max-line-count", "0"), "at least 1"),
        (("--max-line-count", "9"), "at most 8"),
    ],
)
def test_limits_have_bounds(cli: InProcess, typed: tuple[str, ...], told: str) -> None:
    ended = cli("transcribe", "a.wav", *typed)
    assert ended.status == 2
    assert f"Invalid value '{typed[1]}' for {typed[0]}: expected an integer of {told}." in ended.err
