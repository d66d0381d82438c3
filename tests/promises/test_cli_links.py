"""Links of the notes as the commands write them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from cli_runs import InProcess, wav

NAME = "clase 1 (año) #2 [x]%20"


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    monkeypatch.setenv("LECTURA_LLM", "none")
    return InProcess(monkeypatch, capsys, tmp_path)


def linked(page: Path) -> set[str]:
    """The files that a page's links name, from the folder of the page."""
    found = re.findall(r"\]\(([^()\s]*)\)", page.read_text(encoding="utf-8"))
    return {unquote(urlsplit(address).path) for address in found}


def assert_leads(page: Path, recording: Path) -> None:
    [place] = linked(page)
    assert (page.parent / place).samefile(recording)


def test_run_beside_and_elsewhere(cli: InProcess, tmp_path: Path) -> None:
    recording = wav(tmp_path / f"{NAME}.wav")
    assert cli("run", recording.name).status == 0
    assert_leads(tmp_path / f"{NAME}.notes.md", recording)
    assert cli("run", recording.name, "-o", "out").status == 0
    assert_leads(tmp_path / f"out/{NAME}.notes.md", recording)


def test_a_submission_names_the_recording_alone(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / f"{NAME}.wav")
    assert cli("run", f"{NAME}.wav", "--submission", "entrega").status == 0
    assert linked(tmp_path / f"entrega/{NAME}.notes.md") == {f"{NAME}.wav"}


def test_summarize_finds_the_recording_beside_the_transcript_or_links_nothing(
    cli: InProcess, tmp_path: Path
) -> None:
    recording = wav(tmp_path / f"{NAME}.wav")
    assert cli("transcribe", recording.name).status == 0
    assert cli("summarize", f"{NAME}.json", "-o", "notes/deep").status == 0
    assert_leads(tmp_path / f"notes/deep/{NAME}.notes.md", recording)
    (tmp_path / "alone").mkdir()
    shutil.copy(tmp_path / f"{NAME}.json", tmp_path / "alone")
    assert cli("summarize", f"alone/{NAME}.json").status == 0
    page = tmp_path / f"alone/{NAME}.notes.md"
    assert linked(page) == set()
    assert "0:00" in page.read_text(encoding="utf-8")
    assert cli("summarize", f"alone/{NAME}.json", "--link", "https://example.org/v").status == 0
    assert "https://example.org/v#t=" in page.read_text(encoding="utf-8")


def test_notes_made_anew_keep_the_way_that_the_first_ones_knew(
    cli: InProcess, tmp_path: Path
) -> None:
    """Of a transcript in an output folder, whose recording lies elsewhere."""
    recording = wav(tmp_path / f"{NAME}.wav")
    assert cli("run", recording.name, "-o", "out").status == 0
    page = tmp_path / f"out/{NAME}.notes.md"
    page.unlink()
    assert cli("summarize", f"out/{NAME}.json").status == 0
    assert_leads(page, recording)
    assert cli("summarize", f"out/{NAME}.json", "-o", "notes/deep").status == 0
    assert_leads(tmp_path / f"notes/deep/{NAME}.notes.md", recording)
    recording.rename(tmp_path / "gone.wav")
    assert cli("summarize", f"out/{NAME}.json", "-o", "later").status == 0
    assert linked(tmp_path / f"later/{NAME}.notes.md") == set()
