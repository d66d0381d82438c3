"""Notes as files: each form is one module, and one entry in `RENDERERS`."""

from __future__ import annotations

from lectura.errors import UsageError
from lectura.paths import escaped_in_json, printable
from lectura.records.notes import Notes
from lectura.records.target import HTML
from lectura.render.ics import ICS
from lectura.render.markdown import MARKDOWN
from lectura.render.notes_json import JSON, read_notes
from lectura.render.renderer import Renderer, RenderOptions

__all__ = ["RENDERERS", "RenderOptions", "Renderer", "read_notes", "render_notes", "renderer_named"]

RENDERERS: dict[str, Renderer] = {renderer.name: renderer for renderer in (MARKDOWN, JSON, ICS)}


def renderer_named(name: str) -> Renderer:
    """The form of that name.

    Raises:
        UsageError: there is no such form.
    """
    if name not in RENDERERS:
        raise UsageError(
            f"Notes cannot be written as '{name}'.",
            hint=f"Choose among {', '.join((*RENDERERS, HTML))}: lectura summarize FILE -f md",
            value=name,
        )
    return RENDERERS[name]


def render_notes(notes: Notes, format_name: str, options: RenderOptions | None = None) -> str:
    """The notes in the form of that name; the same notes give the same text.

    Characters that a terminal obeys are escaped in JSON and left out of the others.

    Raises:
        UsageError: there is no such form.
    """
    text = renderer_named(format_name).write(notes, options or RenderOptions())
    return escaped_in_json(text) if format_name == JSON.name else printable(text)
