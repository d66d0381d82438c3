"""How a page was made, kept in the page itself, so that it can be made again alike.

The page is all that is there on every machine: a store may be gone, and what a person typed once
(sound inside, somebody left out) must not be undone by a correction of a word.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from lectura.disk.files import canonical_json, digest
from lectura.records.model import Model

_META = re.compile(r'<meta name="lectura-page" content="([^"<>]*)"/?>')
_SOUND = re.compile(r'<script type="text/plain" id="embedded-media"[^<>]*>([A-Za-z0-9+/=\s]*)<')
_HEAD_CHARACTERS = 20_000


class Recipe(Model):
    """What was asked of a page, and what was found when it was made.

    Attributes:
        embed: the sound is inside.
        sound: digest of all that the sound inside depends on, but the recording.
        of: digest of the recording that the sound inside is of.
        excluded: digests of the ids of those who were left out of this page alone; no names.
        slides: addresses of the lists of slides, from the page's folder.
        media: address of the recording that was named for this page; None for the transcript's own.
        kind: whether the recording has moving pictures.
        plays: browsers play it as it is.
    """

    embed: bool = False
    sound: str = ""
    of: str = ""
    excluded: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    media: str | None = None
    kind: Literal["audio", "video"] | None = None
    plays: bool = True

    @property
    def text(self) -> str:
        """As it stands in a page: JSON without what is not said."""
        return canonical_json(self.model_dump(mode="json", exclude_defaults=True)).decode()


def nobody(speaker: str) -> str:
    """What stands in a page for the id of somebody who was left out: a digest tells no name."""
    return digest(["left out", speaker])[:16]


def read_recipe(page: Path) -> Recipe:
    """How a page was made; as if nothing had been asked where it does not tell.

    Raises:
        OSError: it cannot be read.
    """
    with page.open(encoding="utf-8", errors="replace") as stream:
        found = _META.search(stream.read(_HEAD_CHARACTERS))
    try:
        return Recipe.model_validate_json(html.unescape(found[1])) if found else Recipe()
    except ValidationError:  # of another version
        return Recipe()


def sound_in(page: Path) -> str | None:
    """The sound inside a page, in base64; None where there is none.

    Raises:
        OSError: it cannot be read.
    """
    found = _SOUND.search(page.read_text(encoding="utf-8", errors="replace"))
    return found[1].strip() if found and found[1].strip() else None
