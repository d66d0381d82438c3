"""The process behind a slot of the pool: recordings come over lines, events and results go back."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import traceback
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.batch.job import WorkSetup
from lectura.batch.worker import Worker
from lectura.errors import ExitStatus
from lectura.progress import Event, Hook
from lectura.speech.engine import Choice, Engine
from lectura.speech.options import TranscribeOptions

if TYPE_CHECKING:
    from lectura.speech.models.device import DeviceChoice
    from lectura.speech.models.find import ModelFiles
    from lectura.speech.recognizer import Recognizer
    from lectura.speech.transcriber import Transcriber


def serve(lines: Sequence[Connection], setup: WorkSetup, gpu_index: int) -> None:
    """Transcribe what comes over each line, one recording at a time on each, until they end.

    All lines share one loaded model.
    """
    # Ctrl-C reaches the whole group of processes; the one in front decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shared = replace(setup, engine=LoadedOnce(setup.engine))
    lanes = [
        threading.Thread(target=_serve_lane, args=(line, shared, gpu_index), name="lectura-lane")
        for line in lines
    ]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()


def _serve_lane(line: Connection, setup: WorkSetup, gpu_index: int) -> None:
    sending = threading.Lock()

    def tell(event: Event) -> None:
        try:
            with sending:
                line.send(event)
        except OSError:
            os._exit(int(ExitStatus.FAILED))  # nobody is left who would want the result

    worker = Worker(setup, hook=tell, gpu_index=gpu_index)
    try:
        with contextlib.suppress(EOFError, OSError):
            while True:
                answer = worker.recognize(line.recv())
                with sending:
                    line.send(answer)
    except BaseException:
        # The other end waits for an answer until the whole process is gone.
        traceback.print_exc()
        os._exit(int(ExitStatus.INTERNAL))


class LoadedOnce:
    """An engine whose transcribers all lanes share.

    Two lanes never load at once: the second begins when the first has a model and has read on.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loaded: dict[Choice, Transcriber] = {}

    def choose(
        self, options: TranscribeOptions, hook: Hook, *, cache_root: Path | None, gpu_index: int
    ) -> Choice:
        return self._engine.choose(options, hook, cache_root=cache_root, gpu_index=gpu_index)

    def try_out(
        self, options: TranscribeOptions, device: DeviceChoice, *, cache_root: Path | None
    ) -> ModelFiles:
        return self._engine.try_out(options, device, cache_root=cache_root)

    def load(self, choice: Choice, options: TranscribeOptions) -> Transcriber:
        if choice not in self._loaded:
            self._loaded[choice] = self._engine.load(choice, options)
        return self._loaded[choice]

    def load_recognizer(self, choice: Choice, options: TranscribeOptions) -> Recognizer:
        return self._engine.load_recognizer(choice, options)
