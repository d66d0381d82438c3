"""Papers, books, tools and links that were named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lectura.notes.keyless.kinds.works import find_works
from lectura.notes.keyless.lecture import Lecture
from lectura.notes.keyless.phrases.study import study_pattern
from lectura.records.notes import Reference

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+[\w/]|\b10\.\d{4,9}/[\w./()-]+\w|\barxiv:?\s?\d{4}\.\d{4,5}\b"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|edu|net|io|gov|ai|es|co|mx|ar|cl|pt|br"
    r"|fr)(?:/[\w./-]*\w\w)?\b"
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
_EVERYDAY_WORDS = frozenset(
    {"Whisper", "Excel", "Zoom", "Teams", "Canvas", "Tableau", "Keras", "LaTeX"}
)
"""Tools that are ordinary words too: only where they are written as names."""
_THING_OF_TOOL = re.compile(
    r" (?:style )?(?:scripts?|code|notebooks?|files?|sheets?|spreadsheets?|repositor(?:y|ies)"
    r"|librar(?:y|ies)|packages?|toolbox|account|course|archivos?|hojas?|cuadernos?|repositorio"
    r"|fichiers?|ficheiros?|arquivos?|planilha)(?!\w)"
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/.*)?")
_EXAMPLE_HOSTS = frozenset(
    {"domain", "example", "acme", "test", "foo", "bar", "mysite", "mycompany", "company", "john"}
    | {"yoursite", "yourdomain", "mydomain", "dominio", "ejemplo", "exemple", "exemplo"}
)
_FEWEST_IN_LABEL, _MOST_IN_LABEL = 2, 18
_NEAR_CHARACTERS = 40
_MOST_CITATIONS = 3


def find_references(lecture: Lecture) -> list[Reference]:
    """Works first, then links, then tools, each in the order of first mention."""
    works = list(find_works(lecture))
    named = " ".join(work.text.casefold() for work in works)
    tools = [tool for tool in _tools(lecture) if tool.text.casefold() not in named]
    return [*works, *_links(lecture), *tools]


def _links(lecture: Lecture) -> Iterator[Reference]:
    seen: set[str] = set()
    matches = list(_LINK.finditer(lecture.speech.text))
    hosts = {match[0].lower() for match in matches}
    for match in matches:
        link = match[0].lower()
        bare = _HOST.fullmatch(link) is not None and not link.startswith("www.")
        often = sum(other[0].lower() == link for other in matches) > 1
        pointed = often or any(
            _is_pointed_to(lecture, other) for other in matches if other[0].lower() == link
        )
        if link not in seen and (not bare or (pointed and _is_host(link, hosts))):
            seen.add(link)
            at = lecture.sentence_at(match.start())
            yield Reference(text=match[0], kind="link", citations=(lecture.cite(at, at),))


def _is_host(link: str, hosts: Collection[str]) -> bool:
    """False for examples ("domain.com") and for names with the word before grown on to them."""
    labels = link.split("/", maxsplit=1)[0].split(".")
    if any(len(label) < _FEWEST_IN_LABEL for label in labels[:-1]):
        return False
    if labels[-2] in _EXAMPLE_HOSTS or len(labels[-2]) > _MOST_IN_LABEL:
        return False
    return not any(
        link != host and link.endswith(host) and link[-len(host) - 1] != "." for host in hosts
    )


def _tools(lecture: Lecture) -> Iterator[Reference]:
    found: list[tuple[int, Reference]] = []
    for name in _TOOLS:
        pattern = re.compile(rf"\b{re.sub('[ -]', '[ -]?', _spaced(name))}\b", re.IGNORECASE)
        matches = [m for m in pattern.finditer(lecture.speech.text) if _is_named(lecture, name, m)]
        pointed = any(_is_pointed_to(lecture, match) for match in matches)
        if not matches or not (pointed or (len(matches) > 1 and name not in _EVERYDAY_WORDS)):
            continue
        places = [match.start() for match in matches]
        indices = list(dict.fromkeys(map(lecture.sentence_at, places)))[:_MOST_CITATIONS]
        citations = tuple(lecture.cite(index, index) for index in indices)
        found.append((places[0], Reference(text=name, kind="tool", citations=citations)))
    yield from (reference for _, reference in sorted(found, key=lambda item: item[0]))


def _is_named(lecture: Lecture, name: str, match: re.Match[str]) -> bool:
    """True where the word is the tool's name: no initials before it, no verb "to excel"."""
    before = lecture.speech.text[: match.start()].rsplit(" ", 2)[-2:]
    if re.fullmatch(r"[A-Z]\.", before[0]):
        return False
    return name not in _EVERYDAY_WORDS or _is_written_as_name(lecture, match)


def _is_written_as_name(lecture: Lecture, match: re.Match[str]) -> bool:
    """With a capital inside a sentence; in other languages than English any spelling is a name."""
    if lecture.language not in (None, "en"):
        return True
    inside = match.start() > lecture.sentences[lecture.sentence_at(match.start())].start
    return inside and match[0][0].isupper()


def _is_pointed_to(lecture: Lecture, match: re.Match[str]) -> bool:
    """True for "with Python", "use Python", "a Python script"; not for "the Tableau algorithm"."""
    before = lecture.speech.folded[max(0, match.start() - _NEAR_CHARACTERS) : match.start()]
    points = study_pattern(lecture.language, "points_to").pattern
    article = r"(?: (?:an?|the|un|una|el|la|o|a|um|uma|le|les|l'|their|your|our|ese|este))?"
    if re.search(rf"(?<!\w)(?:{points}){article} $", before):
        return True
    return _THING_OF_TOOL.match(lecture.speech.folded, match.end()) is not None


def _spaced(name: str) -> str:
    """The name with a space where a recogniser may write one: "Chat GPT"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
