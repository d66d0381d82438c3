"""Plain text, to be read as a text: a paragraph per turn, or per stretch between long pauses.

Where speakers are known, a turn begins with ``Laura: ``; its further paragraphs carry no label.
Reading gives segments without times. Lines that begin with a time (``[12:40] …``, the console
output of Whisper) keep it.
"""

from __future__ import annotations

import re

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.paragraphs import paragraphs, turns
from lectura.formats.reading.segments import ordered_times, transcript_of
from lectura.formats.reading.sentences import cut
from lectura.formats.wording import join, shown_label, split_label, take_labels
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import parse_timestamp

_CLOCK = r"(?:\d+:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_STAMP = re.compile(
    rf"^[ \t]*[\[(]?(?P<start>{_CLOCK})(?:\s*(?:-+>|[-–])\s*(?P<end>{_CLOCK}))?[\])]?"
    r"(?:[ \t]*[-–:|][ \t]+|[ \t]+|$)",
    re.MULTILINE,
)
_STAMPED_SHARE = 0.3
"""Lines that begin with a time, of all lines that hold text, before they are taken for times."""


def write(transcript: Transcript) -> str:
    """The transcript as paragraphs separated by empty lines; empty for an empty transcript."""
    spoken = [segment for segment in transcript.segments if segment.text.strip()]
    named = any(segment.speaker for segment in spoken)
    blocks: list[str] = []
    for turn in turns(spoken):
        first, *others = paragraphs(turn)
        label = f"{shown_label(transcript, turn[0].speaker)}: " if named else ""
        blocks += [label + first, *others]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def read(text: str) -> Transcript:
    """Text of any shape: paragraphs, one sentence a line, or one endless line.

    Raises:
        TranscriptError: there are no words in it.
    """
    if text.strip() and not re.search(r"\w", text):
        raise TranscriptError(
            "There are no words in this text, so it is no transcript.",
            hint="Make one from the recording: lectura transcribe RECORDING",
        )
    stamps = list(_STAMP.finditer(text))
    lines = sum(1 for line in text.splitlines() if line.strip())
    if len(stamps) > 1 and len(stamps) >= _STAMPED_SHARE * lines:
        return transcript_of(_stamped(text, stamps))
    pieces = [
        Segment(id=0, text=piece, speaker=speaker)
        for speaker, block in take_labels(_blocks(text))
        for piece in cut(block)
    ]
    return transcript_of(pieces)


def _blocks(text: str) -> list[str]:
    """Paragraphs; a line that begins with a label begins one too."""
    blocks: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.split("\n")]
        start = 0
        for index in range(1, len(lines) + 1):
            if index == len(lines) or split_label(lines[index])[0] is not None:
                blocks.append("\n".join(lines[start:index]))
                start = index
    return [block for block in blocks if block]


def _stamped(text: str, stamps: list[re.Match[str]]) -> list[Segment]:
    """One segment per time; each ends where the next begins, unless its end is written."""
    bodies = [
        join([text[stamp.end() : following]])
        for stamp, following in zip(
            stamps, [*(stamp.start() for stamp in stamps[1:]), len(text)], strict=True
        )
    ]
    starts = [parse_timestamp(stamp["start"]) for stamp in stamps]
    segments: list[Segment] = []
    for index, (speaker, body) in enumerate(take_labels(bodies)):
        written = stamps[index]["end"]
        following = starts[index + 1] if index + 1 < len(starts) else starts[index]
        end = parse_timestamp(written) if written else following
        first, last = ordered_times(starts[index], end)
        segments.append(Segment(id=0, start=first, end=last, text=body, speaker=speaker))
    return segments


TXT = Format("txt", write, read)
