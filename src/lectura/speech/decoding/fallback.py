"""Pieces listened to: a batch greedily first, and again where the guards doubt.

The order of the rehearings is beam search, beam search without repeated phrases (and without the
vocabulary where that may have leaked), the piece in two halves, and the piece a little faster.
Nothing is sampled: sampled text would differ between an undisturbed run and a resumed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from lectura.audio import Samples, dbfs
from lectura.speech.decoding.encoded import Encoded
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hearing
from lectura.speech.decoding.quality import Sign, Sound, signs
from lectura.speech.decoding.selection import (
    GRAVE,
    KEPT_TEXT,
    Judged,
    best,
    better,
    needs_rehearing,
)
from lectura.speech.decoding.voiced_stretches import may_be_wordless, parted
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.options import Task
from lectura.speech.windowing.levels import levelled
from lectura.speech.windowing.packing import Piece, joined

_BEAM = 5
_BEAM_PIECES = 2
"""Pieces in one beam search on a CPU: few, so that the searches of a batch share the workers."""
_NO_REPEAT_WORDS = 6
_TEMPO = 1.1
_DEEPEST_SPLIT = 2
_USUAL_FROM_PIECES = 3
"""Fewer pieces say nothing about the usual speed of speech."""


@dataclass(frozen=True)
class Part:
    """What is believed of a piece, or of a part of one that was heard better alone."""

    piece: Piece
    judged: Judged
    words: tuple[AlignedWord, ...] | None = None
    usual_speed: float | None = None


@dataclass(frozen=True)
class Plan:
    """What stays the same for a whole recording."""

    task: Task
    words: bool
    vocabulary: tuple[str, ...]
    prompt: tuple[int, ...]


@dataclass(frozen=True)
class FirstHearing:
    """Pieces that were heard greedily, and what the guards saw.

    Attributes:
        encoded: what the encoder made of the pieces.
        pieces: one or more.
        judged: one for each piece.
        usual_speed: see `usual_speed`; that of the batch the pieces were in.
    """

    encoded: Encoded
    pieces: tuple[Piece, ...]
    judged: tuple[Judged, ...]
    usual_speed: float | None

    def groups(self, most: int) -> list[FirstHearing]:
        """What can be finished side by side: the sure pieces, and at most so many doubted ones."""
        doubted = [i for i, item in enumerate(self.judged) if needs_rehearing(item)]
        sure = [i for i in range(len(self.pieces)) if i not in doubted]
        count = -(-len(doubted) // most)
        bounds = [len(doubted) * i // count for i in range(count + 1)] if count else []
        together = [doubted[start:stop] for start, stop in pairwise(bounds)]
        return [self.take(indices) for indices in (sure, *together) if indices]

    def take(self, indices: Sequence[int]) -> FirstHearing:
        """Some of the pieces."""
        return FirstHearing(
            self.encoded.take(indices),
            tuple(self.pieces[i] for i in indices),
            tuple(self.judged[i] for i in indices),
            self.usual_speed,
        )


class Listener:
    """Listens with one model and one plan."""

    def __init__(self, whisper: Whisper, plan: Plan) -> None:
        self._whisper = whisper
        self._plan = plan

    def encode(self, pieces: Sequence[Piece], longest: int | None = None) -> Encoded:
        """What the model is shown of a batch.

        Args:
            pieces: up to a batch of them.
            longest: samples of the longest piece of the window, so that what is heard does not
                depend on how the window is cut into batches.
        """
        return self._encode([levelled(piece) for piece in pieces], longest)

    def first(
        self, encoded: Encoded, pieces: Sequence[Piece], languages: Sequence[str]
    ) -> list[FirstHearing]:
        """Hear a batch greedily.

        Args:
            encoded: the batch, from `encode`.
            pieces: the same pieces.
            languages: the code of each.

        Returns:
            The pieces in groups, each of which `settle` takes, in any order and on any thread.
        """
        greedy = Decoding(prompt=self._plan.prompt)
        heard = self._whisper.hear(encoded, languages, self._plan.task, greedy)
        usual = usual_speed(pieces, heard)
        judged = [
            self._judge(piece, hearing, usual) for piece, hearing in zip(pieces, heard, strict=True)
        ]
        batch = FirstHearing(encoded, tuple(pieces), tuple(judged), usual)
        return batch.groups(len(pieces) if self._whisper.on_gpu else _BEAM_PIECES)

    def settle(self, heard: FirstHearing) -> list[Part]:
        """Hear again what the guards doubt, and say what is believed."""
        encoded, usual = heard.encoded, heard.usual_speed
        parts: list[Part] = []
        for index, (piece, item) in enumerate(
            zip(heard.pieces, self._with_beam(heard), strict=True)
        ):
            if item.signs & GRAVE:
                heard_again = self._harder(encoded.take([index]), piece, item, usual, depth=0)
            else:
                heard_again = [self._part(encoded, index, piece, item)]
            for part in heard_again:
                parts += self._by_stretch(part, usual)
        return [replace(part, usual_speed=usual) for part in parts]

    def _with_beam(self, heard: FirstHearing) -> list[Judged]:
        """Beam search for doubted pieces, on what the encoder already gave."""
        if not any(needs_rehearing(item) for item in heard.judged):
            return list(heard.judged)
        again = self._whisper.hear(
            heard.encoded,
            [item.hearing.language for item in heard.judged],
            self._plan.task,
            Decoding(beam=_BEAM, prompt=self._plan.prompt),
        )
        return [
            better(item, self._judge(piece, hearing, heard.usual_speed))
            for item, piece, hearing in zip(heard.judged, heard.pieces, again, strict=True)
        ]

    def _harder(
        self, encoded: Encoded, piece: Piece, item: Judged, usual: float | None, depth: int
    ) -> list[Part]:
        """Other ways to hear one piece, until one of them shows no grave sign."""
        decoding = Decoding(beam=_BEAM, no_repeat_ngram=_NO_REPEAT_WORDS)
        language = item.hearing.language
        again = self._whisper.hear(encoded, [language], self._plan.task, decoding)[0]
        item = better(item, self._judge(piece, again, usual))
        if not item.signs & GRAVE or _is_silent(item):
            return [self._part(encoded, 0, piece, item)]
        halves = piece.split()
        if depth < _DEEPEST_SPLIT and len(halves) > 1:
            parts = self._halves(halves, language, usual, depth)
            if _worth(parts) > _worth([Part(piece, item)]):
                return parts
        item, faster = self._faster(piece, item, usual)
        if faster is not None:
            return [self._part(faster, 0, piece, item, tempo=_TEMPO)]
        return [self._part(encoded, 0, piece, item)]

    def _halves(
        self, halves: Sequence[Piece], language: str, usual: float | None, depth: int
    ) -> list[Part]:
        parts: list[Part] = []
        encoded = self.encode(halves)
        heard = self._whisper.hear(
            encoded, [language] * len(halves), self._plan.task, Decoding(beam=_BEAM)
        )
        for index, (half, hearing) in enumerate(zip(halves, heard, strict=True)):
            item = self._judge(half, hearing, usual)
            if item.signs & GRAVE:
                parts += self._harder(encoded.take([index]), half, item, usual, depth + 1)
            else:
                parts.append(self._part(encoded, index, half, item))
        return parts

    def _by_stretch(self, part: Part, usual: float | None) -> list[Part]:
        """Stretches without words heard alone, so that they get words or are named."""
        piece, hearing = part.piece, part.judged.hearing
        if self._plan.task == "translate" or not may_be_wordless(piece, hearing, usual):
            return [part]
        pieces = parted(piece, part.words or self._aligned(piece, hearing))
        if not any(wordless for _, wordless in pieces):
            return [part]
        parts = self._halves([one for one, _ in pieces], hearing.language, usual, _DEEPEST_SPLIT)
        written = sum(len(one.judged.hearing.text) for one in parts)
        spoken = [one for one, wordless in pieces if not wordless]
        if written >= KEPT_TEXT * len(hearing.text) or not spoken:
            return parts
        rest = joined(spoken)
        kept = self._part(self.encode([rest]), 0, rest, part.judged)
        return [kept, *(one for one, (_, wordless) in zip(parts, pieces, strict=True) if wordless)]

    def _aligned(self, piece: Piece, hearing: Hearing) -> tuple[AlignedWord, ...]:
        return self._whisper.align(self.encode([piece]), [hearing], self._plan.task)[0]

    def _faster(
        self, piece: Piece, item: Judged, usual: float | None
    ) -> tuple[Judged, Encoded | None]:
        """The piece played a little faster; the encoding comes along where it was better."""
        encoded = self._encode([faster(levelled(piece), _TEMPO)])
        decoding = Decoding(beam=_BEAM)
        heard = self._whisper.hear(encoded, [item.hearing.language], self._plan.task, decoding)[0]
        again = self._judge(piece, heard, usual)
        chosen = best([item, again])
        return chosen, encoded if chosen is again else None

    def _encode(self, audio: Sequence[Samples], longest: int | None = None) -> Encoded:
        features = [self._whisper.features(samples) for samples in audio]
        return self._whisper.encode(features, [len(samples) for samples in audio], longest)

    def _judge(self, piece: Piece, hearing: Hearing, usual: float | None) -> Judged:
        sound = Sound(piece.voiced_seconds, dbfs(piece.audio))
        vocabulary = self._plan.vocabulary if hearing.decoding.prompt else ()
        return Judged(hearing, signs(hearing, sound, usual_speed=usual, vocabulary=vocabulary))

    def _part(
        self, encoded: Encoded, index: int, piece: Piece, item: Judged, *, tempo: float = 1.0
    ) -> Part:
        if not self._plan.words or not item.hearing.tokens:
            return Part(piece, item)
        words = self._whisper.align(encoded.take([index]), [item.hearing], self._plan.task)[0]
        return Part(
            piece,
            item,
            tuple(
                AlignedWord(word.text, word.start * tempo, word.end * tempo, word.probability)
                for word in words
            ),
        )


def usual_speed(pieces: Sequence[Piece], heard: Sequence[Hearing]) -> float | None:
    """Median characters per voiced second of a batch; None where it is too small to tell."""
    speeds = [
        len(hearing.text) / piece.voiced_seconds
        for piece, hearing in zip(pieces, heard, strict=True)
        if piece.voiced_seconds > 1.0 and hearing.text
    ]
    return median(speeds) if len(speeds) >= _USUAL_FROM_PIECES else None


def faster(audio: Samples, factor: float) -> Samples:
    """Audio played ``factor`` times faster, by linear interpolation; pitch rises with it."""
    n_samples = int(len(audio) / factor)
    positions = np.arange(n_samples, dtype=np.float64) * factor
    return np.interp(positions, np.arange(len(audio)), audio).astype(np.float32)


def _is_silent(item: Judged) -> bool:
    """Empty text, and the model agrees that nobody speaks: nothing to search for."""
    return Sign.EMPTY in item.signs and item.hearing.no_speech_prob > 0.5


def _worth(parts: Sequence[Part]) -> tuple[float, float]:
    """How good a piece is when heard in these parts: few grave signs, then much probability."""
    seconds = sum(part.piece.voiced_seconds for part in parts) or 1.0
    grave = sum(part.judged.grave * part.piece.voiced_seconds for part in parts) / seconds
    logprob = (
        sum(part.judged.hearing.avg_logprob * part.piece.voiced_seconds for part in parts) / seconds
    )
    return (-grave, logprob)
