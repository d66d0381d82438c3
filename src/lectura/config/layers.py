"""Where each value comes from: the layers, read and laid over one another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.config.fields import BY_NAME, FIELDS, Field
from lectura.config.files import FILE_NAME, SettingsFile, parsed, read_file
from lectura.config.reach import Claim
from lectura.config.rows import Row, Value, row_of
from lectura.config.trust import TrustBook, is_trusted
from lectura.disk import folders as places
from lectura.errors import ConfigError

FILE_VARIABLE = "LECTURA_CONFIG"


@dataclass(frozen=True)
class Claims:
    """What a folder's file wants to set, and may not without the person's yes.

    Attributes:
        path: the file.
        sha256: see `SettingsFile`.
        rows: the settings, fit to be shown.
    """

    path: Path
    sha256: str
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, file: SettingsFile, names: Iterable[str]) -> Claims:
        """The claims of a file on these settings."""
        rows = (row_of(BY_NAME[name], file.values[name]) for name in names)
        return cls(file.path, file.sha256, tuple(rows))


@dataclass(frozen=True)
class Layered:
    """Every setting with its value and origin; and what was left out for want of a yes."""

    values: Mapping[str, Value]
    claims: Claims | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value

    def rows(self) -> tuple[Row, ...]:
        """All settings in order, fit to be shown."""
        return tuple(row_of(field, self.values[field.name]) for field in FIELDS)


def load(
    flags: Mapping[str, Any],
    *,
    environ: Mapping[str, str],
    folder: Path,
    config_folder: Path | None = None,
    trust_folder: bool = False,
) -> Layered:
    """Lay the layers over one another.

    What a folder's file wants to set and may not without the person's yes (`Field.folder`) is left
    out and told in `Layered.claims`, unless the yes is there: ``trust_folder``, the setting
    ``trusted_folders`` of the person, or the same file remembered in the person's `TrustBook`.

    Args:
        flags: what was typed; None and empty lists mean not typed.
        environ: the environment.
        folder: where ``lectura.toml`` is looked for, the folder lectura was started in.
        config_folder: the user's own folder of settings.
        trust_folder: the file of the folder may set everything.

    Raises:
        ConfigError: a file or variable cannot be read, or holds an unknown or impossible setting.
    """
    own = config_folder or user_config_folder()
    values = defaults()
    for path in _own_files(environ, own):
        values.update(read_file(path).values)
    stronger = from_environment(environ)
    stronger.update(
        {name: Value(value, "flag") for name, value in flags.items() if value not in (None, (), [])}
    )
    theirs = None if environ.get(FILE_VARIABLE) else _file_of(folder, own)
    if theirs is None:
        return Layered({**values, **stronger})
    trusted = trust_folder or is_trusted(
        theirs.path,
        theirs.sha256,
        folders=stronger.get("trusted_folders", values["trusted_folders"]).value,
        book=TrustBook(own),
    )
    asked = () if trusted else claimed(theirs, values, set(stronger))
    values.update({name: value for name, value in theirs.values.items() if name not in asked})
    return Layered({**values, **stronger}, Claims.of(theirs, asked) if asked else None)


def defaults() -> dict[str, Value]:
    """Every setting as it is where nobody says anything."""
    return {field.name: Value(field.default, "default") for field in FIELDS}


def user_config_folder() -> Path:
    """The folder of the user's own settings and prompts."""
    return places.config_folder()


def claimed(
    theirs: SettingsFile, values: Mapping[str, Value], settled: Container[str] = ()
) -> tuple[str, ...]:
    """The settings of a folder's file that take effect only with the person's yes.

    Args:
        theirs: the file.
        values: what holds without it; what is the same there, the file does not decide.
        settled: settings that somebody stronger has decided.
    """
    return tuple(
        field.name
        for field in FIELDS
        if field.name in theirs.values and field.name not in settled
        for wanted, own in [(theirs.values[field.name].value, values[field.name])]
        if wanted != own.value
        and not field.folder(Claim(wanted, own.origin != "default", theirs.path.parent))
    )


def from_environment(
    environ: Mapping[str, str], fields: Iterable[Field] = FIELDS
) -> dict[str, Value]:
    """The settings that a variable of the environment says.

    Raises:
        ConfigError: one of them cannot have the value.
    """
    values: dict[str, Value] = {}
    for field in fields:
        raw = environ.get(field.variable)
        if raw is not None and raw.strip():
            values[field.name] = Value(parsed(field, raw, field.variable), field.variable)
    return values


def _own_files(environ: Mapping[str, str], config_folder: Path) -> Iterator[Path]:
    """The files that the person put in place or names, the weakest first."""
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


def _file_of(folder: Path, config_folder: Path) -> SettingsFile | None:
    """The file of a folder; None where there is none, or where it is the user's own."""
    path, own = folder / FILE_NAME, config_folder / FILE_NAME
    if not path.is_file() or (own.is_file() and own.samefile(path)):
        return None
    return read_file(path)
