from __future__ import annotations

import pytest
from page_samples import ENGLISH, SPANISH, Element, said_of, tree_of, untimed_transcript

from lectura.page.transcript import speaker_class, transcript_of
from lectura.page.wording import Words
from lectura.records.transcript import Segment, Transcript


def turns_of(transcript: Transcript | None = None, words: Words = SPANISH) -> list[Element]:
    return tree_of(transcript_of(said_of(transcript), words)).all("div", class_="turn")


def test_a_turn_has_its_speaker_its_time_and_its_lines() -> None:
    ana, ben, nobody = turns_of()
    assert ana.attributes["data-speaker"] == "0"
    assert ana.one("b", class_="who").text == "Ana"
    time = ana.one("a", class_="time")
    assert (time.text, time.attributes["href"]) == ("0:01", "#t=1.00")
    assert ana.one("p").text == "Hola a todos. Hoy DBSCAN."
    assert ben.attributes["data-speaker"] == "1"
    assert "data-speaker" not in nobody.attributes
    assert nobody.all("b") == []


def test_a_line_holds_one_text_and_nothing_else() -> None:
    lines = [line for turn in turns_of() for line in turn.all("span", class_="line")]
    assert [line.attributes["id"] for line in lines] == ["l0", "l1", "l2", "l3"]
    assert [line.children for line in lines] == [
        ["Hola a todos."],
        ["Hoy DBSCAN."],
        ["¿Y k-means?"],
        ["eh"],
    ]


def test_a_doubtful_line_tells_why_beside_its_text() -> None:
    paragraph = turns_of()[2].one("p")
    line = paragraph.one("span", class_="doubtful")
    reason = "Dudoso: el reconocedor no está seguro de estas palabras"
    assert line.attributes["title"] == reason
    assert line.text == "eh"
    assert paragraph.one("span", class_="visually-hidden").text == f" ({reason})"


def test_a_long_speech_is_cut_into_paragraphs_that_each_have_a_time() -> None:
    text = "Una frase de unas cuantas palabras que termina con su punto final aquí mismo."
    segments = tuple(
        Segment(id=n, start=10.0 * n, end=10.0 * n + 9, text=text, speaker="Ana") for n in range(30)
    )
    turns = turns_of(Transcript(segments=segments))
    assert len(turns) > 2
    assert turns[0].one("a", class_="time").text == "0:00"
    assert len({turn.one("a").attributes["href"] for turn in turns}) == len(turns)
    assert [len(turn.all("b", class_="who")) for turn in turns][:2] == [1, 0]
    assert {turn.attributes["data-speaker"] for turn in turns} == {"0"}


def test_without_times_there_is_nothing_to_press() -> None:
    [turn] = turns_of(untimed_transcript(), ENGLISH)
    assert turn.all("a") == []
    assert turn.one("b", class_="who").text == "Ana"


@pytest.mark.parametrize(
    ("language", "direction", "code"),
    [("ar", "rtl", "ar"), ("he", "rtl", "he"), ("es", "ltr", "es"), ("jw", "ltr", "jv")],
)
def test_the_text_has_its_language_and_direction(language: str, direction: str, code: str) -> None:
    transcript = tree_of(transcript_of(said_of(), Words(None, language))).one(id="transcript")
    assert (transcript.attributes["dir"], transcript.attributes["lang"]) == (direction, code)


def test_the_direction_of_an_unknown_language_is_that_of_its_text() -> None:
    transcript = tree_of(transcript_of(said_of(), Words(None, None))).one(id="transcript")
    assert transcript.attributes["dir"] == "auto"
    assert "lang" not in transcript.attributes


def test_colours_come_again_after_eight_speakers() -> None:
    assert [speaker_class(n) for n in (0, 7, 8, -1)] == ["s0", "s7", "s0", "s-none"]
