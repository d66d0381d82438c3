"""One JSON object a line on standard error, for programs that show how far the work is."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

from typing_extensions import Self

from lectura.cli.progress.stages import Stages
from lectura.progress import Progress

FEWEST_SECONDS = 0.1
"""Not two of a stage within this time, but for its first and its last one."""


def told_line(event: str, **values: Any) -> str:
    """The line of what is told: ``error``, ``warning`` or ``info``, with its keys."""
    return json.dumps({"event": event, **values}, ensure_ascii=False)


class JsonLines:
    """The lines of one recording.

    Args:
        write: takes a line.
        title: the recording.
        stages: its stages.
    """

    def __init__(self, write: Callable[[str], None], title: str, stages: Stages) -> None:
        self._write = write
        self._recording = title or None
        self._stages = stages
        self._told: dict[str, float] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """Nothing is left to do."""

    def rename(self, title: str) -> None:
        """The recording is called this from now on."""
        self._recording = title or None

    def abandon(self) -> None:
        """Nothing is left to do."""

    def draw(self, event: Progress) -> None:
        """Tell an event."""
        with self._lock:
            stage = self._stages.take(event)
            now = self._stages.clock()
            last = self._told.get(event.stage)
            if last is not None and stage.ended is None and now - last < FEWEST_SECONDS:
                return
            self._told[event.stage] = now
            self._write(
                told_line(
                    "progress",
                    recording=self._recording,
                    stage=event.stage,
                    done=round(event.done, 3),
                    total=None if event.total is None else round(event.total, 3),
                    unit=event.unit,
                    percent=stage.percent,
                    elapsed=round(stage.elapsed(now), 3),
                )
            )
