"""How much each speaker of a transcript talks."""

from __future__ import annotations

from collections import defaultdict

from lectura.records.transcript import Transcript


def speaking_seconds(transcript: Transcript) -> dict[str, float]:
    """Seconds of each speaker's segments, by first appearance; 0.0 where times are unknown."""
    spoken: dict[str, float] = defaultdict(float)
    for segment in transcript.segments:
        if segment.speaker is not None:
            span = segment.interval
            spoken[segment.speaker] += span.duration if span else 0.0
    return dict(spoken)


def speaking_shares(transcript: Transcript) -> dict[str, float]:
    """Each speaker's part of all that is attributed, 0–1: of the time, or of the letters."""
    spoken = speaking_seconds(transcript)
    if not sum(spoken.values()):
        spoken = dict.fromkeys(spoken, 0.0)
        for segment in transcript.segments:
            if segment.speaker is not None:
                spoken[segment.speaker] += len(segment.text)
    total = sum(spoken.values())
    return {speaker: amount / total if total else 0.0 for speaker, amount in spoken.items()}
