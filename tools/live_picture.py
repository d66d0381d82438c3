"""A moving picture of a session on the terminal: ``python tools/live_picture.py clase.mp4``.

A real session of ``lectura live`` hears the recording at its own pace; what its screen showed is
drawn frame by frame into one SVG that moves by CSS alone, for ``docs/pictures/live.svg``. No text
in it is made up: the events are those of the session, the screen is the command's own.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.segment import Segment
from rich.text import Text

from lectura.cli.captioning.screen import Shown
from lectura.live.events import Draft, Event, Firm, Listening
from lectura.records.transcript import Word

WIDTH, HEIGHT = 76, 12
"""Of the terminal, in characters."""
_ACROSS, _DOWN, _MARGIN = 8.4, 19, 14
_SECONDS_AFTER_THE_END = 3.0
_COLOURS = {"dim": "#8f98a8", "red": "#f2857d", "plain": "#e6e4de"}


@dataclass(frozen=True)
class Frame:
    """What is seen from a moment on: lines of stretches, each with its colour."""

    at: float
    lines: tuple[tuple[tuple[str, str], ...], ...]


def session(recording: Path, language: str | None) -> list[dict[str, Any]]:
    """What ``lectura live --json`` told of a recording at its own pace."""
    with tempfile.TemporaryDirectory() as folder:
        line = ["live", "-i", recording, "-o", folder, "--name", "clase", "--json", "--no-finish"]
        line += [] if language is None else ["--language", language]
        done = subprocess.run(
            [sys.executable, "-m", "lectura", *map(str, line)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [json.loads(told) for told in done.stdout.splitlines()]


def event_of(told: dict[str, Any]) -> Event | None:
    """The event that a line tells; None for those that the screen does not show."""
    words = tuple(
        Word(text=one["word"], start=one["start"], end=one["end"]) for one in told.get("words", ())
    )
    if "firm" in told:
        return Firm(words)
    if "draft" in told:
        return Draft(words)
    if "listening" in told:
        return Listening(told["listening"], Path("clase.wav"))
    return None


def frames(told: Sequence[dict[str, Any]]) -> Iterator[Frame]:
    """The screen after each event."""
    terminal = Console(file=io.StringIO(), width=WIDTH, height=HEIGHT, force_terminal=True)
    shown, printed = Shown(), list[Text]()
    for one in told:
        event = event_of(one)
        if event is not None:
            printed += shown.take(event)
            screen = Group(*printed, shown.drawn(one["at"], WIDTH, HEIGHT))
            lines = terminal.render_lines(screen, pad=False)
            yield Frame(one["at"], tuple(_line(line) for line in lines[-HEIGHT:]))


def _line(segments: Sequence[Segment]) -> tuple[tuple[str, str], ...]:
    return tuple((part.text, _colour(part)) for part in segments if part.text.strip("\n"))


def _colour(part: Segment) -> str:
    style = part.style
    if style is None:
        return "plain"
    return "dim" if style.dim else "red" if style.color is not None else "plain"


def svg(every: Sequence[Frame], title: str) -> str:
    """The picture, which begins again at its end."""
    whole = every[-1].at + _SECONDS_AFTER_THE_END
    width, height = WIDTH * _ACROSS + 2 * _MARGIN, HEIGHT * _DOWN + 2 * _MARGIN
    rules, groups = [], []
    ends = [*(frame.at for frame in every[1:]), whole]
    for number, (frame, end) in enumerate(zip(every, ends, strict=True)):
        begin, stop = 100 * frame.at / whole, 100 * end / whole
        rules.append(
            f"@keyframes f{number}{{0%,{begin:.2f}%{{opacity:0}}{begin + 0.01:.2f}%,{stop:.2f}%"
            f"{{opacity:1}}{min(stop + 0.01, 100):.2f}%,100%{{opacity:{int(stop >= 100)}}}}}"
            f"#f{number}{{opacity:0;animation:f{number} {whole:.1f}s step-end infinite}}"
        )
        groups.append(f'<g id="f{number}">{"".join(_drawn(frame))}</g>')
    last = len(every) - 1
    still = (
        "@media (prefers-reduced-motion:reduce){g{animation:none!important}"
        f"#f{last}{{opacity:1}}}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'role="img" aria-label="{html.escape(title)}">\n<title>{html.escape(title)}</title>\n'
        f"<style>text{{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
        f"white-space:pre}}{''.join(rules)}{still}</style>\n"
        '<rect width="100%" height="100%" rx="8" fill="#15181e"/>\n'
        + "\n".join(groups)
        + "\n</svg>\n"
    )


def _drawn(frame: Frame) -> Iterator[str]:
    for row, line in enumerate(frame.lines):
        if not line:
            continue
        parts = "".join(
            f'<tspan fill="{_COLOURS[colour]}">{html.escape(text)}</tspan>' for text, colour in line
        )
        yield f'<text x="{_MARGIN}" y="{_MARGIN + (row + 0.8) * _DOWN:.0f}">{parts}</text>'


def main() -> None:
    """Make the picture."""
    parser = argparse.ArgumentParser(description="A moving picture of lectura live.")
    parser.add_argument("recording", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures/live.svg"))
    parser.add_argument("--language")
    given = parser.parse_args()
    every = list(frames(session(given.recording, given.language)))
    title = "lectura live: firm words stay, dim words may still change"
    given.output.write_text(svg(every, title), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
