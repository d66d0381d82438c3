"""The audio of a recording as it is opened for whoever transcribes it, and what is told of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lectura.pipeline.source import Recording
from lectura.progress import Hook, Kept, Notification, Progress
from lectura.timeline import format_clock

if TYPE_CHECKING:
    from lectura.audio import Samples
    from lectura.media.stream import AudioStream, DecodeReport
    from lectura.media.tee import Tee


class Opened:
    """The audio of one recording, opened where the transcriber asks; keeps the last report."""

    def __init__(self, recording: Recording, tee: Callable[[], Tee | None], hook: Hook) -> None:
        self.recording = recording
        self._tee = tee
        self._hook = hook
        self._stream: AudioStream | None = None

    def blocks(self, start: float) -> Iterator[Samples]:
        """The audio from a time on, which is where an earlier run had stopped; told first."""
        if start:
            clock = format_clock(self.recording.stretch.start + start)
            self._hook(Notification(f"Going on at {clock}: what is before was kept.", "result"))
            self._hook(Kept())
        self._hook(Progress("transcribe", start, self.recording.seconds, "seconds"))
        with self.recording.open(start=start, tee=self._tee()) as stream:
            self._stream = stream
            yield from stream

    def report(self) -> DecodeReport:
        assert self._stream is not None  # noqa: S101 - every transcriber opens the audio
        return self._stream.report
