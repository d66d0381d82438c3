"""Key terms with the sentence that says what they are, where one does."""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.ranking import quotability
from lectura.notes.keyless.terms import KeyTerm
from lectura.notes.keyless.tidy import statement
from lectura.records.notes import Term
from lectura.text import folded_in_place

_WITHIN_CHARACTERS = 2
"""How soon after the term its "is a" or "means" must come: right after it."""

_OPENING_CHARACTERS = 25
"""A term so near the sentence's beginning belongs to a longer subject ("the demand curve")."""


def define(lecture: Lecture, term: KeyTerm) -> Term:
    """The term, with its defining sentence as definition, else with its first mention."""
    pattern = re.compile(rf"(?<!\w){re.escape(folded_in_place(term.text))}(?!\w)")
    spans = [match.span() for match in pattern.finditer(lecture.speech.folded)]
    indices = list(dict.fromkeys(lecture.sentence_at(start) for start, _ in spans))
    for start, end in spans:
        index = lecture.sentence_at(end - 1)
        sentence = lecture.sentences[index]
        defining = _defining(lecture.language).search(
            lecture.speech.folded, end, min(sentence.end, end + 24)
        )
        if not defining or defining.start() - end > _WITHIN_CHARACTERS:
            continue
        if quotability(sentence, lecture.contents[index], lecture.language) > 0.5:
            opening, end_of_quote = lecture.span(index, index)
            begin = opening if start - opening <= _OPENING_CHARACTERS else start
            citation = lecture.speech.cite(begin, end_of_quote)
            return Term(term=term.text, definition=statement(citation.quote), citations=(citation,))
    citations = (lecture.cite(indices[0], indices[0]),) if indices else ()
    return Term(term=term.text, citations=citations)


@lru_cache(maxsize=8)
def _defining(language: str | None) -> re.Pattern[str]:
    return re.compile("|".join(p for phrases in for_language(language) for p in phrases.defining))
