"""The stages of one recording, as far as their events have told; no word on how they are drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from lectura.progress import Progress
from lectura.timeline import format_clock

TITLES = {
    "read": "Reading",
    "pull": "Fetching the model",
    "load": "Loading the model",
    "transcribe": "Transcribing",
    "speakers": "Finding speakers",
    "translate": "Translating",
    "notes": "Making notes",
    "write": "Writing",
}
_SURE_AFTER_SECONDS = 1.0
"""A rate of less time than this says nothing."""

Clock = Callable[[], float]


@dataclass(frozen=True)
class Stage:
    """One stage under way, or done.

    Attributes:
        last: its last event.
        first: how far it was when it began, which is not nothing where a run is resumed.
        started: the time of its first event, in seconds of a clock that never goes back.
        at: the time of its last event.
        ended: the time at which all of it was done; None before.
    """

    last: Progress
    first: float
    started: float
    at: float
    ended: float | None = None

    @property
    def title(self) -> str:
        """What is done."""
        return TITLES[self.last.stage]

    @property
    def percent(self) -> int | None:
        """Whole percent of what there is to do; None where nobody knows."""
        if self.last.total is None:
            return None if self.last.done else 0
        if not self.last.total:
            return 100
        return min(100, int(100 * self.last.done / self.last.total))

    def elapsed(self, now: float) -> float:
        """Seconds it has taken so far, or took."""
        return max(0.0, (self.ended or now) - self.started)

    @property
    def rate(self) -> float | None:
        """Units a second, from its beginning on; None where that says nothing yet."""
        elapsed, done = self.at - self.started, self.last.done - self.first
        return done / elapsed if elapsed >= _SURE_AFTER_SECONDS and done > 0 else None

    @property
    def speed(self) -> str:
        """How fast it goes, in words; empty where nothing can be told."""
        rate = self.rate
        if self.last.unit == "seconds" and rate:
            return f"{rate:.1f} × real time"
        if self.last.stage == "pull" and rate:
            return f"{rate / 1e6:.1f} MB/s"
        return ""

    @property
    def count(self) -> str:
        """Which of several it is at; how far, where nobody knows how much there is."""
        last = self.last
        if last.unit in ("parts", "files", "cues") and last.total and last.total > 1:
            return f"{int(last.done)} of {last.total:.0f}"
        if last.total is None and last.done and last.unit == "seconds":
            return f"at {format_clock(last.done)}"
        return ""

    def left(self, now: float) -> str:
        """How much longer it takes at this rate; empty where nobody knows, or it took longer."""
        rate, total = self.rate, self.last.total
        if not rate or total is None:
            return ""
        left = (total - self.last.done) / rate - (now - self.at)
        return f"{_roughly(left)} left" if left > 0 else ""


class Stages:
    """All stages of one recording, in the order in which they began; told from any thread."""

    def __init__(self, clock: Clock) -> None:
        """Take what tells the time."""
        self.clock = clock
        self._stages: dict[str, Stage] = {}
        self._lock = threading.Lock()

    def take(self, event: Progress) -> Stage:
        """Note an event; its stage as it is now."""
        with self._lock:
            now = self.clock()
            if event.stage not in self._stages:
                self._drop_unknown()
            stage = self._stages.get(event.stage) or Stage(event, event.done, now, now)
            done = event.total is not None and event.done >= event.total
            ended = (stage.ended or now) if done else None
            stage = replace(stage, last=event, at=now, ended=ended)
            self._stages[event.stage] = stage
            return stage

    def _drop_unknown(self) -> None:
        """The first sign, of which nothing more was told, makes way for the first stage."""
        reading = self._stages.get("read")
        if reading is not None and reading.last.total is None:
            del self._stages["read"]

    def all(self) -> tuple[Stage, ...]:
        """Every stage that has begun."""
        with self._lock:
            return tuple(self._stages.values())


def _roughly(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min" if minutes else f"{max(1, whole)} s"
