"""The data from which a page's script works: phrases, and the times of lines and words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from lectura.page.html import Html, joined
from lectura.page.lines import Line, Spoken
from lectura.timeline import to_milliseconds

_UNIT_MS = 10
"""Of the times of words: finer than any recogniser's, and mostly of two digits."""


def data_block(said: Spoken, strings: Mapping[str, str]) -> Html:
    """The elements; their JSON holds no ``<``, so that no text can end one.

    ``#data`` is read at once. ``#times``, of a hundred times its size, is read when the page has
    time for it; a lecture without times has none.
    """
    blocks = [_block("data", page_data(said, strings))]
    if said.timed:
        blocks.append(_block("times", times_data(said)))
    return joined(blocks, "\n")


def _block(name: str, value: Any) -> Html:
    return Html(f'<script type="application/json" id="{name}">{json_text(value)}</script>')


def json_text(value: Any) -> str:
    r"""JSON that can stand inside an element: ``<`` is written as ``\u003c``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def page_data(said: Spoken, strings: Mapping[str, str]) -> dict[str, Any]:
    """How long the lecture is (seconds; None without times), who speaks, and the script's words."""
    return {
        "duration": said.duration,
        "speakers": list(said.speakers),
        "strings": dict(strings),
    }


def times_data(said: Spoken) -> dict[str, Any]:
    """Times in whole milliseconds (lines) and hundredths of a second (words), as differences.

    ``chars`` counts UTF-16 units, as the script's strings do; those of a line's words sum to the
    length of its text.
    """
    spans = [(line.segment.start or 0.0, line.segment.end or 0.0) for line in said.lines]
    starts = [to_milliseconds(start) for start, _ in spans]
    lines = {
        "speaker": [line.speaker for line in said.lines],
        "start": list(_differences(starts)),
        "length": [to_milliseconds(end) - to_milliseconds(start) for start, end in spans],
    }
    return {"lines": lines, "words": _words(said.lines), "unsure": list(_unsure(said.lines))}


def _unsure(lines: Iterable[Line]) -> Iterator[int]:
    """The numbers of the words in doubtful lines that the recogniser is unsure of."""
    number = 0
    for line in lines:
        for word in line.words:
            if word.unsure and line.segment.doubt is not None:
                yield number
            number += 1


def _words(lines: Iterable[Line]) -> dict[str, list[int]]:
    counts, starts, lengths, chars = [], [], [], []
    for line in lines:
        counts.append(len(line.words))
        offsets = [word.offset for word in line.words]
        chars += [utf16(line.text[a:b]) for a, b in pairwise([0, *offsets[1:], len(line.text)])]
        for word in line.words:
            starts.append(_units(word.start))
            lengths.append(max(0, _units(word.end) - _units(word.start)))
    return {
        "count": counts,
        "start": list(_differences(starts)),
        "length": lengths,
        "chars": chars,
    }


def utf16(text: str) -> int:
    """How long the text is for a browser."""
    return len(text.encode("utf-16-le")) // 2


def _units(seconds: float) -> int:
    return (to_milliseconds(seconds) + _UNIT_MS // 2) // _UNIT_MS


def _differences(values: list[int]) -> Iterator[int]:
    return (after - before for before, after in pairwise([0, *values]))
