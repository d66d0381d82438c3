"""Plain text with headers of turns, as meeting programs and editors write it. Pure functions.

Which lines are headers is decided over the whole text: a time in running text is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lectura.formats.reading.frames import head_of, is_frame
from lectura.formats.reading.turn_headers import Header, header_of, is_person

_SHARE = 0.3
"""Lines that begin with a time, of all lines that hold text, before they are taken for times."""
_ORDERED = 0.8
"""Times that do not step back, of all, where they are those of turns."""
_ALIKE = 0.8
"""Times with a name on the line beside them, of all, before those lines are taken for names."""
_SAME_SECONDS = 1.0


@dataclass(slots=True)
class Turn:
    """A header and the lines below it; the first turn may have none.

    Attributes:
        header: what stands above.
        lines: what was said, as written.
    """

    header: Header | None
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Turns:
    """A text as its turns, and the lines around them that nobody spoke."""

    turns: list[Turn]
    frame: list[str]


def without_frame(text: str) -> tuple[str, list[str]]:
    """The text without lines that meeting programs write, wherever they are, and these lines."""
    lines = text.split("\n")
    frame = [line for line in lines if is_frame(line)]
    return ("\n".join(line for line in lines if not is_frame(line)) if frame else text), frame


def read_turns(text: str) -> Turns | None:
    """The turns of a text whose headers have times; None where it has none."""
    lines = text.split("\n")
    content = [place for place, line in enumerate(lines) if line.strip()]
    found = {place: header for place in content if (header := header_of(lines[place])) is not None}
    headers = _joined(lines, content, _headers(found, content))
    if not headers:
        return None
    first = min(headers)
    head = head_of(lines[:first])
    turns = [Turn(None, [line for line in lines[:first] if line.strip() not in head])]
    for place in range(first, len(lines)):
        header = headers.get(place)
        if place in headers and header is not None:
            turns.append(Turn(header, [header.words] if header.words else []))
        elif place not in headers:
            turns[-1].lines.append(lines[place])
    return Turns([turn for turn in turns if turn.header or any(map(str.strip, turn.lines))], head)


def _headers(found: dict[int, Header], content: Sequence[int]) -> dict[int, Header]:
    """Those of the lines with a time that are headers, by what the whole text does."""
    named = {place: header for place, header in found.items() if header.name is not None}
    clear = {place: header for place, header in named.items() if header.clear}
    chosen: dict[int, Header] = {}
    if len(named) > 1 and len(named) >= _SHARE * len(content) and _in_order(named):
        chosen |= named
    elif _enough(clear, content):
        chosen |= clear
    stamps = {place: header for place, header in found.items() if header.name is None}
    bare = {place: header for place, header in stamps.items() if header.clear}
    if len(stamps) > 1 and len(stamps) >= _SHARE * len(content):
        chosen |= stamps
    elif _enough(bare, content):
        chosen |= bare
    return dict(sorted(chosen.items()))


def _enough(headers: dict[int, Header], content: Sequence[int]) -> bool:
    """True for two or more in order, or one before everything else (but a head of short lines)."""
    if not headers or not _in_order(headers):
        return False
    return len(headers) > 1 or content[0] in headers


def _in_order(headers: dict[int, Header]) -> bool:
    starts = [header.start for header in headers.values() if header.start is not None]
    forward = sum(before <= after for before, after in pairwise(starts))
    return forward >= _ORDERED * (len(starts) - 1)


def _joined(
    lines: Sequence[str], content: Sequence[int], headers: dict[int, Header]
) -> dict[int, Header | None]:
    """The headers with the names on lines of their own beside them; None for those other lines."""
    around = _Around(lines, content, headers)
    joined: dict[int, Header | None] = {}
    last: int | None = None
    for place, header in headers.items():
        above = joined[last] if last is not None else None
        if (
            last is not None
            and above is not None
            and around.follows(last, place, joined)
            and _is_same(above, header)
        ):
            name = above.name or header.name
            joined[last] = replace(above, name=name, words=header.words)
            joined[place] = None
            continue
        joined[place], last = header, place
        if header.name is None:
            for name_place, name in around.name_of(place, header):
                joined[place] = replace(header, name=name, words="")
                if name_place != place:
                    joined[name_place] = None
    return joined


def _is_same(above: Header, header: Header) -> bool:
    """True for a second header of the same turn, as Teams copies them."""
    if above.words or (None not in (above.name, header.name) and above.name != header.name):
        return False
    if above.start is None or header.start is None:
        return False
    return abs(above.start - header.start) <= _SAME_SECONDS


class _Around:
    """The lines beside those with a time, which may hold the names."""

    def __init__(
        self, lines: Sequence[str], content: Sequence[int], headers: dict[int, Header]
    ) -> None:
        self._lines = lines
        self._before = {after: before for before, after in pairwise(content)}
        self._after = dict(pairwise(content))
        self._headers = headers
        self._places = {
            "before": self._person_before,
            "on": self._person_on,
            "after": self._person_after,
        }
        self._side = self._sided()

    def follows(self, first: int, second: int, joined: dict[int, Header | None]) -> bool:
        """True where no words stand between two headers."""
        place = self._before.get(second)
        while place is not None and place > first and joined.get(place, "") is None:
            place = self._before.get(place)
        return place == first

    def name_of(self, place: int, header: Header) -> Iterable[tuple[int, str]]:
        """The line with the name of a time without one, at most one, and the name."""
        found = self._places[self._side](place) if self._side else None
        if found is not None:
            name = header.words if found == place else self._lines[found]
            yield found, name.strip().rstrip(":")

    def _sided(self) -> str:
        stamps = [place for place, header in self._headers.items() if header.name is None]
        firsts = [place for place in stamps if self._before.get(place) not in self._headers]
        for side, person in self._places.items():
            count = sum(person(place) is not None for place in firsts)
            if count > 1 and count >= _ALIKE * len(firsts):
                return side
        return ""

    def _person_before(self, place: int) -> int | None:
        before = self._before.get(place)
        if before is None or before in self._headers or not self._headers[place].clear:
            return None
        return before if is_person(self._lines[before].strip().rstrip(":")) else None

    def _person_on(self, place: int) -> int | None:
        words = self._headers[place].words.rstrip(":")
        after = self._after.get(place)
        follows = after is not None and after not in self._headers
        return place if follows and is_person(words) else None

    def _person_after(self, place: int) -> int | None:
        after = self._after.get(place)
        if after is None or after in self._headers or not self._headers[place].clear:
            return None
        beyond = self._after.get(after)
        follows = beyond is not None and beyond not in self._headers
        return after if follows and is_person(self._lines[after].strip().rstrip(":")) else None
