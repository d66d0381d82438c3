"""The table of formats: every one keeps its promises, and files are recognised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from format_samples import dialogue, everything, segment, transcript

from lectura.errors import TranscriptError, UsageError
from lectura.formats import FORMATS, parse_transcript, read_transcript, write_transcript
from lectura.records.transcript import Transcript


def test_the_formats_there_are() -> None:
    assert {name: known.suffix for name, known in FORMATS.items()} == {
        "txt": ".txt",
        "srt": ".srt",
        "vtt": ".vtt",
        "json": ".json",
        "tsv": ".tsv",
    }
    assert all(name == known.name for name, known in FORMATS.items())


@pytest.mark.parametrize("name", FORMATS)
def test_each_reads_what_it_wrote(name: str) -> None:
    back = FORMATS[name].read(write_transcript(dialogue(), name))
    assert back.text == dialogue().text
    labels = [back.speaker_label(s.speaker) for s in back.segments]
    assert labels == ["Prof. Díaz", "Laura", "Prof. Díaz", None]
    assert back.timed is (name != "txt")


@pytest.mark.parametrize("name", FORMATS)
def test_each_writes_an_empty_transcript_and_reads_it(name: str) -> None:
    assert FORMATS[name].read(write_transcript(Transcript(), name)) == Transcript()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("where", ["{stem}{suffix}", "-", "upload.dat", "{stem}.txt"])
def test_content_is_recognised_whatever_the_name(name: str, where: str) -> None:
    text = write_transcript(dialogue(), name)
    called = where.format(stem="clase", suffix=FORMATS[name].suffix)
    back = parse_transcript(text, called)
    assert back.text == dialogue().text
    assert back.timed is (name != "txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", FORMATS)
def test_files_of_other_encodings_and_line_ends(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / f"clase{FORMATS[name].suffix}"
    text = write_transcript(dialogue(), name).replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    assert read_transcript(path).text == dialogue().text


def test_a_suffix_decides_where_the_content_does_not(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"^a\.srt: There are no subtitles"):
        parse_transcript("hola a todos", "a.srt")
    with pytest.raises(TranscriptError, match=r"^a\.json: This JSON is damaged"):
        parse_transcript("hola a todos", "a.json")
    assert parse_transcript("[aplausos] hola", "a.txt").text == "[aplausos] hola"
    assert parse_transcript("{risas} hola").text == "{risas} hola"


def test_standard_input_is_named_in_errors() -> None:
    with pytest.raises(TranscriptError, match=r"^standard input: .*no segments"):
        parse_transcript(json.dumps({"a": 1}))
    with pytest.raises(TranscriptError, match=r"^standard input is empty"):
        parse_transcript(" \n")


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE html>\n<html lang="es">\n<p>0:01 Buenos días.</p>',
        "\ufeff \n<!-- saved from a site -->\n<HTML><body>1\n00:00:01,000 --> 00:00:02,000\nHola",
    ],
)
def test_a_web_page_is_no_transcript(text: str) -> None:
    with pytest.raises(TranscriptError, match=r"clase\.html: This is a web page") as caught:
        parse_transcript(text, "clase.html")
    assert "plain text" in (caught.value.hint or "")


def test_what_speaks_of_web_pages_is_a_transcript() -> None:
    said = "<htmlx> begins what <html> is. <!DOCTYPE html> comes first."
    assert parse_transcript(said, "clase.txt").text == said


def test_our_json_keeps_everything_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "clase.json"
    path.write_text(write_transcript(everything(), "json"), encoding="utf-8")
    assert read_transcript(path) == everything()


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="does not exist"):
        read_transcript(tmp_path / "none.txt")
    with pytest.raises(TranscriptError, match="is a folder"):
        read_transcript(tmp_path)
    (tmp_path / "empty.srt").write_bytes(b"")
    with pytest.raises(TranscriptError, match=r"empty\.srt is empty"):
        read_transcript(tmp_path / "empty.srt")


def test_a_real_video_given_by_mistake(shared: Path) -> None:
    with pytest.raises(TranscriptError, match="is a recording") as caught:
        read_transcript(shared / "recordings/printing-lecture.mp4")
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura run printing-lecture.mp4")


@pytest.mark.parametrize("folder", ["media", "speech"])
def test_no_real_recording_is_taken_for_text(shared: Path, folder: str) -> None:
    texts = (".txt", ".rttm")
    files = [f for f in sorted((shared / folder).iterdir()) if f.suffix not in texts]
    assert len(files) > 10
    for file in files:
        with pytest.raises(TranscriptError):
            read_transcript(file)


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no transcript format 'docx'") as caught:
        write_transcript(dialogue(), "docx")
    assert caught.value.hint is not None
    assert "txt, srt, vtt, json, tsv" in caught.value.hint


@pytest.mark.parametrize("name", ["srt", "vtt", "tsv"])
def test_subtitles_need_times(name: str) -> None:
    with pytest.raises(TranscriptError, match="no times"):
        write_transcript(transcript(segment(None, None, "hola")), name)
