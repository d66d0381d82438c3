"""From a transcript and a translator to the record: one cue for each cell, whatever comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lectura.counting import counted
from lectura.languages import base_of
from lectura.progress import Hook
from lectura.records.transcript import Transcript
from lectura.records.translation import TranslatedCue, Translation, TranslationSource
from lectura.timeline import format_clock
from lectura.translation.grid import Cell
from lectura.translation.translator import Draft, Translator

NOT_TRANSLATED = "it was not translated"
FAST_COLUMNS_PER_SECOND = 25.0
"""Faster than adults read: the Netflix Timed Text Style Guide asks for at most 17 to 20."""
_MOST_NAMED = 8


def translated(
    cells: Sequence[Cell],
    transcript: Transcript,
    source: TranslationSource,
    to: str,
    translator: Translator,
    hook: Hook,
) -> Translation:
    """The translation of a grid: as many cues as it has cells, each with its times.

    Cells without words, and those spoken in that language already, stay as they are. One for which
    the translator has nothing keeps what was said, with the reason.

    Args:
        cells: the grid of ``transcript``.
        transcript: whose speakers are named.
        source: what the record says of it.
        to: tag of the language.
        translator: into that language.
        hook: gets the progress.

    Raises:
        LecturaError: nothing could be translated at all.
    """
    wanted = [cell.index for cell in cells if needs_translation(cell, to)]
    drafts = translator.translate(cells, wanted, hook) if wanted else None
    by_cell = drafts.by_cell if drafts else {}
    cues = tuple(_cues(cells, frozenset(wanted), by_cell))
    warnings = (drafts.warnings if drafts else ()) + tuple(_kept(cues))
    spoken = {cue.speaker for cue in cues}
    return Translation(
        language=to,
        source=source,
        speakers=tuple(one for one in transcript.speakers if one.id in spoken),
        cues=cues,
        made_by=translator.made_by,
        usage=drafts.usage if drafts else None,
        warnings=warnings,
    )


def needs_translation(cell: Cell, to: str) -> bool:
    """False for a cell without words, or that is spoken in that language already."""
    return cell.has_words and base_of(cell.language) != base_of(to)


def too_fast(translation: Translation) -> int:
    """How many subtitles are too fast to be read at `FAST_COLUMNS_PER_SECOND`."""
    columns: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for cue in translation.cues:
        if cue.start is not None and cue.end is not None:
            columns[cue.cue] = columns.get(cue.cue, 0) + len(cue.text)
            seconds[cue.cue] = max(0.001, cue.end - cue.start)
    return sum(columns[cue] / seconds[cue] > FAST_COLUMNS_PER_SECOND for cue in columns)


def _cues(
    cells: Sequence[Cell], wanted: frozenset[int], drafts: Mapping[int, Draft]
) -> Iterator[TranslatedCue]:
    for cell in cells:
        draft = drafts.get(cell.index, Draft(doubt=NOT_TRANSLATED))
        text = " ".join(draft.text.split())
        doubt = None if text else draft.doubt or NOT_TRANSLATED
        if cell.index not in wanted:
            text, doubt = cell.said, None
        yield TranslatedCue(
            cue=cell.cue,
            segment=cell.segment,
            start=cell.start,
            end=cell.end,
            speaker=cell.speaker,
            said=cell.said,
            text=text or cell.said,
            doubt=doubt,
        )


def _kept(cues: Sequence[TranslatedCue]) -> Iterator[str]:
    """One sentence that names the cues without translation, those of one reason together."""
    kept = [cue for cue in cues if cue.doubt is not None]
    if not kept:
        return
    by_reason: dict[str, list[str]] = {}
    for cue in kept[:_MOST_NAMED]:
        clock = "" if cue.start is None else f" ({format_clock(cue.start)})"
        by_reason.setdefault(cue.doubt or "", []).append(f"{cue.cue + 1}{clock}")
    named = (f"{', '.join(places)}: {reason}" for reason, places in by_reason.items())
    more = f"; and {len(kept) - _MOST_NAMED} more" if len(kept) > _MOST_NAMED else ""
    yield f"{counted(len(kept), 'cue')} of {len(cues)} kept as said: {'; '.join(named)}{more}."
