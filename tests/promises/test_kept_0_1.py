"""What lectura 0.1 wrote is read by this version: outputs, submission, finished and begun work.

``tests/kept/0.1`` holds a spoken clip of ten seconds with its outputs, as that version wrote them,
a word corrected and the speaker named since, and the store of that run. It is never written again.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess

from lectura.course.model import Course
from lectura.errors import ModelError
from lectura.formats import read_transcript
from lectura.records.report import RecordingReport
from lectura.render import read_notes
from lectura.speech.engine import Engine, WhisperEngine
from lectura.speech.models.find import ModelFiles

_KEPT = Path(__file__).parents[1] / "kept" / "0.1"
_SAID = [
    "Hoy vamos a hablar de las redes neuronales.",
    "Un modelo aprende los ejemplos.",
    "Para el nieve, tienen que resolver los ejercicios en el capítulo tres.",
]
_AS_THEN = (
    *("batch", "lectures", "-o", "course", "--words", "--speakers", "--date", "2026-03-09"),
    *("-f", "txt,srt,json,vtt", "--language", "es", "--llm", "none"),
)


class NoEngine(WhisperEngine):
    """Has no model: whoever asks for one has found nothing in the store."""

    def choose(self, *_arguments: Any, **_more: Any) -> Any:
        raise ModelError("Nothing should be transcribed.", hint="none")

    def try_out(self, *_arguments: Any, **_more: Any) -> ModelFiles:
        raise ModelError("Nothing should be transcribed.", hint="none")


@pytest.fixture
def kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    shutil.copytree(_KEPT, tmp_path, dirs_exist_ok=True)
    run = InProcess(monkeypatch, capsys, tmp_path)
    engine: Engine = NoEngine()
    run.engine = engine
    return run


def texts(file: Path) -> list[str]:
    return [segment.text.strip() for segment in read_transcript(file).segments]


def data(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_records_are_read() -> None:
    transcript = read_transcript(_KEPT / "course" / "clase.json")
    assert [segment.text.strip() for segment in transcript.segments] == _SAID
    assert [speaker.label for speaker in transcript.speakers] == ["Ana"]
    assert transcript.duration == 10.775
    notes = read_notes(_KEPT / "course" / "clase.notes.json")
    assert notes.topics[0].key_points[0].citations[0].quote == _SAID[2]
    course = Course.model_validate(data(_KEPT / "course" / "course.json"))
    assert [lecture.duration for lecture in course.lectures] == [10.775]
    told = data(_KEPT / "course" / "report.json")["files"]
    assert RecordingReport.model_validate(told[0]).segments == 3


def test_the_submission_is_verified(kept: InProcess) -> None:
    whole = kept("verify", "handed-in", "--recording", "lectures/clase.ogg")
    assert whole.status == 0, whole.err
    Path("handed-in/clase.txt").write_text("other words\n", encoding="utf-8")
    assert kept("verify", "handed-in").status == 1


def test_it_is_converted_corrected_and_named(kept: InProcess) -> None:
    done = kept("convert", "course/clase.json", "-f", "tsv,md")
    assert done.status == 0, done.err
    assert _SAID[0] in Path("course/clase.tsv").read_text(encoding="utf-8")
    done = kept("correct", "course/clase.json", "el nieve=el jueves")
    assert done.status == 0, done.err
    done = kept("speakers", "course/clase.json", "--speaker-name", "SPEAKER_00=Berta")
    assert done.status == 0, done.err
    words = Path("course/clase.txt").read_text(encoding="utf-8")
    assert "redes neuronales" in words
    assert "Para el jueves" in words
    assert "Berta" in words


def test_a_later_run_takes_all_of_it_from_the_store(kept: InProcess) -> None:
    for path in Path("course").glob("clase.*"):
        if not path.name.endswith((".speakers.json", ".corrections.json")):
            path.unlink()
    done = kept(*_AS_THEN, "--json")
    assert done.status == 0, done.err
    assert json.loads(done.out)["reused"] is True
    assert texts(Path("course/clase.json")) == _SAID
    assert [one["name"] for one in data(Path("course/clase.json"))["speakers"]] == ["Ana"]
    subtitles = Path("course/clase.srt").read_text(encoding="utf-8")
    assert _SAID[0] in " ".join(subtitles.split())
    assert data(Path("course/course.json"))["lectures"]


def test_its_files_are_known_as_ours(kept: InProcess) -> None:
    done = kept(*_AS_THEN, "--json")
    assert done.status == 0, done.err
    assert json.loads(done.out)["kept"] == []  # nothing is taken for a person's
    Path("course/clase.txt").write_text("what a person wrote\n", encoding="utf-8")
    done = kept(*_AS_THEN, "--json")
    assert [one["name"] for one in json.loads(done.out)["kept"]] == ["clase.txt"]


@pytest.mark.real_model
def test_a_run_that_was_stopped_then_goes_on_now(kept: InProcess) -> None:
    """What was heard is in the journal alone; the store says nothing of a finished transcript."""
    shutil.rmtree("store/request")
    for marker in Path("store/transcript").glob("*/*/complete.json"):
        marker.unlink()
        marker.with_name("transcript.json").unlink()
    kept.engine = WhisperEngine()
    done = kept("transcribe", "lectures/clase.ogg", "-o", "again", "--words", "--language", "es")
    assert done.status == 0, done.err
    assert texts(Path("again/clase.json"))[1:] == _SAID[1:]
    journals = list(Path("store/transcript").glob("*/*/windows.jsonl"))
    assert [journal.read_bytes() for journal in journals] == [
        next(_KEPT.glob("store/transcript/*/*/windows.jsonl")).read_bytes()
    ]
