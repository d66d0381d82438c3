"""Lectures of twenty minutes and more, of the shared recordings.

A recording follows itself with its sound moved by some milliseconds: the recogniser then cuts and
hears it a little differently each time, so that its errors are not the same ones again and again.
"""

from __future__ import annotations

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples, samples_at, silence
from subjects import audio_of

SHIFTS_MS = (0, 44, 94, 163, 211, 257)


@dataclass(frozen=True)
class LongLecture:
    """A lecture to be made.

    Attributes:
        name: what it is called.
        language: its code.
        recordings: what follows one another, once per shift.
        shifts: how many shifts, from `SHIFTS_MS`.
    """

    name: str
    language: str
    recordings: tuple[str, ...]
    shifts: int


LONG_LECTURES = {
    one.name: one
    for one in (
        LongLecture("messy-20-min", "es", ("clase-es",), 5),
        LongLecture("clean-22-min", "en", ("printing-lecture",), 6),
        LongLecture("changing-25-min", "en", ("printing-lecture", "seminar-en"), 2),
    )
}


def made(lecture: LongLecture, recordings: Path, folder: Path) -> Path:
    """The lecture as WAV, with its exact words beside it as ``.ref.txt``."""
    sounds = {name: _sound(recordings / f"{name}.mp4") for name in lecture.recordings}
    words = {
        name: (recordings / f"{name}.ref.txt").read_text(encoding="utf-8").strip()
        for name in lecture.recordings
    }
    order = [(ms, name) for ms in SHIFTS_MS[: lecture.shifts] for name in lecture.recordings]
    parts = [part for ms, name in order for part in (silence(samples_at(ms / 1000)), sounds[name])]
    target = folder / f"{lecture.name}.wav"
    _write(target, parts)
    target.with_suffix(".ref.txt").write_text(
        "\n".join(words[name] for _, name in order), encoding="utf-8"
    )
    return target


def _sound(path: Path) -> Samples:
    return np.concatenate(list(audio_of(path, 0.0)))


def _write(path: Path, parts: Sequence[Samples]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        for part in parts:
            file.writeframes((part.clip(-1, 1) * 32767).astype("<i2").tobytes())
