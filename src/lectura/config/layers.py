"""Where each value comes from: the layers, read and laid over one another."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura import places
from lectura.config.fields import BY_NAME, FIELDS, Field
from lectura.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE_NAME = "lectura.toml"
FILE_VARIABLE = "LECTURA_CONFIG"


@dataclass(frozen=True)
class Value:
    """A value, and who set it."""

    value: Any
    origin: str


@dataclass(frozen=True)
class Row:
    """A setting fit to be shown: ``value`` to people, ``json`` to programs; no secret is."""

    section: str
    name: str
    value: str
    origin: str
    json: str | int | float | bool | list[str] | None


@dataclass(frozen=True)
class Layered:
    """Every setting with its value and origin."""

    values: Mapping[str, Value]

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value

    def rows(self) -> tuple[Row, ...]:
        """All settings in order, fit to be shown."""
        return tuple(
            Row(
                section=field.section,
                name=field.name,
                value=_shown(field, found.value),
                origin=found.origin,
                json=_json(field, found.value),
            )
            for field in FIELDS
            for found in [self.values[field.name]]
        )


def load(
    flags: Mapping[str, Any],
    *,
    environ: Mapping[str, str],
    folder: Path,
    config_folder: Path | None = None,
) -> Layered:
    """Lay the layers over one another.

    Args:
        flags: what was typed; None and empty lists mean not typed.
        environ: the environment.
        folder: where ``lectura.toml`` is looked for, the folder lectura was started in.
        config_folder: the user's own folder of settings.

    Raises:
        ConfigError: a file or variable cannot be read, or holds an unknown or impossible setting.
    """
    values = {field.name: Value(field.default, "default") for field in FIELDS}
    for path in _files(environ, folder, config_folder or user_config_folder()):
        values.update(_from_file(path))
    values.update(_from_environment(environ))
    values.update(
        {name: Value(value, "flag") for name, value in flags.items() if value not in (None, (), [])}
    )
    return Layered(values)


def user_config_folder() -> Path:
    """The folder of the user's own settings and prompts."""
    return places.config_folder()


def _files(environ: Mapping[str, str], folder: Path, config_folder: Path) -> Iterator[Path]:
    """The settings files that exist, the weakest first."""
    user = config_folder / FILE_NAME
    if user.is_file():
        yield user
    if named := environ.get(FILE_VARIABLE):
        path = Path(named).expanduser()
        if not path.is_file():
            raise ConfigError(
                f"The settings file {path} that {FILE_VARIABLE} names is not there.",
                hint=f"Correct or unset {FILE_VARIABLE}, then look: lectura config show",
                value=named,
            )
        yield path
    elif (folder / FILE_NAME).is_file():
        yield folder / FILE_NAME


def _from_file(path: Path) -> dict[str, Value]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"The settings file {path} cannot be read: {error}",
            hint="Correct it, then look: lectura config show",
            value=str(path),
        ) from error
    values: dict[str, Value] = {}
    for section, table in tables.items():
        if not isinstance(table, dict):
            raise _unknown(section, path, _sections_of(section))
        for name, raw in table.items():
            field = BY_NAME.get(name)
            if field is None or field.section != section:
                raise _unknown(f"{section}.{name}", path, _sections_of(name))
            values[name] = Value(_parsed(field, raw, f"{path}: {section}.{name}"), str(path))
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for field in FIELDS:
        raw = environ.get(field.variable)
        if raw is not None and raw.strip():
            values[field.name] = Value(_parsed(field, raw, field.variable), field.variable)
    return values


def _parsed(field: Field, raw: Any, where: str) -> Any:
    try:
        return field.parse(raw)
    except ValueError as error:
        shown = "" if field.secret else f" '{raw}'"
        raise ConfigError(
            f"{where}:{shown} is no value for {field.name}: {error}.",
            hint="Correct it, then look: lectura config show",
            value=None if field.secret else raw,
        ) from error


def _sections_of(name: str) -> list[str]:
    """What may have been meant by an unknown name, as section.name."""
    near = difflib.get_close_matches(name, BY_NAME, n=3, cutoff=0.6)
    return [f"{BY_NAME[match].section}.{match}" for match in near]


def _unknown(name: str, path: Path, near: list[str]) -> ConfigError:
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return ConfigError(
        f"{path}: there is no setting {name}.",
        hint=f"{meant}See them all: lectura config show",
        value=name,
    )


def _json(field: Field, value: Any) -> str | int | float | bool | list[str] | None:
    if field.secret:
        return None if value is None else "set, not shown"
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, int | float | str):
        return value
    return str(value)


def _shown(field: Field, value: Any) -> str:
    if value is None or value == ():
        return "–"
    if field.secret:
        return "set, not shown"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
