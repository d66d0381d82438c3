"""The cues of subtitle files as other programs, and people, write them. Pure functions.

What a number before a cue is, and what an arrow is, is decided once for a whole file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lectura.timeline import parse_timestamp

_TIMING = re.compile(
    r"^\s*(?P<start>[^\s-]*\d[^\s-]*)\s*(?P<arrow>-{1,2}>)\s*(?P<end>\S+)?(?P<rest>.*)$"
)
_CLOCK = re.compile(r"\d+:\d")
_DAMAGED = re.compile(r"(?=(?:\D*\d){4})\w+:\w+:[\w.,:]+")
"""Meant as the time of a cue, though it cannot be read: a letter in it, say."""
_SETTINGS = re.compile(r"(?:\s+(?:[a-z]+:\S+|[XYxy]\d:\d+))*\s*")
"""What WebVTT and SubRip allow behind the times."""
_MOST_NUMBERED = 0.5
"""Cues with a number before them, from which on a file has numbers though its first has none."""


@dataclass(frozen=True, slots=True)
class RawCue:
    """One cue as written: times in seconds, lines with their markup."""

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Times:
    """A line that holds the times of a cue; damaged ones are None."""

    start: float | None
    end: float | None
    fraction: bool
    words: str


def has_timings(text: str) -> bool:
    """True where at least one line reads like the times of a cue."""
    return any(
        times is not None and times.start is not None
        for times in (_times(line) for line in text.split("\n") if "-->" in line)
    )


def read_cues(text: str) -> list[RawCue]:
    """Every cue that can be read, in the order of the file.

    Numbers and identifiers are dropped, empty lines inside a cue bridged. A cue whose times are
    damaged stands where the cue before it ended, so that its words are not lost.
    """
    lines = text.split("\n")
    timings = _timings(lines)
    dropped = _identifiers(lines, sorted(timings))
    cues: list[RawCue] = []
    spoken: list[str] = []
    latest: tuple[float, float] | None = None
    for place, line in enumerate(lines):
        times = timings.get(place)
        if times is not None:
            if latest is not None:
                cues.append(RawCue(*latest, tuple(spoken)))
            latest = _placed(times, latest[1] if latest is not None else 0.0)
            spoken = [times.words] if times.words else []
        elif latest is not None and place not in dropped and line.strip():
            spoken.append(line.strip())
    return cues if latest is None else [*cues, RawCue(*latest, tuple(spoken))]


def _placed(times: _Times, known: float) -> tuple[float, float]:
    if times.start is None or times.end is None:
        return known, known
    return times.start, max(times.start, times.end)


def _timings(lines: Sequence[str]) -> dict[int, _Times]:
    """The lines that hold the times of cues.

    Where most are written with fractions of a second, one without is something that was said.
    """
    found = {
        place: times
        for place, line in enumerate(lines)
        if "->" in line and (times := _times(line)) is not None
    }
    fractions = sum(times.fraction for times in found.values())
    if fractions * 2 < len(found):
        return found
    return {place: times for place, times in found.items() if times.fraction or times.start is None}


def _times(line: str) -> _Times | None:
    match = _TIMING.match(line)
    if match is None:
        return None
    start, end = match["start"], match["end"] or ""
    settings = _SETTINGS.fullmatch(match["rest"]) is not None
    words = "" if settings else match["rest"].strip()
    fraction = any(mark in time for time in (start, end) for mark in ".,")
    if _CLOCK.match(start) or (fraction and match["arrow"] == "-->" and settings):
        try:
            return _Times(parse_timestamp(start), parse_timestamp(end), fraction, words)
        except ValueError:
            pass
    if settings and (_DAMAGED.fullmatch(start) or _DAMAGED.fullmatch(end)):
        return _Times(None, None, fraction, words)
    return None


def _identifiers(lines: Sequence[str], timings: Sequence[int]) -> set[int]:
    """The lines that are numbers or names of cues: those before the times, where the file has any.

    The first cue tells: nothing is said before it. Names must begin a block.
    """
    before = [_before(lines, place) for place in timings]
    if not before:
        return set()
    first = lines[before[0]].strip() if before[0] >= 0 else ""
    if first.isdecimal() or _mostly_numbered(lines, timings, before):
        gap = timings[0] - before[0] if first.isdecimal() else 1
        return {
            place
            for place, timing in zip(before, timings, strict=True)
            if place >= 0 and lines[place].strip().isdecimal() and timing - place <= gap
        }
    if not first or first.startswith("WEBVTT") or not _begins_block(lines, before[0], timings[0]):
        return set()
    return {
        place
        for place, timing in zip(before, timings, strict=True)
        if _begins_block(lines, place, timing)
    }


def _before(lines: Sequence[str], place: int) -> int:
    """The last line before this one that is not empty; -1 where there is none."""
    place -= 1
    while place >= 0 and not lines[place].strip():
        place -= 1
    return place


def _mostly_numbered(lines: Sequence[str], timings: Sequence[int], before: Sequence[int]) -> bool:
    later = list(zip(before[1:], timings[1:], strict=True))
    numbered = sum(
        lines[place].strip().isdecimal() and _begins_block(lines, place, timing)
        for place, timing in later
    )
    return numbered > max(1, _MOST_NUMBERED * len(later))


def _begins_block(lines: Sequence[str], place: int, timing: int) -> bool:
    """True for a line just before the times, with nothing but an empty line before it."""
    return place >= 0 and timing - place == 1 and (place == 0 or not lines[place - 1].strip())
