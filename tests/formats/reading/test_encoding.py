from __future__ import annotations

import codecs

import pytest

from lectura.errors import TranscriptError
from lectura.formats.reading.encoding import decode

TEXT = "¿Qué es la «regularización»?\nÑandú – fin"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("utf-8"),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_latin_1_is_read() -> None:
    assert decode("la niña y el camión".encode("latin-1"), "a.txt") == "la niña y el camión"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = ("español " * 40).encode() + b"\xff" + b" fin"
    text = decode(data, "a.txt")
    assert text.count("español") == 40
    assert text.endswith("\ufffd fin")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 500])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(TranscriptError, match=r"a\.txt is empty") as caught:
        decode(data, "a.txt")
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura transcribe RECORDING")


@pytest.mark.parametrize(
    "head",
    [
        b"\x00\x00\x00\x20ftypisom",
        b"\x00\x00\x00\x14ftypqt  ",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"OggS\x00\x02",
        b"ID3\x04\x00",
        b"\xff\xfb\x90\x64",
        b"fLaC\x00\x00",
        b"\x1a\x45\xdf\xa3\x9f",
    ],
)
def test_a_recording_is_sent_to_the_right_command(head: bytes) -> None:
    with pytest.raises(TranscriptError) as caught:
        decode(head + bytes(range(256)) * 8, "mi clase.mp4")
    assert caught.value.message == "mi clase.mp4 is a recording, not a transcript."
    assert caught.value.hint is not None
    assert caught.value.hint.endswith('lectura run "mi clase.mp4"')


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"PK\x03\x04word/document.xml", b"{\\rtf1\\ansi"])
def test_a_document_is_named_as_such(head: bytes) -> None:
    with pytest.raises(TranscriptError, match=r"document of an office program|a PDF"):
        decode(head + b" text" * 50, "a.docx")


def test_other_binary_is_refused() -> None:
    with pytest.raises(TranscriptError, match="is not text"):
        decode(bytes(range(1, 32)) * 100, "a.bin")


@pytest.mark.parametrize(
    "line", ["\x1b[31mRed\x1b[0m words.", "\x1b]0;title\x07Words.", "Ding\x07.", "a\x08b"]
)
def test_what_a_terminal_obeys_does_not_make_a_short_text_binary(line: str) -> None:
    assert decode(line.encode(), "a.txt") == line
