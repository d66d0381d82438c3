"""A settings file, read once: its settings, and the digest of what was read."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.config.fields import BY_NAME, Field
from lectura.config.languages import meant_by
from lectura.config.rows import Value
from lectura.config.trust import fingerprint
from lectura.disk.small_files import plain_bytes
from lectura.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE_NAME = "lectura.toml"
_NAMES_OR_PATHS = frozenset({"model", "prompt"})


@dataclass(frozen=True)
class SettingsFile:
    """A settings file as it was read, once.

    Attributes:
        path: where it is.
        sha256: of its bytes, and of the prompt it names: what a yes holds for.
        values: its settings.
    """

    path: Path
    sha256: str
    values: Mapping[str, Value]


def read_file(path: Path) -> SettingsFile:
    """The settings of a file, relative paths made whole from where it is.

    Raises:
        ConfigError: it cannot be read, or holds an unknown or impossible setting.
    """
    try:
        raw = plain_bytes(path)
        tables = tomllib.loads(raw.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(
            f"The settings file {path} cannot be read: {error}",
            hint="Correct it, then look: lectura config show",
            value=str(path),
        ) from error
    values: dict[str, Value] = {}
    for section, table in tables.items():
        if not isinstance(table, dict):
            raise unknown_setting(section, section, path)
        for name, given in table.items():
            field = BY_NAME.get(name)
            if field is None or field.section != section:
                raise unknown_setting(f"{section}.{name}", name, path)
            value = parsed(field, given, f"{path}: {section}.{name}")
            values[name] = Value(whole_path(field, value, path.absolute().parent), str(path))
    prompt = values["prompt"].value if "prompt" in values else None
    place = path.absolute().parent / Path(prompt).expanduser() if prompt else None
    return SettingsFile(path, fingerprint(raw, place), values)


def whole_path(field: Field, value: Any, folder: Path) -> Any:
    """The value; a relative path, or the name of a file that is there, counted from a folder."""
    if not isinstance(value, str) or not (field.kind.path or field.name in _NAMES_OR_PATHS):
        return value
    place = folder / Path(value).expanduser()
    looks = "/" in value or "\\" in value or place.suffix == ".md"
    return str(place) if field.kind.path or (looks and place.exists()) else value


def parsed(field: Field, raw: Any, where: str) -> Any:
    """The value of a setting.

    Raises:
        ConfigError: the setting cannot have it; the sentence says where it was written.
    """
    try:
        return field.kind.read(raw)
    except ValueError as error:
        shown = "" if field.secret else f" '{raw}'"
        raise ConfigError(
            f"{where}: invalid value{shown} for {field.name}: {error}.",
            hint=f"{meant_by(error)}Correct it, then look: lectura config show",
            value=None if field.secret else raw,
        ) from error


def _sections_of(name: str) -> list[str]:
    """What may have been meant by an unknown name, as section.name."""
    near = difflib.get_close_matches(name, BY_NAME, n=3, cutoff=0.6)
    return [f"{BY_NAME[match].section}.{match}" for match in near]


def tables_of(text: str) -> dict[str, Any] | None:
    """What TOML says; None for what is none."""
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    return tables


def unknown_setting(name: str, near: str, path: Path | None = None) -> ConfigError:
    """The error for a name that is no setting.

    Args:
        name: as it was written.
        near: the part of it that may be misspelled.
        path: the file in which it was written.
    """
    found = _sections_of(near)
    meant = f"Did you mean {' or '.join(found)}? " if found else ""
    return ConfigError(
        f"{path}: there is no setting {name}." if path else f"There is no setting {name}.",
        hint=f"{meant}See them all: lectura config show",
        value=name,
    )
