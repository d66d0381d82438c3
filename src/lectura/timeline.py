"""Intervals of a recording, and every way a time is read or written.

All times are seconds as floats on the recording's own clock. This is the only module that
rounds: file formats hold whole milliseconds, and `round_seconds` gives the same grid.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

_CLOCK = re.compile(
    r"^\s*(?:(?P<h>\d{1,9}):)?(?P<m>\d{1,3}):(?P<s>\d{1,2})(?:[.,](?P<frac>\d{1,9}))?\s*$"
)
_PLAIN = re.compile(r"^\s*(?P<s>\d{1,12}(?:[.,]\d+)?)\s*s?\s*$")


@dataclass(frozen=True, order=True)
class Interval:
    """A stretch of a recording, ``start`` ≤ ``end``, both in seconds.

    Raises:
        ValueError: a bound is not finite, or the end is before the start.
    """

    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.start) and math.isfinite(self.end)):
            raise ValueError(f"an interval needs finite bounds, not {self.start}..{self.end}")
        if self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")

    @property
    def duration(self) -> float:
        """Length in seconds.

        >>> Interval(2.0, 5.5).duration
        3.5
        """
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The time half-way through, in seconds."""
        return (self.start + self.end) / 2

    def overlap(self, other: Interval) -> float:
        """Seconds that both intervals share; 0.0 where they do not touch.

        >>> Interval(0.0, 5.0).overlap(Interval(3.0, 9.0))
        2.0
        """
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))

    def gap(self, other: Interval) -> float:
        """Seconds between the two; 0.0 where they touch or overlap.

        >>> Interval(0.0, 5.0).gap(Interval(6.5, 9.0))
        1.5
        """
        return max(0.0, max(self.start, other.start) - min(self.end, other.end))

    def intersection(self, other: Interval) -> Interval | None:
        """The shared stretch, or None where it would be empty.

        >>> Interval(0.0, 5.0).intersection(Interval(3.0, 9.0))
        Interval(start=3.0, end=5.0)
        >>> Interval(0.0, 5.0).intersection(Interval(5.0, 9.0)) is None
        True
        """
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if end > start else None


@dataclass(frozen=True)
class Stretch:
    """The part of a recording that is worked on, in seconds; the default is all of it.

    Attributes:
        start: where it begins.
        end: where it ends; None for the end of the recording.
    """

    start: float = 0.0
    end: float | None = None

    @property
    def whole(self) -> bool:
        """True where it is the whole recording."""
        return self.start == 0 and self.end is None

    @property
    def key(self) -> dict[str, list[float | None]]:
        """Its entry in the key of stored work; none where it is the whole recording."""
        return {} if self.whole else {"stretch": [self.start, self.end]}

    @property
    def name(self) -> str:
        """What it is called in the name of a file; empty for the whole recording.

        >>> Stretch(600.0, 1200.0).name, Stretch(1.5).name
        ('0-10-00_0-20-00', '0-00-01-500_end')
        """
        if self.whole:
            return ""
        return f"{_in_name(self.start)}_{'end' if self.end is None else _in_name(self.end)}"

    def seconds_of(self, duration: float) -> float:
        """How much of it a recording of some length has, in seconds.

        >>> Stretch(600.0, 1200.0).seconds_of(900.0)
        300.0
        """
        end = duration if self.end is None else min(self.end, duration)
        return max(0.0, end - self.start)

    def within(self, span: Interval) -> Interval | None:
        """What of a stretch of the recording lies in this one; None where nothing does."""
        end = max(span.end, self.start) if self.end is None else self.end
        return span.intersection(Interval(self.start, end))


WHOLE = Stretch()
"""All of a recording."""


def merge(intervals: Iterable[Interval], *, within: float = 0.0) -> tuple[Interval, ...]:
    """Join intervals that overlap or are at most ``within`` seconds apart; sorted.

    >>> merge([Interval(4.0, 5.0), Interval(1.0, 3.0)], within=1.0)
    (Interval(start=1.0, end=5.0),)
    """
    merged: list[Interval] = []
    for item in sorted(intervals):
        if merged and item.start - merged[-1].end <= within:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, item.end))
        else:
            merged.append(item)
    return tuple(merged)


def total(intervals: Iterable[Interval]) -> float:
    """Seconds covered by the intervals, overlaps counted once.

    >>> total([Interval(0.0, 10.0), Interval(5.0, 12.0)])
    12.0
    """
    return sum(item.duration for item in merge(intervals))


def to_milliseconds(seconds: float) -> int:
    """Whole milliseconds, half up (so that equal times never round apart).

    >>> [to_milliseconds(seconds) for seconds in (0.0004, 0.0005, 0.0015, 0.0025)]
    [0, 1, 2, 3]
    """
    return math.floor(seconds * 1000 + 0.5)


def round_seconds(seconds: float) -> float:
    """The nearest whole millisecond, in seconds.

    >>> round_seconds(0.1 + 0.2)
    0.3
    """
    return to_milliseconds(seconds) / 1000


