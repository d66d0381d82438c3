"""The report of a batch as rows of text, for people. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lectura.batch.report import BatchReport, FileReport, Status
from lectura.paths import without_controls
from lectura.timeline import format_clock

HEADER = ("recording", "status", "length", "took", "× real time", "read", "grounded", "remark")

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
    worked = [file for file in report.files if file.speed_x_real_time and file.audio_seconds]
    audio = sum(file.audio_seconds or 0 for file in worked)
    took = (report.updated - report.started).total_seconds()
    text = ", ".join(parts) or "no recordings"
    if audio and took > 0:
        text += f": {format_clock(audio)} of audio in {format_clock(took)}"
        text += f" ({audio / took:.1f} × real time)"
    return text


def _row(file: FileReport) -> tuple[str, ...]:
    remarks = [file.error.message] if file.error else _remarks(file)
    cells = (
        file.id,
        _WORDS[file.status],
        _clock(file.audio_seconds),
        _clock(file.seconds),
        "" if file.speed_x_real_time is None else f"{file.speed_x_real_time:.1f}",
        _percent(file.coverage_percent),
        _percent(file.grounded_percent),
        " ".join(remarks),
    )
    return tuple(without_controls(re.sub(r"[\t\r\n]", "␤", cell), "␤") for cell in cells)


def _remarks(file: FileReport) -> list[str]:
    """The warnings; of files that are kept only the names, for a line of their own told of them."""
    kept = [one for one in file.kept if not one.accepted]
    told = {one.message for one in kept}
    names = [f"kept: {', '.join(one.name for one in kept)}"] if kept else []
    return [*(warning for warning in file.warnings if warning not in told), *names]


def _clock(seconds: float | None) -> str:
    return "" if seconds is None else format_clock(seconds)


def _percent(value: float | None) -> str:
    """Rounded down, so that 99.9 % never reads as all."""
    return "" if value is None else f"{int(value)} %"
