"""File names that every file system can hold. Pure functions.

A name is changed only where some common file system could not hold it, and by the same rule on
every system, so that a folder of outputs can be copied anywhere and looks the same everywhere.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

from lectura.paths import display_path

__all__ = ["MAX_STEM_BYTES", "clash_key", "display_path", "safe_name", "safe_stem", "tag"]

MAX_STEM_BYTES = 220
"""255 bytes are the limit of most file systems; the rest is room for ``.notes.json`` and for the
temporary name under which a file is written."""

_IMPOSSIBLE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_UNDECODABLE = re.compile(r"[\ud800-\udfff]")
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.I)


def safe_name(name: str, *, keep_bytes: bool = False) -> str:
    r"""The name, with what Windows, macOS or Linux cannot hold replaced by ``_``.

    Control characters (a newline, say), ``<>:"/\|?*`` and undecodable bytes are replaced, a
    trailing dot or space too; a device name of Windows (``con``, ``aux.x``) gets a leading ``_``.
    With ``keep_bytes`` undecodable bytes stay: where they come from they can be kept.
    """
    cleaned = _IMPOSSIBLE.sub("_", name if keep_bytes else _UNDECODABLE.sub("_", name))
    kept = cleaned.rstrip(". ")
    cleaned = kept + "_" * (len(cleaned) - len(kept))
    return "_" + cleaned if _DEVICES.match(cleaned) else cleaned


def safe_stem(stem: str, *, keep_bytes: bool = False) -> str:
    """`safe_name`, and at most `MAX_STEM_BYTES` long; a cut name ends in a digest of the whole."""
    cleaned = safe_name(stem, keep_bytes=keep_bytes)
    encoded = os.fsencode(cleaned)
    if len(encoded) <= MAX_STEM_BYTES:
        return cleaned
    tail = tag(stem)
    head = encoded[: MAX_STEM_BYTES - len(tail)].decode(errors="ignore").rstrip(". ")
    return head + tail


def tag(text: str) -> str:
    """``~`` and eight hexadecimal digits that tell two texts apart."""
    return "~" + hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def clash_key(name: str) -> str:
    """Equal for names that some file system takes for the same (case, Unicode composition)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
