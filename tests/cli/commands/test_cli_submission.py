"""A folder to hand in stays whole through what its owner does in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess, wav

from schema_checks import check_each_key_counts


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


def handed_in(folder: Path) -> dict[str, list[str]]:
    """Each recording of the manifest with its outputs."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert len(manifest["files"]) == len({file["name"] for file in manifest["files"]})
    return {entry["input"]: entry["outputs"] for entry in manifest["recordings"]}


def test_outputs_of_earlier_runs_stay_handed_in(cli: InProcess, tmp_path: Path) -> None:
    whole = ("run", "a.wav", "--submission", "entrega", "--date", "2026-03-09")
    assert cli(*whole, "--ics", "-f", "txt,json,vtt").status == 0
    assert (tmp_path / "entrega/a.ics").exists()
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    ended = cli("verify", "entrega")
    assert (ended.status, ended.err) == (0, "")
    assert {"a.ics", "a.vtt", "a.srt", "a.txt"} <= set(handed_in(tmp_path / "entrega")["a.wav"])
    before = (tmp_path / "entrega/manifest.json").read_bytes()
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    assert (tmp_path / "entrega/manifest.json").read_bytes() == before


def test_another_recording_joins_a_submission(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "b.wav", seconds=5)
    assert cli("run", "a.wav", "--submission", "entrega", "--language", "es").status == 0
    first = json.loads((tmp_path / "entrega/manifest.json").read_bytes())
    assert cli("run", "b.wav", "--submission", "entrega").status == 0
    ended = cli("verify", "entrega", "--recording", "a.wav", "--recording", "b.wav")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (
        "entrega: everything is as the manifest says, and it was made of a.wav and b.wav.\n"
    )
    other = cli("verify", "entrega", "--recording", wav(tmp_path / "c.wav", seconds=2))
    assert (other.status, other.out) == (1, "")
    assert "c.wav: manifest.json names other recordings." in other.err
    assert list(handed_in(tmp_path / "entrega")) == ["a.wav", "b.wav"]
    manifest = json.loads((tmp_path / "entrega/manifest.json").read_bytes())
    check_each_key_counts(manifest, "manifest")
    assert manifest["recordings"][0]["options"] == first["options"]
    assert manifest["options"]["transcribe"]["language"] is None
    assert manifest["recordings"][1]["options"] is None
    timings = json.loads((tmp_path / "entrega/timings.json").read_bytes())
    assert set(timings["seconds"]) == {"a.wav", "b.wav"}
    assert cli("run", "b.wav", "--submission", "entrega").status == 0
    assert json.loads((tmp_path / "entrega/manifest.json").read_bytes()) == manifest


def test_what_is_gone_or_was_changed_is_not_vouched_for(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "b.wav", seconds=5)
    wav(tmp_path / "c.wav", seconds=4)
    assert cli("run", "a.wav", "b.wav", "--submission", "entrega").status == 0
    for path in (tmp_path / "entrega").glob("b.*"):
        path.unlink()
    (tmp_path / "entrega/a.srt").unlink()
    (tmp_path / "entrega/a.txt").write_text("my own words")
    assert cli("run", "c.wav", "--submission", "entrega").status == 0
    found = handed_in(tmp_path / "entrega")
    assert list(found) == ["a.wav", "c.wav"]
    assert "a.srt" not in found["a.wav"]
    ended = cli("verify", "entrega")
    assert (ended.status, ended.err) == (1, "Error: a.txt was changed.\n")
    assert cli("run", "a.wav", "--submission", "entrega", "--keep").status == 0
    assert cli("verify", "entrega").status == 0


def test_corrections_of_an_earlier_recording_stay_handed_in(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "b.wav", seconds=5)
    assert cli("run", "a.wav", "--submission", "entrega").status == 0
    assert cli("correct", "entrega/a.json", "Sentence=Phrase").status == 0
    assert cli("run", "b.wav", "--submission", "entrega").status == 0
    ended = cli("verify", "entrega")
    assert (ended.status, ended.err) == (0, "")
    assert "a.corrections.json" in handed_in(tmp_path / "entrega")["a.wav"]


def test_another_recording_of_the_same_name_takes_its_place(cli: InProcess, tmp_path: Path) -> None:
    assert cli("run", "a.wav", "--submission", "entrega", "-f", "txt,json,vtt").status == 0
    first = json.loads((tmp_path / "entrega/manifest.json").read_bytes())["recordings"][0]
    wav(tmp_path / "a.wav", seconds=6)
    assert cli("run", "a.wav", "--submission", "entrega", "-f", "txt,json").status == 0
    old, new = json.loads((tmp_path / "entrega/manifest.json").read_bytes())["recordings"]
    assert (old["sha256"], old["outputs"]) == (first["sha256"], ["a.vtt"])
    assert "a.txt" in new["outputs"]
    assert "a.vtt" not in new["outputs"]
    assert cli("verify", "entrega").status == 0


@pytest.mark.parametrize("theirs", ['{"my": "own manifest"}', '{"schema_version": 1, "rec'])
def test_a_manifest_that_is_a_persons_or_damaged_is_kept_and_told(
    cli: InProcess, tmp_path: Path, theirs: str
) -> None:
    place = tmp_path / "entrega/manifest.json"
    place.parent.mkdir()
    place.write_text(theirs)
    ended = cli("run", "a.wav", "--submission", "entrega")
    assert ended.status == 3
    assert "manifest.json holds what lectura did not write, and is kept" in ended.err
    assert "--overwrite" in ended.err
    assert place.read_text() == theirs
    assert cli("run", "a.wav", "--submission", "entrega", "--overwrite").status == 0
    assert cli("verify", "entrega").status == 0
