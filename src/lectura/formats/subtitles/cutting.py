"""Where to cut a run of words into cues: all cuts of a run are chosen together. Pure functions.

Dynamic programming over a cost that prefers the ends of sentences, clauses and pauses, in the way
Knuth and Plass break paragraphs into lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lectura.formats.subtitles.breaks import Fill, weak_end
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
    endings = [_ending(last, following) for last, following in pairwise(tokens)] + [0.0]
    best = [0.0] + [math.inf] * len(tokens)
    came_from = [0] * (len(tokens) + 1)
    for start in range(len(tokens)):
        for end, cost in _candidates(tokens, start, options):
            total = best[start] + cost + endings[end - 1]
            if total < best[end]:
                best[end], came_from[end] = total, start
    cuts = [len(tokens)]
    while cuts[-1] > 0:
        cuts.append(came_from[cuts[-1]])
    cuts.reverse()
    for start, end in pairwise(cuts):
        yield tokens[start:end]


def _candidates(
    tokens: Sequence[Token], start: int, options: CueOptions
) -> Iterator[tuple[int, float]]:
    """(end, cost) of every cue that may begin at ``start``; at least the one of a single token.

    The cost is that of what the cue holds; where it ends costs extra (`_ending`).
    """
    fill = Fill(options.line_width)
    columns = inner_ends = 0
    for end in range(start + 1, len(tokens) + 1):
        last = tokens[end - 1]
        fill.add(last)
        columns += last.columns
        seconds = last.end - tokens[start].start
        if end - start > 1 and (fill.lines > options.max_lines or seconds > options.max_seconds):
            return
        # A cue costs one, and more where it runs on past the end of a segment.
        yield end, 1.0 + 1.5 * inner_ends + _haste(seconds, columns, options)
        inner_ends += last.ends_segment


def _haste(seconds: float, columns: int, options: CueOptions) -> float:
    """What a cue costs that is shown too short, or that reads too fast."""
    cost = 0.0
    if seconds < options.min_seconds:
        cost += 2.0 * (1.0 - seconds / options.min_seconds)
    if columns > options.reading_speed * seconds:
        cost += min(2.0, columns / max(0.001, options.reading_speed * seconds) - 1.0)
    return cost


def _ending(last: Token, following: Token) -> float:
    """What it costs to end a cue between two tokens: less the longer the pause."""
    if last.ends_segment:
        return 0.0
    pause = following.start - last.end
    return max(0.0, weak_end(last, following) - 4.0 * max(0.0, pause))
