"""The Whisper models lectura knows by name, and where the hub keeps them.

The repositories hold conversions to the CTranslate2 format; the list is that of faster-whisper.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from lectura.errors import UsageError

AUTO = "auto"
"""The name that means: the best model for this machine."""

_OWN_MEGABYTES = 470  # Python, voice activity, audio and the decoder, whatever the model
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")


@dataclass(frozen=True)
class CatalogModel:
    """A model on the hub.

    Attributes:
        name: what people type.
        repository: its place on the hub, ``owner/name``.
        megabytes: size of the download, 10^6 bytes, rounded.
    """

    name: str
    repository: str
    megabytes: int | None

    @property
    def memory_megabytes(self) -> int | None:
        """About what `lectura transcribe` takes with it on a CPU (int8), 10^6 bytes.

        The peak of three hours with base (benchmarks/README.md), scaled by the size of the file,
        which holds two bytes a weight and is loaded as one.
        """
        return None if self.megabytes is None else _OWN_MEGABYTES + self.megabytes * 8 // 5


def _systran(name: str, megabytes: int, repository: str = "") -> CatalogModel:
    return CatalogModel(name, f"Systran/{repository or 'faster-whisper-' + name}", megabytes)


CATALOG: dict[str, CatalogModel] = {
    model.name: model
    for model in (
        _systran("tiny", 78),
        _systran("tiny.en", 78),
        _systran("base", 148),
        _systran("base.en", 148),
        _systran("small", 486),
        _systran("small.en", 486),
        _systran("medium", 1531),
        _systran("medium.en", 1530),
        _systran("large-v1", 3090),
        _systran("large-v2", 3090),
        _systran("large-v3", 3091),
        CatalogModel("large-v3-turbo", "mobiuslabsgmbh/faster-whisper-large-v3-turbo", 1621),
        _systran("distil-small.en", 335, "faster-distil-whisper-small.en"),
        _systran("distil-medium.en", 792, "faster-distil-whisper-medium.en"),
        _systran("distil-large-v2", 1516, "faster-distil-whisper-large-v2"),
        _systran("distil-large-v3", 1516, "faster-distil-whisper-large-v3"),
        CatalogModel("distil-large-v3.5", "distil-whisper/distil-large-v3.5-ct2", 1517),
    )
}
"""Every model with a short name, smallest first within its family."""

_ALIASES = {"large": "large-v3", "turbo": "large-v3-turbo"}

_SIZES = ("medium", "small", "base", "tiny")
_CLEARLY_SMALLER = 1.5


def smaller_than(name: str) -> str | None:
    """The best model that takes clearly less memory than another; None for the smallest."""
    size = CATALOG[name].megabytes if name in CATALOG else CATALOG["small"].megabytes
    sizes = ((other, CATALOG[other].megabytes) for other in _SIZES)
    return next((o for o, mb in sizes if size and mb and mb * _CLEARLY_SMALLER < size), None)


def lookup(name: str) -> CatalogModel:
    """The model behind a short name, an alias, ``openai/whisper-…`` or a repository of the hub.

    Raises:
        UsageError: no model has that name; the hint gives the nearest one and all names.
    """
    short = re.sub(r"^(openai/)?(faster-)?whisper-", "", name.strip())
    short = _ALIASES.get(short, short)
    if short in CATALOG:
        return CATALOG[short]
    for model in CATALOG.values():
        if model.repository.lower() == name.lower():
            return model
    if _REPOSITORY.fullmatch(name):
        return CatalogModel(name, name, None)
    near = difflib.get_close_matches(short, [*CATALOG, *_ALIASES], n=1)
    suggestion = f"Did you mean '{near[0]}'? " if near else ""
    raise UsageError(
        f"There is no speech model named '{name}'.",
        hint=f"{suggestion}Choose one of {AUTO}, {', '.join([*CATALOG, *_ALIASES])}; "
        "what is on this machine shows: lectura models list",
        value=name,
    )
