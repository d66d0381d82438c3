"""Every setting there is: its name, its section in the file, how it is read, its default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
        secret: never shown.
    """

    name: str
    section: str
    parse: Parse
    default: Any = None
    secret: bool = False

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
    Field("model", "transcribe", text, "auto"),
    Field("language", "transcribe", text),
    Field("languages", "transcribe", names, ()),
    Field("device", "transcribe", text, "auto"),
    Field("compute_type", "transcribe", text, "auto"),
    Field("words", "transcribe", flag, False),
    Field("vocabulary", "transcribe", text),
    Field("translate", "transcribe", flag, False),
    Field("threads", "transcribe", whole(1)),
    Field("batch_size", "transcribe", whole(1)),
    Field("audio_track", "transcribe", whole(0)),
    Field("formats", "transcribe", names, ("txt", "srt", "json")),
    Field("speakers", "speakers", flag, False),
    Field("speaker_engine", "speakers", text, "builtin"),
    Field("num_speakers", "speakers", whole(1)),
    Field("min_speakers", "speakers", whole(1)),
    Field("max_speakers", "speakers", whole(1)),
    Field("known_voices", "speakers", flag, False),
    Field("speaker_name", "speakers", lines, ()),
    Field("speaker_at", "speakers", lines, ()),
    Field("llm", "llm", text, "auto"),
    Field("llm_model", "llm", text),
    Field("base_url", "llm", text),
    Field("api_key", "llm", text, secret=True),
    Field("context_tokens", "llm", whole(512)),
    Field("max_reply_tokens", "llm", whole(64), 2048),
    Field("timeout", "llm", amount),
    Field("retries", "llm", whole(0), 5),
    Field("concurrency", "llm", whole(1), 1),
    Field("max_tokens_total", "llm", whole(1)),
    Field("max_cost", "llm", amount),
    Field("price_prompt", "llm", amount),
    Field("price_reply", "llm", amount),
    Field("currency", "llm", text, "USD"),
    Field("gguf", "llm", text),
    Field("notes_language", "notes", text),
    Field("notes_formats", "notes", names, ("md", "json")),
    Field("prompt", "notes", text, "default"),
    Field("date", "notes", day),
    Field("exclude_speakers", "notes", lines, ()),
    Field("link", "notes", text),
    Field("offline", "general", flag, False),
    Field("cache", "general", text),
)
"""In the order in which ``lectura config show`` lists them."""

BY_NAME = {field.name: field for field in FIELDS}
