"""The words of a corrected segment, and their times. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lectura.corrections.matching import Edit, edited
from lectura.records.transcript import Segment, Word
from lectura.text import units
from lectura.timeline import round_seconds


def corrected_words(segment: Segment, edits: Sequence[Edit]) -> tuple[Word, ...]:
    """The segment's words with the edits of its text made in them.

    Joined they give the corrected text again. As many words as were heard take the times of these
    one by one; else they share the time of the words whose place they take, each by its length.
    Words that were not corrected stay as they are. Empty where the words do not make up the text.
    """
    joined = "".join(word.text for word in segment.words)
    if not segment.words or _letters(joined) != _letters(segment.text):
        return ()
    moved = _moved(edits, segment.text, joined)
    words: list[Word] = []
    done = 0
    for first, last, group in _groups(segment.words, moved):
        words += segment.words[done:first]
        words += _changed(segment.words, first, last, group)
        done = last + 1
    return (*words, *segment.words[done:])


def _letters(text: str) -> str:
    return "".join(text.split())


def _moved(edits: Sequence[Edit], text: str, joined: str) -> list[Edit]:
    """The edits of a text as edits of the joined words, which differ from it by white space."""
    there = [place for place, character in enumerate(joined) if not character.isspace()]
    before = [0]
    for character in text:
        before.append(before[-1] + (not character.isspace()))
    return [
        replace(edit, start=there[before[edit.start]], end=there[before[edit.end] - 1] + 1)
        for edit in edits
        if before[edit.start] < before[edit.end]
    ]


def _groups(words: Sequence[Word], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """(first word, last word, edits) of each stretch of words that edits touch together."""
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word.text))
    group: list[Edit] = []
    first = last = -1
    for edit in edits:
        begins = _word_at(offsets, edit.start)
        if group and begins > last:
            yield first, last, group
            group = []
        first = begins if not group else first
        last = _word_at(offsets, edit.end - 1)
        group.append(edit)
    if group:
        yield first, last, group


def _word_at(offsets: Sequence[int], place: int) -> int:
    return max(index for index, offset in enumerate(offsets[:-1]) if offset <= place)


def _changed(words: Sequence[Word], first: int, last: int, edits: Sequence[Edit]) -> Iterator[Word]:
    offset = sum(len(word.text) for word in words[:first])
    old = words[first : last + 1]
    text = edited(
        "".join(word.text for word in old),
        [replace(edit, start=edit.start - offset, end=edit.end - offset) for edit in edits],
    )
    new = units(text)
    if len(new) == len(old):
        for word, own in zip(old, new, strict=True):
            same = word.text == own
            yield word if same else word.model_copy(update={"text": own, "probability": None})
        return
    for own, (start, end) in zip(new, _shares(old, new), strict=True):
        yield Word(text=own, start=start, end=end, speaker=old[0].speaker)


def _shares(old: Sequence[Word], new: Sequence[str]) -> Iterator[tuple[float | None, float | None]]:
    """The time of the old words, divided among the new ones by their length."""
    start, end = old[0].start, old[-1].end
    total = sum(len(text.strip()) for text in new)
    done = 0
    for text in new:
        first, done = done, done + len(text.strip())
        if start is None or end is None:
            yield None, None
            continue
        seconds = end - start
        yield (
            round_seconds(start + seconds * first / total),
            round_seconds(start + seconds * done / total),
        )
