"""Labels of speakers without times, plain or decorated, over a whole text. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lectura.formats.reading.turn_headers import Header, header_of, is_person, label_of
from lectura.formats.wording import UNKNOWN_SPEAKER, split_label, take_labels, uses_labels

Lines = tuple[str, ...]
Said = tuple[str | None, str]

_MOST = 0.5
"""Texts with a label in brackets, of all, before brackets are taken for labels ("[Music]")."""
_NEARLY_ALL = 0.9


def labelled(texts: Sequence[str], *, alone: bool = True) -> list[Said]:
    """(speaker, text) of each text; one without a label goes on with the speaker before.

    Args:
        texts: paragraphs or cues.
        alone: a single label of one word counts.
    """
    plain = [_plain(text) for text in texts]
    bracketed = sum(brackets for _, brackets in plain)
    if bracketed < _MOST * len(texts):
        plain = [
            (text, False) if brackets else written
            for text, written in zip(texts, plain, strict=True)
            for brackets in [written[1]]
        ]
    written = [text for text, _ in plain]
    if uses_labels(written, alone=alone):
        return _taken(written, alone=alone)
    return take_labels(texts, alone=alone)


def _taken(texts: Sequence[str], *, alone: bool) -> list[Said]:
    """As `take_labels`; a label alone, of somebody who speaks elsewhere, is no words."""
    names = {split_label(text)[0] for text in texts}
    silent = [label_of(text)[0] if is_label(text) else None for text in texts]
    empty = [name is not None and name in names for name in silent]
    said = take_labels(
        [f"{text} -" if none else text for text, none in zip(texts, empty, strict=True)],
        alone=alone,
    )
    return [
        (speaker, "" if none else text) for (speaker, text), none in zip(said, empty, strict=True)
    ]


def begins_turn(line: str) -> bool:
    """True for a line that begins with a label."""
    return label_of(line)[0] is not None


def is_label(line: str) -> bool:
    """True for a line that is a label, without words."""
    name, words, brackets = label_of(line)
    return name is not None and not words and not brackets


def labelled_cues(cues: Sequence[Lines], *, alone: bool = True) -> list[list[Said]]:
    """(speaker, words) of each turn in each cue, which may hold several.

    Args:
        cues: the lines of each, without markup.
        alone: a single label of one word counts.
    """
    cues = _with_names_before(_without_times(cues))
    names = _names_at_starts(cues)
    parts = [_parts(lines, names) for lines in cues]
    flat = iter(labelled([part for cue in parts for part in cue], alone=alone))
    return [[said for _ in cue if (said := next(flat))[1]] for cue in parts]


def _plain(text: str) -> tuple[str, bool]:
    """The text with its label as ``Name: words``, and whether that stood in brackets."""
    first, line_feed, rest = text.partition("\n")
    name, words, brackets = label_of(first)
    if name is None or not (words or rest):
        return text, False
    return f"{name}: {words}{line_feed}{rest}", brackets


def _without_times(cues: Sequence[Lines]) -> Sequence[Lines]:
    """Cues that repeat their times in their text, without these."""
    headers = [header_of(lines[0]) if lines else None for lines in cues]
    spoken = sum(map(bool, cues))
    if not spoken or sum(header is not None for header in headers) < _NEARLY_ALL * spoken:
        return cues
    return [
        lines if header is None else (_as_label(header), *lines[1:])
        for lines, header in zip(cues, headers, strict=True)
    ]


def _as_label(header: Header) -> str:
    return header.words if header.name is None else f"{header.name}: {header.words}".rstrip()


def _with_names_before(cues: Sequence[Lines]) -> Sequence[Lines]:
    """Cues whose first line is a name, all of them, with a colon behind it."""
    spoken = [lines for lines in cues if lines]
    named = [lines[0] for lines in spoken if len(lines) > 1 and is_person(lines[0])]
    if len(named) < max(2, _NEARLY_ALL * len(spoken)) or len(set(named)) == len(named) > 2:
        return cues
    return [
        (f"{lines[0].strip()}:", *lines[1:]) if len(lines) > 1 and is_person(lines[0]) else lines
        for lines in cues
    ]


def _names_at_starts(cues: Sequence[Lines]) -> frozenset[str]:
    names = Counter(label_of(lines[0])[0] for lines in cues if lines)
    return frozenset(name for name in names if name is not None)


def _parts(lines: Lines, names: frozenset[str]) -> list[str]:
    """The text of a cue, parted where another speaker takes over."""
    parts: list[list[str]] = []
    for line in lines:
        if not parts or label_of(line)[0] in names | {UNKNOWN_SPEAKER}:
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part) for part in parts] or [""]
