"""The transcript: a paragraph of plain text after the other, each with its time and speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lectura.formats.paragraphs import paragraph_segments
from lectura.page.doubts import reason_of
from lectura.page.html import Html, joined, shown, tag
from lectura.page.lines import Line, Spoken
from lectura.page.wording import Words
from lectura.timeline import format_clock


def transcript_of(said: Spoken, words: Words) -> Html:
    """``#transcript``: no element per word, for an hour has ten thousand."""
    told = {"role": "region", "tabindex": "0", "aria-label": words.page.transcript}
    turns = joined(_turns(said, words), "\n")
    return tag("div", {"id": "transcript", **told, **words.said}, turns)


def _turns(said: Spoken, words: Words) -> Iterator[Html]:
    for speaker, turn in groupby(said.lines, lambda line: line.speaker):
        is_first = True
        for segments in paragraph_segments([line.segment for line in turn]):
            lines = [said.of_segment[segment.id] for segment in segments]
            name = said.speakers[speaker] if is_first and speaker >= 0 else ""
            yield _paragraph(lines, name, said, words)
            is_first = False


def _paragraph(lines: Sequence[Line], name: str, said: Spoken, words: Words) -> Html:
    speaker = lines[0].speaker
    head = []
    if said.timed:
        head.append(_time(lines[0].segment.start or 0.0))
    if name:
        head.append(tag("b", {"class": f"who {speaker_class(speaker)}", "dir": "auto"}, name))
    text = joined((_line(line, words) for line in lines), " ")
    return tag(
        "div",
        {"class": "turn", "data-speaker": speaker if speaker >= 0 else None},
        tag("div", {"class": "turn-head"}, joined(head, " ")) if head else "",
        tag("p", {}, text),
    )


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
