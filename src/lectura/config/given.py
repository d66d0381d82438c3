"""Settings that a program gives by name, as ``language="es"``: no file is read for it.

Of the environment only what says where this machine keeps finished work, and that nothing may leave
it; all else is as the program says, so that it does the same wherever it runs.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Mapping
from typing import Any

from lectura.config.fields import BY_NAME, FIELDS, Field
from lectura.config.languages import meant_by
from lectura.config.layers import Layered, defaults, from_environment
from lectura.config.rows import Value
from lectura.errors import UsageError

OF_THE_MACHINE = (BY_NAME["cache"], BY_NAME["offline"])
"""What is taken from the environment where a program does not say it."""


def fields_of(groups: Collection[str], *, without: Collection[str] = ()) -> Mapping[str, Field]:
    """The settings of these groups by their names."""
    taken = (field for field in FIELDS if field.belongs_to(groups))
    return {field.name: field for field in taken if field.name not in without}


def given(
    settings: Mapping[str, Any],
    fields: Mapping[str, Field],
    *,
    function: str,
    environ: Mapping[str, str],
) -> Layered:
    """Every setting: as it was given, else its default.

    Args:
        settings: what was given; None means that nothing is.
        fields: the settings that can be given.
        function: what they were given to, as it is called.
        environ: the environment, for `OF_THE_MACHINE`.

    Raises:
        UsageError: there is no such setting, or it cannot have the value.
        ConfigError: a variable of the environment cannot be read.
    """
    values = {**defaults(), **from_environment(environ, OF_THE_MACHINE)}
    for name, value in settings.items():
        if name not in fields:
            raise _unknown(name, fields, function)
        if value is not None and (read := _read(fields[name], value)) not in (None, ()):
            values[name] = Value(read, "flag")
    return Layered(values)


def _read(field: Field, value: Any) -> Any:
    try:
        return field.kind.read(os.fspath(value) if isinstance(value, os.PathLike) else value)
    except ValueError as error:
        shown = "" if field.secret else f" {value!r}"
        raise UsageError(
            f"Invalid value{shown} for {field.name}: {error}.",
            hint=f"{meant_by(error)}See all settings: lectura config show",
            value=None if field.secret else value,
        ) from error


def _unknown(name: str, fields: Collection[str], function: str) -> UsageError:
    near = difflib.get_close_matches(name, fields, n=3, cutoff=0.6)
    meant = f"Did you mean {' or '.join(near)}?" if near else f"It takes {', '.join(fields)}."
    return UsageError(
        f"{function}() takes no setting '{name}'.",
        hint=f"{meant} See all settings: lectura config show",
        value=name,
    )
