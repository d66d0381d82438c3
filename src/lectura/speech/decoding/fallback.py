"""Pieces decoded with fallback: a batch greedily first, and again where a quality flag asks for it.

The order of the fallbacks is beam search, beam search without repeated phrases (and without the
vocabulary where that may have leaked), the piece in two halves, and the piece a little faster.
Nothing is sampled: sampled text would differ between an undisturbed run and a resumed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lectura.audio import Samples, dbfs
from lectura.speech.decoding.encoded import EachDone, Encoded, ignore_piece
from lectura.speech.decoding.first_pass import FirstPass, usual_speed
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hypothesis
from lectura.speech.decoding.quality import QualityFlag, Sound, quality_flags
from lectura.speech.decoding.selection import (
    GRAVE,
    KEPT_TEXT,
    Candidate,
    best,
    better,
    needs_beam,
)
from lectura.speech.decoding.voiced_stretches import may_be_wordless, parted
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.options import Task
from lectura.speech.windowing.levels import Level, levelled
from lectura.speech.windowing.packing import Piece, joined

_BEAM = 5
_BEAM_PIECES = 2
"""Pieces in one beam search on a CPU: few, so that the searches of a batch share the workers."""
_NO_REPEAT_WORDS = 6
_TEMPO = 1.1
_DEEPEST_SPLIT = 2


@dataclass(frozen=True)
class Part:
    """What is believed of a piece, or of a part of one that was decoded better alone."""

    piece: Piece
    candidate: Candidate
    words: tuple[AlignedWord, ...] | None = None
    usual_speed: float | None = None


@dataclass(frozen=True)
class Plan:
    """What stays the same for a whole recording."""

    task: Task
    words: bool
    vocabulary: tuple[str, ...]
    prompt: tuple[int, ...]


class FallbackDecoder:
    """Decodes with one model and one plan."""

    def __init__(self, whisper: Whisper, plan: Plan, level: Level = levelled) -> None:
        """Take the model, what holds for the recording, and how loud the model is shown a piece."""
        self._level = level
        self._whisper = whisper
        self._plan = plan

    def encode(
        self, pieces: Sequence[Piece], longest: int | None = None, told: EachDone = ignore_piece
    ) -> Encoded:
        """What the model is shown of a batch.

        Args:
            pieces: up to a batch of them.
            longest: samples of the longest piece of the window, so that the text does not
                depend on how the window is cut into batches.
            told: called with the number of each piece that is done.
        """
        return self._encode([self._level(piece) for piece in pieces], longest, told)

    def first(
        self,
        encoded: Encoded,
        batches: Sequence[Sequence[Piece]],
        languages: Sequence[str],
        *,
        beam: bool = False,
    ) -> list[FirstPass]:
        """Decode pieces for the first time, all at once.

        Args:
            encoded: the pieces, from `encode`.
            batches: the same pieces, as they are compared with each other (`usual_speed`).
            languages: the code of each piece.
            beam: by beam search at once instead of greedily; see `lectura.speech.first_decoding`.

        Returns:
            The pieces in groups, each of which `settle` takes, in any order and on any thread.
        """
        hypotheses = self._first_hypotheses(encoded, languages, beam=beam)
        groups: list[FirstPass] = []
        start = 0
        for pieces in batches:
            rows = range(start, start + len(pieces))
            own = encoded.take(rows) if len(rows) < len(encoded) else encoded
            groups += self._groups(own, pieces, hypotheses[start : rows.stop])
            start = rows.stop
        return groups

    def _groups(
        self, encoded: Encoded, pieces: Sequence[Piece], hypotheses: Sequence[Hypothesis]
    ) -> list[FirstPass]:
        usual = usual_speed(pieces, hypotheses)
        candidates = [
            self._candidate(piece, hypothesis, usual)
            for piece, hypothesis in zip(pieces, hypotheses, strict=True)
        ]
        batch = FirstPass(encoded, tuple(pieces), tuple(candidates), usual)
        return batch.groups(len(pieces) if self._whisper.on_gpu else _BEAM_PIECES)

    def _first_hypotheses(
        self, encoded: Encoded, languages: Sequence[str], *, beam: bool
    ) -> list[Hypothesis]:
        decoding = Decoding(beam=_BEAM if beam else 1, prompt=self._plan.prompt)
        size = _BEAM_PIECES if beam and not self._whisper.on_gpu else len(encoded)
        found: list[Hypothesis] = []
        for start in range(0, len(encoded), size):
            rows = range(start, min(start + size, len(encoded)))
            part = encoded.take(rows) if size < len(encoded) else encoded
            chosen = [languages[i] for i in rows]
            found += self._whisper.decode(part, chosen, self._plan.task, decoding)
        return found

    def settle(self, first: FirstPass) -> list[Part]:
        """Decode again what is doubted, and say what is believed."""
        encoded, usual = first.encoded, first.usual_speed
        parts: list[Part] = []
        for index, (piece, item) in enumerate(
            zip(first.pieces, self._with_beam(first), strict=True)
        ):
            if item.flags & GRAVE:
                chosen = self._harder(encoded.take([index]), piece, item, usual, depth=0)
            else:
                chosen = [self._part(encoded, index, piece, item)]
            for part in chosen:
                parts += self._by_stretch(part, usual)
        return [replace(part, usual_speed=usual) for part in parts]

    def _with_beam(self, first: FirstPass) -> list[Candidate]:
        """Beam search for doubted pieces, on what the encoder already gave."""
        if not any(needs_beam(item) for item in first.candidates):
            return list(first.candidates)
        again = self._whisper.decode(
            first.encoded,
            [item.hypothesis.language for item in first.candidates],
            self._plan.task,
            Decoding(beam=_BEAM, prompt=self._plan.prompt),
        )
        return [
            better(item, self._candidate(piece, hypothesis, first.usual_speed))
            for item, piece, hypothesis in zip(first.candidates, first.pieces, again, strict=True)
        ]

    def _harder(
        self, encoded: Encoded, piece: Piece, item: Candidate, usual: float | None, depth: int
    ) -> list[Part]:
        """Other ways to decode one piece, until one of them shows no grave flag."""
        decoding = Decoding(beam=_BEAM, no_repeat_ngram=_NO_REPEAT_WORDS)
        language = item.hypothesis.language
        again = self._whisper.decode(encoded, [language], self._plan.task, decoding)[0]
        item = better(item, self._candidate(piece, again, usual))
        if not item.flags & GRAVE or _is_silent(item):
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
        hypotheses = self._whisper.decode(
            encoded, [language] * len(halves), self._plan.task, Decoding(beam=_BEAM)
        )
        for index, (half, hypothesis) in enumerate(zip(halves, hypotheses, strict=True)):
            item = self._candidate(half, hypothesis, usual)
            if item.flags & GRAVE:
                parts += self._harder(encoded.take([index]), half, item, usual, depth + 1)
            else:
                parts.append(self._part(encoded, index, half, item))
        return parts

    def _by_stretch(self, part: Part, usual: float | None) -> list[Part]:
        """Stretches without words decoded alone, so that they get words or are named."""
        piece, hypothesis = part.piece, part.candidate.hypothesis
        if self._plan.task == "translate" or not may_be_wordless(piece, hypothesis, usual):
            return [part]
        words = (
            part.words
            or self._whisper.align(self.encode([piece]), [hypothesis], self._plan.task)[0]
        )
        pieces = parted(piece, words)
        if not any(wordless for _, wordless in pieces):
            return [part]
        parts = self._halves([one for one, _ in pieces], hypothesis.language, usual, _DEEPEST_SPLIT)
        written = sum(len(one.candidate.hypothesis.text) for one in parts)
        spoken = [one for one, wordless in pieces if not wordless]
        if written >= KEPT_TEXT * len(hypothesis.text) or not spoken:
            return parts
        rest = joined(spoken)
        kept = self._part(self.encode([rest]), 0, rest, part.candidate)
        return [kept, *(one for one, (_, wordless) in zip(parts, pieces, strict=True) if wordless)]

    def _faster(
        self, piece: Piece, item: Candidate, usual: float | None
    ) -> tuple[Candidate, Encoded | None]:
        """The piece played a little faster; the encoding comes along where it was better."""
        encoded = self._encode([faster(self._level(piece), _TEMPO)], None, ignore_piece)
        language, task = item.hypothesis.language, self._plan.task
        hypothesis = self._whisper.decode(encoded, [language], task, Decoding(beam=_BEAM))[0]
        again = self._candidate(piece, hypothesis, usual)
        chosen = best([item, again])
        return chosen, encoded if chosen is again else None

    def _encode(self, audio: Sequence[Samples], longest: int | None, told: EachDone) -> Encoded:
        features = [self._whisper.features(samples) for samples in audio]
        return self._whisper.encode(features, [len(one) for one in audio], longest, told)

    def _candidate(self, piece: Piece, hypothesis: Hypothesis, usual: float | None) -> Candidate:
        sound = Sound(piece.voiced_seconds, dbfs(piece.audio))
        vocabulary = self._plan.vocabulary if hypothesis.decoding.prompt else ()
        return Candidate(
            hypothesis, quality_flags(hypothesis, sound, usual_speed=usual, vocabulary=vocabulary)
        )

    def _part(
        self, encoded: Encoded, index: int, piece: Piece, item: Candidate, *, tempo: float = 1.0
    ) -> Part:
        if not self._plan.words or not item.hypothesis.tokens:
            return Part(piece, item)
        words = self._whisper.align(encoded.take([index]), [item.hypothesis], self._plan.task)[0]
        return Part(
            piece,
            item,
            tuple(
                AlignedWord(word.text, word.start * tempo, word.end * tempo, word.probability)
                for word in words
            ),
        )


def faster(audio: Samples, factor: float) -> Samples:
    """Audio played ``factor`` times faster, by linear interpolation; pitch rises with it."""
    n_samples = int(len(audio) / factor)
    positions = np.arange(n_samples, dtype=np.float64) * factor
    return np.interp(positions, np.arange(len(audio)), audio).astype(np.float32)


def _is_silent(item: Candidate) -> bool:
    """Empty text, and the model agrees that nobody speaks: nothing to search for."""
    return QualityFlag.EMPTY in item.flags and item.hypothesis.no_speech_prob > 0.5


def _worth(parts: Sequence[Part]) -> tuple[float, float]:
    """How good a piece is when decoded in these parts: few grave flags, then much probability."""
    seconds = sum(part.piece.voiced_seconds for part in parts) or 1.0
    grave = sum(part.candidate.grave * part.piece.voiced_seconds for part in parts) / seconds
    logprob = (
        sum(part.candidate.hypothesis.avg_logprob * part.piece.voiced_seconds for part in parts)
        / seconds
    )
    return (-grave, logprob)
