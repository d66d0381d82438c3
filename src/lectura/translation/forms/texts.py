"""A translation to be read as a text: paragraphs, in one language or in both. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lectura.formats.markdown import heading_of, plain
from lectura.formats.paragraphs import paragraph_segments, turns
from lectura.formats.subtitles.cutting import CueOptions
from lectura.formats.wording import join, shown_label
from lectura.paths import printable
from lectura.records.transcript import Segment, Transcript
from lectura.records.translation import TranslatedCue, Translation

Paragraph = tuple[str, str]
"""What was said, and its translation."""


def as_transcript(translation: Translation) -> Transcript:
    """The translation as a transcript whose segments are those that were said, with their ids.

    Of a segment that reaches over several subtitles the times are those of these together.
    """
    segments = tuple(
        Segment(
            id=held[0].segment,
            start=held[0].start,
            end=held[-1].end,
            text=join(cue.text for cue in held),
            speaker=held[0].speaker,
        )
        for held in _by_segment(translation.cues)
    )
    return Transcript(
        language=translation.language, segments=segments, speakers=translation.speakers
    )


def write_text(translation: Translation, limits: CueOptions, bilingual: bool) -> str:
    """Paragraphs separated by empty lines; each below what was said where both are wanted."""
    del limits
    blocks: list[str] = []
    named = bool(translation.speakers)
    transcript = as_transcript(translation)
    for turn, held in _turns(transcript, translation):
        label = f"{shown_label(transcript, turn.speaker)}: " if named else ""
        for said, text in held:
            both = bilingual and said != text
            blocks.append(f"{label}{said}\n{text}" if both else label + text)
            label = ""
    return printable("\n\n".join(blocks) + "\n" if blocks else "")


def write_markdown(translation: Translation, limits: CueOptions, bilingual: bool) -> str:
    """The same as a page; what was said as a quotation above its translation."""
    del limits
    transcript = as_transcript(translation)
    blocks = [f"# {plain(translation.source.name)}"]
    for turn, held in _turns(transcript, translation):
        heading = heading_of(transcript, turn, named=bool(translation.speakers))
        blocks += [heading] if heading else []
        for said, text in held:
            blocks += [f"> {plain(said)}"] if bilingual and said != text else []
            blocks.append(plain(text))
    return printable("\n\n".join(blocks) + "\n")


def _turns(
    transcript: Transcript, translation: Translation
) -> Iterator[tuple[Segment, list[Paragraph]]]:
    """The first segment of each turn, with the paragraphs of the turn."""
    said = {held[0].segment: join(c.said for c in held) for held in _by_segment(translation.cues)}
    for turn in turns(transcript.segments):
        yield (
            turn[0],
            [
                (join(said[one.id] for one in paragraph), join(one.text for one in paragraph))
                for paragraph in paragraph_segments(turn)
            ],
        )


def _by_segment(cues: Sequence[TranslatedCue]) -> Iterator[list[TranslatedCue]]:
    held: list[TranslatedCue] = []
    for cue in cues:
        if held and cue.segment != held[-1].segment:
            yield held
            held = []
        held.append(cue)
    if held:
        yield held
