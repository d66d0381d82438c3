"""What people see: progress, warnings and errors on stderr. Data alone goes to stdout."""

from __future__ import annotations

import contextlib
import functools
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lectura.cli.originals import AtHand, with_endpoint
from lectura.paths import display_path, escaped_in_json, on_one_line, without_controls
from lectura.progress import Event, Kept, Notification, Progress, Sending
from lectura.urls import without_secrets

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.table import Table

    from lectura.cli.progress.views import Style, View

_UNBROKEN = 10_000
"""Columns of a line that nobody has to see whole."""

_OF_RECORDINGS = frozenset(("run", "batch"))
"""Commands that do to a recording all that ``lectura transcribe`` does, and know its options."""


class Console:
    """Speaks to the person who waits; silent about progress where nobody watches."""

    def __init__(self) -> None:
        self._view: View | None = None
        self._early: View | None = None
        self.begin(quiet=False)

    def begin(self, *, quiet: bool) -> None:
        """A command begins: nothing was told yet."""
        self.quiet = quiet
        self._command = ""
        self.at_hand = AtHand()
        self._told: set[str] = set()
        self._told_here: set[str] = set()
        self._sent: set[Sending] = set()
        self._title = ""
        self.something_kept = False
        self.style: Style = "auto"

    def hush(self, quiet: bool) -> None:
        """Be quiet from now on, where that is asked for."""
        self.quiet = self.quiet or quiet

    def expect(self, command: str, at_hand: AtHand = AtHand()) -> None:  # noqa: B008
        """Remember which command was typed, and what for: hints name them."""
        self._command, self.at_hand = command, at_hand

    def hint(self, text: str) -> str:
        """A hint of what to do, with the command and the files that the person uses."""
        text = with_endpoint(self.at_hand.named(text), sys.argv[1:])
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

    @property
    def draws(self) -> bool:
        """True where stderr is a terminal on which what was drawn can be drawn over."""
        return self.watched and not self._rich.is_dumb_terminal

    def error(self, message: str, hint: str | None = None) -> None:
        """Say what is wrong, and what to do."""
        self.abandon()
        if self._as_event("error", message=message, hint=hint and self.hint(hint)):
            return
        self._print(f"[bold red]Error:[/] {shown(message)}")
        if hint:
            self._print(f"  → {shown(self.hint(hint))}")

    def warning(self, message: str) -> None:
        """Say what the person should know."""
        message = self.hint(message)
        if self._as_event("warning", message=message):
            return
        self._print(f"[yellow]Warning:[/] {shown(message)}")

    def remark(self, name: str, message: str) -> None:
        """Warn of something about the recording under way, or the one just finished, once."""
        if message not in self._told_here:
            self._told_here.add(message)
            self.warning(f"{name}: {message}" if name else message)

    def ask(self, question: str) -> str:
        """Ask the person at the terminal; what was typed, empty at the end of the input."""
        self.abandon()
        self._rich.print(shown(question), end="")
        return sys.stdin.readline()

    def info(self, message: str) -> None:
        """Say something that is nice to know; not where nobody watches."""
        if self.watched or self.style == "json":
            self.tell(message)

    def tell(self, message: str) -> None:
        """Say something that the command was asked for, which is no data for a program."""
        if not self.quiet and not self._as_event("info", message=message):
            self._print(shown(message))

    def table(self, table: Table) -> None:
        """Show a table on stderr: off a terminal and on a dumb one without lines, rows unbroken."""
        if self.quiet or self.style == "json":
            return
        if self.draws and self.style == "auto":
            self._rich.print(table)
            return
        from rich.console import Console as RichConsole

        title, caption = table.title, table.caption
        table.title = table.caption = table.box = None
        unbroken = RichConsole(stderr=True, highlight=False, width=_UNBROKEN)
        for part in (title, table, caption):
            if part:
                unbroken.print(part)

    def show_as(self, style: Style) -> None:
        """Show progress, and tell everything else, in this way from now on."""
        if style != self.style:
            self.abandon()
        self.style = style

    def _as_event(self, event: str, **values: Any) -> bool:
        """Tell it to a program, where one asked for that."""
        if self.style != "json":
            return False
        from lectura.cli.progress.json_lines import told_line
        from lectura.cli.progress.views import write_line

        write_line(told_line(event, **_legible(values)))
        return True

    def _print(self, markup: str) -> None:
        self._rich.print(markup)

    def hook(self, event: Event) -> None:
        """Draw an event of a stage."""
        if isinstance(event, Progress):
            self.something_kept |= event.stage == "notes" and event.done > 0
            if self._view is not None:
                self._view.draw(event)
        elif isinstance(event, Kept):
            self.something_kept = True
        elif isinstance(event, Notification):
            self._notify(event)
        elif isinstance(event, Sending) and event not in self._sent:
            self._sent.add(event)
            self._sending(event)

    def _notify(self, event: Notification) -> None:
        if event.level == "info":
            self.info(event.message)
        elif event.level == "result":
            self.tell(self.hint(event.message))
        elif event.recorded:
            self.remark(self._title, event.message)
        elif event.message not in self._told:
            # What holds for the machine comes once per recording, and is worth one line.
            self._told.add(event.message)
            self.warning(event.message)

    def _sending(self, event: Sending) -> None:
        """Name the endpoint: also with ``--quiet``, since nobody can take back what was sent."""
        if not self._as_event("info", message=event.message):
            self._print(shown(event.message))
        if event.warning is not None:
            self.warning(event.warning)

    @contextlib.contextmanager
    def progress(self, title: str = "") -> Iterator[None]:
        """Show how far the work is for the length of the block: in bars, in lines, for a program.

        Args:
            title: the recording that is worked on.
        """
        self._title = title
        self._told_here = set()
        if self.quiet:
            yield
            return
        begun, self._early = self._early, None
        self._view = view = begun or self._new_view(title).__enter__()
        view.rename(_shown(on_one_line(title)))
        try:
            yield
        finally:
            self._view = None
            view.__exit__()

    def start(self, title: str, style: str) -> None:
        """Show at once that it lives; `progress` goes on with what was begun.

        Args:
            title: what was typed.
            style: as it was typed too; files and variables are read later.
        """
        if self.quiet or style == "json":
            return
        self.style = "lines" if style == "lines" else "auto"
        self._early = self._new_view(title).__enter__()
        self._early.draw(Progress("read", 0, None, "bytes"))

    def abandon(self) -> None:
        """Take back what `start` began, where nothing has come of it."""
        early, self._early = self._early, None
        if early is not None:
            early.abandon()

    def _new_view(self, title: str) -> View:
        from lectura.cli.progress.views import new_view

        terminal = self._rich if self.draws else None
        return new_view(self.style, _shown(on_one_line(title)), self.tell, terminal)


def _shown(title: str) -> str:
    return without_controls(without_secrets(display_path(title)))


def shown(text: str) -> str:
    """The text as markup of Rich's that shows it as it is: harmless, without secrets."""
    from rich.markup import escape

    return escape(_shown(text))


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
