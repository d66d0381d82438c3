"""What is said about speech that has no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lectura.records.transcript import Notice, SpeechCoverage
from lectura.timeline import Interval, format_span

if TYPE_CHECKING:
    from lectura.speech.transcriber import Recognition

_LEAST_COVERAGE = 0.9
_PLACES_NAMED = 5


def speech_notices(recognition: Recognition, coverage: SpeechCoverage) -> list[Notice]:
    """Notices on silence, on low coverage, and else on stretches of speech without any words."""
    notices = []
    if not recognition.segments and coverage.voiced_seconds == 0:
        notices.append(Notice(code="no-speech", message="No speech was found in this recording."))
    if coverage.share < _LEAST_COVERAGE:
        notices.append(
            Notice(
                code="low-coverage",
                message=f"Only {100 * coverage.share:.0f} % of the speech could be transcribed; "
                f"text is missing at {_places(coverage.missed)}.",
            )
        )
    elif recognition.wordless:
        notices.append(
            Notice(
                code="missed-speech",
                message="Somebody speaks, but no words could be made out, at "
                f"{_places(recognition.wordless)}.",
            )
        )
    return notices


def _places(spans: Sequence[Interval]) -> str:
    """The first of them, and how many more there are."""
    more = len(spans) - _PLACES_NAMED
    named = ", ".join(format_span(span) for span in spans[:_PLACES_NAMED])
    return f"{named} and {more} more places" if more > 0 else named
