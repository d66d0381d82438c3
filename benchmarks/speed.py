"""lectura beside other ways to run Whisper: speed, memory and word error rate.

    python benchmarks/speed.py [--rounds 3] [--model base] [--recording NAME] [--note TEXT]
    python benchmarks/speed.py --long [--rounds 1]      lectures of twenty minutes and more

All programs hear the same files with the same weights on the same cores, one after the other and
in turns, so that a busy moment of the machine meets them all. Recordings and their exact words
are looked for in ``../shared/recordings``, or in the folder ``LECTURA_SHARED``. The commands
whisper-ctranslate2 and lecturize take part where they are installed, beside this Python or in the
folder ``LECTURA_BENCH_BIN``. The table goes to ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from lectura.process.cores import cores
from lectura.process.large_pages import asked_for
from lectura.speech.models.find import find_model
from measuring import HERE, Command, Measurement, Program, as_command, find_command, in_process
from readme import machine, put
from scoring import word_error_rate
from shifted import LONG_LECTURES, made
from subjects import COMPUTE_TYPE, duration_of

LANGUAGES = {"printing-lecture": "en", "clase-es": "es", "seminar-en": "en"}
START = (sys.executable, "-m", "lectura")
LECTURA, COMMAND, LIMIT = "lectura", "lectura, whole process", "limit: CTranslate2 alone"
LARGE_PAGES = "the same in large pages of memory"
WORDS = "lectura --words, whole process"
_LONG = (
    LECTURA,
    "faster-whisper batched, beam 5",
    "faster-whisper batched, greedy",
    LIMIT,
    LARGE_PAGES,
)
_TARGETS = {
    "faster-whisper, beam 5, VAD": 1.7,
    "faster-whisper batched, beam 5": 1.7,
    "faster-whisper batched, greedy": 1.05,
    "whisper-ctranslate2, whole process": 1.7,
    "lecturize, whole process": 1.7,
}
_LONG_TARGETS = {"messy-20-min": {"faster-whisper batched, beam 5": 1.2}}
"""By the lecture; of its share of the limit 0.62 is wanted, of clean speech's 0.86."""
_WORDS_AT_MOST = 1.3


@dataclass(frozen=True)
class Task:
    """A recording to hear, and the folder of the model."""

    recording: Path
    language: str
    model: Path

    @property
    def reference(self) -> str:
        """What is said in it, word for word."""
        return self.recording.with_suffix(".ref.txt").read_text(encoding="utf-8")


def programs() -> tuple[list[Program], list[str]]:
    """Everything that can be measured here, and the names of what is not installed."""
    found = [
        in_process("lectura", LECTURA, asked_for()),  # as the command has it
        in_process("sequential", "faster-whisper, beam 5, VAD"),
        in_process("batched", "faster-whisper batched, beam 5"),
        in_process("batched-greedy", "faster-whisper batched, greedy"),
        in_process("limit", LIMIT),
        in_process("limit", LARGE_PAGES, asked_for()),
        as_command(COMMAND, lectura_command),
        as_command(WORDS, _with_words),
    ]
    missing = []
    if path := find_command("whisper-ctranslate2"):
        found.append(as_command("whisper-ctranslate2, whole process", _whisper_ctranslate2(path)))
    else:
        missing.append("whisper-ctranslate2")
    if path := find_command("lecturize"):
        found.append(as_command("lecturize, whole process", _lecturize(path)))
    else:
        missing.append("lecturize")
    return found, missing


def lectura_command(recording: Path, model: Path, language: str, out: Path) -> list[str]:
    return [*START, "transcribe", str(recording), "-o", str(out), "-f", "txt",
            "--model", str(model), "--language", language, "--device", "cpu",
            "--compute-type", COMPUTE_TYPE]  # fmt: skip


def _with_words(recording: Path, model: Path, language: str, out: Path) -> list[str]:
    return [*lectura_command(recording, model, language, out), "--words"]


def _whisper_ctranslate2(path: str) -> Command:
    def command(recording: Path, model: Path, language: str, out: Path) -> list[str]:
        return [path, str(recording), "--model_directory", str(model), "--language", language,
                "--device", "cpu", "--compute_type", COMPUTE_TYPE, "--threads", str(cores()),
                "--output_dir", str(out), "--output_format", "txt"]  # fmt: skip

    return command


def _lecturize(path: str) -> Command:
    def command(recording: Path, model: Path, language: str, out: Path) -> list[str]:
        return [path, "run", str(recording), "--model", str(model), "--language", language,
                "--device", "cpu", "--compute-type", COMPUTE_TYPE, "--out", str(out),
                "--format", "txt", "--fresh", "--overwrite"]  # fmt: skip

    return command


