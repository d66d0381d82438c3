"""Subtitles of a translation: as many as the transcript has, with the same times. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lectura.formats.subtitles.breaks import balanced
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.subtitles.tokens import Token
from lectura.formats.wording import LABEL_COLUMNS, UNKNOWN_SPEAKER, join
from lectura.paths import printable
from lectura.records.translation import TranslatedCue, Translation
from lectura.text import units
from lectura.timeline import format_srt, format_vtt


@dataclass(frozen=True)
class Subtitle:
    """One subtitle.

    Attributes:
        start, end: in seconds.
        turns: (label of the speaker, its pieces), in order; mostly one.
    """

    start: float
    end: float
    turns: tuple[tuple[str | None, tuple[TranslatedCue, ...]], ...]


def subtitles(translation: Translation) -> Iterator[Subtitle]:
    """The subtitles in order; the translation must have times."""
    for _, pieces in groupby(translation.cues, lambda cue: cue.cue):
        held = tuple(pieces)
        turns = tuple(
            (_label(translation, speaker), tuple(turn))
            for speaker, turn in groupby(held, lambda cue: cue.speaker)
        )
        yield Subtitle(held[0].start or 0.0, held[0].end or 0.0, turns)


def write_srt(translation: Translation, limits: CueOptions, bilingual: bool) -> str:
    """SubRip, ``Name: `` where the speaker changes; what was said above its translation."""
    blocks = []
    before: str | None = ""
    for number, cue in enumerate(subtitles(translation), 1):
        lines: list[str] = []
        for label, pieces in cue.turns:
            is_told = bool(translation.speakers) and label != before
            mark = f"{label or UNKNOWN_SPEAKER}: " if is_told else ""
            lines += _lines(pieces, mark, limits, bilingual=bilingual)
            before = label
        # An arrow in the text would read as the times of a next cue.
        text = "\n".join(lines).replace("-->", "->")
        blocks.append(f"{number}\n{format_srt(cue.start)} --> {format_srt(cue.end)}\n{text}")
    return printable("\n\n".join(blocks) + "\n" if blocks else "")


def write_vtt(translation: Translation, limits: CueOptions, bilingual: bool) -> str:
    """WebVTT, speakers as voice tags."""
    blocks = ["WEBVTT"]
    for cue in subtitles(translation):
        said = []
        for label, pieces in cue.turns:
            voice = f"<v {html.escape(label, quote=False)}>" if label else ""
            lines = _lines(pieces, "", limits, bilingual=bilingual)
            said.append(voice + html.escape("\n".join(lines), quote=False))
        text = "\n".join(said)
        blocks.append(f"{format_vtt(cue.start)} --> {format_vtt(cue.end)}\n{text}")
    return printable("\n\n".join(blocks) + "\n")


def _lines(
    pieces: Sequence[TranslatedCue], mark: str, limits: CueOptions, *, bilingual: bool
) -> list[str]:
    """The lines of a turn; what has no translation stands there once."""
    text = join(piece.text for piece in pieces)
    said = join(piece.said for piece in pieces)
    if not bilingual or said == text:
        return _broken(mark + text, limits)
    return [*_broken(mark + said, limits), *_broken(text, limits)]


def _broken(text: str, limits: CueOptions) -> list[str]:
    """The fewest lines that hold a text, broken at the best places."""
    tokens = [Token(unit, 0.0, 0.0) for unit in units(text)]
    return list(balanced(tokens, limits.line_width))


def _label(translation: Translation, speaker: str | None) -> str | None:
    label = translation.speaker_label(speaker)
    return None if label is None else " ".join(label.replace(":", " ").split())[:LABEL_COLUMNS]
