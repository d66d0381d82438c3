"""Names given after the notes were made reach the transcript's files and the notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.pipeline import Gate, Target, write_transcript_files
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.store import Store

LINES = (
    ("SPEAKER_00", "Hoy vamos a estudiar el algoritmo de las medias para agrupar los datos."),
    ("SPEAKER_00", "El algoritmo busca los centros de los grupos y asigna cada punto a uno."),
    ("SPEAKER_01", "¿Por qué se llama el algoritmo de las medias de los datos?"),
    ("SPEAKER_00", "Porque cada centro es la media de los puntos de los datos de su grupo."),
)
SEMINAR = Transcript(
    language="es",
    duration=40.0,
    speakers=(Speaker(id="SPEAKER_00", role="lecturer"), Speaker(id="SPEAKER_01")),
    segments=tuple(
        Segment(id=i, start=10.0 * i, end=10.0 * i + 9, text=text, speaker=speaker)
        for i, (speaker, text) in enumerate(LINES)
    ),
)


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    made = InProcess(monkeypatch, capsys, tmp_path)
    gate = Gate(Store(tmp_path / "store"))
    write_transcript_files(SEMINAR, Target(tmp_path, "s"), ("txt", "srt", "vtt", "json"), gate)
    assert made("summarize", "s.json", "--link", "https://video.example/1", "--ics").status == 0
    return made


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("s.*")}


NAMES = ("--speaker-name", "SPEAKER_00=Laura", "--speaker-name", "SPEAKER_01=Luis")


def test_the_names_reach_everything_and_links_stay(cli: InProcess, tmp_path: Path) -> None:
    before = texts(tmp_path)
    assert "SPEAKER_00" in before["s.notes.md"]
    ended = cli("speakers", "s.json", *NAMES)
    assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
    after = texts(tmp_path)
    for name in ("s.txt", "s.srt", "s.vtt", "s.notes.md"):
        assert "SPEAKER_0" not in after[name], name
        assert "Laura" in after[name], name
    assert "SPEAKER_0" not in after["s.notes.json"]
    assert "(https://video.example/1#t=" in after["s.notes.md"]
    assert after["s.notes.md"] == before["s.notes.md"].replace("SPEAKER_00", "Laura").replace(
        "SPEAKER_01", "Luis"
    )
    cli("speakers", "s.json", *NAMES)
    assert texts(tmp_path) == after


def test_names_and_corrections_live_together(cli: InProcess, tmp_path: Path) -> None:
    cli("correct", "s.json", "algoritmo=método")
    cli("speakers", "s.json", *NAMES)
    cli("correct", "s.json", "medias=k-medias")
    found = texts(tmp_path)
    for name in ("s.txt", "s.vtt", "s.notes.md"):
        assert "Laura" in found[name]
        assert "método de las k-medias" in found[name]
        assert "algoritmo" not in found[name]


def test_without_the_notes_as_json_the_command_is_named(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "s.notes.json").unlink()
    ended = cli("speakers", "s.json", *NAMES)
    assert ended.status == 3
    assert ended.err.count("Warning: ") == 2
    told = ended.err.replace(str(tmp_path) + "/", "")
    assert "s.notes.md is not up to date; make them again: lectura summarize s.json" in told
    assert "s.html is not up to date; make it again: lectura page s.json" in told
    assert "Laura" in texts(tmp_path)["s.txt"]


def test_damaged_notes_stay_and_the_command_is_named(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "s.notes.json").write_text("{", encoding="utf-8")
    page = texts(tmp_path)["s.notes.md"]
    ended = cli("speakers", "s.json", *NAMES)
    assert ended.status == 3
    assert "lectura summarize" in ended.err
    assert texts(tmp_path)["s.notes.md"] == page


def test_notes_changed_by_hand_are_kept(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "s.notes.md").write_text("mine\n", encoding="utf-8")
    ended = cli("speakers", "s.json", *NAMES)
    assert ended.status == 3
    assert "s.notes.md" in ended.err
    found = texts(tmp_path)
    assert found["s.notes.md"] == "mine\n"
    assert json.loads(found["s.notes.json"])["digests"]
    assert "Laura" in found["s.notes.json"]
