"""Whose a stretch is where its own voice does not tell: the brief and the talked over.

Two local speakers of a window are two people, also while they talk at once. That is what
pyannote.audio's clustering is held to (Bredin, "pyannote.audio 2.1 speaker diarization pipeline",
Interspeech 2023); here it is asked of stretches, one after the other in the order of what tells
most. Where nobody talks over anybody and every stretch has a voice, nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from lectura.speakers.builtin.embedding import unit
from lectura.speakers.builtin.segmentation import FRAMES, LOCAL_SPEAKERS, STEP_FRAMES
from lectura.speakers.builtin.stretches import Stretch
from lectura.speakers.protocol import Vector

COMMON_FRAMES = 9
"""0.15 s: two stretches that talk at once for so long are two people."""

_OWN_SECONDS = 1.5
"""Of two stretches that talk at once under one label, one with less of its own voice loses it."""

VOICE_COSINE = 0.3
"""The voice of a local speaker, heard through others, is at least so like its speaker's."""

_NEW_FRAMES = 30
"""0.5 s: who fits nobody and is heard for so long is one more speaker."""

_SAME_LOCAL = 0.5
"""Locals of two windows are one where they share so much of what either says in common time."""

Local = tuple[int, int]
"""Index of a window, and a local speaker in it."""

Links = Mapping[Local, tuple[Local, ...]]


@dataclass
class _Places:
    """Stretches with the labels they have so far."""

    stretches: Sequence[Stretch]
    labels: list[int | None]
    of_local: dict[Local, list[int]] = field(default_factory=lambda: defaultdict(list))
    rivals: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, stretch in enumerate(self.stretches):
            self.of_local[stretch.key].append(index)
        for index, stretch in enumerate(self.stretches):
            others = self._other_locals(stretch)
            found = [i for i in others if stretch.shared_frames(self.stretches[i]) >= COMMON_FRAMES]
            if found:
                self.rivals[index] = found

    def allowed(self, index: int, label: int) -> bool:
        """False where somebody with this label talks at the same time."""
        return all(self.labels[rival] != label for rival in self.rivals.get(index, ()))

    def open(self) -> Iterator[int]:
        """Stretches that have no label, in their order."""
        return (index for index, label in enumerate(self.labels) if label is None)

    def nearest(self, index: int, locals_: Iterable[Local]) -> int | None:
        """The label of the nearest stretch of some local speakers that is allowed."""
        near = [
            (_distance(self.stretches[index], self.stretches[other]), other, label)
            for local in locals_
            for other in self.of_local.get(local, ())
            if (label := self.labels[other]) is not None and self.allowed(index, label)
        ]
        return min(near)[2] if near else None

    def _other_locals(self, stretch: Stretch) -> Iterator[int]:
        for local in range(LOCAL_SPEAKERS):
            if local != stretch.local:
                yield from self.of_local.get((stretch.window, local), ())


def place(
    stretches: Sequence[Stretch],
    labels: Sequence[int | None],
    voices: Mapping[Local, Vector],
    centroids: Sequence[Vector],
    most: int | None = None,
) -> tuple[tuple[int | None, ...], tuple[Vector | None, ...]]:
    """The speaker of every stretch, and the voices of speakers that are found only now.

    Args:
        stretches: in order of time.
        labels: who they are by their own voices; None where they have none.
        voices: of local speakers that may need one, all they say together.
        centroids: the voice of each speaker.
        most: the largest number of speakers that is allowed; None for any.

    Returns:
        A label per stretch, None where nothing tells; per further speaker a voice, None where it
        was never heard alone.
    """
    places = _Places(stretches, list(labels))
    links = linked(stretches)
    _take_from_collided(places)
    _by_neighbours(places, links)
    if len(centroids) >= 2:
        _by_voice(places, voices, centroids)
    room = len(stretches) if most is None else max(0, most - len(centroids))
    further = _further(places, links, voices, len(centroids), room)
    _by_time(places)
    return tuple(places.labels), further


def needs_voice(stretches: Sequence[Stretch]) -> set[Local]:
    """The local speakers of one window that need a voice of all they say together.

    Those are the ones that talk with another, and those with a stretch without a voice.
    """
    found = {stretch.key for stretch in stretches if stretch.voice is None}
    for one in stretches:
        if any(
            one.local != other.local and one.shared_frames(other) >= COMMON_FRAMES
            for other in stretches
        ):
            found.add(one.key)
    return found


