"""A third engine: pyannote.audio, for those who have a GPU and a Hugging Face token.

It needs the extra ``pyannote`` (torch, gigabytes) and a model whose terms were accepted on the
hub; the token is read from ``HF_TOKEN``. The whole recording is held, 230 MB per hour.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import LecturaError, ModelNotFoundError
from lectura.process.installation import missing_extra
from lectura.progress import Hook, Progress, ignore
from lectura.speakers.protocol import Diarization, DiarizerOptions, Turn, in_order
from lectura.timeline import Interval

PIPELINE = "pyannote/speaker-diarization-community-1"

_TOKEN_HINT = (
    f"Accept the terms at https://huggingface.co/{PIPELINE}, set HF_TOKEN to a token of yours and "
    "run again, or use the built-in engine: lectura run FILE --speakers"
)


class PyannoteDiarizer:
    """The published pipeline of pyannote.audio 4; gives no scores and no centroids."""

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        """See `Diarizer.diarize`.

        Raises:
            MissingDependencyError: the extra is not installed.
            ModelNotFoundError: no token, or the hub does not give the model.
            LecturaError: the pipeline failed.
        """
        try:
            import torch  # noqa: PLC0415  (an extra)
            from pyannote.audio import Pipeline  # noqa: PLC0415
        except ImportError as error:
            raise missing_extra("pyannote", "The speaker engine 'pyannote'") from error
        pipeline = _open(Pipeline)
        if torch.cuda.is_available():
            pipeline.to(torch.device("cuda"))
        audio = np.concatenate([np.zeros(0, dtype=np.float32), *blocks])
        duration = audio.size / SAMPLE_RATE
        if not audio.size:
            return Diarization(engine="pyannote")
        recording = {"waveform": torch.from_numpy(audio)[None], "sample_rate": SAMPLE_RATE}
        try:
            found = pipeline(
                recording,
                num_speakers=options.num_speakers,
                min_speakers=options.min_speakers,
                max_speakers=options.max_speakers,
            )
        except Exception as error:  # torch and pyannote raise whatever their parts raise
            raise LecturaError(
                f"pyannote.audio could not tell the speakers apart: {error}",
                hint="Use the built-in engine: lectura run FILE --speakers",
            ) from error
        hook(Progress("speakers", duration, duration, "seconds"))
        return Diarization(_turns(found, duration), duration, engine="pyannote")


def _open(pipeline: Any) -> Any:
    """The pipeline from the hub's cache or the hub."""
    try:
        opened = pipeline.from_pretrained(PIPELINE, token=os.environ.get("HF_TOKEN"))
    except Exception as error:  # the hub's errors come through unmapped
        raise ModelNotFoundError(
            "pyannote's speaker model cannot be had.", hint=_TOKEN_HINT, value=PIPELINE
        ) from error
    if opened is None:  # what pyannote.audio gives where the terms were not accepted
        raise ModelNotFoundError(
            "pyannote's speaker model cannot be had.", hint=_TOKEN_HINT, value=PIPELINE
        )
    return opened


def _turns(found: Any, duration: float) -> tuple[Turn, ...]:
    """Turns of pyannote's annotation, whose labels are texts."""
    numbers: dict[str, int] = {}
    spans = []
    for segment, _, label in found.speaker_diarization.itertracks(yield_label=True):
        start, end = max(0.0, segment.start), min(segment.end, duration)
        if start < end:
            number = numbers.setdefault(label, len(numbers))
            spans.append((Interval(start, end), number, None))
    return in_order(spans)
