"""Links to a moment of a recording. Pure functions."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_YOUTUBE_HOSTS = ("youtube.com", "youtu.be", "youtube-nocookie.com")
_WINDOWS_PATH = re.compile(r"^[A-Za-z]:[\\/]")


def moment_link(recording: str, seconds: float) -> str:
    """Address of a moment: ``video.mp4#t=760``, or YouTube's ``…&t=760s``.

    Files and other sites get a media fragment (W3C Media Fragments URI 1.0, section 4.2.1), which
    browsers understand for the files that they play themselves.

    Args:
        recording: a web address, or the path of a file as the page should point to it.
        seconds: the moment; its fraction is dropped.
    """
    moment = int(seconds)
    if not re.match(r"^https?://", recording, re.IGNORECASE):
        return f"{_file_address(recording)}#t={moment}"
    parts = urlsplit(recording)
    host = (parts.hostname or "").lower()
    if any(host == known or host.endswith(f".{known}") for known in _YOUTUBE_HOSTS):
        query = [pair for pair in parse_qsl(parts.query) if pair[0] not in ("t", "start")]
        query.append(("t", f"{moment}s"))
        return urlunsplit(parts._replace(query=urlencode(query), fragment=""))
    address = urlunsplit(parts._replace(fragment=f"t={moment}"))
    return quote(address, safe="/:?#@!$&'*+,;=~%")


def moment_of(address: str, seconds: float) -> str:
    """The same for an address that is encoded already; see `lectura.paths.file_address`."""
    return f"{address}#t={int(seconds)}"


def _file_address(path: str) -> str:
    if _WINDOWS_PATH.match(path):
        return "file:///" + quote(path.replace("\\", "/"), safe="/:")
    return quote(path.replace("\\", "/"), safe="/")
