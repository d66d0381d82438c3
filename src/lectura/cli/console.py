"""What people see: progress, warnings and errors on stderr. Data alone goes to stdout."""

from __future__ import annotations

import contextlib
import functools
import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lectura.paths import display_path, escaped_in_json, without_controls
from lectura.progress import Event, Notification, Progress, Sending
from lectura.urls import without_secrets

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.progress import Progress as Bars
    from rich.progress import TaskID
    from rich.table import Table

_TITLES = {
    "read": "Reading",
    "pull": "Fetching the model",
    "transcribe": "Transcribing",
    "speakers": "Finding speakers",
    "notes": "Making notes",
    "write": "Writing",
}

_OF_RECORDINGS = frozenset(("run", "batch"))
"""Commands that do to a recording all that ``lectura transcribe`` does, and know its options."""


class Console:
    """Speaks to the person who waits; silent about progress where nobody watches."""

    def __init__(self) -> None:
        self._bars: _Bars | None = None
        self.begin(quiet=False)

    def begin(self, *, quiet: bool) -> None:
        """A command begins: nothing was told yet."""
        self.quiet = quiet
        self._command = ""
        self._told: set[str] = set()
        self._told_here: set[str] = set()
        self._sent: set[Sending] = set()
        self._title = ""

    def expect(self, command: str) -> None:
        """Remember which command was typed: hints name it."""
        self._command = command

    def hint(self, text: str) -> str:
        """A hint of what to do with a recording, with the command that the person uses for it."""
        if self._command not in _OF_RECORDINGS:
            return text
        own = re.sub(r"\blectura transcribe (?=\S)", f"lectura {self._command} ", text)
        if own != text and self._command == "batch" and " -o " not in own:
            own += " -o OUT"
        return own

    @functools.cached_property
    def _rich(self) -> RichConsole:
        from rich.console import Console as RichConsole

        return RichConsole(stderr=True, highlight=False, soft_wrap=True)

    @property
    def watched(self) -> bool:
        """True where stderr is a terminal."""
        return self._rich.is_terminal and not self.quiet

    def error(self, message: str, hint: str | None = None) -> None:
        """Say what is wrong, and what to do."""
        self._print(f"[bold red]Error:[/] {shown(message)}")
        if hint:
            self._print(f"  → {shown(self.hint(hint))}")

    def warning(self, message: str) -> None:
        """Say what the person should know."""
        self._print(f"[yellow]Warning:[/] {shown(message)}")

    def remark(self, name: str, message: str) -> None:
        """Warn of something about the recording under way, or the one just finished, once."""
        if message not in self._told_here:
            self._told_here.add(message)
            self.warning(f"{name}: {message}" if name else message)

    def ask(self, question: str) -> str:
        """Ask the person at the terminal; what was typed, empty at the end of the input."""
        self._rich.print(shown(question), end="")
        return sys.stdin.readline()

    def info(self, message: str) -> None:
        """Say something that is nice to know; not where nobody watches."""
        if self.watched:
            self._print(shown(message))

    def tell(self, message: str) -> None:
        """Say something that the command was asked for, which is no data for a program."""
        if not self.quiet:
            self._print(shown(message))

    def table(self, table: Table) -> None:
        """Show a table on stderr."""
        if not self.quiet:
            self._rich.print(table)

    def _print(self, markup: str) -> None:
        self._rich.print(markup)

    def hook(self, event: Event) -> None:
        """Draw an event of a stage."""
        if isinstance(event, Progress):
            if self._bars is not None:
                self._bars.draw(event)
        elif isinstance(event, Notification):
            self._notify(event)
        elif isinstance(event, Sending) and event not in self._sent:
            self._sent.add(event)
            self._sending(event)

    def _notify(self, event: Notification) -> None:
        if event.level == "info":
            self.info(event.message)
        elif event.level == "result":
            self.tell(event.message)
        elif event.recorded:
            self.remark(self._title, event.message)
        elif event.message not in self._told:
            # What holds for the machine comes once per recording, and is worth one line.
            self._told.add(event.message)
            self.warning(event.message)

    def _sending(self, event: Sending) -> None:
        """Name the endpoint: also with ``--quiet``, since nobody can take back what was sent."""
        self._print(shown(event.message))
        if event.warning is not None:
            self.warning(event.warning)

    @contextlib.contextmanager
    def progress(self, title: str = "") -> Iterator[None]:
        """Draw progress bars for the length of the block, where somebody watches.

        Args:
            title: the recording that is worked on.
        """
        self._title = title
        self._told_here = set()
        if not self.watched:
            yield
            return
        with _Bars(self._rich, title) as bars:
            self._bars = bars
            try:
                yield
            finally:
                self._bars = None


class _Bars:
    """One bar per stage of one recording."""

    def __init__(self, rich: RichConsole, title: str) -> None:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._bars: Bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[speed]}"),
            TextColumn("{task.fields[left]}"),
            console=rich,
        )
        self._title = f"{title}: " if title else ""
        self._tasks: dict[str, tuple[TaskID, float, float]] = {}

    def __enter__(self) -> _Bars:
        self._bars.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._bars.stop()

    def draw(self, event: Progress) -> None:
        now = time.monotonic()
        if event.stage not in self._tasks:
            description = shown(f"{self._title}{_TITLES[event.stage]}")
            task = self._bars.add_task(description, total=event.total, speed="", left="")
            self._tasks[event.stage] = (task, now, event.done)
        task, started, first = self._tasks[event.stage]
        rate = (event.done - first) / (now - started) if now > started else 0.0
        self._bars.update(
            task,
            completed=event.done,
            total=event.total,
            speed=_speed(event, rate),
            left=_left(event, rate),
        )


def _speed(event: Progress, rate: float) -> str:
    if event.unit == "seconds":
        return f"{rate:.1f} × real time" if rate else ""
    if event.unit == "bytes":
        return f"{rate / 1e6:.1f} MB/s" if rate else ""
    return f"{event.done:.0f} of {event.total:.0f}" if event.total else shown(event.detail)


def _left(event: Progress, rate: float) -> str:
    if not rate or event.total is None or event.done >= event.total:
        return ""
    seconds = int((event.total - event.done) / rate)
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return f"{hours} h {minutes:02d} min left"
    return f"{minutes} min left" if minutes else f"{seconds} s left"


def shown(text: str) -> str:
    """The text as markup of Rich's that shows it as it is: harmless, without secrets."""
    from rich.markup import escape

    return escape(without_controls(without_secrets(display_path(text))))


def _harmless(char: str) -> str:
    """A character of data; one that a terminal would obey (but for line ends, tabs) as a mark."""
    return "�" if unicodedata.category(char) == "Cc" and char not in "\n\t" else char


@functools.lru_cache(maxsize=1)
def console() -> Console:
    """The console of this process."""
    return Console()


def out(text: str) -> None:
    """Write data to stdout, with a line end; a terminal gets nothing that it would obey."""
    text = display_path(text)
    if sys.stdout.isatty():
        text = without_controls(text)
    if sys.stdout.isatty():
        text = "".join(map(_harmless, text))
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    sys.stdout.flush()


def out_json(value: Any) -> None:
    """Write one JSON object on one line to stdout."""
    out(escaped_in_json(json.dumps(_legible(value), ensure_ascii=False)))


def _legible(value: Any) -> Any:
    """The value with valid text alone, in the words that people are shown."""
    if isinstance(value, str):
        return display_path(value)
    if isinstance(value, dict):
        return {_legible(key): _legible(item) for key, item in value.items()}
    return [_legible(item) for item in value] if isinstance(value, list | tuple) else value