def measure(task: Task, running: Sequence[Program], rounds: int) -> dict[str, list[Measurement]]:
    """Every program once per round, each round beginning with another one."""
    results: dict[str, list[Measurement]] = {program.name: [] for program in running}
    for number in range(rounds):
        turn = number % len(running)
        for program in [*running[turn:], *running[:turn]]:
            result = program.run(task.recording, task.model, task.language)
            results[program.name].append(result)
            print(f"{task.recording.stem}: {program.name}: {result.seconds:.1f} s", flush=True)
    return results


def table(task: Task, results: dict[str, list[Measurement]]) -> Iterator[str]:
    """One recording's rows."""
    length = duration_of(task.recording) or 0.0
    name = task.recording.stem
    targets = _LONG_TARGETS.get(name, {}) if name in LONG_LECTURES else _TARGETS
    reference = task.reference
    yield f"### {name}, {length / 60:.1f} min, {task.language}\n"
    yield (
        "| program | × real time | seconds | CPU seconds | peak RSS, MB | WER, % "
        "| its time as a multiple of lectura's |"
    )
    yield "|---|---|---|---|---|---|---|"
    for program, runs in results.items():
        spent = median(run.seconds for run in runs)
        errors = f"{word_error_rate(reference, runs[0].text):.1f}" if runs[0].text else ""
        cells = (
            f"{length / spent:.1f}",
            f"{spent:.1f}",
            f"{median(run.cpu_seconds for run in runs):.0f}",
            f"{max(run.peak_mb for run in runs):.0f}",
            errors,
            _ratio(program, results, targets),
        )
        yield f"| {program} | {' | '.join(cells)} |"
    yield ""


def long_tables(model: Path, running: Sequence[Program], rounds: int) -> Iterator[str]:
    """The rows of lectures of twenty minutes and more."""
    for lecture in LONG_LECTURES.values():
        with tempfile.TemporaryDirectory() as folder:
            recording = made(lecture, recordings_folder(), Path(folder))
            task = Task(recording, lecture.language, model)
            yield from table(task, measure(task, running, rounds))


def _ratio(name: str, results: dict[str, list[Measurement]], targets: Mapping[str, float]) -> str:
    """How many times longer than lectura a program takes, round by round."""
    if name in (LECTURA, COMMAND):
        return ""
    own = results[COMMAND if name.endswith("whole process") else LECTURA]
    ratios = [other.seconds / mine.seconds for other, mine in zip(results[name], own, strict=True)]
    spread = f" ({min(ratios):.2f}–{max(ratios):.2f})" if len(ratios) > 1 else ""
    if name in (LIMIT, LARGE_PAGES):
        return f"share of the limit {median(ratios):.2f}{spread}"
    if name == WORDS:
        return f"**{median(ratios):.2f}**{spread}, at most {_WORDS_AT_MOST}"
    target = f", target {targets[name]}" if name in targets else ""
    return f"**{median(ratios):.2f}**{spread}{target}"


def recordings_folder() -> Path:
    """The real recordings.

    Raises:
        SystemExit: they are not here.
    """
    place = os.environ.get("LECTURA_SHARED")
    folder = (Path(place) if place else HERE.parents[1] / "shared") / "recordings"
    if not folder.is_dir():
        sys.exit("The recordings are not here: set LECTURA_SHARED to their folder.")
    return folder


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default="base")
    parser.add_argument("--recording", action="append", choices=sorted(LANGUAGES))
    parser.add_argument("--long", action="store_true", help="lectures of 20 minutes and more")
    parser.add_argument("--note", default="", help="a sentence for the reader of the table")
    arguments = parser.parse_args()
    where = machine(cores())
    model = find_model(arguments.model).path
    running, missing = programs()
    folder = recordings_folder()
    lines = [f"{where} Model {arguments.model}, {COMPUTE_TYPE}; rounds: {arguments.rounds}."]
    lines += [arguments.note] if arguments.note else []
    lines += [f"Not installed, so not measured: {', '.join(missing)}."] if missing else []
    lines.append("")
    if arguments.long:
        lines += long_tables(model, [one for one in running if one.name in _LONG], arguments.rounds)
    for name in () if arguments.long else arguments.recording or ("printing-lecture", "clase-es"):
        task = Task(folder / f"{name}.mp4", LANGUAGES[name], model)
        lines += table(task, measure(task, running, arguments.rounds))
    print("\n".join(lines))
    put("speed-long" if arguments.long else "speed", "\n".join(lines))


if __name__ == "__main__":
    main()
