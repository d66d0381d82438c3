"""Subtitles in lines of another width or count: every word stays, no line is longer."""

from __future__ import annotations

import pytest
from format_samples import segment, spoken, transcript

from lectura.formats import parse_transcript, write_transcript
from lectura.formats.subtitles.cues import Cue, make_cues
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.wording import width

SPANISH = "La entropía mide, en promedio, cuánta información hay en cada símbolo de la fuente. " * 4
JAPANESE = "情報の量は予想できない出来事ほど大きくなります。" * 4
KOREAN = "정보이론에서엔트로피는불확실성을나타내는값입니다 " * 5
ADDRESS = "Está en https://ejemplo.example/una/ruta/muy/larga/que/no/cabe/en/una/linea hoy. " * 2
TEXTS = pytest.mark.parametrize("text", [SPANISH, JAPANESE, KOREAN, ADDRESS])


def bare(text: str) -> str:
    return "".join(text.split())


def shown(cues: tuple[Cue, ...]) -> str:
    return bare("".join(line for cue in cues for line in cue.lines))


@TEXTS
@pytest.mark.parametrize(("columns", "count"), [(20, 1), (20, 2), (32, 3), (42, 2), (60, 4)])
def test_no_word_is_lost_and_no_line_is_too_long(text: str, columns: int, count: int) -> None:
    limits = CueOptions(line_width=columns, max_lines=count)
    cues = make_cues(transcript(segment(0.0, 60.0, text.strip())), limits)
    assert shown(cues) == bare(text)
    assert max(width(line) for cue in cues for line in cue.lines) <= columns
    assert max(len(cue.lines) for cue in cues) <= count


def test_three_lines_are_filled_where_they_may_be() -> None:
    words = spoken("uno dos tres cuatro cinco seis siete ocho nueve diez once doce", 6.0)
    (cue,) = make_cues(transcript(words), CueOptions(line_width=24, max_lines=3))
    assert len(cue.lines) == 3
    assert max(map(len, cue.lines)) - min(map(len, cue.lines)) <= 8


def test_one_line_per_cue() -> None:
    cues = make_cues(transcript(spoken(SPANISH.strip(), 30.0)), CueOptions(max_lines=1))
    assert {len(cue.lines) for cue in cues} == {1}
    assert all(width(cue.lines[0]) <= 42 for cue in cues)


def test_a_name_wider_than_a_line_has_one_of_its_own_and_is_read_again() -> None:
    names = ["Dra. María Fernández Gómez", "Profa. Constantinopolitana"]
    talk = transcript(
        segment(0.0, 4.0, "Buenos días a todos y a todas.", speaker=names[0]),
        segment(4.0, 8.0, "Buenos días.", speaker=names[1]),
        segment(8.0, 12.0, "Hoy hablamos de entropía.", speaker=names[0]),
    )
    text = write_transcript(talk, "srt", CueOptions(line_width=20, max_lines=2))
    lines = [line for line in text.splitlines() if line and "-->" not in line]
    assert {line for line in lines if len(line) > 20} == {f"{name}:" for name in names}
    back = parse_transcript(text, "a.srt")
    assert dict.fromkeys(one.speaker for one in back.segments) == dict.fromkeys(names)
    assert bare(" ".join(one.text for one in back.segments)) == bare(talk.text)


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_the_limits_are_those_of_subtitles_alone(name: str) -> None:
    talk = transcript(spoken(SPANISH.strip(), 30.0))
    narrow = CueOptions(line_width=20, max_lines=1)
    assert write_transcript(talk, name, narrow) != write_transcript(talk, name)
    assert write_transcript(talk, name, CueOptions()) == write_transcript(talk, name)
    for other in ("txt", "tsv", "json"):
        assert write_transcript(talk, other, narrow) == write_transcript(talk, other)
