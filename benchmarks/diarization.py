"""Speakers: diarization error rate and attributed words, as a Markdown table.

    python benchmarks/diarization.py SHARED [--engine builtin] [--only AMI]

SHARED is the folder of recordings with references. DER with a collar of ±0.25 s, overlap counted,
by pyannote.metrics (pip install pyannote.metrics). Spliced lectures are built from the clips of
single speakers, silence at the clips' ends cut off by another voice activity detector (Silero, of
faster-whisper). The threshold was chosen on the speakers of the set "tuned"; the set "others" has
none of them. The remaining constants were set with both in view, so that neither is a blind test.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from faster_whisper import decode_audio
from faster_whisper.vad import VadOptions, get_speech_timestamps

from lectura.audio import BLOCK_SAMPLES, SAMPLE_RATE, Samples, seconds
from lectura.records.transcript import Segment, Transcript, Word
from lectura.speakers.assign import assign_speakers
from lectura.speakers.backends import BACKENDS
from lectura.speakers.protocol import Diarization, DiarizerOptions

COLLAR_SECONDS = 0.5
"""pyannote.metrics counts both sides together: ±0.25 s."""

SPLICED_SPEAKERS = range(2, 9)
_TURN_SECONDS = (3.0, 20.0)
_SAME_READERS = {"s3", "s4", "s5", "s6"}
"""So alike s1 and s2 by voice (cosine up to 0.9) that they may be the same readers: left out."""

_TUNED = {
    *("s0", "s2", "s8", "s11", "s13", "s15", "s17", "s19", "lecturer", "presenter_2"),
    *("presenter_4", "en_fleurs_001", "en_harvard_osr_8k"),
}

Turns = list[tuple[float, float, str]]


@dataclass(frozen=True)
class Case:
    """A recording with its true turns."""

    group: str
    name: str
    audio: Samples
    truth: Turns


@dataclass(frozen=True)
class Score:
    """Seconds of error and of speech, and how many speakers there are and were found."""

    missed: float
    false_alarm: float
    confusion: float
    speech: float
    speakers: int
    found: int


def read_rttm(path: Path) -> Turns:
    """Turns of an RTTM file as (start, end, speaker), in seconds."""
    fields = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(float(f[3]), float(f[3]) + float(f[4]), f[7]) for f in fields]


def recording(shared: Path, name: str) -> Case:
    """One of the lecture videos."""
    folder = shared / "recordings"
    audio = decode_audio(str(folder / f"{name}.mp4"))
    return Case(name, name, audio, read_rttm(folder / f"{name}.rttm"))


def meetings(shared: Path) -> Iterator[Case]:
    """The AMI excerpts."""
    for path in sorted((shared / "speech").glob("multi_ami_*.flac")):
        truth = read_rttm(path.with_suffix(".rttm"))
        yield Case("AMI meetings", path.stem, decode_audio(str(path)), truth)


def voices(shared: Path) -> dict[str, Samples]:
    """The clips of single speakers without the silence at their ends."""
    found: dict[str, Samples] = {}
    for name in ("clase-es", "seminar-en"):
        case = recording(shared, name)
        for start, end, speaker in case.truth:
            if speaker not in _SAME_READERS:
                found[speaker] = case.audio[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
    for clip in ("en_fleurs_000", "en_fleurs_001", "en_fleurs_002", "en_harvard_osr_8k", "en_jfk"):
        path = next((shared / "speech").glob(f"{clip}.*[!txt]"))
        found[clip] = decode_audio(str(path))
    return {name: audio for name, clip in found.items() if (audio := _trimmed(clip)).size}


def spliced(pool: dict[str, Samples], group: str) -> Iterator[Case]:
    """Lectures of 2–8 speakers, each with up to three turns, levels 9 dB apart at most."""
    for count in SPLICED_SPEAKERS:
        random = np.random.default_rng(count)
        turns: list[tuple[str, Samples]] = []
        for name in random.choice(sorted(pool), count, replace=False).tolist():
            gain = np.float32(10 ** (random.uniform(-6, 3) / 20))
            turns += [(name, gain * part) for part in _parts(pool[name], random)[:3]]
        pieces: list[Samples] = []
        truth: Turns = []
        position = 0
        for index in random.permutation(len(turns)).tolist():
            name, part = turns[index]
            pause = np.zeros(int(random.uniform(0.2, 0.9) * SAMPLE_RATE), dtype=np.float32)
            position += pause.size
            truth += [
                (seconds(position + start), seconds(position + end), name)
                for start, end in _speech(part)
            ]
            position += part.size
            pieces += [pause, part]
        hiss = random.normal(0, 3e-4, position).astype(np.float32)
        yield Case(group, f"{group} {count}", np.concatenate(pieces) + hiss, truth)


def _trimmed(audio: Samples) -> Samples:
    speech = _speech(audio)
    return audio[speech[0][0] : speech[-1][1]] if speech else audio[:0]


def _speech(audio: Samples) -> list[tuple[int, int]]:
    """Where somebody speaks, pauses under a second bridged, in samples."""
    options = VadOptions(min_silence_duration_ms=1000, speech_pad_ms=30)
    return [(span["start"], span["end"]) for span in get_speech_timestamps(audio, options)]


def _parts(audio: Samples, random: np.random.Generator) -> list[Samples]:
    shortest, longest = _TURN_SECONDS
    parts = []
    while audio.size:
        size = int(random.uniform(shortest, longest) * SAMPLE_RATE)
        if audio.size - size < shortest * SAMPLE_RATE and audio.size < 1.3 * longest * SAMPLE_RATE:
            size = audio.size
        parts.append(_trimmed(audio[:size]))
        audio = audio[size:]
    return [part for part in parts if part.size > SAMPLE_RATE]


def diarize(engine: str, case: Case) -> tuple[Diarization, float]:
    """The diarization and the CPU seconds it took."""
    blocks = (
        case.audio[start : start + BLOCK_SAMPLES]
        for start in range(0, case.audio.size, BLOCK_SAMPLES)
    )
    before = time.process_time()
    found = BACKENDS[engine]().diarize(blocks, DiarizerOptions())
    return found, time.process_time() - before


def score(case: Case, found: Diarization) -> Score:
    """What pyannote.metrics says."""
    from pyannote.core import Annotation, Timeline  # noqa: PLC0415
    from pyannote.core import Segment as Span  # noqa: PLC0415
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415

    truth, guess = Annotation(), Annotation()
    for index, (start, end, speaker) in enumerate(case.truth):
        truth[Span(start, end), index] = speaker
    for index, turn in enumerate(found.turns):
        guess[Span(turn.interval.start, turn.interval.end), index] = turn.speaker
    whole = Timeline([Span(0, seconds(case.audio.size))])
    result: dict[str, Any] = DiarizationErrorRate(collar=COLLAR_SECONDS)(
        truth, guess, uem=whole, detailed=True
    )
    return Score(
        result["missed detection"],
        result["false alarm"],
        result["confusion"],
        result["total"],
        len(truth.labels()),
        len(found.speakers),
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


def table(engine: str, scores: dict[str, list[Score]], speed: float) -> Iterator[str]:
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
        counts = f"{right} of {len(items)} | {off:.2f}"
        yield f"| {engine} | {group} | {figures} | {counts} | {speed:.3f} |"


def _installed() -> list[str]:
    """The built-in engine, and sherpa where its extra is installed."""
    if find_spec("sherpa_onnx") is not None:
        return ["builtin", "sherpa"]
    print("Left out, for it is not installed: sherpa (the extra 'sherpa').", file=sys.stderr)
    return ["builtin"]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", default="", help="the sets whose name holds this")
    parser.add_argument("--engine", action="append", choices=sorted(BACKENDS))
    arguments = parser.parse_args()
    pool = voices(arguments.shared)
    cases = [
        recording(arguments.shared, "seminar-en"),
        *meetings(arguments.shared),
        *spliced({name: pool[name] for name in pool if name in _TUNED}, "spliced, tuned"),
        *spliced({name: pool[name] for name in pool if name not in _TUNED}, "spliced, others"),
    ]
    print(
        "| engine | set | DER | missed | false alarm | confusion | counts right | off "
        "| × real time |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for engine in arguments.engine or _installed():
        scores: dict[str, list[Score]] = {}
        spent = heard = 0.0
        words = 0.0
        for case in cases:
            if arguments.only not in case.group:
                continue
            found, cpu = diarize(engine, case)
            spent, heard = spent + cpu, heard + seconds(case.audio.size)
            scores.setdefault(case.group, []).append(score(case, found))
            if case.group == "seminar-en":
                words = attributed_words(arguments.shared, found)
        for row in table(engine, scores, spent / heard):
            print(row)
        if "seminar-en" in scores:
            print(
                f"| {engine} | seminar-en, words with the right speaker | {words:.1%} | | | | | | |"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
