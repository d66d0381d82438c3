"""The main job with nothing scripted: a spoken lecture video in, transcript and notes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jiwer
import jsonschema
import pysubs2
import pytest
import webvtt

from lectura.testing.demo import DEMO_LINES, make_demo

pytestmark = pytest.mark.real_model

_SCHEMAS = Path(__file__).parents[2] / "schemas"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``lectura run`` wrote."""
    folder = tmp_path_factory.mktemp("class")
    make_demo(folder / "clase.mp4")
    done = subprocess.run(
        [
            *(sys.executable, "-c", "from lectura.cli import main; main()"),
            *("run", "clase.mp4", "-o", "out", "-f", "txt,srt,vtt,json,tsv", "--offline"),
            *("--model", "base", "--date", "2026-12-01", "--json"),
        ],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / "store")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["status"] == "complete"
    assert report["language"] == "es"
    return folder / "out"


def words(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum() or char.isspace())


def test_the_words_are_there(outputs: Path) -> None:
    said = words(" ".join(line.text for line in DEMO_LINES))
    heard = words((outputs / "clase.txt").read_text(encoding="utf-8"))
    rate = jiwer.wer(said, " ".join(heard.split()))
    print(f"word error rate of the spoken lecture: {100 * rate:.1f} %")  # noqa: T201
    assert rate <= 0.25


def test_the_homework_and_the_exam_are_found(outputs: Path) -> None:
    notes = json.loads((outputs / "clase.notes.json").read_text(encoding="utf-8"))
    told = json.dumps(notes["assignments"], ensure_ascii=False).lower()
    assert "ejercicios" in told
    assert notes["assignments"][0]["due_date"] == "2026-12-04"
    assert "examen" in json.dumps(notes, ensure_ascii=False).lower()
    page = (outputs / "clase.notes.md").read_text(encoding="utf-8")
    assert "ejercicios" in page


def test_the_json_files_hold_to_their_schemas(outputs: Path) -> None:
    for name, schema in (("clase.json", "transcript"), ("clase.notes.json", "notes")):
        rules = json.loads((_SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads((outputs / name).read_text(encoding="utf-8")), rules)


def test_other_programs_read_the_subtitles(outputs: Path) -> None:
    subtitles = pysubs2.load(str(outputs / "clase.srt"))
    captions = webvtt.read(str(outputs / "clase.vtt")).captions
    assert len(subtitles) == len(captions) > 5
    assert all(line.start < line.end for line in subtitles)
    ends = [line.end for line in subtitles]
    assert ends == sorted(ends)
    assert "ejercicios" in " ".join(line.plaintext for line in subtitles)
