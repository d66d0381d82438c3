from __future__ import annotations

from itertools import pairwise

import pytest

from lectura.records.transcript import Segment, Word
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.speech.segments.segmenting import segments_of

HYPOTHESIS = Hypothesis("", (), "es", -0.21234, 0.01, 1.23456)


def spoken(text: str, *, start: float = 0.0, pace: float = 0.4) -> list[Word]:
    """Words at an even pace."""
    return [
        Word(text=" " + word, start=start + pace * i, end=start + pace * (i + 1))
        for i, word in enumerate(text.split())
    ]


def segments(words: list[Word], *, keep_words: bool = False) -> tuple[Segment, ...]:
    return segments_of(words, HYPOTHESIS, keep_words=keep_words, doubt=None)


def test_a_sentence_is_a_segment() -> None:
    found = segments(spoken("Primero la teoría. ¿Y después? ¡La práctica!"))
    assert [s.text for s in found] == ["Primero la teoría.", "¿Y después?", "¡La práctica!"]
    assert [s.id for s in found] == [0, 1, 2]
    assert found[1].start == found[0].end == pytest.approx(1.2)


def test_a_long_pause_parts_what_has_no_full_stop() -> None:
    words = spoken("so this is") + spoken("another thought", start=5.0)
    first, second = segments(words)
    assert (first.text, second.text) == ("so this is", "another thought")
    assert first.end == pytest.approx(1.2)
    assert second.start == 5.0


def test_a_short_pause_does_not() -> None:
    words = spoken("so this is") + spoken("one thought", start=2.0)
    assert len(segments(words)) == 1


def test_a_long_sentence_is_cut_at_a_comma_and_stays_readable() -> None:
    half = "word " * 24
    found = segments(spoken(f"{half.strip()}, {half.strip()}."))
    assert found[0].text.endswith(",")
    for segment in found:
        assert segment.interval is not None
        assert segment.interval.duration <= 14.0
        assert len(segment.text) <= 200
    assert " ".join(s.text for s in found) == f"{half.strip()}, {half.strip()}."


def test_speech_without_any_punctuation_is_cut_too() -> None:
    found = segments(spoken("palabra " * 150))
    assert len(found) > 3
    assert sum(len(s.text.split()) for s in found) == 150


def test_no_segment_overlaps_the_next() -> None:
    found = segments(spoken("Uno dos. Tres cuatro cinco. " * 20))
    for before, after in pairwise(found):
        assert before.end is not None
        assert after.start is not None
        assert before.end <= after.start + 1e-9


def test_what_the_model_thought_travels_along() -> None:
    words = spoken("Una frase.")
    (segment,) = segments_of(words, HYPOTHESIS, keep_words=True, doubt="unsure")
    assert segment.language == "es"
    assert segment.avg_logprob == -0.2123
    assert segment.compression_ratio == 1.235
    assert segment.doubt == "unsure"
    assert segment.words == tuple(words)


def test_words_are_kept_only_where_asked_for() -> None:
    assert segments(spoken("Una frase."))[0].words == ()


def test_no_words_no_segments() -> None:
    assert segments([]) == ()
