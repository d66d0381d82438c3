from __future__ import annotations

from pathlib import Path

import pytest
import webvtt
from format_samples import dialogue, reference, segment, transcript

from lectura.errors import TranscriptError
from lectura.formats.subtitles.cues import make_cues
from lectura.formats.vtt import read, write
from lectura.records.transcript import Speaker, Transcript
from lectura.timeline import format_vtt


def test_the_exact_text() -> None:
    assert write(dialogue()) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:04.000\n<v Prof. Díaz>Buenos días, hoy vemos k-means.\n\n"
        "00:00:04.200 --> 00:00:07.000\n<v Laura>¿Y cómo se elige k?\n\n"
        "00:00:07.500 --> 00:00:12.000\n<v Prof. Díaz>Con el método del codo, por ejemplo.\n\n"
        "00:00:12.500 --> 00:00:14.000\nNo se oye bien.\n"
    )


@pytest.mark.parametrize("name", ["clase-es", "seminar-en"])
def test_another_library_reads_the_same_cues(shared: Path, name: str) -> None:
    lecture = reference(shared, name)
    captions = webvtt.from_string(write(lecture)).captions
    cues = make_cues(lecture)
    assert [(c.start, c.end, c.text, c.voice) for c in captions] == [
        (format_vtt(c.start), format_vtt(c.end), "\n".join(c.lines), c.speaker) for c in cues
    ]


def test_what_was_written_is_read_back() -> None:
    back = read(write(dialogue()))
    assert [(s.start, s.end, s.text) for s in back.segments] == [
        (s.start, s.end, s.text) for s in dialogue().segments
    ]
    assert [s.speaker for s in back.segments] == ["Prof. Díaz", "Laura", "Prof. Díaz", None]
    assert back.speakers == (Speaker(id="Prof. Díaz"), Speaker(id="Laura"))


def test_special_characters_survive() -> None:
    lecture = transcript(segment(0, 4, "si a<b & b>c --> <v X> &amp;", speaker="A & <B>"))
    text = write(lecture)
    assert "<v A &amp; &lt;B&gt;>si a&lt;b &amp; b&gt;c --&gt; &lt;v X&gt; &amp;amp;" in text
    (back,) = read(text).segments
    assert (back.text, back.speaker) == ("si a<b & b>c --> <v X> &amp;", "A & <B>")


def test_notes_styles_settings_and_identifiers_are_passed_over() -> None:
    lecture = read(
        "WEBVTT - una clase\nKind: captions\nLanguage: es\n\n"
        "STYLE\n::cue { color: red }\n\n"
        "NOTE\nesto no se dijo\n\n"
        "intro\n00:01.000 --> 00:02.500 align:start position:0%\n"
        "<c.yellow>Hola</c> <i>a</i> todos\n\n"
        "NOTE nada\n\n"
        "2\n01:00:00.000 --> 01:00:01.000\n- Adiós\nNOTE que sigue\n"
    )
    assert [(s.start, s.end, s.text) for s in lecture.segments] == [
        (1.0, 2.5, "Hola a todos"),
        (3600.0, 3601.0, "- Adiós NOTE que sigue"),
    ]


def test_two_voices_in_one_cue_are_two_segments() -> None:
    lecture = read(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana>¿Sí?</v>\n<v.loud Pedro Gil>¡No!</v>\n"
    )
    assert [(s.speaker, s.text, s.start) for s in lecture.segments] == [
        ("Ana", "¿Sí?", 1.0),
        ("Pedro Gil", "¡No!", 1.0),
    ]


def test_rolling_captions_are_not_read_twice() -> None:
    lecture = read(
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:02.000\n \n"
        "hola<00:00:00.500><c> a</c><00:00:01.000><c> todos</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nhola a todos\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nhola a todos\nhoy<00:00:02.500><c> vemos</c>\n\n"
    )
    assert [s.text for s in lecture.segments] == ["hola a todos", "hoy vemos"]


def test_an_empty_transcript_is_the_header() -> None:
    assert write(Transcript()) == "WEBVTT\n"
    assert read("WEBVTT\n") == Transcript()
    assert webvtt.from_string("WEBVTT\n").captions == []


def test_other_text_is_refused() -> None:
    with pytest.raises(TranscriptError, match="no WebVTT"):
        read("hola")
