"""Addresses as they may be shown: without user, password and keys."""

from __future__ import annotations

import re

HIDDEN = "…"

_URL = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s\"'<>`]+")
_IN_PLACE_OF_A_FILE = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]+:)/|(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/|www\.",
    re.IGNORECASE,
)
"""The beginning of an address in the place of a name; of a path its two slashes have become one."""
_PAIR = re.compile(r"(?<=[?&])[\w.~%-]+=[^\s&#\"'<>`]+")
_BARE_PASSWORD = re.compile(r"[^/?#@\[:]+:(?!\d*[/?#])[^/?#@]*[/?#].*@")
"""A user and a password that holds a delimiter as it is, which no address should."""
_STOPS = ".,;:!)]}"
_OPEN_NAMES = ("api-version",)
"""Parameters whose values are no secret and tell something; any other may hold a key."""


def shown_url(url: str) -> str:
    """The address with user info, the values of its query and its fragment hidden."""
    scheme, mark, rest = url.partition("://") if "://" in url else ("", "", url)
    if _BARE_PASSWORD.match(rest):
        rest = rest[rest.rindex("@") :]
    rest, _, fragment = rest.partition("#")
    place, asked, query = rest.partition("?")
    authority, slash, path = place.partition("/")
    host = authority.rpartition("@")[2]
    user = f"{HIDDEN}@" if "@" in authority else ""
    shown = f"{scheme}{mark}{user}{host}{slash}{path}"
    if asked:
        shown += "?" + "&".join(map(_shown_pair, query.split("&")))
    return f"{shown}#{HIDDEN}" if fragment else shown


def without_secrets(text: str) -> str:
    """A text with every address in it as it may be shown."""
    return _URL.sub(_shown_match, text) if "://" in text else text


def without_query_values(text: str) -> str:
    """A text of a server, which may repeat a part of the address that it was asked at."""
    return _PAIR.sub(lambda match: _shown_pair(match[0]), without_secrets(text))


def address_in_place_of(name: str) -> str | None:
    """How the address begins that was given in the place of a file's name; None for a name.

    No more of it is told, for it may hold a password or a key.
    """
    found = _IN_PLACE_OF_A_FILE.match(name)
    return None if found is None else (found["scheme"] or found[0])


def _shown_match(match: re.Match[str]) -> str:
    url = match[0].rstrip(_STOPS)
    return shown_url(url) + match[0][len(url) :]


def _shown_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if name.lower() in _OPEN_NAMES or (equals and not value):
        return pair
    return f"{name}={HIDDEN}" if equals else (HIDDEN if pair else "")
