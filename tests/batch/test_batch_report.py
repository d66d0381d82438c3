"""The report, its table, and what the batch as a whole ends with."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from lectura.batch import report, table
from lectura.batch.report import BatchReport
from lectura.errors import ExitStatus, NotMediaError
from lectura.inputs.safe_names import display_path
from lectura.pipeline import Gate
from lectura.records.report import Failure, RecordingReport, StageSeconds, Status
from lectura.store import Store
from schema_checks import check_each_key_counts

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.timezone.utc)


def batch(*files: RecordingReport) -> BatchReport:
    later = NOON + dt.timedelta(minutes=10)
    return BatchReport(lectura="1.0", started=NOON, updated=later, files=files)


def good() -> RecordingReport:
    return RecordingReport(
        id="week1/lecture",
        input="in/week1/lecture.mp4",
        status="complete",
        exit_status=0,
        seconds=StageSeconds(transcribe=290, notes=10),
        duration=3600,
        speed_x_real_time=12,
        speech_coverage_percent=99.96,
        grounded_percent=100,
        outputs=("week1/lecture.json", "week1/lecture.notes.md"),
    )


def bad() -> RecordingReport:
    error = NotMediaError("bad.mp4 holds no audio.", hint="Play it: ffplay bad.mp4")
    return RecordingReport(id="bad\n", input="in/bad\n.mp4").ended(Failure.of(error))


EXIT: dict[Status, int | None] = {
    "complete": 0,
    "skipped": 0,
    "partial": 3,
    "failed": 1,
    "pending": None,
}


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("complete", "complete"), ExitStatus.COMPLETE),
        (("complete", "skipped"), ExitStatus.COMPLETE),
        (("complete", "failed"), ExitStatus.PARTIAL),
        (("skipped", "pending"), ExitStatus.PARTIAL),
        (("complete", "partial"), ExitStatus.PARTIAL),
        (("partial",), ExitStatus.PARTIAL),
        (("failed", "failed"), ExitStatus.FAILED),
        (("pending",), ExitStatus.FAILED),
        ((), ExitStatus.FAILED),
    ],
)
def test_only_a_batch_that_is_complete_ends_with_0(
    statuses: tuple[Status, ...], status: ExitStatus
) -> None:
    files = (
        RecordingReport(id=str(i), input="x", status=s, exit_status=EXIT[s])
        for i, s in enumerate(statuses)
    )
    assert report.exit_status(batch(*files)) is status


def test_what_is_written_is_read_and_follows_the_published_schema(tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.json"
    report.write(batch(good(), bad()), path, Gate(Store(tmp_path / "store")))
    data = json.loads(path.read_text(encoding="utf-8"))
    assert BatchReport.model_validate({**data, "digests": None}) == batch(good(), bad())
    assert data["schema_version"] == 1
    assert data["files"][1]["error"] == {
        "kind": "NotMediaError",
        "message": "bad.mp4 holds no audio.",
        "hint": "Play it: ffplay bad.mp4",
        "exit_status": 1,
    }
    check_each_key_counts(data, "report")
    assert list(path.parent.iterdir()) == [path]


def test_an_entry_is_replaced_in_its_place() -> None:
    waiting = RecordingReport(id="week1/lecture", input="in/week1/lecture.mp4")
    before = batch(waiting, bad())
    after = before.with_file(good(), now=NOON)
    assert after.files == (good(), bad())
    assert after.updated == NOON
    assert before.files == (waiting, bad())
    assert (
        after.with_file(RecordingReport(id="new", input="new.mp4"), now=NOON).files[2].id == "new"
    )


def test_a_share_above_100_percent_is_refused() -> None:
    with pytest.raises(ValidationError):
        RecordingReport(id="a", input="a", speech_coverage_percent=101)


def test_a_name_that_is_no_text_can_be_reported() -> None:
    path = Path("in") / "caf\udce9.mp4"
    shown = display_path(path)
    assert shown.endswith("caf\\udce9.mp4")
    assert RecordingReport(id="a", input=shown).model_dump_json()


def test_the_table_rounds_down_and_stays_on_its_lines() -> None:
    first, second = table.rows(batch(good(), bad()))
    assert first == (
        "week1/lecture", "complete", "1:00:00", "5:00", "12.0", "99 %", "100 %", "",
    )  # fmt: skip
    assert second == ("bad␤", "failed", "", "", "", "", "", "bad.mp4 holds no audio.")
    assert len(first) == len(table.HEADER)


def test_the_summary_counts_and_gives_the_speed_of_the_whole() -> None:
    text = table.summary(batch(good(), bad(), RecordingReport(id="c", input="c", status="skipped")))
    expected = "1 complete, 1 already complete, 1 failed"
    assert text == expected + ": 1:00:00 of audio in 10:00 (6.0 × real time)"
    assert table.summary(batch()) == "no recordings"
