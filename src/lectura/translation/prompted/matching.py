"""Which translation belongs to which cue of a batch, and which cues have none. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lectura.text import folded
from lectura.translation.checks import Judge
from lectura.translation.grid import Cell
from lectura.translation.prompted.replies import TranslatedLine

MISSING = "it is missing, or was put into another cue"
TWICE = "it has two translations"
OTHER = "it has the translation of another cue"
BESIDE = "the cue beside it is missing"
_FEWEST_WORDS = 3
"""Shorter ones, such as "all right", are the translation of many things."""


@dataclass
class Matched:
    """What became of the cells of a batch.

    Attributes:
        texts: the translations that may stand, by the index of their cell.
        problems: of every other cell why it has none.
        invented: translations of cues that are not there.
    """

    texts: dict[int, str] = field(default_factory=dict)
    problems: dict[int, str] = field(default_factory=dict)
    invented: int = 0


def matched(batch: Sequence[Cell], lines: Sequence[TranslatedLine], judge: Judge) -> Matched:
    """The translations of a batch's cells, each looked at.

    A cue beside one that is missing is not believed: it may hold both. Of a number that comes
    twice with different texts neither is.

    Args:
        batch: the cells that were asked for; the first is number 1.
        lines: as they came.
        judge: looks at each.
    """
    done = Matched()
    told = {line.number: line for line in lines}
    texts: dict[int, set[str]] = {}
    for line in lines:
        texts.setdefault(line.number, set()).add(folded(line.text))
    done.invented = sum(not 1 <= line.number <= len(batch) for line in lines)
    for number, cell in enumerate(batch, 1):
        problem = _problem(cell, told.get(number), texts.get(number, set()), judge)
        if problem is None:
            done.texts[cell.index] = told[number].text.strip()
        else:
            done.problems[cell.index] = problem
    _distrust_neighbours(batch, done)
    _distrust_repeats(batch, lines, done)
    return done


def _problem(cell: Cell, line: TranslatedLine | None, texts: set[str], judge: Judge) -> str | None:
    if line is None:
        return MISSING
    if len(texts) > 1:
        return TWICE
    if not _is_meant(cell, line.said):
        return OTHER
    return judge.problem(cell.said, line.text)


def _is_meant(cell: Cell, shown: str) -> bool:
    """True where the words that are shown begin the cell; none show nothing."""
    words, said = folded(shown).split(), folded(cell.said).split()
    return bool(words) and words == said[: len(words)] if said else True


def _distrust_neighbours(batch: Sequence[Cell], done: Matched) -> None:
    gone = [place for place, cell in enumerate(batch) if done.problems.get(cell.index) == MISSING]
    for place in gone:
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(batch) and batch[beside].index in done.texts:
                index = batch[beside].index
                del done.texts[index]
                done.problems[index] = BESIDE


def _distrust_repeats(
    batch: Sequence[Cell], lines: Sequence[TranslatedLine], done: Matched
) -> None:
    """One translation for cues that say different things belongs to one of them at most."""
    cells = dict(enumerate(batch, 1))
    of_text: dict[str, set[str]] = {}
    for line in lines:
        cell = cells.get(line.number)
        of_text.setdefault(folded(line.text), set()).add(folded(cell.said) if cell else "")
    for index, text in tuple(done.texts.items()):
        if len(of_text[folded(text)]) > 1 and len(text.split()) >= _FEWEST_WORDS:
            del done.texts[index]
            done.problems[index] = OTHER
