"""What a renderer of notes is, and what it can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lectura.records.notes import LinkedRecording, Notes, NotesSource
from lectura.records.target import NOTES
from lectura.records.translation import Translation
from lectura.render.links import moment_link, moment_of


@dataclass(frozen=True)
class RenderOptions:
    """How notes are written.

    Attributes:
        link: web address or path of the recording, as a person gave it; times become links into it.
        recording: where no ``link`` was given: the address of the recording from the page's
            folder, percent-encoded (`lectura.paths.file_address`).
        recordings: the same of each of several recordings that are one lecture, in order.
        stem: what the files beside the page are called; None where it goes by the recording's name.
        translation: of the transcript, whose words stand under the quotes.
    """

    link: str | None = None
    recording: str | None = None
    recordings: tuple[LinkedRecording, ...] = ()
    stem: str | None = None
    translation: Translation | None = None

    @classmethod
    def of(cls, source: NotesSource) -> RenderOptions:
        """As notes say that they were written."""
        return cls(source.link, source.recording, source.recordings)

    @property
    def links(self) -> dict[str, Any]:
        """What notes keep of them."""
        return {name: getattr(self, name) for name in ("link", "recording", "recordings")}

    def moment(self, seconds: float) -> str | None:
        """The address of a moment of the recording; None where its place is unknown."""
        if self.link is not None:
            return moment_link(self.link, seconds)
        begun = [one for one in self.recordings if one.start <= seconds]
        if begun:
            return moment_of(begun[-1].recording, seconds - begun[-1].start)
        return None if self.recording is None else moment_of(self.recording, seconds)


@dataclass(frozen=True)
class Renderer:
    """One form of notes: the word for ``--format``, and the function."""

    name: str
    write: Callable[[Notes, RenderOptions], str]

    @property
    def suffix(self) -> str:
        """Of its files: ``.notes.md``."""
        return NOTES[self.name]
