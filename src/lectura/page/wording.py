"""The words of one page: its own, those of the notes, and the directions of what is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from lectura.languages import LANGUAGES, base_of, is_right_to_left
from lectura.page.html import Attributes
from lectura.render.languages import (
    PageWording,
    Wording,
    page_language,
    page_wording_for,
    wording_for,
)

STRINGS = (
    "play",
    "pause",
    "copied",
    "copy_failed",
    "found_of",
    "found_none",
    "cannot_play",
    "other_length",
    "filtered",
    "unfiltered",
    "captions",
)
"""Fields of `PageWording` that the page's script says."""


@dataclass(frozen=True)
class Words:
    """What a page says, for notes and a transcript that may be in other languages than it."""

    notes_language: str | None
    spoken_language: str | None

    @property
    def language(self) -> str:
        """The code of the page's own language."""
        return page_language(self.notes_language or self.spoken_language)

    @property
    def direction(self) -> str:
        """Of the page: that of the notes or of what was said, also where its words are English."""
        code = base_of(self.notes_language or self.spoken_language)
        return "rtl" if code in LANGUAGES and is_right_to_left(code) else "ltr"

    @property
    def page(self) -> PageWording:
        """Labels of the page."""
        return page_wording_for(self.language)

    @property
    def record(self) -> Wording:
        """Headings and labels of the notes."""
        return wording_for(self.language)

    @property
    def strings(self) -> dict[str, str]:
        """What the script says."""
        return {name: getattr(self.page, name) for name in STRINGS}

    @property
    def own(self) -> Attributes:
        """Language and direction of the page's own words, inside of what is in another language."""
        return marks(self.language)

    @property
    def noted(self) -> Attributes:
        """Language and direction of the notes."""
        return marks(self.notes_language or self.spoken_language)

    @property
    def said(self) -> Attributes:
        """Language and direction of the transcript."""
        return marks(self.spoken_language)


def marks(language: str | None) -> dict[str, str | None]:
    """The attributes of an element in a language; its direction by its text where it is unknown."""
    code = base_of(language)
    if code not in LANGUAGES:
        return {"dir": "auto"}
    return {
        "lang": _WEB_CODES.get(code, code),
        "dir": "rtl" if is_right_to_left(code) else "ltr",
    }


def translated(language: str, place: int) -> Attributes:
    """The attributes of what is in another language: `marks`, and its tag for the menu.

    Args:
        language: its tag.
        place: of its translation among those of the page; the first one is shown.
    """
    return {"data-in": language, **marks(language), "hidden": place > 0}


_WEB_CODES = {"jw": "jv"}
"""Codes of Whisper's own, as browsers know them (BCP 47)."""
