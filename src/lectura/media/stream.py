"""The audio of a recording as a stream of blocks on the recording's clock."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from types import TracebackType

import numpy as np

from lectura.audio import BLOCK_SAMPLES, Samples, samples_at, seconds, silence
from lectura.errors import MediaError, MissingDependencyError, NotMediaError
from lectura.media.command import decode_command
from lectura.media.decoder import Decoder
from lectura.media.probe import AudioTrack, MediaInfo
from lectura.media.report import Decoded, DecodeReport, concluded, joined, undecodable
from lectura.media.tee import Tee, read_through
from lectura.media.times.clock import Frame, Placer, steadied
from lectura.media.times.plausible import gap_check
from lectura.media.times.resync import skips, true_stamp
from lectura.media.tools import ffmpeg_path
from lectura.media.track import TrackChoice, choices_of
from lectura.process.installation import installation
from lectura.timeline import WHOLE, Stretch

__all__ = ["AudioStream", "DecodeReport", "open_audio"]

_NO_FILTER = "Bitstream filter not found"
"""What ffmpeg before 4.4 says to the one that keeps the timestamps."""
_FULL_SCALE = np.float32(32768)


def open_audio(
    info: MediaInfo,
    choice: TrackChoice,
    *,
    start: float = 0.0,
    tee: Tee | None = None,
    stretch: Stretch = WHOLE,
    choices: Sequence[TrackChoice | None] = (),
) -> AudioStream:
    """The audio of a track.

    Args:
        info: the recording.
        choice: track and channel.
        start: where to begin, in seconds of the stretch; the samples are those of a stream from the
            beginning.
        tee: what gets all of it too, from the beginning on.
        stretch: the part of the recording that is wanted, as if there were no more.
        choices: of each of several joined recordings; empty for ``choice`` as far as they have it.

    Raises (while it is read):
        NotMediaError: nothing can be decoded.
        MediaError: ffmpeg was stopped from outside.
        MissingDependencyError: there is no ffmpeg.
    """
    return AudioStream(info, choices or choices_of(info, choice), start, tee, stretch)


class AudioStream:
    """Blocks of one second, mono float32 at 16 kHz, shape ``(16000,)``; the last may be shorter.

    A context manager and an iterator. `report` is there after the last block. Memory does not grow
    with the length of the recording.
    """

    def __init__(
        self,
        info: MediaInfo,
        choices: Sequence[TrackChoice | None],
        start: float,
        tee: Tee | None = None,
        stretch: Stretch = WHOLE,
    ) -> None:
        self._info = info
        self._path = info.path
        self._choices = choices
        self._tee = tee or Tee()
        self._start = samples_at(start)
        self._stretch = stretch
        self._decoder: Decoder | None = None
        self._closed = False
        self._report: DecodeReport | None = None
        self._blocks = self._run()
        self._running = threading.Lock()

    @property
    def report(self) -> DecodeReport:
        """What decoding came to.

        Raises:
            MediaError: the stream was not read to its end.
        """
        if self._report is None:
            raise MediaError(
                f"{self._path.name} was not decoded to its end.",
                hint="Run the same command again; finished work is kept.",
                value=str(self._path),
            )
        return self._report

    def __enter__(self) -> AudioStream:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Samples]:
        return self

    def __next__(self) -> Samples:
        with self._running:
            return next(self._blocks)

    def close(self) -> None:
        """Stop decoding; also from another thread, where a reader then comes to an end."""
        self._closed = True
        if self._decoder is not None:
            self._decoder.kill()
        with self._running:
            self._blocks.close()

    def _run(self) -> Generator[Samples, None, None]:
        decoded = self._joined(self._info.parts or (self._info,))
        pieces = read_through(_cut(decoded, self._stretch), self._tee)
        yield from _blocks(_after(pieces, self._start))
        if self._report is not None:
            self._tee.end()

    def _joined(self, parts: Sequence[MediaInfo]) -> Iterator[Frame]:
        """The recordings that follow each other in the file, one after the other.

        One of several that cannot be decoded is silence, and is told as lost.
        """
        reports: list[DecodeReport] = []
        failures: list[NotMediaError] = []
        for part, choice in zip(parts, self._choices, strict=True):
            try:
                yield from self._part(part, choice, reports)
            except NotMediaError as failure:
                failures.append(failure)
                reports.append(undecodable(part))
                yield from _silent(samples_at(reports[-1].seconds))
            if self._closed:
                return
        if len(failures) == len(parts):
            raise failures[0]
        self._report = joined(reports).within(self._stretch)

    def _part(
        self, part: MediaInfo, choice: TrackChoice | None, reports: list[DecodeReport]
    ) -> Iterator[Frame]:
        if choice is None:
            raise self._undecodable("it cannot be opened")
        channel = None if choice.channel == "mix" else choice.channel
        with_pair = self._tee.pair is not None and choice.track.channels > 1
        command = decode_command(part, choice.track, channel, with_pair=with_pair)
        self._decoder = Decoder(command)
        try:
            yield from self._decoded(part, choice.track, self._decoder, reports)
        finally:
            self._decoder.close()

    def _decoded(
        self, info: MediaInfo, track: AudioTrack, decoder: Decoder, reports: list[DecodeReport]
    ) -> Iterator[Frame]:
        """Every sample from the recording's zero on, in pieces of any length.

        An earlier start is decoded and passed over rather than sought: few formats seek to the
        sample, and a resumed run must get the very samples of an undisturbed one.
        """
        placer = Placer(believes=gap_check(info))
        missing = skips(info, track)
        stamped = ((true_stamp(stamp, missing), frame) for stamp, frame in decoder.frames())
        for stamp, frame in steadied(stamped):
            gap, rest = placer.place(stamp, frame)
            yield from _silent(gap)
            yield rest
        self._check_end(decoder, cut=info.cut, decoded_anything=placer.position > 0)
        if self._closed:
            return
        decoded = Decoded(
            seconds(placer.position),
            placer.gaps,
            decoder.log.damage > 0,
            decoder.log.guessed,
            placer.restarts,
        )
        reports.append(concluded(info, track, decoded))
        yield from _silent(samples_at(reports[-1].seconds) - placer.position)

    def _check_end(self, decoder: Decoder, *, cut: bool, decoded_anything: bool) -> None:
        finished = decoder.wait()
        if self._closed:
            return
        if _NO_FILTER in decoder.log.last_error:
            raise MissingDependencyError(
                "This ffmpeg is too old: lectura needs 4.4 or newer.",
                hint=f"{installation().with_extra('bundled')} brings one. See which is used: "
                "lectura doctor",
                value=str(ffmpeg_path()),
            )
        if not decoded_anything and (not finished or decoder.log.damage):
            why = "the file is cut off, and what it needs is missing."
            raise self._undecodable(why if cut else decoder.log.last_error)
        if not finished:
            raise MediaError(
                f"ffmpeg was stopped while it decoded {self._path.name}.",
                hint="Run the same command again; finished work is kept.",
                value=str(self._path),
            )

    def _undecodable(self, reason: str) -> NotMediaError:
        return NotMediaError(
            f"The audio of {self._path.name} cannot be decoded: {reason}",
            hint="Copy or download it again, then: lectura transcribe FILE",
            value=str(self._path),
        )


def _silent(n_samples: int) -> Iterator[Frame]:
    """Silence in pieces of at most a block, so that an hour of it needs no memory."""
    for done in range(0, n_samples, BLOCK_SAMPLES):
        yield np.zeros(min(BLOCK_SAMPLES, n_samples - done), dtype=np.int16)


def _cut(pieces: Iterator[Frame], stretch: Stretch) -> Iterator[Frame]:
    """What lies in the stretch.

    All is decoded, also what lies behind it: only then is known what is missing in the file.
    """
    if stretch.whole:
        yield from pieces
        return
    position, first = 0, samples_at(stretch.start)
    last = None if stretch.end is None else samples_at(stretch.end)
    for piece in pieces:
        stop = len(piece) if last is None else min(len(piece), last - position)
        part = piece[max(0, first - position) : max(0, stop)]
        if len(part):
            yield part
        position += len(piece)


def _after(pieces: Iterator[Frame], start: int) -> Iterator[Frame]:
    """What lies at and behind a sample."""
    position = 0
    for piece in pieces:
        if position + piece.size > start:
            yield piece[max(0, start - position) :]
        position += piece.size


def _blocks(pieces: Iterator[Frame]) -> Iterator[Samples]:
    """The same samples as float32 in blocks of one second."""
    block, filled = silence(BLOCK_SAMPLES), 0
    for piece in pieces:
        taken = 0
        while taken < piece.size:
            part = piece[taken : taken + BLOCK_SAMPLES - filled]
            np.divide(part, _FULL_SCALE, out=block[filled : filled + part.size])
            filled += part.size
            taken += part.size
            if filled == BLOCK_SAMPLES:
                yield block
                block, filled = silence(BLOCK_SAMPLES), 0
    if filled:
        yield block[:filled]
