"""A second engine: sherpa-onnx with the two models of the package (extra ``sherpa``).

sherpa-onnx cannot stream: the whole recording is held, 230 MB per hour.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import LecturaError, model_stopped
from lectura.process.cores import within_cores
from lectura.process.installation import missing_extra
from lectura.progress import Hook, Progress, ignore
from lectura.speakers.protocol import Diarization, DiarizerOptions, in_order
from lectura.speakers.weights import EMBEDDING, SEGMENTATION, weights_file
from lectura.timeline import Interval

_DISTANCE = 0.5
_SEGMENTATION_FACTS = {
    "model_type": "pyannote-segmentation-3.0",
    "num_speakers": "3",
    "powerset_max_classes": "2",
    "num_classes": "7",
    "sample_rate": "16000",
    "window_size": "160000",
    "receptive_field_size": "991",
    "receptive_field_shift": "270",
}
_EMBEDDING_FACTS = {
    "framework": "3d-speaker",
    "language": "zh-en",
    "sample_rate": "16000",
    "normalize_samples": "1",
    "feature_normalize_type": "global-mean",
    "output_dim": "192",
}


class SherpaDiarizer:
    """Speaker diarization of sherpa-onnx; gives no scores and no centroids."""

    def diarize(
        self, blocks: Iterable[Samples], options: DiarizerOptions, hook: Hook = ignore
    ) -> Diarization:
        """See `Diarizer.diarize`; of the speakers' numbers only an exact one is known to it.

        Raises:
            MissingDependencyError: the extra is not installed.
            ModelNotFoundError: the installation lacks the weights.
            LecturaError: sherpa-onnx does not accept its settings.
        """
        try:
            import sherpa_onnx  # noqa: PLC0415  (an extra)
        except ImportError as error:
            raise missing_extra("sherpa", "The speaker engine 'sherpa'") from error
        audio = np.concatenate([np.zeros(0, dtype=np.float32), *blocks])
        duration = audio.size / SAMPLE_RATE
        if not audio.size:
            return Diarization(engine="sherpa")
        with tempfile.TemporaryDirectory(prefix="lectura-") as folder:
            engine = _open(sherpa_onnx, Path(folder), options)

            def report(done: int, total: int) -> int:
                hook(Progress("speakers", duration * done / total, duration, "seconds"))
                return 0

            found = _process(engine, audio, report)
        turns = in_order(
            (Interval(max(0.0, turn.start), min(turn.end, duration)), turn.speaker, None)
            for turn in found
            if turn.start < min(turn.end, duration)
        )
        return Diarization(turns, duration, engine="sherpa")


def _process(engine: Any, audio: Samples, report: Callable[[int, int], int]) -> Any:
    try:
        return engine.process(audio, callback=report).sort_by_start_time()
    except LecturaError:
        raise
    except Exception as error:  # sherpa-onnx has no exceptions of its own
        raise model_stopped("The speaker engine sherpa-onnx", error) from error


def _open(sherpa: Any, folder: Path, options: DiarizerOptions) -> Any:
    """The engine with the models of the package."""
    segmentation = _described(SEGMENTATION, _SEGMENTATION_FACTS, folder)
    embedding = _described(EMBEDDING, _EMBEDDING_FACTS, folder)
    config = sherpa.OfflineSpeakerDiarizationConfig(
        segmentation=sherpa.OfflineSpeakerSegmentationModelConfig(
            pyannote=sherpa.OfflineSpeakerSegmentationPyannoteModelConfig(model=str(segmentation)),
            num_threads=within_cores(options.threads),
        ),
        embedding=sherpa.SpeakerEmbeddingExtractorConfig(
            model=str(embedding), num_threads=within_cores(options.threads)
        ),
        clustering=sherpa.FastClusteringConfig(
            num_clusters=options.num_speakers or -1, threshold=_DISTANCE
        ),
    )
    if not config.validate():
        raise LecturaError(
            "sherpa-onnx does not accept the speaker models of the package.",
            hint="Use the built-in engine: lectura run FILE --speakers",
        )
    return sherpa.OfflineSpeakerDiarization(config)


def _described(name: str, facts: Mapping[str, str], folder: Path) -> Path:
    """A copy of a model with the metadata sherpa-onnx asks for.

    A protobuf message may be continued by appending fields: these are more ``metadata_props``.
    """
    copy = folder / name
    with weights_file(name) as path:
        copy.write_bytes(path.read_bytes() + b"".join(_fact(*fact) for fact in facts.items()))
    return copy


def _fact(key: str, value: str) -> bytes:
    """One ``StringStringEntryProto`` as field 14 of a ``ModelProto``; texts under 64 bytes."""
    texts = (key.encode("ascii"), value.encode("ascii"))
    entry = b"".join(
        bytes([number << 3 | 2, len(text)]) + text for number, text in enumerate(texts, start=1)
    )
    return bytes([14 << 3 | 2, len(entry)]) + entry
