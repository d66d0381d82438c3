"""Words of a piece joined to segments: a sentence, or what lies between two pauses; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lectura.records.transcript import Segment, Word
from lectura.speech.decoding.hypothesis import Hypothesis
from lectura.text import ends_clause, ends_phrase, ends_sentence

_PAUSE_SECONDS = 1.5
_LONGEST_SECONDS = 14.0
_LONGEST_CHARACTERS = 200


def segments_of(
    words: Sequence[Word], hypothesis: Hypothesis, *, keep_words: bool, doubt: str | None
) -> tuple[Segment, ...]:
    """Segments of one piece; ids count from 0 and are meant to be renumbered.

    Args:
        words: with times, in order.
        hypothesis: where they come from.
        keep_words: store the words in the segments.
        doubt: why the text is doubtful; None where it is not.
    """
    return tuple(
        Segment(
            id=index,
            start=group[0].start,
            end=group[-1].end,
            text="".join(word.text for word in group).strip(),
            words=tuple(group) if keep_words else (),
            language=hypothesis.language,
            avg_logprob=round(hypothesis.avg_logprob, 4),
            no_speech_prob=round(hypothesis.no_speech_prob, 4),
            compression_ratio=round(hypothesis.compression_ratio, 3),
            doubt=doubt,
        )
        for index, group in enumerate(_groups(words))
    )


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for sentence in _sentences(words):
        groups += _shortened(sentence)
    return groups


def _sentences(words: Sequence[Word]) -> list[list[Word]]:
    sentences: list[list[Word]] = []
    current: list[Word] = []
    for word in words:
        if current and _gap(current[-1], word) >= _PAUSE_SECONDS:
            sentences.append(current)
            current = []
        current.append(word)
        if ends_sentence(word.text):
            sentences.append(current)
            current = []
    return [*sentences, current] if current else sentences


def _shortened(words: list[Word]) -> list[list[Word]]:
    """A sentence too long for one segment, cut in two at its best place, and again."""
    if len(words) < 2 or not _too_long(words):
        return [words]
    cut = max(range(1, len(words)), key=lambda index: _worth(words, index))
    return [*_shortened(words[:cut]), *_shortened(words[cut:])]


def _too_long(words: Sequence[Word]) -> bool:
    start, end = words[0].start or 0.0, words[-1].end or 0.0
    characters = sum(len(word.text) for word in words)
    return end - start > _LONGEST_SECONDS or characters > _LONGEST_CHARACTERS


def _worth(words: Sequence[Word], index: int) -> float:
    """How well a segment may end before ``words[index]``: comma, pause, near the middle."""
    last, following = words[index - 1].text, words[index].text
    clause = 1.0 if ends_clause(last) or ends_phrase(last, following) else 0.0
    pause = min(_gap(words[index - 1], words[index]), 1.0)
    return clause + pause - 2.0 * abs(index / len(words) - 0.5)


def _gap(before: Word, after: Word) -> float:
    if before.end is None or after.start is None:
        return 0.0
    return after.start - before.end


def monotone(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments whose starts never go back; windows are in order, so this touches roundings only."""
    latest = 0.0
    for segment in segments:
        start, end = segment.start or 0.0, segment.end or 0.0
        if start < latest:
            yield segment.model_copy(update={"start": latest, "end": max(latest, end)})
        else:
            yield segment
        latest = max(latest, start)
