"""The scripts that make the lists of words: what they take, and the same bytes again."""

from __future__ import annotations

import gzip
import json
import runpy
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"
pytestmark = pytest.mark.skipif(not TOOLS.is_dir(), reason="the tools are not in this copy")

Packed = Callable[[str, bytes], Path]


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    """A wheel that holds one file."""

    def made(name: str, data: bytes) -> Path:
        wheel = tmp_path / "some.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(name, data)
        return wheel

    return made


def tool(name: str) -> dict[str, Any]:
    return runpy.run_path(str(TOOLS / f"{name}.py"))


def test_words_are_counted_without_accents_and_put_in_bands(packed: Packed) -> None:
    counts = {"él": 400, "El": 590, "qu'il": 9, "3d": 7, "a b": 5, "año": 1}
    data = gzip.compress(json.dumps(counts).encode())
    frequencies = tool("frequencies")
    found = frequencies["counts_in"](packed("spellchecker/resources/es.json.gz", data), "es")
    assert found == {"el": 990, "qu'il": 9, "ano": 1}
    # -25 * log10 of 0.99, 0.009 and 0.001
    assert frequencies["banded"](found) == "0 el\n51 qu'il\n75 ano\n"


def test_the_same_counts_give_the_same_bytes() -> None:
    data = tool("frequencies")["compressed"]("0 el\n")
    assert gzip.decompress(data) == b"0 el\n"
    assert data[4:8] == bytes(4)  # RFC 1952: no time of making


def test_stop_words_are_split_and_words_of_subjects_left_out(packed: Packed) -> None:
    source = b"""STOP_WORDS = set("A empty sont au".split()) | {"'s", "as well"}"""
    lists_in = tool("stopwords")["lists_in"]
    assert lists_in(packed("spacy/lang/en/stop_words.py", source)) == {
        "en": {"a", "sont", "au", "as", "well"}
    }
    assert lists_in(packed("spacy/lang/nb/stop_words.py", source)).keys() == {"no"}
    assert lists_in(packed("spacy/lang/zh/stop_words.py", source)) == {}


def test_first_names_are_taken_from_every_way_to_write_them(packed: Packed) -> None:
    names = tool("first_names")
    text = (
        'first_names_male = ("José", "Max")\nlast_names = ("Pérez",)\n'
        'first_names: tuple = {"Ana María": 1, "Mariana": 2}\n'
    )
    wheel = packed("other.txt", b"")
    with zipfile.ZipFile(wheel, "a") as archive:
        for locale in names["LOCALES"]:
            archive.writestr(f"faker/providers/person/{locale}/__init__.py", text)
    assert names["names_in"](wheel) == ["jose", "mariana"]
    assert list(names["lines"](["a" * 60, "b" * 60])) == ["a" * 60, "b" * 60]
