"""What the encoder made of a batch of pieces, of which some may be decoded once more.

On a CPU the chosen rows are looked at where they lie. CTranslate2 can neither select rows of what
is on a GPU nor say there which GPU they are on, and a copy to the host and back is slower than
the encoder: so there the chosen pieces are encoded again, when they are first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import ctranslate2
import numpy as np
import numpy.typing as npt

Spectrogram: TypeAlias = npt.NDArray[np.float32]
"""Shape ``(n_mels, n_frames)``."""

EachDone: TypeAlias = Callable[[int], object]
"""Called with the number of each piece of a batch once it is encoded."""


def ignore_piece(index: int) -> None:
    """What is told where nobody wants to know."""


class Encoded(Protocol):
    """A batch of pieces as the decoder sees it; order as given."""

    @property
    def output(self) -> Any:
        """The `ctranslate2.StorageView`, shape ``(n_pieces, n_states, width)``."""

    @property
    def frames(self) -> tuple[int, ...]:
        """Frames of 10 ms that each piece fills."""

    def __len__(self) -> int: ...

    def take(self, indices: Sequence[int]) -> Encoded:
        """Some pieces of the batch."""


@dataclass(frozen=True)
class HostEncoded:
    """A batch in the memory of the host."""

    output: ctranslate2.StorageView
    frames: tuple[int, ...]

    @classmethod
    def one_by_one(
        cls,
        encode: Callable[[Sequence[Spectrogram]], ctranslate2.StorageView],
        features: Sequence[Spectrogram],
        frames: tuple[int, ...],
        told: EachDone,
    ) -> HostEncoded:
        """Encode a batch piece by piece: one keeps all cores busy, and holds 100 MB of scores."""
        parts: list[ctranslate2.StorageView] = []
        for index, one in enumerate(features):
            parts.append(encode([one]))
            told(index)
        if len(parts) == 1:
            return cls(parts[0], frames)
        rows = np.concatenate([np.asarray(part) for part in parts])
        return cls(ctranslate2.StorageView.from_array(rows), frames)

    def __len__(self) -> int:
        return len(self.frames)

    def take(self, indices: Sequence[int]) -> HostEncoded:
        """Some pieces of the batch, without encoding them again; neighbours are not copied."""
        rows = np.asarray(self.output)
        stop = indices[0] + len(indices)
        neighbours = list(indices) == list(range(indices[0], stop))
        chosen = rows[indices[0] : stop] if neighbours else rows[list(indices)]
        frames = tuple(self.frames[i] for i in indices)
        return HostEncoded(ctranslate2.StorageView.from_array(chosen), frames)


@dataclass(frozen=True)
class DeviceEncoded:
    """A batch in the memory of a GPU; nothing of it is copied to the host.

    Attributes:
        features: spectrograms of the pieces, as the encoder takes them.
        encode: the encoder.
    """

    features: tuple[Spectrogram, ...]
    frames: tuple[int, ...]
    encode: Callable[[Sequence[Spectrogram]], ctranslate2.StorageView]

    def __len__(self) -> int:
        return len(self.frames)

    @cached_property
    def output(self) -> ctranslate2.StorageView:
        """Encoded when it is first asked for."""
        return self.encode(self.features)

    def take(self, indices: Sequence[int]) -> DeviceEncoded:
        """Some pieces of the batch, encoded again where they are needed."""
        if list(indices) == list(range(len(self))):
            return self
        return DeviceEncoded(
            tuple(self.features[i] for i in indices),
            tuple(self.frames[i] for i in indices),
            self.encode,
        )
