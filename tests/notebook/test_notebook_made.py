"""The notebook is what its script makes of it, and its form is what lectura understands."""

from __future__ import annotations

import ast
import json
import re
import runpy
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from colab_stand_in import NOTEBOOK, ROOT

from lectura.notebook.options import FIELDS

CELLS: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CODE = [cell for cell in CELLS if cell["cell_type"] == "code"]
FORM = "".join(CODE[0]["source"])
OF_THE_MACHINE = {"source"}
"""Fields that the notebook needs before lectura is there."""


def test_the_notebook_is_made_of_its_script(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that read the script
        runpy.run_path(str(ROOT / "tools" / "notebook.py"))["main"](tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert made == kept, "run: python tools/notebook.py"


def test_it_is_a_notebook_without_outputs() -> None:
    whole = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    assert whole["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in CELLS]
    assert len(set(ids)) == len(ids) > 10
    assert [cell for cell in CODE if cell["outputs"] or cell["execution_count"]] == []
    assert [cell["metadata"]["cellView"] for cell in CODE] == ["form"] * len(CODE)
    assert CODE[0]["metadata"]["tags"] == ["parameters"]


def test_every_text_is_in_english_and_in_spanish() -> None:
    texts = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "markdown"]
    assert len(texts) == 7
    for text in texts:
        assert text.index("**English.** ") < text.index("**Español.** ")
    titles = [re.search(r"# @title (.+)", "".join(cell["source"])) for cell in CODE]
    assert all(titles)


def test_every_field_of_the_form_is_understood() -> None:
    values = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(FORM).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert {name: value for name, value in values.items() if name not in OF_THE_MACHINE} == FIELDS
    assert all("# @param" in line for line in FORM.splitlines() if " = " in line)


def test_no_field_is_a_place_for_a_key() -> None:
    assert not re.search(r"^\w*(key|token|password)\w* = ", FORM, re.MULTILINE)
    assert 'secret = "OPENAI_API_KEY"' in FORM  # its name


def test_the_cells_are_thin() -> None:
    lines = [len("".join(cell["source"]).splitlines()) for cell in CODE[2:]]
    assert lines == [2] * 5
    assert len("".join(CODE[1]["source"]).splitlines()) < 75


def test_the_cell_that_installs_needs_nothing_that_is_not_pythons() -> None:
    tree = ast.parse("".join(CODE[1]["source"]))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported - {"lectura.notebook"} <= sys.stdlib_module_names
    assert "lectura.notebook" in imported


@pytest.mark.parametrize("cell", CODE, ids=[cell["id"] for cell in CODE])
def test_every_cell_is_python_3_10(cell: dict[str, Any]) -> None:
    ast.parse("".join(cell["source"]), feature_version=(3, 10))
