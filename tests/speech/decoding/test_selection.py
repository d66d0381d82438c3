from __future__ import annotations

import pytest

from lectura.speech.decoding.hypothesis import GREEDY, Decoding, Hypothesis
from lectura.speech.decoding.quality import QualityFlag
from lectura.speech.decoding.selection import (
    Candidate,
    best,
    better,
    is_unsure,
    needs_beam,
    verdict,
)


def candidate(
    *flags: QualityFlag,
    text: str = "forty characters of perfectly plain text",
    logprob: float = -0.2,
    decoding: Decoding = GREEDY,
) -> Candidate:
    found = Hypothesis(text, (1, 2), "en", logprob, 0.0, 1.0, decoding)
    return Candidate(found, frozenset(flags))


def test_only_what_a_greedy_decoding_doubts_is_decoded_again() -> None:
    assert not needs_beam(candidate())
    assert not needs_beam(candidate(QualityFlag.NO_SPEECH))
    assert needs_beam(candidate(QualityFlag.UNSURE))
    assert needs_beam(candidate(QualityFlag.LOOP))
    assert not needs_beam(candidate(QualityFlag.UNSURE, decoding=Decoding(beam=5)))
    assert not needs_beam(candidate(QualityFlag.LOOP, decoding=Decoding(beam=5)))


def test_beam_search_tells_what_a_greedy_decoding_would_have_doubted() -> None:
    beam = Decoding(beam=5)
    assert is_unsure(candidate(QualityFlag.UNSURE))
    assert not is_unsure(candidate())
    assert is_unsure(candidate(logprob=-0.162, decoding=beam))
    assert not is_unsure(candidate(logprob=-0.158, decoding=beam))
    assert is_unsure(candidate(QualityFlag.LOOP, logprob=-0.05, decoding=beam))


def test_fewer_grave_signs_win_whatever_the_model_thinks() -> None:
    looped, clean = candidate(QualityFlag.LOOP, logprob=-0.01), candidate(logprob=-0.9)
    assert better(looped, clean) is clean
    assert better(clean, looped) is clean


def test_a_likelier_hearing_that_lost_words_does_not_win() -> None:
    first = candidate(logprob=-0.5)
    shorter = candidate(text="forty characters of perfectly", logprob=-0.1)
    assert better(first, shorter) is first


def test_less_text_may_win_over_an_invention() -> None:
    looped = candidate(QualityFlag.LOOP, text="so on " * 40, logprob=-0.5)
    shorter = candidate(QualityFlag.TOO_SLOW, text="so on", logprob=-0.1)
    assert better(looped, shorter) is shorter


def test_best_of_several_is_the_earliest_of_equals() -> None:
    first, same = candidate(), candidate()
    worse, likelier = candidate(QualityFlag.IMPROBABLE), candidate(logprob=-0.1)
    assert best([first, same, worse]) is first
    assert best([worse, first, likelier]) is likelier


@pytest.mark.parametrize(
    ("flags", "logprob", "expected"),
    [
        ((), -0.1, "keep"),
        ((QualityFlag.UNSURE,), -0.3, "keep"),
        ((QualityFlag.UNSURE,), -0.8, "doubt"),
        ((QualityFlag.NO_SPEECH,), -0.2, "keep"),
        ((QualityFlag.LOOP,), -0.2, "doubt"),
        ((QualityFlag.TOO_SLOW,), -0.2, "doubt"),
        ((QualityFlag.EMPTY,), -0.2, "nothing"),
        ((QualityFlag.QUIET,), -0.2, "reject"),
        ((QualityFlag.LEAK,), -0.2, "reject"),
        ((QualityFlag.NO_SPEECH, QualityFlag.IMPROBABLE), -1.2, "reject"),
        ((QualityFlag.NO_SPEECH, QualityFlag.LOOP), -0.2, "reject"),
        ((QualityFlag.TOO_FAST,), -0.2, "doubt"),
        ((QualityFlag.TOO_FAST, QualityFlag.IMPROBABLE), -1.2, "reject"),
        ((QualityFlag.CREDITS,), -0.1, "keep"),
        ((QualityFlag.CREDITS,), -0.5, "reject"),
        ((QualityFlag.CREDITS, QualityFlag.NO_SPEECH), -0.1, "reject"),
    ],
)
def test_what_becomes_of_a_hearing(
    flags: tuple[QualityFlag, ...], logprob: float, expected: str
) -> None:
    assert verdict(candidate(*flags, logprob=logprob))[0] == expected


def test_the_reason_names_every_sign_and_is_empty_for_what_is_kept() -> None:
    assert verdict(candidate())[1] == ""
    reason = verdict(candidate(QualityFlag.NO_SPEECH, QualityFlag.LOOP))[1]
    assert reason == "the same words again and again; the model hears no speech"
    assert verdict(candidate(QualityFlag.UNSURE, logprob=-0.8))[1] == QualityFlag.UNSURE.value


def test_words_are_lost_below_93_percent_of_the_characters() -> None:
    first = candidate(text="x" * 100, logprob=-0.5)
    enough = candidate(text="x" * 93, logprob=-0.1)
    assert better(first, enough) is enough
    assert better(first, candidate(text="x" * 92, logprob=-0.1)) is first


def test_the_second_is_believed_where_it_is_more_probable_however_little() -> None:
    first = candidate(logprob=-0.3)
    assert better(first, candidate(logprob=-0.3)) is first
    assert better(first, candidate(logprob=-0.3001)) is first
    more = candidate(logprob=-0.2999)
    assert better(first, more) is more


@pytest.mark.parametrize(
    ("flags", "logprob", "expected"),
    [
        ((), -0.6, "keep"),
        ((), -0.61, "doubt"),
        ((QualityFlag.CREDITS,), -0.3, "keep"),
        ((QualityFlag.CREDITS,), -0.31, "reject"),
        ((QualityFlag.CREDITS, QualityFlag.LOOP), -0.1, "reject"),
        ((QualityFlag.NO_SPEECH, QualityFlag.COMPRESSES), -0.1, "reject"),
        ((QualityFlag.NO_SPEECH, QualityFlag.TOO_FAST), -0.1, "reject"),
        ((QualityFlag.NO_SPEECH, QualityFlag.TOO_SLOW), -0.1, "doubt"),
        ((QualityFlag.TOO_FAST, QualityFlag.LOOP), -0.1, "reject"),
        ((QualityFlag.TOO_FAST, QualityFlag.COMPRESSES), -0.1, "reject"),
        ((QualityFlag.TOO_SLOW, QualityFlag.LOOP), -0.1, "doubt"),
        ((QualityFlag.COMPRESSES,), -0.1, "doubt"),
        ((QualityFlag.IMPROBABLE,), -0.1, "doubt"),
    ],
)
def test_the_thresholds_of_the_verdict(
    flags: tuple[QualityFlag, ...], logprob: float, expected: str
) -> None:
    assert verdict(candidate(*flags, logprob=logprob))[0] == expected
