"""A transcript as one running text in which every character knows its segment, time and speaker.

Cues and sentences do not respect segment borders, so the engine works on the running text and
comes back to segments only when it cites.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from lectura.records.notes import Citation
from lectura.records.transcript import Segment
from lectura.text import folded_in_place
from lectura.timeline import round_seconds


@dataclass(frozen=True)
class _Place:
    """Where one segment is in the running text."""

    start: int
    end: int
    segment: Segment


@dataclass(frozen=True)
class Speech:
    """The running text of some segments.

    Attributes:
        text: the segments' words, white space collapsed, one space between segments.
        folded: the same in lower case without accents; equally long, so offsets agree.
    """

    text: str
    folded: str
    _places: tuple[_Place, ...]
    _starts: tuple[int, ...]

    @property
    def borders(self) -> tuple[int, ...]:
        """Offsets at which a segment starts, the first excepted."""
        return self._starts[1:]

    def segment_at(self, offset: int) -> Segment:
        """The segment that holds the character."""
        return self._places[self._index(offset)].segment

    def speaker_at(self, offset: int) -> str | None:
        """Who says the character's word."""
        return self.segment_at(offset).speaker if self._places else None

    def pause_before(self, offset: int) -> float:
        """Seconds of silence before the segment that starts here; 0.0 inside a segment."""
        index = self._index(offset)
        if index == 0 or self._places[index].start != offset:
            return 0.0
        before, after = self._places[index - 1].segment, self._places[index].segment
        if before.end is None or after.start is None:
            return 0.0
        return max(0.0, after.start - before.end)

    def time_at(self, offset: int) -> float | None:
        """Seconds at which the character is said; None without times."""
        place = self._places[self._index(offset)]
        return _time_within(place.segment, offset - place.start, place.end - place.start)

    def cite(self, start: int, end: int) -> Citation:
        """The citation of ``text[start:end]``, which must not be empty."""
        first, last = self._index(start), self._index(end - 1)
        begin, finish = self.time_at(start), self._end_time(end)
        if begin is None or finish is None:
            begin = finish = None
        else:
            begin, finish = round_seconds(begin), round_seconds(max(begin, finish))
        return Citation(
            segment_ids=tuple(place.segment.id for place in self._places[first : last + 1]),
            start=begin,
            end=finish,
            quote=self.text[start:end],
        )

    def find(self, citation: Citation) -> tuple[int, int]:
        """The span that `cite` was given for a citation of this speech."""
        first = next(p.start for p in self._places if p.segment.id == citation.segment_ids[0])
        start = self.text.index(citation.quote, first)
        return start, start + len(citation.quote)

    def _end_time(self, end: int) -> float | None:
        place = self._places[self._index(end - 1)]
        if place.end == end:
            return place.segment.end
        return _time_within(place.segment, end - place.start, place.end - place.start)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def running_text(segments: Iterable[Segment]) -> Speech:
    """Join segments that hold words; segments without any are left out."""
    places: list[_Place] = []
    parts: list[str] = []
    length = 0
    for segment in segments:
        words = " ".join(segment.text.split())
        if not words:
            continue
        if parts:
            length += 1
        places.append(_Place(length, length + len(words), segment))
        parts.append(words)
        length += len(words)
    text = " ".join(parts)
    return Speech(
        text, folded_in_place(text), tuple(places), tuple(place.start for place in places)
    )


def _time_within(segment: Segment, offset: int, length: int) -> float | None:
    """The time of a character of the segment: its word's where there are words, else its share."""
    if segment.start is None or segment.end is None:
        return None
    said = 0
    for word in segment.words:
        said += len(word.text)
        if said > offset:
            if word.start is not None:
                return min(max(word.start, segment.start), segment.end)
            break
    return segment.start + (segment.end - segment.start) * min(1.0, offset / max(1, length))
