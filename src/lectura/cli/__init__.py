"""The command line: parses, calls, prints; nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and leave the process with the documented status."""
    from lectura.cli.app import app
    from lectura.cli.errors import run_app

    run_app(app)
