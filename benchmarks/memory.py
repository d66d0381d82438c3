"""Does memory grow with the length of a recording?

    python benchmarks/memory.py [--hours 3] [--model base]

The sound of a lecture is looped by ffmpeg to 10 minutes and to hours, both are transcribed by
``lectura transcribe``, and the peaks of resident memory of the process with its ffmpeg are
compared. Three hours take as long as three hours take on this machine (see the speed table).
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import Measurement, as_command
from readme import machine, put
from speed import LANGUAGES, lectura_command, recordings_folder

from lectura.media.tools import ffmpeg_path
from lectura.speech.load import cores
from lectura.speech.models import find_model

SHORT_HOURS = 1 / 6
MOST_GROWTH = 1.1
MOST_MB = 700.0
_RECORDING = "printing-lecture"


def looped(recording: Path, hours: float, folder: Path) -> Path:
    """The sound of a recording, again and again."""
    target = folder / f"{hours:.2f}-hours.m4a"
    command: Sequence[str] = [
        str(ffmpeg_path()), "-v", "error", "-stream_loop", "-1", "-i", str(recording), "-t",
        str(hours * 3600), "-vn", "-ac", "1", "-c:a", "aac", "-b:a", "64k", str(target),
    ]  # fmt: skip
    subprocess.run(command, check=True)
    return target


def measured(recording: Path, hours: float, model: Path) -> Measurement:
    """One run over that many hours."""
    program = as_command("lectura", lectura_command)
    with tempfile.TemporaryDirectory() as folder:
        return program.run(looped(recording, hours, Path(folder)), model, LANGUAGES[_RECORDING])


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--model", default="base")
    parser.add_argument("--note", default="", help="a sentence for the reader of the table")
    arguments = parser.parse_args()
    where = machine(cores())
    model = find_model(arguments.model).path
    recording = recordings_folder() / f"{_RECORDING}.mp4"
    runs = {hours: measured(recording, hours, model) for hours in (SHORT_HOURS, arguments.hours)}
    lines = [where, arguments.note, "", "| length | seconds | peak RSS, MB |", "|---|---|---|"]
    lines += [
        f"| {60 * hours:.0f} min | {run.seconds:.0f} | {run.peak_mb:.0f} |"
        for hours, run in runs.items()
    ]
    growth = runs[arguments.hours].peak_mb / runs[SHORT_HOURS].peak_mb
    lines += [
        "",
        f"Growth: × {growth:.2f} (wanted: at most {MOST_GROWTH}, under {MOST_MB:.0f} MB).",
    ]
    print("\n".join(lines))
    put("memory", "\n".join(lines))


if __name__ == "__main__":
    main()
