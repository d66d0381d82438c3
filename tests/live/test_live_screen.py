"""Captions on a terminal: what stays, what is drawn again, narrow windows, nothing obeyed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from live_samples import words
from rich.console import Console

from lectura.cli.captioning.screen import Screen, Shown
from lectura.live.events import Draft, Firm, Gap, Listening, Told
from lectura.timeline import Interval


def drawn(shown: Shown, width: int = 40, height: int = 12, seconds: float = 65.0) -> list[str]:
    """The lines at the bottom, as a terminal of this size shows them."""
    console = Console(file=io.StringIO(), width=width, height=height)
    console.print(shown.drawn(seconds, width, height))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_before_anybody_speaks_it_says_so() -> None:
    assert drawn(Shown()) == ["Say something …", "● 1:05"]


def test_a_draft_follows_the_firm_words_of_its_line() -> None:
    shown = Shown()
    assert shown.take(Firm(words("Firm", "words"))) == []
    shown.take(Draft(words("may", "change")))
    assert drawn(shown) == ["Firm words may change", "● 1:05"]
    shown.take(Draft(words("changed")))
    assert drawn(shown) == ["Firm words changed", "● 1:05"]


def test_a_finished_line_stays_and_a_new_one_begins() -> None:
    shown = Shown()
    assert [line.plain for line in shown.take(Firm(words("One", "sentence.", "And")))] == [
        "One sentence."
    ]
    assert drawn(shown)[0] == "And"
    assert [line.plain for line in shown.finish()] == ["And"]


def test_a_gap_ends_the_line() -> None:
    shown = Shown()
    shown.take(Firm(words("Half", "a")))
    lines = [line.plain for line in shown.take(Gap(Interval(60.0, 66.0)))]
    assert lines == ["Half a", "[…] 1:00–1:06"]


@pytest.mark.parametrize("width", [20, 40, 90])
def test_what_would_fill_the_window_is_cut_at_its_front(width: int) -> None:
    shown = Shown()
    shown.take(Draft(words(*(f"word{number}" for number in range(200)))))
    lines = drawn(shown, width=width, height=10)
    assert len(lines) <= 10
    assert lines[0].startswith("…")
    assert lines[-2].endswith("word199")
    assert max(map(len, lines)) <= width


def test_nothing_that_is_said_is_obeyed() -> None:
    shown = Shown()
    (line,) = shown.take(Firm(words("\x1b[2Jgone.")))
    assert "\x1b" not in line.plain
    shown.take(Draft(words("[bold]no[/bold]", "\x07")))
    assert "[bold]no[/bold]" in drawn(shown)[0]
    assert "\x07" not in drawn(shown)[0]


def test_the_terminal_gets_each_finished_line_once(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    terminal = Console(file=out, width=60, force_terminal=True, color_system=None)
    screen = Screen(terminal, clock=lambda: 5.0)
    screen.tell(Listening("a microphone", Path("x.wav")), 0.0)
    screen.tell(Firm(words("One", "sentence.")), 1.0)
    screen.tell(Told("A warning", warning=True), 1.0)
    screen.tell(Firm(words("The", "rest")), 2.0)
    screen.close()
    text = out.getvalue()
    assert text.count("One sentence.") == 1
    assert text.count("Listening to a microphone. Kept: x.wav. Ctrl-C ends it.") == 1
    assert text.rstrip().endswith("The rest")
    assert "A warning" in capsys.readouterr().err
