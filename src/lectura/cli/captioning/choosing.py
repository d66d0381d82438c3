"""Which view fits the streams that this process has."""

from __future__ import annotations

import sys

from lectura.cli.captioning.views import JsonLines, Lines, Several, View
from lectura.cli.console import console


def chosen(*, as_json: bool) -> View:
    """The view for the streams that this process has."""
    if as_json:
        return JsonLines()
    if not console().draws:
        return Lines(told=True)
    from lectura.cli.captioning.screen import Screen

    screen = Screen()
    return screen if sys.stdout.isatty() else Several((screen, Lines(told=False)))
