"""How late captions come and how right they are: ``python benchmarks/live.py ../shared``.

Two recordings are played at their own pace to ``lectura live`` with idle cores and with a busy loop
on each core. A word is late by the time from its end, as the offline transcript with times has it
(aligned to the exact words), to the event in which it became firm. A word that never became firm
counts as a deletion and as late for ever. Memory is that of the whole process, in its first and in
its last quarter.

``--simulated`` needs no quiet machine: nobody waits, and a decoding takes `TWO_CORES` of the
processor time that it took (twice that where they are busy).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np
import psutil

import readme
from lectura.audio.vad import VoiceDetector
from lectura.live.captioner import Captioner
from lectura.live.events import Event, Firm
from lectura.live.keeping import Block, KeptSound
from lectura.live.session import Session
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import TrackSampler, choose_track
from lectura.records.transcript import Transcript
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import TranscribeOptions
from lectura.testing.captions import SimulatedClock, SimulatedSource, SimulatedWorker
from scoring import normalised, word_error_rate

RECORDINGS = ("printing-lecture", "clase-es")
MEDIAN_BAR, TAIL_BAR, WORSE_BAR = 4.0, 8.0, 3.0
TWO_CORES = 0.85
"""Time that a decoding takes on two cores, as a share of its processor time (measured on pieces of
3 to 18 s: 0.66 to 0.93): a decoder goes token by token and hardly gains from a second core."""
_WATCH_SECONDS = 1.0


@dataclass(frozen=True)
class Timed:
    """A word as scored, and a time in seconds."""

    text: str
    time: float


@dataclass(frozen=True)
class Outcome:
    """What one session came to.

    Attributes:
        firm: every firm word, with when it became so.
        memory: megabytes in the first and in the last quarter; None where not measured.
    """

    firm: tuple[Timed, ...]
    memory: tuple[float, float] | None = None


def timed(text: str, moment: float) -> list[Timed]:
    """The scored words of a text, all at one moment."""
    return [Timed(word, moment) for word in normalised(text).split()]


def said_at(reference: str, offline: Transcript) -> list[Timed]:
    """The exact words with the times of the offline words they match; between those, in a line."""
    heard = [
        one
        for segment in offline.segments
        for word in segment.words
        for one in timed(word.text, word.end or 0.0)
    ]
    words = normalised(reference).split()
    places = {
        place: heard[other].time for place, other in _pairs(words, [one.text for one in heard], "=")
    }
    known = sorted(places)
    times = np.interp(range(len(words)), known, [places[place] for place in known])
    return [Timed(word, float(moment)) for word, moment in zip(words, times, strict=True)]


def delays(said: Sequence[Timed], firm: Sequence[Timed]) -> list[float]:
    """How late each word that was said became firm; infinite for those that never did."""
    pairs = dict(_pairs([one.text for one in said], [one.text for one in firm], "=~"))
    return [
        firm[pairs[place]].time - one.time if place in pairs else float("inf")
        for place, one in enumerate(said)
    ]


def _pairs(words: Sequence[str], others: Sequence[str], kinds: str) -> Iterator[tuple[int, int]]:
    """Places of words that stand for each other: ``=`` the same ones, ``~`` substituted too."""
    found = jiwer.process_words(" ".join(words), " ".join(others))
    names = {"=": "equal", "~": "substitute"}
    for chunk in found.alignments[0]:
        if chunk.type in {names[kind] for kind in kinds}:
            yield from zip(
                range(chunk.ref_start_idx, chunk.ref_end_idx),
                range(chunk.hyp_start_idx, chunk.hyp_end_idx),
                strict=True,
            )


def offline_of(recording: Path, folder: Path) -> Transcript:
    """The transcript that ``lectura transcribe --words`` makes."""
    line = ["transcribe", recording, "--words", "-f", "json", "-o", folder, "-q", "--overwrite"]
    subprocess.run([sys.executable, "-m", "lectura", *map(str, line)], check=True)
    text = (folder / f"{recording.stem}.json").read_text(encoding="utf-8")
    return Transcript.model_validate_json(text)


def real(recording: Path, folder: Path) -> Outcome:
    """The recording played to the command at its own pace."""
    line = ["live", "-i", recording, "-o", folder, "--json", "--no-finish", "-q"]
    firm: list[Timed] = []
    with subprocess.Popen(
        [sys.executable, "-m", "lectura", *map(str, line)], stdout=subprocess.PIPE, text=True
    ) as process:
        memory = Memory(process.pid)
        for written in process.stdout or ():
            event = json.loads(written)
            if "firm" in event:
                firm += timed(event["firm"], event["at"])
        memory.stop()
    if process.returncode:
        raise RuntimeError(f"lectura live ended with status {process.returncode}")
    return Outcome(tuple(firm), memory.quarters())


class Memory:
    """Watches the resident memory of a process."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._seen: list[float] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stopped.wait(_WATCH_SECONDS):
            with contextlib.suppress(psutil.Error):
                self._seen.append(self._process.memory_info().rss / 1e6)

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()
        self._thread.join()

    def quarters(self) -> tuple[float, float]:
        """The most megabytes in the first quarter of the time, and in the last."""
        part = max(1, len(self._seen) // 4)
        return max(self._seen[:part], default=0.0), max(self._seen[-part:], default=0.0)


def simulated(recording: Path, folder: Path, *, slower: float = 1.0) -> Outcome:
    """The same on a clock that nobody waits for."""
    engine, options = WhisperEngine(), TranscribeOptions()
    choice = engine.choose(options, lambda event: None)
    recognizer = engine.load_recognizer(choice, options)
    clock = SimulatedClock()
    firm: list[Timed] = []

    def tell(event: Event, at: float) -> None:
        if isinstance(event, Firm):
            firm.extend(timed(event.text, at))

    def cost(measured: float, request: object) -> float:
        return measured * TWO_CORES * slower

    with KeptSound(folder / "simulated.wav") as kept:
        source = SimulatedSource(blocks_of(recording), clock)
        worker = SimulatedWorker(recognizer, clock, cost)
        Session(source, kept, Captioner(VoiceDetector()), worker, tell, clock).run(lambda: False)
    return Outcome(tuple(firm))


def blocks_of(recording: Path) -> Iterator[Block]:
    """The sound of a recording."""
    info = probe(recording)
    with open_audio(info, choose_track(info, None, TrackSampler(info))) as stream:
        for block in stream:
            yield np.rint(block * 32768.0).astype(np.int16)


@contextlib.contextmanager
def busy(cores: int) -> Iterator[None]:
    """A loop that does nothing on each core."""
    loops = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(cores)]
    for loop in loops:
        loop.start()
    try:
        yield
    finally:
        for loop in loops:
            loop.terminate()


