"""What is told of a stage: percent, rate from its beginning, what is left."""

from __future__ import annotations

import pytest

from lectura.cli.progress.bars import bar, fitted
from lectura.cli.progress.stages import Stages
from lectura.progress import Progress


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def stages(clock: Hand) -> Stages:
    return Stages(clock)


def heard(done: float, total: float | None = 100.0) -> Progress:
    return Progress("transcribe", done, total, "seconds")


def test_the_rate_counts_from_the_beginning_of_the_stage(stages: Stages, clock: Hand) -> None:
    stages.take(heard(0))
    clock.now += 20
    stage = stages.take(heard(60))
    assert stage.speed == "3.0 × real time"
    assert stage.left(clock.now) == "13 s left"


def test_what_an_earlier_run_did_does_not_count(stages: Stages, clock: Hand) -> None:
    stages.take(heard(60))
    clock.now += 10
    stage = stages.take(heard(80))
    assert (stage.percent, stage.speed) == (80, "2.0 × real time")


def test_nothing_is_said_of_the_first_moment(stages: Stages, clock: Hand) -> None:
    stages.take(heard(0))
    clock.now += 0.005
    stage = stages.take(heard(66))
    assert (stage.percent, stage.speed, stage.left(clock.now)) == (66, "", "")


def test_the_rate_stays_between_two_events_and_what_is_left_goes_down(
    stages: Stages, clock: Hand
) -> None:
    stages.take(heard(0))
    clock.now += 10
    stage = stages.take(heard(50))
    clock.now += 4
    assert (stage.speed, stage.left(clock.now)) == ("5.0 × real time", "6 s left")
    clock.now += 20
    assert stage.left(clock.now) == "", "it took longer than was expected: nobody knows"


@pytest.mark.parametrize(
    ("event", "percent", "count"),
    [
        (Progress("notes", 0, None, "parts"), 0, ""),
        (Progress("notes", 3, 12, "parts"), 25, "3 of 12"),
        (Progress("notes", 1, 1, "parts"), 100, ""),
        (Progress("transcribe", 1.6, 2, "files"), 80, "1 of 2"),
        (Progress("speakers", 754.0, None, "seconds"), None, "at 12:34"),
        (Progress("read", 0, 0, "bytes"), 100, ""),
        (heard(99.9), 99, ""),
    ],
)
def test_percent_and_count(
    stages: Stages, event: Progress, percent: int | None, count: str
) -> None:
    stage = stages.take(event)
    assert (stage.percent, stage.count) == (percent, count)


@pytest.mark.parametrize(
    ("width", "shown", "left_out"),
    [
        (100, ["68 %", "3.4 × real time", "20 s", "9 s left", "━", "─"], []),
        (60, ["68 %", "9 s left", "━"], ["real time"]),
        (40, ["68 %", "━", "0:20"], ["real time"]),
        (24, ["68 %"], ["real time", "left", "━"]),
        (12, ["68 %"], ["real time", "left", "━"]),
    ],
)
def test_a_narrow_terminal_loses_the_speed_first_and_the_percent_never(
    stages: Stages, clock: Hand, width: int, shown: list[str], left_out: list[str]
) -> None:
    stages.take(heard(0))
    clock.now += 20
    line = bar(stages.take(heard(68)), clock.now, width)
    assert len(line) <= width
    assert [one for one in shown if one not in line] == []
    assert [one for one in left_out if one in line] == []


def test_a_long_name_keeps_its_ends() -> None:
    assert fitted("abcdefghij.mp4", 9) == "abcd….mp4"
    assert fitted("a.mp4", 9) == "a.mp4"


def test_a_batch_names_the_recording_and_never_cuts_the_stage(stages: Stages, clock: Hand) -> None:
    stage = stages.take(Progress("transcribe", 1, 12, "files", "printing-lecture-of-monday"))
    assert bar(stage, clock.now, 99).startswith("Transcribing print…onday  ")
    assert bar(stage, clock.now, 60).startswith("Transcribing  ")


def test_reading_of_which_nothing_was_told_is_not_shown_for_ever(stages: Stages) -> None:
    stages.take(Progress("read", 0, None, "bytes"))
    assert [stage.title for stage in stages.all()] == ["Reading"]
    stages.take(Progress("transcribe", 0, 2, "files"))
    assert [stage.title for stage in stages.all()] == ["Transcribing"]
    stages.take(Progress("read", 10, 10, "bytes"))
    assert [stage.title for stage in stages.all()] == ["Transcribing", "Reading"]
