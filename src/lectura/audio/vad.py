"""Voice activity: how likely somebody speaks, for every 32 ms of a stream.

The detector is Silero VAD v6 (https://github.com/snakers4/silero-vad, MIT), which travels inside
faster-whisper. It is run here rather than through that library because a stream needs the state
of the network to be carried from one block to the next.

Carried through a minute without a voice, that state drifts: of the speech that follows, the network
hears up to a quarter less after digital silence, and nearly nothing after a constant; of somebody
25 dB quieter than the speaker before, a third is lost. So it starts anew wherever nobody has spoken
for a while, and never hears the constant part of a signal. (Adding noise to the input helps after
zeros, but costs quiet speech, and does not help after noise.)
"""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import LecturaError, MissingDependencyError, model_stopped
from lectura.process.installation import installation

FRAME_SAMPLES = 512
"""Samples per probability: 32 ms."""
FRAME_SECONDS = FRAME_SAMPLES / SAMPLE_RATE

_CHECK_FRAMES = 8
"""0.26 s: how often the detector is asked whether it may start anew."""
_STILL_FRAMES = 31
"""1 s: how long nobody must have spoken then. Shorter pauses lie within sentences."""
_STILL = 0.1
"""A probability under which nobody speaks for sure."""
_CONTEXT_SAMPLES = 64
_STATE_SHAPE = (1, 1, 128)


class VoiceDetector:
    """A Silero network with its state; feed it a stream in order, `reset` it for another."""

    def __init__(self) -> None:
        import onnxruntime  # noqa: PLC0415 - slow to load, and only a run of the model needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        with _runtime_errors():
            self._session = onnxruntime.InferenceSession(
                str(_weights()), providers=["CPUExecutionProvider"], sess_options=options
            )
        self.reset()

    def reset(self) -> None:
        """Forget what came before; the next sample is the first of a stream."""
        self._forget()
        self._until_check = _CHECK_FRAMES
        self._still_frames = 0

    def _forget(self) -> None:
        self._h = np.zeros(_STATE_SHAPE, dtype=np.float32)
        self._c = np.zeros(_STATE_SHAPE, dtype=np.float32)
        self._context = np.zeros(_CONTEXT_SAMPLES, dtype=np.float32)

    def probabilities(self, audio: Samples) -> npt.NDArray[np.float32]:
        """Probability of speech per frame, shape ``(n_samples / 512,)``, values 0–1.

        Args:
            audio: the next samples of the stream, a whole number of frames; how the stream is cut
                into calls makes no difference.
        """
        frames = audio.reshape(-1, FRAME_SAMPLES)
        frames = frames - frames.mean(axis=1, keepdims=True)
        found: list[npt.NDArray[np.float32]] = []
        while len(frames) > 0:
            now, frames = frames[: self._until_check], frames[self._until_check :]
            found.append(self._probabilities(now))
            self._check(found[-1])
        return np.concatenate(found) if found else np.zeros(0, dtype=np.float32)

    def _probabilities(self, frames: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        before = np.vstack([self._context, frames[:-1, -_CONTEXT_SAMPLES:]])
        with _runtime_errors():
            output, self._h, self._c = self._session.run(
                None, {"input": np.hstack([before, frames]), "h": self._h, "c": self._c}
            )
        self._context = frames[-1, -_CONTEXT_SAMPLES:].copy()
        return np.asarray(output, dtype=np.float32).reshape(-1)

    def _check(self, probabilities: npt.NDArray[np.float32]) -> None:
        """Start anew at fixed frames of the stream where nobody has spoken for a while."""
        spoken = np.flatnonzero(probabilities >= _STILL)
        after = len(probabilities) - 1 - int(spoken[-1]) if spoken.size else None
        self._still_frames = self._still_frames + len(probabilities) if after is None else after
        self._until_check -= len(probabilities)
        if self._until_check == 0:
            self._until_check = _CHECK_FRAMES
            if self._still_frames >= _STILL_FRAMES:
                self._forget()


@contextlib.contextmanager
def _runtime_errors() -> Iterator[None]:
    try:
        yield
    except LecturaError:
        raise
    except Exception as error:  # onnxruntime's exception types are not public
        raise model_stopped("The voice detector", error) from error


def _weights() -> Path:
    spec = importlib.util.find_spec("faster_whisper")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    found = [file for folder in folders for file in sorted(folder.glob("assets/silero_vad*.onnx"))]
    if not found:
        raise MissingDependencyError(
            "faster-whisper is not installed, or its voice detector is missing.",
            hint=f"Install it again: {installation().packages('faster-whisper')}",
        )
    return found[-1]
