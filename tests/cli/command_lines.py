"""Command lines of lectura that stand in texts, and reading one as the command line reads it."""

from __future__ import annotations

import ast
import contextlib
import itertools
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import typer.main

from lectura.cli.app import app
from lectura.config.fields import BY_NAME

_LINE = r"(?P<line>(?:[A-Z_]+=\S+ )*(?:/\S+/)?\blectura (?P<word>[a-z|\\-]+)(?= |$|[\n`'.])REST)"
_TO_ITS_END = _LINE.replace("REST", r"[^\n]*")
_FENCED = re.compile(r"^```\w*\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = re.compile("^" + _TO_ITS_END, re.MULTILINE)
_QUOTED = re.compile(
    r"(?P<mark>`+|')\s*" + _LINE.replace("REST", r"[^`\n]*?") + r"\s*(?P=mark)(?!\w)"
)
_COMMAND: Any = typer.main.get_command(app)
_NAMES = "|".join(_COMMAND.commands)
_TOLD = re.compile(rf"(?:^|[:?.;] |\n|(?<=[ (])(?=lectura (?:{_NAMES})\b))" + _TO_ITS_END)
_ENDED = re.compile(r"`|; |\. (?=[A-Z])|\.?$")

VERBS = frozenset({"and", "needs", "reads", "wrote"})
"""What follows the name of the program where a sentence speaks of it."""


@dataclass(frozen=True)
class Told:
    """A command line; ``named`` where it stands in quotes, and may lack arguments."""

    line: str
    named: bool


def lines_told(text: str) -> Iterator[Told]:
    """The command lines that a message tells: quoted, or to the end of the sentence."""
    for match in _QUOTED.finditer(text):
        yield Told(match["line"], named=True)
    for match in _TOLD.finditer(_QUOTED.sub("CODE", text)):
        if match["word"] not in VERBS:
            end = _ENDED.search(match["line"])
            assert end is not None
            yield Told(match["line"][: end.start()], named=False)


def lines_on_page(page: str) -> Iterator[Told]:
    """The command lines of a Markdown page: in blocks of code, and within sentences."""
    for block in _FENCED.finditer(page):
        for match in _TYPED.finditer(block["code"].replace("\\\n", " ")):
            yield Told(match["line"], named=False)
    for match in _QUOTED.finditer(_FENCED.sub("", page)):
        if match["mark"] == "`":
            yield from (Told(line, named=True) for line in _each(match["line"]))


def _each(line: str) -> Iterator[str]:
    """``lectura models list|pull`` is two command lines."""
    choices = [word.split("|") for word in line.replace("\\|", "|").split(" ")]
    yield from map(" ".join, itertools.product(*choices))


def literals(tree: ast.Module, value_of: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """Every string of a module with its line; what an f-string puts in comes from ``value_of``."""
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in strings for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in parts:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(_filled(part, value_of) for part in node.values)


def _filled(part: ast.expr, value_of: Callable[[str], str]) -> str:
    if isinstance(part, ast.FormattedValue):
        return value_of(ast.unparse(part.value))
    assert isinstance(part, ast.Constant)
    return str(part.value)


def problem_of(told: Told) -> str | None:
    """What the command line has against a line; None where it would run it."""
    try:
        words = shlex.split(told.line, comments=True)
        while words.pop(0).rpartition("/")[2] != "lectura":
            pass
        if not (told.named and _is_group(words)):
            parse(words)
    except Exception as error:
        if told.named and type(error).__name__ == "MissingParameter":
            return None
        return str(getattr(error, "message", "")) or f"{type(error).__name__}: {error}"
    return None


def parse(words: Sequence[str]) -> None:
    """Read what follows ``lectura`` as the command line does, and run nothing.

    Raises:
        Exception: what is wrong with it.
    """
    if {"--install-completion", "--show-completion"} & set(words):
        return  # Typer's own, which would do it right away
    if _is_group(words):
        raise ValueError(f"lectura {shlex.join(words)}: a command is missing")
    with contextlib.suppress(typer.Exit):
        _read(_COMMAND, "lectura", list(words), None)


def _is_group(words: Sequence[str]) -> bool:
    command: Any = _COMMAND
    for word in words:
        command = getattr(command, "commands", {}).get(word)
    return hasattr(command, "commands")


def _read(command: Any, name: str, words: list[str], parent: Any) -> None:
    context = command.make_context(name, words, parent=parent)
    if hasattr(command, "resolve_command"):
        rest = [*getattr(context, "_protected_args", []), *context.args]
        inner_name, inner, rest = command.resolve_command(context, rest)
        _read(inner, str(inner_name), rest, context)
        return
    for option in command.params:  # a command reads its settings when it runs
        field, value = BY_NAME.get(option.name), context.params[option.name]
        if field is not None and field.description == option.help and value:
            field.kind.read(value)
