"""The reference pages, made from the commands and the settings: ``python tools/reference.py``.

They are written into ``docs/reference``, or into the folder that is named. What a command takes is
read from the finished command objects, so the pages say what the command line does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer.main

from lectura.cli.app import app
from lectura.config.fields import BY_NAME, FIELDS, Field

_MADE = "<!-- Made by tools/reference.py: change the code, not this page. -->\n"
_PANEL = "Options"
"""Where an option stands that names no panel."""

_IN_A_FOLDER = {
    "free": "yes",
    "asks": "with your yes",
    "only_if_unset": "where yours does not say it",
    "only_on": "only to turn it on",
    "stays_here": "`none` and `local`",
    "named_model": "a name, not a path",
    "within_folder": "a file in that folder",
}
"""What a folder's own file may do with a setting, by the rule in ``config/reach``."""


def pages() -> dict[str, str]:
    """File name → Markdown, for every page of the reference."""
    return {"commands.md": _commands_page(), "settings.md": _settings_page()}


def write_pages(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def commands(command: Any, path: str = "lectura") -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with the words that run it."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, one in inner.items():
        if not one.hidden:
            yield from commands(one, f"{path} {name}")


def _commands_page() -> str:
    root = typer.main.get_command(app)
    every = list(commands(root))
    index = [
        [f"[`{path}`](#{path.replace(' ', '-')})", _first_line(one.help)] for path, one in every
    ]
    parts = [
        "# Commands",
        _MADE,
        "All commands with all their options, as `lectura COMMAND --help` shows them. Values that "
        "can also be set in a file or a variable: [settings](settings.md).",
        _table(("command", "what it does"), index),
        "Before any command, or after it:",
        _table(("option", "what it does"), [_row(one)[:2] for one in _shown(root)]),
        "`lectura --install-completion` teaches your shell to complete commands and options.",
        str(root.epilog) + ".",
        *(_command(path, one) for path, one in every),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _command(path: str, command: Any) -> str:
    text, _, example = (command.help or "").partition("Example:")
    arguments = [one for one in _shown(command) if one.param_type_name == "argument"]
    usage = " ".join([path, "[OPTIONS]", *map(_argument, arguments)])
    parts = [f"## {path}", _plain(text), f"    {usage}"]
    if example.strip():
        parts += ["Example:", f"    {_plain(example)}"]
    if arguments:
        rows = [[f"`{_metavar(one)}`", _text(one.help)] for one in arguments]
        parts.append(_table(("argument", "what it is"), rows))
    for panel, rows in _panels(command).items():
        parts.append(_table((panel.lower(), "what it does", "default"), rows))
    return "\n\n".join(parts)


def _panels(command: Any) -> dict[str, list[list[str]]]:
    """Rows of the options, by panel, in the order of the help."""
    found: dict[str, list[list[str]]] = {}
    for one in _shown(command):
        if one.param_type_name == "option":
            found.setdefault(_panel(one), []).append(_row(one))
    return found


def _panel(parameter: Any) -> str:
    panel = getattr(parameter, "rich_help_panel", None)
    return panel if isinstance(panel, str) else _PANEL


def _shown(command: Any) -> list[Any]:
    """The parameters that its help shows, but for those that Typer itself adds."""
    return [
        one
        for one in command.params
        if not getattr(one, "hidden", False)
        and not one.name.endswith("_completion")
        and (hasattr(command, "commands") or one.name not in ("version", "quiet"))
    ]


def _row(option: Any) -> list[str]:
    repeated = " May be given several times." if option.multiple else ""
    field = _setting_of(option)
    told = f"{field.told}." if field else option.help
    return [_flags(option), _text(told) + repeated, _default(option)]


def _setting_of(option: Any) -> Field | None:
    """The setting that an option sets; one of the same name may be another thing."""
    field = BY_NAME.get(option.name)
    return field if field is not None and field.description == option.help else None


def _flags(option: Any) -> str:
    names = [*option.opts, *option.secondary_opts]
    value = "" if option.is_flag else f" {_metavar(option)}"
    ordered = sorted(names, key=lambda name: name.startswith("--"))
    return ", ".join(f"`{name}`" for name in ordered[:-1]) + (
        f"{', ' if ordered[1:] else ''}`{ordered[-1]}{value}`"
    )


def _default(option: Any) -> str:
    field = _setting_of(option)
    if field is not None:
        return _shown_default(field)
    if option.required:
        return "required"
    value = option.default
    shown = isinstance(value, str | int | float) and not isinstance(value, bool)
    return f"`{value}`" if shown else "–"


def _shown_default(field: Field) -> str:
    value = field.default
    if value is None or value == ():
        return field.unset
    if isinstance(value, tuple):
        return f"`{','.join(value)}`"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`"


def _metavar(parameter: Any) -> str:
    if parameter.metavar and not parameter.metavar.startswith("<"):
        return str(parameter.metavar)
    return str(parameter.name).upper() if parameter.param_type_name == "argument" else "VALUE"


def _argument(argument: Any) -> str:
    name = _metavar(argument) + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _settings_page() -> str:
    sections = list(dict.fromkeys(field.section for field in FIELDS))
    parts = [
        "# All settings",
        _MADE,
        "Each can stand in its table of `lectura.toml`, in its variable, or be given as a flag. "
        "Which of them counts, and what the file of a folder may set: [settings](../settings.md).",
        *(_section(name) for name in sections),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _section(name: str) -> str:
    rows = [_setting(field) for field in FIELDS if field.section == name]
    heads = ("setting", "what it does", "default", "variable", "flag", "a folder may set it")
    return f"## [{name}]\n\n" + _table(heads, rows)


def _setting(field: Field) -> list[str]:
    names = [name for one in field.typed for name in one.split("/")]
    flags = ", ".join(f"`{name}`" for name in names if name.startswith("--")) or "–"
    allowed = _IN_A_FOLDER[field.folder.__name__]
    return [
        f"`{field.name}`",
        _text(f"{field.told}."),
        _shown_default(field),
        f"`{field.variable}`",
        flags,
        allowed,
    ]


def _first_line(text: str | None) -> str:
    return _text((text or "").strip().split("\n\n", 1)[0])


def _text(text: str | None) -> str:
    """Help as one cell of a table."""
    return " ".join((text or "").split()).replace("|", "\\|").replace("<", "&lt;")


def _plain(text: str) -> str:
    """Paragraphs, each on one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if sys.argv[1:] else "docs/reference"))
