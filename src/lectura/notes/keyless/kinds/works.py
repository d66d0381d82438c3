"""Books, papers, films and the like that are pointed to by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, get_args

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases.study import Study, study_of
from lectura.notes.keyless.tidy import clipped, statement, trimmed
from lectura.notes.keyless.vocabulary import stopwords
from lectura.records.notes import Reference

_Kind = Literal["paper", "book", "other", "link", "tool"]
_MOST_CHARACTERS = 140
_SMALL_WORDS = (
    "and|of|the|for|in|on|to|an?|et|y|e|und|von|van|de|del|la|los|las|el|do|da|dos|das|du|des"
    "|les|le|en|al"
)
"""Words that stand inside names and titles without a capital."""
_NAME = (
    rf"[^\W\d_a-zà-ÿ][\w'’.-]*(?: (?:(?:{_SMALL_WORDS}|&) ){{0,2}}(?:[^\W\d_a-zà-ÿ][\w'’-]*|\d+))*"
)
"""Words with capitals, as written: "Campbell", "Deep Learning for Coders"."""
_QUOTED = r"[\"“«][^\"”»]{3,80}[\"”»]"
_LONGEST_COPULA = 5
_MOST_SMALL_WORDS = 6
_FEWEST_FOREIGN_WORDS, _MOST_FOREIGN_WORDS = 3, 12


def find_works(lecture: Lecture) -> Iterator[Reference]:
    """Works in the order of the lecture, each once; none without a name or a title."""
    seen: set[str] = set()
    for study in study_of(lecture.language):
        for match in _noun(study).finditer(lecture.speech.folded):
            span = _span(lecture, study, match)
            if span is None:
                continue
            name = lecture.speech.text[slice(*span)]
            if name.casefold() not in seen:
                seen.add(name.casefold())
                kind = next(kind for kind in get_args(_Kind) if match[kind])
                text = statement(clipped(name, _MOST_CHARACTERS)).removesuffix(".")
                at = lecture.sentence_at(match.start())
                yield Reference(text=text, kind=kind, citations=(lecture.cite(at, at),))


def _span(lecture: Lecture, study: Study, match: re.Match[str]) -> tuple[int, int] | None:
    """From the noun to the end of the author's name, or the title alone; None without either."""
    sentence = lecture.sentences[lecture.sentence_at(match.start())]
    start, end = match.start("noun"), match.end()
    while link := _link(study).match(lecture.speech.folded, end, sentence.end):
        if not (match["paper"] or match["book"]) and (link["author"] or _is_copula(link)):
            break
        named = _named(lecture, link, sentence.end)
        if named is None:
            break
        if end == match.end() and link["called"]:
            start = link.end()
        end = named
    return (start, end) if end > match.end() else None


def _named(lecture: Lecture, link: re.Match[str], stop: int) -> int | None:
    """Where the name or title after "by" or "called" ends."""
    named = re.compile(rf"(?:{_NAME}|{_QUOTED})").match(lecture.speech.text, link.end(), stop)
    if named is not None and _is_name(lecture, link, named[0]):
        small = link["called"] and lecture.language != "en"
        return _end_of_small_title(lecture, named.end(), stop) if small else named.end()
    return None if link["author"] else _foreign_title(lecture, link.end(), stop)


def _end_of_small_title(lecture: Lecture, start: int, stop: int) -> int:
    """Where a title may end of which only the first word has a capital, as in Spanish.

    A few words too many are better than half a title.
    """
    rest = re.compile(rf"(?: [\w'’-]+){{0,{_MOST_SMALL_WORDS}}}").match(
        lecture.speech.text, start, stop
    )
    end = rest.end() if rest else start
    return max(start, trimmed(lecture.speech, start, end, lecture.language)[1])


def _is_name(lecture: Lecture, link: re.Match[str], name: str) -> bool:
    """False for "I" and "The", and for a person who is as often written small: misheard, then."""
    first = name.strip('"“«').split()[0]
    if first.lower() in stopwords(lecture.language) and " " not in name:
        return False
    if link["called"] is not None:
        # "The book is Great" names none.
        return " " in name or not _is_copula(link)
    return not re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", lecture.speech.text)


def _is_copula(link: re.Match[str]) -> bool:
    return link["called"] is not None and len(link["called"]) <= _LONGEST_COPULA


def _foreign_title(lecture: Lecture, start: int, end: int) -> int | None:
    """The end of a title in English that is said in a lecture in another language."""
    if lecture.language in (None, "en"):
        return None
    own, english = stopwords(lecture.language), stopwords("en")
    words = list(re.finditer(r"[^\s.,;:!?]+", lecture.speech.folded[start:end]))
    title: list[re.Match[str]] = []
    for word in words[:_MOST_FOREIGN_WORDS]:
        if (word[0] in own and word[0] not in english) or (title and word[0] == title[0][0]):
            break
        title.append(word)
    is_english = any(word[0] in english and word[0] not in own for word in title)
    if len(title) < _FEWEST_FOREIGN_WORDS or not is_english:
        return None
    return start + title[-1].end()


@lru_cache(maxsize=8)
def _noun(study: Study) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<noun>{study.work})(?!\w)")


@lru_cache(maxsize=8)
def _link(study: Study) -> re.Pattern[str]:
    """What joins the noun, or a name before, to the next name: "by", "called"."""
    return re.compile(rf",? (?:(?P<called>{study.called})|(?P<author>{study.author}))(?: |(?<='))")
