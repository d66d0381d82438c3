"""From stretches to numbered speakers: how many there are, and who each stretch is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lectura.speakers.builtin.clustering import (
    Groups,
    Labels,
    agglomerate,
    groups_of,
    joined,
    renumbered,
)
from lectura.speakers.builtin.embedding import unit
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.protocol import DiarizerOptions, Vector

SAME_LIKENESS = 0.45
"""Groups at least so alike are one person; 0.40–0.50 give the same speakers on what was tried."""

_STRICTER = (0.5, 0.55, 0.6)
"""Tried in turn where the person says that more speakers are there."""

_FOUNDER_SECONDS = 0.8
"""Shorter stretches found no speaker; they join one afterwards."""

_FAINTEST_SECONDS = 2.0
"""Every moment is heard in two windows, so that this is one second of speech."""

_FAINTEST_UNLIKE_SECONDS = 1.6
"""The same, 0.8 s, for a voice that is like nobody's: both windows must have heard it."""

_UNLIKE = 0.25
"""Likeness to everybody under which a voice is nobody's. Brief pieces of a reader who was known
anyway had 0.34 and 0.44, those of brief people in meetings 0.20 and less."""

_BRIEF_SECONDS = 5.0
"""In two windows: 2.5 s of speech. A speaker with less may be a split of another."""

_SPLIT_SHARE = 0.9
"""So much of a split is always heard as one local speaker with whom it was split from."""

_SPLIT_LIKENESS = 0.2
"""So alike a split is at least (noise over a quiet voice made 0.32 to 0.44); brief people who share
a local speaker with somebody are not (-0.13 and -0.03)."""

_PART_STRETCHES = 600
"""Stretches agglomerated at once, about five minutes; the parts' groups are agglomerated then."""

_POOREST_ROOM = 0.5
"""How far a reverberant room may lower the threshold."""


@dataclass(frozen=True)
class Identified:
    """Who the stretches are.

    Args:
        speakers: per stretch the number of its speaker; None where nothing tells.
        sureness: per stretch 0–1: how much more it is like its speaker than like the next one.
        centroids: the mean voice of each speaker, shape ``(192,)`` each.
    """

    speakers: tuple[int | None, ...]
    sureness: tuple[float, ...]
    centroids: tuple[Vector, ...]


def identify(stretches: Sequence[Stretch], options: DiarizerOptions) -> Identified:
    """Find the speakers among the stretches of a whole recording (in order of time)."""
    voiced = [index for index, stretch in enumerate(stretches) if stretch.voice is not None]
    if not voiced:
        return Identified((None,) * len(stretches), (0.0,) * len(stretches), ())
    founders = [i for i in voiced if stretches[i].alone_seconds >= _FOUNDER_SECONDS] or voiced
    labels, speakers = _found([stretches[index] for index in founders], options)
    own = dict(zip(founders, labels.tolist(), strict=True))
    nearness = _nearness([stretches[index] for index in voiced], speakers)
    numbers: list[int | None] = [None] * len(stretches)
    sureness = [0.0] * len(stretches)
    for index, near in zip(voiced, nearness, strict=True):
        number = own.get(index, int(near.argmax()))
        numbers[index] = number
        sureness[index] = _sureness(near, number)
    centroids = tuple(unit(voice.astype(np.float32)) for voice in speakers.voices)
    return Identified(tuple(numbers), tuple(sureness), centroids)


def _found(founders: Sequence[Stretch], options: DiarizerOptions) -> tuple[Labels, Groups]:
    """The label of each founder and the sums of each speaker, as many as the options allow."""
    parts = [
        founders[start : start + _PART_STRETCHES]
        for start in range(0, len(founders), _PART_STRETCHES)
    ]
    room = _room(parts)
    for likeness in (SAME_LIKENESS, *_STRICTER):
        labels, speakers = _agglomerated(parts, likeness * room)
        if speakers.weights.size >= options.least:
            break
    labels, speakers = _without_splits(founders, labels, speakers, options.least)
    if options.most is not None and speakers.weights.size > options.most:
        merging = agglomerate(speakers, -np.inf, least=options.most)
        labels, speakers = merging[labels], speakers.merged(merging)
    return labels, speakers


