"""Every setting there is: its name, its section in the file, how it is read, its default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from lectura.config.languages import spoken, spoken_list, written
from lectura.config.reach import (
    FolderRule,
    asks,
    free,
    named_model,
    only_if_unset,
    only_on,
    stays_here,
    within_folder,
)

Parse = Callable[[Any], Any]

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class Field:
    """One setting.

    Attributes:
        name: unique over all sections; the environment calls it ``LECTURA_`` and the name in
            capitals, the command line ``--`` and the name with hyphens.
        section: its table in ``lectura.toml``.
        parse: turns what a file or the environment says into the value, or raises ValueError.
        default: the value where nobody says anything.
        folder: when the file of a folder may set it without the person's yes; every setting has
            to decide.
        secret: never shown.
        path: names a file or folder; in a settings file it counts from where that file lies.
        url: an address, which may be written without its scheme.
        unset: how "nobody says anything" is shown, where the default is None or empty.
    """

    name: str
    section: str
    parse: Parse
    default: Any = None
    _: KW_ONLY
    folder: FolderRule
    secret: bool = False
    path: bool = False
    url: bool = False
    unset: str = "–"

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"LECTURA_{self.name.upper()}"


def text(value: Any) -> str | None:
    """A string; empty means not set."""
    if not isinstance(value, str):
        raise ValueError("write it in quotation marks")
    return value.strip() or None


def flag(value: Any) -> bool:
    """True or false, also as yes/no, on/off, 1/0."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ValueError("write true or false")


def whole(least: int) -> Parse:
    """A whole number of at least ``least``."""

    def parse(value: Any) -> int:
        try:
            number = int(str(value))
        except ValueError:
            raise ValueError("write a whole number") from None
        if isinstance(value, bool) or number < least:
            raise ValueError(f"write a whole number from {least} on")
        return number

    return parse


def amount(value: Any) -> float:
    """A number above zero."""
    try:
        number = float(str(value))
    except ValueError:
        raise ValueError("write a number") from None
    if isinstance(value, bool) or not 0 < number < float("inf"):
        raise ValueError("write a number above 0")
    return number


def names(value: Any) -> tuple[str, ...]:
    """A list of words: a TOML array, or separated by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise ValueError("write a list such as txt,srt")
    return tuple(part.strip() for part in parts if part.strip())


def lines(value: Any) -> tuple[str, ...]:
    """A list of texts that may hold commas: a TOML array, or separated by semicolons."""
    parts = value.split(";") if isinstance(value, str) else value
    return names(list(parts)) if isinstance(parts, list | tuple) else names(parts)


def day(value: Any) -> dt.date:
    """A calendar day, as 2026-03-15."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("write a day like 2026-03-15") from None


FIELDS: tuple[Field, ...] = (
    Field("model", "transcribe", text, "auto", folder=named_model),
    Field("language", "transcribe", spoken, folder=free),
    Field("languages", "transcribe", spoken_list, (), folder=free),
    Field("device", "transcribe", text, "auto", folder=free),
    Field("compute_type", "transcribe", text, "auto", folder=free),
    Field("words", "transcribe", flag, False, folder=free),
    Field("vocabulary", "transcribe", text, folder=within_folder, path=True),
    Field("translate", "transcribe", flag, False, folder=free),
    Field("threads", "transcribe", whole(1), folder=free),
    Field("batch_size", "transcribe", whole(1), folder=free),
    Field("audio_track", "transcribe", whole(0), folder=free),
    Field("formats", "transcribe", names, ("txt", "srt", "json"), folder=free),
    Field("speakers", "speakers", flag, folder=free, unset="as before"),
    Field("speaker_engine", "speakers", text, "builtin", folder=free),
    Field("num_speakers", "speakers", whole(1), folder=free),
    Field("min_speakers", "speakers", whole(1), folder=free),
    Field("max_speakers", "speakers", whole(1), folder=free),
    Field("known_voices", "speakers", flag, False, folder=free),
    Field("speaker_name", "speakers", lines, (), folder=free),
    Field("speaker_at", "speakers", lines, (), folder=free),
    Field("llm", "llm", text, "auto", folder=stays_here),
    Field("llm_model", "llm", text, folder=asks),
    Field("base_url", "llm", text, folder=asks, url=True),
    Field("api_key", "llm", text, secret=True, folder=asks),
    Field("context_tokens", "llm", whole(512), folder=free),
    Field("max_reply_tokens", "llm", whole(64), 2048, folder=free),
    Field("timeout", "llm", amount, folder=free),
    Field("retries", "llm", whole(0), 5, folder=free),
    Field("concurrency", "llm", whole(1), 1, folder=free),
    Field("max_tokens_total", "llm", whole(1), folder=only_if_unset),
    Field("max_cost", "llm", amount, folder=only_if_unset),
    Field("price_prompt", "llm", amount, folder=only_if_unset),
    Field("price_reply", "llm", amount, folder=only_if_unset),
    Field("currency", "llm", text, "USD", folder=only_if_unset),
    Field("gguf", "llm", text, folder=asks, path=True),
    Field("notes_language", "notes", written, folder=free),
    Field("notes_formats", "notes", names, ("md", "json"), folder=free),
    Field("prompt", "notes", text, "default", folder=asks),
    Field("date", "notes", day, folder=free),
    Field("exclude_speakers", "notes", lines, (), folder=only_if_unset),
    Field("link", "notes", text, folder=free, url=True),
    Field("offline", "general", flag, False, folder=only_on),
    Field("trusted_folders", "general", lines, (), folder=asks),
    Field("cache", "general", text, folder=asks, path=True),
)
"""In the order in which ``lectura config show`` lists them."""

BY_NAME = {field.name: field for field in FIELDS}
