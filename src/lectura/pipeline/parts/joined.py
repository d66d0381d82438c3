"""Several recordings that are one lecture: one after the other, on one clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lectura.inputs.recordings import refuse_transcripts
from lectura.paths import display_path
from lectura.pipeline.source import Recording
from lectura.progress import Hook, Progress, ignore
from lectura.records.transcript import Notice, Source, SourceFile, Transcript
from lectura.store import Store, digest
from lectura.timeline import WHOLE, Stretch, format_clock

if TYPE_CHECKING:
    from lectura.media.probe import MediaInfo
    from lectura.media.report import DecodeReport
    from lectura.media.track import TrackChoice, TrackSampler

_JOINED = "joined"
"""The notice that says where each recording begins."""


def looked_at(
    store: Store,
    path: Path,
    parts: Sequence[Path] = (),
    audio_track: int | None = None,
    stretch: Stretch = WHOLE,
    *,
    hook: Hook = ignore,
) -> Recording:
    """A recording, or several that are one lecture.

    Args:
        store: knows the digests of files.
        path: the recording; of several, no file but what the lecture is called.
        parts: the several recordings, in order; empty for one.
        audio_track: the track asked for.
        stretch: the part that is wanted.
        hook: gets how far it has been read.

    Raises:
        NotMediaError, FileChangedError: as `Recording`.
    """
    for one in parts or (path,):
        refuse_transcripts(one)
    if not parts:
        return Recording(store, path, audio_track, stretch, hook)
    members: list[Recording] = []
    for part in parts:
        hook(Progress("read", len(members), len(parts), "parts"))
        members.append(Recording(store, part, audio_track))
    hook(Progress("read", len(members), len(parts), "parts"))
    return JoinedRecording(path, members, audio_track, stretch)


class JoinedRecording(Recording):
    """Recordings, each of which begins where the one before it ends.

    Its digest is that of the list of theirs: the same recordings in the same order are the same
    lecture, whatever they are called.
    """

    def __init__(
        self,
        path: Path,
        members: Sequence[Recording],
        audio_track: int | None,
        stretch: Stretch,
    ) -> None:
        """Take what the lecture is called, and its recordings."""
        self.members = members
        self.path = path
        self.audio_track = audio_track
        self.stretch = stretch
        self.sha256 = digest([member.sha256 for member in self.members])

    @cached_property
    def info(self) -> MediaInfo:
        """What the first holds, with the length of all, and each as a part."""
        infos = [member.info for member in self.members]
        lengths = [info.duration for info in infos if info.duration is not None]
        duration = sum(lengths) if len(lengths) == len(infos) else None
        parts = [part for info in infos for part in _parts(info)]
        return replace(infos[0], duration=duration, parts=tuple(parts))

    @cached_property
    def choice(self) -> TrackChoice:
        """The track of the first, with what is to be said of the tracks of all."""
        notices = [notice for member in self.members for notice in member.choice.notices]
        return replace(self.members[0].choice, notices=tuple(dict.fromkeys(notices)))

    @property
    def choices(self) -> tuple[TrackChoice | None, ...]:
        """The track of every part: chosen for each recording by itself."""
        return tuple(choice for member in self.members for choice in member.choices)

    @property
    def samples(self) -> TrackSampler:
        """Stretches of the first."""
        return self.members[0].samples

    def check(self) -> None:
        """See that each file still holds the same content.

        Raises:
            FileChangedError: one holds something else, or is gone.
        """
        for member in self.members:
            member.check()

    def told(self, report: DecodeReport) -> DecodeReport:
        """What decoding came to; that a recording follows another one is no restart of a clock."""
        begins = self._begins(report)
        restarts = tuple(second for second in report.restarts if second not in begins)
        return replace(report, restarts=restarts)

    def files(self, report: DecodeReport) -> tuple[SourceFile, ...]:
        """Each recording, and where it begins on the clock of all."""
        return tuple(
            SourceFile(name=display_path(member.path.name), sha256=member.sha256, start=start)
            for member, start in zip(self.members, self._begins(report), strict=True)
        )

    def renamed(self, transcript: Transcript) -> Transcript:
        """The transcript with the present names of the recordings."""
        source = transcript.source
        if source is None or len(source.files) != len(self.members):
            return transcript
        files = tuple(
            file.model_copy(update={"name": display_path(member.path.name)})
            for file, member in zip(source.files, self.members, strict=True)
        )
        source = source.model_copy(update={"files": files})
        others = [notice for notice in transcript.notices if notice.code != _JOINED]
        place = next((i for i, one in enumerate(transcript.notices) if one.code == _JOINED), 0)
        notices = (*others[:place], *joined_notices(source), *others[place:])
        return transcript.model_copy(update={"source": source, "notices": notices})

    def _begins(self, report: DecodeReport) -> tuple[float, ...]:
        return tuple(self._each_begin(report))

    def _each_begin(self, report: DecodeReport) -> Iterator[float]:
        before = 0
        for member in self.members:
            yield report.ends[before - 1] if before else 0.0
            before += len(_parts(member.info))


def _parts(info: MediaInfo) -> tuple[MediaInfo, ...]:
    return info.parts or (info,)


def joined_notices(source: Source) -> tuple[Notice, ...]:
    """Where each of several recordings begins: what was between them is in none of them."""
    later = source.files[1:]
    if not later:
        return ()
    begins = ", ".join(f"{file.name} begins at {format_clock(file.start)}" for file in later)
    message = (
        f"{len(source.files)} recordings are one lecture here, without the time between them: "
        f"{begins}."
    )
    return (Notice(code=_JOINED, message=message),)
