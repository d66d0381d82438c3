"""SubRip: numbered cues, ``Name: `` where the speaker changes."""

from __future__ import annotations

import re

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.cue_files import read_cues
from lectura.formats.reading.labels import labelled_cues
from lectura.formats.reading.rolling import without_carried
from lectura.formats.reading.segments import transcript_of
from lectura.formats.subtitles.cues import make_cues
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.wording import join
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import format_srt

_MARKUP = re.compile(r"</?(?:[biu]|font)(?:\s[^>]*)?>|\{\\[^}]*\}", re.IGNORECASE)


def write(transcript: Transcript, limits: CueOptions = CueOptions()) -> str:  # noqa: B008
    """The transcript as subtitles; empty for an empty transcript.

    Raises:
        TranscriptError: a segment has no times.
    """
    blocks = [
        f"{number}\n{format_srt(cue.start)} --> {format_srt(cue.end)}\n"
        # An arrow in the text would read as the times of a next cue.
        + "\n".join(cue.lines).replace("-->", "->")
        for number, cue in enumerate(make_cues(transcript, limits, labels=True), start=1)
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def read(text: str) -> Transcript:
    """One segment per cue; damaged cues keep their words.

    Raises:
        TranscriptError: there is text, but no cue in it.
    """
    cues = read_cues(text)
    if not cues and text.strip():
        raise TranscriptError(
            "There are no subtitles in this text: no line with two times (00:00:01,000 --> …).",
            hint="If it is plain text, rename it to .txt, then: lectura summarize FILE.txt",
        )
    shown = [tuple(_MARKUP.sub("", line) for line in cue.lines) for cue in cues]
    said = labelled_cues(without_carried(shown) or shown)
    return transcript_of(
        Segment(id=0, start=cue.start, end=cue.end, text=join([words]), speaker=speaker)
        for cue, turns in zip(cues, said, strict=True)
        for speaker, words in turns
    )


SRT = Format("srt", write, read, needs_times=True, write_cues=write)
