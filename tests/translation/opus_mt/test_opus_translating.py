"""Whole grids through a real model of CTranslate2 whose dictionary is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from dictionary_model import PLAIN, dictionary_model, sentence_pair

from lectura.outputs.translations import as_json
from lectura.progress import Event, Progress, ignore
from lectura.records.transcript import Segment, Transcript
from lectura.records.translation import Translation, TranslationSource
from lectura.store import Store
from lectura.translation.checks import Judge
from lectura.translation.compose import translated
from lectura.translation.glossary import Glossary
from lectura.translation.grid import grid_of
from lectura.translation.opus_mt.decoding import Decoder
from lectura.translation.opus_mt.files import OpusFiles
from lectura.translation.opus_mt.translating import FEWER_WORDS, TOO_LONG, UNKNOWN, OpusTranslator

pytestmark = pytest.mark.needs("translate")

Words = Mapping[str, Sequence[str] | str]


def run(
    said: Sequence[str] | Transcript,
    words: Words,
    folder: Path,
    *,
    glossary: Glossary | None = None,
    adds_end: bool = False,
    hook: object = ignore,
) -> Translation:
    """What was said, a segment for each text, in English."""
    model = folder / "model"
    if not model.is_dir():
        dictionary_model(model, words, adds_end=adds_end)
    transcript = said if isinstance(said, Transcript) else lecture(said)
    judge = Judge("es", "en", glossary or Glossary())
    files = OpusFiles("translate-es-en", model)
    translator = OpusTranslator(lambda: Decoder(files, "en", Store(folder / "store")), judge)
    source = TranslationSource(name="clase", transcript_sha256="", language="es")
    cells = grid_of(transcript, as_cut=True)
    return translated(cells, transcript, source, "en", translator, hook)  # type: ignore[arg-type]


def lecture(said: Sequence[str]) -> Transcript:
    segments = tuple(
        Segment(id=index, start=index * 4.0, end=index * 4.0 + 3.5, text=text)
        for index, text in enumerate(said)
    )
    return Transcript(language="es", duration=len(said) * 4.0, segments=segments)


def texts(found: Translation) -> list[str]:
    return [cue.text for cue in found.cues]


@pytest.mark.parametrize("adds_end", [False, True])
def test_every_cue_comes_back_at_its_time_with_its_number(tmp_path: Path, adds_end: bool) -> None:
    pairs = [sentence_pair(index * 7) for index in range(200)]
    said = lecture([spanish for spanish, _ in pairs])
    found = run(said, PLAIN, tmp_path, adds_end=adds_end)
    assert texts(found) == [english for _, english in pairs]
    assert [(c.start, c.end, c.said, c.segment) for c in found.cues] == [
        (s.start, s.end, s.text, s.id) for s in said.segments
    ]
    assert (found.warnings, found.kept_as_said) == ((), ())
    made = found.made_by
    assert (made.translator, made.model) == ("opus-mt", "translate-es-en")
    assert made.model_sha256 is not None
    assert len(made.model_sha256) == 64


def test_a_sentence_over_three_cues_is_translated_as_one(tmp_path: Path) -> None:
    words = {"La": "The", "red,": "net,", "aprende": "learns", "de": "from", "25": "25",
             "casos": "cases", "y": "and", "suma.": "adds."}  # fmt: skip
    found = run(["La red,", "aprende de 25 casos", "y suma."], words, tmp_path)
    assert texts(found) == ["The net,", "learns from 25 cases", "and adds."]
    kept = list((tmp_path / "store" / "translated").rglob("reply.json"))
    assert [b"La red, aprende de 25 casos y suma." in path.read_bytes() for path in kept] == [True]


def test_the_hypothesis_that_keeps_the_number_is_taken(tmp_path: Path) -> None:
    words = {"Son": "It's", "25": ["52", "25"], "casos.": "cases."}
    found = run(["Son 25 casos."], words, tmp_path)
    assert texts(found) == ["It's 25 cases."]
    assert found.kept_as_said == ()


def test_a_number_that_no_hypothesis_keeps_is_a_doubt(tmp_path: Path) -> None:
    words = {**PLAIN, "Son": "It's", "41": "some", "casos.": "cases."}
    pairs = [sentence_pair(3), sentence_pair(4)]
    found = run([pairs[0][0], "Son 41 casos.", pairs[1][0]], words, tmp_path)
    assert texts(found) == [pairs[0][1], "Son 41 casos.", pairs[1][1]]
    assert found.cues[1].doubt == "the number 41 is missing"
    assert "1 cue of 3 kept as said: 2 (0:04): the number 41 is missing." in found.warnings


def test_of_a_sentence_that_loses_a_number_the_other_cues_are_translated(tmp_path: Path) -> None:
    words = {"La": "The", "red": "net", "usa": "takes", "41": "some", "y": "and", "suma.": "adds."}
    found = run(["La red usa", "41", "y suma."], words, tmp_path)
    assert texts(found) == ["The net takes", "41", "and adds."]
    assert [cue.doubt for cue in found.cues] == [None, None, None]  # "41" has no words to lose
    other = run(["La red usa", "usa 41", "y suma."], words, tmp_path)
    assert texts(other) == ["The net takes", "usa 41", "and adds."]
    assert [cue.doubt for cue in other.cues] == [None, "the number 41 is missing", None]


def test_words_that_the_model_does_not_know_are_told(tmp_path: Path) -> None:
    found = run(["Xochimilco Zacatecas."], {"Hola.": "Hello."}, tmp_path)
    assert texts(found) == ["Xochimilco Zacatecas."]
    assert found.cues[0].doubt == UNKNOWN


def test_fewer_words_than_cues_are_asked_cue_by_cue(tmp_path: Path) -> None:
    words = {"La": ["", "The"], "red": "Net", "suma.": "adds."}
    found = run(["La", "red", "suma."], words, tmp_path)
    assert texts(found) == ["The", "Net", "adds."]
    only = {"La": "", "red": "Net", "suma.": "adds."}
    (tmp_path / "b").mkdir()
    none = run(["La", "red", "suma."], only, tmp_path / "b")
    assert (texts(none)[0], none.cues[0].doubt) == ("La", FEWER_WORDS)


def test_a_sentence_that_is_too_long_is_never_cut(tmp_path: Path) -> None:
    found = run([" ".join(["red"] * 450)], {"red": "net"}, tmp_path)
    assert found.cues[0].doubt == TOO_LONG


def test_signs_and_numbers_alone_stay(tmp_path: Path) -> None:
    found = run(["♪", "25.", "Hola. 25. Hola."], {"Hola.": "Hello."}, tmp_path)
    assert texts(found) == ["♪", "25.", "Hello. 25. Hello."]
    assert found.kept_as_said == ()


def test_what_is_spoken_in_a_third_language_is_not_given_to_the_model(tmp_path: Path) -> None:
    said = lecture(["Hola.", "Bonjour.", "Hello there."])
    languages = ("es", "fr", "en")
    segments = tuple(
        one.model_copy(update={"language": code})
        for one, code in zip(said.segments, languages, strict=True)
    )
    mixed = said.model_copy(update={"segments": segments})
    found = run(mixed, {"Hola.": "Hello.", "Bonjour.": "Wrong."}, tmp_path)
    assert texts(found) == ["Hello.", "Bonjour.", "Hello there."]
    assert [cue.doubt for cue in found.cues] == [
        None,
        "it is in French, and the model translates from Spanish",
        None,
    ]


def test_a_term_of_the_glossary_takes_the_place_of_the_model_s_own(tmp_path: Path) -> None:
    words = {"El": "The", "sobreajuste": "over-adjustment", "crece.": "grows."}
    glossary = Glossary((("sobreajuste", "overfitting"),))
    found = run(["El sobreajuste crece."], words, tmp_path, glossary=glossary)
    assert texts(found) == ["The overfitting grows."]
    assert found.made_by.glossary_sha256 is not None


def test_a_term_that_is_not_in_any_hypothesis_is_a_doubt(tmp_path: Path) -> None:
    words = {"El": "The", "sobreajuste,": "that,", "crece.": "grows."}
    glossary = Glossary((("sobreajuste", "overfitting"),))
    found = run(["El sobreajuste, crece."], words, tmp_path, glossary=glossary)
    assert found.cues[0].doubt == "'sobreajuste' must be translated as 'overfitting'"


def test_a_second_run_computes_nothing_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [sentence_pair(index * 3)[0] for index in range(150)]
    first = run(said, PLAIN, tmp_path)
    monkeypatch.setattr("ctranslate2.Translator", lambda *_, **__: pytest.fail("computed again"))
    assert as_json(run(said, PLAIN, tmp_path)) == as_json(first)


def test_the_cores_of_the_machine_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [sentence_pair(index * 5)[0] for index in range(100)]
    found = []
    for cores in (1, 3):
        monkeypatch.setattr("lectura.translation.opus_mt.decoding.cores", lambda n=cores: n)
        place = tmp_path / str(cores)
        place.mkdir()
        found.append(as_json(run(said, PLAIN, place)))
    assert found[0] == found[1]


def test_after_a_correction_its_window_alone_is_computed(tmp_path: Path) -> None:
    said = [sentence_pair(index * 3)[0] for index in range(150)]
    run(said, PLAIN, tmp_path)
    kept = set((tmp_path / "store" / "translated").rglob("complete.json"))
    said[100] = sentence_pair(1001)[0]
    found = run(said, PLAIN, tmp_path)
    assert found.cues[100].text == sentence_pair(1001)[1]
    assert len(kept) == 3
    assert len(set((tmp_path / "store" / "translated").rglob("complete.json")) - kept) == 1


def test_progress_is_told_in_cues(tmp_path: Path) -> None:
    told: list[Event] = []
    said = [sentence_pair(index * 3)[0] for index in range(150)]
    run(said, PLAIN, tmp_path, hook=told.append)
    done = [event.done for event in told if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[:2] == [0, 64]
    last = told[-1]
    assert isinstance(last, Progress)
    assert (last.done, last.total, last.unit) == (150, 150, "cues")
