"""What some tests need beside the Python packages, and what becomes of a test that lacks it.

``@pytest.mark.needs("strace")`` skips a test where the program is missing, and prints the line to
type. Where ``LECTURA_REQUIRE`` (a list with commas) names it, the test fails instead: a check that
should have run never passes for having been left out.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import NoReturn

import pytest

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
    "strace": Program(("--seccomp-bpf", "-f", "-o", os.devnull, "true"), "apt install strace"),
    "tar": Program(("--version",), "apt install tar"),
}


def lacking(name: str, reason: str) -> NoReturn:
    """End a test that lacks something: skipped, or failed where `REQUIRE_VARIABLE` names it."""
    required = os.environ.get(REQUIRE_VARIABLE, "").split(",")
    if name in (word.strip() for word in required):
        pytest.fail(f"{reason} ({REQUIRE_VARIABLE} names {name})", pytrace=False)
    pytest.skip(reason)


def check(name: str) -> None:
    """End the running test where a program of `PROGRAMS` is missing or does not work here."""
    if problem := _problem(name):
        lacking(name, problem)


@functools.cache
def _problem(name: str) -> str | None:
    program = PROGRAMS[name]
    path = shutil.which(name)
    if path is None:
        return f"{name} is not installed; type: {program.install}"
    done = subprocess.run([path, *program.trial], capture_output=True, text=True, check=False)
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return f"{name} does not work here: {told}"
    return None
