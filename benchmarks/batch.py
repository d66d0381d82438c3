"""Do many short recordings cost more than one long one?

    python benchmarks/batch.py [--rounds 3] [--model base] [--case 12-of-20-to-50-s]

A lecture is cut at its pauses; ``lectura batch`` transcribes the folder of the parts and the folder
of the whole, in turns. The ratio says what files cost: above 0.95 is wanted. Of the processor time
it is told too, which other programs on the machine do not change.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
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

LEAST_RATIO = 0.95


@dataclass(frozen=True)
class Case:
    """A recording, and about how long its parts are, in seconds; what is left over is not used."""

    recording: str
    lengths: tuple[float, ...]


CASES = {
    "4-of-2-min": Case("seminar-en", (129.2,) * 4),
    "4-of-55-s": Case("printing-lecture", (55.5,) * 4),
    "12-of-20-to-50-s": Case("seminar-en", (20.0, 35.0, 50.0) * 4),
}


def bounds(recording: Path, lengths: Sequence[float]) -> list[float]:
    """Where the recording is cut, in seconds: its beginning, and pauses near the wanted ends."""
    audio = np.concatenate(list(audio_of(recording, 0.0)))
    spans = get_speech_timestamps(audio, VadOptions(min_silence_duration_ms=150, speech_pad_ms=0))
    middles = [seconds(before["end"] + after["start"]) / 2 for before, after in pairwise(spans)]
    middles.append(len(audio) / SAMPLE_RATE)
    wanted = accumulate(lengths)
    return [0.0, *(min(middles, key=lambda middle: abs(middle - end)) for end in wanted)]


def cut(recording: Path, lengths: Sequence[float], folder: Path) -> tuple[Path, Path]:
    """The folder of the parts, and the folder of the whole."""
    parts, whole = folder / "parts", folder / "whole"
    places = bounds(recording, lengths)
    for number, (start, end) in enumerate(pairwise(places), 1):
        _write(recording, parts / f"part {number:02}.wav", start, end)
    _write(recording, whole / "whole.wav", 0.0, places[-1])
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


def _measured(case: Case, rounds: int, model: Path) -> list[list[Measurement]]:
    """Runs over the parts, and over the whole."""
    program = as_command("lectura batch", _command)
    runs: list[list[Measurement]] = [[], []]
    with tempfile.TemporaryDirectory() as place:
        source = recordings_folder() / f"{case.recording}.mp4"
        folders = cut(source, case.lengths, Path(place))
        for _ in range(rounds):
            for done, folder in zip(runs, folders, strict=True):
                done.append(program.run(folder, model, LANGUAGES[case.recording]))
                print(f"{folder.name}: {done[-1].seconds:.1f} s", file=sys.stderr)
    return runs


def _rows(name: str, case: Case, runs: Sequence[Sequence[Measurement]]) -> list[str]:
    names = (f"{case.recording}, {name.replace('-', ' ')}", "in one file")
    return [
        f"| {told} | {_median(done, 'seconds'):.1f} | {_median(done, 'cpu_seconds'):.1f} "
        f"| {_median(done, 'peak_mb'):.0f} | {ratios} |"
        for told, done, ratios in zip(names, runs, (_ratios(*runs), ""), strict=True)
    ]


def _ratios(files: Sequence[Measurement], one: Sequence[Measurement]) -> str:
    pairs = list(zip(files, one, strict=True))
    clock = sorted(b.seconds / a.seconds for a, b in pairs)
    processor = statistics.median(b.cpu_seconds / a.cpu_seconds for a, b in pairs)
    median = statistics.median(clock)
    return f"× {median:.2f} ({clock[0]:.2f}–{clock[-1]:.2f}); processor × {processor:.2f}"


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="base")
    parser.add_argument(
        "--case", choices=sorted(CASES), help="this one alone, and no table written"
    )
    arguments = parser.parse_args()
    where = machine(cores())
    model = find_model(arguments.model).path
    lines = [f"{where} Rounds: {arguments.rounds}.", ""]
    ratio = f"throughput of the files (wanted: {LEAST_RATIO})"
    lines += [f"| | seconds | CPU seconds | peak RSS, MB | {ratio} |", "|---|---|---|---|---|"]
    for name in [arguments.case] if arguments.case else CASES:
        case = CASES[name]
        lines += _rows(name, case, _measured(case, arguments.rounds, model))
    print("\n".join(lines))
    if not arguments.case:
        put("batch", "\n".join(lines))


if __name__ == "__main__":
    main()
