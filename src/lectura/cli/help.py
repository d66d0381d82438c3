"""The help of every command: plain lines, as wide as the terminal, without boxes or types."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from lectura.errors import UsageError
from lectura.paths import as_argument

_OPTIONS = "Options"
_WIDEST, _NARROWEST = 100, 24
_NAME_WIDTH = 30
"""Where what an option does begins; a longer name stands on a line of its own."""
_TRANSCRIPTS = frozenset({".srt", ".vtt", ".txt", ".tsv", ".json"})


class Command(TyperCommand):
    """A command with this help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help into the formatter; whoever asked for it prints it once."""
        formatter.write(help_of(self, ctx))


class Group(TyperGroup):
    """Commands with this help; a recording in the place of a command is answered with one."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help into the formatter; whoever asked for it prints it once."""
        formatter.write(help_of(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of the first word.

        Raises:
            UsageError: it names no command, but something that a command could work on.
        """
        word = args[0]
        if word not in self.commands and (meant := _meant_by(word, args[1:])):
            raise UsageError(
                f"There is no command '{word}'.", hint=f"Did you mean: {meant}", value=word
            )
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """Commands that belong together, each with this help."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=Group, no_args_is_help=True, rich_markup_mode=None, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Register a command."""
        return super().command(name, cls=Command, **settings)


def help_of(command: Any, ctx: Any) -> str:
    """What a command is for, and all that can be typed after it."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns) - 1)
    shown = [one for one in command.get_params(ctx) if not getattr(one, "hidden", False)]
    arguments = [one for one in shown if one.param_type_name == "argument"]
    options = [one for one in shown if one.param_type_name == "option"]
    usage = [ctx.command_path, "[OPTIONS]", *map(_usage, arguments)]
    if hasattr(command, "commands"):
        usage.append("COMMAND [ARGS]...")
    first = textwrap.fill(
        f"Usage: {' '.join(usage)}", width, subsequent_indent="       ", break_on_hyphens=False
    )
    parts = [first, *_paragraphs(command.help, width)]
    parts += _section("Arguments", [(name_of(one), one.help or "") for one in arguments], width)
    for panel, of_panel in _panels(options):
        parts += _section(panel, [(_flags(one), _told(one)) for one in of_panel], width)
    parts += _section("Commands", list(_commands(command)), width)
    return "\n\n".join([*parts, *_paragraphs(command.epilog, width)]) + "\n"


def name_of(parameter: Any) -> str:
    """What stands for a value: in capitals, and no type of a programming language."""
    name = parameter.metavar or str(parameter.name).upper().replace("_", "-")
    return str(name)


def _usage(argument: Any) -> str:
    name = name_of(argument) + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _paragraphs(text: str | None, width: int) -> Iterator[str]:
    for paragraph in (text or "").split("\n\n"):
        if paragraph.strip():
            yield textwrap.fill(" ".join(paragraph.split()), width, break_on_hyphens=False)


def _panels(options: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """The options by panel, in the order in which they come; those of every command last."""
    found: dict[str, list[Any]] = {}
    for one in options:
        panel = getattr(one, "rich_help_panel", None)
        found.setdefault(panel if isinstance(panel, str) else _OPTIONS, []).append(one)
    return sorted(found.items(), key=lambda item: item[0] == _OPTIONS)


def _flags(option: Any) -> str:
    names = sorted([*option.opts, *option.secondary_opts], key=lambda name: name.startswith("--"))
    value = "" if option.is_flag else f" {name_of(option)}"
    return ("    " if names[0].startswith("--") else "") + ", ".join(names) + value


def _told(option: Any) -> str:
    text, default = option.help or "", option.default
    plain = isinstance(default, str | int) and not isinstance(default, bool)
    if plain and option.show_default and "Default:" not in text:
        return f"{text} Default: {default}."
    return text


def _commands(command: Any) -> Iterator[tuple[str, str]]:
    for name, one in getattr(command, "commands", {}).items():
        if not one.hidden:
            yield name, " ".join((one.help or "").split("\n\n")[0].split())


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """A title and its rows: two columns, or one above the other where the terminal is narrow."""
    if not rows:
        return []
    longest = max(len(name) for name, _ in rows)
    column = min(longest, _NAME_WIDTH) + 4 if width >= 2 * _NAME_WIDTH else 0
    lines = [f"{title}:"]
    for name, text in rows:
        indent = " " * (column or 8)
        told = textwrap.wrap(text, width - len(indent), break_on_hyphens=False) or [""]
        if column and len(name) + 4 <= column:
            lines.append(f"  {name:{column - 2}}{told[0]}".rstrip())
            told = told[1:]
        else:
            lines.append(f"  {name}")
        lines += [indent + line for line in told if line]
    return ["\n".join(lines)]


def _meant_by(word: str, others: Sequence[str]) -> str | None:
    """The command line that somebody may have meant who named a file instead of a command."""
    path = Path(word)
    if word.startswith("-") or not (path.suffix or path.exists()):
        return None
    command = "summarize" if path.suffix.lower() in _TRANSCRIPTS else "run"
    return " ".join(["lectura", command, as_argument(word), *map(_word, others)])


def _word(text: str) -> str:
    return text if text.startswith("-") else as_argument(text)
