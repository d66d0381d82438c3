"""The embedding model: a stretch of one voice as a unit vector.

CAM++ (Wang et al., "CAM++: A fast and efficient network for speaker verification using
context-aware masking", Interspeech 2023), trained on Chinese and English speakers.
"""

from __future__ import annotations

import numpy as np

from lectura.audio import Samples
from lectura.speakers.builtin.fbank import FRAME_SAMPLES, SHIFT_SAMPLES, fbank
from lectura.speakers.protocol import Vector
from lectura.speakers.weights import EMBEDDING, load, run

DIMENSIONS = 192

SHORTEST_SAMPLES = FRAME_SAMPLES + 9 * SHIFT_SAMPLES
"""Ten frames of the filterbank; under that the model has nothing to average."""


class Embedder:
    """The model, opened once.

    Raises:
        ModelNotFoundError: the installation lacks the weights.
        ModelCorruptError: they cannot be read.
    """

    def __init__(self, threads: int) -> None:
        self._session = load(EMBEDDING, threads)

    def __call__(self, audio: Samples) -> Vector:
        """The voice in mono float32 audio at 16 kHz of at least `SHORTEST_SAMPLES`."""
        features = fbank(audio)
        features = features - features.mean(axis=0, keepdims=True)
        embedding = np.asarray(run(self._session, {"x": features[None]}))[0]
        return unit(embedding)


def unit(vector: Vector) -> Vector:
    """The vector scaled to length 1; the zero vector stays."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length > 0 else vector
