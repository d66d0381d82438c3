from __future__ import annotations

import numpy as np
import pytest

from lectura.audio import SAMPLE_RATE
from lectura.speech.decoding.hypothesis import AlignedWord, Hypothesis
from lectura.speech.decoding.voiced_stretches import may_be_wordless, parted
from lectura.speech.windowing.packing import Piece
from lectura.speech.windowing.regions import SpeechRegion

Spans = tuple[tuple[float, float], ...]


def piece(*spans: tuple[float, float], levels: tuple[float, ...] = ()) -> Piece:
    """Voice at the spans (seconds), without padding, each at a level in dBFS."""
    random = np.random.default_rng(2)
    regions, audio = [], []
    for (start, end), level in zip(spans, levels or [-20.0] * len(spans), strict=True):
        first, last = round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)
        regions.append(SpeechRegion(first, last, first, last))
        audio.append(random.standard_normal(last - first) * 10 ** (level / 20))
    return Piece(tuple(regions), np.concatenate(audio).astype(np.float32))


def hypothesis(text: str, language: str = "en") -> Hypothesis:
    return Hypothesis(text, (1,), language, -0.2, 0.0, 1.0)


def words(*spans: tuple[float, float]) -> list[AlignedWord]:
    """Words of ten characters, in seconds of the packed audio."""
    return [AlignedWord(" wordswords"[:10], start, end, 0.9) for start, end in spans]


@pytest.mark.parametrize(
    ("spans", "levels", "characters", "usual", "expected"),
    [
        (((0, 5), (8, 13)), (), 140, None, False),  # all said
        (((0, 5), (8, 13)), (), 80, None, True),  # half of it
        (((0, 5), (8, 13)), (), 110, 14.0, True),  # less than this speaker says elsewhere
        (((0, 5), (8, 13)), (), 80, 8.5, False),  # a slow speaker
        (((0, 5), (8, 13)), (-20, -45), 140, None, True),  # a much quieter one
        (((0, 5), (5.3, 13)), (), 80, None, False),  # one stretch only
    ],
)
def test_a_piece_is_looked_at_where_its_text_is_short_or_its_levels_differ(
    spans: Spans, levels: tuple[float, ...], characters: int, usual: float | None, expected: bool
) -> None:
    heard = hypothesis("x" * characters)
    assert may_be_wordless(piece(*spans, levels=levels), heard, usual) is expected


def test_scripts_of_few_characters_are_not_looked_at() -> None:
    assert not may_be_wordless(piece((0, 5), (8, 13)), hypothesis("x" * 30, "zh"), None)


def test_the_stretch_of_another_speaker_is_wordless_where_no_word_was_aligned_to_it() -> None:
    heard = piece((0, 3), (3.3, 6), (12, 14), (14.4, 16))
    spoken = words((0.1, 1), (1, 2), (2, 2.9), (3.1, 4), (4, 5), (5, 5.6))
    found = parted(heard, spoken)
    assert [(one.span.start, one.span.end, wordless) for one, wordless in found] == [
        (0.0, 6.0, False),
        (12.0, 16.0, True),
    ]
    assert [len(one.audio) for one, _ in found] == [round(5.7 * 16_000), round(3.6 * 16_000)]


def test_a_word_stretched_over_a_stretch_does_not_fill_it() -> None:
    heard = piece((0, 3), (8, 12), (20, 23))  # packed: 0-3, 3-7, 7-10
    spoken = words((0, 1), (1, 2), (2, 2.9), (2.9, 7.2), (7.2, 8), (8, 9), (9, 10))
    assert [wordless for _, wordless in parted(heard, spoken)] == [False, True, False]


def test_a_quieter_speaker_without_a_pause_before_him_is_a_stretch_of_his_own() -> None:
    heard = piece((0, 3), (3.3, 6.3), levels=(-20, -44))
    assert [wordless for _, wordless in parted(heard, words((0, 1), (1, 2), (2, 3)))] == [
        False,
        True,
    ]


def test_a_laugh_needs_no_words() -> None:
    heard = piece((0, 4), (8, 8.8))
    assert [wordless for _, wordless in parted(heard, words((0, 1), (1, 2), (2, 4)))] == [False]