def _spin() -> None:
    while True:
        time.monotonic()


def row(name: str, how: str, late: Sequence[float], errors: Sequence[float], out: Outcome) -> str:
    """A line of the table."""
    median, tail = (float(np.quantile(late, share, method="higher")) for share in (0.5, 0.95))
    offline, live = errors
    memory = "" if out.memory is None else f"{out.memory[0]:.0f} → {out.memory[1]:.0f}"
    never = sum(one == float("inf") for one in late)
    return (
        f"| {name} | {how} | {median:.1f} | {tail:.1f} | {never} of {len(late)} | {live:.1f} | "
        f"{offline:.1f} | {memory} |"
    )


HEAD = "\n".join(
    (
        f"| recording | cores | median delay, s (bar {MEDIAN_BAR:.0f}) "
        f"| p95, s (bar {TAIL_BAR:.0f}) | never firm | WER, % "
        f"| offline WER, % (bar: + {WORSE_BAR:.0f}) | MB, first and last quarter |",
        "|---|---|---|---|---|---|---|---|",
    )
)


def measure(shared: Path, names: Sequence[str], *, in_simulation: bool, cores: int) -> list[str]:
    """The rows of all recordings, idle and busy."""
    rows = []
    for name in names:
        recording = shared / "recordings" / f"{name}.mp4"
        reference = recording.with_name(f"{name}.ref.txt").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            offline = offline_of(recording, folder)
            said = said_at(reference, offline)
            whole = " ".join(segment.text for segment in offline.segments)
            for how, slower in (("idle", 1.0), ("busy", 2.0)):
                inner = folder / how
                inner.mkdir()
                if in_simulation:
                    outcome = simulated(recording, inner, slower=slower)
                else:
                    with busy(cores) if how == "busy" else contextlib.nullcontext():
                        outcome = real(recording, inner)
                late = delays(said, outcome.firm)
                live = " ".join(one.text for one in outcome.firm)
                errors = [word_error_rate(reference, text) for text in (whole, live)]
                rows.append(row(name, how, late, errors, outcome))
                sys.stderr.write(f"{rows[-1]}\n")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path, help="the folder of the real recordings")
    parser.add_argument("--recording", action="append", help="one of them; may be repeated")
    parser.add_argument("--simulated", action="store_true", help="on a clock that does not wait")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    given = parser.parse_args()
    cores = len(psutil.Process().cpu_affinity() or [0])
    names = given.recording or RECORDINGS
    rows = measure(given.shared, names, in_simulation=given.simulated, cores=cores)
    how = "Simulated clock" if given.simulated else "Played at its own pace"
    table = "\n".join((f"{readme.machine(cores)} {how}; model base, int8.", "", HEAD, *rows))
    sys.stdout.write(f"{table}\n")
    if given.write:
        readme.put("live simulated" if given.simulated else "live", table)


if __name__ == "__main__":
    main()
