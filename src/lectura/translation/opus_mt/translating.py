"""An OPUS-MT model as a translator: sentences through the model, checked, laid on their cells.

A sentence that loses a number, a day or a name is looked for once more among more hypotheses, then
cell by cell. What still loses it keeps what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lectura.languages import base_of, name_of
from lectura.process.version import __version__
from lectura.progress import Hook, Progress
from lectura.records.translation import TranslationMadeBy
from lectura.store import digest
from lectura.text import joins_without_space
from lectura.translation.checks import Judge
from lectura.translation.grid import Cell
from lectura.translation.laying import laid
from lectura.translation.opus_mt.decoding import Decoder, Search
from lectura.translation.opus_mt.terms import with_terms
from lectura.translation.opus_mt.units import Unit, units_of
from lectura.translation.translator import Draft, Drafts

_FIRST = Search(beam=2)
_AGAIN = Search(beam=6, wanted=6)
_UNKNOWN_PIECE = "⁇"
"""What SentencePiece writes for a piece that it has no text of."""
TOO_LONG = "it is too long for the translation model"
UNKNOWN = "the translation model does not know its words"
FEWER_WORDS = "its sentence has fewer words in the other language than cues"


@dataclass
class _Found:
    """What was found for a unit.

    Attributes:
        pieces: by cell; cells that lack have none.
        problem: of the first hypothesis, as the end of a sentence.
    """

    pieces: dict[int, str] = field(default_factory=dict)
    problem: str | None = None


class OpusTranslator:
    """A `lectura.translation.translator.Translator` that runs a model of sentences."""

    def __init__(self, open_decoder: Callable[[], Decoder], judge: Judge) -> None:
        """Take what is needed; the model is opened when there is something to translate.

        Args:
            open_decoder: the model, with what it translated before.
            judge: looks at each sentence; knows the languages and the glossary.
        """
        self._open = open_decoder
        self._judge = judge
        self._decoder: Decoder | None = None

    @property
    def made_by(self) -> TranslationMadeBy:
        fixed = self._judge.glossary.fixed
        decoder = self._decoder
        return TranslationMadeBy(
            translator="opus-mt",
            model=decoder.name if decoder else None,
            model_sha256=decoder.sha256 if decoder else None,
            glossary_sha256=digest(fixed) if fixed else None,
            lectura=__version__,
        )

    def translate(self, cells: Sequence[Cell], wanted: Sequence[int], hook: Hook) -> Drafts:
        total = len(wanted)
        hook(Progress("translate", 0, total, "cues", "loading the model"))
        self._decoder = self._open()
        drafts = {index: Draft() for index in wanted}
        mine: list[Cell] = []
        for index in wanted:
            if (why := self._foreign(cells[index])) is not None:
                drafts[index] = Draft(doubt=why)
            else:
                mine.append(cells[index])
        units = list(units_of(mine))
        work = _Work(self._decoder, self._judge, hook, total)
        found = work.done(units)
        drafts |= _drafts(units, found)
        hook(Progress("translate", total, total, "cues", "translated"))
        return Drafts(drafts)

    def _foreign(self, cell: Cell) -> str | None:
        """Why a cell is none of this model's, as the end of a sentence."""
        source, spoken = base_of(self._judge.source), base_of(cell.language)
        if source is None or spoken in (None, source):
            return None
        return f"it is in {name_of(spoken)}, and the model translates from {name_of(source)}"


