"""The languages a notes page can be written in: one file each, one table."""

from __future__ import annotations

from lectura.languages import base_of
from lectura.render.languages.ca import CA, CA_PAGE
from lectura.render.languages.de import DE, DE_PAGE
from lectura.render.languages.en import EN, EN_PAGE
from lectura.render.languages.es import ES, ES_PAGE
from lectura.render.languages.fr import FR, FR_PAGE
from lectura.render.languages.it import IT, IT_PAGE
from lectura.render.languages.page_wording import PageWording
from lectura.render.languages.pt import PT, PT_PAGE
from lectura.render.languages.wording import Wording

__all__ = [
    "PAGE_WORDINGS",
    "WORDINGS",
    "PageWording",
    "Wording",
    "page_language",
    "page_wording_for",
    "wording_for",
]

WORDINGS: dict[str, Wording] = {
    "ca": CA,
    "de": DE,
    "en": EN,
    "es": ES,
    "fr": FR,
    "it": IT,
    "pt": PT,
}
"""ISO 639-1 code → the words of the notes page."""

PAGE_WORDINGS: dict[str, PageWording] = {
    "ca": CA_PAGE,
    "de": DE_PAGE,
    "en": EN_PAGE,
    "es": ES_PAGE,
    "fr": FR_PAGE,
    "it": IT_PAGE,
    "pt": PT_PAGE,
}
"""The same code → what the page to study from says beside that."""


def wording_for(language: str | None) -> Wording:
    """The wording for a language code (``pt-BR`` is ``pt``); English for what is not here."""
    return WORDINGS.get(base_of(language) or "en", EN)


def page_wording_for(language: str | None) -> PageWording:
    """The page's wording for the same code, with the same choice."""
    return PAGE_WORDINGS[page_language(language)]


def page_language(language: str | None) -> str:
    """The code of the language in which a page for that language is worded."""
    code = base_of(language) or "en"
    return code if code in WORDINGS else "en"
