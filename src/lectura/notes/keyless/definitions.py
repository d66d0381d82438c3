"""Key terms with the sentence that says what they are, where one does."""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.ranking import quotability
from lectura.notes.keyless.speech import fold
from lectura.notes.keyless.terms import KeyTerm
from lectura.notes.keyless.tidy import statement
from lectura.notes.model import Term

_WITHIN_CHARACTERS = 12
"""How soon after the term its "is a" or "means" must come."""


def define(lecture: Lecture, term: KeyTerm) -> Term:
    """The term, with its defining sentence as definition, else with its first mention."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(term.text))}(?!\w)")
    spans = [match.span() for match in pattern.finditer(lecture.speech.folded)]
    indices = list(dict.fromkeys(lecture.sentence_at(start) for start, _ in spans))
    for _, end in spans:
        index = lecture.sentence_at(end - 1)
        sentence = lecture.sentences[index]
        defining = _defining(lecture.language).search(
            lecture.speech.folded, end, min(sentence.end, end + _WITHIN_CHARACTERS + 12)
        )
        if not defining or defining.start() - end > _WITHIN_CHARACTERS:
            continue
        if quotability(sentence, lecture.contents[index], lecture.language) > 0.5:
            citation = lecture.cite(index, index)
            return Term(term=term.text, definition=statement(citation.quote), citations=(citation,))
    citations = (lecture.cite(indices[0], indices[0]),) if indices else ()
    return Term(term=term.text, citations=citations)


@lru_cache(maxsize=8)
def _defining(language: str | None) -> re.Pattern[str]:
    return re.compile("|".join(p for phrases in for_language(language) for p in phrases.defining))
