"""How far voices tell who the speakers are: one person each, two under one label, one under two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lectura.speakers.builtin.clustering import Groups, agglomerate, groups_of, joined
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.protocol import VoiceFacts

PERHAPS_ONE = 0.35
"""Likeness, about 0 between people and 1 within one, from which two speakers may be one person.
Of 62 readers who were told apart two pairs reach it (0.37)."""

PERHAPS_TWO = 0.40
"""Likeness of its two halves under which a speaker may be two people: none of 62 single readers
fell into halves at all, forced pairs had 0.38 and less."""

_WITHIN_HALF = 0.6
"""Likeness to which the stretches of one speaker are joined before halves are compared."""

_HALF_SECONDS = 6.0
"""What either half must have at least; every moment is heard in two windows: 3 s of speech."""

_LEAST_SECONDS = 2.0
"""What a speaker must have at least, in both windows, to be like another."""

_EVIDENCE_SECONDS = 4.0
"""Heard alone for so long, both windows together, half of what may be known of a voice is."""

_MOST_STRETCHES = 300
"""Of one speaker, all over the recording, that are looked at."""


def voice_facts(
    stretches: Sequence[Stretch],
    names: Sequence[str | None],
    sureness: Sequence[float],
) -> dict[str, VoiceFacts]:
    """What the voices tell of every speaker; one who was never heard alone has no confidence.

    Args:
        stretches: of the whole recording, in order of time.
        names: whose each is; None for nobody's.
        sureness: 0–1 per stretch: how much more it is like its speaker than like the next one.
    """
    own: dict[str, list[int]] = {name: [] for name in names if name is not None}
    for index, (stretch, name) in enumerate(zip(stretches, names, strict=True)):
        if name is not None and stretch.voice is not None:
            own[name].append(index)
    voiced = {name: indices for name, indices in own.items() if indices}
    parts = {name: groups_of(_spread(stretches, indices)) for name, indices in voiced.items()}
    alike = likest(parts)
    facts = dict.fromkeys(own, VoiceFacts(0.0))
    for name, indices in voiced.items():
        heard = np.array([stretches[i].alone_seconds for i in indices])
        sure = float(np.average([sureness[i] for i in indices], weights=heard))
        known = float(heard.sum() / (heard.sum() + _EVIDENCE_SECONDS))
        facts[name] = VoiceFacts(round(sure * known, 3), alike.get(name), two_halves(parts[name]))
    return facts


def two_halves(groups: Groups) -> bool:
    """True where the stretches of one speaker fall into two large groups that are not alike."""
    parts = groups.merged(agglomerate(groups, _WITHIN_HALF))
    large = np.flatnonzero(parts.weights >= _HALF_SECONDS)
    if large.size < 2:
        return False
    one, other = large[np.argsort(-parts.weights[large])][:2]
    return bool(parts.likeness(int(one))[other] < PERHAPS_TWO)


def likest(parts: Mapping[str, Groups]) -> dict[str, str]:
    """Per speaker the most alike other one, where both may be one person.

    Args:
        parts: the stretches of each speaker; who is heard too briefly to tell is left out.
    """
    names = [name for name, part in parts.items() if part.weights.sum() >= _LEAST_SECONDS]
    if len(names) < 2:
        return {}
    one = [parts[name].merged(np.zeros_like(parts[name].weights, dtype=np.int_)) for name in names]
    likeness = joined(one).likeness()
    np.fill_diagonal(likeness, -np.inf)
    return {
        name: names[int(row.argmax())]
        for name, row in zip(names, likeness, strict=True)
        if row.max() >= PERHAPS_ONE
    }


def _spread(stretches: Sequence[Stretch], indices: Sequence[int]) -> list[Stretch]:
    """Some stretches from all over the recording."""
    chosen = np.linspace(0, len(indices) - 1, min(len(indices), _MOST_STRETCHES)).round()
    return [stretches[indices[int(place)]] for place in chosen]
