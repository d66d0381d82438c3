"""The header of a turn, as one line of a transcript has it: who speaks, and when. Pure functions.

Name and time stand in either order, alone or before the words, with brackets, Markdown's emphasis
or broadcasters' ``>>``; a time as digits, in words (Teams), or as the time of day (chats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lectura.formats.wording import UNKNOWN_SPEAKER, may_be_name, split_label
from lectura.text import COLONS, COMMAS, ends_sentence
from lectura.timeline import parse_timestamp

CLOCK = r"(?:\d+:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+"
_OF_DAY = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = rf"(?:{_DATE})?{_OF_DAY}\s?[ap]\.?\s?m\b\.?|{_DATE}{_OF_DAY}"
_UNITS = {
    3600.0: r"hours?|horas?|heures?|stunden?|or[ae]|hor[ae]s",
    60.0: r"min(?:ute[sn]?|utos?|uti|uts?|s)?\.?",
    1.0: r"sec(?:ond(?:es?|[siao])?|s)?\.?|segundos?|segons?|sekunden?",
}
_UNIT = "|".join(_UNITS.values())
_SAID = (
    rf"\d+\s+(?:{_UNIT})(?:[\s,]+(?:(?:and|et|und|y|e|i)\s+)?\d+\s+(?:{_UNIT})){{0,2}}(?!\w{{4}})"
)
_TIME = (
    rf"(?P<open>[\[(])?(?:(?P<day>{_DAY})|(?P<said>{_SAID})(?:\s*{CLOCK})?"
    rf"|(?P<start>{CLOCK})(?![\d:])(?:\s*(?:-+>|[-–])\s*(?P<end>{CLOCK}))?)[\])]?"
)
_TIME_FIRST = re.compile(rf"{_TIME}(?P<gap>\s*[-–—:|,]?\s+|\s*)(?P<rest>.*)", re.I)
_NAME_FIRST = re.compile(
    r"[\[(<]?(?P<name>[^\s\[\]()<>|:*](?:[^\[\]<>|:*()]|\([^()]*\)){0,59}?)[\])>]?"
    rf"(?P<gap>\s*[-–—|,]\s*|\s*:\s*(?=[\[(]\d)|\s+|(?=[\[(]))(?:{_TIME})"
    r"(?P<after>[ \t]*:|\s{2,}|\t|)\s*(?P<rest>.*)",
    re.I,
)
_MAY_HOLD_TIME = re.compile(rf"\d:\d|\d\s+(?:{_UNIT})", re.I)
_HEAD = 160
"""No header is longer (characters)."""
_NAME = 60
"""No name is longer (characters)."""

_BULLET = re.compile(r"\s*(?:#{1,6}\s+|[-•*]\s+)")
_CHANGE = re.compile(r">{2,3}\s*")
_BOLD = re.compile(r"^([\W\dapm]{0,40}?)(\*\*|__)(?=\S)(.{1,90}?)(?<=\S)\2", re.I)
_BRACKETED = re.compile(
    r"[\[(<](?P<name>[^\[\]()<>]{1,40})[\])>](?P<colon>\s*[:：])?(?:\s+(?P<rest>.*)|$)"
)
_LABEL_ALONE = re.compile(r"(?P<name>[^\s:][^:]{0,39}?)\s?[:：]\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Header:
    """What a line says of the turn that begins with it.

    Attributes:
        name: who speaks; None where the line does not say.
        start: seconds of the recording; None for the time of day.
        end: likewise, where it is written.
        words: what follows on the line.
        clear: nothing but a header looks like it: alone on its line, or with brackets or a colon.
    """

    name: str | None
    start: float | None
    end: float | None
    words: str
    clear: bool


def header_of(line: str) -> Header | None:
    """The header with a time at the start of a line; None where there is none."""
    head, tail = line[:_HEAD], line[_HEAD:]
    if not _MAY_HOLD_TIME.search(head):
        return None
    bare = _CHANGE.sub("", undecorated(head), count=1) if ">>" in head else undecorated(head)
    return _time_first(bare, tail) or _name_first(bare, tail)


def undecorated(line: str) -> str:
    """The line without a bullet, a heading's mark, and emphasis at its start."""
    line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line.lstrip()
    for _ in range(2):
        line = _BOLD.sub(r"\1\3", line, count=1)
    return line


def is_person(text: str) -> bool:
    """True for a text that is nothing but a name."""
    bare = _ASIDE.sub("", text.strip())
    if (
        not bare
        or bare.endswith(tuple(COMMAS + COLONS))
        or (ends_sentence(bare) and bare[-1] != ".")
    ):
        return False
    return len(bare) <= 60 and may_be_name(bare.replace(",", ""), of_any_script=True)


def label_of(line: str) -> tuple[str | None, str, bool]:
    """(name, words, whether it stands in brackets) of a label without a time, decorated or not.

    A change of speakers that names nobody (``>> Yes.``) has the name `UNKNOWN_SPEAKER`; without
    a label the name is None.
    """
    head, tail = undecorated(line[:_HEAD]), line[_HEAD:]
    changed = _CHANGE.match(head)
    head = undecorated(head[changed.end() :]) if changed else head
    if (match := _BRACKETED.fullmatch(head)) and is_person(match["name"]):
        return match["name"].strip(), (match["rest"] or "") + tail, match["colon"] is None
    if (match := _LABEL_ALONE.fullmatch(head)) and not tail and may_be_name(match["name"]):
        return match["name"], "", False
    name, words = split_label(head)
    if name is None and changed:
        return UNKNOWN_SPEAKER, head + tail, False
    return name, words + tail, False


def _time_first(bare: str, tail: str) -> Header | None:
    match = _TIME_FIRST.fullmatch(bare)
    if match is None or not (match["gap"] or match["open"] or not match["rest"]):
        return None
    rest = undecorated(_CHANGE.sub("", match["rest"], count=1))
    if (found := _BRACKETED.fullmatch(rest)) and is_person(found["name"]):
        words = (found["rest"] or "") + tail
        return _header(match, found["name"].strip(), words, clear=True)
    cells = rest.split("\t", 1)
    if len(cells) > 1 and is_person(cells[0]):
        return _header(match, cells[0].strip(), cells[1] + tail, clear=True)
    return _header(match, None, rest + tail, clear=not rest)


def _name_first(bare: str, tail: str) -> Header | None:
    match = _NAME_FIRST.fullmatch(bare)
    if match is None or not is_person(match["name"]):
        return None
    words = match["rest"] + tail
    clear = not words or bool(match["after"]) or match["open"] is not None
    return _header(match, match["name"].strip(), words, clear=clear)


def _header(match: re.Match[str], name: str | None, words: str, *, clear: bool) -> Header | None:
    try:
        start = _seconds(match)
        end = parse_timestamp(match["end"]) if match["end"] else None
    except ValueError:
        return None
    return Header(name, start, end, words.strip(), clear)


def _seconds(match: re.Match[str]) -> float | None:
    if match["day"]:
        return None
    if not match["said"]:
        return parse_timestamp(match["start"])
    return sum(
        seconds * int(number)
        for seconds, unit in _UNITS.items()
        for number in re.findall(rf"(\d+)\s+(?:{unit})(?!\w)", match["said"], re.I)
    )
