"""What a page is made of: the records of one lecture, and its recording as a browser reaches it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lectura.records.notes import Notes
from lectura.records.slides import Slides
from lectura.records.transcript import Transcript
from lectura.records.translation import Translation


@dataclass(frozen=True)
class Media:
    """The recording of a page.

    Attributes:
        kind: which element plays it.
        src: its percent-encoded address from the page's folder; None where it is embedded only.
        embedded: its sound in base64; None where it stands beside the page only.
        embedded_type: the media type of that sound.
        name: of the file, for people.
        advice: the command that makes a page that can be played; None where browsers play it.
        holds_excluded: True where it still holds the voice of a person who was left out.
    """

    kind: Literal["audio", "video"]
    src: str | None = None
    embedded: str | None = None
    embedded_type: str | None = None
    name: str = ""
    advice: str | None = None
    holds_excluded: bool = False


@dataclass(frozen=True)
class Lecture:
    """One lecture.

    Attributes:
        transcript: with what is to be shown only; who was left out is gone from it.
        title: of the page.
        digest: what a browser's memory of this lecture is kept under.
        notes: made of this transcript; None for a page without notes.
        media: None for a page without player.
        slides: what was shown, and when; None where that is unknown.
        date: the day of the lecture.
        slide_images: the path of a slide's picture → its ``data:`` address.
        recipe: how the page was made, for a program that makes it again alike.
        translations: of this transcript, shown beside it; a reader chooses among them, and sees the
            first one until then.
    """

    transcript: Transcript
    title: str
    digest: str
    notes: Notes | None = None
    media: Media | None = None
    slides: Slides | None = None
    date: dt.date | None = None
    slide_images: Mapping[str, str] = field(default_factory=dict)
    recipe: str = ""
    translations: tuple[Translation, ...] = ()
