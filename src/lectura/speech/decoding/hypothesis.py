"""What the recogniser takes a piece for, and how it was decoded."""

from __future__ import annotations

from dataclasses import dataclass

_MAX_TOKENS = 448
_MARKERS = 4
"""Of earlier text, beginning, language and task; that of no timestamps is where the text begins."""


@dataclass(frozen=True)
class Decoding:
    """One way to decode.

    Attributes:
        beam: hypotheses kept side by side; 1 is greedy.
        no_repeat_ngram: no run of so many tokens may occur twice; 0 allows all.
        prompt: tokens given as if they had been said before.
        prefix: tokens that the text begins with, whatever the model would have written.
        most: tokens that the text may have, ``prefix`` included; None for all that Whisper leaves.
    """

    beam: int = 1
    no_repeat_ngram: int = 0
    prompt: tuple[int, ...] = ()
    prefix: tuple[int, ...] = ()
    most: int | None = None

    @property
    def max_length(self) -> int:
        """The length to give CTranslate2: it writes half of it, or what the prompt leaves of it."""
        if self.most is None:
            return _MAX_TOKENS
        before = len(self.prompt) + _MARKERS
        return min(_MAX_TOKENS, max(2 * self.most, self.most + before))


GREEDY = Decoding()


@dataclass(frozen=True)
class Hypothesis:
    """The text of one piece, as one decoding has it.

    Attributes:
        text: the words, stripped.
        tokens: the same as Whisper's tokens, special ones left out.
        language: the code it was decoded in.
        avg_logprob: mean natural log-probability per token, end marker included.
        no_speech_prob: probability of Whisper's no-speech token at the first step.
        compression_ratio: bytes of the text per byte of its zlib form; loops compress well.
        decoding: how it was decoded.
    """

    text: str
    tokens: tuple[int, ...]
    language: str
    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float
    decoding: Decoding = GREEDY


@dataclass(frozen=True)
class AlignedWord:
    """A word with its leading space, and its times in seconds of the piece's packed audio."""

    text: str
    start: float
    end: float
    probability: float
