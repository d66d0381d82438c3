"""The cue grid: nothing of a transcript is lost in it, and its cues are those of the subtitles."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.formats import parse_transcript, read_transcript, write_transcript
from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.translation.grid import grid_of, sentences

TWO_VOICES = """WEBVTT

00:01.000 --> 00:03.000
<v Ana>Buenos días.
<v Luis>Hola.

00:03.000 --> 00:05.000
<v Ana>Empezamos.
"""


def long_lecture() -> Transcript:
    """One segment for many subtitles, one for part of one, one without words, one alone."""
    words = "Una red neuronal es un modelo que aprende de muchos ejemplos y los compara. " * 6
    segments = (
        Segment(id=3, start=0.0, end=40.0, text=words, speaker="S0"),
        Segment(id=4, start=40.0, end=40.5, text=" Sí.", speaker="S1"),
        Segment(id=6, start=40.6, end=41.0, text="  ", speaker="S1"),
        Segment(id=9, start=41.0, end=42.0, text="Claro.", speaker="S1"),
    )
    speakers = (Speaker(id="S0", name="Laura"), Speaker(id="S1"))
    return Transcript(language="es", duration=50.0, segments=segments, speakers=speakers)


def test_every_word_is_in_one_cell_of_its_segment() -> None:
    cells = grid_of(long_lecture())
    said = {id_: " ".join(c.said for c in cells if c.segment == id_) for id_ in (3, 4, 6, 9)}
    assert said == {
        3: " ".join(long_lecture().segments[0].text.split()),
        4: "Sí.",
        6: "",
        9: "Claro.",
    }
    assert [cell.index for cell in cells] == list(range(len(cells)))
    assert len([cell for cell in cells if cell.segment == 3]) > 5


def test_the_cues_are_those_of_the_subtitles() -> None:
    written = parse_transcript(write_transcript(long_lecture(), "srt"), "x.srt").segments
    cells = grid_of(long_lecture())
    spans = dict.fromkeys((cell.cue, cell.start, cell.end) for cell in cells)
    assert [(start, end) for _, start, end in spans] == [(s.start, s.end) for s in written]
    assert [cue for cue, _, _ in spans] == list(range(len(written)))


def test_subtitles_stay_as_they_are_cut() -> None:
    read = parse_transcript(TWO_VOICES, "x.vtt")
    cells = grid_of(read, as_cut=True)
    assert [(cell.cue, cell.speaker, cell.said) for cell in cells] == [
        (0, "Ana", "Buenos días."),
        (0, "Luis", "Hola."),
        (1, "Ana", "Empezamos."),
    ]
    assert (cells[1].start, cells[1].end) == (1.0, 3.0)


def test_two_subtitles_of_one_time_and_speaker_stay_two() -> None:
    segments = tuple(Segment(id=i, start=1.0, end=2.0, text=f"Uno {i}.") for i in range(2))
    assert [cell.cue for cell in grid_of(Transcript(segments=segments), as_cut=True)] == [0, 1]


def test_without_times_each_segment_is_a_cue() -> None:
    read = parse_transcript("Buenos días.\n\nHoy hablamos de redes.\n", "x.txt")
    cells = grid_of(read)
    assert [(cell.cue, cell.start) for cell in cells] == [(0, None), (1, None)]


def test_an_empty_transcript_has_no_cells() -> None:
    assert grid_of(Transcript()) == ()


def test_sentences_end_with_their_mark_or_the_speaker() -> None:
    segments = tuple(
        Segment(id=i, start=float(i), end=i + 0.9, text=text, speaker=who)
        for i, (who, text) in enumerate(
            [("a", "La red"), ("a", "aprende."), ("a", "Y luego"), ("b", "Perdón."), ("a", "Sí.")]
        )
    )
    cells = grid_of(Transcript(segments=segments), as_cut=True)
    assert [[cell.index for cell in one] for one in sentences(cells)] == [[0, 1], [2], [3], [4]]


@pytest.mark.parametrize("name", ["notes/en_toc.srt", "notes/en_imgproc_punct.srt"])
def test_real_subtitles_come_back_whole(name: str, shared: Path) -> None:
    read = read_transcript(shared / name)
    as_cut = grid_of(read, as_cut=True)
    assert [(c.said, c.start, c.end) for c in as_cut] == [
        (" ".join(s.text.split()), s.start, s.end) for s in read.segments if s.text.strip()
    ]
    cut = grid_of(read)
    assert " ".join(c.said for c in cut).split() == " ".join(c.said for c in as_cut).split()
