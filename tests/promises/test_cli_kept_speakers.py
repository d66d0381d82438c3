"""Names given to speakers reach every file that is not a person's, and lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.pipeline import Gate, Target, write_transcript_files
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.store import Store

TALK = Transcript(
    duration=10.0,
    speakers=(Speaker(id="SPEAKER_00"), Speaker(id="SPEAKER_01")),
    segments=(
        Segment(id=0, start=0.0, end=7.0, text="Welcome to camins.", speaker="SPEAKER_00"),
        Segment(id=1, start=7.0, end=9.0, text="A question?", speaker="SPEAKER_01"),
    ),
)


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    gate = Gate(Store(tmp_path / "store"))
    write_transcript_files(TALK, Target(tmp_path, "a"), ("txt", "srt", "json"), gate)
    return InProcess(monkeypatch, capsys, tmp_path)


def name(cli: InProcess, typed: str, *more: str) -> int:
    return cli("speakers", "a.json", "--speaker-name", typed, *more).status


def test_names_reach_all_files_but_the_changed_one(cli: InProcess, tmp_path: Path) -> None:
    srt = (tmp_path / "a.srt").read_text(encoding="utf-8").replace("camins", "k-means")
    (tmp_path / "a.srt").write_text(srt, encoding="utf-8")
    assert name(cli, "SPEAKER_00=Laura") == 3
    assert (tmp_path / "a.srt").read_text(encoding="utf-8") == srt
    assert "Laura" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "Laura" in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert name(cli, "SPEAKER_00=Laura", "--keep") == 0
    assert name(cli, "SPEAKER_01=Eva") == 0
    assert (tmp_path / "a.srt").read_text(encoding="utf-8") == srt
    assert name(cli, "SPEAKER_01=Eva", "--overwrite") == 0
    assert "Eva" in (tmp_path / "a.srt").read_text(encoding="utf-8")
    assert name(cli, "SPEAKER_01=Eva", "--overwrite", "--keep") == 2


def test_a_corrected_transcript_gets_names_and_stays_the_persons(
    cli: InProcess, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(path.read_text(encoding="utf-8").replace("camins", "k-means"), encoding="utf-8")
    assert name(cli, "SPEAKER_00=Laura") == 0
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["segments"][0]["text"] == "Welcome to k-means."
    assert found["speakers"][0]["name"] == "Laura"
    target, gate = Target(tmp_path, "a"), Gate(Store(tmp_path / "store"))
    written = write_transcript_files(TALK, target, ("txt", "srt", "json"), gate)
    assert [kept.path for kept in written.kept] == [path]


def test_a_transcript_of_another_program_is_not_turned_into_ours(
    cli: InProcess, tmp_path: Path
) -> None:
    segment = {"start": 0.0, "end": 2.0, "text": "Hi", "speaker": "SPEAKER_00"}
    theirs = json.dumps({"segments": [segment], "model": "of another program"})
    (tmp_path / "a.json").write_text(theirs, encoding="utf-8")
    assert name(cli, "SPEAKER_00=Laura") == 3
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == theirs


def test_a_name_that_was_corrected_by_hand_outlives_another_name(
    cli: InProcess, tmp_path: Path
) -> None:
    assert name(cli, "SPEAKER_00=Ana") == 0
    names = tmp_path / "a.speakers.json"
    kept_elsewhere = names.rename(tmp_path / "my-names.json")
    names.symlink_to(kept_elsewhere.name)
    names.write_text(names.read_text(encoding="utf-8").replace("Ana", "Ana María"), "utf-8")
    assert name(cli, "SPEAKER_01=Luis") == 0
    found = json.loads(kept_elsewhere.read_text(encoding="utf-8"))["speakers"]
    assert [one["name"] for one in found] == ["Ana María", "Luis"]
    assert names.is_symlink()
    assert "Ana María" in (tmp_path / "a.txt").read_text(encoding="utf-8")
