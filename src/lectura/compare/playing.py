"""The piece that a person listens to, played by whatever program of the system can."""

from __future__ import annotations

import shutil
import subprocess
import wave
from collections.abc import Sequence
from pathlib import Path

from lectura.timeline import Interval, total

_PLAYERS: tuple[tuple[str, ...], ...] = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
    ("afplay",),
    ("mpv", "--no-video", "--really-quiet"),
    ("paplay",),
    ("aplay", "-q"),
)
_LONGEST_SECONDS = 900.0


def player() -> tuple[str, ...] | None:
    """The words of a command that plays a file; None where there is no such program."""
    for words in _PLAYERS:
        if found := shutil.which(words[0]):
            return (found, *words[1:])
    return None


def play(words: Sequence[str], path: Path) -> bool:
    """Play a file to its end; False where that did not work."""
    try:
        done = subprocess.run(
            [*words, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def stretch_to_type(span: Interval, voiced: Sequence[Interval], seconds: float) -> Interval:
    """The stretch of about so many seconds in which somebody speaks most.

    It begins and ends in pauses, so that no word is cut. What solutions wrote is not asked: where
    they differ most, all of them would look worse than they are.
    """
    if span.duration <= seconds or not voiced:
        return span
    best, most = span, -1.0
    for first in voiced:
        begin = first.start
        inside = [one for one in voiced if begin <= one.start and one.end <= begin + seconds]
        spoken = total(inside)
        if inside and spoken > most:
            best, most = Interval(begin, inside[-1].end), spoken
    around = 0.1
    return Interval(max(span.start, best.start - around), min(span.end, best.end + around))


def cut(sound: Path, piece: Interval, part: Interval, target: Path) -> None:
    """Write a part of a piece's sound to another file.

    Args:
        sound: the piece, as WAV.
        piece: where it is in the recording.
        part: what is wanted of it, likewise.
        target: the new file.
    """
    with wave.open(str(sound), "rb") as source, wave.open(str(target), "wb") as file:
        file.setparams(source.getparams())
        rate = source.getframerate()
        source.setpos(min(source.getnframes(), round((part.start - piece.start) * rate)))
        file.writeframes(source.readframes(round(part.duration * rate)))
