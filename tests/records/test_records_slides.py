"""The record of slides: what it refuses, and that it survives a file."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lectura.records.slides import Slide, Slides, SlideWord
from lectura.timeline import Interval

TITLE = Slide(
    start=0.0,
    end=12.5,
    image="clase.slides/1.png",
    title="Aprendizaje",
    words=(
        SlideWord(text="Aprendizaje", box=(0.1, 0.1, 0.6, 0.2), probability=0.98),
        SlideWord(text="profundo"),
    ),
)
SECOND = Slide(start=12.5, end=40.0)


def test_it_is_the_same_after_a_file() -> None:
    slides = Slides(slides=(TITLE, SECOND))
    assert Slides.model_validate_json(slides.model_dump_json()) == slides
    assert slides.schema_version == 1


def test_a_moment_has_one_slide_and_an_end_belongs_to_the_next() -> None:
    slides = Slides(slides=(TITLE, SECOND))
    assert slides.at(0) is slides.slides[0]
    assert slides.at(12.5) is slides.slides[1]
    assert slides.at(40.0) is None
    assert slides.at(99) is None


def test_what_it_tells_of_itself() -> None:
    assert TITLE.interval == Interval(0.0, 12.5)
    assert TITLE.text == "Aprendizaje profundo"
    assert SECOND.text == ""


def test_nobody_changes_it() -> None:
    with pytest.raises(ValidationError):
        TITLE.title = "other"


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 5.0, "end": 4.0},
        {"start": -1.0, "end": 4.0},
        {"start": 0.0, "end": float("inf")},
        {"start": 0.0, "end": 1.0, "words": [{"text": "x", "box": [0.5, 0, 0.4, 1]}]},
        {"start": 0.0, "end": 1.0, "words": [{"text": "x", "box": [0, 0, 1.2, 1]}]},
        {"start": 0.0, "end": 1.0, "words": [{"text": "x", "probability": 1.1}]},
        {"start": 0.0, "end": 1.0, "picture": "a.png"},
    ],
)
def test_what_is_no_slide_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Slide.model_validate(wrong)


def test_two_slides_are_never_shown_at_once() -> None:
    with pytest.raises(ValidationError, match="before the last one ends"):
        Slides(slides=(SECOND, TITLE))