def linked(stretches: Sequence[Stretch]) -> dict[Local, tuple[Local, ...]]:
    """The local speakers of neighbouring windows that are one: they talk at the same times.

    Linked are the two that are each other's best by intersection over union of their frames in
    the half that both windows hear.
    """
    active = _active_frames(stretches)
    found: dict[Local, list[Local]] = defaultdict(list)
    for window in sorted({stretch.window for stretch in stretches if stretch.window >= 0}):
        if window not in active or window + 1 not in active:
            continue
        late = active[window][STEP_FRAMES:]
        early = active[window + 1][: FRAMES - STEP_FRAMES]
        alike = _intersection_over_union(late, early)
        for one, other in zip(*np.nonzero(alike >= _SAME_LOCAL), strict=True):
            best = alike[one, other] == alike[one].max() == alike[:, other].max()
            if best:
                found[window, int(one)].append((window + 1, int(other)))
                found[window + 1, int(other)].append((window, int(one)))
    return {local: tuple(others) for local, others in found.items()}


def _active_frames(stretches: Sequence[Stretch]) -> dict[int, npt.NDArray[np.bool_]]:
    """Per window who talks in which frame, shape ``(589, 3)``."""
    active: dict[int, npt.NDArray[np.bool_]] = defaultdict(
        lambda: np.zeros((FRAMES, LOCAL_SPEAKERS), dtype=np.bool_)
    )
    for stretch in stretches:
        active[stretch.window][stretch.start_frame : stretch.end_frame, stretch.local] = True
    return active


def _intersection_over_union(
    one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """Of every column of one with every column of the other, shape ``(3, 3)``."""
    both = one.T.astype(np.float64) @ other.astype(np.float64)
    either = one.sum(axis=0)[:, None] + other.sum(axis=0)[None, :] - both
    alike: npt.NDArray[np.float64] = both / np.maximum(either, 1)
    return alike


def _take_from_collided(places: _Places) -> None:
    """Of two that talk at once under one label, the one with less of its own voice loses it."""
    for index in sorted(places.rivals, key=lambda i: (places.stretches[i].alone_seconds, i)):
        label = places.labels[index]
        own = places.stretches[index].alone_seconds
        if label is not None and own < _OWN_SECONDS and not places.allowed(index, label):
            places.labels[index] = None


def _by_neighbours(places: _Places, links: Links) -> None:
    """The label of the nearest stretch of the same local speaker, or of one linked with it."""
    for index in list(places.open()):
        places.labels[index] = places.nearest(index, [places.stretches[index].key])
    for index in list(places.open()):
        places.labels[index] = places.nearest(index, links.get(places.stretches[index].key, ()))


def _by_voice(places: _Places, voices: Mapping[Local, Vector], centroids: Sequence[Vector]) -> None:
    """The speaker whose voice is nearest to that of all which the local speaker says."""
    known = np.stack(centroids)
    for index in list(places.open()):
        voice = voices.get(places.stretches[index].key)
        if voice is None:
            continue
        alike = known @ voice
        order = [int(label) for label in np.argsort(-alike) if alike[label] >= VOICE_COSINE]
        places.labels[index] = next((one for one in order if places.allowed(index, one)), None)


def _further(
    places: _Places, links: Links, voices: Mapping[Local, Vector], known: int, room: int
) -> tuple[Vector | None, ...]:
    """One more speaker for each chain of linked local speakers that is heard for long enough."""
    found: list[Vector | None] = []
    for chain in _chains(places, links):
        if len(found) == room or _heard_frames(places.stretches, chain) < _NEW_FRAMES:
            continue
        label = known + len(found)
        for index in chain:
            places.labels[index] = label
        keys = dict.fromkeys(places.stretches[index].key for index in chain)
        own = [voices[key] for key in keys if key in voices]
        found.append(unit(np.sum(own, axis=0, dtype=np.float32)) if own else None)
    return tuple(found)


def _chains(places: _Places, links: Links) -> Iterator[list[int]]:
    """Stretches without a label, those of linked local speakers together."""
    waiting: dict[Local, list[int]] = defaultdict(list)
    for index in places.open():
        waiting[places.stretches[index].key].append(index)
    while waiting:
        ahead = [next(iter(waiting))]
        chain: list[int] = []
        while ahead:
            local = ahead.pop()
            if local in waiting:
                chain += waiting.pop(local)
                ahead += links.get(local, ())
        yield sorted(chain)


def _heard_frames(stretches: Sequence[Stretch], chain: Sequence[int]) -> int:
    """Frames of the recording in which a chain talks; what two windows hear counts once."""
    frames: set[int] = set()
    for index in chain:
        frames.update(range(stretches[index].first, stretches[index].last))
    return len(frames)


def _by_time(places: _Places) -> None:
    """The nearest allowed speaker in the window and in those beside it."""
    for index in list(places.open()):
        window = places.stretches[index].window
        beside = (window,) if window < 0 else (window - 1, window, window + 1)
        locals_ = [(one, local) for one in beside for local in range(LOCAL_SPEAKERS)]
        places.labels[index] = places.nearest(index, locals_)


def _distance(one: Stretch, other: Stretch) -> int:
    """Frames between two stretches; 0 where they touch."""
    return max(0, other.first - one.last, one.first - other.last)
