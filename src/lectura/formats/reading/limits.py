"""How long a transcript may be: what is longer is refused at once, before it fills the memory.

The limits are above a hundred hours of speech, about 150,000 segments.
"""

from __future__ import annotations

from lectura.errors import TranscriptError
from lectura.records.transcript import Transcript
from lectura.timeline import format_clock

MOST_SEGMENTS = 160_000
MOST_LINES = 4 * MOST_SEGMENTS
"""Of plain text: a header, the words and an empty line for each."""
MOST_CHARACTERS = 10_000_000
"""Of plain text: about 180 hours of speech."""
MOST_HOURS = 1000


def refuse_many_cues(count: int) -> None:
    """Refuse subtitles or a table before they are read.

    Raises:
        TranscriptError: there are more than `MOST_SEGMENTS`.
    """
    if count > MOST_SEGMENTS:
        raise _too_long(f"{count:,} segments", f"{MOST_SEGMENTS:,}", count)


def refuse_long_text(lines: int, characters: int) -> None:
    """Refuse plain text before it is read.

    Raises:
        TranscriptError: there are more than `MOST_CHARACTERS` or `MOST_LINES`.
    """
    if characters > MOST_CHARACTERS:
        raise _too_long(f"{characters:,} characters", f"{MOST_CHARACTERS:,}", characters)
    if lines > MOST_LINES:
        raise _too_long(f"{lines:,} lines", f"{MOST_LINES:,}", lines)


def checked(transcript: Transcript) -> Transcript:
    """The same transcript.

    Raises:
        TranscriptError: it has more than `MOST_SEGMENTS`, or a time beyond `MOST_HOURS`.
    """
    refuse_many_cues(len(transcript.segments))
    for segment in transcript.segments:
        if segment.end is not None and segment.end > MOST_HOURS * 3600:
            raise TranscriptError(
                f"“{segment.text[:40]}” has the time {format_clock(segment.end)}; lectura reads "
                f"transcripts of up to {MOST_HOURS:,} hours.",
                hint="Correct that time in the file, then: lectura summarize FILE",
                value=segment.end,
            )
    return transcript


def _too_long(found: str, limit: str, value: int) -> TranscriptError:
    return TranscriptError(
        f"It has {found}; lectura reads up to {limit} in one transcript, more than 100 hours of "
        "speech.",
        hint="Cut it into one file per lecture, then: lectura summarize LECTURE",
        value=value,
    )
