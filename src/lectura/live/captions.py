"""A WebVTT file that grows: whole cues are added at its end, so it is valid at every moment."""

from __future__ import annotations

import os
from pathlib import Path

from lectura.disk.files import disk_errors
from lectura.errors import OutputError, UsageError
from lectura.formats import vtt
from lectura.formats.subtitles.cutting import CueOptions
from lectura.live.events import Event, Firm, Gap
from lectura.live.lines import LineJoiner
from lectura.paths import as_argument
from lectura.records.transcript import Segment, Transcript, Word

GAP = "[…]"
_LONGEST = 84
_HEAD = "WEBVTT\n"


class CaptionsFile:
    """Takes events; a line of text becomes a cue once it is finished."""

    def __init__(self, path: Path, options: CueOptions, *, overwrite: bool = False) -> None:
        """Begin the file.

        Raises:
            UsageError: a file is there and may not be replaced.
            OutputError: it cannot be written.
        """
        self.path = path
        self._options = options
        self._joiner = LineJoiner(_LONGEST)
        self._last = 0.0
        if path.exists() and not overwrite:
            raise UsageError(
                f"{path} is there already.",
                hint="Name another file, or replace it: lectura live --captions "
                f"{as_argument(path)} --overwrite",
                value=str(path),
            )
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
            os.write(self._file, _HEAD.encode())

    def tell(self, event: Event, at: float) -> None:
        """Add what an event finishes.

        Raises:
            OutputError: the disk is full; what was added before stays.
        """
        if isinstance(event, Firm):
            for line in self._joiner.add(event):
                self._add(line)
        elif isinstance(event, Gap):
            self._add(self._joiner.finish())
            span = event.span
            self._add((Word(text=f" {GAP}", start=span.start, end=span.end),))

    def close(self) -> None:
        """Add the open line."""
        if self._file >= 0:
            try:
                self._add(self._joiner.finish())
            finally:
                os.close(self._file)
                self._file = -1

    def _add(self, words: tuple[Word, ...]) -> None:
        if not words:
            return
        placed = [self._placed(word) for word in words]
        text = "".join(word.text for word in placed).strip()
        segment = Segment(
            id=0, start=placed[0].start, end=placed[-1].end, text=text, words=tuple(placed)
        )
        written = vtt.write(Transcript(segments=(segment,)), self._options)
        self._last = placed[-1].end or self._last
        self._append(written.removeprefix(_HEAD).encode())

    def _placed(self, word: Word) -> Word:
        """The word, not before the last cue's end."""
        start = max(self._last, word.start or 0.0)
        return word.model_copy(update={"start": start, "end": max(start, word.end or 0.0)})

    def _append(self, data: bytes) -> None:
        """Add all of it or nothing."""
        size = os.fstat(self._file).st_size
        try:
            with disk_errors(self.path):
                view = memoryview(data)
                while view:
                    view = view[os.write(self._file, view) :]
        except OutputError:
            os.ftruncate(self._file, size)
            raise
