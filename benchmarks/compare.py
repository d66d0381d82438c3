"""Does agreement order solutions as their true errors do, and is the consensus worth anything?

    python benchmarks/compare.py [--transcripts FOLDER] [--note TEXT]

Every program hears every recording once; what each wrote is kept in a folder, so that the scoring
can be repeated in seconds. Recordings and their exact words are those of ``speed.py``, and the
short clips of ``../shared/speech`` that have a reference, joined to one recording per language.
Damaged copies of each program's transcript are put beside the whole ones: 10 and 20 % cut out, a
sentence looped, the middle swapped. The table goes to ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from compare_subjects import PROGRAMS, heard_by
from lectura.audio import SAMPLE_RATE, Samples
from lectura.compare.solutions.piece import voice_of
from lectura.compare.voting.network import network_of
from lectura.compare.voting.rates import Errors, difference, errors_in, paired
from lectura.compare.voting.words import Spoken, spoken_words, words_of
from lectura.process.cores import cores
from lectura.timeline import Interval
from readme import machine, put
from speed import recordings_folder
from subjects import audio_of

Words = tuple[Spoken, ...]
DEVELOPED_ON = ("speech-en", "speech-es", "printing-lecture", "seminar-en")
"""Thresholds were looked at on these; the others were only measured."""
PRESENTERS = (222.1, 446.7)
"""Of the seminar: before it is the lecture of another recording."""
_PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class Material:
    """A recording.

    Attributes:
        name: of it.
        language: spoken.
        sound: of it, as WAV.
        truth: its words.
    """

    name: str
    language: str
    sound: Path
    truth: tuple[str, ...]


@dataclass(frozen=True)
class Scored:
    """A transcript in a pool.

    Attributes:
        name: of it.
        rank: in the pool, 0 is the best.
        agreement: with the others, in percent.
        errors: its true ones, a word of the reference each.
    """

    name: str
    rank: int
    agreement: float
    errors: Errors

    def rate(self, length: int) -> float:
        """Its true word error rate in percent."""
        return 100 * float(self.errors.sum()) / length


@dataclass(frozen=True)
class Pool:
    """Some transcripts of one recording, compared.

    Attributes:
        scored: each, best first.
        consensus: the true word error rate of the consensus, in percent.
        length: words of the reference.
    """

    scored: tuple[Scored, ...]
    consensus: float
    length: int

    def pairs(self, copy: str = "") -> Iterator[bool]:
        """Of each two whose errors differ for sure: whether they stand in the right order.

        Args:
            copy: one that has to be among the two; empty for every pair.
        """
        for better, worse in combinations(self.scored, 2):
            if copy and copy not in (better.name, worse.name):
                continue
            found = difference(worse.errors, better.errors, self.length)
            if found.low > 0 or found.high < 0:
                yield found.value > 0


def pool_of(
    texts: Sequence[tuple[str, Words]], truth: Sequence[str], voiced: Sequence[Interval]
) -> Pool:
    """The transcripts, compared as ``lectura compare`` does."""
    network = network_of([words for _, words in texts], voiced)
    found = network.agreements
    order = sorted(range(len(texts)), key=lambda index: found[index].rank)
    scored = tuple(
        Scored(
            texts[index][0],
            rank,
            100 * found[index].differences.rest.value,
            _errors(truth, texts[index][1]),
        )
        for rank, index in enumerate(order)
    )
    said = [one.word for one in network.consensus if one.word is not None]
    consensus = 100 * float(_errors(truth, said).sum()) / len(truth)
    return Pool(scored, consensus, len(truth))


def _errors(truth: Sequence[str], words: Sequence[Spoken]) -> Errors:
    folded = [word.folded for word in words]
    return errors_in(truth, folded, paired(truth, folded))


def cut(share: float) -> Callable[[Words], Words]:
    """Leave out a share of the words, from a third of the text on."""

    def damage(words: Words) -> Words:
        first = len(words) // 3
        return words[:first] + words[first + round(share * len(words)) :]

    return damage


def looped(words: Words) -> Words:
    """Say a sentence of twelve words in the middle five times more."""
    middle = len(words) // 2
    sentence = words[middle - 12 : middle]
    return words[:middle] + sentence * 5 + words[middle:]


def swapped(words: Words) -> Words:
    """Exchange the second and the third quarter; the times stay in order."""
    quarter = len(words) // 4
    order = [*range(quarter), *range(2 * quarter, 3 * quarter), *range(quarter, 2 * quarter)]
    order += range(3 * quarter, len(words))
    return tuple(
        replace(words[i], start=at.start, end=at.end, stretch=at.stretch)
        for i, at in zip(order, words, strict=True)
    )


DAMAGES: dict[str, Callable[[Words], Words]] = {
    "10 % cut": cut(0.1),
    "20 % cut": cut(0.2),
    "a sentence looped": looped,
    "the middle swapped": swapped,
}


def materials(folder: Path) -> Iterator[Material]:
    """The recordings as WAV in a folder, made where they are not there."""
    shared = recordings_folder()
    sources = {"printing-lecture": "en", "clase-es": "es"}
    for name, language in sources.items():
        truth = (shared / f"{name}.ref.txt").read_text(encoding="utf-8")
        sound = _as_wav(folder / f"{name}.wav", lambda n=name: _sound(shared / f"{n}.mp4"))  # type: ignore[misc]
        yield Material(name, language, sound, _folded(truth))
    start, end = (round(edge * SAMPLE_RATE) for edge in PRESENTERS)
    turns = json.loads((shared / "seminar-en.ref.json").read_text(encoding="utf-8"))["turns"]
    truth = " ".join(turn["text"] for turn in turns[1:4])
    sound = _as_wav(folder / "seminar-en.wav", lambda: _sound(shared / "seminar-en.mp4")[start:end])
    yield Material("seminar-en", "en", sound, _folded(truth))
    for language in ("en", "es"):
        clips = [
            path
            for path in sorted((shared.parent / "speech").glob(f"{language}_*"))
            if path.suffix != ".txt" and path.with_suffix(".ref.txt").is_file()
        ]
        words = [path.with_suffix(".ref.txt").read_text(encoding="utf-8") for path in clips]
        sound = _as_wav(folder / f"speech-{language}.wav", lambda c=clips: _joined(c))  # type: ignore[misc]
        yield Material(f"speech-{language}", language, sound, _folded(" ".join(words)))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(text))


def _sound(path: Path) -> Samples:
    return np.concatenate(list(audio_of(path, 0.0)))


def _joined(clips: Sequence[Path]) -> Samples:
    pause = np.zeros(round(_PAUSE_SECONDS * SAMPLE_RATE), dtype=np.float32)
    return np.concatenate([part for path in clips for part in (_sound(path), pause)])


def _as_wav(path: Path, made: Callable[[], Samples]) -> Path:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes((made().clip(-1, 1) * 32767).astype("<i2").tobytes())
    return path


def voiced_in(sound: Path) -> list[Interval]:
    """Where somebody speaks in a WAV."""
    with wave.open(str(sound), "rb") as file:
        data = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    samples: Samples = np.divide(data, 32768, dtype=np.float32)
    blocks = (samples[i : i + SAMPLE_RATE] for i in range(0, len(samples), SAMPLE_RATE))
    return [
        Interval(one.voiced_start / SAMPLE_RATE, one.voiced_end / SAMPLE_RATE)
        for one in voice_of(blocks)
    ]


def score(material: Material, texts: Sequence[tuple[str, Words]]) -> list[str]:
    """The lines of one recording."""
    voiced = voiced_in(material.sound)
    whole = pool_of(texts, material.truth, voiced)
    mark = ", looked at while it was made" if material.name in DEVELOPED_ON else ""
    lines = [f"### {material.name}, {material.language}, {whole.length} words{mark}\n"]
    lines += ["| program | agreement, % | true word errors, % |", "|---|---:|---:|"]
    for one in whole.scored:
        lines.append(f"| {one.name} | {one.agreement:.1f} | {one.rate(whole.length):.1f} |")
    best = min(one.rate(whole.length) for one in whole.scored)
    pairs = list(whole.pairs())
    damaged = _damaged(texts, material, voiced)
    lines += [
        "",
        f"Consensus: {whole.consensus:.1f} % errors, the best single {best:.1f} "
        f"({whole.consensus - best:+.1f}). Pairs whose errors differ for sure: {sum(pairs)} of "
        f"{len(pairs)} in the right order; with a damaged copy among them {sum(damaged.pairs)} of "
        f"{len(damaged.pairs)}. Damaged copies that came last: {damaged.last} of {damaged.every}; "
        f"before a whole transcript with fewer errors: {damaged.wrong}; first: {damaged.first}.\n",
    ]
    return lines


@dataclass
class Damaged:
    """What came of the damaged copies, each among the whole transcripts.

    Attributes:
        every: how many there are.
        last, first: how many came there.
        wrong: how many stand before a whole transcript with fewer true errors.
        pairs: of each and a whole one whose errors differ for sure: whether they stand right.
    """

    every: int = 0
    last: int = 0
    first: int = 0
    wrong: int = 0
    pairs: list[bool] = field(default_factory=list)


def _damaged(
    texts: Sequence[tuple[str, Words]], material: Material, voiced: Sequence[Interval]
) -> Damaged:
    found = Damaged()
    for name, words in texts:
        for kind, damage in DAMAGES.items():
            copy = f"{name}, {kind}"
            pool = pool_of([*texts, (copy, damage(words))], material.truth, voiced)
            own = next(one for one in pool.scored if one.name == copy)
            behind = pool.scored[own.rank + 1 :]
            found.every += 1
            found.last += not behind
            found.first += own.rank == 0
            found.wrong += any(one.errors.sum() < own.errors.sum() for one in behind)
            found.pairs += pool.pairs(copy)
    return found


def main() -> None:
    """Hear what was never heard, score all, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--transcripts", type=Path, default=Path("/tmp/lectura-compare"))  # noqa: S108
    parser.add_argument("--kept-only", action="store_true", help="hear nothing, score what is kept")
    parser.add_argument("--note", default="", help="a sentence for the reader of the table")
    arguments = parser.parse_args()
    lines = [f"{machine(cores())} Model base, int8, unless a row says otherwise.\n"]
    lines += [f"{arguments.note}\n"] if arguments.note else []
    for material in materials(arguments.transcripts):
        texts = []
        for program in PROGRAMS:
            found = heard_by(
                program, material.sound, material.language, arguments.transcripts,
                run=not arguments.kept_only,
            )  # fmt: skip
            if found is not None:
                texts.append((program.name, spoken_words(found)))
        if len(texts) < 3:
            sys.exit(f"Too few programs heard {material.name}: {[name for name, _ in texts]}")
        print(f"{material.name}: {len(texts)} programs", flush=True)
        lines += score(material, texts)
    print("\n".join(lines))
    put("compare", "\n".join(lines))


if __name__ == "__main__":
    main()
