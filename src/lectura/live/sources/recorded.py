"""A file or a pipe as if it were spoken now: no faster than somebody speaks, or so many times."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import UsageError
from lectura.live.keeping import Block
from lectura.live.sources.source import ThreadedSource
from lectura.media.incoming import IncomingSound, RawSound
from lectura.media.probe import probe
from lectura.media.stream import open_audio
from lectura.media.track import TrackSampler, choose_track
from lectura.paths import display_path

_BLOCK_SAMPLES = SAMPLE_RATE // 10
_WAITING_BLOCKS = 50
OF_PIPES = 1.5
"""Sound that waits in a pipe is read a little faster than it was spoken, until nothing waits."""


def paced(
    blocks: Iterable[Block],
    pace: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[Block]:
    """The same samples in blocks of 0.1 s, each when its last sample would have been spoken.

    Args:
        blocks: of any length.
        pace: how many times faster than it was spoken.
        clock: seconds.
        sleep: waits so many seconds.
    """
    begun, spoken = clock(), 0.0
    for block in blocks:
        for start in range(0, len(block), _BLOCK_SAMPLES):
            part = block[start : start + _BLOCK_SAMPLES]
            spoken += len(part) / SAMPLE_RATE / pace
            ahead = begun + spoken - clock()
            if ahead > 0:
                sleep(ahead)
            else:
                # What came late is not caught up by hurrying: it was spoken when it came.
                begun -= min(0.0, ahead)
            yield part


def file_source(path: Path, track: int | None, pace: float) -> ThreadedSource:
    """A recording, decoded as ``lectura run`` would.

    Raises:
        MediaError: it cannot be decoded.
    """
    info = probe(path)
    choice = choose_track(info, track, TrackSampler(info))
    stream = open_audio(info, choice)

    def blocks() -> Iterator[Block]:
        with stream:
            yield from paced((_as_int16(block) for block in stream), pace)

    return ThreadedSource(display_path(path.name), blocks, stream.close, _WAITING_BLOCKS)


def pipe_source(path: Path | None, raw: RawSound | None, pace: float | None) -> ThreadedSource:
    """Standard input (None), or a named pipe.

    Raises:
        UsageError: standard input is a terminal.
        MissingDependencyError: there is no ffmpeg.
    """
    if path is None and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError(
            "Standard input is a terminal, and sound cannot be typed.",
            hint="Let a program write it there: arecord -t wav -f S16_LE -r 16000 | "
            "lectura live --input -",
            value="-",
        )
    name = "standard input" if path is None else display_path(path)
    running: list[IncomingSound] = []

    def blocks() -> Iterator[Block]:
        stream: IO[bytes] = sys.stdin.buffer if path is None else path.open("rb")
        incoming = IncomingSound(stream, name, raw)
        running.append(incoming)
        try:
            yield from paced(incoming, pace or OF_PIPES)
        finally:
            incoming.close()
            if path is not None:
                stream.close()

    def stop() -> None:
        for one in running:
            one.close()

    return ThreadedSource(name, blocks, stop, _WAITING_BLOCKS)


def is_pipe(path: Path) -> bool:
    """True for a named pipe."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def _as_int16(block: Samples) -> Block:
    """The very samples that were decoded, for `media` divides by 32768."""
    samples: Block = np.rint(block * 32768.0).astype(np.int16)
    return samples
