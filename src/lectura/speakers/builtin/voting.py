"""From labelled stretches of overlapping windows to turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from lectura.speakers.builtin.segmentation import FRAMES, STEP_FRAMES, frame_seconds
from lectura.speakers.builtin.stretches import Stretch, runs
from lectura.timeline import Interval, merge

PAUSE_SECONDS = 1.0
"""A pause under this inside one speaker's turn belongs to the turn."""

_SHORTEST_SECONDS = 0.15
TRUST = np.minimum(np.arange(1, FRAMES + 1), np.arange(FRAMES, 0, -1)) / (FRAMES / 2)
"""A window's opinion weighs most in its middle, where the model has heard both sides."""

Votes = npt.NDArray[np.float64]
Spoken = tuple[Interval, int]
"""Where a numbered speaker talks."""


def spoken(labelled: Sequence[tuple[Stretch, int]], windows: int) -> list[Spoken]:
    """Where each speaker talks, as the windows vote, pauses bridged; sorted.

    In each frame as many speakers talk as the windows find on average, and those with the most
    votes (the aggregation of pyannote.audio; Bredin, "pyannote.audio 2.1 speaker diarization
    pipeline", Interspeech 2023).

    What was heard in a gap has no other window beside it, and counts as it is.

    Args:
        labelled: stretches with the number of their speaker.
        windows: how many windows the recording has.
    """
    by_window: dict[int, list[tuple[Stretch, int]]] = defaultdict(list)
    for stretch, speaker in labelled:
        by_window[stretch.window].append((stretch, speaker))
    speakers = 1 + max((who for items in by_window.values() for _, who in items), default=-1)
    found: list[list[tuple[int, int]]] = [[] for _ in range(speakers)]
    for start, active in _active(by_window, windows, speakers):
        for speaker in np.flatnonzero(active.any(axis=0)).tolist():
            for first, last in runs(active[:, speaker]):
                _extend(found[speaker], start + first, start + last)
    in_gaps: list[list[tuple[int, int]]] = [[] for _ in range(speakers)]
    for stretch, speaker in labelled:
        if stretch.window < 0:
            in_gaps[speaker].append((stretch.first, stretch.last))
    return _bridged([list(_merged(*both)) for both in zip(found, in_gaps, strict=True)])


def _active(
    by_window: dict[int, list[tuple[Stretch, int]]], windows: int, speakers: int
) -> Iterator[tuple[int, npt.NDArray[np.bool_]]]:
    """Step by step: the first frame, and who is active in each, shape ``(296, speakers)``."""
    before = np.zeros((FRAMES, speakers))
    for index in range(windows + 1):
        now = _window_votes(by_window.get(index, []), speakers)
        votes = now[:STEP_FRAMES].copy()
        trust = TRUST[:STEP_FRAMES] * (index < windows)
        tail = before[STEP_FRAMES:]
        votes[: len(tail)] += tail
        if index:
            trust[: len(tail)] += TRUST[STEP_FRAMES:]
        yield index * STEP_FRAMES, _winners(votes / np.maximum(trust, 1e-9)[:, None])
        before = now


def _window_votes(items: Sequence[tuple[Stretch, int]], speakers: int) -> Votes:
    votes = np.zeros((FRAMES, speakers))
    for stretch, speaker in items:
        span = slice(stretch.start_frame, stretch.end_frame)
        votes[span, speaker] = TRUST[span]
    return votes


def _winners(votes: Votes) -> npt.NDArray[np.bool_]:
    """As many speakers as are heard on average, those with the most votes first."""
    count = np.round(votes.sum(axis=1))
    rank = (votes[:, None, :] > votes[:, :, None]).sum(axis=2)
    winners: npt.NDArray[np.bool_] = (rank < count[:, None]) & (votes > 0)
    return winners


def _extend(spans: list[tuple[int, int]], first: int, last: int) -> None:
    if spans and spans[-1][1] == first:
        spans[-1] = (spans[-1][0], last)
    else:
        spans.append((first, last))


def _merged(found: list[tuple[int, int]], in_gaps: list[tuple[int, int]]) -> tuple[Interval, ...]:
    """Spans of frames of one speaker as times."""
    return merge(
        Interval(frame_seconds(first), frame_seconds(last)) for first, last in (*found, *in_gaps)
    )


def _bridged(found: list[list[Interval]]) -> list[Spoken]:
    """Pauses closed where nobody else talks in them; what is too short to be speech left out."""
    everything = sorted((span, who) for who, spans in enumerate(found) for span in spans)
    turns: list[Spoken] = []
    for who, spans in enumerate(found):
        others = [span for span, speaker in everything if speaker != who]
        turns += [(span, who) for span in _bridge(spans, others)]
    return sorted(turn for turn in turns if turn[0].duration >= _SHORTEST_SECONDS)


def _bridge(spans: list[Interval], others: list[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    position = 0
    for span in spans:
        if joined and span.start - joined[-1].end < PAUSE_SECONDS:
            while position < len(others) and others[position].end <= joined[-1].end:
                position += 1
            if position == len(others) or others[position].start >= span.start:
                joined[-1] = Interval(joined[-1].start, span.end)
                continue
        joined.append(span)
    return joined
