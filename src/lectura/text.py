"""Spelling as it is compared: accents are the first thing that recognisers and people leave out."""

from __future__ import annotations

import unicodedata


def unmarked(text: str) -> str:
    """The text without combining marks, compatibility forms taken apart: ``ações`` → ``acoes``.

    Unicode's NFKD (UAX #15); case stays as it is, the length may change.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
