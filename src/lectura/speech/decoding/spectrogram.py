"""How much time Whisper's encoder is shown, and with what the rest is filled; pure.

Whisper was trained on 30 s. Its encoder takes less as well, and its work and the decoder's grow
with the time it is shown; on packed lecture speech the words came out no worse. What a piece does
not fill holds the spectrogram's floor, as in openai/whisper, which pads the sound with silence.
Zeros, which faster-whisper appends to the spectrogram, stand for a loud hum: over them base made
a tenth to a third more errors on the same pieces.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE

MOST_FRAMES = 3000
"""Spectrogram frames of 10 ms in the 30 s that the encoder takes at most."""
_MARGIN_FRAMES = 50
"""Silence after the longest piece, so that its last word has an end."""
_LEAST_FRAMES = 1000
"""Shown much less than it was trained on, the model repeats itself."""


def context_frames(samples: int) -> int:
    """Frames to show of pieces of so many samples; even, for the encoder halves them."""
    frames = -(-samples * 100 // SAMPLE_RATE) + _MARGIN_FRAMES
    return min(MOST_FRAMES, max(_LEAST_FRAMES, frames + frames % 2))


def padded(mel: npt.NDArray[np.float32], frames: int) -> npt.NDArray[np.float32]:
    """A log-mel spectrogram of shape ``(n_mels, n)`` as ``(n_mels, frames)``."""
    mel = mel[:, :frames]
    return np.pad(mel, ((0, 0), (0, frames - mel.shape[1])), constant_values=mel.min())
