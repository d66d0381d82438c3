"""Finding speakers while a recording is read for something else, so that it is decoded once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from lectura.errors import stems_from_interrupt
from lectura.pipeline.source import Recording
from lectura.progress import Event, Hook, Progress

if TYPE_CHECKING:
    from lectura.audio import Samples
    from lectura.media.tee import Tee
    from lectura.speakers.channels import ChannelLevels
    from lectura.speakers.protocol import Diarization, DiarizationStream, Diarizer, DiarizerOptions

_T = TypeVar("_T")


def begun(recording: Recording, hook: Hook) -> Hook:
    """The hook of an engine that begins: it knows how long the recording is, as engines do not."""
    duration = recording.seconds

    def told(event: Event) -> None:
        if isinstance(event, Progress) and event.total is None and duration is not None:
            event = replace(event, done=min(event.done, duration), total=duration)
        hook(event)

    told(Progress("speakers", 0, None, "seconds"))
    return told


class SharedDecode:
    """An engine, and the levels of two channels, that get the samples of a reader.

    An engine that cannot stream, or does not seem to be needed because each channel seems to
    have a speaker of its own, does not.

    Attributes:
        whole: all of the recording was read.
    """

    def __init__(
        self, recording: Recording, engine: Diarizer, options: DiarizerOptions, hook: Hook
    ) -> None:
        """Take what will be needed; nothing is loaded before `begin`."""
        self.whole = False
        self._recording = recording
        self._engine = engine
        self._options = options
        self._tell = hook
        self._levels: ChannelLevels | None = None
        self._stream: DiarizationStream | None = None
        self._error: Exception | None = None
        self._stopped = False

    def begin(self) -> Tee:
        """For the stream; once more where it is opened once more.

        Raises:
            MediaError: as `Recording.choice`.
        """
        from lectura.media.tee import Tee  # noqa: PLC0415
        from lectura.speakers.channels import ChannelLevels, may_tell  # noqa: PLC0415
        from lectura.speakers.protocol import StreamingDiarizer  # noqa: PLC0415

        self._levels = self._stream = self._error = None
        self.whole = False
        choice = self._recording.choice
        if choice.track.channels == 2 and choice.channel == "mix" and may_tell(self._options):
            self._levels = ChannelLevels()
        engine = self._engine
        if isinstance(engine, StreamingDiarizer) and not self._seem_apart():
            self._stream = self._tried(
                lambda: engine.begin(self._options, begun(self._recording, self._hook))
            )
        return Tee(
            mono=self._feed if self._stream else None,
            pair=self._levels.take if self._levels else None,
            end=self._end,
        )

    def by_channel(self) -> Diarization | None:
        """Who speaks when by the level of each channel; None where that does not tell."""
        from lectura.speakers.channels import diarize_levels  # noqa: PLC0415

        return diarize_levels(self._levels, self._options) if self._levels else None

    def by_voice(self) -> Diarization | None:
        """What the engine found; None where it did not take part.

        Raises:
            LecturaError: what the engine raised while it was fed.
        """
        if self._error is not None:
            raise self._error
        return self._stream.finish() if self._stream else None

    def _hook(self, event: Event) -> None:
        try:
            self._tell(event)
        except BaseException:
            self._stopped = True
            raise

    def _end(self) -> None:
        self.whole = True

    def _feed(self, block: Samples) -> None:
        stream = self._stream
        if stream is not None and self._error is None:
            self._tried(lambda: stream.take(block))

    def _tried(self, work: Callable[[], _T]) -> _T | None:
        """What the work gives; its error is told when the speakers are asked for, not before.

        What the hook raises ends the run, and so does Ctrl-C: both are raised at once.
        """
        try:
            return work()
        except Exception as error:  # the transcript must not suffer
            if self._stopped or stems_from_interrupt(error):
                raise
            self._error = error
            return None

    def _seem_apart(self) -> bool:
        """Whether the sampled stretches look like two people with a channel each."""
        from lectura.speakers.channels import ChannelLevels, diarize_levels  # noqa: PLC0415

        if self._levels is None:
            return False
        sampled = ChannelLevels()
        for stretch in self._recording.samples.stretches(self._recording.choice.track):
            if stretch.shape[1] == 2:
                sampled.take(stretch)
        return diarize_levels(sampled, self._options) is not None
