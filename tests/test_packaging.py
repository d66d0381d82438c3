"""What is in the wheel: built here, without the network, from the files of the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
ROUTES = {"prompts": "lectura/_prompts", "schemas": "lectura/_schemas", "src/lectura": "lectura"}
"""Folders of the checkout with their place in the wheel."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    [path] = WheelBuilder(str(ROOT)).build(directory=str(target), versions=["standard"])
    return Path(path)


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def tracked(folder: str) -> Iterator[Path]:
    """Files of a folder, without what Python leaves beside them."""
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT / folder)


@pytest.mark.parametrize("folder", sorted(ROUTES))
def test_every_file_is_in_the_wheel(names: frozenset[str], folder: str) -> None:
    expected = {f"{ROUTES[folder]}/{path.as_posix()}" for path in tracked(folder)}
    assert len(expected) > 1
    assert expected <= names


@pytest.mark.parametrize(
    "name",
    [
        "lectura/py.typed",
        "lectura/_schemas/transcript.schema.json",
        "lectura/_schemas/notes.schema.json",
        "lectura/speakers/data/segmentation-3.0.fp16.onnx",
        "lectura/speakers/data/campplus-zh-en-common.fp16.onnx",
        "lectura/speakers/data/LICENSE-campplus.txt",
        "lectura/notes/keyless/data/frequencies/en.txt.gz",
        "lectura/notes/keyless/data/frequencies/LICENSE-pyspellchecker.txt",
        "lectura/notes/keyless/data/stopwords/en.txt",
        "lectura/notes/keyless/data/stopwords/LICENSE-spacy.txt",
        "lectura/notes/keyless/data/first-names.txt",
        "lectura/notes/keyless/data/LICENSE-faker.txt",
    ],
)
def test_what_programs_rely_on_is_in_the_wheel(names: frozenset[str], name: str) -> None:
    assert name in names


def test_an_installed_lectura_finds_its_prompts(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from lectura.llm.prompts import load_prompts, own_prompts\n"
        "load_prompts('default', None); sys.stdout.write(str(own_prompts()))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(done.stdout) == tmp_path / "lectura" / "_prompts"


def test_nothing_else_is(names: frozenset[str]) -> None:
    outside = {name.split("/")[0] for name in names if not name.startswith("lectura/")}
    assert {name.partition("-")[2].partition(".dist-info")[1] for name in outside} == {".dist-info"}
    assert [name for name in names if name.endswith(".pyc")] == []


def test_licences_name_and_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = next(n.split("/")[0] for n in archive.namelist() if ".dist-info/" in n)
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
        licence = archive.read(f"{info}/licenses/LICENSE").decode()
        assert f"{info}/licenses/NOTICE" in archive.namelist()
    assert metadata["Name"] == "lectura-cli"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.10"
    assert "lectura = lectura.cli:main" in entry_points
    assert "Apache License" in licence
    extras = set(metadata.get_all("Provides-Extra") or ())
    assert {"bundled", "local", "cuda", "demo", "test", "check"} <= extras
