from __future__ import annotations

import pytest

from lectura.page.doubts import REASONS, reason_of
from lectura.render.languages import PAGE_WORDINGS
from lectura.speakers.overlap import DOUBT
from lectura.speech.decoding.quality import QualityFlag

NEVER_KEPT = {QualityFlag.LEAK, QualityFlag.CREDITS}
"""What is taken out of a transcript, not marked in it."""


@pytest.mark.parametrize("flag", [flag for flag in QualityFlag if flag not in NEVER_KEPT])
def test_every_reason_of_the_recogniser_is_told_in_the_page_s_language(flag: QualityFlag) -> None:
    assert flag.value in REASONS
    told = reason_of(flag.value, PAGE_WORDINGS["de"])
    assert told.startswith("Zweifelhaft: ")
    assert flag.value not in told


def test_no_reason_is_left_that_nobody_gives() -> None:
    assert set(REASONS) <= {*(flag.value for flag in QualityFlag), DOUBT}


def test_a_reason_that_is_not_known_is_shown_as_it_is() -> None:
    assert reason_of("a cough", PAGE_WORDINGS["en"]) == "Doubtful: a cough"


def test_that_two_talk_at_once_is_told_too() -> None:
    assert reason_of(DOUBT, PAGE_WORDINGS["es"]) == "Dudoso: aquí hablan dos personas a la vez"
