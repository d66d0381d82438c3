"""The pages name every command, and every option explains itself."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from lectura.cli.app import app
from lectura.config.fields import FIELDS

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "docs" / "reference"
WRITTEN = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md"))
)
"""What people wrote; the pages of the reference are made from the code."""


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
    return re.search(rf"\b{path}\b", WRITTEN) is not None or any(
        name in line.partition(f"`{group} ")[2].partition("`")[0].replace("\\", "").split("|")
        for line in WRITTEN.splitlines()
    )


def test_the_commands() -> None:
    wanted = {"run", "transcribe", "summarize", "speakers", "search", "verify", "doctor"}
    assert {f"lectura {name}" for name in wanted} <= set(ALL)
    assert {f"lectura models {name}" for name in ("list", "pull", "path")} <= set(ALL)


@pytest.mark.parametrize("path", ALL)
def test_the_pages_name_every_command(path: str) -> None:
    assert documented(path)


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help(path: str) -> None:
    assert ALL[path].help
    for parameter in ALL[path].params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name}"


@pytest.mark.parametrize("path", ["lectura run", "lectura transcribe", "lectura summarize"])
def test_every_input_can_be_told_to_programs(path: str) -> None:
    assert "--json" in [name for parameter in ALL[path].params for name in parameter.opts]


def test_the_reference_is_that_of_the_code(tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "tools" / "reference.py"))["write_pages"](tmp_path)
    made = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    kept = {file.name: file.read_text(encoding="utf-8") for file in REFERENCE.iterdir()}
    assert made == kept, "run: python tools/reference.py"
    assert set(made) == {"commands.md", "settings.md"}


def rows_of(text: str) -> list[list[str]]:
    """Cells of the rows of all tables, without their heads."""
    rows = [re.split(r"(?<!\\) ?\| ?", line) for line in text.splitlines() if line[:3] == "| `"]
    return [cells[1:-1] for cells in rows]


BESIDE_ALL = ("version", "quiet")
"""Options of every command, which the page names once."""


def test_what_may_stand_before_every_command_may_stand_after_it() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    before = page.partition("Before any command, or after it:")[2].partition("\n## ")[0]
    assert all(flag in before for flag in ("`-q`", "`--quiet`", "`-V`", "`--version`"))
    for path, one in ALL.items():
        assert {p.name for p in one.params if p.name in BESIDE_ALL} == set(BESIDE_ALL), path


@pytest.mark.parametrize("path", ALL)
def test_the_reference_has_every_option_of_a_command(path: str) -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {path}\n")[2].partition("\n## ")[0]
    flags = re.findall(r"`(--?[a-z-]+)", " ".join(row[0] for row in rows_of(section)))
    wanted = [
        flag
        for parameter in ALL[path].params
        if parameter.param_type_name == "option" and parameter.name not in BESIDE_ALL
        for flag in (*parameter.opts, *parameter.secondary_opts)
    ]
    assert sorted(flags) == sorted(wanted)
    assert all(len(row) in (2, 3) and row[1] for row in rows_of(section))


def test_the_reference_has_every_setting() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    rows = {row[0].strip("`"): row for row in rows_of(page)}
    assert set(rows) == {field.name for field in FIELDS}
    assert all(all(cells) for cells in rows.values())
    assert rows["retries"][2:5] == ["`5`", "`LECTURA_RETRIES`", "–"]
    assert rows["max_reply_tokens"][2:5] == [
        "4096, or 2048 in a short local context",
        "`LECTURA_MAX_REPLY_TOKENS`", "`--max-reply-tokens`",
    ]  # fmt: skip
