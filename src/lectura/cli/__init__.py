"""The command line: parses, calls, prints; nothing heavy is imported before a command runs."""

from __future__ import annotations

from lectura.process import interrupts, large_pages

TYPE_CHECKING = False  # typing takes longer to load than all that is here
if TYPE_CHECKING:
    from typing import NoReturn

    from lectura.speech.engine import Engine

__all__ = ["main"]


def main(engine: Engine | None = None) -> NoReturn:
    """Run the command line and leave the process with the documented status.

    Args:
        engine: what transcribes; None takes Whisper.
    """
    interrupts.leave_at_once()
    large_pages.ask()
    from lectura.process import streams

    streams.guard()
    from lectura.cli.app import app
    from lectura.cli.errors import run_app
    from lectura.cli.setup import transcribing_with

    with transcribing_with(engine):
        run_app(app)
