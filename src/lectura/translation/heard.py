"""Whisper's own translation into English, laid on the cells by the time at which it is said.

Whisper hears the sound a second time and writes English segments with times of their own. Segments
and cells that overlap are taken together, as far as one reaches into the next, and what was said in
such a stretch is laid on its cells by their shares. So each cell gets what is said in its time. A
cell whose numbers or days are missing in what was heard in its stretch keeps its words, as does one
that would get a number that nobody said there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lectura.formats.wording import join
from lectura.process.version import __version__
from lectura.progress import Hook, Progress
from lectura.records.transcript import Segment, Transcript
from lectura.records.translation import TranslationMadeBy
from lectura.translation.checks import Judge
from lectura.translation.grid import Cell
from lectura.translation.laying import laid
from lectura.translation.translator import Draft, Drafts

NOTHING_HEARD = "no English was heard at its time"
_LEAST_SHARED = 0.3
"""Share of the shorter one by which a segment and a cell belong together."""

Hear = Callable[[], Transcript]
"""Hears the recording again, as English."""


class WhisperTranslator:
    """A `lectura.translation.translator.Translator` that takes the sound, into English alone."""

    def __init__(self, hear: Hear, judge: Judge) -> None:
        """Take what hears the recording, and what compares numbers with what was said."""
        self._hear = hear
        self._judge = judge
        self._model = "whisper"

    @property
    def made_by(self) -> TranslationMadeBy:
        return TranslationMadeBy(translator="whisper", model=self._model, lectura=__version__)

    def translate(self, cells: Sequence[Cell], wanted: Sequence[int], hook: Hook) -> Drafts:
        english = self._hear()
        if english.engine is not None:
            self._model = english.engine.model
        timed = [cells[index] for index in wanted if cells[index].start is not None]
        drafts = {index: Draft(doubt=NOTHING_HEARD) for index in wanted}
        for stretch, heard in _stretches(timed, english.segments):
            said = [cell.said for cell in stretch]
            text = join(segment.text for segment in heard)
            for cell, piece in zip(stretch, laid(text, said), strict=True):
                # Where in a stretch a number stands may change with the language.
                problem = self._judge.lost(cell.said, text) or self._judge.added(join(said), piece)
                if piece:
                    drafts[cell.index] = Draft(doubt=problem) if problem else Draft(piece)
        hook(Progress("translate", len(drafts), len(drafts), "cues", "laid on the cues"))
        return Drafts(drafts)


def _stretches(
    cells: Sequence[Cell], segments: Sequence[Segment]
) -> Iterator[tuple[list[Cell], list[Segment]]]:
    """Cells and what was heard in their time, as little together as their times allow."""
    home = {segment.id: _nearest(segment, cells) for segment in segments if segment.text.strip()}
    begun: dict[int, list[tuple[int, Segment]]] = {}
    for segment in segments:
        if (places := home.get(segment.id)) is not None:
            begun.setdefault(places[0], []).append((places[1], segment))
    held: list[Cell] = []
    heard: list[Segment] = []
    reach = -1
    for place, cell in enumerate(cells):
        held.append(cell)
        for last, segment in begun.get(place, ()):
            heard.append(segment)
            reach = max(reach, last)
        if place >= reach:
            yield held, heard
            held, heard = [], []


def _nearest(segment: Segment, cells: Sequence[Cell]) -> tuple[int, int] | None:
    """The first and the last cell that a segment is said in; else the nearest one."""
    if not cells or segment.start is None or segment.end is None:
        return None
    shared = [place for place, cell in enumerate(cells) if _shared(segment, cell) >= _LEAST_SHARED]
    if shared:
        return shared[0], shared[-1]
    middle = (segment.start + segment.end) / 2
    nearest = min(range(len(cells)), key=lambda place: _away(cells[place], middle))
    return nearest, nearest


def _shared(segment: Segment, cell: Cell) -> float:
    start, end = cell.start or 0.0, cell.end or 0.0
    first, last = segment.start or 0.0, segment.end or 0.0
    shorter = max(0.001, min(end - start, last - first))
    return max(0.0, min(end, last) - max(start, first)) / shorter


def _away(cell: Cell, seconds: float) -> float:
    start, end = cell.start or 0.0, cell.end or 0.0
    return max(start - seconds, seconds - end, 0.0)
