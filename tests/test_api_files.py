"""The files that a Python program names are written whole, or stay as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import lectura
from lectura.errors import OutputError, TranscriptError, UsageError

CUES = (
    "1\n00:00:01,500 --> 00:00:04,000\nBuenos días.\n\n"
    "2\n00:00:04,500 --> 00:00:09,000\nDe tarea tienen que entregar un informe.\n\n"
)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_a_file_that_is_named_is_replaced_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clase.srt").write_text(CUES, encoding="utf-8")
    transcript = lectura.read_transcript("clase.srt")
    Path("real.txt").write_text("words of a person", encoding="utf-8")
    Path("link.txt").symlink_to("real.txt")
    lectura.write_transcript(transcript, "link.txt")
    assert Path("link.txt").is_symlink()
    assert "Buenos días." in Path("real.txt").read_text(encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = Path("real.txt").read_bytes()
    with pytest.raises(OutputError, match="disk is full"):
        lectura.write_transcript(transcript.model_copy(update={"segments": ()}), "real.txt")
    assert Path("real.txt").read_bytes() == before
    assert names(tmp_path) == {"clase.srt", "real.txt", "link.txt"}


def test_what_cannot_be_written_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "clase.txt").write_text("Buenos días. Hoy hablamos de redes.", encoding="utf-8")
    transcript = lectura.read_transcript(tmp_path / "clase.txt")
    notes = lectura.take_notes(transcript, cache=tmp_path / "store")
    for name in ("clase", "clase.doc", "clase.md"):
        with pytest.raises(UsageError, match=r"\.json, \.vtt, \.srt, \.tsv, \.txt"):
            lectura.write_transcript(transcript, tmp_path / name)
    with pytest.raises(UsageError, match=r"\.md, \.json, \.ics"):
        lectura.write_notes(notes, tmp_path / "clase.txt")
    with pytest.raises(TranscriptError, match="times"):
        lectura.write_transcript(transcript, tmp_path / "clase.srt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(OutputError, match=r"folder\.txt"):
        lectura.write_transcript(transcript, tmp_path / "folder.txt")
    assert names(tmp_path) == {"clase.txt"}


def test_the_times_of_a_page_lead_to_the_recording(tmp_path: Path) -> None:
    (tmp_path / "clase.srt").write_text(CUES, encoding="utf-8")
    notes = lectura.take_notes(
        lectura.read_transcript(tmp_path / "clase.srt"), cache=tmp_path / "store"
    )
    page = tmp_path / "notes/clase.notes.md"
    lectura.write_notes(notes, page, recording=tmp_path / "clase uno.mp4")
    assert "(../clase%20uno.mp4#t=4" in page.read_text(encoding="utf-8")
    lectura.write_notes(notes, page)
    assert "clase%20uno" not in page.read_text(encoding="utf-8")


def test_a_page_holds_transcript_and_notes_and_plays_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "store"))
    (tmp_path / "clase.srt").write_text(CUES, encoding="utf-8")
    transcript = lectura.read_transcript(tmp_path / "clase.srt")
    notes = lectura.take_notes(transcript)
    page = tmp_path / "pages/clase.html"
    lectura.write_page(transcript, page, notes, recording=tmp_path / "clase uno.mp4")
    with_notes = page.read_text(encoding="utf-8")
    assert 'src="../clase%20uno.mp4"' in with_notes
    assert with_notes.count("entregar un informe.") >= 2  # said, and noted
    lectura.write_page(transcript, page)
    alone = page.read_text(encoding="utf-8")
    assert alone.count("entregar un informe.") == 1
    assert "clase%20uno" not in alone
    with pytest.raises(UsageError, match=r"a name ends in \.html") as told:
        lectura.write_page(transcript, tmp_path / "clase.htm")
    assert "lectura.write_page(transcript, 'clase.html', notes)" in (told.value.hint or "")


@pytest.mark.skipif(os.name == "nt", reason="pipes with a name are POSIX")
def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "clase.txt").write_text("Buenos días. Hoy hablamos de redes.", encoding="utf-8")
    transcript = lectura.read_transcript(tmp_path / "clase.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("pipe.txt")
    for name in ("pipe.txt", "link.txt"):
        with pytest.raises(OutputError, match=r"pipe\.txt could not be written: .* not a file"):
            lectura.write_transcript(transcript, tmp_path / name)
    assert (tmp_path / "pipe.txt").is_fifo()
    assert (tmp_path / "link.txt").is_symlink()


def test_a_store_that_cannot_be_written_is_told_with_how_another_is_chosen(
    tmp_path: Path,
) -> None:
    (tmp_path / "store").write_text("a file where the store should be", encoding="utf-8")
    (tmp_path / "clase.wav").write_bytes(b"RIFF")
    with pytest.raises(OutputError, match="could not be written") as told:
        lectura.transcribe(tmp_path / "clase.wav", cache=tmp_path / "store")
    assert told.value.hint is not None
    assert "LECTURA_CACHE=DIR" in told.value.hint


def test_subtitles_are_cut_to_the_limits_that_a_program_names(tmp_path: Path) -> None:
    (tmp_path / "clase.srt").write_text(CUES, encoding="utf-8")
    transcript = lectura.read_transcript(tmp_path / "clase.srt")
    for name in ("narrow.srt", "narrow.vtt"):
        file = tmp_path / name
        lectura.write_transcript(transcript, file, max_line_width=20, max_line_count=1)
        cues = file.read_text(encoding="utf-8").removeprefix("WEBVTT\n\n").strip().split("\n\n")
        spoken = [[line for line in cue.splitlines() if "-->" not in line] for cue in cues]
        words = [[line for line in lines if not line.isdigit()] for lines in spoken]
        assert all(len(lines) == 1 and len(lines[0]) <= 20 for lines in words)
        assert " ".join(line for lines in words for line in lines).endswith("entregar un informe.")
    lectura.write_transcript(transcript, tmp_path / "usual.srt")
    assert "De tarea tienen que entregar un informe.\n" in (tmp_path / "usual.srt").read_text(
        encoding="utf-8"
    )
    for wrong in ({"max_line_width": 10}, {"max_line_count": 0}):
        with pytest.raises(UsageError, match="expected an integer of at least"):
            lectura.write_transcript(transcript, tmp_path / "wrong.srt", **wrong)
    assert not (tmp_path / "wrong.srt").exists()
