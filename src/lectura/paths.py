"""Names of files as text: what people and programs are shown of names that are any bytes."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

_OBEYED = re.compile(r"(?!\r\n)[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters but tabs and line ends; separators of lines, and changes of direction."""


_UNSHOWN = re.compile(rf"[\t\n]|{_OBEYED.pattern}")


def without_controls(text: str, instead: str = "�") -> str:
    """The text without characters that a terminal obeys instead of showing them.

    Names of files, words of servers and lectures may hold them. No-break spaces stay.
    """
    return _OBEYED.sub(instead, text)


_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, the cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,300}(?:\x07|\x1b\\|\x9c)"  # titles
    r"|\x1b[ -/]*[0-~]"
)
"""What a terminal takes for one command (ECMA-48, section 5)."""


def without_commands(text: str) -> str:
    """The text without what a terminal takes for commands: colours, titles, moves of the cursor."""
    return _SEQUENCE.sub("", text)


def printable(text: str) -> str:
    """The text as it is fit for a file that people read: no commands to a terminal, no controls."""
    return _OBEYED.sub("", without_commands(text))


def escaped_in_json(text: str) -> str:
    r"""A JSON text in which controls are written as ``\u202e``: the same value, seen by people."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def display_path(path: PurePath | str) -> str:
    r"""The path, or text with paths in it, as valid Unicode.

    Linux keeps names that are no UTF-8; Python carries their bytes as lone surrogates, which no
    file of text can hold. They are written as Python would, ``\udcff`` for the byte ff.
    """
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def on_one_line(path: PurePath | str) -> str:
    """The path as people are shown it: no name of a file begins a line of its own."""
    return _UNSHOWN.sub("�", display_path(path))


def as_argument(path: PurePath | str, *, unwanted: str = "") -> str:
    r"""The path as a person can type it in a command: in quotes where it needs them.

    Double quotes are taken by every shell; what they would not keep as it is (``$``, ``!``, a
    quote, a backslash at the end) stands in single ones. Line ends and what else cannot be shown
    is written as in ``$'a\nb'``, which Bash, Zsh and POSIX of 2024 read.

    Args:
        path: the path.
        unwanted: characters that may not stand in the text that the command is put into.
    """
    name = display_path(path)
    name = f"./{name}" if name.startswith("-") and name != "-" else name
    if re.fullmatch(r"[\w./:@%+=,-]+", name):
        return name
    if _UNSHOWN.search(name) or any(character in unwanted for character in name):
        return f"$'{''.join(_spelled(character, unwanted) for character in name)}'"
    if not re.search(r'["$`!]|\\(?=\\|$)', name):
        return f'"{name}"'
    return shlex.quote(name)


def _spelled(character: str, unwanted: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    if not _UNSHOWN.match(character) and character not in unwanted:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"


def alike(path: Path, wanted: Callable[[Path], bool] = lambda _: True) -> Path | None:
    """What a person may have meant by a path that does not exist; None where nothing is alike.

    Args:
        path: what they typed.
        wanted: which of the files and folders beside it can be meant.
    """
    beside: dict[str, Path] = {}
    with contextlib.suppress(OSError):
        beside = {
            one.name: one for one in path.parent.iterdir() if one.name[0] != "." and wanted(one)
        }
    # Stems too: all names that end in .json are alike.
    stems = difflib.get_close_matches(path.stem, [one.stem for one in beside.values()], n=9)
    near = [name for name, one in beside.items() if one.stem in stems]
    best = difflib.get_close_matches(path.name, near, n=1)
    return beside[best[0]] if best else None


@contextlib.contextmanager
def text_path(path: Path) -> Iterator[str]:
    """A name for a file or folder that is text, for libraries that take nothing else.

    It is the path itself where that is text; else Linux's name for the open file, which is good
    inside the block only.
    """
    if display_path(path) == str(path):
        yield str(path)
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{descriptor}"
    finally:
        os.close(descriptor)


def file_address(way: str) -> str:
    """The percent-encoded address of a file, of the way to it with '/'; its bytes stay as they are.

    A colon is encoded too, so that no name is taken for a protocol.
    """
    return quote(os.fsencode(way), safe="/")
