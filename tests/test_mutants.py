"""The script that makes small mistakes makes real ones, and its table names what is there."""

from __future__ import annotations

import ast
import random
import runpy
import textwrap
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / "tools" / "mutants.py"
pytestmark = pytest.mark.skipif(not TOOL.is_file(), reason="the tools are not in this copy")


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    import sys

    name = "mutants_under_test"
    sys.modules[name] = type(sys)(name)  # what dataclasses ask for
    try:
        return runpy.run_path(str(TOOL), run_name=name)
    finally:
        del sys.modules[name]


def mutated(tool: dict[str, Any], source: str) -> set[str]:
    """The bodies that can come of a source, over many seeds."""
    text = textwrap.dedent(source)
    return {
        mutant.made()
        for seed in range(20)
        for mutant in tool["mutants"]("m.py", text, random.Random(seed))
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", {"x = a <= b"}),
        ("x = a >= b", {"x = a > b"}),
        ("x = a == b", {"x = a != b"}),
        ("x = a is b", {"x = a is not b"}),
        ("x = a in b", {"x = a not in b"}),
        ("x = a and b", {"x = a or b"}),
        ("x = not a", {"x = a"}),
        ("x = -a", {"x = a"}),
        ("x = a + b", {"x = a - b"}),
        ("x = a * b", {"x = a / b"}),
        ("x = a | b", set()),
        ("x = 5", {"x = 6", "x = 4"}),
        ("x = True", {"x = False"}),
        ("x = None", set()),
        ("x = ''", set()),
        ("x = 'word'", {"x = 'XXword'"}),
        ("x = 'a|b'", {"x = 'a'", "x = 'b'"}),
        ("x = 'a, b|c'", {"x = 'a'", "x = 'b|c'"}),
        ("x = a[b:c]", {"x = a[:c]", "x = a[b:]"}),
        ("x: int = a", set()),
        ("'''Words.'''", set()),
        ("__all__ = ['a']", set()),
        ("raise ValueError('a < b')", set()),
    ],
)
def test_what_becomes_of_a_line(tool: dict[str, Any], source: str, expected: set[str]) -> None:
    assert mutated(tool, source) == expected


def test_a_function_is_changed_in_one_place_at_a_time(tool: dict[str, Any]) -> None:
    source = '''
    def f(n: int) -> int:
        """Words."""
        for x in n:
            if x:
                break
        return x
    '''
    whole = ast.unparse(ast.parse(textwrap.dedent(source)))
    assert mutated(tool, source) == {
        whole.replace("if x", "if not x"),
        whole.replace("break", "continue"),
        whole.replace("return x", "return None"),
    }


def test_a_seed_draws_the_same_ones_in_equal_shares(tool: dict[str, Any]) -> None:
    first, again = tool["drawn"](40, 7), tool["drawn"](40, 7)
    assert [(one.module, one.line, one.change) for one in first] == [
        (one.module, one.line, one.change) for one in again
    ]
    assert {one.module for one in first} == set(tool["MODULES"])
    assert len(first) == 40
    assert all(one.made() != (ROOT / one.module).read_text(encoding="utf-8") for one in first)


def test_the_table_names_modules_and_tests_that_are_there(tool: dict[str, Any]) -> None:
    for module, tests in tool["MODULES"].items():
        assert (ROOT / module).is_file()
        assert tests
        assert all((ROOT / test).exists() for test in tests)
