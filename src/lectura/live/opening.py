"""From what was typed to a source, and to the name of the file that is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from lectura.errors import NoRecordingError, OutputError, UsageError
from lectura.inputs.safe_names import safe_stem
from lectura.live.keeping import KeptSound
from lectura.live.sources.source import Source
from lectura.media.incoming import RawSound
from lectura.paths import as_argument
from lectura.records.target import is_taken

_SUFFIX = ".wav"
_MOST_TRIES = 100


@dataclass(frozen=True)
class Input:
    """Where the sound comes from.

    Attributes:
        named: a file, a named pipe, ``-``, or a device's number or name; None is the microphone.
        pace: of a file or a pipe, how many times faster than it was spoken; None for the usual.
        raw: standard input has no container, and its samples are stored so.
        track: of a file, the audio track that was asked for.
    """

    named: str | None = None
    pace: float | None = None
    raw: RawSound | None = None
    track: int | None = None


def open_source(wanted: Input) -> Source:
    """The source, which begins to give sound at once.

    Raises:
        NoRecordingError: a file is named and not there.
        UsageError: no device is called so, or standard input is a terminal.
        LecturaError: it cannot be opened; the hint says what helps.
    """
    from lectura.live.sources import microphone, recorded  # noqa: PLC0415 - each loads a library

    if wanted.named == "-":
        return recorded.pipe_source(None, wanted.raw, wanted.pace)
    if wanted.named is not None:
        path = Path(wanted.named)
        if recorded.is_pipe(path):
            return recorded.pipe_source(path, wanted.raw, wanted.pace)
        if path.exists():
            return recorded.file_source(path, wanted.track, wanted.pace or 1.0)
        if path.suffix or path.parent != Path():
            raise NoRecordingError(
                f"There is no file {wanted.named}.",
                hint="See which microphones there are: lectura live --list-devices",
                value=wanted.named,
            )
    there = microphone.devices()
    return microphone.MicrophoneSource(microphone.chosen_device(wanted.named, there))


def keep_sound(folder: Path, name: str | None, now: dt.datetime) -> KeptSound:
    """The file of the recording, which is new; without a name it is called by the time.

    Raises:
        UsageError: it cannot be called so, or there is a recording of that name.
        OutputError: it cannot be written.
    """
    if name is not None:
        return _named(folder, name)
    stem = f"live-{now:%Y-%m-%d-%H%M%S}"
    for number in range(1, _MOST_TRIES):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{_SUFFIX}"
        if (kept := _new(path)) is not None:
            return kept
    raise UsageError(
        f"There are {_MOST_TRIES - 1} recordings of this second in {folder}.",
        hint="Give it a name: lectura live --name clase",
    )


def _named(folder: Path, name: str) -> KeptSound:
    stem = safe_stem(name.removesuffix(_SUFFIX))
    if is_taken(stem) or Path(name).name != name:
        raise UsageError(
            f"A recording cannot be called '{name}'.",
            hint="Give it another name, and a folder with -o: lectura live --name clase -o DIR",
            value=name,
        )
    path = folder / f"{stem}{_SUFFIX}"
    if (kept := _new(path)) is None:
        raise UsageError(
            f"{path} is there already, and a recording is never written over.",
            hint=f"Give this one another name, or finish that one: lectura run {as_argument(path)}",
            value=str(path),
        )
    return kept


def _new(path: Path) -> KeptSound | None:
    """The file, or None where something has that name."""
    try:
        return KeptSound(path)
    except OutputError as error:
        if isinstance(error.__cause__, FileExistsError):
            return None
        raise
