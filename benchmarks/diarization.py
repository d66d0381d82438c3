"""Speakers: diarization error rate and attributed words, as a Markdown table.

    python benchmarks/diarization.py SHARED [--engine builtin] [--only AMI] [--exact]

SHARED is the folder of recordings with references; what is built of them stands in
`diarization_cases.py`. DER with a collar of ±0.25 s, overlap counted, pooled over the scored time
of a set, by pyannote.metrics (pip install pyannote.metrics). A speaker of a reference counts from
1.5 s on. ``--exact`` tells the engine how many these are (at least one).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from diarization_cases import (
    TUNED,
    Case,
    Turns,
    interrupted,
    lowered,
    meetings,
    recording,
    spliced,
    telephone,
    voices,
)
from lectura.audio import BLOCK_SAMPLES, Samples, seconds
from lectura.records.transcript import Segment, Transcript, Word
from lectura.speakers.assign import assign_speakers
from lectura.speakers.backends import BACKENDS
from lectura.speakers.channels import diarize_channels
from lectura.speakers.protocol import Diarization, DiarizerOptions
from readme import machine

COLLAR_SECONDS = 0.5
"""pyannote.metrics counts both sides together: ±0.25 s."""

COUNTED_SECONDS = 1.5
"""A speaker of a reference who says less is not counted among the speakers."""


@dataclass(frozen=True)
class Score:
    """Seconds of error and of speech, and how many speakers there are and were found."""

    missed: float
    false_alarm: float
    confusion: float
    speech: float
    speakers: int
    found: int


def counted(truth: Turns) -> int:
    """How many speakers say something for long enough to count."""
    spoken: dict[str, float] = defaultdict(float)
    for start, end, speaker in truth:
        spoken[speaker] += end - start
    return sum(total >= COUNTED_SECONDS for total in spoken.values())


def blocks(audio: Samples) -> Iterator[Samples]:
    """A recording as a stream."""
    for start in range(0, audio.size, BLOCK_SAMPLES):
        yield audio[start : start + BLOCK_SAMPLES]


def diarize(engine: str, case: Case, *, exact: bool) -> tuple[Diarization, float]:
    """The diarization and the CPU seconds it took."""
    known = max(1, counted(case.truth)) if exact else None
    before = time.process_time()
    found = BACKENDS[engine]().diarize(blocks(case.audio), DiarizerOptions(num_speakers=known))
    return found, time.process_time() - before


def score(truth: Turns, duration: float, found: Diarization | None) -> Score:
    """What pyannote.metrics says of turns; None is nobody."""
    from pyannote.core import Annotation, Timeline  # noqa: PLC0415
    from pyannote.core import Segment as Span  # noqa: PLC0415
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415

    reference, guess = Annotation(), Annotation()
    for index, (start, end, speaker) in enumerate(truth):
        reference[Span(start, end), index] = speaker
    for index, turn in enumerate(found.turns if found else ()):
        guess[Span(turn.interval.start, turn.interval.end), index] = turn.speaker
    whole = Timeline([Span(0, duration)])
    result: dict[str, Any] = DiarizationErrorRate(collar=COLLAR_SECONDS)(
        reference, guess, uem=whole, detailed=True
    )
    return Score(
        result["missed detection"],
        result["false alarm"],
        result["confusion"],
        result["total"],
        counted(truth),
        len(found.speakers) if found else 0,
    )


def attributed_words(shared: Path, found: Diarization) -> float:
    """Part of the reference words of seminar-en that get the right speaker, 0–1.

    The reference has times per turn; its words are spread over their turn by their letters and
    all put into one segment per ten words, across turns, as a recogniser would.
    """
    reference = json.loads(
        (shared / "recordings" / "seminar-en.ref.json").read_text(encoding="utf-8")
    )
    words: list[tuple[str, Word]] = []
    for turn in reference["turns"]:
        texts = turn["text"].split()
        letters, done = sum(map(len, texts)), 0
        for text in texts:
            start = turn["start"] + (turn["end"] - turn["start"]) * done / letters
            done += len(text)
            end = turn["start"] + (turn["end"] - turn["start"]) * done / letters
            words.append((turn["speaker"], Word(text=f" {text}", start=start, end=end)))
    rows = [words[start : start + 10] for start in range(0, len(words), 10)]
    segments = tuple(
        Segment(
            id=index,
            start=row[0][1].start,
            end=row[-1][1].end,
            text="".join(word.text for _, word in row),
            words=tuple(word for _, word in row),
        )
        for index, row in enumerate(rows)
    )
    labelled = assign_speakers(Transcript(segments=segments), found)
    guessed = [word.speaker for segment in labelled.segments for word in segment.words]
    pairs = list(zip((speaker for speaker, _ in words), guessed, strict=True))
    best = {
        speaker: max(set(guessed), key=lambda label: pairs.count((speaker, label)))
        for speaker in dict.fromkeys(speaker for speaker, _ in words)
    }
    if len(set(best.values())) < len(best):
        return 0.0
    return sum(best[speaker] == label for speaker, label in pairs) / len(pairs)


def table(engine: str, scores: dict[str, list[Score]]) -> Iterator[str]:
    """The rows of one engine."""
    for group, items in scores.items():
        speech = sum(item.speech for item in items)
        parts = [
            100 * sum(getattr(item, name) for item in items) / speech
            for name in ("missed", "false_alarm", "confusion")
        ]
        right = sum(item.speakers == item.found for item in items)
        off = sum(abs(item.speakers - item.found) for item in items) / len(items)
        figures = " | ".join(f"{value:.1f} %" for value in (sum(parts), *parts))
        yield f"| {engine} | {group} | {figures} | {right} of {len(items)} | {off:.2f} |"


def _installed() -> list[str]:
    """The built-in engine, and those whose extras are installed."""
    extras = {"sherpa": "sherpa_onnx", "pyannote": "pyannote.audio"}
    found = ["builtin"]
    for engine, module in extras.items():
        if _is_there(module):
            found.append(engine)
        else:
            print(f"Left out, for it is not installed: {engine}.", file=sys.stderr)
    return found


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package that holds it
        return False


def _cases(shared: Path) -> Iterator[Case]:
    pool = voices(shared)
    yield recording(shared, "seminar-en")
    yield from meetings(shared)
    for group, wanted in (("spliced, tuned readers", True), ("spliced, other readers", False)):
        chosen = {name: audio for name, audio in pool.items() if (name in TUNED) is wanted}
        yield from spliced(chosen, group)
    yield from lowered(pool)
    yield from interrupted(shared)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", default="", help="the sets whose name holds this")
    parser.add_argument("--engine", action="append", choices=sorted(BACKENDS))
    parser.add_argument("--exact", action="store_true", help="say how many speak")
    arguments = parser.parse_args()
    cases = [case for case in _cases(arguments.shared) if arguments.only in case.group]
    print(machine(1), end="\n\n")
    print("| engine | set | DER | missed | false alarm | confusion | counts right | off |")
    print("|---|---|---|---|---|---|---|---|")
    for engine in arguments.engine or _installed():
        scores: dict[str, list[Score]] = {}
        spent = heard = 0.0
        words: float | None = None
        for case in cases:
            found, cpu = diarize(engine, case, exact=arguments.exact)
            duration = seconds(case.audio.size)
            spent, heard = spent + cpu, heard + duration
            scores.setdefault(case.group, []).append(score(case.truth, duration, found))
            if case.group == "seminar-en":
                words = attributed_words(arguments.shared, found)
        for row in table(engine, scores):
            print(row)
        print(f"\n{engine}: {spent / max(heard, 1e-9):.3f} × real time of CPU.", end=" ")
        if words is not None:
            print(f"{words:.1%} of the words of seminar-en have the right speaker.", end=" ")
        print("\n")
    if arguments.only in "telephone":
        left, right, truth = telephone(arguments.shared)
        call = diarize_channels(blocks(left), blocks(right), DiarizerOptions())
        for row in table("channels", {"telephone": [score(truth, seconds(left.size), call)]}):
            print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
