"""The files of `assets/` as one page needs them: the modules as one script, and who may run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

_IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"\./(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
ENTRY = "main.js"


@cache
def asset(name: str) -> str:
    """The text of one of the page's own files."""
    return (resources.files(__package__) / "assets" / name).read_text(encoding="utf-8")


def imported_by(name: str) -> list[str]:
    """The modules that one imports, in its order."""
    return [match["name"] for match in _IMPORT.finditer(asset(name))]


@cache
def module_order(entry: str = ENTRY) -> tuple[str, ...]:
    """All modules from the entry on, each after those that it imports."""
    order: list[str] = []

    def add(name: str) -> None:
        for one in imported_by(name):
            if one not in order:
                add(one)
        order.append(name)

    add(entry)
    return tuple(order)


@cache
def script() -> str:
    """All modules as one: a page on ``file://`` can import none."""
    parts = (_EXPORT.sub("", _IMPORT.sub("", asset(name))).strip() for name in module_order())
    return "\n" + "\n\n".join(parts) + "\n"


@cache
def style() -> str:
    """The style sheet."""
    return "\n" + asset("page.css").strip() + "\n"


@cache
def policy() -> str:
    """The page's Content-Security-Policy: nothing but its own script, style, pictures and sound.

    ``media-src`` needs both 'self' (the recording beside the page) and blob: (one that a person
    chose, or the sound inside the page). Level 3 of the standard says what a hash covers: the
    text between the tags.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{policy_hash(script())}'",
            f"style-src '{policy_hash(style())}'",
            "img-src data:",
            "media-src 'self' blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def with_more_style(page: str, rules: str) -> str:
    """A page with some rules of style more, which its policy allows."""
    more = style() + rules
    allowed = page.replace(policy_hash(style()), policy_hash(more), 1)
    return allowed.replace(f"<style>{style()}</style>", f"<style>{more}</style>", 1)


def policy_hash(text: str) -> str:
    """What a Content-Security-Policy calls the text between the tags of a script or a style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
