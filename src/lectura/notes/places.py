"""Where records stand in a transcript without times: as shares of its characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lectura.records.notes import Notes
from lectura.records.transcript import Transcript


def placed(notes: Notes, transcript: Transcript) -> Notes:
    """The notes with the share of every citation that has no time.

    Args:
        notes: of the transcript, or of what some of its speakers said.
        transcript: the whole; what was left out takes its place too.
    """
    if transcript.timed:
        return notes
    places = _Places(transcript)
    record = notes.model_dump(mode="json")
    for citation in _citations(record):
        if citation["start"] is None:
            citation["share"] = places.share(citation["segment_ids"], citation["quote"])
    return Notes.model_validate(record)


def _citations(value: Any) -> Iterator[dict[str, Any]]:
    """Every citation of notes as JSON; what was set aside has none."""
    if isinstance(value, list):
        for item in value:
            yield from _citations(item)
    elif isinstance(value, dict):
        if "share" in value:
            yield value
        for key, item in value.items():
            if key != "unsupported":
                yield from _citations(item)


class _Places:
    """The characters of a transcript's segments, one after the other."""

    def __init__(self, transcript: Transcript) -> None:
        self._texts = {s.id: " ".join(s.text.split()) for s in transcript.segments}
        self._starts: dict[int, int] = {}
        at = 0
        for id_, text in self._texts.items():
            self._starts[id_] = at
            at += len(text)
        self._length = max(1, at)

    def share(self, ids: list[int], quote: str) -> float | None:
        """Where the words begin, 0 to 1; that of their segment where a person changed them."""
        if not ids or ids[0] not in self._starts:
            return None
        text = " ".join(self._texts.get(id_, "") for id_ in ids)
        begin = self._starts[ids[0]] + max(0, text.find(quote))
        return round(begin / self._length, 4)
