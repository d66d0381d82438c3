"""The cues of subtitle files as other programs, and people, write them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lectura.timeline import parse_timestamp

_TIMING = re.compile(r"^\s*(?P<start>\S*\d\S*)\s*-{1,2}>\s*(?P<end>\S+)?")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class RawCue:
    """One cue as written: times in seconds, lines with their markup."""

    start: float
    end: float
    lines: tuple[str, ...]


def has_timings(text: str) -> bool:
    """True where at least one line reads like the times of a cue."""
    return any(_times(line) is not None for line in text.splitlines() if "-->" in line)


def read_cues(text: str) -> list[RawCue]:
    """Every cue that can be read, in the order of the file.

    Numbers and identifiers are dropped, empty lines inside a cue bridged. A cue whose times are
    damaged stands where the cue before it ended, so that its words are not lost.
    """
    cues: list[RawCue] = []
    for block in _BLANK.split(text):
        lines = [line for line in block.split("\n") if line.strip()]
        for index, line in enumerate(lines):
            if _TIMING.match(line):
                known = cues[-1].end if cues else 0.0
                start, end = _times(line) or (known, known)
                cues.append(RawCue(start, max(start, end), ()))
            elif cues and not _is_identifier(lines, index):
                last = cues[-1]
                cues[-1] = RawCue(last.start, last.end, (*last.lines, line.strip()))
    return cues


def without_repeats(cues: list[RawCue]) -> Iterator[RawCue]:
    """Drop what rolling captions (YouTube's automatic ones) carry on from the cue before."""
    shown: tuple[str, ...] = ()
    for cue in cues:
        fresh = tuple(line for line in cue.lines if line not in shown)
        shown = cue.lines
        if fresh:
            yield RawCue(cue.start, cue.end, fresh)


def _is_identifier(lines: list[str], index: int) -> bool:
    """The line before the times: a number anywhere, any text at the start of its block."""
    before_times = index + 1 < len(lines) and _TIMING.match(lines[index + 1]) is not None
    return before_times and (index == 0 or lines[index].strip().isdecimal())


def _times(line: str) -> tuple[float, float] | None:
    match = _TIMING.match(line)
    if match is None or match["end"] is None:
        return None
    try:
        return parse_timestamp(match["start"]), parse_timestamp(match["end"])
    except ValueError:
        return None
