"""How long, and how much memory, do very long transcripts of other programs take?

    python benchmarks/foreign.py [--segments 150000] [--refused 1000000]

A made-up lecture of a hundred hours is converted and summarised, one line of 5 MB is read, and a
million segments are refused. The reference, on the same machine in the same run, is Python alone
reading the file and looking for its times with one regular expression.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.process.cores import cores
from lectura.timeline import format_srt, format_vtt
from measuring import find_command
from readme import machine, put

_WORDS = ("red", "neuronal", "aprende", "ejemplos", "cambia", "pesos", "error", "pequeño", "paso")
_SMALL_WORDS = (
    "la",
    "de",
    "los",
    "y",
    "sus",
    "para",
    "que",
    "el",
    "sea",
    "más",
    "en",
    "cada",
    "así",
)
_EVERY, _LONG = 2.4, 2.2
"""Seconds from segment to segment, and of one."""
_NAMES = ("Ana", "Luis", "Eva")
_LINE_PHRASES = 130_000
_REFERENCE = (
    "import re, sys; text = open(sys.argv[1], encoding='utf-8').read(); "
    r"print(len(re.findall(r'(?:\d+:)?\d+:\d+[.,]\d+', text)))"
)


@dataclass(frozen=True)
class Case:
    """One row of the table.

    Attributes:
        name: what is measured.
        file: name of the transcript.
        words: of the command line before the file.
        status: how it has to end.
        wanted: limits, for the reader.
    """

    name: str
    file: str
    words: tuple[str, ...]
    status: int = 0
    wanted: str = ""


@dataclass(frozen=True)
class Run:
    """Seconds on the clock and of the processor, and the peak of resident memory in 10⁶ bytes."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


_REFUSED = ("summarize", "--llm", "none")
CASES = (
    Case("a million segments, srt", "million.srt", _REFUSED, 1, "2 s"),
    Case("a million segments, vtt", "million.vtt", _REFUSED, 1, "2 s"),
    Case("a million turns, txt", "million.txt", _REFUSED, 1, "2 s"),
    Case("a million segments, json", "million.json", _REFUSED, 1, "2 s"),
    Case("convert srt", "alone.srt", ("convert",), 0, "60 s, 500 MB"),
    Case("convert vtt", "alone.vtt", ("convert",), 0, "60 s, 500 MB"),
    Case("convert srt beside its json", "alone.srt", ("convert",), 0, "60 s, 500 MB"),
    Case("convert txt, one line of 5 MB", "line.txt", ("convert", "-f", "txt,json"), 0, "30 s"),
    Case("summarize srt", "alone.srt", _REFUSED, 0, "60 s, 500 MB"),
)


def phrases(count: int) -> Iterator[tuple[int, float, str]]:
    """(number from 0, seconds, words) of as many made-up sentences, always the same."""
    chance = random.Random(5)  # noqa: S311 - no secret
    for number in range(count):
        said = " ".join(chance.choices(_WORDS + _SMALL_WORDS, k=chance.randint(4, 10)))
        yield number, number * _EVERY, f"{said.capitalize()}."


def _srt(number: int, at: float, text: str) -> str:
    return f"{number + 1}\n{format_srt(at)} --> {format_srt(at + _LONG)}\n{text}\n\n"


def _vtt(number: int, at: float, text: str) -> str:
    head = "" if number else "WEBVTT\n\n"
    voice = f"<v {_NAMES[number // 3 % 3]}>"
    return f"{head}{format_vtt(at)} --> {format_vtt(at + _LONG)}\n{voice}{text}\n\n"


def _txt(number: int, at: float, text: str) -> str:
    return f"{_NAMES[number % 3]}  {format_vtt(at)[:-4]}\n{text}\n\n"


def _json(number: int, at: float, text: str) -> str:
    row = json.dumps({"start": at, "end": at + _LONG, "text": text})
    return f"{',' if number else '['}{row}"


def make(stem: Path, count: int) -> None:
    """The same lecture as srt, vtt, txt and JSON, written as it is made: this process stays small.

    (A process begins with the peak of the one that started it.)
    """
    for suffix, written in ((".srt", _srt), (".vtt", _vtt), (".txt", _txt), (".json", _json)):
        with stem.with_suffix(suffix).open("w", encoding="utf-8") as stream:
            stream.writelines(written(*phrase) for phrase in phrases(count))
            stream.write("]" if written is _json else "")


def run(command: Sequence[str], folder: Path, status: int) -> Run:
    """Run a command in a folder.

    Raises:
        RuntimeError: it ended in another way.
    """
    begun = time.perf_counter()
    environment = {**os.environ, "LECTURA_CACHE": str(folder / "cache")}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment)
        _, ended, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
    spent = time.perf_counter() - begun
    if process.returncode != status:
        raise RuntimeError(f"{command}: {process.returncode}: {(folder / 'said').read_text()}")
    return Run(spent, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def row(case: Case, ended: Run, reference: Run) -> str:
    """One line of the table."""
    return (
        f"| {case.name} | {ended.seconds:.1f} | {ended.cpu_seconds:.1f} | {ended.peak_mb:.0f} "
        f"| {reference.cpu_seconds:.2f} | {reference.peak_mb:.0f} | {case.wanted} |"
    )


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--segments", type=int, default=150_000)
    parser.add_argument("--refused", type=int, default=1_000_000)
    arguments = parser.parse_args()
    lectura = find_command("lectura") or "lectura"
    lines = [machine(cores()), f"Segments: {arguments.segments:,}.", ""]
    lines += ["| | seconds | CPU s | peak RSS, MB | reference, CPU s | its MB | wanted |"]
    lines += ["|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "alone", arguments.segments)
        make(folder / "million", arguments.refused)
        with (folder / "line.txt").open("w", encoding="utf-8") as stream:
            stream.writelines(f"{text[:-1].lower()} " for _, _, text in phrases(_LINE_PHRASES))
        (folder / "alone.json").unlink()
        for case in CASES:
            out = () if case.words == _REFUSED or "beside" in case.name else ("-o", "out")
            reference = run([sys.executable, "-c", _REFERENCE, case.file], folder, 0)
            ended = run([lectura, *case.words, case.file, *out], folder, case.status)
            lines.append(row(case, ended, reference))
            print(lines[-1], flush=True)
            if case.name == "convert vtt":  # from here on its own JSON stands beside it
                (folder / "out" / "alone.json").rename(folder / "alone.json")
    print("\n".join(lines))
    put("foreign", "\n".join(lines))


if __name__ == "__main__":
    main()
