"""The example in Python hands in what is there, says what is missing, packs nothing of nothing."""

from __future__ import annotations

import functools
import hashlib
import os
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import wav

import lectura
from lectura import api
from lectura.pipeline.runtime import Runtime
from lectura.testing.transcriber import ScriptedEngine

SCRIPT = Path(__file__).parents[2] / "examples" / "hand_in.py"
FORMS = ("json", "notes.json", "notes.md", "srt", "txt")

HandIn = Callable[..., int]


@pytest.fixture
def hand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HandIn:
    """Runs the example on a week's recordings, with a scripted transcriber."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "store"))
    monkeypatch.setattr(api, "Runtime", functools.partial(Runtime, engine=ScriptedEngine()))
    (tmp_path / "week 3").mkdir()
    (tmp_path / "week 3/slides.pdf").write_bytes(b"x")
    wav(tmp_path / "week 3/-ñ.WAV")
    main = runpy.run_path(str(SCRIPT))["main"]
    return lambda *options: int(main(["week 3", "hand-in", "--language", "es", *options]))


def packed(told: str) -> list[str]:
    with zipfile.ZipFile(told.strip()) as archive:
        return sorted(archive.namelist())


def test_everything_is_handed_in_with_its_checksum(
    hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(Path("week 3/clase 1.wav"), seconds=2)
    assert hand_in() == 0
    told = capsys.readouterr()
    names = [f"{stem}.{form}" for stem in ("-ñ", "clase 1") for form in FORMS]
    assert packed(told.out) == sorted([*names, "SHA256SUMS"])
    assert told.err.splitlines() == ["-ñ.WAV: complete", "clase 1.wav: complete"]
    sums = Path("hand-in/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split("  ")[1] for line in sums) == sorted(names)
    for line in sums:
        expected, name = line.split("  ")
        assert hashlib.sha256(Path("hand-in", name).read_bytes()).hexdigest() == expected
    assert "(../week%203/clase%201.wav" in Path("hand-in/clase 1.notes.md").read_text("utf-8")
    before = Path("hand-in/SHA256SUMS").read_bytes()
    assert hand_in() == 0
    assert Path("hand-in/SHA256SUMS").read_bytes() == before


def test_two_recordings_of_one_name_get_two_transcripts(hand_in: HandIn) -> None:
    Path("week 3/-ñ.WAV").rename("week 3/a.wav")
    wav(Path("week 3/A.mp3"), seconds=2)
    assert hand_in() == 0
    texts = {path.name for path in Path("hand-in").glob("*.txt")}
    assert texts == {"a.wav.txt", "A.mp3.txt"}


def test_what_cannot_be_read_is_told_and_the_rest_is_packed(
    hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("week 3/broken.mp4").write_text("no film", encoding="utf-8")
    assert hand_in() == 3
    told = capsys.readouterr()
    assert packed(told.out) == sorted([*(f"-ñ.{form}" for form in FORMS), "SHA256SUMS"])
    assert "broken.mp4: broken.mp4" in told.err
    assert "  → " in told.err


def test_missing_notes_are_told_and_the_transcript_is_packed(
    hand_in: HandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    wav(Path("week 3/b.wav"), seconds=2)
    hears = lectura.take_notes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            lectura,
            "take_notes",
            lambda *given, **named: hears(*given, **named).model_copy(
                update={"partial": True, "warnings": ("Minute 4 is missing.",)}
            ),
        )
        assert hand_in() == 3
    assert "b.wav: Minute 4 is missing." in capsys.readouterr().err
    assert hand_in("--llm", "nothing-of-the-kind") == 2
    told = capsys.readouterr()
    assert (told.out, "Nothing was packed." in told.err) == ("", True)


def test_nothing_is_packed_of_nothing(
    hand_in: HandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(lectura, "transcribe", stopped)
        assert hand_in() == 130
    Path("week 3/-ñ.WAV").write_bytes(b"")
    assert hand_in() == 1
    Path("week 3/-ñ.WAV").unlink()
    assert hand_in() == 2
    assert capsys.readouterr().out == ""
    assert list(Path().glob("*.zip")) == []


def test_it_is_a_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "nowhere", "hand-in"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(lectura.__file__).parents[1])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There are no recordings in nowhere.\n"
