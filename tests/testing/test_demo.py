"""The demonstration video: what is in the file, and that a real model understands it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import av
import jiwer
import numpy as np
import pytest
from rapidfuzz import fuzz

from lectura.audio import dbfs, samples_at
from lectura.errors import MediaError, UsageError
from lectura.testing import demo
from lectura.testing.demo import DEMO_LINES, STUDENT, SpokenLine, demo_audio, make_demo

pytestmark = pytest.mark.needs("demo")

MAX_WORD_ERRORS = 0.08
"""Measured: 0.03, numbers written as figures included."""


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[SpokenLine, ...]]:
    path = tmp_path_factory.mktemp("demo") / "clase.mp4"
    return path, make_demo(path)


def test_the_video_has_pictures_and_sound_of_one_length(
    video: tuple[Path, tuple[SpokenLine, ...]],
) -> None:
    with av.open(str(video[0])) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        assert (picture.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert (picture.width, picture.height) == (1280, 720)
        lengths = [float((s.duration or 0) * (s.time_base or 0)) for s in (picture, sound)]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.5)
    assert 60 < lengths[1] < 90


def test_the_slide_changes_when_the_homework_is_given(
    video: tuple[Path, tuple[SpokenLine, ...]],
) -> None:
    path, said = video
    changes = []
    with av.open(str(path)) as container:
        before: np.ndarray | None = None
        for frame in container.decode(video=0):
            picture = frame.to_ndarray(format="gray").astype(np.int16)
            if before is not None and np.abs(picture - before).mean() > 2:
                changes.append(frame.time)
            before = picture
    expected = [said[number].start for number in (2, 6)]
    assert "tarea" in said[6].line.text
    assert changes == pytest.approx(expected, abs=0.4)


def test_lines_are_said_where_they_are_said_to_be() -> None:
    audio, said = demo_audio()
    assert [one.line for one in said] == list(DEMO_LINES)
    assert {one.line.speaker for one in said} == {"lecturer", "student"}
    for one in said:
        assert dbfs(audio[samples_at(one.start) : samples_at(one.end)]) > -30
        assert dbfs(audio[samples_at(one.end) : samples_at(one.end + 0.5)]) < -60
    [first, *_] = [one for one in said if one.line.speaker == STUDENT]
    assert first.line.text.endswith("?")


@pytest.fixture(scope="module")
def outputs(
    video: tuple[Path, tuple[SpokenLine, ...]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder that a real run on the video has written."""
    folder = tmp_path_factory.mktemp("outputs")
    code = "from lectura.cli import main; main()"
    arguments = ["run", str(video[0]), "-o", str(folder), "--speakers", "--offline"]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.real_model
def test_lectura_understands_it(outputs: Path) -> None:
    segments = json.loads((outputs / "clase.json").read_text(encoding="utf-8"))["segments"]
    heard = plain(" ".join(segment["text"] for segment in segments))
    rate = jiwer.wer(plain(" ".join(line.text for line in DEMO_LINES)), heard)
    assert rate <= MAX_WORD_ERRORS, heard
    assert "tarea" in heard
    assert len({segment["speaker"] for segment in segments}) == 2
    notes = json.loads((outputs / "clase.notes.json").read_text(encoding="utf-8"))
    [homework] = notes["assignments"]
    assert "resolver los ejercicios" in homework["what"]
    assert "viernes" in homework["due_text"]


@pytest.mark.real_model
def test_the_readme_shows_what_comes_out(outputs: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    _, _, part = readme.partition("<!-- part of demo/clase.notes.md -->\n```md\n")
    shown = [line for line in part.partition("```")[0].splitlines() if line]
    text = (outputs / "clase.notes.md").read_text(encoding="utf-8")
    page = re.sub(r"\([./\w-]*/clase\.mp4", "(clase.mp4", text).splitlines()
    assert len(shown) >= 6
    for line in shown:
        # Processors differ in the last bit, and so may a letter that was heard.
        assert any(fuzz.ratio(line, real) >= 90 for real in page), line


def plain(text: str) -> str:
    figures = text.lower().replace("15", "quince").replace("3", "tres")
    return " ".join(re.findall(r"\w+", figures))


def test_what_ffmpeg_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="could not be written"):
        make_demo(tmp_path / "clase.unknown")


def test_the_program_says_what_is_in_the_video(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = (SpokenLine(DEMO_LINES[0], 0.8, 5.0),)
    monkeypatch.setattr(demo, "make_demo", lambda target: said)
    demo.main([str(tmp_path / "clase.mp4")])
    assert capsys.readouterr().out == f"[  0.80] lecturer: {DEMO_LINES[0].text}\n"
    with pytest.raises(UsageError):
        demo.main([])
