"""Small recordings of every odd kind, made with the real ffmpeg."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from lectura.audio import SAMPLE_RATE, Samples
from lectura.media.probe import probe
from lectura.media.stream import AudioStream, open_audio
from lectura.media.tools import ffmpeg_path
from lectura.media.track import choose_track

Make = Callable[..., Path]
_SLACK = SAMPLE_RATE // 10


def ffmpeg(*arguments: str | Path) -> None:
    command = [str(ffmpeg_path()), "-hide_banner", "-loglevel", "error", "-y"]
    subprocess.run([*command, *map(str, arguments)], check=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def tone(media_folder: Path) -> Path:
    """A second of silence, then 9 s of a tone."""
    path = media_folder / "tone.wav"
    ffmpeg(
        "-f", "lavfi", "-i", "sine=frequency=440:duration=9:sample_rate=16000",
        "-af", "adelay=1000:all=1", path,
    )  # fmt: skip
    return path


@pytest.fixture(scope="session")
def parts(media_folder: Path) -> tuple[Path, Path]:
    """Two recordings of 4 and 3 s, mono at 48 kHz; each moment sounds different from all others."""
    paths = media_folder / "up.wav", media_folder / "down.wav"
    for path, sound in zip(paths, ("300*t+75*t*t:d=4", "2500*t-200*t*t:d=3"), strict=True):
        phase, _, length = sound.partition(":")
        ffmpeg("-f", "lavfi", "-i", f"aevalsrc=0.4*sin(2*PI*({phase})):s=48000:{length}", path)
    return paths


def encoded(source: Path, name: str, *options: str) -> Path:
    """The recording in another form, beside it."""
    path = source.parent / name
    if not path.exists():
        ffmpeg("-i", source, *options, path)
    return path


def strung(path: Path, *pieces: Path) -> Path:
    """Files one behind the other, as ``cat`` does."""
    path.write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    return path


def places(audio: Samples, *pieces: Samples) -> list[float]:
    """The seconds at which pieces of sound are, one behind the other and whole."""
    found, position = [], 0
    for piece in pieces:
        first = max(0, position - _SLACK)
        window = audio[first : position + piece.size + _SLACK]
        length = 2 ** int(np.ceil(np.log2(window.size + piece.size)))
        shared = np.fft.rfft(window, length) * np.conj(np.fft.rfft(piece, length))
        alike = np.fft.irfft(shared, length)[: window.size]
        best = int(np.argmax(alike))
        energy = float(np.sqrt((window[best : best + piece.size] ** 2).sum() * (piece**2).sum()))
        assert alike[best] / energy > 0.97, f"{alike[best] / energy:.3f} at {first + best}"
        found.append((first + best) / SAMPLE_RATE)
        position = first + best + piece.size
    return found


def whole(path: Path, track: int | None = None, start: float = 0.0) -> Samples:
    return decoded(path, track, start)[0]


def decoded(
    path: Path, track: int | None = None, start: float = 0.0
) -> tuple[Samples, AudioStream]:
    choice = choose_track(probe(path), track)
    with open_audio(probe(path), choice, start=start) as stream:
        blocks = list(stream)
    audio = np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.float32)
    return audio, stream


def onset(audio: npt.NDArray[np.float32], after: float = 0.0) -> float:
    """The second at which it becomes loud."""
    first = int(after * SAMPLE_RATE)
    loud = np.flatnonzero(np.abs(audio[first:]) > 0.02)
    assert loud.size, "nothing is loud"
    return (first + int(loud[0])) / SAMPLE_RATE


def without_packets(source: Path, path: Path, start: float, end: float) -> None:
    """A copy of a recording that lost its packets between two seconds."""
    with av.open(str(source)) as full, av.open(str(path), "w") as cut:
        stream = cut.add_stream_from_template(full.streams.audio[0])
        for packet in full.demux(full.streams.audio[0]):
            if packet.pts is None or packet.time_base is None:
                continue
            if not start <= float(packet.pts * packet.time_base) < end:
                packet.stream = stream
                cut.mux(packet)
