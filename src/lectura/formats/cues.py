"""Subtitle cues from segments: short enough to read, cut where people pause. Pure functions.

The limits are those of the Netflix Timed Text Style Guide (two lines of 42 characters, at most
seven seconds, at least about one, 17 to 20 characters a second); a full-width character counts as
two columns, which gives Chinese and Japanese the 9 or so characters a second asked for there.

The words of a turn without a long pause form a run; the cuts of a run are chosen together, by
dynamic programming over a cost that prefers the ends of sentences, clauses and pauses.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectura.formats.lines import balanced, fits, weak_end
from lectura.formats.tokens import Token, runs, tokens_of
from lectura.formats.wording import shown_label, width
from lectura.timeline import to_milliseconds
from lectura.transcript import Transcript


@dataclass(frozen=True)
class CueOptions:
    """Limits of a cue; columns per line, seconds, and columns per second."""

    line_width: int = 42
    max_lines: int = 2
    max_seconds: float = 7.0
    min_seconds: float = 1.0
    reading_speed: float = 17.0
    linger_seconds: float = 0.5
    """How long a cue may stay after its last word for the sake of reading speed."""


@dataclass(frozen=True)
class Cue:
    """One subtitle: times in whole milliseconds, its lines, the label of who speaks."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None


def make_cues(
    transcript: Transcript, options: CueOptions | None = None, *, labels: bool = False
) -> tuple[Cue, ...]:
    """The cues of a timed transcript: in order, not overlapping, none past the recording's end.

    Args:
        transcript: every segment must have its times.
        options: the limits.
        labels: write ``Name: `` into the text where the speaker changes.
    """
    opts = options or CueOptions()
    groups: list[tuple[Token, ...]] = []
    named = any(segment.speaker for segment in transcript.segments)
    speaker: str | None = None
    for run in runs(tokens_of(transcript, opts.line_width)):
        tokens = run
        if labels and named and (run[0].speaker != speaker or not groups):
            tokens = _with_label(run, shown_label(transcript, run[0].speaker))
        speaker = run[0].speaker
        groups += _cut(tokens, opts)
    spans = _times(groups, transcript.duration, opts)
    return tuple(
        Cue(
            start_ms=start,
            end_ms=end,
            lines=balanced(group, opts.line_width, opts.max_lines),
            speaker=transcript.speaker_label(group[0].speaker),
        )
        for group, (start, end) in zip(groups, spans, strict=True)
    )


def _with_label(run: tuple[Token, ...], label: str) -> tuple[Token, ...]:
    first = run[0]
    words = [Token(f" {part}", first.start, first.start, first.speaker) for part in label.split()]
    words[-1] = Token(words[-1].text + ":", first.start, first.start, first.speaker)
    return (*words, Token(f" {first.text.strip()}", first.start, first.end, first.speaker), *run[1:])


def _cut(tokens: tuple[Token, ...], opts: CueOptions) -> Iterator[tuple[Token, ...]]:
    """The cheapest way to cut a run: best[j] is the cost of the tokens before j."""
    best = [0.0] + [math.inf] * len(tokens)
    came_from = [0] * (len(tokens) + 1)
    for end in range(1, len(tokens) + 1):
        for start in range(end - 1, -1, -1):
            group = tokens[start:end]
            if end - start > 1 and not _allowed(group, opts):
                break
            cost = best[start] + _cost(group, tokens[end : end + 1], opts)
            if cost < best[end]:
                best[end], came_from[end] = cost, start
    cuts = [len(tokens)]
    while cuts[-1] > 0:
        cuts.append(came_from[cuts[-1]])
    cuts.reverse()
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield tokens[start:end]


def _allowed(group: Sequence[Token], opts: CueOptions) -> bool:
    too_long = group[-1].end - group[0].start > opts.max_seconds
    return not too_long and fits(group, opts.line_width, opts.max_lines)


def _cost(group: Sequence[Token], following: Sequence[Token], opts: CueOptions) -> float:
    """One per cue, more where it ends badly, is too short, or runs on past the end of a segment."""
    last = group[-1]
    seconds = max(0.001, last.end - group[0].start)
    cost = 1.0 + 1.5 * sum(token.ends_segment for token in group[:-1])
    if seconds < opts.min_seconds:
        cost += 2.0 * (opts.min_seconds - seconds) / opts.min_seconds
    if not following:
        return cost
    pause = following[0].start - last.end
    ending = 0.0 if last.ends_segment else weak_end(last, following[0])
    return cost + max(0.0, ending - 4.0 * max(0.0, pause))


def _times(
    groups: Sequence[Sequence[Token]], duration: float | None, opts: CueOptions
) -> list[tuple[int, int]]:
    """(start, end) of each cue in milliseconds: as spoken, a little longer where it reads too fast."""
    spans: list[tuple[int, int]] = []
    for group in groups:
        start, end = group[0].start, group[-1].end
        reading = start + sum(width(t.text) for t in group) / opts.reading_speed
        end = max(end, start + opts.min_seconds, min(reading, end + opts.linger_seconds))
        spans.append((to_milliseconds(start), to_milliseconds(end)))
    limit = None if duration is None else to_milliseconds(duration)
    return _untangled(spans, limit)


def _untangled(spans: Sequence[tuple[int, int]], limit: int | None) -> list[tuple[int, int]]:
    """The spans made to follow each other, each at least a millisecond long.

    Where two people speak at once, the earlier cue ends as the later one starts; when both start
    together they share the time.
    """
    done: list[tuple[int, int]] = []
    for start, end in spans:
        if done and start < done[-1][1]:
            before_start, before_end = done[-1]
            if start - before_start < min(500, (before_end - before_start) // 2):
                start = (before_start + max(before_end, end)) // 2
            done[-1] = (before_start, start)
        done.append((start, max(end, start + 1)))
    if limit is None:
        return done
    ceiling = max(limit, len(done))
    for index in range(len(done) - 1, -1, -1):
        start, end = done[index]
        end = min(end, ceiling)
        start = min(start, end - 1)
        done[index] = (start, end)
        ceiling = start
    return done
