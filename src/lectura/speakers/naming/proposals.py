"""Proposals of names and of the lecturer, from what is said; nothing is ever taken silently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lectura.records.transcript import Segment, Transcript
from lectura.speakers.naming.cues import Cue, Mention, mentions
from lectura.speakers.shares import speaking_shares

_STRENGTH: dict[Cue, int] = {"self": 3, "next": 2, "thanks": 1}


@dataclass(frozen=True)
class Proposal:
    """What a person may confirm about one speaker.

    Args:
        speaker: the label.
        kind: whether ``value`` is a name or a role.
        value: the name as it was said, or ``lecturer``.
        reason: one plain clause, such as ``says so``.
        quote: the words it rests on, verbatim; empty for a role, which rests on the share.
        start: second at which the quote begins; None without times.
        segment: id of the segment in which the quote begins; None for a role.
    """

    speaker: str
    kind: Literal["name", "role"]
    value: str
    reason: str
    quote: str = ""
    start: float | None = None
    segment: int | None = None


@dataclass(frozen=True)
class _Run:
    """Consecutive segments of one speaker as one text; ``offsets`` are where each begins."""

    speaker: str | None
    segments: tuple[Segment, ...]
    text: str
    offsets: tuple[int, ...]


def propose(transcript: Transcript) -> tuple[Proposal, ...]:
    """The lecturer first, then names, the best founded of each speaker first.

    A name somebody gives as their own is not proposed for anybody else.
    """
    found: dict[tuple[str, str], list[tuple[Cue, Proposal]]] = defaultdict(list)
    runs = _runs(transcript)
    for index, run in enumerate(runs):
        for mention in mentions(run.text):
            speaker = _whose(runs, index, mention.cue)
            if speaker is not None:
                found[speaker, mention.name].append((mention.cue, _proposal(speaker, run, mention)))
    owned = {name for (_, name), items in found.items() if any(cue == "self" for cue, _ in items)}
    ranked = []
    for (speaker, name), items in found.items():
        strongest = max(_STRENGTH[cue] for cue, _ in items)
        if name not in owned or strongest == _STRENGTH["self"]:
            best = next(item for cue, item in items if _STRENGTH[cue] == strongest)
            ranked.append((speaker, -strongest, -len(items), best))
    ranked.sort(key=lambda item: item[:3])
    return (*_lecturer(transcript), *(item[3] for item in ranked))


def propose_lecturer(transcript: Transcript) -> str | None:
    """The label of the one who speaks most; None where nobody has a label."""
    shares = speaking_shares(transcript)
    return max(shares, key=lambda speaker: shares[speaker]) if shares else None


def _lecturer(transcript: Transcript) -> Iterator[Proposal]:
    speaker = propose_lecturer(transcript)
    if speaker is not None:
        share = speaking_shares(transcript)[speaker]
        yield Proposal(speaker, "role", "lecturer", f"speaks most: {share:.0%} of what is said")


def _runs(transcript: Transcript) -> list[_Run]:
    runs = []
    for speaker, group in groupby(transcript.segments, lambda segment: segment.speaker):
        segments = tuple(group)
        text, offsets = "", []
        for segment in segments:
            offsets.append(len(text))
            text += re.sub(r"\s+", " ", segment.text).strip() + " "
        runs.append(_Run(speaker, segments, text, tuple(offsets)))
    return runs


def _whose(runs: Sequence[_Run], index: int, cue: Cue) -> str | None:
    """The speaker a name belongs to, seen from the run in which it is said."""
    own = runs[index].speaker
    if cue == "self":
        return own
    others = runs[index + 1 :] if cue == "next" else reversed(runs[:index])
    return next((run.speaker for run in others if run.speaker not in (None, own)), None)


def _proposal(speaker: str, run: _Run, mention: Mention) -> Proposal:
    touched = [
        segment
        for segment, start, end in zip(
            run.segments, run.offsets, (*run.offsets[1:], len(run.text)), strict=True
        )
        if start < mention.end and mention.start < end
    ]
    reasons: dict[Cue, str] = {
        "self": "says so",
        "next": "is called on just before speaking",
        "thanks": "is thanked after speaking",
    }
    return Proposal(
        speaker,
        "name",
        mention.name,
        reasons[mention.cue],
        " ".join(segment.text.strip() for segment in touched),
        touched[0].start,
        touched[0].id,
    )
