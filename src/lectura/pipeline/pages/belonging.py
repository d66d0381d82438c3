"""Whether the recording and the notes of a page are those of its lecture, as far as one can see."""

from __future__ import annotations

from lectura.paths import display_path
from lectura.pipeline.noting import transcript_sha256
from lectura.records.notes import Notes
from lectura.records.transcript import Transcript
from lectura.timeline import format_clock

_OTHER_SECONDS = 10.0
"""A file made anew from a recording (another container, a cut edge) differs by less."""


def other_length(transcript: Transcript, name: str, length: float | None) -> list[str]:
    """A sentence where a recording is not as long as the one that a transcript is of; else nothing.

    What lectura did not transcribe whole may well end before its recording.

    Args:
        transcript: of the page.
        name: of the recording.
        length: of the recording, in seconds; None where it does not tell.
    """
    source = transcript.source
    said = max((one.end for one in transcript.segments if one.end is not None), default=0.0)
    end = said if transcript.duration is None else transcript.duration
    if length is None or not end:
        return []
    whole = source is not None and source.sha256 is not None and source.stretch is None
    if length > end - _OTHER_SECONDS and (length < end + _OTHER_SECONDS or not whole):
        return []
    return [
        f"{display_path(name)} lasts {format_clock(length)}, and the transcript ends at "
        f"{format_clock(end)}: is it the recording of another lecture?"
    ]


def other_lecture(transcript: Transcript, notes: Notes) -> list[str]:
    """A sentence where notes were made of another lecture than a transcript; else nothing.

    Words that a person changed in a file make no other lecture of it: another recording does, or
    another length.
    """
    of, source = notes.source, transcript.source
    if of.transcript_sha256 in (None, transcript_sha256(transcript)):
        return []
    lengths = (of.duration, transcript.duration)
    longer = None not in lengths and abs((lengths[0] or 0) - (lengths[1] or 0)) > _OTHER_SECONDS
    if not longer and (source is None or of.name == source.name):
        return []
    name = display_path(source.name) if source is not None else "the transcript"
    return [
        f"The notes were made of {display_path(of.name)}, not of {name} as it is: are they those "
        "of another lecture?"
    ]
