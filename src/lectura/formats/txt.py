"""Plain text, to be read as a text: a paragraph per turn, or per stretch between long pauses.

Where speakers are known, a turn begins with ``Laura: ``; its further paragraphs carry no label.
Reading gives segments without times. Lines that begin with a time (``[12:40] …``, the console
output of Whisper) keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.paragraphs import paragraphs, turns
from lectura.formats.reading.frames import plain_headers
from lectura.formats.reading.labels import Said, begins_turn, is_label, labelled
from lectura.formats.reading.limits import refuse_long_text
from lectura.formats.reading.segments import Times, ordered_times, transcript_of
from lectura.formats.reading.sentences import LIMIT, cut
from lectura.formats.reading.turns import Turn, read_turns, without_frame
from lectura.formats.wording import join, shown_label
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import round_seconds

_CHARACTERS_PER_SECOND = 10.0
"""Of slow speech: the pieces of a long turn, or of a section with one time, follow at this pace."""


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
        TranscriptError: there are no words in it, or too many.
    """
    if text.strip() and not re.search(r"\w", text):
        raise TranscriptError(
            "There are no words in this text, so it is no transcript.",
            hint="Make one from the recording: lectura transcribe RECORDING",
        )
    refuse_long_text(text.count("\n"), len(text))
    text, frame = without_frame(plain_headers(text))
    found = read_turns(text)
    if found is None:
        return transcript_of(_untimed(_blocks(text)), left_out=frame)
    return transcript_of(_timed(found.turns), left_out=[*found.frame, *frame])


def _untimed(blocks: Sequence[str]) -> Iterator[Segment]:
    for speaker, block in labelled(blocks):
        for piece in cut(block):
            yield Segment(id=0, text=piece, speaker=speaker)


def _blocks(text: str) -> list[str]:
    """Paragraphs; a line that begins with a label begins one too."""
    blocks: list[str] = []
    label = ""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.split("\n")]
        start = 0
        for index in range(1, len(lines) + 1):
            if index == len(lines) or begins_turn(lines[index]):
                if label and begins_turn(lines[start]):  # nothing was said in the turn before
                    blocks.append(label.strip())
                    label = ""
                block = label + "\n".join(lines[start:index])
                label = f"{block}\n" if is_label(block) else ""
                blocks += [] if label else [block]
                start = index
    return [block for block in [*blocks, label.strip()] if block]


def _timed(turns: Sequence[Turn]) -> Iterator[Segment]:
    """The segments of turns: each ends where the next begins, unless its end is written."""
    blocks = [_blocks("\n".join(turn.lines)) for turn in turns]
    said = _said(turns, blocks)
    times = _times(turns)
    for turn, spoken, (start, end) in zip(turns, said, times, strict=True):
        texts = [(who, piece) for who, block in spoken for piece in _pieces(block)]
        one = len(spoken) == 1 or turn.header is None
        spans = _spread([text for _, text in texts], start, end, whole=one)
        for (who, text), (first, last) in zip(texts, spans, strict=True):
            yield Segment(id=0, start=first, end=last, text=text, speaker=who)


def _said(turns: Sequence[Turn], blocks: Sequence[Sequence[str]]) -> list[list[Said]]:
    """(speaker, text) of each block: as the header says, else as its label, else as before."""
    named = [turn.header is not None and turn.header.name is not None for turn in turns]
    loose = [
        block for own, has_name in zip(blocks, named, strict=True) if not has_name for block in own
    ]
    labels = iter(labelled(loose))
    said: list[list[Said]] = []
    speaker: str | None = None
    for turn, own, has_name in zip(turns, blocks, named, strict=True):
        if has_name and turn.header is not None:
            speaker = turn.header.name
            said.append([(speaker, "\n".join(own))])
        else:
            said.append([(who or speaker, text) for who, text in (next(labels) for _ in own)])
    return said


def _times(turns: Sequence[Turn]) -> list[Times]:
    starts = [turn.header.start if turn.header else None for turn in turns]
    known = next((start for start in starts if start is not None), None)
    times: list[Times] = []
    later: float | None = None
    for turn, own in zip(reversed(turns), reversed(starts), strict=True):
        start = known if turn.header is None else own
        end = turn.header.end if turn.header else None
        follows = start if later is None else later
        times.append(ordered_times(start, follows if end is None else end))
        later = own if own is not None else later
    return times[::-1]


def _pieces(text: str) -> list[str]:
    whole = join([text])
    return [whole] if len(whole) <= LIMIT else cut(text)


def _spread(
    texts: Sequence[str], start: float | None, end: float | None, *, whole: bool
) -> list[Times]:
    """Times for the pieces of a turn, by their length; of a ``whole`` one the last ends with it."""
    if start is None or end is None:
        return [(None, None)] * len(texts)
    letters = sum(map(len, texts))
    rate = min(1 / _CHARACTERS_PER_SECOND, (end - start) / max(1, letters))
    borders = [start]
    for text in texts:
        borders.append(round_seconds(min(end, borders[-1] + rate * len(text))))
    if whole:
        borders[-1] = end
    return list(pairwise(borders))


TXT = Format("txt", write, read)
