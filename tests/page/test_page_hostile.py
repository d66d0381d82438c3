"""What was said, named or replied is data on a page, whatever it looks like; on a .md page too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from page_samples import Element, data_of, page_of, tree_of

from lectura.page import Lecture, Media, render_page
from lectura.records import notes as noted
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Segment, Speaker, Transcript, Word
from lectura.render import render_notes

HOSTILE = {
    "the end of a script": "</script><script>alert(1)</script>",
    "the end of a style": "</style><img src=x onerror=alert(1)>",
    "a comment": "<!--<script>-->",
    "a quote in an attribute": '" onfocus=alert(1) autofocus x=\'"',
    "a link that runs": "[press](javascript:alert(1)) javascript:alert(1)",
    "a picture that phones home": "![x](https://evil.example/?q=1) <https://evil.example>",
    "an address": "https://evil.example/track.gif",
    "a link by reference": "[x]: https://evil.example\n[x]",
    "a change of direction": "\u202egnp.exe\u202c \u2067x\u2069",
    "an escape sequence": "\x1b]0;title\x07\x1b[2J",
    "a very long word": "x" * 10_000,
    "the marks of the template": "{{script}}{{data}}",
    "an entity": "&lt;b&gt; &#106;avascript",
    "a formula": "$\\href{javascript:alert(1)}{x}$",
}


def lecture_full_of(text: str) -> Lecture:
    """A lecture in which every text is this one."""
    where = (noted.Citation(segment_ids=(0,), start=1.0, end=2.0, quote=text),)
    point = noted.KeyPoint(
        statement=text, explanation=text, essential=True, speaker=text, citations=where
    )
    question = noted.Question(
        question=text, asked_by=text, answer=text, answered_by=text, citations=where
    )
    day = dt.date(2026, 3, 3)
    notes = noted.Notes(
        title=text,
        summary=text,
        language="en",
        source=noted.NotesSource(name=text, duration=9.0),
        topics=(noted.Topic(title=text, summary=text, start=0, end=5, key_points=(point,)),),
        presentations=(
            noted.Presentation(
                speaker=text, topic=text, start=5, key_points=(point,), questions=(question,)
            ),
        ),
        assignments=(
            noted.Assignment(
                what=text,
                deliverable=text,
                due_text=text,
                due_date=day,
                reward=text,
                speaker=text,
                citations=where,
            ),
            noted.Assignment(what=text, due_text=text),
        ),
        announcements=(
            noted.Announcement(text=text, date_text=text, speaker=text, citations=where),
        ),
        exam_hints=(noted.ExamHint(text=text, speaker=text, citations=where),),
        questions=(question,),
        terms=(
            noted.Term(term=text, definition=text, as_heard=(text,), reason=text, citations=where),
        ),
        references=(noted.Reference(text=text, kind="link", citations=where),),
        overlooked=where,
        coverage=noted.Coverage(character_percent=90.0),
        made_by=noted.MadeBy(engine="llm", model=text, endpoint=text, prompt=text, lectura="0.1.0"),
        warnings=(text,),
    )
    segment = Segment(
        id=0,
        start=1.0,
        end=2.0,
        text=text,
        speaker=text,
        doubt=text,
        words=(Word(text=text, start=1.0, end=2.0),),
    )
    transcript = Transcript(
        language=text[:30],
        duration=9.0,
        segments=(segment,),
        speakers=(Speaker(id=text, name=text),),
    )
    slide = Slide(start=0, end=9, image="1.jpg", title=text, words=(SlideWord(text=text),))
    media = Media("video", src="a.mp4", name=text, holds_excluded=True)
    return Lecture(
        transcript,
        text,
        text,
        notes,
        media,
        Slides(slides=(slide,)),
        slide_images={"1.jpg": text},
        recipe=text,
    )


def shape(page: Element) -> list[tuple[str, frozenset[str]]]:
    return [(one.name, frozenset(one.attributes)) for one in page.walk()]


def addresses(page: Element) -> Iterator[str]:
    for one in page.walk():
        for name in ("href", "src", "action", "srcset", "poster", "data", "formaction"):
            if (value := one.attributes.get(name)) is not None:
                yield value


@pytest.fixture(scope="module")
def harmless() -> Element:
    return page_of(lecture_full_of("word"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_becomes_an_element_or_an_attribute(text: str, harmless: Element) -> None:
    known = set(shape(harmless))
    assert set(shape(page_of(lecture_full_of(text)))) <= known


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_becomes_an_address(text: str) -> None:
    for address in addresses(page_of(lecture_full_of(text))):
        assert re.match(r"(#|a\.mp4$|data:text/calendar;charset=utf-8,[\w%.~/-]*$)", address)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_still_shown_as_it_was_said(text: str) -> None:
    page = page_of(lecture_full_of(text))
    obeyed = re.compile(r"\x1b\]0;title\x07|\x1b\[2J|[\u202a-\u202e\u2066-\u2069]")
    expected = " ".join(obeyed.sub("", text).split())
    shown = page.all(class_="line")
    assert [line.text for line in shown] == ([expected] if expected else [])
    assert data_of(page)["speakers"] == ([expected or "?"] if shown else [])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_left_that_changes_direction_or_a_terminal_obeys(text: str) -> None:
    html = render_page(lecture_full_of(text))
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", html) == []
    tree_of(html).one("script", type="module")


def tokens_of(markdown: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_markdown_page_holds_no_link_picture_or_html_of_it_either(text: str) -> None:
    notes = lecture_full_of(text).notes
    assert notes is not None
    kinds = {token.type for token in tokens_of(render_notes(notes, "md"))}
    assert kinds & {"link_open", "image", "html_block", "html_inline", "fence"} == set()
