"""Captions that show a line again below which the next one appears. Pure functions.

YouTube's automatic captions do so, live captions that grow word by word too, and whatever was made
from them. They are recognised by doing it, whatever the format.
"""

from __future__ import annotations

from collections.abc import Sequence

Lines = tuple[str, ...]

_SHARE = 0.5
"""Captions with new words that begin with old ones, of all with new words, from which on the file
rolls. What a class says after its teacher brings no new words in the same caption."""
_FEWEST = 2
"""Captions that begin with old words, whether they have new ones or not."""
_BEYOND_CHANCE = 3
"""Words that are the same; fewer must be whole lines."""
_LONGEST = 200
"""Words of a caption that are compared."""


def without_carried(shown: Sequence[Lines]) -> list[Lines] | None:
    """The new lines of each caption, empty where there are none; None where nothing rolls."""
    counts = _carried_counts(shown)
    fresh = [
        count for count, lines in zip(counts[1:], shown[1:], strict=True) if count < _words(lines)
    ]
    carrying = sum(count > 0 for count in fresh)
    if carrying < max(1, _SHARE * len(fresh)) or sum(map(bool, counts)) < _FEWEST:
        return None
    return [_dropped(lines, count) for lines, count in zip(shown, counts, strict=True)]


def _carried_counts(shown: Sequence[Lines]) -> list[int]:
    """Of each caption, how many of its first words the one before shows last."""
    counts: list[int] = []
    before: Lines = ()
    for lines in shown:
        counts.append(_carried(before, lines))
        before = lines if _words(lines) else before
    return counts


def _carried(before: Lines, now: Lines) -> int:
    old = [line.split()[-_LONGEST:] for line in before]
    old_words = [word for line in old for word in line]
    words = [word for line in now for word in line.split(maxsplit=_LONGEST)[:_LONGEST]]
    if not words or words[0] not in old_words:
        return 0
    whole = {sum(map(len, old[first:])) for first in range(len(old))}
    for count in range(min(len(old_words), len(words)), 0, -1):
        if old_words[-count] == words[0] and old_words[-count:] == words[:count]:
            return count if count >= _BEYOND_CHANCE or count in whole else 0
    return 0


def _dropped(lines: Lines, count: int) -> Lines:
    """The lines without their first words."""
    left: list[str] = []
    for line in lines:
        words = line.split()
        if count < len(words):
            left.append(line if count == 0 else " ".join(words[count:]))
        count = max(0, count - len(words))
    return tuple(left)


def _words(lines: Lines) -> int:
    return sum(len(line.split()) for line in lines)
