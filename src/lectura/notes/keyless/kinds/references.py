"""Papers, books, tools and links that were named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.tidy import clipped, statement, trimmed
from lectura.records.notes import Reference

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+[\w/]|\b10\.\d{4,9}/[\w./()-]+\w|\barxiv:?\s?\d{4}\.\d{4,5}\b"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|edu|net|io|gov|ai|es|co|mx|ar|cl|pt|br"
    r"|fr)(?:/[\w./-]*\w)?\b"
)
_TOOLS = (
    "Python", "Scikit-learn", "PyTorch", "TensorFlow", "Keras", "NumPy", "Pandas", "Jupyter",
    "Google Colab", "Hugging Face", "ChatGPT", "GitHub", "GitLab", "Kaggle", "OpenAI", "Ollama",
    "LaTeX", "Overleaf", "Zotero", "Mendeley", "Matlab", "RStudio", "Power BI", "Tableau", "SPSS",
    "GeoGebra", "Wolfram Alpha", "AutoCAD", "SolidWorks", "Moodle", "Google Classroom",
    "Google Scholar", "PubMed", "Scopus", "Docker", "Kubernetes", "PostgreSQL", "MySQL", "MongoDB",
    "Whisper", "DALL-E", "Excel", "Zoom", "Teams", "Canvas", "Arduino", "Wireshark",
    "Stack Overflow",
)  # fmt: skip
"""Tools that lectures name; found in any case, with or without the space or the hyphen."""
_EVERYDAY_WORDS = frozenset({"Whisper", "Excel", "Zoom", "Teams", "Canvas", "Tableau", "Keras"})
"""Tools that are ordinary words too: only where they are written as names."""
_WORD_END = re.compile(r"[ ']")
_MOST_CITATIONS = 3
_MOST_CHARACTERS = 140


def find_references(lecture: Lecture) -> list[Reference]:
    """Works first, then links, then tools, each in the order of first mention."""
    return [*_works(lecture), *_links(lecture), *_tools(lecture)]


def _works(lecture: Lecture) -> Iterator[Reference]:
    for kind in ("paper", "book"):
        seen: set[str] = set()
        for start, _ in lecture.cues(kind):
            sentence = lecture.sentences[lecture.sentence_at(start)]
            # "Del libro de …": the article is no part of what is cited.
            noun = _WORD_END.search(lecture.speech.folded, start) if kind == "book" else None
            begin = noun.end() if noun else start
            span = trimmed(lecture.speech, begin, sentence.end, lecture.language)
            citation = lecture.speech.cite(*span)
            if citation.quote.casefold() not in seen:
                seen.add(citation.quote.casefold())
                yield Reference(
                    text=statement(clipped(citation.quote, _MOST_CHARACTERS)),
                    kind="paper" if kind == "paper" else "book",
                    citations=(citation,),
                )


def _links(lecture: Lecture) -> Iterator[Reference]:
    seen: set[str] = set()
    for match in _LINK.finditer(lecture.speech.text):
        if match[0].lower() not in seen:
            seen.add(match[0].lower())
            at = lecture.sentence_at(match.start())
            yield Reference(text=match[0], kind="link", citations=(lecture.cite(at, at),))


def _tools(lecture: Lecture) -> Iterator[Reference]:
    found: list[tuple[int, Reference]] = []
    for name in _TOOLS:
        pattern = re.compile(rf"\b{re.sub('[ -]', '[ -]?', _spaced(name))}\b", re.IGNORECASE)
        places = [
            match.start()
            for match in pattern.finditer(lecture.speech.text)
            if name not in _EVERYDAY_WORDS or _is_written_as_name(lecture, match)
        ]
        if not places:
            continue
        indices = list(dict.fromkeys(map(lecture.sentence_at, places)))[:_MOST_CITATIONS]
        citations = tuple(lecture.cite(index, index) for index in indices)
        found.append((places[0], Reference(text=name, kind="tool", citations=citations)))
    yield from (reference for _, reference in sorted(found, key=lambda item: item[0]))


def _is_written_as_name(lecture: Lecture, match: re.Match[str]) -> bool:
    """With a capital inside a sentence; in other languages than English any spelling is a name."""
    if lecture.language not in (None, "en"):
        return True
    inside = match.start() > lecture.sentences[lecture.sentence_at(match.start())].start
    return inside and match[0][0].isupper()


def _spaced(name: str) -> str:
    """The name with a space where a recogniser may write one: "Chat GPT"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
