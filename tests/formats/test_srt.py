from __future__ import annotations

from pathlib import Path

import pysubs2
import pytest
from format_samples import dialogue, reference, segment, transcript

from lectura.errors import TranscriptError
from lectura.formats.srt import read, write
from lectura.formats.subtitles.cues import make_cues
from lectura.records.transcript import Transcript
from lectura.timeline import to_milliseconds


def test_the_exact_text() -> None:
    assert write(dialogue()) == (
        "1\n00:00:00,000 --> 00:00:04,000\nProf. Díaz: Buenos días,\nhoy vemos k-means.\n\n"
        "2\n00:00:04,200 --> 00:00:07,000\nLaura: ¿Y cómo se elige k?\n\n"
        "3\n00:00:07,500 --> 00:00:12,000\nProf. Díaz: Con el método del codo,\npor ejemplo.\n\n"
        "4\n00:00:12,500 --> 00:00:14,000\n?: No se oye bien.\n"
    )


@pytest.mark.parametrize("name", ["clase-es", "seminar-en"])
def test_another_library_reads_the_same_cues(shared: Path, name: str) -> None:
    lecture = reference(shared, name)
    subtitles = pysubs2.SSAFile.from_string(write(lecture), format_="srt")
    cues = make_cues(lecture, labels=True)
    assert [(line.start, line.end, line.plaintext) for line in subtitles] == [
        (to_milliseconds(c.start), to_milliseconds(c.end), "\n".join(c.lines)) for c in cues
    ]


def test_real_speakers_and_words_are_read_back(shared: Path) -> None:
    lecture = reference(shared, "seminar-en")
    back = read(write(lecture))
    assert back.text.split() == lecture.text.split()
    assert [s.id for s in back.speakers] == [
        "lecturer",
        "presenter_1",
        "presenter_2",
        "presenter_3",
        "presenter_4",
    ]
    for turn in lecture.segments:
        inside = [s for s in back.segments if s.speaker == turn.speaker]
        assert inside[0].start == pytest.approx(turn.start, abs=0.001)
        assert " ".join(s.text for s in inside).split() == turn.text.split()


def test_damaged_cues_keep_their_words_and_the_rest_is_read() -> None:
    lecture = read(
        "1\n00:00:01,000 --> 00:00:03,000\nUno.\n\n"
        "2\n00:00:0x,000 --> 00:00:05,000\nDos.\n\n"
        "3\n00:00:09,000 --> 00:00:06,000\nTres\n\ncon hueco.\n\n"
        "00:00:10.5 -> 0:00:12\nCuatro.\n"
        "5\n00:00:12,000 --> 00:00:14,000\nCinco."
    )
    assert [(s.start, s.end, s.text) for s in lecture.segments] == [
        (1.0, 3.0, "Uno."),
        (3.0, 3.0, "Dos."),
        (9.0, 9.0, "Tres con hueco."),
        (10.5, 12.0, "Cuatro."),
        (12.0, 14.0, "Cinco."),
    ]


def test_cues_in_disorder_are_put_in_order() -> None:
    lecture = read(
        "2\n00:00:05,000 --> 00:00:06,000\nDos.\n\n1\n00:00:01,000 --> 00:00:02,000\nUno.\n"
    )
    assert [(s.id, s.text) for s in lecture.segments] == [(0, "Uno."), (1, "Dos.")]


def test_markup_is_dropped_and_comparisons_are_kept() -> None:
    lecture = read(
        "1\n00:00:01,000 --> 00:00:03,000\n"
        '{\\an8}<i>si a < b</i> y <font color="red">b > c</font>\n'
    )
    assert lecture.text == "si a < b y b > c"


def test_an_arrow_in_the_text_does_not_become_a_cue() -> None:
    lecture = transcript(segment(0, 4, "de 1 --> a 2 vamos"))
    text = write(lecture)
    assert text.count("-->") == 1
    assert [s.text for s in read(text).segments] == ["de 1 -> a 2 vamos"]


def test_a_number_that_was_said_stays() -> None:
    lecture = transcript(segment(0, 2, "1881"), segment(3, 5, "fin"))
    assert [s.text for s in read(write(lecture)).segments] == ["1881", "fin"]


def test_an_empty_transcript_is_an_empty_file() -> None:
    assert write(Transcript()) == ""
    assert read("") == Transcript()
    assert len(pysubs2.SSAFile.from_string("", format_="srt")) == 0


def test_text_without_cues_is_refused() -> None:
    with pytest.raises(TranscriptError) as caught:
        read("esto no son subtítulos")
    assert "no subtitles" in caught.value.message
    assert caught.value.hint is not None
    assert caught.value.hint.endswith("lectura summarize FILE.txt")
