"""Lines, for logs, pipes and terminals that only go on: a few, which make sense one by one."""

from __future__ import annotations

import threading
from collections.abc import Callable

from typing_extensions import Self

from lectura.cli.progress.stages import Stage, Stages
from lectura.progress import Progress
from lectura.timeline import format_duration

PERCENT = 10
"""A line for each so many percent."""
MOST_SECONDS = 60.0
"""And one after this time in which there was nothing to tell."""
FEWEST_SECONDS = 2.0
"""Not two of a stage within this time: whoever listens to a screen is read every word."""
PATIENCE_SECONDS = 0.25
"""What takes no longer is told by its outcome alone."""


class Lines:
    """The lines of one recording.

    Args:
        write: takes a line.
        title: what the recording is called; every line begins with it.
        stages: its stages.
    """

    def __init__(self, write: Callable[[str], None], title: str, stages: Stages) -> None:
        self._write = write
        self.rename(title)
        self._stages = stages
        self._begun = stages.clock()
        self._lock = threading.RLock()
        self._told: dict[str, tuple[int, float]] = {}
        self._last: float = stages.clock()
        self._latest: Stage | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="lectura-lines", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()

    def rename(self, title: str) -> None:
        """The lines begin with this from now on."""
        self._title = f"{title}: " if title else ""

    def abandon(self) -> None:
        """No line any more."""
        self._over.set()

    def draw(self, event: Progress) -> None:
        """Take an event; a line where it is time for one."""
        with self._lock:
            before = self._told.get(event.stage)
            stage = self._stages.take(event)
            self._latest = stage
            now = self._stages.clock()
            if now - self._begun < PATIENCE_SECONDS:
                return
            if before is None or self._is_due(stage, *before, now=now):
                self._tell(stage, now)

    def tick(self) -> None:
        """A line where for a minute there was none."""
        with self._lock:
            now = self._stages.clock()
            due = MOST_SECONDS if self._told else PATIENCE_SECONDS
            if self._latest is not None and now - self._last >= due:
                self._tell(self._latest, now)

    def _is_due(self, stage: Stage, percent: int, told: float, *, now: float) -> bool:
        if stage.ended is not None:
            return percent < 100 and stage.elapsed(now) >= FEWEST_SECONDS
        if now - told < FEWEST_SECONDS:
            return False
        return (stage.percent or 0) - percent >= PERCENT or now - told >= MOST_SECONDS

    def _tell(self, stage: Stage, now: float) -> None:
        self._told[stage.last.stage] = (stage.percent or 0, now)
        self._last = now
        self._write(self._title + line(stage, now))

    def _watch(self) -> None:
        wait = PATIENCE_SECONDS
        while not self._over.wait(wait):
            self.tick()
            wait = MOST_SECONDS / 4


def line(stage: Stage, now: float) -> str:
    """How far a stage is, as a sentence."""
    name = stage.title[:1].lower() + stage.title[1:]
    if stage.ended is not None:
        took = f"done in {format_duration(stage.elapsed(now))}"
        return ", ".join(filter(None, (name, took, stage.speed)))
    percent = f"{stage.percent} %" if stage.percent is not None else ""
    waited = format_duration(stage.elapsed(now)) + " so far" if stage.elapsed(now) >= 1 else ""
    rest = (stage.count, stage.speed, stage.left(now) or waited)
    return ", ".join(filter(None, (name, percent, *rest)))
