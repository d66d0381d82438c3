"""Whether voice activity and a speech model work on this machine: a second of noise through each.

Files that are there may still be useless: cut, of another format, or too much for the memory.
"""

from __future__ import annotations

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.speech.models.device import DeviceChoice
from lectura.speech.models.find import ModelFiles

_SECONDS = 1.024  # a whole number of the detector's frames


def noise() -> Samples:
    """A second of quiet noise, always the same."""
    random = np.random.default_rng(7)
    return (0.05 * random.standard_normal(round(_SECONDS * SAMPLE_RATE))).astype(np.float32)


def try_voice_detector() -> int:
    """How many probabilities the voice detector gives of the noise.

    Raises:
        MissingDependencyError: its weights are not there.
        Exception: whatever keeps it from working.
    """
    from lectura.audio.vad import VoiceDetector  # noqa: PLC0415

    return len(VoiceDetector().probabilities(noise()))


def try_model(files: ModelFiles, device: DeviceChoice) -> None:
    """Load a model and let it decode the noise; the text does not matter.

    Raises:
        ModelCorruptError: its files cannot be loaded.
        Exception: whatever else keeps it from working.
    """
    from lectura.speech.decoding.hypothesis import GREEDY  # noqa: PLC0415
    from lectura.speech.decoding.whisper import open_whisper  # noqa: PLC0415

    whisper = open_whisper(files, device, threads=1)
    audio = noise()
    encoded = whisper.encode([whisper.features(audio)], [len(audio)])
    best = max(whisper.languages(encoded)[0].items(), key=lambda item: item[1])[0]
    whisper.decode(encoded, [best], "transcribe", GREEDY)
