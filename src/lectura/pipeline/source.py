"""A recording, looked at once; nothing read of it counts once it was replaced."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.disk.files import FileState, file_changed
from lectura.errors import FileChangedError
from lectura.media.opening import reading
from lectura.progress import Hook, Progress, ignore
from lectura.store import Journal, Store
from lectura.timeline import WHOLE, Stretch

if TYPE_CHECKING:
    from lectura.media.probe import MediaInfo
    from lectura.media.report import DecodeReport
    from lectura.media.stream import AudioStream
    from lectura.media.tee import Tee
    from lectura.media.track import TrackChoice, TrackSampler
    from lectura.records.transcript import SourceFile, Transcript


class Recording:
    """A recording as it was when its digest was taken; made once and handed to every stage.

    What costs a look into the file is found out when it is first asked for, and kept.

    Attributes:
        path: the recording.
        sha256: of its content.
        audio_track: the track that was asked for, counted from 0; None leaves the choice open.
        stretch: the part of it that is worked on.
    """

    def __init__(
        self,
        store: Store,
        path: Path,
        audio_track: int | None = None,
        stretch: Stretch = WHOLE,
        hook: Hook = ignore,
    ) -> None:
        """Take the digest.

        Args:
            store: knows the digests of files.
            path: the recording.
            audio_track: the one asked for.
            stretch: the part of it that is wanted.
            hook: gets how far it has been read.

        Raises:
            NotMediaError: it is not there or cannot be read.
            FileChangedError: it is being written.
        """
        self.path = path
        self.audio_track = audio_track
        self.stretch = stretch
        self._store = store
        with reading(path):
            self._state = FileState.of(path)
            size = self._state.size
            hook(Progress("read", 0, size, "bytes"))
            self.sha256 = store.content_digest(path, hook)
            hook(Progress("read", size, size, "bytes"))

    @cached_property
    def info(self) -> MediaInfo:
        """What the file holds.

        Raises:
            MediaError: it is no recording that can be transcribed.
        """
        from lectura.media.probe import probe  # noqa: PLC0415 - not needed for finished ones

        return probe(self.path)

    @cached_property
    def choice(self) -> TrackChoice:
        """Which track of it is heard, and which channel.

        Raises:
            MediaError: as `info`; there is no sound, or no such track.
        """
        from lectura.media.track import choose_track  # noqa: PLC0415

        return choose_track(self.info, self.audio_track, self.samples)

    @cached_property
    def samples(self) -> TrackSampler:
        """Stretches of its tracks, each taken once."""
        from lectura.media.track import TrackSampler  # noqa: PLC0415

        return TrackSampler(self.info)

    def open(self, *, start: float = 0.0, tee: Tee | None = None) -> AudioStream:
        """The audio of the chosen track (see `lectura.media.stream.open_audio`)."""
        from lectura.media.stream import open_audio  # noqa: PLC0415

        return open_audio(
            self.info,
            self.choice,
            start=start,
            tee=tee,
            stretch=self.stretch,
            choices=self.choices,
        )

    @property
    def choices(self) -> tuple[TrackChoice | None, ...]:
        """The track of every recording that is joined in it; of itself where none is.

        Raises:
            MediaError: as `choice`.
        """
        from lectura.media.track import choices_of  # noqa: PLC0415

        return choices_of(self.info, self.choice)

    def told(self, report: DecodeReport) -> DecodeReport:
        """What decoding it came to."""
        return report

    def files(self, report: DecodeReport) -> tuple[SourceFile, ...]:
        """The recordings that it was made of; empty for one that is a file by itself."""
        return ()

    def renamed(self, transcript: Transcript) -> Transcript:
        """A transcript that was kept, under the present name."""
        return transcript

    @property
    def seconds(self) -> float | None:
        """How much there is to transcribe, as the header tells; None where it does not."""
        duration = self.info.duration
        return None if duration is None else self.stretch.seconds_of(duration)

    def check(self) -> None:
        """See that the file still holds the same content; cheap where nobody touched it.

        To be called after something was read of it and before that is kept.

        Raises:
            FileChangedError: it holds something else, or is gone.
        """
        try:
            state = FileState.of(self.path)
            if state == self._state and self._state.settled:
                return
            same = self._store.content_digest(self.path) == self.sha256
        except OSError as error:
            raise file_changed(self.path) from error
        if not same:
            raise file_changed(self.path)
        self._state = state  # touched, or renamed and back: the same recording


class CheckedJournal(Journal):
    """A journal that calls a check before it keeps a record, and tells when it has."""

    def __init__(
        self, journal: Journal, check: Callable[[], None], kept: Callable[[], None]
    ) -> None:
        super().__init__(journal.path)
        self._check = check
        self._kept = kept

    def append(self, record: object) -> None:
        """Check, then add a record and sync it.

        Raises:
            FileChangedError: as the check.
            OutputError: as `Journal.append`.
        """
        self._check()
        super().append(record)
        self._kept()


def require_same(store: Store, path: Path, known: str | None) -> None:
    """See that a recording is the one that was transcribed, whose digest is known.

    Raises:
        NotMediaError: it is not there or cannot be read.
        FileChangedError: it is another.
    """
    if known is not None and Recording(store, path).sha256 != known:
        raise FileChangedError(
            f"{path.name} changed after it was transcribed.",
            hint="Run the same command again: it begins with the recording as it is now.",
            value=str(path),
        )
