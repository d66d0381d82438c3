"""What was shown in a recording, and when: the slides of a lecture video.

The record alone, so that whatever finds slides and whatever shows them agree on it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator, model_validator
from typing_extensions import Self

from lectura.records.model import Model
from lectura.records.transcript import Seconds
from lectura.timeline import Interval

SCHEMA_VERSION = 1
"""Raised when a reader of the older version would misread the file."""


class SlideWord(Model):
    """A word read on a slide, and where it stands in the image."""

    text: str
    box: tuple[float, float, float, float] | None = Field(
        default=None,
        description="left, top, right, bottom, as fractions of the image's width and height",
    )
    probability: Annotated[float, Field(ge=0, le=1)] | None = None

    @field_validator("box")
    @classmethod
    def _lies_in_the_image(
        cls, box: tuple[float, float, float, float] | None
    ) -> tuple[float, float, float, float] | None:
        if box is not None:
            left, top, right, bottom = box
            if not (0 <= left <= right <= 1 and 0 <= top <= bottom <= 1):
                raise ValueError(f"not a box inside the image: {box}")
        return box


class Slide(Model):
    """One state of what was shown: it stayed the same from ``start`` to ``end``.

    Times are seconds on the recording's clock, as those of segments.
    """

    start: Seconds
    end: Seconds
    image: str | None = Field(
        default=None, description="path of the picture relative to this file, with '/'"
    )
    title: str | None = Field(default=None, description="the line that stands out, where one does")
    words: tuple[SlideWord, ...] = Field(default=(), description="in reading order")

    @model_validator(mode="after")
    def _times_in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a slide ends before it begins: {self.start} to {self.end}")
        return self

    @property
    def interval(self) -> Interval:
        """When it was shown."""
        return Interval(self.start, self.end)

    @property
    def text(self) -> str:
        """Its words in reading order, joined by spaces."""
        return " ".join(word.text for word in self.words)


class Slides(Model):
    """The slides of one recording, in the order in which they were shown."""

    schema_version: int = SCHEMA_VERSION
    slides: tuple[Slide, ...] = ()

    @model_validator(mode="after")
    def _one_at_a_time(self) -> Self:
        ends = 0.0
        for slide in self.slides:
            if slide.start < ends:
                raise ValueError(f"a slide begins at {slide.start}, before the last one ends")
            ends = slide.end
        return self

    def at(self, seconds: float) -> Slide | None:
        """The slide shown at a moment; None where none was. Its end belongs to the next one."""
        return next((one for one in self.slides if one.start <= seconds < one.end), None)
