"""What a server says in an error answer: the one place that knows the shapes of error bodies."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from lectura.disk.files import read_json

_SENTENCES = (
    "message", "error", "detail", "msg", "errors", "error_description", "description",
    "errorMessage", "title", "fault", "faultstring", "reason", "base_resp", "status_msg",
)  # fmt: skip
"""Members that hold the sentence, or lead to it; the first that does counts."""
_DEEPEST = 8
_READ_CHARACTERS = 8000
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?(</\1>|$)|<!--.*?(-->|$)", re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>\s*([^<\s][^<]*)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def details(body: object) -> dict[str, Any]:
    """The innermost mapping that describes the error; empty where there is none.

    Bodies come as mappings with or without an ``error`` member, as lists of these, and as text.
    """
    for _ in range(_DEEPEST):
        body = _parsed(body)
        if isinstance(body, list):
            body = next((item for item in body if isinstance(item, dict)), None)
        elif isinstance(body, dict) and isinstance(body.get("error"), (dict, list)):
            body = body["error"]
        else:
            break
    return body if isinstance(body, dict) else {}


def sentence(body: object) -> str:
    """The server's own words for people, of any length; empty where it has none."""
    words = _words(body, _DEEPEST)
    metadata = details(body).get("metadata")
    if isinstance(metadata, dict):  # OpenRouter: what the provider behind it said, and why
        more = _words(metadata.get("raw"), _DEEPEST)
        reasons = metadata.get("reasons")
        if isinstance(reasons, list) and reasons:
            more = f"{more} ({', '.join(map(str, reasons))})"
        words = f"{words} {more}"
    return " ".join(words.split())


def page(body: object) -> str:
    """All words that a web page shows, of which `sentence` is the title; empty for other bodies."""
    if not isinstance(body, str) or not body.lstrip().startswith("<"):
        return ""
    return " ".join(_shown(body[:_READ_CHARACTERS]).split())


def members_of(body: object, depth: int = _DEEPEST) -> Iterator[tuple[str, Any]]:
    """Every member of a JSON body with its name, also those deep inside."""
    if depth == 0:
        return
    for item in body if isinstance(body, list) else ():
        yield from members_of(item, depth - 1)
    for name, value in body.items() if isinstance(body, dict) else ():
        yield str(name), value
        yield from members_of(value, depth - 1)


def _words(body: object, depth: int) -> str:
    body = _parsed(body)
    if isinstance(body, str):
        return _plain(body)
    if depth == 0:
        return ""
    if isinstance(body, list):
        return next((said for item in body if (said := _words(item, depth - 1))), "")
    if isinstance(body, dict):
        told = (_words(body[name], depth - 1) for name in _SENTENCES if name in body)
        return next((said for said in told if said), "")
    return ""


def _parsed(body: object) -> object:
    """What a text holds where it is JSON; anything else as it is."""
    if isinstance(body, str) and body.lstrip()[:1] in ("{", "["):
        found = read_json(body)
        return body if found is None else found
    return body


def _plain(text: str) -> str:
    """The words of a web page: its title, else what it shows; other text as it is."""
    text = text[:_READ_CHARACTERS]
    if not text.lstrip().startswith("<"):
        return text
    title = _TITLE.search(text)
    return html.unescape(title[1]) if title else _shown(text)


def _shown(text: str) -> str:
    return html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", text)))
