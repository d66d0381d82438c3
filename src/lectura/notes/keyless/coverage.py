"""The coverage of notes for which every word was read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lectura.notes.model import ChunkCoverage, Coverage, MinuteState
from lectura.timeline import Interval
from lectura.transcript import Segment, Transcript


def whole_coverage(transcript: Transcript, read: Sequence[Segment]) -> Coverage:
    """One part, seen. Minutes of speakers who were left out on request count as skipped."""
    spans = [segment.interval for segment in read]
    timed = [span for span in spans if span is not None]
    chunk = (
        ChunkCoverage(
            index=0,
            first_segment=read[0].id,
            last_segment=read[-1].id,
            start=min(span.start for span in timed) if timed else None,
            end=max(span.end for span in timed) if timed else None,
            characters=sum(len(segment.text) for segment in read),
            state="seen",
        )
        if read
        else None
    )
    return Coverage(
        chunks=(chunk,) if chunk else (),
        time_percent=100.0 if timed and len(timed) == len(spans) else None,
        character_percent=100.0,
        minutes=_minutes(transcript, timed) if transcript.timed else (),
    )


def _minutes(transcript: Transcript, read: Sequence[Interval]) -> tuple[MinuteState, ...]:
    spoken = [s.interval for s in transcript.segments if s.interval is not None]
    end = max([transcript.duration or 0.0, *(span.end for span in spoken)])
    states: list[MinuteState] = ["silent"] * math.ceil(end / 60)
    for spans, state in ((spoken, "skipped"), (read, "seen")):
        for span in spans:
            for minute in range(int(span.start // 60), math.ceil(max(span.end, span.start) / 60)):
                states[minute] = "seen" if state == "seen" else "skipped"
    return tuple(states)
