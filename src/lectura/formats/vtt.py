"""WebVTT: cues with the speaker as a voice tag, ``<v Laura>``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.cue_files import RawCue, read_cues
from lectura.formats.reading.labels import labelled_cues
from lectura.formats.reading.rolling import without_carried
from lectura.formats.reading.segments import transcript_of
from lectura.formats.subtitles.cues import Cue, make_cues
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.wording import join
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import format_vtt

_HIDDEN_BLOCK = re.compile(r"\n[ \t]*\n(?:NOTE|STYLE|REGION)(?!\S).*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_NAMED_CUE = re.compile(
    r'^\d+ "(?P<name>[^"\n<>]+)" \(\d+\)\n(?P<times>[^\n]*-->[^\n]*\n)(?=\S)', re.MULTILINE
)
"""Webex names who speaks in the cue's identifier: ``1 "Laura" (345)``."""
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^>]*)>")
_TAG = re.compile(r"</?(?:[a-z]+|\d[\d:.]*)(?:[\s.][^>]*)?>")


def write(transcript: Transcript, limits: CueOptions = CueOptions()) -> str:  # noqa: B008
    """The transcript as WebVTT; the header alone for an empty one.

    Raises:
        TranscriptError: a segment has no times.
    """
    cues = make_cues(transcript, limits)
    return "\n\n".join(["WEBVTT", *(_block(cue) for cue in cues)]) + "\n"


def read(text: str) -> Transcript:
    """One segment per cue and voice; notes and styles are passed over.

    Raises:
        TranscriptError: neither a WebVTT header nor a cue.
    """
    cues = read_cues(_NAMED_CUE.sub(r"\g<times><v \g<name>>", _HIDDEN_BLOCK.sub("", text)))
    if not cues and not text.lstrip().startswith("WEBVTT"):
        raise TranscriptError(
            "This is no WebVTT file: neither its first line (WEBVTT) nor a cue is there.",
            hint="If it is plain text, rename it to .txt, then: lectura summarize FILE.txt",
        )
    fresh = without_carried([_plain(cue) for cue in cues])
    if fresh is not None:
        cues = [replace(cue, lines=lines) for cue, lines in zip(cues, fresh, strict=True)]
    if any(_VOICE.search(line) for cue in cues for line in cue.lines):
        return transcript_of(segment for cue in cues for segment in _voices(cue))
    said = labelled_cues([tuple(map(_text, cue.lines)) for cue in cues], alone=False)
    return transcript_of(
        Segment(id=0, start=cue.start, end=cue.end, text=join([words]), speaker=speaker)
        for cue, turns in zip(cues, said, strict=True)
        for speaker, words in turns
    )


def _block(cue: Cue) -> str:
    text = _escape("\n".join(cue.lines))
    voice = f"<v {_escape(' '.join(cue.speaker.split()))}>" if cue.speaker else ""
    return f"{format_vtt(cue.start)} --> {format_vtt(cue.end)}\n{voice}{text}"


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def _plain(cue: RawCue) -> tuple[str, ...]:
    return tuple(_TAG.sub("", line).strip() for line in cue.lines)


def _text(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup)).replace("\u200e", "")


def _voices(cue: RawCue) -> Iterator[Segment]:
    before, *voices = _VOICE.split("\n".join(cue.lines))
    for name, text in [("", before), *zip(voices[::2], voices[1::2], strict=True)]:
        yield Segment(
            id=0,
            start=cue.start,
            end=cue.end,
            text=join([_text(text)]),
            speaker=html.unescape(name).strip() or None,
        )


VTT = Format("vtt", write, read, needs_times=True, write_cues=write)