class _Work:
    """One grid while it is translated."""

    def __init__(self, decoder: Decoder, judge: Judge, hook: Hook, total: int) -> None:
        self._decoder = decoder
        self._judge = judge
        self._hook = hook
        self._total = total
        self._own: dict[str, tuple[str, ...]] = {}

    def done(self, units: Sequence[Unit]) -> list[_Found]:
        """What became of each unit."""
        spoken = {place: unit for place, unit in enumerate(units) if unit.has_words}
        self._own = self._terms(spoken.values())
        found = [_Found(_as_said(unit)) for unit in units]
        first = self._asked(
            (unit.said for unit in spoken.values()), _FIRST, self._counting(spoken.values())
        )
        for place, unit in spoken.items():
            found[place] = self._best(unit, first[unit.said])
        self._again({place: u for place, u in spoken.items() if found[place].problem}, found)
        return found

    def _again(self, failing: Mapping[int, Unit], found: list[_Found]) -> None:
        """Look among more hypotheses, then at each cell alone."""
        if not failing:
            return
        self._tell(self._total, "looking again")
        more = self._asked((unit.said for unit in failing.values()), _AGAIN)
        alone: list[tuple[int, Unit]] = []
        for place, unit in failing.items():
            other = self._best(unit, more[unit.said])
            if other.problem is None:
                found[place] = other
            elif len(unit.parts) > 1:
                alone += [(place, Unit(part.said, (part,))) for part in unit.parts]
        by_part = self._asked((unit.said for _, unit in alone if unit.has_words), _AGAIN)
        for place, unit in alone:
            best = (
                self._best(unit, by_part[unit.said]) if unit.has_words else _Found(_as_said(unit))
            )
            found[place].pieces |= best.pieces

    def _asked(
        self,
        texts: Iterable[str],
        search: Search,
        told: Callable[[int], None] = lambda done: None,
    ) -> dict[str, tuple[str, ...]]:
        """The hypotheses for each different text."""
        distinct = list(dict.fromkeys(texts))
        answers = self._decoder.translate(distinct, search, told)
        return dict(zip(distinct, answers, strict=True))

    def _best(self, unit: Unit, hypotheses: Sequence[str]) -> _Found:
        """The first hypothesis that may stand, on its cells; else the problem of the first one."""
        problem: str | None = None
        for hypothesis in hypotheses:
            text = with_terms(hypothesis, unit.said, self._judge.glossary, self._own)
            wrong = UNKNOWN if _UNKNOWN_PIECE in text else self._judge.problem(unit.said, text)
            pieces = laid(text, [part.said for part in unit.parts])
            if wrong is None and not all(pieces):
                wrong = FEWER_WORDS
            if wrong is None:
                cells = [part.cell for part in unit.parts]
                return _Found(dict(zip(cells, pieces, strict=True)))
            problem = problem or wrong
        return _Found(problem=problem or TOO_LONG)

    def _terms(self, spoken: Iterable[Unit]) -> dict[str, tuple[str, ...]]:
        """What the model calls the terms of the glossary that are said."""
        glossary = self._judge.glossary
        said = {term: None for unit in spoken for term, _ in glossary.wanted(unit.said)}
        return self._asked(said, _AGAIN) if said else {}

    def _counting(self, spoken: Collection[Unit]) -> Callable[[int], None]:
        """Turns a number of different sentences that are done into one of cells."""
        seen = dict.fromkeys(unit.said for unit in spoken)
        order = {text: place for place, text in enumerate(seen, 1)}

        def told(done: int) -> None:
            cells = {p.cell for unit in spoken if order[unit.said] <= done for p in unit.parts}
            self._tell(min(len(cells), self._total), "translating")

        return told

    def _tell(self, done: int, told: str) -> None:
        self._hook(Progress("translate", done, self._total, "cues", told))


def _as_said(unit: Unit) -> dict[int, str]:
    return {part.cell: part.said for part in unit.parts}


def _drafts(units: Sequence[Unit], found: Sequence[_Found]) -> dict[int, Draft]:
    """A draft for each cell: what its sentences have for it, or why one of them has nothing."""
    texts: dict[int, str] = {}
    doubts: dict[int, str] = {}
    for unit, one in zip(units, found, strict=True):
        for cell in (part.cell for part in unit.parts):
            piece = one.pieces.get(cell)
            if piece is None:
                doubts.setdefault(cell, one.problem or TOO_LONG)
            else:
                texts[cell] = _joined(texts.get(cell, ""), piece)
    return dict(_drafted(texts, doubts))


def _drafted(texts: Mapping[int, str], doubts: Mapping[int, str]) -> Iterator[tuple[int, Draft]]:
    for cell in sorted({*texts, *doubts}):
        doubt = doubts.get(cell)
        yield cell, Draft(doubt=doubt) if doubt else Draft(texts[cell])


def _joined(before: str, piece: str) -> str:
    glue = "" if not before or joins_without_space(before, piece) else " "
    return f"{before}{glue}{piece}"
