"""Captions on a terminal: finished lines scroll up, the open one is drawn again, the draft dim."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from rich.console import Console as RichConsole
from rich.console import Group
from rich.live import Live
from rich.text import Text

from lectura.cli.captioning.views import listening, say
from lectura.live.captions import GAP
from lectura.live.events import Draft, Event, Firm, Gap, Listening, Told
from lectura.live.lines import LineJoiner, text_of
from lectura.paths import display_path, without_controls
from lectura.timeline import format_clock, format_span

_FRAMES_A_SECOND = 8
_WAITING = "Say something …"


class Shown:
    """What is on the screen: lines that stay, and those at the bottom that are drawn again."""

    def __init__(self) -> None:
        self._joiner = LineJoiner()
        self._draft = ""
        self._heard = False

    def take(self, event: Event) -> list[Text]:
        """Learn of an event; the lines that stay from now on."""
        lines: list[Text] = []
        if isinstance(event, Firm):
            self._heard = True
            lines = [Text(text_of(line)) for line in self._joiner.add(event)]
        elif isinstance(event, Draft):
            self._draft = event.text
        elif isinstance(event, Gap):
            lines = [*self.finish(), Text(f"{GAP} {format_span(event.span)}", style="dim")]
        elif isinstance(event, Listening):
            lines = [Text(listening(event), style="dim")]
        return [_harmless(line) for line in lines]

    def finish(self) -> list[Text]:
        """The line that was open."""
        line = Text(text_of(self._joiner.finish()))
        return [_harmless(line)] if line.plain else []

    def drawn(self, seconds: float, width: int, height: int) -> Group:
        """The open line and the time; what does not fit is left out at its front."""
        room = max(1, height - 3) * width
        firm = Text(text_of(self._joiner.open))
        draft = Text(self._draft if firm.plain else self._draft.lstrip(), style="dim italic")
        line = _harmless(firm) + _harmless(draft)
        if not line.plain and not self._heard:
            line = Text(_WAITING, style="dim")
        if line.cell_len > room:
            line = Text("… ") + line[-room + 2 :]
        return Group(line, Text(f"● {format_clock(max(0.0, seconds))}", style="red"))


class Screen:
    """Draws on standard error."""

    def __init__(
        self, terminal: RichConsole | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin to draw; ``terminal`` and ``clock`` (seconds) are a test's."""
        self._clock = clock
        self._terminal = terminal or RichConsole(stderr=True, highlight=False)
        self._shown = Shown()
        self._begun = clock()
        self._live = Live(
            get_renderable=self._drawn,
            console=self._terminal,
            refresh_per_second=_FRAMES_A_SECOND,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            vertical_overflow="visible",
        )
        self._live.start()

    def tell(self, event: Event, at: float) -> None:
        if isinstance(event, Told):
            self._live.stop()
            say(event)
            self._live.start()
        elif isinstance(event, Listening):
            self._begun = self._clock() - at
        self._print(self._shown.take(event))

    def close(self) -> None:
        self._live.stop()
        self._print(self._shown.finish())

    def _print(self, lines: list[Text]) -> None:
        for line in lines:
            self._terminal.print(line)

    def _drawn(self) -> Group:
        passed = self._clock() - self._begun
        return self._shown.drawn(passed, self._terminal.width, self._terminal.height)


def _harmless(text: Text) -> Text:
    """The text without what a terminal would obey."""
    return Text(without_controls(display_path(text.plain)), style=text.style)
