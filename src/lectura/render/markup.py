"""Small pieces of Markdown (CommonMark and GitHub's). Pure functions."""

from __future__ import annotations

import re

from lectura.paths import printable

_SPECIAL = re.compile(
    r"[\\`*\[\]|]"  # emphasis, code, links, tables
    r"|(?<!\w)_|_(?!\w)"  # emphasis; inside a word it is harmless
    r"|~(?=~)"
    r"|(?<!\S)\#"  # a heading, or the closing mark of one
)
_LEADING = re.compile(r"^(?:[-+>=]|\d{1,9}(?=[.)](?:\s|$)))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: nothing in it becomes markup or HTML."""
    line = _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(printable(text).split()))
    line = _ENTITY.sub("&amp;", line).replace("<", "&lt;")
    leading = _LEADING.match(line)
    if leading is None:
        return line
    end = leading.end()
    return f"{line[:end]}\\{line[end:]}" if leading[0].isdigit() else f"\\{line}"


def paragraphs(text: str) -> str:
    """Text whose empty lines part paragraphs."""
    return "\n\n".join(filter(None, (plain(part) for part in re.split(r"\n\s*\n", text))))


def bold(text: str) -> str:
    """The text in bold; empty for an empty text."""
    shown = plain(text)
    return f"**{shown}**" if shown else ""


def said(text: str) -> str:
    """Words as somebody said them, inside a line."""
    return f"“{plain(text)}”"
