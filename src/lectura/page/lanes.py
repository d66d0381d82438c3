"""What the map shows: topics, slides, speakers, key points, tasks, doubtful and missing stretches.

Pure; how it is drawn is decided in `lectura.page.overview`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from lectura.page.html import shown
from lectura.page.lecture import Lecture
from lectura.page.lines import Line, Spoken
from lectura.page.transcript import speaker_class
from lectura.page.wording import Words
from lectura.records.notes import Citation, Notes
from lectura.records.slides import Slide
from lectura.timeline import Interval, merge

ROW = 22
"""Height of a row in pixels; the style sheet gives the names beside it the same."""
_MOST_SPEAKERS = 10
_JOIN_SECONDS = 1.0
"""A shorter pause does not part what one person says."""


@dataclass(frozen=True)
class Stretch:
    """From ``start`` to ``end`` in seconds: what it is, and in short for inside of its box."""

    start: float
    end: float
    title: str = ""
    label: str = ""


@dataclass(frozen=True)
class Mark:
    """A moment, in seconds, and what was said there."""

    start: float
    title: str


@dataclass(frozen=True)
class Lane:
    """A row: boxes and marks lead to their place, plain stretches only show.

    ``kind`` is the class that gives it a colour.
    """

    kind: str
    name: str
    boxes: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()
    plain: tuple[Stretch, ...] = ()


def lanes_of(lecture: Lecture, said: Spoken, words: Words) -> tuple[Lane, ...]:
    """The rows that have something to show, from the topics down to what is missing."""
    page, record = words.page, words.record
    duration = said.duration or 0.0
    notes = lecture.notes
    shown_slides = lecture.slides.slides if lecture.slides else ()
    lanes = [
        Lane("topic", record.topics, boxes=tuple(_topics(notes, duration))),
        Lane("presented", record.presentations, boxes=tuple(_presented(notes, duration, words))),
        Lane("slide", page.slides, boxes=tuple(_slides(shown_slides, words))),
        *_speakers(said, words),
        Lane("point", page.key_points, marks=tuple(_points(notes))),
        Lane("todo", page.tasks, marks=tuple(_tasks(notes))),
        Lane("doubt", page.doubtful, plain=tuple(_doubtful(said.lines))),
        Lane("lost", page.lost, plain=tuple(_missing(lecture))),
    ]
    return tuple(lane for lane in lanes if lane.boxes or lane.marks or lane.plain)


def spoken_seconds(said: Spoken) -> tuple[float, ...]:
    """How long each speaker speaks, in seconds."""
    seconds = [0.0] * len(said.speakers)
    for line in said.lines:
        if line.speaker >= 0 and line.segment.interval is not None:
            seconds[line.speaker] += line.segment.interval.duration
    return tuple(seconds)


def _topics(notes: Notes | None, duration: float) -> Iterator[Stretch]:
    timed = [topic for topic in notes.topics if topic.start is not None] if notes else []
    for topic, following in zip_longest(timed, timed[1:]):
        start = topic.start or 0.0
        next_start = following.start if following else None
        end = topic.end if topic.end is not None else next_start
        yield Stretch(start, duration if end is None else end, topic.title, topic.title)


def _presented(notes: Notes | None, duration: float, words: Words) -> Iterator[Stretch]:
    for one in notes.presentations if notes else ():
        if one.start is not None:
            who = one.speaker or words.record.unnamed
            title = f"{who}: {one.topic}" if one.topic else who
            end = duration if one.end is None else one.end
            yield Stretch(one.start, end, title, one.topic or who)


def _slides(slides: Sequence[Slide], words: Words) -> Iterator[Stretch]:
    for number, slide in enumerate(slides, start=1):
        name = words.page.slide.format(number=number)
        title = f"{name}: {slide.title}" if slide.title else name
        yield Stretch(slide.start, slide.end, title, str(number))


def _speakers(said: Spoken, words: Words) -> Iterator[Lane]:
    """A row for each, the last for those who speak least where there are many."""
    seconds = spoken_seconds(said)
    most = sorted(range(len(seconds)), key=lambda one: -seconds[one])
    own = set(most if len(most) <= _MOST_SPEAKERS else most[: _MOST_SPEAKERS - 1])
    for index, name in enumerate(said.speakers):
        if index in own:
            yield Lane(speaker_class(index), name, plain=tuple(_turns(said.lines, {index})))
    others = set(most) - own
    if others:
        turns = tuple(_turns(said.lines, others))
        yield Lane("s-none", words.page.others, plain=turns)
    unknown = tuple(_turns(said.lines, {-1}))
    if unknown:
        name = words.page.nobody if said.speakers else words.page.transcript
        yield Lane("s-none", name, plain=unknown)


def _turns(lines: Sequence[Line], speakers: set[int]) -> Iterator[Stretch]:
    spans = [line.segment.interval for line in lines if line.speaker in speakers]
    for span in merge((span for span in spans if span is not None), within=_JOIN_SECONDS):
        yield Stretch(span.start, span.end)


def _points(notes: Notes | None) -> Iterator[Mark]:
    if notes is None:
        return
    parts = [part.key_points for part in notes.topics]
    parts += (part.key_points for part in notes.presentations)
    for point in chain.from_iterable(parts):
        yield from _mark(point.statement, point.citations)


def _tasks(notes: Notes | None) -> Iterator[Mark]:
    if notes is None:
        return
    for work in notes.assignments:
        yield from _mark(work.what, work.citations)
    for item in notes.announcements:
        yield from _mark(item.text, item.citations)
    for hint in notes.exam_hints:
        yield from _mark(hint.text, hint.citations)


def _mark(text: str, citations: Sequence[Citation]) -> Iterator[Mark]:
    starts = [citation.start for citation in citations if citation.start is not None]
    yield from (Mark(start, shown(text)) for start in starts[:1])


def _doubtful(lines: Sequence[Line]) -> Iterator[Stretch]:
    spans = [line.segment.interval for line in lines if line.segment.doubt is not None]
    for span in merge((span for span in spans if span is not None), within=_JOIN_SECONDS):
        yield Stretch(span.start, span.end)


def _missing(lecture: Lecture) -> Iterator[Stretch]:
    """What could not be decoded, what was heard as speech but not read, and the cut-off end."""
    transcript = lecture.transcript
    spans = [*transcript.lost, *(transcript.speech.missed if transcript.speech else ())]
    cut = transcript.truncated
    if cut is not None and cut.declared_seconds is not None:
        spans.append(Interval(min(cut.got_seconds, cut.declared_seconds), cut.declared_seconds))
    if lecture.notes is not None:
        spans += lecture.notes.coverage.missing
    for span in merge(spans):
        yield Stretch(span.start, span.end)
