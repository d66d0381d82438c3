"""Which stretches are the same person: agglomeration that knows how much each voice can tell.

The cosine of two voices of different people is about 0.37 whatever their length; that of one
person's grows with the length of the stretches. `Groups.likeness` takes both out, so that it is
about 0 between people and 1 within one, for short and long stretches and for whole groups alike
(Spearman's correction for attenuation; average linkage, which needs only the sums of a group).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lectura.speakers.builtin.stretches import Stretch

Matrix = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int_]

_STRANGERS_COSINE = 0.37
_HALF_SECONDS = 1.5
"""A stretch of this length carries as much of the speaker as of what is being said."""

_LONGEST_WEIGHT_SECONDS = 3.0
_LOCAL_WEIGHT = 0.05
"""How much the segmentation model's opinion inside one window counts beside the voices."""

_LOCAL_DOUBT = 2.0
_NEVER = -9.0


@dataclass
class Groups:
    """Groups of stretches, each held as the sums over its members; n groups.

    Args:
        voices: sum of weighted unit vectors, shape ``(n, 192)``.
        weights: sum of seconds, shape ``(n,)``.
        steadiness: sum of seconds × how much of the voice is the speaker's, shape ``(n,)``.
        together: how often two groups are one local speaker of one window, shape ``(n, n)``.
        apart: how often they are two local speakers of one window, shape ``(n, n)``.
    """

    voices: Matrix
    weights: Matrix
    steadiness: Matrix
    together: Matrix
    apart: Matrix

    def likeness(self, group: int | None = None) -> Matrix:
        """How alike all groups are (``(n, n)``), or all are to one (``(n,)``)."""
        rows = slice(None) if group is None else slice(group, group + 1)
        weights = np.outer(self.weights[rows], self.weights)
        steady = np.outer(self.steadiness[rows], self.steadiness)
        products = self.voices[rows] @ self.voices.T - _STRANGERS_COSINE * weights
        together, apart = self.together[rows], self.apart[rows]
        local = (together - apart) / (together + apart + _LOCAL_DOUBT)
        alike: Matrix = products / ((1 - _STRANGERS_COSINE) * steady) + _LOCAL_WEIGHT * local
        return alike if group is None else alike[0]

    def merged(self, labels: Labels) -> Groups:
        """The groups with equal labels made one; group ``k`` of the result has label ``k``."""
        members = (labels[None, :] == np.arange(labels.max() + 1)[:, None]).astype(np.float64)
        return Groups(
            members @ self.voices,
            members @ self.weights,
            members @ self.steadiness,
            members @ self.together @ members.T,
            members @ self.apart @ members.T,
        )


def groups_of(stretches: Sequence[Stretch]) -> Groups:
    """Every stretch as a group of its own; all must have a voice."""
    lengths = np.array([stretch.alone_seconds for stretch in stretches])
    weights = np.minimum(lengths, _LONGEST_WEIGHT_SECONDS)
    window = np.array([stretch.window for stretch in stretches])
    local = np.array([stretch.local for stretch in stretches])
    one_window = (window[:, None] == window) * np.outer(weights, weights)
    one_local = local[:, None] == local
    together = one_window * one_local
    np.fill_diagonal(together, 0.0)
    voices = np.array([stretch.voice for stretch in stretches], dtype=np.float64)
    return Groups(
        voices * weights[:, None],
        weights,
        weights * np.sqrt(lengths / (lengths + _HALF_SECONDS)),
        together,
        one_window * ~one_local,
    )


def joined(parts: Sequence[Groups]) -> Groups:
    """The groups of several parts of a recording side by side."""
    sizes = [part.weights.size for part in parts]
    together = np.zeros((sum(sizes), sum(sizes)))
    apart = np.zeros_like(together)
    start = 0
    for part, size in zip(parts, sizes, strict=True):
        block = slice(start, start + size)
        together[block, block], apart[block, block] = part.together, part.apart
        start += size
    return Groups(
        np.concatenate([part.voices for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.steadiness for part in parts]),
        together,
        apart,
    )


def agglomerate(groups: Groups, threshold: float, *, least: int = 1) -> Labels:
    """Merge the two most alike groups until they are less alike than the threshold.

    Args:
        groups: what to merge; left as it is.
        threshold: likeness, about 0 between people and 1 within one.
        least: stop at this many groups.

    Returns:
        The label of each group, 0, 1, … by first appearance.
    """
    work = groups.merged(np.arange(groups.weights.size))
    alike = work.likeness()
    np.fill_diagonal(alike, _NEVER)
    labels = np.arange(groups.weights.size)
    for _ in range(labels.size - least):
        into, gone = divmod(int(alike.argmax()), labels.size)
        if alike[into, gone] < threshold:
            break
        _merge(work, into, gone)
        labels[labels == gone] = into
        row = work.likeness(into)
        row[alike[into] == _NEVER] = _NEVER
        alike[into] = alike[:, into] = row
        alike[gone] = alike[:, gone] = _NEVER
    return renumbered(labels)


def renumbered(labels: Labels) -> Labels:
    """The labels as 0, 1, … by first appearance."""
    order = {label: number for number, label in enumerate(dict.fromkeys(labels.tolist()))}
    return np.array([order[label] for label in labels.tolist()], dtype=np.int_)


def _merge(groups: Groups, into: int, gone: int) -> None:
    groups.voices[into] += groups.voices[gone]
    groups.weights[into] += groups.weights[gone]
    groups.steadiness[into] += groups.steadiness[gone]
    for matrix in (groups.together, groups.apart):
        matrix[into] += matrix[gone]
        matrix[:, into] += matrix[:, gone]
