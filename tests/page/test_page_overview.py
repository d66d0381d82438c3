from __future__ import annotations

import re

import pytest
from page_samples import (
    ENGLISH,
    Element,
    full_lecture,
    lecture_of,
    said_of,
    tree_of,
    two_slides,
    untimed_transcript,
)

from lectura.page.lecture import Lecture
from lectura.page.overview import overview_of
from lectura.records.slides import Slide, Slides
from lectura.records.transcript import Segment, Transcript


def overview(lecture: Lecture) -> Element:
    return tree_of(overview_of(lecture, said_of(lecture.transcript), ENGLISH))


def of_length(seconds: float) -> Element:
    one = Segment(id=0, start=0, end=1, text="a")
    return overview(lecture_of(Transcript(segments=(one,), duration=seconds)))


def test_its_axis_runs_from_0_to_1000() -> None:
    page = overview(lecture_of(slides=two_slides()))
    assert page.one("svg", id="map").attributes["viewbox"] == "0 0 1000 132"
    first, second = page.all("rect")
    assert (first.attributes["x"], first.attributes["width"]) == ("0", "200")
    assert (second.attributes["x"], second.attributes["width"]) == ("200", "750")


def test_a_box_leads_to_its_time_and_says_what_it_is() -> None:
    link = overview(lecture_of(slides=two_slides())).all("a")[1]
    assert link.attributes["href"] == "#t=4.00"
    assert link.attributes["aria-label"] == "0:04 Slide 2"
    assert link.one("title").text == "0:04 Slide 2"


def test_a_short_stretch_is_wide_enough_to_be_seen_and_stays_inside() -> None:
    one = Segment(id=0, start=9999.9, end=10000.0, text="a")
    path = overview(lecture_of(Transcript(segments=(one,)))).one("path", class_="bars")
    assert path.attributes["d"] == "M998.5 26h1.5v14h-1.5z"


def test_what_lies_behind_the_end_stands_at_the_edge() -> None:
    marks = overview(full_lecture()).one("g", class_="point").all("path")
    assert {path.attributes["d"].split()[0] for path in marks if path.attributes["d"]} == {"M1000"}


@pytest.mark.parametrize(
    ("seconds", "ticks"),
    [
        (20.0, ["0:00", "0:05", "0:10", "0:15"]),
        (516.0, ["0:00", "2:00", "4:00", "6:00"]),
        (3600.0, ["0:00", "10:00", "20:00", "30:00", "40:00", "50:00"]),
        (10800.0, ["0:00", "30:00", "1:00:00", "1:30:00", "2:00:00", "2:30:00"]),
    ],
)
def test_the_axis_has_a_few_round_times(seconds: float, ticks: list[str]) -> None:
    page = of_length(seconds)
    assert [tick.text for tick in page.all("text", class_="tick")] == ticks
    grid = page.one("path", class_="grid").attributes["d"] or ""
    assert len(re.findall("M", grid)) == len(ticks)


def test_it_has_what_the_script_moves() -> None:
    page = overview(lecture_of())
    assert page.one("line", id="map-cursor").attributes["y2"] == "110"
    assert page.one("g", id="map-hits").children == []


def test_every_row_has_its_name_beside_it() -> None:
    page = overview(full_lecture())
    names = page.one("ul", class_="map-names").all("li")
    assert len(names) == 1 + len(page.all("g", class_="lane"))  # the first is the axis's
    assert [name.text for name in names[:4]] == ["", "Topics", "Presentations", "Slides"]


def test_it_is_quiet_to_a_screen_reader_but_for_its_links() -> None:
    page = overview(full_lecture())
    assert page.one("svg", class_="map-text").attributes["aria-hidden"] == "true"
    assert page.one("svg", id="map").attributes["aria-label"] == "The class at a glance"


def test_without_times_there_is_no_map() -> None:
    assert overview(lecture_of(untimed_transcript())).children == []


def many_slides(count: int) -> Element:
    shown = Slides(slides=tuple(Slide(start=n, end=n + 1.0) for n in range(count)))
    return overview(lecture_of(slides=shown))


def test_boxes_too_many_to_be_pressed_are_drawn_as_two_shapes_in_turns() -> None:
    """Each would be a few pixels wide; they stand as links in the strip."""
    assert len(many_slides(60).one("g", class_="slide").all("a")) == 60
    lane = many_slides(61).one("g", class_="slide")
    assert lane.all("a") == []
    drawn = {one.attributes["class"]: one.attributes["d"] or "" for one in lane.all("path")}
    assert [(shade, path.count("M")) for shade, path in drawn.items()] == [
        ("bars", 31),
        ("bars next", 30),
    ]


def test_a_box_without_room_for_its_name_has_none() -> None:
    wide = Slides(slides=(Slide(start=0, end=0.32), Slide(start=1, end=1.3)))  # of 20 seconds
    labels = overview(lecture_of(slides=wide)).one("svg", class_="map-text").all("svg")
    assert [label.text for label in labels] == ["1"]
