from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

import pytest
from notes_samples import full_notes, silent_notes
from page_samples import (
    Element,
    data_of,
    full_lecture,
    lecture_of,
    page_of,
    tree_of,
    untimed_transcript,
)

from lectura.page import Lecture, Media, render_page
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Segment, Transcript

NEEDED = (
    "media", "media-missing", "media-file", "controls", "speed", "clock", "map", "map-cursor",
    "map-hits", "search", "query", "speaker", "found", "transcript", "help", "said", "data",
)  # fmt: skip
"""What the page's script looks for."""


@pytest.fixture(scope="module")
def full() -> Element:
    return page_of(full_lecture())


def test_the_script_finds_all_its_parts(full: Element) -> None:
    for name in NEEDED:
        full.one(id=name)
    does = {button.attributes["data-do"] for button in full.all("button")}
    assert does == {
        "play", "back15", "back5", "forward5", "forward15", "pip", "follow", "previous", "next",
        "copy-quote", "copy-link", "help",
    }  # fmt: skip
    assert full.one("body").attributes["data-digest"] == "d1"


def test_no_name_is_given_twice(full: Element) -> None:
    names = Counter(one.attributes["id"] for one in full.walk() if "id" in one.attributes)
    assert [name for name, count in names.items() if count > 1] == []


def test_what_refers_to_a_name_finds_it(full: Element) -> None:
    names = {one.attributes["id"] for one in full.walk() if "id" in one.attributes}
    for one in full.walk():
        for key in ("for", "aria-labelledby"):
            assert one.attributes.get(key) in names | {None}
        if one.name == "use":
            assert (one.attributes["href"] or "").removeprefix("#") in names


def test_nothing_is_styled_or_run_from_within_an_element(full: Element) -> None:
    for one in full.walk():
        assert "style" not in one.attributes
        assert [key for key in one.attributes if key.startswith("on")] == []


def test_there_is_one_heading_of_the_page_and_no_level_is_left_out(full: Element) -> None:
    levels = [int(one.name[1]) for one in full.walk() if re.fullmatch("h[1-6]", one.name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_head_tells_title_date_length_and_who_speaks() -> None:
    page = page_of(full_lecture())
    assert page.one("h1").text == page.one("head").one("title").text == "Una clase"
    head = page.one("header")
    assert "martes 17 de marzo de 2026 · 1:02:05" in head.text
    assert [li.text for li in head.one(class_="people").all("li")] == ["Ana 0:04", "Ben 0:02"]


def test_a_date_that_is_given_goes_before_that_of_the_notes() -> None:
    page = page_of(lecture_of(notes=full_notes(), date=dt.date(2026, 1, 5)))
    assert "lunes 5 de enero de 2026" in page.one("header").text


def test_homework_stands_before_everything_else(full: Element) -> None:
    order = [one.attributes["id"] for one in full.one("main").all("section")]
    assert order[:2] == ["todo", "overview"]


def test_the_page_is_in_the_language_of_the_notes(full: Element) -> None:
    assert full.one("html").attributes == {"lang": "es", "dir": "ltr"}
    assert data_of(full)["strings"]["copied"] == "Copiado."


def test_a_lecture_without_notes_still_has_player_map_and_transcript() -> None:
    page = page_of(lecture_of(media=Media("audio", src="a.mp3", name="a.mp3")))
    page.one("audio", id="media")
    page.one(id="map")
    assert page.all(id="todo") == page.all(id="made") == []


def test_a_page_without_times_has_no_player_and_no_map() -> None:
    page = page_of(lecture_of(untimed_transcript()))
    assert page.all(id="media") == page.all(id="map") == page.all(class_="time") == []
    assert "words" not in data_of(page)
    assert page.one(id="transcript").text.strip().endswith("So we pick k by the elbow.")


def test_a_recording_in_which_nobody_speaks() -> None:
    page = page_of(lecture_of(Transcript(duration=9.0), silent_notes("en")))
    assert "No speech was found in this recording" in page.one("main").text


def test_a_text_with_the_template_s_own_marks_is_not_filled_in() -> None:
    lecture = lecture_of(Transcript(segments=(Segment(id=0, text="say {{script}} {{nonsense}}"),)))
    assert page_of(lecture).one(class_="line").text == "say {{script}} {{nonsense}}"


def test_the_same_lecture_gives_the_same_bytes() -> None:
    assert render_page(full_lecture()) == render_page(full_lecture())


def test_how_it_was_made_is_written_where_it_is_known() -> None:
    recipe = '{"sound": true, "<": "\\""}'
    page = page_of(lecture_of(recipe=recipe))
    assert page.one("meta", name="lectura-page").attributes["content"] == recipe
    assert page_of(lecture_of()).all("meta", name="lectura-page") == []


def three_hours() -> Lecture:
    """28,000 words in 10,800 s: 2,800 lines of ten words, and 120 slides of forty words."""
    text = "palabras que alguien dice en una clase de tres horas."
    segments = tuple(
        Segment(id=n, start=n * 3.85, end=n * 3.85 + 3.8, text=text, speaker=f"P{n // 40 % 5}")
        for n in range(2800)
    )
    slides = tuple(
        Slide(start=90.0 * n, end=90.0 * n + 90, words=(SlideWord(text="palabra"),) * 40)
        for n in range(120)
    )
    transcript = Transcript(segments=segments, language="es")
    return lecture_of(transcript, full_notes(), slides=Slides(slides=slides))


def test_three_hours_take_less_than_a_megabyte_and_have_no_element_per_word() -> None:
    html = render_page(three_hours())
    assert len(html.encode()) < 1_000_000
    page = tree_of(html)
    assert len(page.all("span", class_="line")) == 2800
    assert len(data_of(page)["words"]["chars"]) == 28_000
    assert sum(1 for _ in page.one(id="transcript").walk()) < 5000
