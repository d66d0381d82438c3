"""What a renderer of notes is, and what it can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lectura.records.notes import Notes
from lectura.records.target import NOTES
from lectura.render.links import moment_link, moment_of


@dataclass(frozen=True)
class RenderOptions:
    """How notes are written.

    Attributes:
        link: web address or path of the recording, as a person gave it; times become links into it.
        recording: where no ``link`` was given: the address of the recording from the page's
            folder, percent-encoded (`lectura.paths.file_address`).
        stem: what the files beside the page are called; None where it goes by the recording's name.
    """

    link: str | None = None
    recording: str | None = None
    stem: str | None = None

    def moment(self, seconds: float) -> str | None:
        """The address of a moment of the recording; None where its place is unknown."""
        if self.link is not None:
            return moment_link(self.link, seconds)
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
