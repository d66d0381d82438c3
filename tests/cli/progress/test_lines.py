"""Lines for logs and screen readers: few, whole, and never a minute of nothing."""

from __future__ import annotations

import pytest

from lectura.cli.progress import lines
from lectura.cli.progress.lines import Lines
from lectura.cli.progress.stages import Stages
from lectura.progress import Progress


class Log:
    """Lines of one recording by a clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.told: list[str] = []
        self.view = Lines(self.told.append, "a.mp4", Stages(lambda: self.now))

    def at(self, second: float, done: float, total: float | None = 1000.0) -> None:
        self.now = second
        self.view.draw(Progress("transcribe", done, total, "seconds"))


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    monkeypatch.setattr(lines, "PATIENCE_SECONDS", 0.0)
    return Log()


def test_what_is_over_at_once_is_not_told_of() -> None:
    log = Log()
    for part in range(5):
        log.at(part / 20, 250 * part)
    assert log.told == []


def test_the_first_sign_comes_while_nothing_is_told() -> None:
    log = Log()
    log.at(0.1, 0)
    log.now = 0.6
    log.view.tick()
    assert log.told == ["a.mp4: transcribing, 0 %"]


def test_a_line_per_tenth(log: Log) -> None:
    for second in range(101):
        log.at(second, 10 * second)
    assert len(log.told) == 11
    assert log.told[0] == "a.mp4: transcribing, 0 %"
    assert log.told[1] == "a.mp4: transcribing, 10 %, 10.0 × real time, 1 min left"
    assert log.told[-1] == "a.mp4: transcribing, done in 1 min 40 s, 10.0 × real time"


def test_a_fast_stage_is_one_line(log: Log) -> None:
    for tenth in range(11):
        log.at(tenth / 10, 100 * tenth)
    assert log.told == ["a.mp4: transcribing, 0 %"]


def test_a_line_per_minute_where_less_gets_done(log: Log) -> None:
    for second in range(0, 301, 10):
        log.at(second, second / 10)
    assert len(log.told) == 6


def test_a_line_per_minute_where_nothing_is_told(log: Log) -> None:
    log.at(0, 0)
    for second in range(1, 200):
        log.now = second
        log.view.tick()
    assert log.told[1:] == [
        "a.mp4: transcribing, 0 %, 1 min so far",
        "a.mp4: transcribing, 0 %, 2 min so far",
        "a.mp4: transcribing, 0 %, 3 min so far",
    ]


def test_the_minute_is_watched_while_nothing_is_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    monkeypatch.setattr(lines, "MOST_SECONDS", 0.02)
    told = threading.Event()
    view = Lines(lambda line: told.set() if "so far" in line or "0 %" in line else None, "a",
                 Stages(iter(range(1000)).__next__))  # fmt: skip
    with view:
        view.draw(Progress("transcribe", 0, 10, "seconds"))
        told.clear()
        assert told.wait(5)
