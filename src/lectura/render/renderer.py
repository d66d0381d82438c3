"""What a renderer of notes is, and what it can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lectura.notes.model import Notes


@dataclass(frozen=True)
class RenderOptions:
    """How notes are written.

    Attributes:
        link: web address or path of the recording; times become links into it.
    """

    link: str | None = None


@dataclass(frozen=True)
class Renderer:
    """One form of notes: the word for ``--format``, the suffix of its files, the function."""

    name: str
    suffix: str
    write: Callable[[Notes, RenderOptions], str]
