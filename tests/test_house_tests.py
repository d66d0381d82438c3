"""Tests reach into nothing that is private: what a test needs otherwise is handed in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PATCHES = frozenset({"setattr", "delattr", "patch", "object"})
"""Last names of the calls that put something else in a place: monkeypatch's and mock's."""
OWN = frozenset({"self", "cls"})
OTHERS = frozenset({"os", "sys", "ctypes"})
"""Modules of Python whose public names begin with an underscore: ``os._exit``."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def root_of(node: ast.expr) -> str:
    """The first name of a chain of attributes; empty where it begins with something else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def texts_of(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def reaches_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of whatever private is imported, read, set or patched."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lectura"):
            names = [alias.name for alias in node.names]
            yield from ((node.lineno, name) for name in names if is_private(name))
        elif isinstance(node, ast.Attribute):
            if is_private(node.attr) and root_of(node.value) not in OWN | OTHERS:
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call):
            called = node.func
            last = called.attr if isinstance(called, ast.Attribute) else root_of(called)
            if last in PATCHES:
                yield from ((node.lineno, text) for text in texts_of(node) if reaches_in(text))


def reaches_in(text: str) -> bool:
    """True for ``_name`` and ``lectura.room._name``; false for ``os._exit``."""
    first, *_ = parts = text.split(".")
    return first not in OTHERS and any(is_private(part) for part in parts)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("monkeypatch.setattr(module, '_name', 1)", True),
        ("monkeypatch.setattr('lectura.room._name', 1)", True),
        ("mock.patch('lectura.room._name')", True),
        ("mock.patch.object(module, '_name')", True),
        ("from lectura.room import _name", True),
        ("worker._pipeline = None", True),
        ("made()._inner", True),
        ("super()._step()", True),
        ("monkeypatch.setattr('os._exit', leave)", False),
        ("monkeypatch.setattr(module, 'name', 1)", False),
        ("from lectura import __version__", False),
        ("from library import _table", False),
        ("self._own = 1", False),
        ("os._exit(9)", False),
    ],
)
def test_what_counts_as_reaching_into(line: str, found: bool) -> None:
    assert bool(list(reaches_of(ast.parse(line)))) is found


def test_no_test_reaches_into_what_is_private() -> None:
    reaches = [
        f"{path.relative_to(TESTS)}:{line}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for line, name in reaches_of(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert reaches == [], "hand in what the test needs, or test through what is public"
