"""The consensus as a transcript, and as a text in which doubtful words are marked. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lectura.process.version import __version__
from lectura.records.comparison import Comparison, ConsensusWord
from lectura.records.transcript import Engine, Segment, Transcript, Word
from lectura.text import ends_sentence

_PAUSE_SECONDS = 1.0
_LONGEST_WORDS = 40


def as_transcript(comparison: Comparison) -> Transcript:
    """The consensus as a transcript; a segment with doubtful words says which they are.

    The probability of a word is its share of the votes.
    """
    segments: list[Segment] = []
    latest = 0.0
    for number, words in enumerate(_sentences(comparison.consensus)):
        timed = [one for one in words if one.start is not None and one.end is not None]
        start = max(latest, min((one.start or 0.0 for one in timed), default=latest))
        end = max((one.end or 0.0 for one in timed), default=start)
        latest = start
        doubtful = [one.text.strip() for one in words if one.doubtful]
        segments.append(
            Segment(
                id=number,
                start=start if timed else None,
                end=max(start, end) if timed else None,
                text="".join(one.text for one in words).strip(),
                words=tuple(map(_word, words)),
                doubt=f"the solutions differ: {', '.join(doubtful)}" if doubtful else None,
            )
        )
    return Transcript(
        source=comparison.source,
        language=comparison.language,
        duration=comparison.end,
        segments=tuple(segments),
        engine=Engine(name="lectura", version=__version__, model="consensus"),
    )


def as_text(words: Sequence[ConsensusWord]) -> str:
    """The consensus in lines, a doubtful word as ``[word?]``."""
    lines = ["".join(map(_marked, sentence)).strip() for sentence in _sentences(words)]
    return "\n".join(lines) + "\n" if lines else ""


def _marked(word: ConsensusWord) -> str:
    bare = word.text.strip()
    space = " " if word.text[:1].isspace() else ""
    return f"{space}[{bare}?]" if word.doubtful else word.text


def _word(word: ConsensusWord) -> Word:
    start, end = word.start, word.end
    if start is None or end is None:
        return Word(text=word.text, probability=word.share)
    return Word(text=word.text, start=start, end=max(start, end), probability=word.share)


def _sentences(words: Sequence[ConsensusWord]) -> Iterator[list[ConsensusWord]]:
    """The words cut at the ends of sentences, and at pauses."""
    sentence: list[ConsensusWord] = []
    for word in words:
        if sentence and _ends(sentence, word):
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _ends(sentence: Sequence[ConsensusWord], word: ConsensusWord) -> bool:
    last = sentence[-1]
    pause = 0.0 if word.start is None or last.end is None else word.start - last.end
    return ends_sentence(last.text) or pause > _PAUSE_SECONDS or len(sentence) >= _LONGEST_WORDS
