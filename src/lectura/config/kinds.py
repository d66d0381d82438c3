"""How the value of a setting is written: in a file, in a variable, on the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from lectura.inputs.naming import checked_template
from lectura.timeline import parse_timestamp, round_seconds

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class Kind:
    """How values of one kind are written.

    Attributes:
        read: turns what was written into the value, or raises ValueError with what was expected.
        metavar: stands for the value in a command's help.
        repeats: the flag may be typed several times, with one value each.
        switches: the flag is typed without a value.
        path: it names a file or folder; in a settings file it counts from where that file is.
        url: it is an address, which may be written without its scheme.
    """

    read: Callable[[Any], Any]
    metavar: str
    _: KW_ONLY
    repeats: bool = False
    switches: bool = False
    path: bool = False
    url: bool = False


def _text(value: Any) -> str | None:
    """A string; empty means not set."""
    if not isinstance(value, str):
        raise ValueError("expected a string in quotation marks")
    return value.strip() or None


def _template(value: Any) -> str | None:
    """A template of names; empty means not set."""
    text = _text(value)
    return None if text is None else checked_template(text)


def _switch(value: Any) -> bool:
    """True or false, also as yes/no, on/off, 1/0."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ValueError("expected true or false")


def _amount(value: Any) -> float:
    """A number above zero."""
    try:
        number = float(str(value))
    except ValueError:
        raise ValueError("expected a number") from None
    if isinstance(value, bool) or not 0 < number < float("inf"):
        raise ValueError("expected a number above 0")
    return number


def _names(value: Any) -> tuple[str, ...]:
    """A list of words: a TOML array or a flag typed several times, or separated by commas."""
    return tuple(name for part in _parts(value, ",") for name in _parts(part, ","))


def _lines(value: Any) -> tuple[str, ...]:
    """A list of texts that may hold commas: a TOML array, or separated by semicolons."""
    return _parts(value, ";")


def _parts(value: Any, mark: str) -> tuple[str, ...]:
    parts = value.split(mark) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise ValueError("expected a list such as txt,srt")
    return tuple(part.strip() for part in parts if part.strip())


def chosen(choices: Sequence[str]) -> Kind:
    """Some of these names, in capitals too and with a point before them; ``all`` is all of them.

    What is none of them is left for the command to refuse, which knows what can be done instead.
    """

    def read(value: Any) -> tuple[str, ...]:
        named = [name.lower().removeprefix(".") for name in _names(value)]
        found = [one for name in named for one in (choices if name == "all" else (name,))]
        return tuple(dict.fromkeys(found))

    return Kind(read, "LIST", repeats=True)


def one_of(choices: Sequence[str]) -> Kind:
    """One of these words."""

    def read(value: Any) -> str:
        word = str(value).strip().lower()
        if word not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}")
        return word

    return Kind(read, "WORD")


def _day(value: Any) -> dt.date:
    """A calendar day, as 2026-03-15."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("expected a date such as 2026-03-15") from None


def _moment(value: Any) -> float:
    """A time in a recording, in seconds on the grid of milliseconds."""
    try:
        return round_seconds(parse_timestamp(str(value)))
    except ValueError:
        raise ValueError("expected a time such as 0:10:00, or seconds") from None


def whole(least: int, most: int | None = None) -> Kind:
    """A whole number of at least ``least``, and at most ``most``."""

    def read(value: Any) -> int:
        try:
            number = int(str(value))
        except ValueError:
            raise ValueError("expected an integer") from None
        if isinstance(value, bool) or number < least:
            raise ValueError(f"expected an integer of at least {least}")
        if most is not None and number > most:
            raise ValueError(f"expected an integer of at most {most}")
        return number

    return Kind(read, "N")


text = Kind(_text, "TEXT")
template = Kind(_template, "TEMPLATE")
path = Kind(_text, "PATH", path=True)
url = Kind(_text, "URL", url=True)
switch = Kind(_switch, "", switches=True)
amount = Kind(_amount, "NUMBER")
names = Kind(_names, "LIST", repeats=True)
lines = Kind(_lines, "TEXT", repeats=True)
moment = Kind(_moment, "TIME")
day = Kind(_day, "YYYY-MM-DD")
