"""Subtitle cues of a transcript: short enough to read, cut where people pause. Pure functions.

A cue ends with its last word. Only one too short to be read stays a little longer, as far as the
next cue and the recording allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lectura.errors import TranscriptError
from lectura.formats.subtitles.breaks import balanced
from lectura.formats.subtitles.cutting import CueOptions, cut_run
from lectura.formats.subtitles.tokens import Token, runs, tokens_of
from lectura.formats.wording import shown_label
from lectura.records.transcript import Transcript
from lectura.timeline import to_milliseconds

Span = tuple[int, int]
"""Start and end in whole milliseconds."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: times in seconds (whole milliseconds), its lines, the label of who speaks."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None


class Piece(NamedTuple):
    """What of one segment is in one cue; ``ends_segment`` where nothing of it follows."""

    text: str
    ends_segment: bool


def make_cues(
    transcript: Transcript, options: CueOptions | None = None, *, labels: bool = False
) -> tuple[Cue, ...]:
    """The cues of a timed transcript: in order, not overlapping, none past the recording's end.

    Args:
        transcript: every segment must have its times.
        options: the limits.
        labels: write ``Name: `` into the text where the speaker changes.

    Raises:
        TranscriptError: a segment has no times.
    """
    _require_times(transcript)
    opts = options or CueOptions()
    drafts = [  # the words of hours are let go, cue by cue
        _draft(transcript, group, opts) for group in _groups(transcript, opts, labels=labels)
    ]
    return _timed(drafts, transcript.duration, opts)


def cues_with_pieces(
    transcript: Transcript, options: CueOptions | None = None, *, labels: bool = False
) -> tuple[tuple[Cue, tuple[Piece, ...]], ...]:
    """The same cues, each with the piece of every segment that is in it, in order.

    Every token of a segment is in one piece; labels of speakers are in none.

    Raises:
        TranscriptError: as `make_cues`.
    """
    _require_times(transcript)
    opts = options or CueOptions()
    owners = (token.ends_segment for token in tokens_of(transcript, opts.line_width))
    drafts: list[Cue] = []
    held: list[tuple[Piece, ...]] = []
    for group in _groups(transcript, opts, labels=labels):
        drafts.append(_draft(transcript, group, opts))
        held.append(tuple(_pieces(group, owners)))
    return tuple(zip(_timed(drafts, transcript.duration, opts), held, strict=True))


def _pieces(group: Sequence[Token], owners: Iterator[bool]) -> Iterator[Piece]:
    """What of each segment is in a cue; ``owners`` tells of each token whether it ends one."""
    text = ""
    for token in group:
        if token.is_label:
            continue
        text += token.text
        if next(owners):
            yield Piece(text.strip(), ends_segment=True)
            text = ""
    if text.strip():
        yield Piece(text.strip(), ends_segment=False)


def _require_times(transcript: Transcript) -> None:
    if not transcript.timed:
        raise TranscriptError(
            "This transcript has no times, so there can be no subtitles of it.",
            hint="Transcribe the recording to get times: lectura transcribe RECORDING -f srt",
        )


def _draft(transcript: Transcript, group: Sequence[Token], opts: CueOptions) -> Cue:
    return Cue(
        start=group[0].start,
        end=group[-1].end,
        lines=balanced(group, opts.line_width),
        speaker=transcript.speaker_label(group[0].speaker),
    )


def _timed(drafts: Sequence[Cue], duration: float | None, opts: CueOptions) -> tuple[Cue, ...]:
    """The cues with the times at which they are shown, in place of those of their words."""
    spans = _shown([(cue.start, cue.end) for cue in drafts], duration, opts)
    return tuple(
        replace(cue, start=start / 1000, end=end / 1000)
        for cue, (start, end) in zip(drafts, spans, strict=True)
    )


def _groups(transcript: Transcript, opts: CueOptions, *, labels: bool) -> Iterator[Sequence[Token]]:
    """The tokens of each cue."""
    labels = labels and any(segment.speaker for segment in transcript.segments)
    before: Token | None = None
    for run in runs(tokens_of(transcript, opts.line_width)):
        first = run[0]
        if labels and (before is None or first.speaker != before.speaker):
            label = f" {shown_label(transcript, first.speaker)}:"
            bare = Token(f" {first.text.strip()}", first.start, first.end, first.speaker)
            mark = Token(label, first.start, first.start, first.speaker, is_label=True)
            yield from cut_run((mark, bare, *run[1:]), opts)
        else:
            yield from cut_run(run, opts)
        before = first


def _shown(
    spoken: Sequence[tuple[float, float]], duration: float | None, opts: CueOptions
) -> list[Span]:
    """When each cue is shown, from when its words are spoken (seconds)."""
    spans = [
        (to_milliseconds(start), to_milliseconds(min(end, start + opts.max_seconds)))
        for start, end in spoken
    ]
    limit = None if duration is None else to_milliseconds(duration)
    spans = _untangled(spans)
    return _lengthened(spans if limit is None else _clamped(spans, limit), limit, opts)


def _untangled(spans: Sequence[Span]) -> list[Span]:
    """The spans made to follow each other, each at least a millisecond long.

    Where two people speak at once, the earlier cue ends as the later one starts; when both start
    together they share the time.
    """
    done: list[Span] = []
    for spoken, end in spans:
        start = spoken
        if done and start < done[-1][1]:
            before_start, before_end = done[-1]
            if start - before_start < max(1, min(500, (before_end - before_start) // 2)):
                start = max(before_start + 1, (before_start + max(before_end, end)) // 2)
            done[-1] = (before_start, start)
        done.append((start, max(end, start + 1)))
    return done


def _clamped(spans: Sequence[Span], limit: int) -> list[Span]:
    """The spans inside a recording of ``limit`` milliseconds, those beyond its end before it."""
    done: list[Span] = []
    ceiling = max(limit, len(spans))
    for start, end in reversed(spans):
        last = min(end, ceiling)
        first = min(start, last - 1)
        done.append((first, last))
        ceiling = first
    done.reverse()
    return done


def _lengthened(spans: Sequence[Span], limit: int | None, opts: CueOptions) -> list[Span]:
    """Cues too short to be read, shown longer where nothing follows at once."""
    shortest = to_milliseconds(opts.min_seconds)
    ceilings = [*(start for start, _ in spans[1:]), limit][: len(spans)]
    done: list[Span] = []
    for (start, end), ceiling in zip(spans, ceilings, strict=True):
        wanted = max(end, start + shortest)
        done.append((start, wanted if ceiling is None else max(end, min(wanted, ceiling))))
    return done
