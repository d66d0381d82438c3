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
    return WhisperTranslator(lambda: transcript)


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
