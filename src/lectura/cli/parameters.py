"""The parameters of a command: one of its function may stand for many options of its line.

The settings of the table come as one mapping (`takes_settings`), options that belong together as
one frozen dataclass (`ungrouped`). Typer reads the options from the signature that is made here.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias, TypeVar, get_type_hints

import typer

from lectura.cli.console import console
from lectura.cli.options import Quiet, Version
from lectura.cli.originals import of_inputs
from lectura.cli.trusting import TRUST_FLAG, TrustFolder
from lectura.config.fields import BY_NAME, FIELDS, Field
from lectura.config.languages import meant_by
from lectura.errors import ExitStatus, UsageError
from lectura.paths import as_argument

Command: TypeAlias = Callable[..., ExitStatus]
Flags: TypeAlias = Mapping[str, Any]
"""What was typed of the settings, by their names; what was not typed is not in it."""

R = TypeVar("R")
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Bundle:
    """Options that a command takes as one parameter.

    Attributes:
        options: in the order of the help.
        build: makes the argument of their values, by their names.
        last: options of it that the help lists after all others.
    """

    options: tuple[inspect.Parameter, ...]
    build: Callable[[dict[str, Any]], Any]
    last: tuple[inspect.Parameter, ...] = ()


def takes_settings(
    *groups: str, flags: Mapping[str, tuple[str, ...]] = _NONE
) -> Callable[[Command], Command]:
    """Give a command the options of settings; its parameter ``flags`` gets what was typed.

    Args:
        groups: of which settings, see `Field.belongs_to`; the help lists them in this order.
        flags: what a setting is typed as in this command, where that differs from the table.
    """
    taken = tuple(
        (field, flags.get(field.name, field.typed))
        for group in groups
        for field in FIELDS
        if field.typed and field.belongs_to((group,))
    )

    def decorate(function: Command) -> Command:
        general = tuple(_option(*one) for one in taken if one[0].section == "general")
        trust = _parameter(TRUST_FLAG, TrustFolder, None)
        bundle = Bundle(
            options=tuple(_option(*one) for one in taken if one[0].section != "general"),
            build=lambda given: _typed(given, taken, _command_of(function)),
            last=(*general, trust),
        )
        return _spread(function, {"flags": bundle})

    return decorate


def start(inputs: Sequence[Path], flags: Flags) -> None:
    """Show that a command has begun to work on these, before it loads what it needs.

    Raises:
        UsageError: as `refuse_formats`.
    """
    refuse_formats(inputs, flags, "formats", "transcribe")
    typed = flags.get("progress") or os.environ.get(BY_NAME["progress"].variable, "auto")
    console().at_hand = of_inputs(tuple(inputs))
    console().start(inputs[0].name if inputs else "", typed)


def refuse_formats(inputs: Sequence[Path], flags: Flags, name: str, command: str) -> None:
    """See that ``-f txt srt`` is not taken for a file ``srt``: it is said before the work.

    Args:
        inputs: what was typed as files.
        flags: what was typed of settings.
        name: the setting that ``-f`` is in this command.
        command: which command that is.

    Raises:
        UsageError: a format stands among the files, and no file is called so.
    """
    known = {*BY_NAME[name].choices, "all"}
    names = {one: str(one).strip(".,").lower() for one in inputs}
    stray = [one for one in inputs if names[one] in known and not one.exists()]
    if name not in flags or not stray:
        return
    files = " ".join(as_argument(one) for one in inputs if one not in stray) or "FILE"
    formats = ",".join(dict.fromkeys([*flags[name], *(names[one] for one in stray)]))
    raise UsageError(
        f"There is no file {stray[0]}. Formats are separated by commas, without spaces.",
        hint="Write them so: " + " ".join(["lectura", command, files, "-f", formats]),
        value=str(stray[0]),
    )


def ungrouped(function: Callable[..., R]) -> Callable[..., R]:
    """A command each of whose parameters is one option: dataclasses are made of their fields."""
    groups = {
        one.name: _group(one.annotation)
        for one in inspect.signature(function, eval_str=True).parameters.values()
        if is_dataclass(one.annotation)
    }
    return _spread(function, groups) if groups else function


def _option(field: Field, typed: tuple[str, ...]) -> inspect.Parameter:
    """The option of a setting, as Typer reads it."""
    kind = field.kind
    once = bool if kind.switches else str
    told = typer.Option(
        *typed,
        help=field.description,
        rich_help_panel=field.help_panel,
        metavar=kind.metavar or None,
        show_default=False,
    )
    value: Any = list[str] if kind.repeats else once
    return _parameter(field.name, Annotated[value | None, told], None)


def _typed(
    given: Mapping[str, Any], taken: tuple[tuple[Field, tuple[str, ...]], ...], command: str
) -> Flags:
    """What was typed, read.

    Raises:
        UsageError: a setting cannot have the value.
    """
    read = {TRUST_FLAG: given[TRUST_FLAG]} if given[TRUST_FLAG] is not None else {}
    for field, flags in taken:
        value = given[field.name]
        if value is None or value == []:
            continue
        try:
            read[field.name] = field.kind.read(value)
        except ValueError as error:
            raise UsageError(
                f"Invalid value '{value}' for {flags[-1]}: {error}.",
                hint=f"{meant_by(error)}See the available options: {command} --help",
                value=str(value),
            ) from error
    return MappingProxyType(read)


def _command_of(function: Command) -> str:
    """What a person types for a command."""
    module = function.__module__.rpartition(".")[2]
    return " ".join(dict.fromkeys(("lectura", module, function.__name__)))


def _group(made: Any) -> Bundle:
    """The options of a dataclass, which is made of them."""
    hints = get_type_hints(made, include_extras=True)
    options = tuple(
        _parameter(one.name, hints[one.name], _EMPTY if one.default is MISSING else one.default)
        for one in fields(made)
    )
    return Bundle(options, lambda given: made(**given))


def with_common(function: Callable[..., R], take: Callable[[bool], None]) -> Callable[..., R]:
    """The command with the options that may stand before every command, and so after it too.

    Args:
        function: the command.
        take: is told first whether it is to be quiet.
    """
    common = (_parameter("version", Version, False), _parameter("quiet", Quiet, False))

    def build(given: dict[str, Any]) -> None:
        take(given["quiet"])

    return _spread(function, {}, Bundle((), build, common))


_EMPTY = inspect.Parameter.empty


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=default, annotation=annotation)


def _spread(
    function: Callable[..., R], bundles: Mapping[str, Bundle], beside: Bundle | None = None
) -> Callable[..., R]:
    """The function with the options of each bundle in the place of its parameter.

    Args:
        function: it gets what a bundle makes of its options.
        bundles: by the names of the parameters.
        beside: options of which the function gets nothing.
    """
    options: list[inspect.Parameter] = []
    for one in inspect.signature(function, eval_str=True).parameters.values():
        bundle = bundles.get(one.name)
        own = one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        options += (own,) if bundle is None else bundle.options
    every = [*bundles.values(), *([beside] if beside else [])]
    options += [one for bundle in every for one in bundle.last]

    @functools.wraps(function)
    def run(**given: Any) -> R:
        for name, bundle in bundles.items():
            parts = {one.name: given.pop(one.name) for one in (*bundle.options, *bundle.last)}
            given[name] = bundle.build(parts)
        if beside is not None:
            beside.build({one.name: given.pop(one.name, one.default) for one in beside.last})
        return function(**given)

    run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    run.__annotations__ = {}  # all is in the signature; to evaluate it twice takes time
    return run
