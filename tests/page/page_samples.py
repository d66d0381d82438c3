"""Lectures that several tests of the page use, and its HTML as a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from notes_samples import full_notes

from lectura.page import Lecture, Media, render_page
from lectura.page.lines import Spoken, spoken
from lectura.page.wording import Words
from lectura.records.notes import Notes
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Segment, Speaker, Transcript, Word

VOID = frozenset({"meta", "input", "img", "br"})


@dataclass
class Element:
    """An element of a page: what it is called, its attributes, what is in it."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def all(self, name: str = "", /, **attributes: str) -> list[Element]:
        """The elements inside of that name whose attributes have these values (class: one of)."""
        return [one for one in self.walk() if one.fits(name, attributes)]

    def one(self, name: str = "", /, **attributes: str) -> Element:
        found = self.all(name, **attributes)
        assert len(found) == 1, (name, attributes, len(found))
        return found[0]

    def fits(self, name: str, attributes: dict[str, str]) -> bool:
        if name and self.name != name:
            return False
        for key, value in attributes.items():
            own = self.attributes.get(key.rstrip("_").replace("_", "-"))
            if own is None or value not in (own, *(own.split() if key == "class_" else ())):
                return False
        return True

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()


class _Builder(HTMLParser):
    """As a browser reads it, as far as these pages go; an element that nothing closes is red."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree_of(html: str) -> Element:
    """The page as a tree.

    Raises:
        AssertionError: an element is not closed, or by another one's end.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root]
    return builder.root


def page_of(lecture: Lecture) -> Element:
    return tree_of(render_page(lecture))


def data_of(page: Element) -> dict[str, Any]:
    """What the page's script is given: phrases and, where the lecture has them, times."""
    blocks = page.all(id="data") + page.all(id="times")
    assert blocks
    return {key: value for block in blocks for key, value in json.loads(block.text).items()}


def words(*said: tuple[str, float, float]) -> tuple[Word, ...]:
    return tuple(Word(text=text, start=start, end=end) for text, start, end in said)


def small_transcript() -> Transcript:
    """Ana says two lines, Ben one, and nobody known the last, which is doubtful."""
    return Transcript(
        language="es",
        duration=20.0,
        speakers=(Speaker(id="S0", name="Ana"), Speaker(id="S1", name="Ben")),
        segments=(
            Segment(
                id=3,
                start=1.0,
                end=3.0,
                text=" Hola a todos.",
                speaker="S0",
                words=words((" Hola", 1.0, 1.4), (" a", 1.4, 1.5), (" todos.", 1.6, 2.9)),
            ),
            Segment(id=4, start=3.0, end=5.0, text=" Hoy DBSCAN.", speaker="S0"),
            Segment(id=5, start=5.0, end=6.0, text="  ", speaker="S1"),
            Segment(id=6, start=6.0, end=8.0, text="¿Y k-means?", speaker="S1"),
            Segment(id=7, start=9.0, end=12.0, text="eh", doubt="the model is unsure of its words"),
        ),
    )


def untimed_transcript() -> Transcript:
    return Transcript(
        language="en",
        segments=(
            Segment(id=0, text="Good morning.", speaker="Ana"),
            Segment(id=1, text="So we pick k by the elbow.", speaker="Ana"),
        ),
    )


def two_slides() -> Slides:
    return Slides(
        slides=(
            Slide(start=0.0, end=4.0, image="s/1.jpg", title="Agrupar"),
            Slide(start=4.0, end=19.0, words=(SlideWord(text="por"), SlideWord(text="densidad"))),
        )
    )


def lecture_of(
    transcript: Transcript | None = None,
    notes: Notes | None = None,
    media: Media | None = None,
    **more: Any,
) -> Lecture:
    return Lecture(transcript or small_transcript(), "Una clase", "d1", notes, media, **more)


def full_lecture() -> Lecture:
    """Everything that a page can show."""
    return lecture_of(
        notes=full_notes(),
        media=Media("video", src="clase%203.mp4", name="clase 3.mp4"),
        slides=two_slides(),
        slide_images={"s/1.jpg": "data:image/jpeg;base64,AAAA"},
    )


def said_of(transcript: Transcript | None = None) -> Spoken:
    return spoken(transcript or small_transcript())


ENGLISH = Words("en", "en")
SPANISH = Words("es", "es")
