"""The parts of ``benchmarks/README.md`` that the benchmarks write."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

README = Path(__file__).resolve().parent / "README.md"


def put(section: str, text: str) -> None:
    """Replace what stands between the section's two marks, which README.md must hold.

    Raises:
        ValueError: it does not hold them.
    """
    begin, end = f"<!-- {section} -->\n", f"<!-- end of {section} -->\n"
    before, found, rest = README.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{README} has no place for {section!r}")
    README.write_text(f"{before}{begin}{text.strip()}\n{end}{after}", encoding="utf-8")


def machine(cores: int) -> str:
    """One line about when and where."""
    load = f", load before the start {psutil.getloadavg()[0]:.1f}" if hasattr(os, "fork") else ""
    packages = ", ".join(
        f"{name} {_version(name)}" for name in ("faster-whisper", "ctranslate2", "numpy")
    )
    return (
        f"{dt.datetime.now(dt.timezone.utc):%Y-%m-%d %H:%M} UTC; {_processor()}, {cores} cores"
        f"{load}; {platform.system()}, Python {platform.python_version()}, {packages}."
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