def _agglomerated(parts: Sequence[Sequence[Stretch]], threshold: float) -> tuple[Labels, Groups]:
    """Agglomerate each part, then the groups of all parts, then take up what is too faint.

    Only one part's matrices, of a row and a column per stretch, are held at a time.
    """
    leaves: list[Labels] = []
    merged: list[Groups] = []
    count = 0
    for part in parts:
        groups = groups_of(part)
        labels = agglomerate(groups, threshold)
        leaves.append(labels + count)
        merged.append(groups.merged(labels))
        count += merged[-1].weights.size
    everyone = joined(merged)
    labels = agglomerate(everyone, threshold) if len(parts) > 1 else np.arange(count)
    labels = renumbered(_without_faint(everyone, labels))
    return labels[np.concatenate(leaves)], everyone.merged(labels)


def _without_faint(groups: Groups, labels: Labels) -> Labels:
    """Speakers heard for under a second join whom they are most like, but for those like nobody."""
    kept: set[int] = set()  # by a group of theirs, since labels change
    while labels.max() > 0:
        speakers = groups.merged(labels)
        mine = {int(labels[group]) for group in kept}
        faintest = min(
            (k for k in range(speakers.weights.size) if k not in mine),
            key=lambda k: speakers.weights[k],
            default=None,
        )
        if faintest is None or speakers.weights[faintest] >= _FAINTEST_SECONDS:
            break
        alike = speakers.likeness(faintest)
        alike[faintest] = -np.inf
        if speakers.weights[faintest] >= _FAINTEST_UNLIKE_SECONDS and alike.max() < _UNLIKE:
            kept.add(int((labels == faintest).argmax()))
            continue
        labels = renumbered(np.where(labels == faintest, int(alike.argmax()), labels))
    return labels


def _without_splits(
    founders: Sequence[Stretch], labels: Labels, speakers: Groups, least: int
) -> tuple[Labels, Groups]:
    """Brief speakers joined with those of whom noise has split them.

    The segmentation model hears a split and whom it was split from as one local speaker.
    """
    while speakers.weights.size > max(1, least):
        mates = _mates(founders, labels, speakers.weights.size)
        alike = speakers.likeness()
        brief = np.argsort(speakers.weights, kind="stable")
        merging = np.arange(speakers.weights.size)
        for split in brief[speakers.weights[brief] < _BRIEF_SECONDS].tolist():
            mate = int(mates[split].argmax())
            if mates[split, mate] >= _SPLIT_SHARE and alike[split, mate] >= _SPLIT_LIKENESS:
                merging[split] = mate
                break
        else:
            break
        merging = renumbered(merging)
        labels, speakers = merging[labels], speakers.merged(merging)
    return labels, speakers


def _mates(founders: Sequence[Stretch], labels: Labels, count: int) -> npt.NDArray[np.float64]:
    """Which part of a speaker's stretches are of a local speaker that is another's too, 0–1.

    Shape ``(count, count)``: the row's part that it shares with the column; 0 with itself.
    """
    of_local: dict[tuple[int, int], set[int]] = {}
    for stretch, label in zip(founders, labels.tolist(), strict=True):
        of_local.setdefault(stretch.key, set()).add(label)
    shared = np.zeros((count, count))
    whole = np.zeros(count)
    for stretch, label in zip(founders, labels.tolist(), strict=True):
        whole[label] += stretch.alone_seconds
        for other in of_local[stretch.key] - {label}:
            shared[label, other] += stretch.alone_seconds
    return shared / np.maximum(whole, 1e-9)[:, None]


def _room(parts: Sequence[Sequence[Stretch]]) -> float:
    """How alike the stretches of one local speaker are, 0.5–1: low in a reverberant room."""
    groups = map(groups_of, parts)
    alike = np.concatenate([part.likeness()[part.together > 0] for part in groups])
    return float(np.clip(np.median(alike), _POOREST_ROOM, 1.0)) if alike.size else 1.0


def _nearness(stretches: Sequence[Stretch], speakers: Groups) -> npt.NDArray[np.float64]:
    """Likeness of each stretch to each speaker by voice alone, shape ``(n, speakers)``."""
    count = speakers.weights.size
    near = []
    for start in range(0, len(stretches), _PART_STRETCHES):
        part = groups_of(stretches[start : start + _PART_STRETCHES])
        alike = joined([part, speakers]).likeness()
        near.append(alike[: part.weights.size, -count:].copy())  # a view would keep all of it
    return np.concatenate(near)


def _sureness(near: npt.NDArray[np.float64], number: int) -> float:
    """1.0 where no other speaker comes near, 0.0 where another fits as well."""
    others = np.delete(near, number)
    rival = max(0.0, float(others.max())) if others.size else 0.0
    own = max(float(near[number]), 1e-6)
    return float(np.clip((own - rival) / max(own, 1.0), 0.0, 1.0))
