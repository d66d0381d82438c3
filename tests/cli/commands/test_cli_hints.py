"""Every command line in a hint, a message, a help text or a page is one that lectura takes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from command_lines import VERBS, Told, lines_on_page, lines_told, literals, problem_of

from lectura.cli.app import app
from source_tree import PACKAGE, dotted, sources, tree_of

ROOT = PACKAGE.parents[1]
PAGES = sorted(
    path
    for place in ("*.md", "docs/**/*.md", "prompts/*.md", "examples/*.md", "benchmarks/*.md")
    for path in ROOT.glob(place)
)

PUT_IN = {
    "__version__": "0.1.0",
    "version": "0.1.0",
    "info.tracks[0].index": "1",
    "language": "en",
    "last": "0:20:00",
    "self._command": "run RECORDING",
    "what.replace(' ', '-')": "device",
}
"""Values of what f-strings put in where a word would not do; the rest are words."""

A_PATH = re.compile(r"(?:^|[._(])(?:path|file|folder|parent|recording|near|output)\b")


def put_in(source: str) -> str:
    """A path that nobody puts in quotes may be anything; here it is no good argument."""
    if A_PATH.search(source) and not source.startswith("as_argument("):
        return "--unquoted"
    return PUT_IN.get(source, "word")


def told_in_source() -> Iterator[tuple[str, Told]]:
    for path in sources():
        for line, text in literals(tree_of(path), put_in):
            for told in lines_told(text):
                yield f"{dotted(path)}:{line}", told


def test_every_command_line_in_the_source_is_taken() -> None:
    told = list(told_in_source())
    wrong = {f"{place}: {one.line}": problem_of(one) for place, one in told}
    assert len(told) > 150
    assert {line: problem for line, problem in wrong.items() if problem} == {}


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_command_line_on_a_page_is_taken(page: Path) -> None:
    wrong = {one.line: problem_of(one) for one in lines_on_page(page.read_text(encoding="utf-8"))}
    assert {line: problem for line, problem in wrong.items() if problem} == {}


def test_the_command_lines_of_the_readme_are_found_at_all() -> None:
    assert len(list(lines_on_page((ROOT / "README.md").read_text(encoding="utf-8")))) > 10


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lectura run RECORDING --speakers", True),
        ("HF_HUB_OFFLINE=0 lectura models pull base", True),
        ("lectura run RECORDING --speeker", False),
        ("lectura go RECORDING", False),
        ("lectura models pul base", False),
        ("lectura batch FOLDER", False),
        ("lectura run RECORDING --threads many", False),
        ("lectura config show now", False),
        ("lectura models", False),
        ("lectura summarize 'a b", False),
    ],
)
def test_a_wrong_command_line_would_be_seen(line: str, told: bool) -> None:
    (found,) = lines_told(f"Something is wrong. Mend it, then: {line}")
    assert found == Told(line, named=False)
    assert (problem_of(found) is None) is told


def test_where_a_command_line_ends() -> None:
    text = "Use `lectura run A -o B`. See 'lectura voices'. Or so: lectura doctor. Then go on."
    assert [one.line for one in lines_told(text)] == [
        "lectura run A -o B",
        "lectura voices",
        "lectura doctor",
    ]
    page = "`lectura models list\\|pull NAME`\n```sh\nlectura run A \\\n  -o B  # so\n```\n"
    assert [one.line.split() for one in lines_on_page(page)] == [
        ["lectura", "run", "A", "-o", "B", "#", "so"],
        ["lectura", "models", "list", "NAME"],
        ["lectura", "models", "pull", "NAME"],
    ]


def test_no_command_is_taken_for_a_sentence() -> None:
    names = {command.name for command in app.registered_commands}
    assert not VERBS & (names | {group.name for group in app.registered_groups})


def test_every_extra_in_the_source_can_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = set(project["optional-dependencies"])
    wrong = []
    for path in sources():
        for line, text in literals(tree_of(path), lambda source: "local"):
            named = re.findall(r"lectura-cli\[([\w,]+)\]", text)
            wrong += [
                f"{dotted(path)}:{line}: {one}" for one in named if set(one.split(",")) - extras
            ]
    assert wrong == []
