"""Ctrl-C while ffmpeg is read: libav calls back into Python there, and would swallow it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import IO, Any

import pytest
from media_samples import ffmpeg

from lectura.media.command import decode_command
from lectura.media.decoder import Decoder
from lectura.media.probe import probe


class _Interrupted:
    """ffmpeg's pipe; a signal arrives at one of the reads."""

    def __init__(self, pipe: IO[bytes], at: int) -> None:
        self._pipe = pipe
        self._left = at

    def read(self, n_bytes: int) -> bytes:
        self._left -= 1
        if self._left == 0:
            raise KeyboardInterrupt
        return self._pipe.read(n_bytes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pipe, name)


@pytest.mark.parametrize("at", [1, 2, 5])
def test_an_interrupt_is_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    path = tmp_path / "clase.wav"
    ffmpeg("-f", "lavfi", "-i", "sine=d=20:r=16000", path)
    info = probe(path)
    starting = subprocess.Popen

    def started(*command: Any, **how: Any) -> Any:
        process: Any = starting(*command, **how)
        process.stdout = _Interrupted(process.stdout, at)
        return process

    monkeypatch.setattr(subprocess, "Popen", started)
    decoder = Decoder(decode_command(info, info.tracks[0], None))
    try:
        with pytest.raises(KeyboardInterrupt):
            list(decoder.frames())
    finally:
        decoder.close()
