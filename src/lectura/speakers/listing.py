"""What `lectura speakers FILE` tells: who talks how much, what they say, who they may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.speakers.naming.proposals import Proposal, propose
from lectura.speakers.shares import speaking_seconds, speaking_shares
from lectura.timeline import Interval

QUOTES = 3
_QUOTE_LETTERS = 160


@dataclass(frozen=True)
class Quote:
    """Something a speaker says: a segment's words, cut after a word where they are many."""

    segment: int
    span: Interval | None
    text: str


@dataclass(frozen=True)
class SpeakerReport:
    """One speaker of a transcript.

    Args:
        speaker: label, and the name, role and score where there are some.
        share: part of all that is attributed to somebody, 0–1.
        seconds: how long they talk.
        quotes: up to three samples in order of time, from all over the recording.
        proposals: names and role that were not confirmed yet.
    """

    speaker: Speaker
    share: float
    seconds: float
    quotes: tuple[Quote, ...]
    proposals: tuple[Proposal, ...]


def list_speakers(transcript: Transcript) -> tuple[SpeakerReport, ...]:
    """A report per speaker, who speaks most first; empty where nobody was told apart."""
    shares, spoken = speaking_shares(transcript), speaking_seconds(transcript)
    known = {speaker.id: speaker for speaker in transcript.speakers}
    proposals = propose(transcript)
    reports = []
    for label in sorted(shares, key=lambda name: -shares[name]):
        speaker = known.get(label, Speaker(id=label))
        own = [segment for segment in transcript.segments if segment.speaker == label]
        reports.append(
            SpeakerReport(
                speaker,
                shares[label],
                spoken[label],
                _samples(own),
                tuple(item for item in proposals if item.speaker == label and _open(item, speaker)),
            )
        )
    return tuple(reports)


def _open(proposal: Proposal, speaker: Speaker) -> bool:
    """True where the person has not said it yet."""
    return (speaker.name if proposal.kind == "name" else speaker.role) is None


def _samples(segments: Sequence[Segment]) -> tuple[Quote, ...]:
    """The fullest segment of each third of what a speaker says."""
    with_text = [segment for segment in segments if segment.text.strip()]
    count = min(QUOTES, len(with_text))
    edges = [round(len(with_text) * part / count) for part in range(count + 1)] if count else []
    chosen = [
        max(with_text[start:end], key=lambda segment: min(len(segment.text), _QUOTE_LETTERS))
        for start, end in pairwise(edges)
    ]
    return tuple(
        Quote(segment.id, segment.interval, _shortened(segment.text)) for segment in chosen
    )


def _shortened(text: str) -> str:
    text = text.strip()
    if len(text) <= _QUOTE_LETTERS:
        return text
    return text[:_QUOTE_LETTERS].rpartition(" ")[0] + " …"
