"""Notes as files: each form is one module, and one entry in `RENDERERS`."""

from __future__ import annotations

from lectura.errors import UsageError
from lectura.notes.model import Notes
from lectura.render.ics import ICS
from lectura.render.markdown import MARKDOWN
from lectura.render.notes_json import JSON, read_notes
from lectura.render.renderer import Renderer, RenderOptions

__all__ = ["RENDERERS", "RenderOptions", "Renderer", "read_notes", "render_notes"]

RENDERERS: dict[str, Renderer] = {renderer.name: renderer for renderer in (MARKDOWN, JSON, ICS)}


def render_notes(notes: Notes, format_name: str, options: RenderOptions | None = None) -> str:
    """The notes in the form of that name; the same notes give the same text.

    Raises:
        UsageError: there is no such form.
    """
    if format_name not in RENDERERS:
        raise UsageError(
            f"Notes cannot be written as '{format_name}'.",
            hint=f"Choose among {', '.join(RENDERERS)}: lectura summarize TRANSCRIPT -f md",
            value=format_name,
        )
    return RENDERERS[format_name].write(notes, options or RenderOptions())
