"""From what was typed to the settings of a comparison."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lectura.cli.comparing.fields import OF_LECTURA
from lectura.cli.console import console
from lectura.cli.parameters import Flags
from lectura.cli.setup import layered
from lectura.config import Layered, Settings
from lectura.config.fields import BY_NAME
from lectura.errors import UsageError
from lectura.timeline import Stretch, parse_minutes

_LEAST_LIMIT_SECONDS, _LIMIT_FACTOR = 600.0, 30.0


def chosen_settings(flags: Flags, minutes: str | None) -> tuple[Layered, Settings]:
    """Every setting, and the options made of them for these minutes.

    Raises:
        UsageError: the minutes are none.
        ConfigError: as `lectura.cli.setup.layered`.
    """
    from lectura.config import settings_of

    values = layered(flags, sections=("transcribe", "general"))
    chosen = settings_of(values)
    console().show_as(chosen.progress)
    if minutes is None:
        return values, replace(chosen, stretch=Stretch())
    try:
        span = parse_minutes(minutes)
    except ValueError as error:
        raise UsageError(
            f"Invalid value '{minutes}' for --minutes: {error}.",
            hint="Write the first and the last: lectura compare RECORDING --minutes 10-15",
            value=minutes,
        ) from error
    return values, replace(chosen, stretch=Stretch(span.start, span.end))


def words_of(values: Layered) -> tuple[str, ...]:
    """The settings of lectura as they are typed, where they are not the usual ones."""
    words: list[str] = []
    for name in OF_LECTURA:
        field, value = BY_NAME[name], values[name]
        if value not in (None, (), field.default):
            text = ",".join(value) if isinstance(value, tuple) else str(value)
            words += [field.typed[-1], str(Path(text).resolve()) if field.kind.path else text]
    return tuple(words)


def limit_seconds(minutes: float | None, sound_seconds: float) -> float:
    """How long one solution may take, in seconds.

    Args:
        minutes: as typed.
        sound_seconds: of what is recognized.

    Raises:
        UsageError: it is no time.
    """
    if minutes is None:
        return max(_LEAST_LIMIT_SECONDS, _LIMIT_FACTOR * sound_seconds)
    if minutes <= 0:
        raise UsageError(
            f"--time-limit {minutes:g} leaves no time for anything.",
            hint="Give minutes: lectura compare RECORDING --time-limit 30",
            value=minutes,
        )
    return 60 * minutes
