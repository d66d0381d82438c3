"""The script that makes the lists of frequencies: bands of folded words, the same bytes again."""

from __future__ import annotations

import gzip
import json
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest

TOOL = Path(__file__).resolve().parents[1] / "tools" / "frequencies.py"
pytestmark = pytest.mark.skipif(not TOOL.is_file(), reason="the tools are not in this copy")


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(TOOL))


def test_words_are_counted_without_accents_and_put_in_bands(
    tool: dict[str, Any], tmp_path: Path
) -> None:
    wheel = tmp_path / "pyspellchecker-9.whl"
    counts = {"él": 400, "El": 590, "qu'il": 9, "3d": 7, "a b": 5, "año": 1}
    with zipfile.ZipFile(wheel, "w") as archive:
        packed = gzip.compress(json.dumps(counts).encode())
        archive.writestr("spellchecker/resources/es.json.gz", packed)
    found = tool["counts_in"](wheel, "es")
    assert found == {"el": 990, "qu'il": 9, "ano": 1}
    # -25 * log10 of 0.99, 0.009 and 0.001
    assert tool["banded"](found) == "0 el\n51 qu'il\n75 ano\n"


def test_the_same_counts_give_the_same_bytes(tool: dict[str, Any]) -> None:
    packed = tool["compressed"]("0 el\n")
    assert gzip.decompress(packed) == b"0 el\n"
    assert packed[4:8] == bytes(4)  # RFC 1952: no time of making
