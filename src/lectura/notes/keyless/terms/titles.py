"""Titles made of terms: of the page, of each topic, of what one speaker presents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lectura.notes.keyless.phrases.talk import talk_of
from lectura.notes.keyless.terms.choosing import KeyTerm
from lectura.notes.keyless.terms.weighing import OFTEN
from lectura.notes.keyless.tidy import clipped
from lectura.text import word_count

_SOUNDS_LIKE_Y = re.compile(r"h?[ií](?!e)", re.IGNORECASE)
_MOST_WORDS = 8
"""Of a title; a longer one is not read."""
_MOST_CHARACTERS = 60
_SECOND, _SECOND_EVERYWHERE = 0.7, 0.3
"""A second term joins the title of a topic, and of the page, that stands out this much beside the
first."""
_USED = 0.65
"""What is left of a term's worth for each title before that has it."""
_SHARE, _TYPICAL, _ONCE = 0.3, 0.1, 0.5
"""How much it counts which share of a term's mentions a topic holds, how much more that is than
elsewhere, and that it is said in it only once."""
_OPENING, _ANNOUNCED = 0.04, 2.0
"""The share of the lecture in which its subject is announced, and what that counts."""
_PHRASE, _PHRASE_EVERYWHERE = 1.3, 1.8
"""Phrases say more than a rare word does, in the title of a topic and of the page."""


def page_title(terms: Sequence[KeyTerm], sentences: int, language: str | None) -> str:
    """The two terms that are said all over the lecture, "A and B"; empty without terms.

    ``sentences`` is how many the lecture has.
    """
    worths = {term: _worth_everywhere(term, sentences) for term in terms}
    chosen = _chosen(worths, least=_SECOND_EVERYWHERE)
    conjunction = talk_of(language).conjunction
    if conjunction == "y" and _SOUNDS_LIKE_Y.match(chosen[-1].text if chosen else ""):
        conjunction = "e"  # "y" would not be heard
    return _joined(chosen, conjunction)


def topic_titles(terms: Sequence[KeyTerm], topics: Sequence[range]) -> list[str]:
    """The title of each topic, in order; empty where no term is said in it.

    ``topics`` are ranges of sentence indices. A term counts less in each title after its first, and
    no two titles are the same where another can be made.
    """
    total = max(1, sum(map(len, topics)))
    used: Counter[str] = Counter()
    titles: list[str] = []
    for topic in topics:
        chosen = _chosen(dict(_worths_in(terms, topic, total, used)), taken=titles)
        used.update(term.text for term in chosen)
        titles.append(_joined(chosen))
    return titles


def part_title(terms: Sequence[KeyTerm], sentences: Iterable[int]) -> str:
    """The title of some sentences, as of what one speaker presents; empty without terms."""
    inside = set(sentences)
    return _joined(_chosen(dict(_worths_in(terms, inside, len(inside), Counter()))))


def opening_words(text: str) -> str:
    """The first words of a text, as the title of what no term is said in."""
    words = text.split(" ")
    short = " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
    return clipped(short, _MOST_CHARACTERS)


def _worth_everywhere(term: KeyTerm, sentences: int) -> float:
    announced = bool(term.sentences) and term.sentences[0] <= sentences * _OPENING
    standing = _PHRASE_EVERYWHERE if len(term.key) > 1 else term.rarity
    worth = float(term.weight**0.5) * term.spread * standing
    return worth * (_ANNOUNCED if announced else 1.0)


def _worths_in(
    terms: Iterable[KeyTerm], topic: Collection[int], total: int, used: Mapping[str, int]
) -> Iterator[tuple[KeyTerm, float]]:
    """What each term that is said in a topic is worth there."""
    for term in terms:
        here = _said_in(term, topic)
        if not here:
            continue
        share = here / len(term.sentences)
        typical = share * total / len(topic)
        standing = _PHRASE if len(term.key) > 1 else term.rarity
        worth = term.weight * standing * share**_SHARE * typical**_TYPICAL
        yield term, worth * _USED ** used.get(term.text, 0) * (1.0 if here >= OFTEN else _ONCE)


def _said_in(term: KeyTerm, topic: Collection[int]) -> int:
    """How often: of a range only its ends are looked for, as the sentences are in order."""
    if isinstance(topic, range):
        return bisect_left(term.sentences, topic.stop) - bisect_left(term.sentences, topic.start)
    return sum(sentence in topic for sentence in term.sentences)


def _chosen(
    worths: Mapping[KeyTerm, float], *, least: float = _SECOND, taken: Collection[str] = ()
) -> list[KeyTerm]:
    """The best term, and a second one where it is nearly as good or the title is taken."""
    ordered = sorted(worths, key=lambda term: (-worths[term], term.text))
    if not ordered:
        return []
    first = ordered[0]
    is_new = _joined([first]) not in taken
    for second in ordered[1:]:
        if is_new and worths[second] < least * worths[first]:
            break
        if _go_together(first, second) and _joined([first, second]) not in taken:
            return [first, second]
    return [first]


def _go_together(first: KeyTerm, second: KeyTerm) -> bool:
    """True where no word of one begins like one of the other, and both are short enough."""
    beginnings = {stem[:5] for stem in first.key}
    if any(stem[:5] in beginnings for stem in second.key):
        return False
    return word_count(first.text) + word_count(second.text) < _MOST_WORDS


def _joined(terms: Sequence[KeyTerm], conjunction: str = "") -> str:
    title = (f" {conjunction} " if conjunction else ", ").join(term.text for term in terms)
    return title[:1].upper() + title[1:]
