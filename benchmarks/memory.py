"""Does memory grow with the length of a recording?

    python benchmarks/memory.py [--hours 3] [--model base] [--speakers]

The sound of a lecture is looped by ffmpeg to 10 minutes and to hours, both are transcribed by
``lectura transcribe``, and the peaks of resident memory of the process with its ffmpeg are
compared. With ``--speakers`` the voices of a seminar are told apart instead, on one core. Three
hours take as long as three hours take on this machine (see the speed table).
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lectura.media.tools import ffmpeg_path
from lectura.process.cores import cores
from lectura.process.large_pages import asked_for
from lectura.speech.models.find import find_model
from measuring import Measurement, Program, as_command, in_process
from readme import machine, put
from speed import LANGUAGES, lectura_command, recordings_folder

SHORT_HOURS = 1 / 6
MOST_GROWTH = 1.1


@dataclass(frozen=True)
class Case:
    """What is measured.

    Attributes:
        section: where it stands in ``benchmarks/README.md``.
        program: what runs.
        recording: what is looped.
        most_mb: peak that is wanted at most, if any.
    """

    section: str
    program: Program
    recording: str
    most_mb: float | None = None


SPEECH = Case("memory", as_command("lectura", lectura_command), "printing-lecture", 700.0)
SPEAKERS = Case("speakers-memory", in_process("speakers", "speakers", asked_for()), "seminar-en")


def looped(recording: Path, hours: float, folder: Path) -> Path:
    """The sound of a recording, again and again."""
    target = folder / f"{hours:.2f}-hours.m4a"
    command: Sequence[str] = [
        str(ffmpeg_path()), "-v", "error", "-stream_loop", "-1", "-i", str(recording), "-t",
        str(hours * 3600), "-vn", "-ac", "1", "-c:a", "aac", "-b:a", "64k", str(target),
    ]  # fmt: skip
    subprocess.run(command, check=True)
    return target


def measured(case: Case, hours: float, model: Path) -> Measurement:
    """One run over that many hours."""
    recording = recordings_folder() / f"{case.recording}.mp4"
    with tempfile.TemporaryDirectory() as folder:
        sound = looped(recording, hours, Path(folder))
        return case.program.run(sound, model, LANGUAGES[case.recording])


def row(hours: float, run: Measurement) -> str:
    """One line of the table."""
    return (
        f"| {60 * hours:.0f} min | {run.seconds:.0f} | {hours * 3600 / run.seconds:.1f} "
        f"| {run.peak_mb:.0f} |"
    )


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--model", default="base")
    parser.add_argument("--speakers", action="store_true", help="tell voices apart instead")
    parser.add_argument("--note", default="", help="a sentence for the reader of the table")
    arguments = parser.parse_args()
    where = machine(cores())
    case = SPEAKERS if arguments.speakers else SPEECH
    model = find_model(arguments.model).path
    runs = {hours: measured(case, hours, model) for hours in (SHORT_HOURS, arguments.hours)}
    lines = [where, *filter(None, [arguments.note]), ""]
    lines += ["| length | seconds | × real time | peak RSS, MB |", "|---|---|---|---|"]
    lines += [row(hours, run) for hours, run in runs.items()]
    growth = runs[arguments.hours].peak_mb / runs[SHORT_HOURS].peak_mb
    under = "" if case.most_mb is None else f", under {case.most_mb:.0f} MB"
    lines += ["", f"Growth: × {growth:.2f} (wanted: at most {MOST_GROWTH}{under})."]
    print("\n".join(lines))
    put(case.section, "\n".join(lines))


if __name__ == "__main__":
    main()
