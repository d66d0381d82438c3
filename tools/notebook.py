"""The notebooks, made from the scripts of the same name: ``python tools/notebook.py``.

A script of ``notebooks/`` (jupytext's percent format) can be reviewed line by line; the notebook
that is made of it has no outputs, and the same bytes each time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jupytext

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"

_METADATA: dict[str, Any] = {
    "accelerator": "GPU",
    "colab": {"gpuType": "T4", "provenance": [], "toc_visible": True},
    "kernelspec": {"display_name": "Python 3", "name": "python3"},
    "language_info": {"name": "python"},
}


def made(script: Path) -> str:
    """The notebook of a script, as the text of its file."""
    read = jupytext.read(script)
    cells = [_cell(number, cell) for number, cell in enumerate(read.cells, start=1)]
    whole = {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(number: int, cell: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": f"cell-{number:02}",
        "metadata": {name: cell.metadata[name] for name in ("tags",) if name in cell.metadata},
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.cell_type == "code":
        kept["metadata"]["cellView"] = "form"
        kept |= {"execution_count": None, "outputs": []}
    return kept


def main(folder: Path = FOLDER) -> None:
    """Write the notebooks, beside their scripts or into another folder."""
    for script in sorted(FOLDER.glob("*.py")):
        target = folder / script.with_suffix(".ipynb").name
        target.write_text(made(script), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
