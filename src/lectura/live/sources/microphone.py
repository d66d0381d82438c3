"""A microphone, through PortAudio (the package sounddevice, in the extra ``live``)."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from lectura.audio import SAMPLE_RATE
from lectura.errors import LecturaError, MissingDependencyError, UsageError
from lectura.live.keeping import Block
from lectura.live.sources.source import QueuedSource, SourceEnd
from lectura.media.resampling import Resampler
from lectura.process.installation import missing_extra

_SILENT_SECONDS = 2.0
"""A microphone that is there gives sound, be it silence, many times a second."""
_CLOSING_SECONDS = 2.0
_LIST = "See what there is: lectura live --list-devices"


class MicrophoneError(LecturaError):
    """A microphone that cannot be opened."""


@dataclass(frozen=True)
class Device:
    """Something that sound comes from.

    Attributes:
        index: its number.
        name: as the system calls it.
        system: the sound system that knows it (ALSA, Core Audio, WASAPI …).
        channels: how many.
        rate: its own samples per second.
        default: it is the one that is taken where none is named.
    """

    index: int
    name: str
    system: str
    channels: int
    rate: int
    default: bool


def devices() -> tuple[Device, ...]:
    """All that sound can come from.

    Raises:
        MissingDependencyError: sounddevice or PortAudio is missing.
    """
    sound = _portaudio()
    systems = [str(one["name"]) for one in sound.query_hostapis()]
    default = sound.default.device[0]
    return tuple(
        Device(
            index=index,
            name=str(one["name"]),
            system=systems[one["hostapi"]],
            channels=int(one["max_input_channels"]),
            rate=round(one["default_samplerate"]),
            default=index == default,
        )
        for index, one in enumerate(sound.query_devices())
        if one["max_input_channels"] > 0
    )


def chosen_device(wanted: str | None, there: tuple[Device, ...]) -> Device:
    """The device of a number or of a part of a name; None takes the default one.

    Raises:
        UsageError: there is none, or several are called so.
    """
    if not there:
        raise MicrophoneError(
            "There is no microphone.",
            hint="Plug one in, or caption what another program gives: "
            "arecord -t wav -f S16_LE -r 16000 | lectura live --input -",
        )
    if wanted is None:
        return next((one for one in there if one.default), there[0])
    if wanted.isdecimal():
        found = [one for one in there if one.index == int(wanted)]
    else:
        exact = [one for one in there if one.name == wanted]
        found = exact or [one for one in there if wanted.casefold() in one.name.casefold()]
    if len(found) != 1:
        why = "There is no file and no microphone" if not found else "Several microphones are"
        called = f"called '{wanted}'" if not wanted.isdecimal() else f"with the number {wanted}"
        raise UsageError(f"{why} {called}.", hint=_LIST, value=wanted)
    return found[0]


class MicrophoneSource(QueuedSource):
    """Sound of a device, at 16 kHz where it can, else at its own rate and converted here."""

    def __init__(self, device: Device) -> None:
        """Begin to listen.

        Raises:
            MicrophoneError: it cannot be opened.
        """
        super().__init__(device.name)
        self._sound = _portaudio()
        self._lost_blocks = 0
        self._came = time.monotonic()
        self._stream = self._opened(device)

    def read(self, timeout: float) -> Block | None:
        block = super().read(timeout)
        if block is not None:
            self._came = time.monotonic()
        elif self.end is None and time.monotonic() - self._came > _SILENT_SECONDS:
            self.put(SourceEnd(f"No more sound comes from {self.name}: was it unplugged?"))
        return block

    def warnings(self) -> Iterator[str]:
        lost, self._lost_blocks = self._lost_blocks, 0
        if lost:
            yield f"{self.name} gave sound faster than it could be taken; some of it is missing."

    def close(self) -> None:
        super().close()
        # A driver that hangs, as some do when a device is pulled out, must not hang the session.
        closing = threading.Thread(target=self._close, name="lectura-microphone", daemon=True)
        closing.start()
        closing.join(_CLOSING_SECONDS)

    def _close(self) -> None:
        with contextlib.suppress(self._sound.PortAudioError):
            self._stream.close(ignore_errors=True)

    def _opened(self, device: Device) -> Any:
        channels = min(device.channels, 2)
        problem = ""
        for rate, count in ((SAMPLE_RATE, 1), (SAMPLE_RATE, channels), (device.rate, channels)):
            opened = self._tried(device, rate, count)
            if not isinstance(opened, str):
                return opened
            problem = opened
        raise MicrophoneError(
            f"The microphone {device.name} cannot be opened: {problem}.",
            hint="Close other programs that use it, and allow the terminal to use the microphone "
            f"in the system's settings. {_LIST}",
            value=device.name,
        )

    def _tried(self, device: Device, rate: int, channels: int) -> Any:
        """A running stream, or why there is none."""
        try:
            stream = self._sound.InputStream(
                samplerate=rate,
                device=device.index,
                channels=channels,
                dtype="int16",
                callback=self._callback(Resampler(rate, channels)),
                finished_callback=self._finished,
            )
            stream.start()
        except (self._sound.PortAudioError, ValueError) as error:
            return str(error)
        return stream

    def _callback(self, resampler: Resampler) -> Any:
        def take(data: Any, frames: int, when: Any, status: Any) -> None:
            if status.input_overflow:
                self._lost_blocks += 1
            for block in resampler.feed(np.array(data, dtype=np.int16)):
                self.put(block)

        return take

    def _finished(self) -> None:
        if not self.closed.is_set():
            self.put(SourceEnd(f"{self.name} has ended: was it unplugged?"))


def _portaudio() -> Any:
    """The package, and the library behind it.

    Raises:
        MissingDependencyError: one of them is missing.
    """
    try:
        import sounddevice  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise missing_extra("live", "Listening to a microphone") from error
    except OSError as error:
        raise MissingDependencyError(
            f"Listening to a microphone needs PortAudio, which is not installed: {error}.",
            hint="Install it: apt install libportaudio2 (Fedora: dnf install portaudio; Arch: "
            "pacman -S portaudio)",
            value="portaudio",
        ) from error
    return sounddevice
