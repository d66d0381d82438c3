"""One setting changed in a settings file; comments, order and everything else in it stay."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from lectura.config.fields import BY_NAME, Field
from lectura.config.files import parsed, tables_of, unknown_setting, whole_path
from lectura.disk.files import write_atomic
from lectura.disk.small_files import plain_bytes
from lectura.errors import ConfigError, UsageError

_OTHERS = 0o077


def field_named(name: str) -> Field:
    """The setting of a whole name, ``section.name``.

    Raises:
        ConfigError: there is none; it says which may have been meant.
    """
    section, _, short = name.rpartition(".")
    field = BY_NAME.get(short)
    if field is None or section != field.section:
        raise unknown_setting(name, short)
    return field


def value_of(field: Field, text: str, folder: Path) -> Any:
    """The value that was typed for a setting; relative paths count from a folder.

    Raises:
        UsageError: the setting cannot have it.
    """
    try:
        value = whole_path(field, parsed(field, text, f"{field.section}.{field.name}"), folder)
    except ConfigError as error:
        raise UsageError(error.message, hint=error.hint, value=error.value) from error
    given = value if isinstance(value, tuple) else (value,)
    if field.choices and not set(given) <= set(field.choices):
        raise UsageError(
            f"Invalid value '{text}' for {field.name}: expected {', '.join(field.choices)}.",
            hint="Choose among these; see all settings: lectura config show",
            value=text,
        )
    if value is None or value == ():
        raise UsageError(
            f"An empty value does not set {field.name}.",
            hint=f"To take it out: lectura config unset {field.section}.{field.name}",
            value=text,
        )
    return value


def set_value(path: Path, field: Field, value: Any) -> None:
    """Write a setting into a settings file, which need not be there.

    Raises:
        ConfigError: the file is no TOML, or is written so that it cannot be changed surely.
        OutputError: it cannot be written.
    """
    before = _text(path)
    document = _parsed(before, path)
    plain = list(value) if isinstance(value, tuple) else value
    section = document.setdefault(field.section, tomlkit.table())
    if not isinstance(section, MutableMapping):
        raise _by_hand(path, field)
    section[field.name] = plain
    _replace(path, field, (before, tomlkit.dumps(document)), plain)


def unset_value(path: Path, field: Field) -> bool:
    """Take a setting out of a settings file; False where it is not in it.

    Raises:
        ConfigError, OutputError: as `set_value`.
    """
    before = _text(path)
    document = _parsed(before, path)
    section = document.get(field.section)
    if not isinstance(section, MutableMapping) or field.name not in section:
        return False
    del section[field.name]
    _replace(path, field, (before, tomlkit.dumps(document)), None)
    return True


def _text(path: Path) -> str:
    try:
        return plain_bytes(path).decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _parsed(text: str, path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise _unreadable(path, error) from error


def _replace(path: Path, field: Field, texts: tuple[str, str], value: Any) -> None:
    """Write the new text where it says what it should, and nothing else differently."""
    before, after = texts
    if tables_of(after) != _expected(tables_of(before), field, value):
        raise _by_hand(path, field)
    place = Path(os.path.realpath(path))  # a link of the person's stays one
    private = place.exists() and not place.stat().st_mode & _OTHERS
    write_atomic(place, after.encode(), private=private)


def _expected(tables: dict[str, Any] | None, field: Field, value: Any) -> dict[str, Any] | None:
    if tables is None:
        return None
    section = dict(tables.get(field.section, {}))
    section.pop(field.name, None)
    return {**tables, field.section: section if value is None else {**section, field.name: value}}


def _unreadable(path: Path, error: Exception) -> ConfigError:
    return ConfigError(
        f"The settings file {path} cannot be read: {error}",
        hint="Correct it, then look: lectura config show",
        value=str(path),
    )


def _by_hand(path: Path, field: Field) -> ConfigError:
    return ConfigError(
        f"{path} is written in a way that lectura does not change surely; it was left as it is.",
        hint=f"Change {field.section}.{field.name} there by hand, then look: lectura config show",
        value=str(path),
    )
