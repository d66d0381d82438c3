"""The audio of a recording as a stream of blocks on the container's clock."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

import numpy as np

from lectura.audio import BLOCK_SAMPLES, Samples, samples_at, seconds
from lectura.errors import MediaError, NotMediaError
from lectura.media.command import decode_command
from lectura.media.damage import lost_stretches, reaches_end
from lectura.media.probe import AudioTrack
from lectura.media.track import TrackChoice
from lectura.timeline import Interval, format_clock, format_span, round_seconds
from lectura.transcript import Notice, Truncation

_BYTES = 4
_MISSING_SECONDS = 1.0
_MISSING_SHARE = 0.01
"""Less missing than a second or a hundredth at the end is the codec's business, not a cut."""
_LINES_KEPT = 20
_PLACES_NAMED = 5


@dataclass(frozen=True)
class DecodeReport:
    """What decoding a track came to; times in seconds.

    Attributes:
        seconds: length of the stream, from the container's zero.
        declared_seconds: what the header promises; None where it does not.
        truncated: the file ends before that.
        lost: damaged stretches, silent in the stream.
        notices: the same for the reader.
    """

    seconds: float
    declared_seconds: float | None
    truncated: Truncation | None = None
    lost: tuple[Interval, ...] = ()
    notices: tuple[Notice, ...] = ()


class AudioStream:
    """Blocks of one second, mono float32 at 16 kHz, shape ``(16000,)``; the last may be shorter.

    A context manager and an iterator. `report` is there after the last block.
    """

    def __init__(self, path: Path, choice: TrackChoice, start: float) -> None:
        self._path = path
        self._choice = choice
        self._skip = samples_at(start)
        self._position = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints = _Complaints()
        self._report: DecodeReport | None = None

    @property
    def report(self) -> DecodeReport:
        """What decoding came to.

        Raises:
            MediaError: the stream was not read to its end.
        """
        if self._report is None:
            raise MediaError(f"{self._path.name} was not decoded to its end.")
        return self._report

    def __enter__(self) -> AudioStream:
        channel = None if self._choice.channel == "mix" else self._choice.channel
        self._process = subprocess.Popen(
            decode_command(self._path, self._choice.track, channel),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._complaints.drain(self._process.stderr)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.kill()
        process.wait()
        self._complaints.finish()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def __iter__(self) -> Iterator[Samples]:
        for block in self._decoded():
            begin = max(0, self._skip - self._position)
            self._position += len(block)
            if begin < len(block):
                yield block[begin:]
        self._report = self._finished()

    def _decoded(self) -> Iterator[Samples]:
        """Every block from the recording's zero on.

        An earlier start is decoded and passed over rather than sought: few formats seek to the
        sample, and a resumed run must hear the very samples of an undisturbed one.
        """
        if self._process is None or self._process.stdout is None:
            raise MediaError("An audio stream is read inside its with block, once.")
        while data := _read(self._process.stdout, BLOCK_SAMPLES * _BYTES):
            whole = len(data) // _BYTES * _BYTES
            samples = np.frombuffer(data[:whole], "<f4")
            # A float recording can hold NaN and infinity; a model must not see them.
            yield np.clip(np.nan_to_num(samples), -1.0, 1.0).astype(np.float32, copy=False)

    def _finished(self) -> DecodeReport:
        assert self._process is not None  # noqa: S101 - called at the end of the iteration
        code = self._process.wait()
        self._complaints.finish()
        if code < 0:
            raise MediaError(
                f"ffmpeg was stopped while it decoded {self._path.name} (signal {-code}).",
                hint="Run the same command again; finished work is kept.",
                value=str(self._path),
            )
        if self._position == 0 and (code != 0 or self._complaints.count):
            raise NotMediaError(
                f"The audio of {self._path.name} cannot be decoded: {self._complaints.last}",
                hint="Copy or download it again, then run the same command.",
                value=str(self._path),
            )
        damaged = code != 0 or self._complaints.count > 0
        return _report(self._path, self._choice.track, seconds(self._position), damaged)


def open_audio(path: Path, choice: TrackChoice, *, start: float = 0.0) -> AudioStream:
    """The audio of a track.

    Args:
        path: the recording.
        choice: track and channel.
        start: where to begin, in seconds of the container's clock; the blocks are the same samples
            as those of a stream from the beginning.

    Raises (while it is read):
        NotMediaError: nothing can be decoded.
        MediaError: ffmpeg was stopped from outside.
        MissingDependencyError: there is no ffmpeg.
    """
    return AudioStream(path, choice, start)


class _Complaints:
    """Reads what ffmpeg says on stderr while it works, so that the pipe never fills."""

    def __init__(self) -> None:
        self.count = 0
        self._lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._thread: threading.Thread | None = None

    @property
    def last(self) -> str:
        """The last line, without the address ffmpeg puts before it."""
        line = self._lines[-1] if self._lines else "ffmpeg gives no reason"
        return line.rpartition("] ")[2].strip() or "ffmpeg gives no reason"

    def drain(self, pipe: IO[bytes] | None) -> None:
        def run() -> None:
            with contextlib.suppress(OSError, ValueError):
                for line in pipe or ():
                    self.count += 1
                    self._lines.append(line.decode("utf-8", "replace").strip())

        self._thread = threading.Thread(target=run, name="lectura-ffmpeg-stderr", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        if self._thread is not None:
            self._thread.join(timeout=5)


def _read(pipe: IO[bytes], n_bytes: int) -> bytes:
    """So many bytes, or what is left before the end."""
    parts: list[bytes] = []
    missing = n_bytes
    while missing > 0:
        part = pipe.read(missing)
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _report(path: Path, track: AudioTrack, got: float, damaged: bool) -> DecodeReport:
    declared = None if track.duration is None else track.start + track.duration
    notices: list[Notice] = []
    truncated = None
    expected = declared
    lacking = _lacking(expected, got)
    if lacking and not reaches_end(path, track, got):
        truncated = Truncation(
            got_seconds=round_seconds(got), declared_seconds=round_seconds(expected or got)
        )
        notices.append(
            Notice(
                code="truncated",
                message=f"The file is cut off: it has {format_clock(got)} of the "
                f"{format_clock(expected or got)} that its header promises.",
            )
        )
    lost = lost_stretches(path, track, until=got) if damaged else ()
    if lost:
        places = ", ".join(format_span(span) for span in lost[:_PLACES_NAMED])
        more = f" and {len(lost) - _PLACES_NAMED} more" if len(lost) > _PLACES_NAMED else ""
        notices.append(
            Notice(code="lost-audio", message=f"The audio is damaged at {places}{more}.")
        )
    return DecodeReport(round_seconds(got), declared, truncated, lost, tuple(notices))


def _lacking(declared: float | None, got: float) -> bool:
    if declared is None:
        return False
    return declared - got > max(_MISSING_SECONDS, _MISSING_SHARE * declared)
