"""The cue grid: a transcript cut into cells, none of which a translation can lose. Pure.

A cell is what lies in one subtitle and in one segment. So the subtitles of a translation are those
of the transcript, with the same number and times, and the page that shows segments finds each of
them again. A transcript that was read from subtitles is taken as it is cut there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lectura.formats.subtitles.cues import cues_with_pieces
from lectura.formats.subtitles.cutting import CueOptions
from lectura.records.transcript import Segment, Transcript
from lectura.text import ends_sentence

_LONGEST_SENTENCE = 600
"""Characters after which what never ends is taken for a sentence all the same."""


@dataclass(frozen=True)
class Cell:
    """One piece of what was said.

    Attributes:
        index: its place in the grid.
        cue: the subtitle it is in, counted from 0.
        segment: id of its segment.
        said: its words, on one line.
        start, end: of its subtitle in seconds; None without times.
        speaker: id of who says it.
        language: that its segment was heard in, where that is known.
    """

    index: int
    cue: int
    segment: int
    said: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    language: str | None = None

    @property
    def has_words(self) -> bool:
        """True where there is anything to translate: letters of any script."""
        return any(map(str.isalpha, self.said))


def grid_of(
    transcript: Transcript, limits: CueOptions | None = None, *, as_cut: bool = False
) -> tuple[Cell, ...]:
    """The cells of a transcript, in order; segments without text have none.

    Args:
        transcript: with or without times.
        limits: of the subtitles that its cells lie in.
        as_cut: its segments are subtitles that stay as they are. Segments of several speakers
            with the same times are of one subtitle.
    """
    spoken = [segment for segment in transcript.segments if segment.text.strip()]
    if as_cut or not transcript.timed:
        return tuple(_as_cut(spoken))
    return tuple(_in_subtitles(transcript, spoken, limits))


def sentences(cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each sentence of one speaker, in order; a cell may hold several sentences."""
    held: list[Cell] = []
    for cell in cells:
        if held and cell.speaker != held[-1].speaker:
            yield tuple(held)
            held = []
        held.append(cell)
        if ends_sentence(cell.said) or sum(len(one.said) for one in held) > _LONGEST_SENTENCE:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _as_cut(spoken: Sequence[Segment]) -> Iterator[Cell]:
    index = 0
    places = groupby(range(len(spoken)), lambda place: _first_of_cue(place, spoken))
    for cue, (_, same) in enumerate(places):
        for segment in (spoken[place] for place in same):
            yield _cell(index, cue, segment, segment.text, segment.start, segment.end)
            index += 1


def _first_of_cue(place: int, spoken: Sequence[Segment]) -> int:
    """Where the subtitle begins that a segment is in, in which several people may speak."""
    while (
        place and spoken[place].start is not None and _is_one_cue(spoken[place - 1], spoken[place])
    ):
        place -= 1
    return place


def _is_one_cue(before: Segment, after: Segment) -> bool:
    return (before.start, before.end) == (after.start, after.end) and (
        before.speaker != after.speaker
    )


def _in_subtitles(
    transcript: Transcript, spoken: Sequence[Segment], limits: CueOptions | None
) -> Iterator[Cell]:
    """The segments follow each other through the subtitles, each as far as its last token."""
    segments = iter(spoken)
    segment: Segment | None = None
    index = 0
    for number, (cue, pieces) in enumerate(cues_with_pieces(transcript, limits, labels=True)):
        for piece in pieces:
            segment = next(segments) if segment is None else segment
            if piece.text:
                yield _cell(index, number, segment, piece.text, cue.start, cue.end)
                index += 1
            segment = None if piece.ends_segment else segment


def _cell(
    index: int, cue: int, segment: Segment, text: str, start: float | None, end: float | None
) -> Cell:
    said = " ".join(text.split())
    return Cell(index, cue, segment.id, said, start, end, segment.speaker, segment.language)
