"""The transcript: a paragraph of plain text after the other, each with its time and speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lectura.formats.paragraphs import paragraph_segments
from lectura.formats.wording import join
from lectura.page.doubts import reason_of
from lectura.page.html import Attributes, Html, escape, joined, shown, tag
from lectura.page.lines import Line, Spoken
from lectura.page.wording import Words, translated
from lectura.records.translation import TranslatedCue, Translation
from lectura.timeline import format_clock


@dataclass(frozen=True)
class _Other:
    """The transcript in another language: its marks, and its text by the id of the segment."""

    marks: Attributes
    texts: Mapping[int, Html]


def transcript_of(said: Spoken, words: Words, translations: Sequence[Translation] = ()) -> Html:
    """``#transcript``: no element per word, for an hour has ten thousand.

    Args:
        said: the lines.
        words: of the page.
        translations: that stand beside each paragraph, as far as they are of the same words; the
            first one is shown.
    """
    others = [_other(said, words, one, place) for place, one in enumerate(translations)]
    told = {"role": "region", "tabindex": "0", "aria-label": words.page.transcript}
    turns = joined(_turns(said, words, others), "\n")
    return tag("div", {"id": "transcript", **told, **words.said}, turns)


def _other(said: Spoken, words: Words, translation: Translation, place: int) -> _Other:
    """What of a translation is of the words that are shown."""
    texts: dict[int, Html] = {}
    for segment, held in groupby(translation.cues, lambda cue: cue.segment):
        cues = tuple(held)
        line = said.of_segment.get(segment)
        if line is not None and _letters("".join(c.said for c in cues)) == _letters(line.text):
            texts[segment] = _text(cues, words)
    return _Other(translated(translation.language, place), texts)


def _text(cues: Sequence[TranslatedCue], words: Words) -> Html:
    """The text of some cues; what was kept as it was said is marked."""
    if all(cue.doubt is None for cue in cues):
        return escape(shown(join(cue.text for cue in cues)))
    marked = {"class": "doubtful", "title": words.record.untranslated, **words.said}
    texts = ((shown(cue.text), cue.doubt is None) for cue in cues)
    return joined((text if whole else tag("span", marked, text) for text, whole in texts), " ")


def _letters(text: str) -> str:
    return "".join(text.split())


def _turns(said: Spoken, words: Words, others: Sequence[_Other]) -> Iterator[Html]:
    for speaker, turn in groupby(said.lines, lambda line: line.speaker):
        is_first = True
        for segments in paragraph_segments([line.segment for line in turn]):
            lines = [said.of_segment[segment.id] for segment in segments]
            name = said.speakers[speaker] if is_first and speaker >= 0 else ""
            yield _paragraph(lines, name, said, words, others)
            is_first = False


def _paragraph(
    lines: Sequence[Line], name: str, said: Spoken, words: Words, others: Sequence[_Other]
) -> Html:
    speaker = lines[0].speaker
    head = []
    if said.timed:
        head.append(_time(lines[0].segment.start or 0.0))
    if name:
        head.append(tag("b", {"class": f"who {speaker_class(speaker)}", "dir": "auto"}, name))
    text = joined((_line(line, words) for line in lines), " ")
    beside = joined(_beside(lines, other) for other in others)
    return tag(
        "div",
        {
            "class": "turn both" if beside else "turn",
            "data-speaker": speaker if speaker >= 0 else None,
        },
        tag("div", {"class": "turn-head"}, joined(head, " ")) if head else "",
        tag("p", {}, text),
        beside,
    )


def _beside(lines: Sequence[Line], other: _Other) -> Html:
    """The paragraph in the other language; empty where nothing of it is translated."""
    text = joined((other.texts.get(line.segment.id, Html()) for line in lines), " ")
    return tag("p", {"class": "other", **other.marks}, text) if text else Html()


def _time(seconds: float) -> Html:
    return tag("a", {"class": "time", "href": f"#t={seconds:.2f}"}, format_clock(seconds))


def _line(line: Line, words: Words) -> Html:
    doubt = line.segment.doubt
    if doubt is None:
        return tag("span", {"class": "line", "id": f"l{line.index}"}, line.text)
    reason = shown(reason_of(doubt, words.page))
    marked = {"class": "line doubtful", "id": f"l{line.index}", "title": reason}
    told = tag("span", {"class": "visually-hidden"}, f" ({reason})")
    return joined((tag("span", marked, line.text), told))


def speaker_class(index: int) -> str:
    """The class that gives a speaker a colour; they come again after eight."""
    return f"s{index % 8}" if index >= 0 else "s-none"
