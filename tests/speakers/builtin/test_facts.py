"""How far voices tell who is who: confidence, two under one label, one under two."""

from __future__ import annotations

import pytest
from made_up import like, people, span

from lectura.speakers.builtin.facts import voice_facts
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.protocol import Vector, VoiceFacts

CAST = people(4)


def said(who: Vector, count: int, first: int = 0, seconds: float = 1.5) -> list[Stretch]:
    return [span(first + i, 0, 0, 88, seconds, like(who, first + i)) for i in range(count)]


def test_each_is_one_person_where_the_voices_say_so() -> None:
    heard = [*said(CAST[0], 8), *said(CAST[1], 8, 100)]
    facts = voice_facts(heard, ["A"] * 8 + ["B"] * 8, [0.8] * 8 + [0.5] * 8)
    # 12 s were heard of each: 12 / (12 + 4) = 0.75 of what may be known.
    assert facts == {"A": VoiceFacts(0.6), "B": VoiceFacts(0.375)}


def test_more_of_a_voice_is_surer() -> None:
    brief, long = (
        voice_facts(said(CAST[0], count), ["A"] * count, [1.0] * count)["A"].confidence
        for count in (1, 40)
    )
    assert brief == pytest.approx(1.5 / 5.5, abs=1e-3)
    assert long == pytest.approx(60 / 64, abs=1e-3)


def test_one_who_was_never_heard_alone_has_no_confidence() -> None:
    heard = [*said(CAST[0], 4), span(9, 1, 0, 40)]
    facts = voice_facts(heard, [*["A"] * 4, "B"], [0.5] * 5)
    assert facts["B"] == VoiceFacts(0.0)
    assert facts["A"].alike is None
    assert voice_facts([span(9, 1, 0, 40)], [None], [0.0]) == {}


def test_two_people_under_one_label_are_told() -> None:
    mixed = [*said(CAST[0], 6), *said(CAST[1], 6, 100), *said(CAST[2], 6, 200)]
    facts = voice_facts(mixed, ["A"] * 12 + ["B"] * 6, [0.5] * 18)
    assert (facts["A"].mixed, facts["B"].mixed) == (True, False)
    # Under 3 s (6 s in two windows) of another voice may be a cough.
    few = [*said(CAST[0], 6), *said(CAST[1], 3, 100)]
    assert not voice_facts(few, ["A"] * 9, [0.5] * 9)["A"].mixed


def test_one_person_under_two_labels_is_told_to_both() -> None:
    halves = [*said(CAST[0], 6), *said(CAST[0], 6, 100), *said(CAST[1], 6, 200)]
    facts = voice_facts(halves, ["A"] * 6 + ["B"] * 6 + ["C"] * 6, [0.1] * 18)
    assert (facts["A"].alike, facts["B"].alike, facts["C"].alike) == ("B", "A", None)


def test_of_long_recordings_some_stretches_from_all_over_are_looked_at() -> None:
    heard = [*said(CAST[0], 700), *said(CAST[1], 700, 1000)]
    assert voice_facts(heard, ["A"] * 1400, [0.5] * 1400)["A"].mixed
