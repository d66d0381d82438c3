"""A translation of the sound, laid on the cells by its times; sentences laid on what was said."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.outputs.translations import read_translation
from lectura.progress import ignore
from lectura.records.transcript import Engine, Segment, Transcript
from lectura.translation import laying
from lectura.translation.checks import Judge
from lectura.translation.grid import Cell
from lectura.translation.heard import NOTHING_HEARD, WhisperTranslator
from lectura.translation.laying import laid


def cell(index: int, start: float, end: float, said: str) -> Cell:
    return Cell(index, index, index, said, start, end)


def heard(*rows: tuple[float, float, str]) -> WhisperTranslator:
    segments = tuple(
        Segment(id=index, start=start, end=end, text=text)
        for index, (start, end, text) in enumerate(rows)
    )
    engine = Engine(name="faster-whisper", version="1", model="base", task="translate")
    transcript = Transcript(language="en", segments=segments, engine=engine)
    return WhisperTranslator(lambda: transcript, Judge("es", "en"))


CELLS = (
    cell(0, 0.0, 2.0, "La red aprende,"),
    cell(1, 2.0, 4.0, "y la capa suma."),
    cell(2, 8.0, 10.0, "Nada más por hoy."),
)


def texts(translator: WhisperTranslator) -> list[str]:
    drafts = translator.translate(CELLS, [0, 1, 2], ignore).by_cell
    return [drafts[index].text or f"({drafts[index].doubt})" for index in range(3)]


def test_each_cue_gets_what_is_said_in_its_time() -> None:
    translator = heard(
        (0.1, 1.9, "The net learns,"), (2.1, 4.0, "the layer adds."), (8, 10, "Bye.")
    )
    assert texts(translator) == ["The net learns,", "the layer adds.", "Bye."]
    assert (translator.made_by.translator, translator.made_by.model) == ("whisper", "base")


def test_a_segment_over_two_cues_is_shared_by_them() -> None:
    translator = heard((0.0, 4.0, "The net learns, and the layer adds."), (8.1, 9.0, "Bye."))
    assert texts(translator) == ["The net learns,", "and the layer adds.", "Bye."]


def test_what_is_heard_between_cues_goes_to_the_nearest() -> None:
    translator = heard((0, 2, "The net learns,"), (2, 4, "the layer adds."), (6.9, 7.5, "Bye."))
    assert texts(translator)[2] == "Bye."


def test_a_cue_in_whose_time_nothing_is_heard_says_so() -> None:
    assert texts(heard((0, 2, "The net learns,"), (8, 10, "Bye.")))[1] == f"({NOTHING_HEARD})"


def drafts_of(said: list[str], *rows: tuple[float, float, str]) -> list[str]:
    """Cues of two seconds each, with what was heard: the text, or the doubt in brackets."""
    cells = tuple(
        cell(index, 2.0 * index, 2.0 * index + 2, text) for index, text in enumerate(said)
    )
    found = heard(*rows).translate(cells, range(len(cells)), ignore).by_cell
    return [found[index].text or f"({found[index].doubt})" for index in range(len(cells))]


@pytest.mark.parametrize(
    ("said", "english", "doubt"),
    [
        ("Son 35 alumnos.", "There are 35 students.", None),
        ("Son treinta y cinco alumnos.", "There are 35 students.", None),
        ("Son 35 alumnos.", "There are thirty-five students.", None),
        ("Son 35 alumnos.", "There are 36 students.", "the number 35 is missing"),
        ("Son 35 alumnos.", "There are students.", "the number 35 is missing"),
        ("Son once alumnos.", "There are some students.", "the number 11 is missing"),
        ("Son muchos alumnos.", "There are 40 students.", "the number 40 was not said"),
        ("Un 3,5 por ciento.", "3.5 percent.", None),
        ("Hasta el lunes.", "See you on Monday.", None),
        ("Hasta el lunes.", "See you soon.", "the day Monday is missing"),
        ("El examen es en marzo.", "The exam is in May.", "the month March is missing"),
    ],
)
def test_numbers_and_days_are_compared(said: str, english: str, doubt: str | None) -> None:
    (found,) = drafts_of([said], (0.1, 1.9, english))
    assert found == english if doubt is None else found.startswith(f"({doubt}")


def test_a_number_may_stand_in_the_cue_beside_it() -> None:
    """Where one sentence lies on two cues, the order of the words changes with the language."""
    said = ["En el año 1994 nació", "la profesora de esta clase."]
    assert drafts_of(said, (0.0, 4.0, "The professor of this class was born in 1994.")) == [
        "The professor of this", "class was born in 1994."
    ]  # fmt: skip


def test_of_a_stretch_only_the_cue_whose_number_is_missing_keeps_its_words() -> None:
    said = ["Son 35 alumnos", "en esta clase de hoy."]
    found = drafts_of(said, (0.0, 4.0, "There are students in this class today."))
    assert found[0] == "(the number 35 is missing)"
    assert found[1].endswith("class today.")


@pytest.mark.parametrize(
    ("text", "said", "pieces"),
    [
        ("One two three four", ["uno dos", "tres cuatro"], ["One two", "three four"]),
        ("Well, that is it", ["Pues,", "eso es todo"], ["Well,", "that is it"]),
        ("Yes", ["Sí,", "claro"], ["Yes", ""]),
        ("", ["Sí"], [""]),
        ("网络学习。层相加。", ["La red aprende.", "La capa suma."], ["网络学习。", "层相加。"]),
    ],
)
def test_words_are_laid_by_their_shares_and_marks(
    text: str, said: list[str], pieces: list[str]
) -> None:
    assert laid(text, said) == pieces


def test_examples() -> None:
    assert doctest.testmod(laying).attempted
    assert not doctest.testmod(laying).failed


@pytest.mark.real_model
def test_a_real_clip_in_spanish_becomes_english(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    shared: Path,
    tmp_path: Path,
) -> None:
    """The words of the clip: extreme weather, travellers, advice to be informed of the risk."""
    cli = InProcess(monkeypatch, capsys, tmp_path)
    from lectura.speech.engine import WhisperEngine

    cli.engine = WhisperEngine()
    (tmp_path / "clip.ogg").write_bytes((shared / "speech" / "es_fleurs_000.ogg").read_bytes())
    assert cli("transcribe", "clip.ogg", "--model", "base", "--offline").status == 0
    line = ("translate", "clip.json", "--to", "en", "--model", "base", "--offline")
    ended = cli(*line, "--translator", "whisper")
    found = read_translation(tmp_path / "clip.en.translation.json")
    english = " ".join(cue.text for cue in found.cues if cue.doubt is None).lower()
    assert ended.status in (0, 3)
    assert len({"travel", "weather", "risk", "area"} & set(english.replace(".", "").split())) >= 1
    said = (tmp_path / "clip.srt").read_text(encoding="utf-8")
    translated = (tmp_path / "clip.en.srt").read_text(encoding="utf-8")
    assert [one for one in said.splitlines() if "-->" in one] == [
        one for one in translated.splitlines() if "-->" in one
    ]
