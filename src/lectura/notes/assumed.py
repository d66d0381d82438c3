"""A lecture of which only the length is known, for estimates."""

from __future__ import annotations

from lectura.records.transcript import Segment, Transcript

WORDS_PER_MINUTE = 150
"""Of ordinary lecturing; conversation is a fifth faster, dictation slower."""

_LINE = "so we look at this example again and ask what happens when the numbers grow"
_WORDS = len(_LINE.split())


def assumed_lecture(seconds: float, language: str | None = None) -> Transcript:
    """A transcript with as many ordinary words as a lecture of that length has.

    Args:
        seconds: length of the recording, silence included.
        language: for the prompts; the words are English whatever it is.
    """
    each = 60.0 * _WORDS / WORDS_PER_MINUTE
    count = max(1, round(seconds / each))
    segments = tuple(
        Segment(id=index, start=index * each, end=(index + 1) * each, text=_LINE)
        for index in range(count)
    )
    return Transcript(language=language or "en", duration=seconds, segments=segments)
