"""The words of a transcript as timed tokens, the smallest units that cues are made of. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from lectura.formats.wording import width
from lectura.records.transcript import Segment, Transcript, Word
from lectura.text import ends_sentence, joins_without_space, units
from lectura.timeline import Interval

PAUSE_SECONDS = 1.0
"""A silence this long always ends a cue, so that no cue is stretched over it."""
SLOW_SPEECH = 3.0
"""Columns a second; a long segment with less text than that holds silence, not slow speech."""
_MOST_TOKENS = 5000
"""About half an hour of speech."""
LONG_SECONDS = 7.0
"""A segment up to this long is shown for all of its time, however little its text."""


class Token(NamedTuple):
    """A word, or one character of a script without spaces.

    ``text`` begins with a space where one belongs before it; ``start`` and ``end`` in seconds.
    ``is_label`` marks the name of a speaker, which is no word of a segment.
    """

    text: str
    start: float
    end: float
    speaker: str | None = None
    ends_segment: bool = False
    is_label: bool = False

    @property
    def columns(self) -> int:
        """Width of the text as displayed, its leading space included."""
        return width(self.text)

    @property
    def bare_columns(self) -> int:
        """Width of the text without its leading space."""
        return width(self.text.lstrip())


def tokens_of(transcript: Transcript, line_width: int) -> Iterator[Token]:
    """All tokens in order, inside the recording; none is wider than a line of ``line_width``.

    Segments without times have none.
    """
    limit = math.inf if transcript.duration is None else transcript.duration
    last_text = ""
    for segment in transcript.segments:
        tokens = [
            piece for token in _segment_tokens(segment) for piece in _narrow(token, line_width)
        ]
        for index, token in enumerate(tokens):
            text = token.text
            if index == 0 and not joins_without_space(last_text, text.strip()):
                text = f" {text.strip()}"
            last_text = text
            yield Token(
                text=text,
                start=min(token.start, limit),
                end=min(token.end, limit),
                speaker=token.speaker,
                ends_segment=index == len(tokens) - 1,
            )


def runs(tokens: Iterable[Token]) -> Iterator[tuple[Token, ...]]:
    """Tokens of one speaker without a pause between; time never steps back inside a run.

    Where nobody ever pauses, a run ends with a sentence all the same, so that it fits the memory.
    """
    run: list[Token] = []
    for token in tokens:
        if run and (
            token.speaker != run[-1].speaker
            or token.start - run[-1].end >= PAUSE_SECONDS
            or token.start < run[-1].start
            or (len(run) >= _MOST_TOKENS and run[-1].ends_segment and ends_sentence(run[-1].text))
        ):
            yield tuple(run)
            run = []
        run.append(token)
    if run:
        yield tuple(run)


def _segment_tokens(segment: Segment) -> list[Token]:
    span = segment.interval
    if span is None:
        return []
    spoken = "".join(word.text for word in segment.words)
    if segment.words and "".join(spoken.split()) == "".join(segment.text.split()):
        return _from_words(segment.words, span, segment.speaker)
    heard = segment.text if segment.heard is None else segment.heard
    longest = max(LONG_SECONDS, width(heard) / SLOW_SPEECH)
    end = min(span.end, span.start + longest)
    tokens = _spread(_units(heard), span.start, end, segment.speaker)
    return tokens if segment.heard is None else _corrected(tokens, _units(segment.text))


def _corrected(heard: Sequence[Token], units: Sequence[str]) -> list[Token]:
    """The corrected units with the times of what was heard in their place."""
    tokens: list[Token] = []
    matcher = SequenceMatcher(None, [token.text for token in heard], units, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            tokens += heard[first:last]
        elif begin < end:
            start = heard[first].start if first < len(heard) else heard[-1].end
            stop = heard[last - 1].end if last > first else start
            tokens += _spread(units[begin:end], start, stop, heard[0].speaker)
    return tokens


def _from_words(words: Sequence[Word], span: Interval, speaker: str | None) -> list[Token]:
    """Tokens with the words' own times; words without times share the gap they are in."""
    tokens: list[Token] = []
    clock = span.start
    waiting: list[str] = []
    for word in words:
        if not word.text.strip():
            continue
        if word.start is None or word.end is None:
            waiting.append(word.text)
            continue
        start, end = max(clock, word.start), max(clock, word.end)
        tokens += _spread(waiting, clock, start, speaker)
        waiting = []
        tokens += _spread(_units(word.text), start, end, speaker)
        clock = end
    return tokens + _spread(waiting, clock, max(clock, span.end), speaker)


def _units(text: str) -> list[str]:
    """As `lectura.text.units`, white space as one space."""
    return units(re.sub(r"\s+", " ", text))


def _spread(units: Sequence[str], start: float, end: float, speaker: str | None) -> list[Token]:
    """The units over a stretch of time, each its share by width (speech is that even, roughly)."""
    seen = list(accumulate(map(width, units), initial=0))
    total = max(1, seen[-1])
    times = [start + (end - start) * columns / total for columns in seen]
    return [
        Token(unit, first, last, speaker)
        for unit, (first, last) in zip(units, pairwise(times), strict=True)
    ]


def _narrow(token: Token, line_width: int) -> list[Token]:
    """The token itself, or pieces of one that is wider than a line (a long address, say)."""
    if width(token.text.strip()) <= line_width:
        return [token]
    pieces = _pieces(token.text.strip(), line_width)
    space = token.text[: len(token.text) - len(token.text.lstrip())]
    return _spread([space + pieces[0], *pieces[1:]], token.start, token.end, token.speaker)


def _pieces(text: str, columns: int) -> list[str]:
    """A text cut where a line is full; a combining mark stays with its letter."""
    pieces = [""]
    used = 0
    for character in text:
        taken = width(character)
        if used and used + taken > columns:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += taken
    return pieces
