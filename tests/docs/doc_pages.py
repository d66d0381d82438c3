"""Pages in Markdown: their blocks, and the commands in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
_BLOCK = re.compile(
    r"(?:^<!-- (?P<note>[^\n]*) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_NOT_RUN = "not run: "
_ASSIGNMENT = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)", re.DOTALL)
_OPERATORS = frozenset(";&|<>()")


@dataclass(frozen=True)
class Block:
    """A block of code, and what the comment above it says."""

    language: str
    text: str
    note: str = ""

    @property
    def is_shell(self) -> bool:
        return self.language == "sh"

    @property
    def is_run(self) -> bool:
        return (self.is_shell or self.language == "python") and self.reason is None

    @property
    def reason(self) -> str | None:
        """Why it is not run; None where it is."""
        return self.note.removeprefix(_NOT_RUN) if self.note.startswith(_NOT_RUN) else None


@dataclass(frozen=True)
class Command:
    """One command of a shell block."""

    line: str
    program: str
    arguments: tuple[str, ...]
    environ: dict[str, str]


def blocks(page: str) -> list[Block]:
    """The blocks of a page, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [
        Block(one["language"], one["text"], one["note"] or "") for one in _BLOCK.finditer(text)
    ]
    assert len(found) == text.count("\n```") / 2, f"{page}: a block was not understood"
    return found


def commands(text: str) -> Iterator[Command]:
    """The commands of a block, line by line; a backslash joins a line to the next."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        environ = {}
        while words and (found := _ASSIGNMENT.fullmatch(words[0])):
            environ[found[1]] = found[2]
            words = words[1:]
        if words:
            yield Command(line, words[0], tuple(words[1:]), environ)


def lectura_commands(text: str) -> Iterator[Command]:
    """The commands of lectura in a block that may hold anything a shell understands."""
    for line in text.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words: list[str] = []
        for word in [*lexer, ";"]:
            if not set(word) <= _OPERATORS:
                words.append(word)
                continue
            while words and _ASSIGNMENT.fullmatch(words[0]):
                words = words[1:]
            if words and Path(words[0]).name == "lectura":
                yield Command(line, words[0], tuple(words[1:]), {})
            words = []
