"""A speaker left out: not one word in the notes, whichever engine writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from notes_fakes import FakeChat, echo

from lectura.errors import UsageError
from lectura.llm.prompts import load_prompts
from lectura.notes.composed.engine import compose
from lectura.notes.exclude import without_speakers
from lectura.notes.keyless import keyless_notes
from lectura.notes.options import NotesOptions
from lectura.records.notes import Notes, NotesSource
from lectura.records.transcript import Segment, Speaker, Transcript, Word

SOURCE = NotesSource(name="clase.mp4")
Engine = Callable[[Transcript, str], Notes]

BOB = " La fotosíntesis convierte la luz en energía química dentro de las hojas."
MORE = " De tarea para el próximo lunes, un informe sobre la respiración."
ANA = " Perdone, estuve en el hospital por una operación secreta."


def _by_rules(transcript: Transcript, excluded: str) -> Notes:
    return keyless_notes(
        transcript, source=SOURCE, language=None, date=None, exclude_speakers=(excluded,)
    )


def _by_model(transcript: Transcript, excluded: str) -> Notes:
    return compose(
        transcript,
        FakeChat(echo),
        options=NotesOptions(exclude_speakers=(excluded,)),
        source=SOURCE,
        prompts=load_prompts("default", None),
    )


@pytest.fixture(params=[_by_rules, _by_model], ids=["keyless", "llm"])
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


def _words(text: str, speaker: str | None) -> tuple[Word, ...]:
    return tuple(Word(text=f" {word}", speaker=speaker) for word in text.split())


def _segment(index: int, speaker: str | None, *parts: tuple[str, str | None]) -> Segment:
    """One segment in which several people speak."""
    words = tuple(word for text, who in parts for word in _words(text, who))
    text = "".join(word.text for word in words).strip()
    at = 10.0 * index
    return Segment(id=index, start=at, end=at + 9, text=text, words=words, speaker=speaker)


def _lecture(*segments: Segment, speakers: tuple[str, ...] = ("Bob", "Ana")) -> Transcript:
    return Transcript(
        language="es",
        duration=10.0 * len(segments),
        segments=segments,
        speakers=tuple(Speaker(id=name) for name in speakers),
    )


MIXED = _lecture(
    _segment(0, "Bob", (BOB, "Bob"), (ANA, "Ana")),
    _segment(1, "Ana", (ANA, "Ana")),
    _segment(2, "Bob", (ANA, "Ana")),
    _segment(3, None, (ANA, "Ana"), (MORE, "Bob")),
)


@pytest.mark.parametrize("wish", ["Ana", " ana ", "ANA\t"])
def test_not_one_word_is_left_also_inside_segments_of_others(engine: Engine, wish: str) -> None:
    told = engine(MIXED, wish).model_dump_json().lower()
    for word in ("perdone", "estuve", "hospital", "operación", "secreta"):
        assert word not in told
    assert "convierte la luz en energía" in told
    assert "un informe sobre la respiración" in told


def test_a_segment_that_held_nothing_else_is_not_read_as_an_empty_one(engine: Engine) -> None:
    notes = engine(MIXED, "Ana")
    chunks = notes.coverage.chunks
    assert (chunks[0].first_segment, chunks[-1].last_segment) == (0, 3)
    assert [segment.id for segment in without_speakers(MIXED, ["Ana"])] == [0, 3]
    assert notes.coverage.character_percent == 100.0


def test_a_word_of_nobody_known_goes_with_the_words_beside_it() -> None:
    said = [(" Luz.", "Bob"), (" Tengo", "Ana"), (" 1881", None), (" euros.", "Ana")]
    (kept,) = without_speakers(_lecture(_segment(0, "Bob", *said, (" Sí", "Bob"))), ["Ana"])
    assert kept.text == "Luz. Sí"
    parts = [(" En", "Bob"), (" 1881", None), (" llegó.", "Bob"), (" ¿Ah?", "Ana")]
    (kept,) = without_speakers(_lecture(_segment(0, "Bob", *parts)), ["Ana"])
    assert kept.text == "En 1881 llegó."


def test_somebody_who_says_nothing_is_left_out_without_complaint(engine: Engine) -> None:
    silent = _lecture(_segment(0, "Bob", (BOB, "Bob")))
    assert "fotosíntesis" in engine(silent, " ana ").model_dump_json()


def test_somebody_heard_only_in_segments_of_others_can_be_left_out(engine: Engine) -> None:
    unlisted = _lecture(_segment(0, "Bob", (BOB, "Bob"), (ANA, "Ana")), speakers=())
    told = engine(unlisted, "ana").model_dump_json()
    assert "hospital" not in told
    assert "fotosíntesis" in told


def test_a_name_written_with_spaces_in_the_transcript_is_found(engine: Engine) -> None:
    spaced = _lecture(_segment(0, "Bob", (BOB, "Bob")), _segment(1, " Ana", (ANA, " Ana")))
    told = engine(spaced.model_copy(update={"speakers": ()}), "Ana").model_dump_json()
    assert "hospital" not in told


@pytest.mark.parametrize("wish", ["Laura", "", "  ", "An"])
def test_somebody_unknown_is_one_and_the_same_mistake(wish: str) -> None:
    said = []
    for engine in (_by_rules, _by_model):
        with pytest.raises(UsageError) as caught:
            engine(MIXED, wish)
        said.append((caught.value.message, caught.value.hint, caught.value.value))
    assert said[0] == said[1]
    assert "Ana, Bob" in said[0][0]


def test_what_was_heard_before_corrections_goes_with_the_words() -> None:
    first = MIXED.segments[0]
    corrected = first.model_copy(update={"heard": first.text, "heard_words": first.words})
    mixed = MIXED.model_copy(update={"segments": (corrected,)})
    (kept,) = without_speakers(mixed, ["Ana"])
    assert "hospital" not in kept.model_dump_json()
