"""How large a language model is, as its name tells, else its file: what may be asked of it."""

from __future__ import annotations

import re
from enum import Enum

_BYTES_PER_BILLION = 620e6
"""Of parameters at four bits each, as most files have them; measured on the curated list."""
_IN_NAME = re.compile(
    r"(?<![a-z0-9.])(?:(?P<experts>\d{1,2})x|e)?(?:(?P<billions>\d{1,4}(?:\.\d+)?)b"
    r"|(?P<millions>\d{2,3})m)(?![a-z0-9])"
)
"""``4b``, ``1.5B``, ``8x7b``, ``e4b``, ``135M``; a context such as ``1m`` has one digit."""


class ModelSize(Enum):
    """What a model of so many parameters can do in one reply."""

    TINY = "tiny"
    """Under one billion: it cannot fill in a long form, nor stop by itself."""
    LITTLE = "little"
    """One to five billion: it puts a sentence into other words, and finds little by itself."""
    SMALL = "small"
    """Up to eleven billion: it fills in half a form at a time, after an example."""
    LARGE = "large"
    """More, or unknown: taken at its word."""

    @property
    def is_tiny(self) -> bool:
        """True under one billion parameters."""
        return self is ModelSize.TINY

    @property
    def is_little(self) -> bool:
        """True up to five billion."""
        return self in (ModelSize.TINY, ModelSize.LITTLE)


_BELOW = ((1.0, ModelSize.TINY), (5.5, ModelSize.LITTLE), (11.0, ModelSize.SMALL))


def size_of(name: str, file_bytes: int | None = None) -> ModelSize:
    """The size of a model.

    Args:
        name: as endpoints and files have it, such as ``qwen3:4b`` or ``Llama-3.2-3B-Q4_K_M``.
        file_bytes: of its weights, where they are on this machine; counts where the name is silent.
    """
    billions = _billions(name.lower())
    if billions is None and file_bytes is not None:
        billions = file_bytes / _BYTES_PER_BILLION
    if billions is None:
        return ModelSize.LARGE
    return next((size for least, size in _BELOW if billions < least), ModelSize.LARGE)


def _billions(name: str) -> float | None:
    """The parameters that a name tells, in billions; the most where it tells several numbers."""
    told = [
        int(found["experts"] or 1) * float(found["billions"])
        if found["billions"]
        else int(found["millions"]) / 1000
        for found in _IN_NAME.finditer(name)
    ]
    return max(told, default=None)
