"""What `make check` and `make test` look at: all Python kept here, and how much they ask."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
TOOL: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

COVERAGE_REACHED = 95
"""Percent of lines and branches; it only rises."""


def test_types_are_checked_wherever_python_is() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    made = {name for name in folders if name.startswith(".")} | {"build", "demo", "dist", "site"}
    assert folders - made <= set(TOOL["mypy"]["files"])
    assert TOOL["mypy"]["strict"] is True


def test_coverage_counts_branches_and_its_floor_does_not_fall() -> None:
    assert TOOL["coverage"]["run"]["branch"] is True
    assert TOOL["coverage"]["report"]["fail_under"] >= COVERAGE_REACHED


@pytest.mark.parametrize("kind", [UserWarning, DeprecationWarning, RuntimeWarning, ResourceWarning])
def test_a_warning_is_an_error_in_tests(kind: type[Warning]) -> None:
    with pytest.raises(kind, match="as it was told"):
        warnings.warn("as it was told", kind, stacklevel=1)
