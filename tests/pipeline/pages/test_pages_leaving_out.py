"""Somebody is left out of a page: of its words, and of the sound inside."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.pipeline.pages.leaving_out import left_out, stretches_of
from lectura.pipeline.pages.recipe import nobody
from lectura.pipeline.pages.sound import silenced
from lectura.records.transcript import (
    Correction,
    Rejected,
    Segment,
    Speaker,
    Transcript,
    Word,
)
from lectura.timeline import Interval


def segment(id_: int, start: float, end: float, speaker: str | None, text: str = "…") -> Segment:
    return Segment(id=id_, start=start, end=end, text=text, speaker=speaker)


def transcript(*segments: Segment) -> Transcript:
    return Transcript(
        segments=segments,
        speakers=(Speaker(id="A", name="Ana"), Speaker(id="B", name="Berta Secreta")),
        rejected=(Rejected(start=1, end=2, text="perhaps hers", reason="noise"),),
        corrections=(Correction(heard="hers", correct="said by her"),),
    )


def test_nothing_of_a_person_is_left_in_the_transcript() -> None:
    heard = transcript(segment(0, 0, 4, "A", "his"), segment(1, 5, 8, "B", "her words"))
    shown = left_out(heard, ("B",)).model_dump_json()
    assert "his" in shown
    for gone in ("her words", "Berta", "Secreta", "perhaps hers", "said by her", '"B"'):
        assert gone not in shown
    assert left_out(heard, ()) is heard


def test_where_a_person_speaks_with_a_little_beside_up_to_others() -> None:
    heard = transcript(segment(0, 0, 4, "A"), segment(1, 4.2, 8, "B"), segment(2, 20, 22, "A"))
    assert stretches_of(heard, ("B",)) == (Interval(4.0, 8.5),)
    assert stretches_of(heard, ()) == ()


def test_between_two_words_of_a_person_alone_nothing_is_heard() -> None:
    alone = transcript(segment(0, 3, 4, "B"), segment(1, 9, 10, "B"), segment(2, 30, 31, "B"))
    assert stretches_of(alone, ("B",)) == (Interval(2.5, 10.5), Interval(29.5, 31.5))
    answered = transcript(segment(0, 3, 4, "B"), segment(1, 6, 7, "A"), segment(2, 9, 10, "B"))
    assert stretches_of(answered, ("B",)) == (Interval(2.5, 4.5), Interval(8.5, 10.5))


def test_single_words_inside_the_sentence_of_another() -> None:
    words = (
        Word(text=" one", start=0.0, end=1.0, speaker="A"),
        Word(text=" mine", start=2.0, end=3.0, speaker="B"),
        Word(text=" two", start=3.2, end=4.0, speaker="A"),
    )
    mixed = Segment(id=0, start=0, end=4, text=" one mine two", words=words, speaker="A")
    assert stretches_of(transcript(mixed), ("B",)) == (Interval(1.5, 3.2),)
    assert [one.text for one in left_out(transcript(mixed), ("B",)).segments] == ["one two"]


@pytest.mark.parametrize("size", [SAMPLE_RATE, 7000, 100_000])
def test_the_sound_is_silent_there_and_as_it_was_elsewhere(size: int) -> None:
    sound = np.full(3 * SAMPLE_RATE, 0.25, dtype=np.float32)
    blocks = [sound[a:b] for a, b in pairwise([*range(0, sound.size, size), sound.size])]
    made = np.concatenate(list(silenced(blocks, (Interval(0.5, 1.25), Interval(2.9, 9.0)))))
    assert made.size == sound.size
    silent = np.flatnonzero(made == 0.0) / SAMPLE_RATE
    assert (silent.min(), round(silent.max(), 3)) == (0.5, 3.0)
    assert np.count_nonzero(made == 0.0) == round(0.85 * SAMPLE_RATE)
    assert set(np.unique(made)) == {np.float32(0.0), np.float32(0.25)}
    assert (sound == 0.25).all()  # what the decoder gave is not changed


def test_what_stands_in_a_page_for_somebody_is_no_name() -> None:
    assert nobody("Berta Secreta") == nobody("Berta Secreta") != nobody("Ana")
    assert "Berta" not in nobody("Berta Secreta")
