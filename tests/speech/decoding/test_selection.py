from __future__ import annotations

import pytest

from lectura.speech.decoding.hypothesis import Hearing
from lectura.speech.decoding.quality import Sign
from lectura.speech.decoding.selection import Judged, best, better, needs_rehearing, verdict


def judged(
    *signs: Sign, text: str = "forty characters of perfectly plain text", logprob: float = -0.2
) -> Judged:
    return Judged(Hearing(text, (1, 2), "en", logprob, 0.0, 1.0), frozenset(signs))


def test_only_doubted_hearings_are_heard_again() -> None:
    assert not needs_rehearing(judged())
    assert not needs_rehearing(judged(Sign.NO_SPEECH))
    assert needs_rehearing(judged(Sign.UNSURE))
    assert needs_rehearing(judged(Sign.LOOP))


def test_fewer_grave_signs_win_whatever_the_model_thinks() -> None:
    looped, clean = judged(Sign.LOOP, logprob=-0.01), judged(logprob=-0.9)
    assert better(looped, clean) is clean
    assert better(clean, looped) is clean


def test_the_first_stays_unless_the_second_is_clearly_likelier() -> None:
    first = judged(logprob=-0.300)
    assert better(first, judged(logprob=-0.298)) is first
    likelier = judged(logprob=-0.2)
    assert better(first, likelier) is likelier


def test_a_likelier_hearing_that_lost_words_does_not_win() -> None:
    first = judged(logprob=-0.5)
    shorter = judged(text="forty characters of perfectly", logprob=-0.1)
    assert better(first, shorter) is first


def test_less_text_may_win_over_an_invention() -> None:
    looped = judged(Sign.LOOP, text="so on " * 40, logprob=-0.5)
    shorter = judged(Sign.TOO_SLOW, text="so on", logprob=-0.1)
    assert better(looped, shorter) is shorter


def test_best_of_several_is_the_earliest_of_equals() -> None:
    first, same = judged(), judged()
    worse, likelier = judged(Sign.IMPROBABLE), judged(logprob=-0.1)
    assert best([first, same, worse]) is first
    assert best([worse, first, likelier]) is likelier


@pytest.mark.parametrize(
    ("signs", "logprob", "expected"),
    [
        ((), -0.1, "keep"),
        ((Sign.UNSURE,), -0.3, "keep"),
        ((Sign.UNSURE,), -0.8, "doubt"),
        ((Sign.NO_SPEECH,), -0.2, "keep"),
        ((Sign.LOOP,), -0.2, "doubt"),
        ((Sign.TOO_SLOW,), -0.2, "doubt"),
        ((Sign.EMPTY,), -0.2, "nothing"),
        ((Sign.QUIET,), -0.2, "reject"),
        ((Sign.LEAK,), -0.2, "reject"),
        ((Sign.NO_SPEECH, Sign.IMPROBABLE), -1.2, "reject"),
        ((Sign.NO_SPEECH, Sign.LOOP), -0.2, "reject"),
        ((Sign.TOO_FAST,), -0.2, "doubt"),
        ((Sign.TOO_FAST, Sign.IMPROBABLE), -1.2, "reject"),
        ((Sign.CREDITS,), -0.1, "keep"),
        ((Sign.CREDITS,), -0.5, "reject"),
        ((Sign.CREDITS, Sign.NO_SPEECH), -0.1, "reject"),
    ],
)
def test_what_becomes_of_a_hearing(signs: tuple[Sign, ...], logprob: float, expected: str) -> None:
    assert verdict(judged(*signs, logprob=logprob))[0] == expected


def test_the_reason_names_every_sign_and_is_empty_for_what_is_kept() -> None:
    assert verdict(judged())[1] == ""
    reason = verdict(judged(Sign.NO_SPEECH, Sign.LOOP))[1]
    assert Sign.NO_SPEECH.value in reason
    assert Sign.LOOP.value in reason
    assert verdict(judged(Sign.UNSURE, logprob=-0.8))[1] == Sign.UNSURE.value
