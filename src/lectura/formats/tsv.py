"""Tab-separated cues as Whisper writes them: start and end in milliseconds, then the text.

A column ``speaker`` is added where speakers are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.segments import ordered_times, transcript_of
from lectura.formats.subtitles.cues import make_cues
from lectura.formats.wording import join
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import parse_timestamp, to_milliseconds

_COLUMNS = ("start", "end", "text")


def write(transcript: Transcript) -> str:
    """A header line, then a line per cue.

    Raises:
        TranscriptError: a segment has no times.
    """
    cues = make_cues(transcript)
    named = any(cue.speaker for cue in cues)
    rows: list[tuple[str, ...]] = [(*_COLUMNS, "speaker") if named else _COLUMNS]
    for cue in cues:
        times = (str(to_milliseconds(cue.start)), str(to_milliseconds(cue.end)))
        speaker = (join([cue.speaker or ""]),) if named else ()
        rows.append((*times, join(cue.lines), *speaker))
    return "".join("\t".join(row) + "\n" for row in rows)


def read(text: str) -> Transcript:
    """One segment per line; a line whose times are damaged keeps its words.

    Raises:
        TranscriptError: no column of texts.
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not rows:
        return Transcript()
    header = [cell.strip().lower() for cell in rows[0]]
    if "text" in header:
        return transcript_of(_segments(rows[1:], header))
    if len(rows[0]) >= len(_COLUMNS) and _seconds(rows[0][0]) is not None:
        return transcript_of(_segments(rows, [*_COLUMNS, "speaker"]))
    raise TranscriptError(
        "This table has no column named 'text', so it is no transcript.",
        hint="Name its columns start, end and text in the first line, then: "
        "lectura summarize FILE.tsv",
    )


def is_table(text: str) -> bool:
    """True for a text whose first line names the columns of Whisper's tables."""
    first = text.lstrip().partition("\n")[0].lower().split("\t")
    return {"start", "text"} <= {cell.strip() for cell in first}


def _segments(rows: list[list[str]], header: list[str]) -> Iterator[Segment]:
    latest: float | None = None
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        start, end = _seconds(cells.get("start", "")), _seconds(cells.get("end", ""))
        start, end = ordered_times(latest if start is None else start, end)
        latest = end
        yield Segment(
            id=0,
            start=start,
            end=end,
            text=join([cells.get("text", "")]),
            speaker=cells.get("speaker", "").strip() or None,
        )


def _seconds(cell: str) -> float | None:
    """Whole numbers are milliseconds; ``12.5`` and ``0:12`` are seconds."""
    cell = cell.strip()
    if cell.isdecimal():
        return int(cell) / 1000
    try:
        return parse_timestamp(cell)
    except ValueError:
        return None


TSV = Format("tsv", write, read, needs_times=True)
