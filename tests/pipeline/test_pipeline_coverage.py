"""What is said about speech that has no text."""

from __future__ import annotations

from lectura.pipeline.coverage import speech_notices
from lectura.records.transcript import SpeechCoverage, Transcript
from lectura.speech.transcriber import Recognition
from lectura.timeline import Interval

HOUR = 3_600.0
PLACE = Interval(1_000.0, 1_006.5)


def codes(missed: float, *wordless: Interval) -> list[str]:
    recognition = Recognition((), "es", HOUR, missed, wordless, (), wordless=wordless)
    coverage = SpeechCoverage(
        voiced_seconds=HOUR, transcribed_seconds=HOUR - missed, missed=wordless
    )
    notices = speech_notices(recognition, coverage)
    made = Transcript(notices=tuple(notices))
    assert (made.partial_reasons != ()) is bool(notices)
    return [notice.code for notice in notices]


def test_a_stretch_without_words_is_told_although_its_share_is_small() -> None:
    assert codes(5.7, PLACE) == ["missed-speech"]
    assert codes(0.0) == []


def test_low_coverage_is_told_once() -> None:
    assert codes(0.2 * HOUR, PLACE) == ["low-coverage"]


def test_the_place_is_named() -> None:
    recognition = Recognition((), "es", HOUR, 5.7, (PLACE,), (), wordless=(PLACE,))
    coverage = SpeechCoverage(voiced_seconds=HOUR, transcribed_seconds=HOUR - 5.7)
    (notice,) = speech_notices(recognition, coverage)
    assert "16:40" in notice.message
