"""Where records stand in the lecture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lectura.records.notes import Citation, KeyPoint


def extent(points: Iterable[KeyPoint]) -> tuple[float | None, float | None]:
    """From the first to the last cited second; None without times."""
    cited = [c for point in points for c in point.citations if c.interval is not None]
    if not cited:
        return None, None
    return min(c.start or 0.0 for c in cited), max(c.end or 0.0 for c in cited)


def position(citations: Sequence[Citation]) -> tuple[int, float]:
    """Where a record stands in the lecture, to sort by."""
    first = citations[0]
    return first.segment_ids[0], first.start or 0.0
