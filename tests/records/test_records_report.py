"""The one record of what became of a recording."""

from __future__ import annotations

import pytest

from lectura.errors import ExitStatus, NotMediaError
from lectura.records.report import (
    Failure,
    RecordingReport,
    StageSeconds,
    combined,
    percent,
)

ENTRY = RecordingReport(
    id="week1/clase",
    input="/home/ana/week1/clase.mp4",
    status="partial",
    exit_status=3,
    warnings=("cut", "cut"),
    missing=("cut", "no notes"),
    seconds=StageSeconds(transcribe=2.5, notes=0.5),
    speed_x_real_time=12,
    reused=False,
)


def test_a_fraction_never_reads_as_all_of_it_before_it_is() -> None:
    assert (percent(0.99999), percent(1.0), percent(0.975), percent(0.0)) == (99.99, 100, 97.5, 0)


def test_the_seconds_of_its_stages_are_named_and_summed() -> None:
    assert ENTRY.seconds is not None
    assert ENTRY.seconds.total == 3.0
    assert ENTRY.seconds.by_stage() == {"transcribe": 2.5, "notes": 0.5}


def test_what_is_said_twice_is_one_remark() -> None:
    assert ENTRY.remarks == ("cut", "no notes")


def test_an_error_ends_it_and_leaves_what_there_was() -> None:
    ended = ENTRY.ended(Failure.of(NotMediaError("It is text.", hint="lectura doctor")))
    assert (ended.status, ended.exit_status, ended.warnings) == ("failed", 1, ("cut", "cut"))
    assert ended.error == Failure(
        kind="NotMediaError", message="It is text.", hint="lectura doctor", exit_status=1
    )


def test_a_manifest_keeps_what_no_run_changes() -> None:
    lasting = ENTRY.lasting("clase.mp4")
    assert (lasting.input, lasting.seconds, lasting.speed_x_real_time) == ("clase.mp4", None, None)
    assert (lasting.reused, lasting.missing) == (None, ENTRY.missing)
    assert "/home/ana" not in lasting.model_dump_json()


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ((), 1),
        ((None,), 1),
        ((0, None), 3),
        ((4, 4), 4),
        ((0, 0), 0),
        ((2, 1), 1),
        ((3,), 3),
    ],
)
def test_the_status_of_several(statuses: tuple[int | None, ...], together: int) -> None:
    assert combined(statuses) is ExitStatus(together)
