"""Elements of HTML, made so that no text of a lecture can become markup. Pure functions."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lectura.paths import display_path, printable

Value: TypeAlias = "str | int | float | bool | None"
Attributes: TypeAlias = Mapping[str, Value]

_VOID = frozenset({"meta", "input", "img", "br", "line", "rect", "path", "circle"})
"""Elements without content: of HTML, and of SVG as HTML's parser takes them with ``/>``."""


class Html(str):
    """Text that is HTML already; any other text is escaped where it is put in."""

    __slots__ = ()


def shown(text: str) -> str:
    """Words of a lecture as a page may hold them: on one line, nothing in them obeyed.

    Controls and changes of direction are left out, and what is no Unicode is spelled.
    """
    return " ".join(_harmless(text).split())


def escape(text: str) -> Html:
    """The text as HTML; HTML stays as it is."""
    return text if isinstance(text, Html) else Html(html.escape(_harmless(text), quote=True))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """The parts that are not empty, in one piece."""
    return Html(escape(between).join(escape(part) for part in parts if part))


def tag(name: str, attributes: Attributes | None = None, *children: str) -> Html:
    """An element.

    Args:
        name: of the element; trusted.
        attributes: by name, trusted; a value is escaped. True is written as the bare name, False
            and None not at all.
        children: text, which is escaped, or `Html`.
    """
    written = "".join(_attribute(key, value) for key, value in (attributes or {}).items())
    if name in _VOID:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def icon(name: str) -> Html:
    """One of the pictures that the style sheet draws; it says nothing to a screen reader.

    A page has hundreds: each is one element, not a picture with a shadow tree of its own.
    """
    return tag("i", {"class": f"icon icon-{name}", "aria-hidden": "true"})


def _harmless(text: str) -> str:
    return display_path(printable(text))


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    return f' {name}="{html.escape(_harmless(str(value)), quote=True)}"'
