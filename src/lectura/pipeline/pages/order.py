"""What a page is made of, and what a person asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lectura.records.notes import Notes
from lectura.records.transcript import Transcript
from lectura.records.translation import Translation


@dataclass(frozen=True)
class Found:
    """The recording of a page.

    Attributes:
        paths: where it is; several that are one lecture; empty where nobody knows.
        address: the one under which the page reaches it; None for several, for one that was no
            lasting file, and where no relative way leads there.
        name: of its file, for people; empty where there is none.
    """

    paths: tuple[Path, ...] = ()
    address: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """What a person asks of a page when they make it themselves.

    Attributes:
        embed: the sound goes inside.
        excluded: ids of those who are left out, besides those whom the notes leave out.
        slides: lists of slides.
        media: the recording, where another than the transcript's own is named.
    """

    embed: bool = False
    excluded: tuple[str, ...] = ()
    slides: tuple[Path, ...] = ()
    media: Path | None = None


@dataclass(frozen=True)
class Order:
    """What a page is made of.

    Attributes:
        file: where it goes.
        transcript: as it was written.
        notes: of it; None for a page without.
        found: its recording.
        indexes: the JSON files in which the digest of a page that is there may stand.
        asked: what a person asks; None for a page as the one that is there.
        typed: the name of the transcript's file, for the command in an advice.
        translations: that are shown beside it, the first one until a reader chooses another.
    """

    file: Path
    transcript: Transcript
    notes: Notes | None
    found: Found
    indexes: tuple[Path, ...]
    typed: str
    asked: Asked | None = None
    translations: tuple[Translation, ...] = ()