def parse_timestamp(text: str) -> float:
    """Read ``1:02:03.5``, ``62:03``, ``00:12:40,250`` or plain seconds (``75.5``) as seconds.

    >>> [parse_timestamp(text) for text in ("1:02:03.5", "62:03", "00:12:40,250", "75.5")]
    [3723.5, 3723.0, 760.25, 75.5]
    >>> parse_timestamp("1:60")
    Traceback (most recent call last):
    ValueError: not a time: '1:60' (write h:mm:ss, m:ss or seconds)

    Raises:
        ValueError: the text is none of these.
    """
    if match := _CLOCK.match(text):
        hours, minutes, secs = int(match["h"] or 0), int(match["m"]), int(match["s"])
        fraction = float(f"0.{match['frac']}") if match["frac"] else 0.0
        if secs < 60 and (match["h"] is None or minutes < 60):
            return hours * 3600 + minutes * 60 + secs + fraction
    elif match := _PLAIN.match(text):
        return float(match["s"].replace(",", "."))
    raise ValueError(f"not a time: {text!r} (write h:mm:ss, m:ss or seconds)")


def parse_range(text: str) -> Interval:
    """Read ``3:20-4:10`` as an interval.

    >>> parse_range("3:20-4:10")
    Interval(start=200.0, end=250.0)

    Raises:
        ValueError: a bound is no time, or the end is before the start.
    """
    first, dash, last = text.replace("–", "-").partition("-")
    if not dash:
        raise ValueError(f"not a range of times: {text!r} (write 3:20-4:10)")
    return Interval(parse_timestamp(first), parse_timestamp(last))


def parse_minutes(text: str) -> Interval:
    """Read ``3-8`` or ``3:20-8`` as an interval: a number alone is minutes.

    >>> parse_minutes("3-8.5"), parse_minutes("3:20-8")
    (Interval(start=180.0, end=510.0), Interval(start=200.0, end=480.0))

    Raises:
        ValueError: a bound is no time, or the end is not behind the start.
    """
    first, dash, last = text.replace("–", "-").partition("-")
    if not dash:
        raise ValueError(f"not a range of minutes: {text!r} (write 3-8 or 3:20-8:00)")
    start, end = (_minutes(bound) for bound in (first, last))
    if end <= start:
        raise ValueError(f"the end of {text!r} is not behind its start")
    return Interval(start, end)


def _minutes(text: str) -> float:
    seconds = parse_timestamp(text)
    return round_seconds(seconds if ":" in text else 60 * seconds)


def _split(milliseconds: int) -> tuple[int, int, int, int]:
    seconds, ms = divmod(milliseconds, 1000)
    minutes, secs = divmod(seconds, 60)
    hours, mins = divmod(minutes, 60)
    return hours, mins, secs, ms


def _in_name(seconds: float) -> str:
    """``0-10-00``, with ``-500`` behind it where there are milliseconds."""
    hours, mins, secs, ms = _split(to_milliseconds(seconds))
    return f"{hours}-{mins:02d}-{secs:02d}" + (f"-{ms:03d}" if ms else "")


def format_srt(seconds: float) -> str:
    """``01:02:03,456``, as SubRip writes a time.

    >>> format_srt(3723.4556), format_srt(59.9996)
    ('01:02:03,456', '00:01:00,000')
    """
    hours, mins, secs, ms = _split(to_milliseconds(seconds))
    return f"{hours:02d}:{mins:02d}:{secs:02d},{ms:03d}"


def format_vtt(seconds: float) -> str:
    """``01:02:03.456``, as WebVTT writes a time (hours always shown).

    >>> format_vtt(125.25)
    '00:02:05.250'
    """
    hours, mins, secs, ms = _split(to_milliseconds(seconds))
    return f"{hours:02d}:{mins:02d}:{secs:02d}.{ms:03d}"


def format_clock(seconds: float) -> str:
    """``2:05`` or ``1:02:05``: the time as a player shows it, rounded down.

    >>> format_clock(125.9), format_clock(3725.0)
    ('2:05', '1:02:05')
    """
    hours, mins, secs, _ = _split(to_milliseconds(seconds))
    return f"{hours}:{mins:02d}:{secs:02d}" if hours else f"{mins}:{secs:02d}"


def format_span(span: Interval) -> str:
    """``2:05–3:10``, for people.

    >>> format_span(Interval(125.0, 190.0))
    '2:05–3:10'
    """
    return f"{format_clock(span.start)}–{format_clock(span.end)}"


def format_duration(seconds: float) -> str:
    """How long something takes, to the two largest units; at least a second.

    >>> [format_duration(seconds) for seconds in (0.2, 75, 7500)]
    ['1 s', '1 min 15 s', '2 h 5 min']
    """
    whole = max(1, round(seconds))
    parts = []
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, whole = divmod(whole, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2])
