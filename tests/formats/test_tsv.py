from __future__ import annotations

import pytest
from format_samples import dialogue, segment, transcript

from lectura.errors import TranscriptError
from lectura.formats.tsv import read, write
from lectura.records.transcript import Transcript


def test_the_columns_of_whisper() -> None:
    lecture = transcript(segment(0.5, 2.25, "Hola\ta todos."), segment(3, 4.5, "Adiós."))
    assert write(lecture) == "start\tend\ttext\n500\t2250\tHola a todos.\n3000\t4500\tAdiós.\n"


def test_a_column_for_speakers_where_there_are_any() -> None:
    header, first, *_, last = write(dialogue()).splitlines()
    assert header == "start\tend\ttext\tspeaker"
    assert first == "0\t4000\tBuenos días, hoy vemos k-means.\tProf. Díaz"
    assert last == "12500\t14000\tNo se oye bien.\t"


def test_what_was_written_is_read_back() -> None:
    back = read(write(dialogue()))
    assert [(s.start, s.end, s.text) for s in back.segments] == [
        (s.start, s.end, s.text) for s in dialogue().segments
    ]
    assert [s.speaker for s in back.segments] == ["Prof. Díaz", "Laura", "Prof. Díaz", None]


def test_seconds_clocks_other_orders_and_missing_headers_are_read() -> None:
    assert read("TEXT\tStart\tEnd\nHola\t1.5\t0:02.5\n").segments[0].interval is not None
    first = read("text\tstart\tend\nHola\t1.5\t0:02.5\n").segments[0]
    assert (first.start, first.end, first.text) == (1.5, 2.5, "Hola")
    bare = read("1000\t2000\tHola\n2000\t3000\tmundo\n")
    assert [(s.start, s.text) for s in bare.segments] == [(1.0, "Hola"), (2.0, "mundo")]


def test_damaged_lines_keep_their_words() -> None:
    lecture = read("start\tend\ttext\n0\t1000\tUno\nx\ty\tDos\n2000\t500\tTres\n3000\n")
    assert [(s.start, s.end, s.text) for s in lecture.segments] == [
        (0.0, 1.0, "Uno"),
        (1.0, 1.0, "Dos"),
        (2.0, 2.0, "Tres"),
    ]


def test_an_empty_transcript_is_the_header() -> None:
    assert write(Transcript()) == "start\tend\ttext\n"
    assert read("start\tend\ttext\n") == Transcript()
    assert read("") == Transcript()


def test_another_table_is_refused() -> None:
    with pytest.raises(TranscriptError, match="no column named 'text'"):
        read("name\tmark\nAna\t10\n")


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+34 600 y algo", "'+34 600 y algo"),
        ("-Hola. -Buenas.", "'-Hola. -Buenas."),
        ("- Hola", "'- Hola"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
        ("'=1+1", "''=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-3", "-3"),
        ("-3,5", "-3,5"),
        ("+12%", "+12%"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula_and_all_are_read_as_they_were_said(said: str, cell: str) -> None:
    lecture = transcript(segment(0, 4, said))
    written = write(lecture)
    assert written.splitlines()[1].split("\t") == ["0", "4000", cell]
    assert [one.text for one in read(written).segments] == [said]


def test_a_speaker_is_no_formula_either() -> None:
    lecture = transcript(segment(0, 4, "Hola.", speaker="=A1"))
    written = write(lecture)
    assert written.splitlines()[1].split("\t")[3] == "'=A1"
    assert read(written).segments[0].speaker == "=A1"
