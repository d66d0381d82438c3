"""From options to a transcriber that is ready: model, device, threads, workers, batches.

Nothing heavy is imported before a model is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lectura.errors import ModelError, OutOfMemoryError
from lectura.process.cores import threads_notice, within_cores
from lectura.progress import Hook, Notification
from lectura.speech.models.allocator import share_arenas
from lectura.speech.models.device import DeviceChoice, Probe, choose_device, probe_cuda
from lectura.speech.models.find import ModelFiles, find_model
from lectura.speech.models.translation import check_task, require_translation_by
from lectura.speech.options import TranscribeOptions

if TYPE_CHECKING:
    from lectura.speech.decoding.whisper import Whisper
    from lectura.speech.recognizer import Recognizer
    from lectura.speech.transcriber import Transcriber, WhisperTranscriber

_CPU_BATCH = 3
"""Decoding holds some 35 MB a piece; two workers with three each stay below 700 MB with base."""
_CUDA_BATCH = 16
_CUDA_THREADS = 4
_MOST_THREADS = 16
"""More threads than this do not make one model faster."""


@dataclass(frozen=True)
class Choice:
    """What will transcribe: the model's files, and where they run."""

    files: ModelFiles
    device: DeviceChoice


@dataclass(frozen=True)
class Workload:
    """How the machine is used.

    Attributes:
        workers: batches decoded side by side.
        threads: processor threads of each worker.
        batch_size: most pieces in a batch.
    """

    workers: int
    threads: int
    batch_size: int


class Engine(Protocol):
    """What transcribes: how its model is chosen, and how it is loaded.

    It is handed to whatever transcribes, and fit to travel to another process.
    """

    def choose(
        self, options: TranscribeOptions, hook: Hook, *, cache_root: Path | None, gpu_index: int
    ) -> Choice:
        """The model and the device, telling what was asked for and is not possible.

        Args:
            options: what was asked for.
            hook: is told of what cannot be had, and of a download.
            cache_root: the store, which remembers checked files.
            gpu_index: the GPU to use, where there are several.
        """
        ...

    def load(self, choice: Choice, options: TranscribeOptions) -> Transcriber:
        """What was chosen, ready to transcribe."""
        ...

    def load_recognizer(self, choice: Choice, options: TranscribeOptions) -> Recognizer:
        """What was chosen, ready to recognise one piece again and again while it grows."""
        ...

    def try_out(
        self, options: TranscribeOptions, device: DeviceChoice, *, cache_root: Path | None
    ) -> ModelFiles:
        """The files of the model, once it was loaded and has decoded something.

        Raises:
            LecturaError, Exception: whatever keeps it from working.
        """
        ...


@dataclass(frozen=True)
class WhisperEngine:
    """Whisper.

    Attributes:
        probe: says what a GPU can do.
        find: finds the files of a model, as `find_model`.
    """

    probe: Probe = probe_cuda
    find: Callable[..., ModelFiles] = find_model

    def choose(
        self,
        options: TranscribeOptions,
        hook: Hook,
        *,
        cache_root: Path | None = None,
        gpu_index: int = 0,
    ) -> Choice:
        """See `Engine.choose`.

        Raises:
            UsageError, ModelError: as `check_task`, `choose_device` and `find_model`.
        """
        check_task(options)
        device = choose_device(
            options.device, options.compute_type, index=gpu_index, probe=self.probe
        )
        typed = options.device != "auto" or options.compute_type != "auto"
        for notice in device.notices:
            hook(Notification(notice, "warning" if typed else "info"))
        if (fewer := threads_notice(options.threads)) is not None:
            hook(Notification(fewer, "warning"))
        files = self.find(
            options.model,
            device=device.device,
            offline=options.offline,
            hook=hook,
            cache_root=cache_root,
            translate=options.task == "translate",
        )
        if options.task == "translate":
            require_translation_by(files.path, files.name)
        return Choice(files, device)

    def load(self, choice: Choice, options: TranscribeOptions) -> WhisperTranscriber:
        """See `Engine.load`; the model is still being loaded when this returns.

        Raises, here or where the model is first needed:
            ModelCorruptError: its files cannot be loaded.
            ModelError: the GPU has no room for it.
        """
        # All that is imported is imported here: two threads must not wait for each other's imports.
        from lectura.speech.models.loading import Loading  # noqa: PLC0415
        from lectura.speech.transcriber import WhisperTranscriber  # noqa: PLC0415

        work = workload(choice.device, options)
        share_arenas()
        loading = Loading(lambda: _opened(choice, work), on_gpu=choice.device.device == "cuda")
        return WhisperTranscriber(
            loading,
            workers=work.workers,
            batch_size=work.batch_size,
            joins=rows_alike(choice.device),
        )

    def load_recognizer(self, choice: Choice, options: TranscribeOptions) -> Recognizer:
        """See `Engine.load_recognizer`.

        One worker with all threads: nothing else is decoded meanwhile, and the words are waited
        for.

        Raises:
            ModelError: as `load`.
        """
        from lectura.speech.recognizer import WhisperRecognizer  # noqa: PLC0415

        work = workload(choice.device, options)
        alone = Workload(1, work.workers * work.threads, 1)
        share_arenas()
        return WhisperRecognizer(
            _opened(choice, alone),
            task=options.task,
            vocabulary=options.vocabulary,
            languages=options.languages,
        )

    def try_out(
        self, options: TranscribeOptions, device: DeviceChoice, *, cache_root: Path | None
    ) -> ModelFiles:
        """See `Engine.try_out`."""
        from lectura.speech.trial import try_model  # noqa: PLC0415

        files = self.find(options.model, device=device.device, offline=True, cache_root=cache_root)
        try_model(files, device)
        return files


def _opened(choice: Choice, work: Workload) -> Whisper:
    """The loaded model.

    Raises:
        ModelCorruptError: its files cannot be loaded.
        ModelError: the GPU has no room for it.
    """
    from lectura.speech.decoding.whisper import open_whisper  # noqa: PLC0415

    try:
        return open_whisper(choice.files, choice.device, threads=work.threads, workers=work.workers)
    except OutOfMemoryError as error:
        if choice.device.device != "cuda":
            raise
        raise ModelError(
            f"The GPU has no room for the model {choice.files.name}.",
            hint=error.hint,
            value=choice.files.name,
        ) from error


def rows_alike(device: DeviceChoice) -> bool:
    """True where a piece comes out the same to the bit, whatever is decoded beside it.

    Integer products are exact, so that a row does not depend on how many there are, and attention
    is computed piece by piece. Sums of float32 or on a GPU may be made in an order that depends on
    the number of rows.
    """
    return device.device == "cpu" and device.compute_type in ("int8", "int8_float32")


def workload(device: DeviceChoice, options: TranscribeOptions) -> Workload:
    """Workers, threads and batch for this machine.

    On a CPU two workers share the threads: two encoders of half the threads outrun one of all,
    and the decoder, which hardly gains from threads, runs twice. On a GPU one worker with larger
    batches keeps it busy.
    """
    if device.device == "cuda":
        threads = within_cores(options.threads or _CUDA_THREADS)
        return Workload(1, threads, options.batch_size or _CUDA_BATCH)
    threads = within_cores(options.threads or _MOST_THREADS)
    workers = 2 if threads >= 2 else 1
    return Workload(workers, threads // workers, options.batch_size or _CPU_BATCH)
