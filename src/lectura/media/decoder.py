"""A running ffmpeg: its frames with their timestamps, what it complains of, how it ended."""

from __future__ import annotations

import contextlib
import re
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import av
import av.error
import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.media.command import STAMP_ZERO
from lectura.media.times.clock import Frame, Stamped

_LINES_KEPT = 20
_STDERR_WAIT_SECONDS = 5
_INTERRUPTED = 255
"""The status of an ffmpeg that was asked to stop and wrote a regular end."""
_WINDOWLESS = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has it


class Decoder:
    """Runs an ffmpeg command that writes 16-bit mono samples in NUT to its standard output.

    NUT (https://ffmpeg.org/nut.html) keeps each frame's timestamp, which a stream of bare
    samples loses.
    """

    def __init__(self, command: Sequence[str]) -> None:
        # In a session of its own, so that Ctrl-C ends lectura in its own order: an ffmpeg that
        # gets the signal too would end early, and the rest of the recording would seem not to be.
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=_WINDOWLESS,
        )
        self.log = Log(self._process.stderr)

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def frames(self) -> Iterator[Stamped]:
        """Each frame's timestamp in samples (None where it has none) and its samples.

        The stamps are the file's own: they may go back and be negative. Where the command also
        gives a pair of channels, the columns of a frame are the mix and the two.
        """
        pipe = _Pipe(self._process.stdout)
        with contextlib.suppress(av.error.FFmpegError), _opened(pipe) as container:
            packets = (
                (packet.stream.index, *_stamped(packet)) for packet in _packets(container, pipe)
            )
            if len(container.streams.audio) > 1:
                yield from _side_by_side(packets)
            else:
                yield from ((stamp, frame) for _, stamp, frame in packets)
        pipe.check()

    def wait(self) -> bool:
        """Let it end; false where it was stopped before its work was done."""
        status = self._process.wait()
        self.log.finish()
        return status == 0 or (self.log.ended and status not in (_INTERRUPTED, -2, -15))

    def kill(self) -> None:
        """Stop it at once; no harm where it has ended."""
        self._process.kill()

    def close(self) -> None:
        """Stop it and leave neither process nor thread nor pipe."""
        self.kill()
        self._process.wait()
        self.log.finish()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class Log:
    """Reads what ffmpeg says while it works, so that the pipe never fills.

    Attributes:
        damage: how many lines tell of audio that could not be read or decoded.
        guessed: the duration in the header is ffmpeg's guess.
        ended: ffmpeg came to its end by itself.
    """

    def __init__(self, pipe: IO[bytes] | None) -> None:
        self.damage = 0
        self.guessed = False
        self.ended = False
        self._lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._thread = threading.Thread(
            target=self._drain, args=(pipe,), name="lectura-ffmpeg-log", daemon=True
        )
        self._thread.start()

    @property
    def last_error(self) -> str:
        """The last complaint, without what ffmpeg puts before it."""
        return self._lines[-1] if self._lines else "ffmpeg gives no reason"

    def finish(self) -> None:
        """Wait until everything was read; the process has ended."""
        self._thread.join(_STDERR_WAIT_SECONDS)

    def _drain(self, pipe: IO[bytes] | None) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in pipe or ():
                self._take(line.decode("utf-8", "replace").strip())

    def _take(self, line: str) -> None:
        if line == "progress=end":
            self.ended = True
        elif "Estimating duration from bitrate" in line:
            self.guessed = True
        elif "[error]" in line or "[fatal]" in line or "corrupt" in line:
            self.damage += 1
            self._lines.append(re.sub(r"\[[^\]]*\]\s*", "", line))


def _packets(container: av.container.InputContainer, pipe: _Pipe) -> Iterator[Any]:
    for packet in container.demux(*container.streams.audio):
        pipe.check()
        yield packet


def _stamped(packet: Any) -> Stamped:
    frame = np.frombuffer(bytes(packet), dtype="<i2")
    if packet.pts is None or packet.time_base is None:
        return None, frame
    return round(packet.pts * packet.time_base * SAMPLE_RATE) - STAMP_ZERO, frame


def _side_by_side(packets: Iterable[tuple[int, int | None, Frame]]) -> Iterator[Stamped]:
    """The frames of the first stream with the samples of the second, two columns, beside them.

    Both come from one decoder and resampler and hold the same number of samples, in frames that
    need not begin together.
    """
    waiting: deque[Stamped] = deque()
    pair = np.zeros((0, 2), dtype=np.int16)
    for index, stamp, frame in packets:
        if index == 0:
            waiting.append((stamp, frame))
        else:
            pair = np.concatenate((pair, frame.reshape(-1, 2)))
        while waiting and len(pair) >= len(waiting[0][1]):
            begins, mix = waiting.popleft()
            yield begins, np.column_stack((mix, pair[: len(mix)]))
            pair = pair[len(mix) :]
    for begins, mix in waiting:  # ffmpeg was stopped between the two
        yield begins, np.column_stack((mix, mix, mix))


def _opened(pipe: _Pipe) -> av.container.InputContainer:
    return av.open(pipe, mode="r", format="nut")


class _Pipe:
    """A pipe as PyAV likes it: something that can only be read.

    libav calls `read`, and what a signal raises there would be lost on its way through C; it is
    kept for `check`.
    """

    def __init__(self, pipe: IO[bytes] | None) -> None:
        self._pipe = pipe
        self._interrupt: BaseException | None = None

    def read(self, n_bytes: int) -> bytes:
        try:
            return self._pipe.read(n_bytes) if self._pipe and not self._interrupt else b""
        except (KeyboardInterrupt, SystemExit) as interrupt:
            self._interrupt = interrupt
            return b""

    def check(self) -> None:
        """Raise what interrupted the reading, if anything did."""
        if self._interrupt is not None:
            raise self._interrupt
