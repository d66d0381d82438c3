"""Most of what lecturers ask and announce is found, and next to nothing that sounds like it."""

from __future__ import annotations

import cue_sentences as first
import more_cue_sentences as more
import pytest
from keyless_fixtures import NoteTaker, Teller

SAID = {code: (*first.SAID[code], *more.SAID[code]) for code in first.SAID}
NOT_SAID = {code: (*first.NOT_SAID[code], *more.NOT_SAID[code]) for code in first.NOT_SAID}
BESIDE = {
    "en": ("The water cycle has four stages.", "Clouds are made of very small drops."),
    "es": ("El ciclo del agua tiene cuatro etapas.", "Las nubes están hechas de gotas pequeñas."),
    "fr": ("Le cycle de l'eau a quatre étapes.", "Les nuages sont faits de petites gouttes."),
    "pt": ("O ciclo da água tem quatro etapas.", "As nuvens são feitas de gotas pequenas."),
}


def _recorded(tell: Teller, take_notes: NoteTaker, code: str, sentence: str) -> bool:
    before, after = BESIDE[code]
    notes = take_notes(tell([("P", before), ("P", sentence), ("P", after)], code))
    cited = (
        *(cite for record in notes.assignments for cite in record.citations),
        *(cite for record in notes.exam_hints for cite in record.citations),
        *(cite for record in notes.announcements for cite in record.citations),
    )
    return any(sentence in cite.quote for cite in cited)


@pytest.mark.parametrize("code", SAID)
def test_nine_of_ten_things_that_students_must_know_are_found(
    tell: Teller, take_notes: NoteTaker, code: str
) -> None:
    missed = [one for one in SAID[code] if not _recorded(tell, take_notes, code, one)]
    assert len(missed) <= len(SAID[code]) // 10, missed


@pytest.mark.parametrize("code", NOT_SAID)
def test_what_only_sounds_like_it_is_no_record(
    tell: Teller, take_notes: NoteTaker, code: str
) -> None:
    wrong = [one for one in NOT_SAID[code] if _recorded(tell, take_notes, code, one)]
    assert len(wrong) <= len(NOT_SAID[code]) // 20, wrong
