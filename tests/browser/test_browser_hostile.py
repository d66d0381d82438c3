"""What was said, named or replied stays text, wherever the page shows it."""

from __future__ import annotations

import pytest
from lectures import (
    class_notes,
    lecture_of,
    segments_of,
    transcript_of,
)  # fmt: skip
from visits import Open, Visit

from lectura.records.notes import Announcement, Citation, KeyPoint, Term, Topic
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Speaker, Transcript

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

HOSTILE = (
    "</script><script>window.hacked=1;alert(1)</script>",
    "</style><img src=x onerror=window.hacked=2>",
    "<svg onload=alert(3)><a href='javascript:window.hacked=3'>clic</a>",
    "![foto](https://example.invalid/rastro.png) [clic](javascript:window.hacked=4)",
    "--><iframe src='https://example.invalid/marco'></iframe><!--",
    '"\'` onmouseover=window.hacked=5 x="',
    "antes \u202edespués\u2066 y \u2067luego",
    "&lt;b&gt; &amp; &#x3c;script&#x3e; {{ 7*7 }} ${7*7} \\u003cscript\\u003e",
    "W" * 10_000,
    "https://example.invalid/" + "a/" * 2000,
)
"""In words, names, titles and replies alike."""


def hostile_transcript() -> Transcript:
    """Each of `HOSTILE` said by a speaker of that name."""
    phrases = [
        (index * 5.0 + 1, index * 5.0 + 5, f"S{index}", text) for index, text in enumerate(HOSTILE)
    ]
    speakers = tuple(Speaker(id=f"S{index}", name=text) for index, text in enumerate(HOSTILE))
    return transcript_of(segments_of(phrases), speakers=speakers)


def hostile_page(visit: Open, **options: object) -> Visit:
    cite = tuple(
        (Citation(segment_ids=(index,), start=index * 5.0 + 1, end=index * 5.0 + 5, quote=text),)
        for index, text in enumerate(HOSTILE)
    )
    pairs = tuple(zip(HOSTILE, cite, strict=True))
    first = class_notes()
    notes = first.model_copy(
        update={
            "title": HOSTILE[0],
            "summary": "\n\n".join(HOSTILE),
            "topics": tuple(
                Topic(
                    title=text, summary=text, start=index * 5.0, end=index * 5.0 + 5,
                    key_points=(
                        KeyPoint(statement=text, explanation=text, speaker=text, citations=quote),
                    ),
                )
                for index, (text, quote) in enumerate(pairs)
            ),
            "assignments": tuple(
                first.assignments[0].model_copy(
                    update={"what": text, "deliverable": text, "due_text": text, "citations": quote}
                )
                for text, quote in pairs
            ),
            "announcements": tuple(
                Announcement(text=text, date_text=text, citations=quote) for text, quote in pairs
            ),
            "terms": tuple(
                Term(term=text, definition=text, as_heard=(text,), citations=quote)
                for text, quote in pairs
            ),
            "warnings": HOSTILE,
        }
    )  # fmt: skip
    slides = Slides(
        slides=tuple(
            Slide(start=index * 5.0, end=index * 5.0 + 5, title=text, words=(SlideWord(text=text),))
            for index, text in enumerate(HOSTILE)
        )
    )
    lecture = lecture_of(hostile_transcript(), notes=notes, slides=slides, title=HOSTILE[0])
    return visit(lecture, **options).ready()


def test_hostile_words_stay_words(visit: Open) -> None:
    """They are shown as they are, run nothing, open nothing and ask for nothing."""
    page = hostile_page(visit, viewport={"width": 390, "height": 700})
    shown = page.page.evaluate(
        "() => [...document.querySelectorAll('.line')].map((line) => line.textContent)"
    )
    marks = str.maketrans("", "", "\u202e\u2066\u2067")
    assert [line.translate(marks) for line in shown] == [line.translate(marks) for line in HOSTILE]
    for words in ("script", "clic", "WWWW"):
        page.search(words)
        page.page.wait_for_timeout(50)
    page.seek(7.0)
    page.page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true;"
        "for (const one of document.querySelectorAll('body *'))"
        "one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); }"
    )
    page.page.wait_for_timeout(200)
    assert page.page.evaluate("() => window.hacked") is None
    assert (
        page.page.evaluate("() => document.querySelectorAll('iframe, img, object, embed').length")
        == 0
    )
    assert page.page.evaluate("() => document.querySelectorAll('script').length") <= 3
    page.assert_quiet()


def test_no_link_of_the_page_leads_away(visit: Open) -> None:
    page = hostile_page(visit)
    links: list[str] = page.page.evaluate(
        """() => [...document.querySelectorAll("a")]
          .map((one) => one.href?.baseVal ?? one.getAttribute("href"))"""
    )
    assert len(links) > 20
    assert [one for one in links if not one.startswith(("#", "data:text/calendar"))] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_words_without_an_end_make_no_page_wider(visit: Open, width: int) -> None:
    page = hostile_page(visit, viewport={"width": width, "height": 700}).page
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
    )
    size = page.evaluate(
        "() => { const r = document.documentElement; return [r.scrollWidth, r.clientWidth]; }"
    )
    assert size[0] <= size[1]


LEAKING = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), leaking = [];
  while (walker.nextNode()) {
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data)) continue;
    const one = walker.currentNode.parentElement, style = getComputedStyle(one);
    if (one.closest("script, style, svg, option")) continue;
    if (style.display === "inline" && !/isolate|plaintext/.test(style.unicodeBidi))
      leaking.push(one.outerHTML.slice(0, 100));
  }
  return leaking;
}"""


def test_marks_of_direction_turn_nothing_beside_them(visit: Open) -> None:
    """What holds one stands in an element of its own that keeps it to itself."""
    page = hostile_page(visit).page
    leaking = page.evaluate(LEAKING)
    assert leaking == []
