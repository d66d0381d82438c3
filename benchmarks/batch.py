"""Do many short recordings cost more than one long one?

    python benchmarks/batch.py [--rounds 3] [--model base]

A lecture is cut into four at its pauses; ``lectura batch`` transcribes the folder of the four and
the folder of the whole, in turns. The ratio says what files cost: above 0.95 is wanted.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps

from lectura.audio import SAMPLE_RATE, seconds
from lectura.media.tools import ffmpeg_path
from lectura.process.cores import cores
from lectura.speech.models.find import find_model
from measuring import Measurement, as_command
from readme import machine, put
from speed import LANGUAGES, START, recordings_folder
from subjects import COMPUTE_TYPE, audio_of

FILES = 4
LEAST_RATIO = 0.95


def pauses(recording: Path) -> list[float]:
    """Where the recording is cut: the middle of the pause nearest to each quarter, in seconds."""
    audio = np.concatenate(list(audio_of(recording, 0.0)))
    spans = get_speech_timestamps(audio, VadOptions(min_silence_duration_ms=150, speech_pad_ms=0))
    middles = [seconds(before["end"] + after["start"]) / 2 for before, after in pairwise(spans)]
    quarters = [len(audio) / SAMPLE_RATE * index / FILES for index in range(1, FILES)]
    return [min(middles, key=lambda middle: abs(middle - quarter)) for quarter in quarters]


def cut(recording: Path, folder: Path) -> tuple[Path, Path]:
    """The folder of the parts, and the folder of the whole."""
    places = pauses(recording)
    parts, whole = folder / "parts", folder / "whole"
    bounds = [0.0, *places, 1e6]
    for number in range(FILES):
        _write(recording, parts / f"part {number + 1}.wav", bounds[number], bounds[number + 1])
    _write(recording, whole / "whole.wav", 0.0, 1e6)
    return parts, whole


def _write(recording: Path, target: Path, start: float, end: float) -> None:
    target.parent.mkdir(exist_ok=True)
    command: Sequence[str] = [
        str(ffmpeg_path()), "-v", "error", "-i", str(recording), "-ss", f"{start:.3f}", "-to",
        f"{end:.3f}", "-vn", "-ac", "1", "-ar", str(SAMPLE_RATE), str(target),
    ]  # fmt: skip
    subprocess.run(command, check=True)


def _command(folder: Path, model: Path, language: str, out: Path) -> Sequence[str]:
    options = ["--no-notes", "--model", str(model), "--language", language, "--device", "cpu"]
    return [*START, "batch", str(folder), "-o", str(out), *options, "--compute-type", COMPUTE_TYPE]


def _median(runs: Sequence[Measurement], field: str) -> float:
    return statistics.median(float(getattr(run, field)) for run in runs)


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="base")
    parser.add_argument("--recording", default="seminar-en", choices=sorted(LANGUAGES))
    arguments = parser.parse_args()
    where = machine(cores())
    model = find_model(arguments.model).path
    program = as_command("lectura batch", _command)
    runs: dict[str, list[Measurement]] = {f"{FILES} files": [], "one file": []}
    with tempfile.TemporaryDirectory() as place:
        folders = cut(recordings_folder() / f"{arguments.recording}.mp4", Path(place))
        for _ in range(arguments.rounds):
            for name, folder in zip(runs, folders, strict=True):
                runs[name].append(program.run(folder, model, LANGUAGES[arguments.recording]))
                print(f"{name}: {runs[name][-1].seconds:.1f} s", file=sys.stderr)
    lines = [f"{where} Rounds: {arguments.rounds}.", ""]
    lines += ["| | seconds | CPU seconds | peak RSS, MB |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {_median(done, 'seconds'):.1f} | {_median(done, 'cpu_seconds'):.1f} "
        f"| {_median(done, 'peak_mb'):.0f} |"
        for name, done in runs.items()
    ]
    several, one = runs.values()
    ratios = sorted(b.seconds / a.seconds for a, b in zip(several, one, strict=True))
    lines += [
        "",
        f"Throughput of the files: × {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f}–{ratios[-1]:.2f}) of the one (wanted: at least {LEAST_RATIO}).",
    ]
    print("\n".join(lines))
    put("batch", "\n".join(lines))


if __name__ == "__main__":
    main()
