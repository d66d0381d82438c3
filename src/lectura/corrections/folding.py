"""Text as corrections compare it: capitals, white space and ways to compose an accent are alike.

Accents themselves count: ``esta`` is not ``está``. Pure functions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lectura.text import is_unspaced

_JAMO = (0x1160, 0x11FF)  # vowels and finals, which go on with a Hangul syllable


@dataclass(frozen=True)
class Folded:
    """A text as it is compared.

    Attributes:
        text: folded.
        starts: for each folded character, where in the original it begins; -1 inside of one.
        ends: the same for where it ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def places(self, sought: str) -> Iterator[tuple[int, int]]:
        """Every (start, end) in the original where a folded text stands, overlapping ones too."""
        at = self.text.find(sought) if sought else -1
        while at >= 0:
            start, end = self.starts[at], self.ends[at + len(sought) - 1]
            if start >= 0 and end >= 0:
                yield start, end
            at = self.text.find(sought, at + 1)


def fold(text: str) -> Folded:
    """The text composed (NFC) and case folded as Unicode does, each white space as one space."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _units(text):
        unit = text[start:end]
        plain = " " if unit[0].isspace() else unicodedata.normalize("NFC", unit).casefold()
        folded.append(plain)
        starts += [start, *[-1] * (len(plain) - 1)]
        ends += [*[-1] * (len(plain) - 1), end]
    return Folded("".join(folded), tuple(starts), tuple(ends))


def _units(text: str) -> Iterator[tuple[int, int]]:
    """A run of white space, or a character with the marks on it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _goes_on(text[end - 1], text[end]):
            continue
        yield start, end
        start = end


def _goes_on(before: str, character: str) -> bool:
    if character.isspace():
        return before.isspace()
    if character < "\u0300":
        return False
    return unicodedata.combining(character) != 0 or _JAMO[0] <= ord(character) <= _JAMO[1]


def is_whole(text: str, start: int, end: int) -> bool:
    """True where neither edge of ``text[start:end]`` cuts a word.

    Scripts without spaces (Chinese, Japanese, Thai …) have no edges of words that can be seen, so
    in them every place will do.
    """
    opens = start > 0 and _inside_word(text[start - 1], text[start])
    closes = end < len(text) and _inside_word(text[end - 1], text[end])
    return not (opens or closes)


def _inside_word(before: str, after: str) -> bool:
    return _in_word(before) and _in_word(after) and not (is_unspaced(before) or is_unspaced(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
