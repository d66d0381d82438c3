"""Bars on a terminal: one line for each stage, which ticks; at the end it says how long it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text
from typing_extensions import Self

from lectura.cli.progress.stages import Stage, Stages
from lectura.progress import Progress
from lectura.timeline import format_clock, format_duration

if TYPE_CHECKING:
    from rich.console import Console

_FILLED, _EMPTY = "━", "─"
_LONGEST_BAR, _SHORTEST_BAR = 30, 5
_TITLE_WIDTH = 18
_SHORTEST_NAME = 8
_SECONDS_BETWEEN_FRAMES = 0.25


class Bars:
    """The bars of one recording, from the first moment on."""

    def __init__(self, rich: Console, title: str, stages: Stages) -> None:
        """Take the terminal, what the recording is called, and its stages."""
        self._rich = rich
        self._title = title
        self._stages = stages
        self._live = Live(
            console=rich,
            get_renderable=self._drawn,
            refresh_per_second=1 / _SECONDS_BETWEEN_FRAMES,
            vertical_overflow="visible",
        )

    def __enter__(self) -> Self:
        self._live.start(refresh=True)
        return self

    def __exit__(self, *exception: object) -> None:
        self._live.stop()

    def rename(self, title: str) -> None:
        """The recording is called this from now on."""
        self._title = title

    def abandon(self) -> None:
        """Take the bars off the screen."""
        self._live.transient = True
        self._live.stop()

    def draw(self, event: Progress) -> None:
        """Take an event; drawn with the next frame, and at once where a stage begins."""
        begun = {stage.last.stage for stage in self._stages.all()}
        self._stages.take(event)
        if event.stage not in begun:
            self._live.refresh()

    def _drawn(self) -> Text:
        width = self._rich.width - 1  # a full line makes some terminals begin another
        now = self._stages.clock()
        lines = [bar(stage, now, width) for stage in self._stages.all()]
        if lines and self._title:
            lines.insert(0, fitted(self._title, width))
        return Text("\n".join(lines), no_wrap=True, overflow="crop")


def bar(stage: Stage, now: float, width: int) -> str:
    """The line of a stage, at most ``width`` characters: what matters least is left out first."""
    percent = "" if stage.percent is None else f"{stage.percent:3d} %"
    took = format_duration(stage.elapsed(now))
    elapsed = f"in {took}" if stage.ended is not None else took
    head = _head(stage, width)
    clock = format_clock(stage.elapsed(now))
    count, speed, left = stage.count, stage.speed, stage.left(now)
    for shown in (
        (count, speed, elapsed, left), (count, elapsed, left), (count, left), (left,), (clock,), ()
    ):  # fmt: skip
        tail = [one for one in shown if one]
        room = width - len("  ".join([head, "", percent, *tail]))
        if room >= _SHORTEST_BAR:
            return "  ".join([head, _filled(stage, min(room, _LONGEST_BAR)), percent, *tail])
    room = width - len(percent) - 2
    return f"{fitted(stage.title, room).ljust(min(room, _TITLE_WIDTH))}  {percent}"


def _head(stage: Stage, width: int) -> str:
    """The title, and which recording of several, where there is room for enough of its name."""
    detail = stage.last.detail if stage.last.unit == "files" else ""
    whole = max(_TITLE_WIDTH, width // 4)
    room = whole - len(stage.title) - 1
    if detail and room >= _SHORTEST_NAME:
        return f"{stage.title} {fitted(detail, room)}".ljust(whole)
    return stage.title.ljust(_TITLE_WIDTH)


def fitted(text: str, width: int) -> str:
    """The text, its middle left out where it is longer than there is room: both ends tell most."""
    if len(text) <= width:
        return text
    if width < 3:
        return text[:width]
    head = (width - 1) // 2
    return f"{text[:head]}…{text[len(text) - (width - 1 - head) :]}"


def _filled(stage: Stage, width: int) -> str:
    filled = width * (stage.percent or 0) // 100
    return _FILLED * filled + _EMPTY * (width - filled)
