"""The report of a batch as rows of text, for people. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lectura.batch.report import BatchReport
from lectura.paths import without_controls
from lectura.records.report import RecordingReport, Status
from lectura.timeline import format_clock

HEADER = (
    "recording", "status", "length", "took", "× real time", "text read", "quotes found", "remark",
)  # fmt: skip

_ORDER: Sequence[Status] = ("complete", "skipped", "partial", "failed", "pending")
_WORDS: dict[Status, str] = {
    "complete": "complete",
    "skipped": "already complete",
    "partial": "partial",
    "failed": "failed",
    "pending": "not done yet",
}


def rows(report: BatchReport) -> tuple[tuple[str, ...], ...]:
    """One row of `HEADER` per recording; no cell holds a line break."""
    return tuple(_row(file) for file in report.files)


def summary(report: BatchReport) -> str:
    """``2 complete, 1 failed: 1:30:00 of audio in 7:30 (12.0 × real time)``."""
    counts = report.counts()
    parts = [f"{counts[status]} {_WORDS[status]}" for status in _ORDER if status in counts]
    worked = [file for file in report.files if file.speed_x_real_time and file.duration]
    audio = sum(file.duration or 0 for file in worked)
    took = (report.updated - report.started).total_seconds()
    text = ", ".join(parts) or "no recordings"
    if audio and took > 0:
        text += f": {format_clock(audio)} of audio in {format_clock(took)}"
        text += f" ({audio / took:.1f} × real time)"
    return text


def told_status(status: Status) -> str:
    """A status in the words of the table."""
    return _WORDS[status]


def _row(file: RecordingReport) -> tuple[str, ...]:
    remarks = [file.error.message] if file.error and file.status == "failed" else _remarks(file)
    cells = (
        file.id,
        _WORDS[file.status],
        _clock(file.duration),
        _clock(file.seconds.total if file.seconds else None),
        "" if file.speed_x_real_time is None else f"{file.speed_x_real_time:.1f}",
        _percent(_read(file)),
        _percent(file.grounded_percent),
        " ".join(remarks),
    )
    return tuple(without_controls(re.sub(r"[\t\r\n]", "␤", cell), "␤") for cell in cells)


def _remarks(file: RecordingReport) -> list[str]:
    """The remarks; of files that are kept only the names, for a line of their own told of them."""
    kept = [one.name for one in file.kept if not one.accepted]
    failed = [file.error.message] if file.error else []
    return [*failed, *file.remarks, *([f"kept: {', '.join(kept)}"] if kept else [])]


def _read(file: RecordingReport) -> float | None:
    """What the notes cover, or without notes how much of the speech was transcribed."""
    return file.speech_coverage_percent if file.notes is None else file.notes_coverage_percent


def _clock(seconds: float | None) -> str:
    return "" if seconds is None else format_clock(seconds)


def _percent(value: float | None) -> str:
    """Rounded down, so that 99.9 % never reads as all."""
    return "" if value is None else f"{int(value)} %"
