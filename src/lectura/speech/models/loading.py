"""A speech model that is being loaded in a thread, while the recording's beginning is read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from lectura.process.threads import LOADING

if TYPE_CHECKING:
    from lectura.speech.decoding.whisper import Whisper


class Loading:
    """A model, there or on its way.

    Attributes:
        on_gpu: true where it computes on a GPU.
    """

    def __init__(self, load: Callable[[], Whisper], *, on_gpu: bool) -> None:
        """Begin to load; the thread does not keep the process from ending."""
        self.on_gpu = on_gpu
        self._future: Future[Whisper] = Future()
        self._load = load
        threading.Thread(target=self._run, name=LOADING, daemon=True).start()

    def model(self) -> Whisper:
        """The model, waiting for it.

        Raises:
            Exception: what kept it from being loaded, at each call.
        """
        return self._future.result()

    def _run(self) -> None:
        try:
            self._future.set_result(self._load())
        except BaseException as error:  # raised where the model is asked for
            self._future.set_exception(error)
