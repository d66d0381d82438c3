"""Where to cut a run of words into cues: all cuts of a run are chosen together. Pure functions.

Dynamic programming over a cost that prefers the ends of sentences, clauses and pauses, in the way
Knuth and Plass break paragraphs into lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from lectura.formats.subtitles.breaks import line_ends, weak_end
from lectura.formats.subtitles.tokens import Token


@dataclass(frozen=True)
class CueOptions:
    """Limits of a cue: columns per line, lines, seconds, and columns per second.

    The values are near the Netflix Timed Text Style Guide's (42 columns, 7 s, 17 to 20 characters
    a second). A full-width character counts as two columns.
    """

    line_width: int = 42
    max_lines: int = 2
    max_seconds: float = 7.0
    min_seconds: float = 0.8
    reading_speed: float = 21.0


def cut_run(tokens: Sequence[Token], options: CueOptions) -> Iterator[Sequence[Token]]:
    """The cheapest way to cut a run of one speaker's tokens; each piece fits the limits."""
    cuts = _cheapest(_Run.of(tokens, options), options)
    for start, end in pairwise(cuts):
        yield tokens[start:end]


class _Run(NamedTuple):
    """What the costs of a run's cues depend on, as one list each: looked at millions of times.

    Attributes:
        starts: of each token, seconds.
        ends: likewise.
        columns: of all tokens before each, and of all.
        inner_ends: of segments, among the tokens before each.
        endings: what it costs to end a cue with each token (`_ending`).
        reach: for each token, the first that a cue begun with it has no line for.
    """

    starts: list[float]
    ends: list[float]
    columns: list[int]
    inner_ends: list[int]
    endings: list[float]
    reach: list[int]

    @classmethod
    def of(cls, tokens: Sequence[Token], options: CueOptions) -> _Run:
        columns = list(accumulate((token.columns for token in tokens), initial=0))
        return cls(
            starts=[token.start for token in tokens],
            ends=[token.end for token in tokens],
            columns=columns,
            inner_ends=list(accumulate((token.ends_segment for token in tokens), initial=0)),
            endings=[_ending(last, following) for last, following in pairwise(tokens)] + [0.0],
            reach=_reach(line_ends(tokens, columns, options.line_width), options.max_lines),
        )


def _reach(line_end: Sequence[int], lines: int) -> list[int]:
    """Where a cue of so many lines ends at the latest, by the token that it begins with."""
    reach = list(range(len(line_end)))
    for _ in range(lines):
        reach = [line_end[place] for place in reach]
    return reach


def _cheapest(run: _Run, options: CueOptions) -> list[int]:
    """Where the cues of a run begin and end."""
    count = len(run.starts)
    best = [0.0] + [math.inf] * count
    came_from = [0] * (count + 1)
    for start in range(count):
        so_far = best[start]
        for end, cost in _candidates(run, start, options):
            total = so_far + cost + run.endings[end - 1]
            if total < best[end]:
                best[end], came_from[end] = total, start
    cuts = [count]
    while cuts[-1] > 0:
        cuts.append(came_from[cuts[-1]])
    cuts.reverse()
    return cuts


def _candidates(run: _Run, start: int, options: CueOptions) -> list[tuple[int, float]]:
    """(end, cost) of every cue that may begin at ``start``; at least the one of a single token.

    A cue costs one, more where it runs on past the end of a segment, where it is shown too short,
    and where it reads too fast; where it ends costs extra (`_ending`).
    """
    shortest, speed, longest = options.min_seconds, options.reading_speed, options.max_seconds
    begun, before, inner_before = run.starts[start], run.columns[start], run.inner_ends[start]
    stop = max(start + 1, run.reach[start])
    found: list[tuple[int, float]] = []
    held = zip(
        run.ends[start:stop],
        run.columns[start + 1 : stop + 1],
        run.inner_ends[start:stop],
        strict=True,
    )
    for end, (last, columns, inner_ends) in enumerate(held, start + 1):
        seconds = last - begun
        if seconds > longest and found:
            break
        cost = 2.0 * (1.0 - seconds / shortest) if seconds < shortest else 0.0
        readable = speed * seconds
        if columns - before > readable:  # no call of max() and min(): this runs millions of times
            excess = (columns - before) / (readable if readable > 0.001 else 0.001) - 1.0
            cost += excess if excess < 2.0 else 2.0
        found.append((end, 1.0 + 1.5 * (inner_ends - inner_before) + cost))
    return found


def _ending(last: Token, following: Token) -> float:
    """What it costs to end a cue between two tokens: less the longer the pause."""
    if last.ends_segment:
        return 0.0
    pause = following.start - last.end
    return max(0.0, weak_end(last, following) - 4.0 * max(0.0, pause))
