"""Limits of size that keep the source readable, each with a table of what may pass them.

The tables only shrink: what no longer needs its row is a red test too.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from source_tree import PACKAGE, dotted, sources, tree_of

MAX_PARAMETERS = 10
MORE_PARAMETERS: dict[str, int] = {}
"""Functions that take more, by module and name, each with its number and a reason."""

MAX_MODULES = 14
ROWS_OF_A_TABLE = {
    "cli/commands": "a command each",
    "media/containers": "a container each",
    "notes/keyless/phrases": "a language each",
    "render": "a form of the notes each",
    "render/languages": "a language each",
}
"""Folders whose modules are the rows of one visible table, and may be any number."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def parameters_of(function: Function) -> int:
    """How many parameters a caller may give, a starred one counted once."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    own = 1 if named and named[0].arg in ("self", "cls") else 0
    return len(named) - own + bool(given.vararg) + bool(given.kwarg)


def functions() -> Iterator[tuple[str, Function]]:
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                yield f"{dotted(path)}.{getattr(node, 'name', 'lambda')}", node


def calls_of(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def folder_sizes() -> Counter[str]:
    """The modules of every folder of the package; its front doors are not counted."""
    named = [path for path in sources() if path.stem not in ("__init__", "__main__")]
    return Counter(path.parent.relative_to(PACKAGE).as_posix() for path in named)


def test_no_function_takes_too_many_parameters() -> None:
    taken = [(name, parameters_of(function)) for name, function in functions()]
    assert len(taken) > 1000
    more = {name: count for name, count in taken if count > MAX_PARAMETERS}
    assert more == MORE_PARAMETERS


def test_no_function_hands_on_all_its_variables_at_once() -> None:
    wrong = [
        f"{dotted(path)}:{call.lineno}" for path in sources()
        for call in calls_of(tree_of(path), "locals")
    ]  # fmt: skip
    assert wrong == []


def test_no_folder_holds_too_many_modules() -> None:
    sizes = folder_sizes()
    assert sum(sizes.values()) > 200
    full = {name: size for name, size in sizes.items() if size > MAX_MODULES}
    assert {name: size for name, size in full.items() if name not in ROWS_OF_A_TABLE} == {}


def test_the_tables_of_rows_are_there() -> None:
    assert set(ROWS_OF_A_TABLE) <= set(folder_sizes())


@pytest.mark.parametrize(
    ("signature", "count"),
    [
        ("def f(): ...", 0),
        ("def f(self, a, /, b, *, c): ...", 3),
        ("def f(a, *rest, b=1, **more): ...", 4),
        ("async def f(a, b): ...", 2),
        ("lambda a, b: 0", 2),
    ],
)
def test_parameters_are_counted(signature: str, count: int) -> None:
    (function,) = [
        node for node in ast.walk(ast.parse(signature))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
    ]  # fmt: skip
    assert parameters_of(function) == count


def test_a_call_of_locals_would_be_seen() -> None:
    assert [call.lineno for call in calls_of(ast.parse("a = 1\nb = {**locals()}"), "locals")] == [2]
