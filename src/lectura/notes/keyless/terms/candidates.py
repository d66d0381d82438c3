"""Words and phrases that may be terms, with every place where they are said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lectura.notes.keyless.phrases.talk import Talk, talk_of
from lectura.notes.keyless.vocabulary import Vocabulary, without_short_form, word_matches
from lectura.text import folded_in_place, units

_MOST_PARTS, _MOST_WORDS = 3, 5
"""Meaningful words of a phrase, and all of its words ("set of the states")."""
_LONGEST = 40
"""An endless word is no term."""
_MOST_UNITS = 8
"""The same in scripts without spaces, where what stands between two spaces counts as a word."""
_WRITTEN_LARGE = 0.2
"""The share of meaningful words with a capital in a text that is not all in small letters."""
_BREAK = re.compile(r"[^\s\-'’]")
_SYMBOL = re.compile(r"[^\W\d_]{1,2}\d+")
"""``q1``: a name within a drawing or a proof, no term."""

Key = tuple[str, ...]
"""The stems of the meaningful words of a phrase."""
Place = tuple[int, int, int]
"""Where a phrase is said: index of the sentence, its first and its last word there."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence.

    ``text`` is as written, ``own`` without an elided article, ``plain`` that without case and
    accents. ``starts`` is true after a comma or another mark. ``stem`` is empty for what is part of
    no term; ``ends`` is false for what ends none.
    """

    text: str
    own: str
    plain: str
    stem: str
    starts: bool
    links: bool
    ends: bool = True


Rows = Sequence[Sequence[Word]]


@dataclass
class Candidate:
    """A phrase: ``places`` where it is said, in order; ``spellings`` how, with its plain words."""

    key: Key
    places: list[Place] = field(default_factory=list)
    spellings: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)

    @cached_property
    def text(self) -> str:
        """Its commonest spelling."""
        return self.spellings.most_common(1)[0][0][0]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The meaningful words of that spelling, in lower case without accents."""
        return self.spellings.most_common(1)[0][0][1]


def read_words(sentences: Sequence[str], known: Vocabulary) -> list[list[Word]]:
    """The words of each sentence."""
    talk = talk_of(known.language)
    read: dict[str, Word] = {}
    rows = [list(_words(sentence, known, talk, read)) for sentence in sentences]
    return _only_nouns(rows) if talk.capital_nouns else rows


def _only_nouns(rows: list[list[Word]]) -> list[list[Word]]:
    """Words in small letters end no term, unless the whole text is in small letters."""
    words = [word for row in rows for word in row if word.stem]
    if sum(word.own[0].isupper() for word in words) < _WRITTEN_LARGE * len(words):
        return rows
    return [
        [replace(word, ends=word.own[0].isupper()) if word.stem else word for word in row]
        for row in rows
    ]


def find_candidates(rows: Rows) -> dict[Key, Candidate]:
    """What is said at least twice and may be a term, by its stems."""
    counts = Counter(word.stem for row in rows for word in row if word.stem)
    found: dict[Key, Candidate] = {}
    for index, row in enumerate(rows):
        for first in range(len(row)):
            for last, parts in _phrases(row, first, counts):
                key = tuple(word.stem for word in parts)
                plain = tuple(word.plain for word in parts)
                candidate = found.setdefault(key, Candidate(key))
                candidate.places.append((index, first, last))
                others = (word.text for word in row[first + 1 : last + 1])
                candidate.spellings[" ".join((row[first].own, *others)), plain] += 1
    return {key: candidate for key, candidate in found.items() if len(candidate.places) > 1}


def _words(sentence: str, known: Vocabulary, talk: Talk, read: dict[str, Word]) -> Iterator[Word]:
    """The words of a sentence; ``read`` holds those that were met before."""
    end = 0
    for match in word_matches(sentence):
        text = match.group()
        word = read.get(text)
        if word is None:
            word = read[text] = _read(text, known, talk)
        starts = _BREAK.search(sentence, end, match.start()) is not None
        yield replace(word, starts=True) if starts else word
        end = match.end()


def _read(text: str, known: Vocabulary, talk: Talk) -> Word:
    own = known.own_word(text)
    plain = folded_in_place(own)
    small = known.is_small(own) or plain in talk.common or _is_no_term(plain, talk.adverbs)
    return Word(
        text=without_short_form(text),
        own=own,
        plain=plain,
        stem="" if small or plain in talk.links else known.stem(own),
        starts=False,
        links=plain in talk.links,
    )


def _is_no_term(plain: str, adverbs: tuple[str, ...]) -> bool:
    """True for endless words and for adverbs, but not for "fly" and "mente"."""
    if len(plain) > _LONGEST or (not plain.isascii() and len(units(plain)) > _MOST_UNITS):
        return True
    return any(plain.endswith(ending) and len(plain) > len(ending) + 3 for ending in adverbs)


def _phrases(
    row: Sequence[Word], first: int, counts: Counter[str]
) -> Iterator[tuple[int, list[Word]]]:
    """The phrases that begin with a word: the index of their last word, their meaningful words."""
    parts: list[Word] = []
    for last in range(first, min(len(row), first + _MOST_WORDS)):
        word = row[last]
        if last > first and word.starts:
            return
        if not word.stem:
            if not parts or not _may_join(row, first, last):
                return
            continue
        if counts[word.stem] < 2 or any(word.stem == part.stem for part in parts):
            return
        parts.append(word)
        if len(parts) > _MOST_PARTS:
            return
        if _is_whole(parts):
            yield last, parts.copy()


def _may_join(row: Sequence[Word], first: int, last: int) -> bool:
    """True for "of", and for a short word after it: "función de la pérdida"."""
    word = row[last]
    return word.links or (last > first and row[last - 1].links and len(word.plain) <= 3)


def _is_whole(parts: Sequence[Word]) -> bool:
    """False where a phrase ends with a number, or where a symbol is at an edge."""
    edges = (parts[0].plain, parts[-1].plain)
    if not parts[-1].ends:
        return False
    if any(map(_SYMBOL.fullmatch, edges)) or parts[-1].plain[0].isdigit():
        return False
    return len(parts) > 1 or len(parts[0].plain) > 2
