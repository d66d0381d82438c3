"""The README names every command, and every option explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from lectura.cli.app import app

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def commands(command: Any, path: str = "lectura") -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with the words that run it."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, one in inner.items():
        yield from commands(one, f"{path} {name}")


ALL = dict(commands(typer.main.get_command(app)))


def documented(path: str) -> bool:
    """``lectura models pull`` counts as documented by ``lectura models list|pull|path`` too."""
    group, _, name = path.rpartition(" ")
    return path in README or any(
        name in line.partition(f"`{group} ")[2].partition("`")[0].replace("\\", "").split("|")
        for line in README.splitlines()
    )


def test_the_commands() -> None:
    wanted = {"run", "transcribe", "summarize", "speakers", "search", "verify", "doctor"}
    assert {f"lectura {name}" for name in wanted} <= set(ALL)
    assert {f"lectura models {name}" for name in ("list", "pull", "path")} <= set(ALL)


@pytest.mark.parametrize("path", ALL)
def test_the_readme_names_every_command(path: str) -> None:
    assert documented(path)


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help(path: str) -> None:
    assert ALL[path].help
    for parameter in ALL[path].params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name}"


@pytest.mark.parametrize("path", ["lectura run", "lectura transcribe", "lectura summarize"])
def test_every_input_can_be_told_to_programs(path: str) -> None:
    assert "--json" in [name for parameter in ALL[path].params for name in parameter.opts]
