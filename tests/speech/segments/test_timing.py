from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.records.transcript import Word
from lectura.speech.decoding.hypothesis import AlignedWord
from lectura.speech.segments.timing import aligned_words, laid_words, words_of
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion


def piece(*spans: tuple[float, float], pad: float = 0.25) -> Piece:
    """Voice at the spans (seconds), heard with ``pad`` seconds on either side."""
    regions = tuple(
        SpeechRegion(*(round(x * SAMPLE_RATE) for x in (s - pad, e + pad, s, e))) for s, e in spans
    )
    return Piece(regions, np.zeros(sum(r.length for r in regions), dtype=np.float32))


TEXT = "First we look at entropy. Then we turn to the second law, which says more."


def in_order(words: tuple[Word, ...]) -> bool:
    times = [time for word in words for time in (word.start, word.end)]
    return all(a is not None and b is not None and a <= b for a, b in pairwise(times))


def in_voice(heard: Piece, words: tuple[Word, ...]) -> bool:
    return all(
        any(v.start - 1e-3 <= time <= v.end + 1e-3 for v in heard.voiced)
        for word in words
        for time in (word.start, word.end)
        if time is not None
    )


def test_words_joined_give_the_text() -> None:
    assert "".join(words_of("  a b\nc ")) == " a b c"


@pytest.mark.parametrize("spans", [((1, 5),), ((1, 3), (4, 6)), ((1, 2), (9, 10), (20, 24))])
def test_laid_words_are_in_order_and_within_the_voice(
    spans: tuple[tuple[float, float], ...],
) -> None:
    heard = piece(*spans)
    words = laid_words(heard, TEXT)
    assert "".join(word.text for word in words) == " " + TEXT
    assert in_order(words)
    assert in_voice(heard, words)
    assert words[0].start == spans[0][0]
    assert words[-1].end == spans[-1][1]


def test_a_sentence_ends_at_the_pause_near_it() -> None:
    words = laid_words(piece((1, 3.2), (6, 9)), TEXT)
    assert words[4].text == " entropy."
    assert words[4].end == pytest.approx(3.2, abs=0.01)
    assert words[5].start == pytest.approx(6.0, abs=0.01)


def test_long_words_take_longer_than_short_ones() -> None:
    short, long = laid_words(piece((0.5, 4.5)), "a thermodynamics")
    assert short.end is not None
    assert short.start is not None
    assert long.end is not None
    assert long.start is not None
    assert long.end - long.start > 4 * (short.end - short.start)


def test_no_text_no_words() -> None:
    assert laid_words(piece((1, 2)), "  ") == ()


def test_aligned_words_are_put_back_where_their_audio_was() -> None:
    heard = piece((1, 2), (10, 12))  # packed: 0–1.5 s, 1.5–4 s
    aligned = (
        AlignedWord(" one", 0.25, 1.0, 0.9),
        AlignedWord(" two", 1.9, 2.5, 1.2),
    )
    first, second = aligned_words(heard, aligned)
    assert (first.start, first.end) == pytest.approx((1.0, 1.75), abs=0.002)
    assert (second.start, second.end) == pytest.approx((10.15, 10.75), abs=0.002)
    assert second.probability == 1.0


def test_a_word_stretched_over_a_pause_keeps_its_larger_part() -> None:
    heard = piece((1, 2), (10, 12))
    (word,) = aligned_words(heard, [AlignedWord(" long", 1.2, 3.0, 0.5)])
    assert word.start == pytest.approx(10.0, abs=0.002)
    assert word.end == pytest.approx(11.25, abs=0.002)


def test_aligned_words_never_go_back() -> None:
    heard = piece((1, 6))
    aligned = [
        AlignedWord(f" w{i}", start, start + 0.6, 0.5) for i, start in enumerate((1, 0.9, 2))
    ]
    assert in_order(aligned_words(heard, aligned))


def straddling(heard: Piece, words: tuple[Word, ...]) -> list[str]:
    """Words that begin before a pause and end after it."""
    pauses = [(one.end, other.start) for one, other in pairwise(heard.voiced)]
    return [
        word.text
        for word in words
        for begin, end in pauses
        if word.start is not None and word.end is not None
        if word.start <= begin and word.end >= end
    ]


@pytest.mark.parametrize(
    "spans",
    [((1, 3), (95, 97)), ((1, 2), (2.5, 2.6), (60, 64)), ((0, 0.1), (30, 31), (630, 631))],
)
def test_no_laid_word_runs_over_a_pause(spans: tuple[tuple[float, float], ...]) -> None:
    heard = piece(*spans)
    for text in (TEXT, TEXT.replace(",", ""), "Otorrinolaringología", "a " * 37):
        words = laid_words(heard, text)
        assert "".join(word.text for word in words).split() == text.split()
        assert straddling(heard, words) == []
        assert in_order(words)
        assert in_voice(heard, words)


def test_no_aligned_word_runs_over_a_pause() -> None:
    heard = piece((1, 3), (95, 97))  # packed: 0.75 … 3.25, then 94.75 … 97.25
    aligned = [
        AlignedWord(" stretched", 0.5, 4.5, 0.9),  # over both voices
        AlignedWord(" between", 2.3, 2.7, 0.9),  # in the padding on either side of the pause
        AlignedWord(" last", 4.5, 4.9, 0.9),
    ]
    words = aligned_words(heard, aligned)
    assert straddling(heard, words) == []
    assert all((w.end or 0) - (w.start or 0) < 5 for w in words)
    assert in_order(words)


def test_a_word_cut_off_before_a_long_pause_stays_before_it() -> None:
    spans = ((1.248, 3.808), (4.8, 6.816), (7.904, 8.0), (98.336, 100.192), (101.312, 101.76))
    heard = piece(*spans, (102.016, 102.336), (103.424, 104.0))
    text = "A gold ring will please most any girl. The long journey home took a year. She's... "
    words = laid_words(
        heard, text + "And so my fellow Americans asked not what your countrymen are."
    )
    times = {word.text.strip(): word for word in words}
    assert (times["year."].end, times["She's..."].end) == (6.816, 8.0)
    assert times["And"].start == 98.336
