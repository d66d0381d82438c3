"""Key terms with the clause that says what they are, where one does.

A definition is "X is a Y that …", "X is called …", "X means …" where X is the whole subject of the
clause, and nothing in it is an opinion or garbled. What the lecture defines is a term too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases.study import Study, holds, study_of, study_pattern
from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.terms import KeyTerm
from lectura.notes.keyless.tidy import statement, trimmed
from lectura.records.notes import Citation, Term
from lectura.text import folded_in_place

_FEWEST_WORDS = 4
"""What says less about its subject is no definition ("is an actor")."""
_LONGEST_OPENING = 30
"""Characters; what is longer before a comma is a clause of its own ("if we look at that, …")."""
_MOST_CHARACTERS = 400
_WORDS_CHECKED = 12
"""Garbled words make a definition unreadable where they stand near its beginning."""
_OFTEN = 2
"""What is defined is a term where it is said so often."""
_MOST_TERMS, _MOST_MORE = 16, 4
_PLURALS_WITH_S_IN_SINGULAR = re.compile(r"(?:ss|us|is|ics|as|os)$")
_WRONG_ARTICLE = re.compile(
    r"\ba (?!one\b|once\b)(?=[aio]\w|e(?!u)\w|up|u[lm]\w|un(?!i|ary|anim))|"
    r"\ban (?=[bcdfgjklmnpqrstvwyz][a-z]{2})"
)


@dataclass(frozen=True)
class _Definition:
    """A clause that defines: its subject, where it is, and whether it tells what that is for."""

    subject: str
    start: int
    end: int
    purposeful: bool


def find_terms(lecture: Lecture, terms: Sequence[KeyTerm]) -> list[Term]:
    """The terms, with their definitions, and a few that are terms because they are defined."""
    definitions = list(_definitions(lecture))
    found = [_term(lecture, term.text, definitions) for term in terms]
    known = [set(_key(lecture, term.text)) for term in terms]
    most = min(len(found) + _MOST_MORE, max(len(found), _MOST_TERMS))
    for definition in definitions:
        key = set(_key(lecture, definition.subject))
        often = _count(lecture, definition.subject) >= _OFTEN
        if len(found) < most and often and not any(key <= other for other in known):
            known.append(key)
            found.append(_term(lecture, _spelled(lecture, definition.subject), definitions))
    return found


def _key(lecture: Lecture, text: str) -> tuple[str, ...]:
    return tuple(lecture.vocabulary.content(text))


def _definition_of(
    lecture: Lecture, text: str, definitions: Sequence[_Definition]
) -> _Definition | None:
    own = _key(lecture, text)
    fitting = [d for d in definitions if _key(lecture, d.subject) == own]
    return max(fitting, key=lambda definition: definition.purposeful, default=None)


def _term(lecture: Lecture, text: str, definitions: Sequence[_Definition]) -> Term:
    """The term, with its definition, else with its first mention."""
    definition = _definition_of(lecture, text, definitions)
    if definition is not None:
        citation = lecture.speech.cite(definition.start, definition.end)
        return Term(term=text, definition=statement(citation.quote), citations=(citation,))
    return Term(term=text, citations=_first_mention(lecture, text))


def _first_mention(lecture: Lecture, text: str) -> tuple[Citation, ...]:
    match = _whole(text).search(lecture.speech.folded)
    if match is None:
        return ()
    first, last = lecture.sentence_at(match.start()), lecture.sentence_at(match.end() - 1)
    return (lecture.cite(first, last),)


def _definitions(lecture: Lecture) -> Iterator[_Definition]:
    seen: set[int] = set()
    for sentence in lecture.sentences:
        for start in _clause_starts(lecture, sentence):
            found = _defining(lecture, sentence, start)
            if found is not None and found.start not in seen:
                seen.add(found.start)
                yield found
                break


def _clause_starts(lecture: Lecture, sentence: Sentence) -> Iterator[int]:
    """Where a clause with its subject may begin: after openings, after "and" with an article."""
    folded, start = lecture.speech.folded, sentence.start
    openings = study_pattern(lecture.language, "openings")
    while match := openings.match(folded, start, sentence.end):
        start = match.end()
    yield start
    comma = lecture.speech.text.find(", ", start, min(sentence.end, start + _LONGEST_OPENING))
    if comma > 0:
        yield comma + 2
    for joint in study_pattern(lecture.language, "joints").finditer(
        folded, start + 1, sentence.end
    ):
        if folded[joint.start() - 1] in " ,":
            yield joint.end()


def _defining(lecture: Lecture, sentence: Sentence, start: int) -> _Definition | None:
    folded = lecture.speech.folded
    for study in study_of(lecture.language):
        match = _clause(study).match(folded, start, sentence.end)
        if match is None or not _is_subject(lecture, study, match):
            continue
        end = _end(lecture, study, match, sentence)
        if not _says_what_it_is(lecture, study, match, end):
            continue
        rest = match["rest"]
        whole = rest and not _is_particular(study, rest)
        subject = lecture.speech.text[match.start("term") : match.end("rest" if whole else "term")]
        return _Definition(subject, start, end, holds(study.purpose, folded[match.end() : end]))
    return None


def _is_particular(study: Study, rest: str) -> bool:
    """True for a complement that names one of a kind: "of Q", "in our image"."""
    return len(rest) == 1 or bool(
        re.match(rf"(?:{study.articles}|our |my |your |nuestr[oa] |notre |noss[oa] )", rest + " ")
    )


def _is_subject(lecture: Lecture, study: Study, match: re.Match[str]) -> bool:
    """True where the words before the verb name something, as its dictionary entry would."""
    words = match["term"].split()
    stopwords = lecture.vocabulary.stopwords
    last = (match["rest"] or "").split()[-1:]
    if holds(study.generic, words[-1]) or any(len(w) > 1 and w in stopwords for w in last):
        return False
    if words[0] in stopwords or words[-1] in stopwords or not words[0][0].isalpha():
        return False
    if len(words[0]) < 3 and len(words) == 1:
        return False
    if any(word in stopwords and not re.fullmatch(study.within, word) for word in words):
        return False
    if study.language == "pt" and match["verb"][0] == "e":
        return lecture.speech.text[match.start("verb")] in "éÉ"
    return study.language != "en" or _agrees(lecture, match)


def _agrees(lecture: Lecture, match: re.Match[str]) -> bool:
    """False where English grammar tells that words are missing or misheard.

    As in "keys is a source", "a open source", "regular expression is a …" (of which the lecture
    speaks with an article elsewhere).
    """
    last = match["term"].split()[-1]
    plural = last.endswith("s") and not _PLURALS_WITH_S_IN_SINGULAR.search(last)
    if match["are"] is not None:
        return plural or last in ("data", "people", "criteria", "phenomena")
    if plural or _WRONG_ARTICLE.search(lecture.speech.folded, match.start(), match.end() + 12):
        return False
    if match["article"] == "the " and not match["rest"] and last == match["term"]:
        return lecture.speech.text[match.start("term") : match.end("term")].isupper()
    if match["article"] or match["rest"]:
        return True
    return not _countable(match["term"]).search(lecture.speech.text)


def _says_what_it_is(lecture: Lecture, study: Study, match: re.Match[str], end: int) -> bool:
    """True where the words after the verb tell the subject from other things, without opinion."""
    predicate = lecture.speech.folded[match.end() : end].strip(" .,;:!?")
    words = predicate.split()
    if not _tells_apart(lecture, study, match, words) or end - match.start() > _MOST_CHARACTERS:
        return False
    if holds(study.garbled, " ".join(words[:_WORDS_CHECKED])):
        return False
    is_empty = re.match(rf"(?:{study.empty})(?!\w)", predicate) and not match["means"]
    if is_empty or holds(study.personal, predicate):
        return False
    return _ends_well(lecture, match.end(), end) and not _is_circular(lecture, match, words)


def _tells_apart(
    lecture: Lecture, study: Study, match: re.Match[str], words: Sequence[str]
) -> bool:
    """True for "is a tree that …" and "is a database query language", not for "is a city"."""
    stopwords = lecture.vocabulary.stopwords
    if match["means"]:
        follows = lecture.speech.text[match.end() : match.end() + 1] == " "
        return len(words) >= _FEWEST_WORDS and follows
    if match["is_the"]:
        return len(words) >= _FEWEST_WORDS
    if match["are"] and "are" in words[:6]:
        return False
    compound = len(words) >= 3 and not stopwords & set(words[:3])
    return compound or (
        len(words) >= _FEWEST_WORDS and holds(study.differentia, " ".join(words[1:6]))
    )


def _is_circular(lecture: Lecture, match: re.Match[str], words: Sequence[str]) -> bool:
    """True for "regular expression is a regular language" and "surface is a surface with …".

    But a decision tree may well be a tree.
    """
    own = lecture.vocabulary.content(match["term"])
    said = set(lecture.vocabulary.content(" ".join(words[:5])))
    # The noun of "decision tree" comes last; that of "bien de Giffen" first.
    others = own[:-1] if lecture.language == "en" else own[1:]
    return bool(said & set(others or own))


def _ends_well(lecture: Lecture, start: int, end: int) -> bool:
    """False where the last word needs another, whatever its mark ("in the algebra with.")."""
    marks = lecture.speech.folded[start:end].rstrip(" .,;:!?")
    return trimmed(lecture.speech, start, start + len(marks), lecture.language)[1] == start + len(
        marks
    )


def _end(lecture: Lecture, study: Study, match: re.Match[str], sentence: Sentence) -> int:
    """The end of the sentence, or of the clause where another one follows."""
    folded = lecture.speech.folded
    following = re.compile(rf"[,;]? (?:{study.next_clause})(?!\w)")
    stammer = re.compile(r" (?=((?:\w+ )?\w+) \1(?!\w))")
    second = folded.find(" ", match.end() + 1)
    ends = [
        found.start()
        for pattern in (following, stammer)
        if (found := pattern.search(folded, second, sentence.end))
    ]
    return min([*ends, sentence.end])


@lru_cache(maxsize=8)
def _clause(study: Study) -> re.Pattern[str]:
    word = r"[^\W_][\w'-]*"
    return re.compile(
        rf"(?P<article>{study.articles})?(?P<term>{word}(?: {word}){{0,3}}?)"
        rf"(?: (?:{study.within}) (?P<rest>{word}(?: {word}){{0,2}}?))?(?:, (?=c'est )| )"
        rf"(?P<verb>(?P<is_the>{study.is_the})(?: |(?<='))(?=(?:{study.genus})(?!\w))"
        rf"|(?P<is_a>{study.is_a})(?!\w)|(?P<are>{study.are})|(?P<means>{study.means})(?!\w))"
    )


@lru_cache(maxsize=512)
def _countable(term: str) -> re.Pattern[str]:
    """The term with an article, or more than one of it."""
    name = re.escape(term)
    return re.compile(rf"(?<!\w)(?:(?:an?|each|every|another|this|one) {name}|{name}s)(?!\w)")


@lru_cache(maxsize=512)
def _whole(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded_in_place(text))}(?!\w)")


def _count(lecture: Lecture, text: str) -> int:
    return len(_whole(text).findall(lecture.speech.folded))


def _spelled(lecture: Lecture, subject: str) -> str:
    """As the lecture writes it most often, small letters where they are as frequent."""
    written = [
        lecture.speech.text[m.start() : m.end()]
        for m in _whole(subject).finditer(lecture.speech.folded)
    ]
    return max(sorted(set(written), reverse=True), key=written.count)
