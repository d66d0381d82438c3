r"""Notes without a language model: measured against gold lists, written into benchmarks/README.md.

    python benchmarks/notes.py ../shared

Four lectures have a list, made blind, of what their notes should hold; two of them are the same
lecture with and without punctuation, which count half each. The scorers lie beside them.

The functions `rank` and `split` are the engine's, as a scorer of VT-SSum calls them:

    python ../shared/tools/score_vtssum.py ../shared/notes/vt-ssum-dev \
        --rank benchmarks.notes:rank --split benchmarks.notes:split
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil

from lectura.formats import read_transcript
from lectura.notes.keyless import keyless_notes
from lectura.notes.keyless.ranking import quality, weights
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.topics import best_borders, topic_count
from lectura.notes.keyless.vocabulary import vocabulary
from lectura.records.notes import NotesSource
from lectura.text import word_count

LECTURES = {
    "en_autocap": ("notes/en_autocap.vtt", 0.5),
    "en_imgproc_punct": ("notes/en_imgproc_punct.srt", 0.5),
    "en_toc": ("notes/en_toc.srt", 1.0),
    "es_dl_known": ("transcripts/clase-aprendizaje-profundo.txt", 1.0),
}
"""The file and the weight of each."""
MEANS = (
    ("facts within one sentence of a key point", "recall", "≥ 0.55"),
    ("facts inside a key point", "recall_in", "≥ 0.36"),
    ("key points that touch a fact", "on_fact", "≥ 0.58"),
    ("key points in chatter or logistics", "noise", "≤ 0.04"),
    ("key points that begin and end whole, of ≤ 40 words", "clean", "≥ 0.93"),
    ("topic borders, F", "bound_f", "≥ 0.82"),
    ("topic borders, Pk", "pk", "≤ 0.20"),
    ("terms that are real", "terms", "≥ 0.85"),
    ("title of the page is good", "title", "1.00"),
)
COUNTS = (
    ("tasks, exam hints and announcements found / false", ("assign", "announce"), "≥ 11 / ≤ 1"),
    ("questions found / false", ("quest",), "≥ 4 / ≤ 4"),
)
BEFORE = {
    "facts within one sentence of a key point": "0.49",
    "facts inside a key point": "0.27",
    "key points that touch a fact": "0.44",
    "key points in chatter or logistics": "0.07",
    "key points that begin and end whole, of ≤ 40 words": "0.64",
    "topic borders, F": "0.54",
    "topic borders, Pk": "0.47",
    "terms that are real": "0.64",
    "title of the page is good": "0.50",
    "tasks, exam hints and announcements found / false": "7 of 16 / 0",
    "questions found / false": "4 of 8 / 7",
    "VT-SSum (121 lectures), top-3 F1 per segment": "40.7",
}
"""What the version of 27 November 2026 made of them: TextTiling, LexRank, YAKE."""
LONG_HOURS = 10


def rank(sentences: Sequence[str], lecture: Sequence[str], language: str | None) -> list[float]:
    """How much each sentence of a segment is worth as a key point.

    Args:
        sentences: of the segment, in order.
        lecture: all sentences, those of the segment among them.
        language: an ISO 639-1 code.
    """
    weight = _weights(tuple(lecture), language)
    known = vocabulary(language)
    return [
        weight.get(text, 0.0)
        * quality(Sentence(place, 0, len(text), text, None), known.content(text), place, known)
        for place, text in enumerate(sentences)
    ]


def split(sentences: Sequence[str], language: str | None) -> list[int]:
    """The sentences with which topics begin, the first of the lecture left out."""
    known = vocabulary(language)
    words = [word_count(text) for text in sentences]
    count = min(topic_count(sum(words)), len(words))
    return best_borders([known.content(text) for text in sentences], words, count)[1:]


@lru_cache(maxsize=2)
def _weights(lecture: tuple[str, ...], language: str | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for text, weight in zip(lecture, weights(lecture, vocabulary(language)), strict=True):
        found.setdefault(text, weight)
    return found


def measured(shared: Path, scorer: ModuleType) -> dict[str, str]:
    """Each measure of the four lectures, as the table shows it."""
    scorer.LECTURES[:] = [shared / "notes", shared / "transcripts"]
    scores = {name: _score(shared, name, scorer) for name in LECTURES}
    whole = sum(weight for _, weight in LECTURES.values())
    found = {}
    for label, key, _ in MEANS:
        mean = sum(scores[name][key] * weight for name, (_, weight) in LECTURES.items()) / whole
        found[label] = f"{mean:.2f}"
    for label, keys, _ in COUNTS:
        hits = [s[key].split("/") for s in scores.values() for key in keys]
        false = sum(s[f"{key}_false"] for s in scores.values() for key in keys)
        found[label] = f"{sum(int(hit) for hit, _ in hits)} of {sum(int(of) for _, of in hits)}"
        found[label] += f" / {false}"
    return found


def _score(shared: Path, name: str, scorer: ModuleType) -> Mapping[str, Any]:
    path = shared / LECTURES[name][0]
    notes = keyless_notes(
        read_transcript(path), source=NotesSource(name=path.name), language=None, date=None
    )
    gold = json.loads((shared / "notes" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    found: Mapping[str, Any] = scorer.score(notes.model_dump(mode="json"), gold, None, str(path))
    return found


def vt_ssum(shared: Path) -> str:
    """Macro top-3 F1 per segment, 0-100, as the scorer of VT-SSum prints it."""
    root = Path(__file__).resolve().parents[1]
    tool = shared / "tools" / "score_vtssum.py"
    command = [tool, shared / "notes" / "vt-ssum-dev", "--rank", "benchmarks.notes:rank"]
    printed = subprocess.run(
        [sys.executable, *map(str, command)], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    return next(line.split()[-1] for line in printed.splitlines() if line.startswith("yours"))


def cost(path: Path) -> tuple[float, float]:
    """Seconds that the notes of a transcript take, and the peak of the process in MB."""
    printed = subprocess.run(
        [sys.executable, __file__, "--one", str(path)], check=True, capture_output=True, text=True
    ).stdout
    seconds, peak = json.loads(printed)
    return seconds, peak


def _one(path: Path) -> None:
    transcript = read_transcript(path)
    started = time.perf_counter()
    keyless_notes(transcript, source=NotesSource(name=path.name), language=None, date=None)
    seconds = time.perf_counter() - started
    info = psutil.Process().memory_info()
    print(json.dumps([seconds, getattr(info, "peak_wset", _peak_rss()) / 1e6]))


def _peak_rss() -> int:
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def long_lecture(shared: Path, path: Path) -> None:
    """Subtitles of ten hours in which nothing is said twice: lectures of VT-SSum in a row."""
    cues: list[str] = []
    at = 0.0
    for file in sorted((shared / "notes" / "vt-ssum-dev").glob("*.json")):
        for segment in json.loads(file.read_text(encoding="utf-8"))["segmentation"]:
            for text in filter(str.strip, segment):
                end = at + 0.4 * len(text.split())
                cues.append(f"{len(cues) + 1}\n{_clock(at)} --> {_clock(end)}\n{text}\n")
                at = end + 0.2
        if at > LONG_HOURS * 3600:
            break
    path.write_text("\n".join(cues), encoding="utf-8")


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d},{rest % 1000:03d}"


def table(shared: Path) -> str:
    """The table of `benchmarks/README.md`."""
    scorer = _loaded(shared / "tools" / "score_notes.py")
    now = measured(shared, scorer)
    wanted = {label: goal for label, _, goal in (*MEANS, *COUNTS)}
    rows = [
        f"| {name} | {BEFORE[name]} | {value} | {wanted[name]} |" for name, value in now.items()
    ]
    ranked = "VT-SSum (121 lectures), top-3 F1 per segment"
    rows.append(f"| {ranked} | {BEFORE[ranked]} | {vt_ssum(shared)} | ≥ 42 |")
    hour, peak = cost(shared / LECTURES["en_toc"][0])
    rows.append(f"| a lecture of an hour | – | {hour:.1f} s, {peak:.0f} MB | ≤ 3 s, ≤ 150 MB |")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.srt"
        long_lecture(shared, path)
        seconds, peak = cost(path)
    rows.append(f"| one of {LONG_HOURS} hours | – | {seconds:.0f} s, {peak:.0f} MB | ≤ 30 s |")
    return "\n".join(["| | before | now | wanted |", "|---|---|---|---|", *rows])


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with notes/, transcripts/ and tools/")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        _one(given.shared)
        return
    import readme  # noqa: PLC0415 - the scorer of VT-SSum imports this module from elsewhere

    text = f"{readme.machine(psutil.cpu_count() or 1)}\n\n{table(given.shared)}"
    print(text)
    readme.put("notes", text)


if __name__ == "__main__":
    main()
