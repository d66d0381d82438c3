"""Tab-separated cues as Whisper writes them: start and end in milliseconds, then the text.

A column ``speaker`` is added where speakers are known. Spreadsheets take a cell that begins with
``=``, ``+``, ``-`` or ``@`` for a formula; one with words gets an apostrophe before it, which says
there that it is text, and which is taken off again on reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lectura.errors import TranscriptError
from lectura.formats.format import Format
from lectura.formats.reading.limits import refuse_many_cues
from lectura.formats.reading.segments import ordered_times, transcript_of
from lectura.formats.subtitles.cues import make_cues
from lectura.formats.wording import join
from lectura.records.transcript import Segment, Transcript
from lectura.timeline import parse_timestamp, to_milliseconds

_COLUMNS = ("start", "end", "text")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠](?![\d.,:]+%?$)")
"""What a spreadsheet would calculate, with or without our mark; a number alone is harmless."""


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
        speaker = (_as_text(join([cue.speaker or ""])),) if named else ()
        rows.append((*times, _as_text(join(cue.lines)), *speaker))
    return "".join("\t".join(row) + "\n" for row in rows)


def read(text: str) -> Transcript:
    """One segment per line; a line whose times are damaged keeps its words.

    Raises:
        TranscriptError: no column of texts, or too many rows.
    """
    refuse_many_cues(text.count("\n"))
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
            text=_as_said(join([cells.get("text", "")])),
            speaker=_as_said(cells.get("speaker", "").strip()) or None,
        )


def _as_text(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_said(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


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
