"""JSON that lists words, not segments, as segments like Whisper's. Pure functions.

That of AWS Transcribe, Google Speech-to-Text, Rev.ai, and YouTube's captions (json3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lectura.formats.reading.sentences import LIMIT
from lectura.text import ends_sentence

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a mark: ``text`` with the space before it, times in seconds as they are written."""

    text: str
    start: object = None
    end: object = None
    speaker: str | int | None = None
    probability: object = None


def as_segments(record: Record) -> Record | None:
    """The record of one of these programs with the key ``segments``; None for any other record."""
    for items_of in (_aws, _google, _rev, _youtube):
        items = items_of(record)
        if items is not None:
            return {"segments": list(map(_row, _sentences(items))), "language": _language(record)}
    return None


def _sentences(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Parted where a sentence ends, where another speaker begins, and where it gets too long."""
    part: list[_Item] = []
    for item in items:
        mark = not any(map(str.isalnum, item.text))
        said = "".join(one.text for one in part)
        over = bool(part) and not mark and (ends_sentence(said.strip()) or len(said) > LIMIT)
        if over or (part and not mark and item.speaker != part[0].speaker):
            yield part
            part = []
        part.append(item)
    if part:
        yield part


def _row(part: Sequence[_Item]) -> Record:
    words: list[_Item] = []
    for item in part:
        if words and item.start is None:  # a mark belongs to the word before it
            words[-1] = replace(words[-1], text=words[-1].text + item.text)
        else:
            words.append(item)
    timed = [word for word in words if word.start is not None]
    return {
        "text": "".join(item.text for item in part),
        "start": timed[0].start if timed else None,
        "end": timed[-1].end if timed else None,
        "speaker": part[0].speaker,
        "words": [
            {"word": word.text, "start": word.start, "end": word.end, "score": word.probability}
            for word in timed
        ],
    }


def _aws(record: Record) -> list[_Item] | None:
    results = record.get("results")
    if not isinstance(results, dict) or not isinstance(results.get("items"), list):
        return None
    speakers = {
        item.get("start_time"): item.get("speaker_label")
        for segment in _rows(_inner(results, "speaker_labels"), "segments")
        for item in _rows(segment, "items")
    }
    items: list[_Item] = []
    for row in _rows(results, "items"):
        best = next(iter(_rows(row, "alternatives")), {})
        word, start = str(best.get("content", "")), row.get("start_time")
        if row.get("type") == "punctuation" or start is None:
            items.append(_Item(word))
            continue
        speaker = row.get("speaker_label") or speakers.get(start)
        sure = _number(best.get("confidence"))
        items.append(_Item(f" {word}", _number(start), _number(row.get("end_time")), speaker, sure))
    return items


def _google(record: Record) -> list[_Item] | None:
    """Where speakers are told apart, the last result says every word again, with its speaker."""
    inner = _inner(record, "response") or record
    results = [
        best for result in _rows(inner, "results") for best in _rows(result, "alternatives")[:1]
    ]
    if not results:
        return None
    last = results[-1]
    if len(results) > 1 and _rows(last, "words") and not last.get("transcript"):
        results = [last]
    return [item for best in results for item in _google_items(best)]


def _google_items(best: Record) -> Iterator[_Item]:
    rows = _rows(best, "words")
    if not rows:
        yield _Item(f" {str(best.get('transcript', '')).strip()}")
    for row in rows:
        yield _Item(
            f" {row.get('word', '')}",
            _number(row.get("startTime", row.get("startOffset", "0s"))),
            _number(row.get("endTime", row.get("endOffset"))),
            row.get("speakerLabel") or row.get("speakerTag") or None,
            row.get("confidence"),
        )


def _rev(record: Record) -> list[_Item] | None:
    if not isinstance(record.get("monologues"), list):
        return None
    return [
        _Item(
            str(row.get("value", "")),
            row.get("ts"),
            row.get("end_ts"),
            said.get("speaker"),
            row.get("confidence"),
        )
        for said in _rows(record, "monologues")
        for row in _rows(said, "elements")
    ]


def _youtube(record: Record) -> list[_Item] | None:
    """A caption stays on the screen while the next one is said: words end where the next begin."""
    if not isinstance(record.get("events"), list):
        return None
    pieces: list[tuple[float, float, str]] = []
    for event in _rows(record, "events"):
        start = _number(event.get("tStartMs")) or 0.0
        end = start + (_number(event.get("dDurationMs")) or 0.0)
        for row in _rows(event, "segs"):
            at = start + (_number(row.get("tOffsetMs")) or 0.0)
            pieces.append((at, end, str(row.get("utf8", "")).replace("\n", " ")))
    ends = [min(end, later[0]) for (_, end, _), later in pairwise(pieces)]
    ends += [end for _, end, _ in pieces[-1:]]
    return [
        _Item(text, at / 1000 if text.strip() else None, max(at, end) / 1000)
        for (at, _, text), end in zip(pieces, ends, strict=True)
    ]


def _language(record: Record) -> object:
    inner = _inner(record, "results")
    first = next(iter(_rows(_inner(record, "response") or record, "results")), {})
    return inner.get("language_code") or first.get("languageCode") or record.get("language")


def _inner(record: Record, key: str) -> Record:
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def _rows(record: Record, key: str) -> list[Record]:
    value = record.get(key)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _number(value: object) -> float | None:
    """``"12.5"`` and ``"12.5s"`` are numbers as well."""
    try:
        return float(value.removesuffix("s") if isinstance(value, str) else value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
