"""The languages a notes page can be written in: one file each, one table."""

from __future__ import annotations

from lectura.languages import base_of
from lectura.render.languages.ca import CA
from lectura.render.languages.de import DE
from lectura.render.languages.en import EN
from lectura.render.languages.es import ES
from lectura.render.languages.fr import FR
from lectura.render.languages.it import IT
from lectura.render.languages.pt import PT
from lectura.render.languages.wording import Wording

__all__ = ["WORDINGS", "Wording", "wording_for"]

WORDINGS: dict[str, Wording] = {
    "ca": CA,
    "de": DE,
    "en": EN,
    "es": ES,
    "fr": FR,
    "it": IT,
    "pt": PT,
}
"""ISO 639-1 code → the words of the page."""


def wording_for(language: str | None) -> Wording:
    """The wording for a language code (``pt-BR`` is ``pt``); English for what is not here."""
    return WORDINGS.get(base_of(language) or "en", EN)
