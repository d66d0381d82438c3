"""A folder to hand in stays whole through what its owner does in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav")
    monkeypatch.setenv("LECTURA_LLM", "none")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_corrections_made_in_a_submission_are_handed_in_with_it(
    cli: InProcess, tmp_path: Path
) -> None:
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    assert cli("correct", "entrega/a.json", "Sentence=Phrase").status == 0
    assert cli("verify", "entrega").status == 1
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    ended = cli("verify", "entrega")
    assert (ended.status, ended.err) == (0, "")
    manifest = json.loads((tmp_path / "entrega/manifest.json").read_bytes())
    assert "a.corrections.json" in [file["name"] for file in manifest["files"]]
    assert "Phrase 0" in (tmp_path / "entrega/a.txt").read_text()


def test_names_typed_for_a_submission_are_handed_in_with_it(cli: InProcess, tmp_path: Path) -> None:
    names = tmp_path / "entrega/a.speakers.json"
    names.parent.mkdir()
    names.write_text('{"schema_version": 1, "speakers": []}')
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    assert cli("verify", "entrega").status == 0


def test_a_second_folder_for_the_same_outputs_is_refused(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("run", "a.wav", "-o", "out", "--submission", "entrega")
    assert ended.status == 2
    assert "-o out" in ended.err
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "entrega").exists()
