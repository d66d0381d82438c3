"""Languages as people write them in a setting, read to the codes that the stages work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class UnknownLanguageError(ValueError):
    """A setting names a language that nobody knows.

    Attributes:
        hint: what may have been meant, as a sentence before the next command.
    """

    def __init__(self, text: str) -> None:
        from lectura.languages import LANGUAGES, near  # noqa: PLC0415 (--help does not wait for it)

        super().__init__(f"'{text}' is not a known language")
        meant = " or ".join(map(str, near(text)))
        known = f"Known are, by code or name: {', '.join(LANGUAGES)}."
        self.hint = f"Did you mean {meant}?" if meant else known


def spoken(value: Any) -> str | None:
    """The code for ``es``, ``es-CO`` or ``Spanish``; empty means not set.

    Raises:
        ValueError: it is no text.
        UnknownLanguageError: it names no language.
    """
    from lectura.languages import code_of  # noqa: PLC0415 (--help does not wait for it)

    return _read(value, code_of)


def spoken_list(value: Any) -> tuple[str, ...]:
    """The codes of a list, each once: a TOML array, or separated by commas (errors as `spoken`)."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise ValueError("expected a list such as es,en")
    return tuple(dict.fromkeys(code for part in parts if (code := spoken(part))))


def written(value: Any) -> str | None:
    """As `spoken`, with the script and the region that were named: ``pt-BR``, ``zh-Hans``."""
    from lectura.languages import tag_of  # noqa: PLC0415 (--help does not wait for it)

    return _read(value, tag_of)


def meant_by(error: ValueError) -> str:
    """What to say before the next command of an error's hint; empty where nothing is known."""
    return f"{error.hint} " if isinstance(error, UnknownLanguageError) else ""


def _read(value: Any, find: Callable[[str], str | None]) -> str | None:
    if not isinstance(value, str):
        raise ValueError("expected a string in quotation marks")
    text = value.strip()
    found = find(text)
    if text and found is None:
        raise UnknownLanguageError(text)
    return found
