"""Captions for people and programs: a screen that changes, plain lines, or a line of JSON each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from lectura.cli.console import console, out, out_json
from lectura.live.captions import GAP
from lectura.live.events import Draft, Event, Firm, Gap, Language, Listening, Told
from lectura.live.lines import LineJoiner, text_of
from lectura.paths import on_one_line
from lectura.timeline import format_span, round_seconds

if TYPE_CHECKING:
    from lectura.records.transcript import Word


class View(Protocol):
    """Shows events."""

    def tell(self, event: Event, at: float) -> None:
        """Show an event that happened so many seconds after the beginning."""

    def close(self) -> None:
        """Nothing more comes."""


class JsonLines:
    """One JSON object per event on standard output."""

    def tell(self, event: Event, at: float) -> None:
        if (value := _as_json(event)) is not None:
            out_json({**value, "at": round_seconds(at)})

    def close(self) -> None:
        """There is nothing to close."""


class Lines:
    """Finished lines of firm words on standard output: what a file or a dumb terminal can hold."""

    def __init__(self, *, told: bool) -> None:
        """``told``: also say what else happens, on standard error."""
        self._joiner = LineJoiner()
        self._told = told

    def tell(self, event: Event, at: float) -> None:
        if isinstance(event, Firm):
            for line in self._joiner.add(event):
                out(text_of(line))
        elif isinstance(event, Gap):
            self._finish()
            out(_gap(event))
        elif self._told:
            say(event)

    def close(self) -> None:
        self._finish()

    def _finish(self) -> None:
        if line := self._joiner.finish():
            out(text_of(line))


class Several:
    """Events to several views."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views

    def tell(self, event: Event, at: float) -> None:
        for view in self._views:
            view.tell(event, at)

    def close(self) -> None:
        for view in self._views:
            view.close()


def say(event: Event) -> None:
    """Tell people on standard error what is no caption."""
    if isinstance(event, Told):
        (console().warning if event.warning else console().tell)(event.message)
    elif isinstance(event, Listening):
        console().tell(listening(event))


def listening(event: Listening) -> str:
    """What it listens to, and how it is ended."""
    return f"Listening to {event.source}. Kept: {on_one_line(event.kept)}. Ctrl-C ends it."


def _gap(gap: Gap) -> str:
    return f"{GAP} {format_span(gap.span)}"


def _as_json(event: Event) -> dict[str, Any] | None:
    if isinstance(event, Firm):
        return {"firm": event.text, **_times(event.words)} if event.words else None
    if isinstance(event, Draft):
        return {"draft": event.text, **_times(event.words)}
    if isinstance(event, Gap):
        return {"gap": True, "start": event.span.start, "end": event.span.end}
    if isinstance(event, Language):
        return {"language": event.code}
    if isinstance(event, Listening):
        return {"listening": event.source, "kept": str(event.kept)}
    return {"warning" if event.warning else "info": event.message}


def _times(words: Sequence[Word]) -> dict[str, Any]:
    """From the first to the last, and of each."""
    if not words:
        return {}
    each = [{"word": one.text, "start": one.start, "end": one.end} for one in words]
    return {"start": words[0].start, "end": words[-1].end, "words": each}
