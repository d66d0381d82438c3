"""A piece of speech to words with times, beginning with the words that are firm already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from lectura.audio import dbfs
from lectura.records.transcript import Word
from lectura.speech.decoding.encoded import Encoded
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hypothesis
from lectura.speech.decoding.quality import QualityFlag, Sound, quality_flags
from lectura.speech.decoding.selection import Candidate, verdict
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.options import Task
from lectura.speech.segments.timing import aligned_words
from lectura.speech.windowing.levels import levelled
from lectura.speech.windowing.packing import Piece
from lectura.text import unit_spans

_NO_REPEAT_WORDS = 6
_LEAST_RATE, _DENSER, _SOME_TOKENS = 6.0, 1.2, 12
"""Tokens per second of speech that a text may always have, how much denser than the densest so far
it may be, and what it may have beyond that. A loop runs to the end of what it may have, for seconds
in which nobody gets captions."""
_LOOPS = frozenset({QualityFlag.LOOP, QualityFlag.COMPRESSES, QualityFlag.TOO_FAST})


@dataclass(frozen=True)
class Heard:
    """What was recognised of a piece.

    Attributes:
        words: those after the firm ones, with times in seconds of the recording.
        language: in which it was decoded.
        trusted: false for a hallucination, which is shown to nobody.
        probabilities: of each language, where none was given.
    """

    words: tuple[Word, ...]
    language: str
    trusted: bool = True
    probabilities: Mapping[str, float] | None = None


class Recognizer(Protocol):
    """Whatever recognises a piece again and again."""

    def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
        """The words of a piece.

        Args:
            piece: at most 30 s.
            firm: the text that the piece begins with for certain.
            language: its code; None looks for the likeliest of all that are allowed.
            beam: hypotheses kept side by side; 1 is greedy, the fastest.
        """
        ...


class WhisperRecognizer:
    """A Whisper model that goes on from what is firm.

    The firm words are forced on the decoder as the beginning of its text: they cannot change, and
    what follows them is what two decodings are compared by.
    """

    def __init__(
        self,
        whisper: Whisper,
        *,
        task: Task = "transcribe",
        vocabulary: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> None:
        """Take the model, and what holds for the whole session.

        Args:
            whisper: the model.
            task: as for recordings.
            vocabulary: terms that will be spoken.
            languages: the only ones that may be found; empty for all.
        """
        self._whisper = whisper
        self._task = task
        self._vocabulary = tuple(vocabulary)
        self._languages = tuple(languages)
        self._prompt = whisper.prompt_tokens(vocabulary)
        self._densest: float | None = None

    def recognize(self, piece: Piece, firm: str, language: str | None, beam: int = 1) -> Heard:
        audio = levelled(piece)
        encoded = self._whisper.encode([self._whisper.features(audio)], [len(audio)])
        found = None
        if language is None:
            found = self._allowed(self._whisper.languages(encoded)[0])
            language = max(found, key=lambda code: found[code])
        prefix = self._whisper.text_tokens(firm) if firm else ()
        most = self._most(piece)
        decoding = Decoding(beam=beam, prompt=self._prompt, prefix=prefix, most=most)
        item = self._decoded(encoded, piece, language, decoding)
        if item.flags & _LOOPS:
            again = replace(decoding, prompt=(), no_repeat_ngram=_NO_REPEAT_WORDS)
            item = self._decoded(encoded, piece, language, again)
        elif most is not None and len(item.hypothesis.tokens) >= most:  # dense, but no loop
            item = self._decoded(encoded, piece, language, replace(decoding, most=None))
        words = self._words(encoded, piece, item.hypothesis, firm)
        trusted = verdict(item)[0] in ("keep", "doubt")
        if trusted:
            self._learn(piece, item.hypothesis)
        return Heard(words, language, trusted, found)

    def _most(self, piece: Piece) -> int | None:
        """How many tokens the text of a piece may have; None before anything is known.

        Languages differ: Thai takes five times the tokens of Spanish.
        """
        if self._densest is None:
            return None
        rate = max(_LEAST_RATE, _DENSER * self._densest)
        return round(rate * piece.voiced_seconds) + _SOME_TOKENS

    def _learn(self, piece: Piece, hypothesis: Hypothesis) -> None:
        if piece.voiced_seconds >= 1.0 and hypothesis.tokens:
            rate = len(hypothesis.tokens) / piece.voiced_seconds
            self._densest = max(rate, self._densest or 0.0)

    def _allowed(self, found: Mapping[str, float]) -> Mapping[str, float]:
        allowed = {code: found.get(code, 0.0) for code in self._languages}
        return allowed or found

    def _decoded(
        self, encoded: Encoded, piece: Piece, language: str, decoding: Decoding
    ) -> Candidate:
        hypothesis = self._whisper.decode(encoded, [language], self._task, decoding)[0]
        sound = Sound(piece.voiced_seconds, dbfs(piece.audio))
        flags = quality_flags(hypothesis, sound, vocabulary=self._vocabulary)
        return Candidate(hypothesis, flags)

    def _words(
        self, encoded: Encoded, piece: Piece, hypothesis: Hypothesis, firm: str
    ) -> tuple[Word, ...]:
        if not hypothesis.text:
            return ()
        aligned = self._whisper.align(encoded, [hypothesis], self._task)[0]
        return aligned_words(piece, beyond(aligned, len("".join(firm.split()))))


def beyond(aligned: Sequence[AlignedWord], letters: int) -> tuple[AlignedWord, ...]:
    """The words after the first so many characters (white space not counted), cut as people write.

    The aligner splits some words in two and joins others; a word here is what stands between
    spaces, or a character of a script that has none. Where the first characters end inside one, its
    rest (a comma, an ending) comes first, without a space before it.
    """
    text = "".join(word.text for word in aligned)
    ends = list(accumulate(len(word.text) for word in aligned))
    found: list[AlignedWord] = []
    passed = before = 0
    for start, end in unit_spans(text):
        missing = letters - passed
        passed += end - start
        if missing > 0 and passed > letters:
            last = aligned[_holding(ends, end)]
            rest = text[start + missing : end]
            found.append(AlignedWord(rest, last.end, last.end, last.probability))
        elif missing <= 0:
            parts = aligned[_holding(ends, start + 1) : _holding(ends, end) + 1]
            sure = min(part.probability for part in parts)
            found.append(AlignedWord(text[before:end], parts[0].start, parts[-1].end, sure))
        before = end
    return tuple(found)


def _holding(ends: Sequence[int], character: int) -> int:
    """Which word holds the so-many-th character."""
    return bisect_left(ends, character)
