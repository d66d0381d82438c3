"""The command line: parses, calls, prints; nothing heavy is imported before a command runs."""

from lectura.cli.exit import main

__all__ = ["main"]
