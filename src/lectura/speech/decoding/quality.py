"""Quality flags of one hypothesis, against hallucinations and lost text; pure.

The order is by how much a flag proves: what the audio says (energy, voice activity) first, then
the structure of the text (repetition, compression, impossible speed), then the model's own
probabilities, and known phrases last and never alone. What follows from a flag is decided in
`lectura.speech.decoding.selection`.

The compression and log-probability limits are openai/whisper's own (``transcribe.py``), the
others were set on recordings of speech, music, noise and silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from lectura.languages import DENSELY_WRITTEN
from lectura.speech.decoding.credits import CREDITS
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.text import folded, units

_MAX_COMPRESSION = 2.4
_MIN_LOGPROB = -1.0
_UNSURE_LOGPROB = -0.17
_NO_SPEECH = 0.6
_MAX_CHARACTERS_PER_SECOND = 35.0
_MIN_CHARACTERS_PER_SECOND = 3.0
SLOWEST_SPEECH = 8.0
"""Characters per voiced second of slow speech in languages with an alphabet."""
FASTEST_SPEECH = 22.0
"""The same of fast speech: with more, and nothing to compare with, a piece is decoded again."""
_LOST_SHARE = 0.72
"""Text at less than this share of the usual characters per voiced second has lost something."""
_LOOP_TIMES = 4
_LOOP_LONGEST_WORDS = 12
_LOOP_LEAST_WORDS = 6
_SPARSE_VOICE_SECONDS = 1.5
_QUIET_DBFS = -72.0
_CREDITS_SHARE = 0.5


class QualityFlag(Enum):
    """What can speak against a hypothesis."""

    EMPTY = "no text although somebody speaks"
    QUIET = "text over near silence"
    LOOP = "the same words again and again"
    COMPRESSES = "text that repeats itself"
    TOO_FAST = "more text than anybody can say in the time"
    TOO_SLOW = "less text than the speech has room for"
    IMPROBABLE = "the model does not believe its own words"
    UNSURE = "the model is unsure of its words"
    NO_SPEECH = "the model hears no speech"
    LEAK = "the vocabulary itself instead of what was said"
    CREDITS = "a phrase of subtitle credits"


@dataclass(frozen=True)
class Sound:
    """What the audio alone says about a piece.

    Attributes:
        voiced_seconds: time in which the detector finds a voice.
        level_dbfs: level of the piece.
    """

    voiced_seconds: float
    level_dbfs: float


def quality_flags(
    hypothesis: Hypothesis,
    sound: Sound,
    *,
    usual_speed: float | None = None,
    vocabulary: Sequence[str] = (),
) -> frozenset[QualityFlag]:
    """Everything that speaks against a hypothesis.

    Args:
        hypothesis: the text and its probabilities.
        sound: what the audio says.
        usual_speed: characters per voiced second elsewhere in the recording, where known.
        vocabulary: the terms that were given to the model.
    """
    if not hypothesis.text:
        return frozenset({QualityFlag.EMPTY})
    speed = len(hypothesis.text) / max(sound.voiced_seconds, 0.25)
    logprob = hypothesis.avg_logprob
    seen = {
        QualityFlag.QUIET: sound.level_dbfs < _QUIET_DBFS,
        QualityFlag.LOOP: loops(units(hypothesis.text)),
        QualityFlag.COMPRESSES: hypothesis.compression_ratio > _MAX_COMPRESSION,
        QualityFlag.TOO_FAST: speed > _MAX_CHARACTERS_PER_SECOND,
        QualityFlag.TOO_SLOW: is_too_slow(speed, sound, usual_speed, hypothesis.language),
        QualityFlag.IMPROBABLE: logprob < _MIN_LOGPROB,
        QualityFlag.UNSURE: _MIN_LOGPROB <= logprob < _UNSURE_LOGPROB
        or (usual_speed is None and speed > FASTEST_SPEECH),
        QualityFlag.NO_SPEECH: hypothesis.no_speech_prob > _NO_SPEECH,
        QualityFlag.LEAK: leaks(hypothesis.text, vocabulary),
        QualityFlag.CREDITS: is_credits(hypothesis.text),
    }
    return frozenset(flag for flag, is_seen in seen.items() if is_seen)


def loops(words: Sequence[str]) -> bool:
    """True where one to twelve words follow one another at least four times without a break.

    Short repetitions of one or two words must fill six words, for people do say "no, no, no, no".
    """
    plain = [folded(word) for word in words]
    for size in range(1, _LOOP_LONGEST_WORDS + 1):
        times = max(_LOOP_TIMES, -(-_LOOP_LEAST_WORDS // size))
        run = 0
        for index in range(size, len(plain)):
            run = run + 1 if plain[index] == plain[index - size] else 0
            if run >= size * (times - 1):
                return True
    return False


def is_too_slow(speed: float, sound: Sound, usual_speed: float | None, language: str) -> bool:
    """True where so little text came out of so much voice that words must be missing."""
    slowest = least_speed(language, usual_speed)
    if sound.voiced_seconds < _SPARSE_VOICE_SECONDS or slowest is None:
        return False
    if speed < _MIN_CHARACTERS_PER_SECOND:
        return True
    return sound.voiced_seconds >= 8.0 and speed < slowest


def least_speed(language: str, usual_speed: float | None = None) -> float | None:
    """Characters per voiced second under which words are missing from a long stretch.

    Args:
        language: its code; None is returned where its script writes a word in few characters.
        usual_speed: characters per voiced second elsewhere in the recording, where known.
    """
    if language in DENSELY_WRITTEN:
        return None
    return SLOWEST_SPEECH if usual_speed is None else _LOST_SHARE * usual_speed


def leaks(text: str, vocabulary: Sequence[str]) -> bool:
    """True where the text is the vocabulary read out: most of its words, three terms in order."""
    if not vocabulary:
        return False
    plain = folded(text)
    position, hits, covered = 0, 0, 0
    for term in vocabulary:
        found = plain.find(folded(term), position)
        if found >= 0:
            position, hits, covered = found + 1, hits + 1, covered + len(folded(term))
    only_terms = covered >= 0.7 * len(plain.replace(" ", "")) if plain else False
    return only_terms and (hits >= 3 or hits == len(vocabulary))


def is_credits(text: str) -> bool:
    """True where phrases from subtitle credits and video outros make up half of the text."""
    plain = folded(text)
    covered = sum(len(phrase) * plain.count(phrase) for phrase in _CREDITS if phrase in plain)
    return bool(plain) and covered >= _CREDITS_SHARE * len(plain)


_CREDITS = tuple(folded(phrase) for phrase in CREDITS)
