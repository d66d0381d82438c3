"""The words of a transcript as they are compared, the same way for every solution. Pure.

Case, accents, punctuation and typography do not count (`lectura.text.folded_words`); a compound
counts as its parts, and a character of a script without spaces as a word. Numbers stay as they
were written: ``25`` and ``twenty-five`` differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lectura.records.transcript import Segment, Transcript, Word
from lectura.text import folded_words, joins_without_space, units
from lectura.timeline import Interval

_PIECE = re.compile(r"[\W_]*[^\W_]+[\W_]*")


@dataclass(frozen=True)
class Spoken:
    """One word.

    Attributes:
        folded: as it is compared.
        shown: as it was written, with its punctuation.
        start, end: in seconds on the recording's clock; None where nobody knows.
        spaced: a space stands before it.
        stretch: the seconds over which its time was laid out: its own where the recogniser timed
            the word, those of the segment where only that was timed.
    """

    folded: str
    shown: str
    start: float | None = None
    end: float | None = None
    spaced: bool = True
    stretch: float = 0.0

    @property
    def middle(self) -> float | None:
        """The time half-way through; None where it has none."""
        return None if self.start is None or self.end is None else (self.start + self.end) / 2


def spoken_words(transcript: Transcript) -> tuple[Spoken, ...]:
    """Every word of a transcript, in order.

    A word without a time of its own is laid within its segment by its characters.
    """
    return tuple(word for segment in transcript.segments for word in _of_segment(segment))


def words_of(text: str) -> tuple[Spoken, ...]:
    """The words of a text without times."""
    return tuple(_of_text(text))


def within(words: Iterable[Spoken], span: Interval) -> tuple[Spoken, ...]:
    """The words whose middle lies in a stretch; those without a time are left out."""
    return tuple(
        word for word in words if word.middle is not None and span.start <= word.middle < span.end
    )


def text_of(words: Iterable[Spoken]) -> str:
    """The words as they were written, as one text."""
    text = ""
    for word in words:
        space = word.spaced and text and not joins_without_space(text, word.shown)
        text += f" {word.shown}" if space else word.shown
    return text


def with_times_of(words: Sequence[Spoken], times: Sequence[Interval | None]) -> tuple[Spoken, ...]:
    """The words, each that has no time with the one that is given for it."""
    return tuple(
        replace(word, start=time.start, end=time.end, stretch=time.duration)
        if word.start is None and time is not None
        else word
        for word, time in zip(words, times, strict=True)
    )


def _of_segment(segment: Segment) -> Iterator[Spoken]:
    timed = [one for one in segment.words if one.start is not None and one.text.strip()]
    if timed and len(timed) == sum(bool(one.text.strip()) for one in segment.words):
        for number, one in enumerate(_with_marks(timed)):
            spaced = number == 0 or one.text[:1].isspace()
            yield from _laid(tuple(_of_text(one.text, spaced=spaced)), one.start, one.end)
        return
    yield from _laid(tuple(_of_text(segment.text)), segment.start, segment.end)


def _with_marks(words: Sequence[Word]) -> list[Word]:
    """The words, each with the punctuation that stands behind it as a word of its own."""
    found: list[Word] = []
    for word in words:
        if found and not folded_words(word.text):
            found[-1] = found[-1].model_copy(update={"text": found[-1].text + word.text})
        else:
            found.append(word)
    return found


def _laid(words: Sequence[Spoken], start: float | None, end: float | None) -> Iterator[Spoken]:
    """The words, spread over a stretch by their lengths."""
    if start is None or end is None:
        yield from words
        return
    whole, done = sum(len(word.folded) + 1 for word in words), 0
    for word in words:
        first = start + (end - start) * done / whole
        done += len(word.folded) + 1
        last = start + (end - start) * done / whole
        yield replace(word, start=first, end=last, stretch=end - start)


def _of_text(text: str, *, spaced: bool = True) -> Iterator[Spoken]:
    """The words of a text; ``spaced``: a space stands before the first."""
    for number, unit in enumerate(units(unicodedata.normalize("NFC", text))):
        yield from _of_unit(unit.strip(), spaced=spaced if number == 0 else unit[:1].isspace())


@lru_cache(maxsize=50_000)
def _of_unit(unit: str, *, spaced: bool) -> tuple[Spoken, ...]:
    """The compared words in one that is written together: ``k-means`` is two."""
    folded = folded_words(unit)
    if len(folded) < 2:
        return tuple(Spoken(word, unit, spaced=spaced) for word in folded)
    pieces = _PIECE.findall(unit)
    if len(pieces) != len(folded):  # a script whose marks are no letters
        pieces = [unit, *[""] * (len(folded) - 1)]
    return tuple(
        Spoken(word, piece, spaced=spaced if index == 0 else False)
        for index, (word, piece) in enumerate(zip(folded, pieces, strict=True))
    )
