"""Sound that comes in through a pipe while it is made: any container that ffmpeg reads, or PCM."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
import numpy.typing as npt

from lectura.audio import SAMPLE_RATE
from lectura.errors import NotMediaError
from lectura.media.decoder import Log
from lectura.media.tools import ffmpeg_path

_BLOCK_BYTES = 3200
"""0.1 s."""
_WINDOWLESS = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True)
class RawSound:
    """Samples without a container: 16-bit, little-endian, interleaved.

    Attributes:
        rate: samples per second and channel.
        channels: how many.
    """

    rate: int = SAMPLE_RATE
    channels: int = 1


class IncomingSound:
    """Blocks of mono int16 at 16 kHz, shape ``(n_samples,)``, as soon as they come; an iterator."""

    def __init__(self, stream: IO[bytes], name: str, raw: RawSound | None = None) -> None:
        """Begin to read.

        Args:
            stream: has a descriptor; ffmpeg reads from it.
            name: what people call it.
            raw: how its samples are stored, where there is no container.

        Raises:
            MissingDependencyError: there is no ffmpeg.
        """
        self._name = name
        self._process = subprocess.Popen(
            _command(raw),
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=_WINDOWLESS,
        )
        self._log = Log(self._process.stderr)
        self._closing = threading.Event()

    def __iter__(self) -> Iterator[npt.NDArray[np.int16]]:
        """The blocks.

        Raises:
            NotMediaError: nothing came, or nothing of it is sound.
        """
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101 - it was asked for
        rest, came = b"", False
        with contextlib.suppress(OSError, ValueError):
            while data := pipe.read1(_BLOCK_BYTES):  # type: ignore[attr-defined]
                data, came = rest + data, True
                whole = len(data) // 2 * 2
                rest = data[whole:]
                if whole:
                    yield np.frombuffer(data[:whole], dtype="<i2").astype(np.int16, copy=False)
        if not came and not self._closing.is_set():
            self._process.wait()
            self._log.finish()
            raise NotMediaError(
                f"No sound came through {self._name}: {self._log.last_error}.",
                hint="Let a program write sound there: arecord -t wav -f S16_LE -r 16000 | "
                "lectura live --input -",
                value=self._name,
            )

    def close(self) -> None:
        """Stop reading and leave nothing behind."""
        self._closing.set()
        self._process.kill()
        self._process.wait()
        self._log.finish()


def _command(raw: RawSound | None) -> list[str]:
    known = ["-probesize", "200000", "-analyzeduration", "1000000"]
    if raw is not None:
        channels = ["-ch_layout", {1: "mono", 2: "stereo"}.get(raw.channels, f"{raw.channels}C")]
        known = ["-f", "s16le", "-ar", str(raw.rate), *channels]
    return [
        *(str(ffmpeg_path()), "-hide_banner", "-nostdin", "-nostats"),
        *("-loglevel", "repeat+level+warning"),
        *known,
        # No other protocol: what comes may be a playlist that names files.
        *("-protocol_whitelist", "pipe", "-i", "pipe:0", "-map", "0:a:0"),
        *("-af", "aresample=async=1", "-ac", "1", "-ar", str(SAMPLE_RATE)),
        *("-f", "s16le", "-flush_packets", "1", "pipe:1"),
    ]
