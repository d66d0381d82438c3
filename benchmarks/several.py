"""What do two recordings on one command line take, beside one after the other?

    python benchmarks/several.py [--rounds 3] [--model base]

``lectura transcribe A B`` begins B when the sound of A has been read. Wanted: no more time than A
and then B, and no more than 1.3 times the memory that the larger of the two takes alone.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from lectura.process.cores import cores
from lectura.speech.models.find import find_model
from measuring import Measurement, Program, as_command
from readme import machine, put
from speed import START, recordings_folder
from subjects import COMPUTE_TYPE

MOST_MEMORY = 1.3


def program(others: Sequence[Path]) -> Program:
    """One command line for a recording and others."""

    def command(recording: Path, model: Path, language: str, out: Path) -> Sequence[str]:
        del language  # of two recordings each has its own: it is found out
        options = ["--model", str(model), "--device", "cpu", "--compute-type", COMPUTE_TYPE]
        files = [str(recording), *map(str, others)]
        return [*START, "transcribe", *files, "-o", str(out), *options]

    return as_command("lectura", command)


def _median(runs: Sequence[Measurement], field: str) -> float:
    return float(statistics.median(getattr(run, field) for run in runs))


def _row(name: str, runs: Sequence[Measurement]) -> str:
    seconds, peak = _median(runs, "seconds"), _median(runs, "peak_mb")
    return f"| {name} | {seconds:.1f} | {_median(runs, 'cpu_seconds'):.1f} | {peak:.0f} |"


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="base")
    arguments = parser.parse_args()
    first, second = (
        recordings_folder() / f"{name}.mp4" for name in ("printing-lecture", "clase-es")
    )
    model = find_model(arguments.model).path
    cases = {
        f"{first.stem} (A)": (first, ()),
        f"{second.stem} (B)": (second, ()),
        "A and B, one command": (first, (second,)),
    }
    runs: dict[str, list[Measurement]] = {name: [] for name in cases}
    for _ in range(arguments.rounds):
        for name, (recording, others) in cases.items():
            runs[name].append(program(others).run(recording, model, ""))
            print(f"{name}: {runs[name][-1].seconds:.1f} s", file=sys.stderr)
    alone, other, both = runs.values()
    times = sorted(
        c.seconds / (a.seconds + b.seconds) for a, b, c in zip(alone, other, both, strict=True)
    )
    memory = _median(both, "peak_mb") / max(_median(alone, "peak_mb"), _median(other, "peak_mb"))
    lines = [f"{machine(cores())} Rounds: {arguments.rounds}.", ""]
    lines += ["| | seconds | CPU seconds | peak RSS, MB |", "|---|---|---|---|"]
    lines += [_row(name, done) for name, done in runs.items()]
    lines += [
        "",
        f"Time: × {statistics.median(times):.2f} ({times[0]:.2f}–{times[-1]:.2f}) of A and then B. "
        f"Memory: × {memory:.2f} of the larger one alone (wanted: at most {MOST_MEMORY}).",
    ]
    print("\n".join(lines))
    put("several", "\n".join(lines))


if __name__ == "__main__":
    main()
