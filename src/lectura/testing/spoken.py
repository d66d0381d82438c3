"""Spoken test audio: text in, speech out, by the espeak-ng library that a wheel ships.

No program of the system is started and nothing is played; the library hands its samples back. The
calls are those of espeak-ng's ``speak_lib.h``.
"""

from __future__ import annotations

import ctypes
import functools
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import LecturaError, UsageError
from lectura.process.installation import installation, missing_extra

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples go to the callback, no thread is started
_NO_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: an error is returned, the process stays
_UTF8 = 1  # espeakCHARS_UTF8
_RATE, _PITCH, _PITCH_RANGE = 1, 3, 4  # espeak_PARAMETER

_SEED = 2
"""Any number; with this one the notes of the demo are those that the README shows."""

_lock = threading.Lock()  # the library has one voice at a time, for the whole process


@dataclass(frozen=True)
class Voice:
    """Who speaks.

    Attributes:
        name: a voice of espeak-ng, with a variant after the plus: ``es``, ``en-us``, ``es+f2``.
        wpm: words per minute, 80 to 450.
        pitch: height of the voice, 0 to 99.
        pitch_range: liveliness, 0 (monotone) to 99.
    """

    name: str = "es"
    wpm: int = 150
    pitch: int = 50
    pitch_range: int = 50


def speak(
    text: str, *, voice: str = "es", wpm: int = 150, pitch: int = 50, pitch_range: int = 50
) -> Samples:
    """Say a text; the arguments are those of `Voice`.

    Returns:
        The speech, mono float32 of shape ``(n_samples,)`` at 16 kHz.

    Raises:
        UsageError: espeak-ng has no such voice.
        MissingDependencyError: the extra ``demo`` is not installed.
    """
    with _lock:
        return _say(_library(), text, Voice(voice, wpm, pitch, pitch_range))


def say(voice: Voice, text: str) -> Samples:
    """`speak` for those who hold a `Voice`."""
    return speak(
        text, voice=voice.name, wpm=voice.wpm, pitch=voice.pitch, pitch_range=voice.pitch_range
    )


@dataclass(frozen=True)
class _Library:
    """The loaded library and the rate of what it returns, in samples per second."""

    functions: Any
    rate: int


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


_SYNTH_ARGUMENTS: list[Any] = [
    ctypes.c_char_p,  # text
    ctypes.c_size_t,  # its bytes
    ctypes.c_uint,  # first position
    ctypes.c_int,  # kind of position
    ctypes.c_uint,  # last position
    ctypes.c_uint,  # flags
    ctypes.c_void_p,  # identifier
    ctypes.c_void_p,  # user data
]


@functools.cache
def _library() -> _Library:
    try:
        import espeakng_loader  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise missing_extra("demo", "Spoken test audio") from error
    functions = ctypes.CDLL(espeakng_loader.get_library_path())
    data = str(espeakng_loader.get_data_path()).encode()
    functions.espeak_Synth.argtypes = _SYNTH_ARGUMENTS
    rate = functions.espeak_Initialize(_SYNCHRONOUS, 0, data, _NO_EXIT)
    if rate <= 0:
        raise LecturaError(
            "The espeak-ng library finds its voices nowhere.",
            hint=f"Install it again: {installation().packages('espeakng-loader')}",
            value=data.decode(),
        )
    return _Library(functions, rate)


def _say(library: _Library, text: str, voice: Voice) -> Samples:
    functions = library.functions
    if functions.espeak_SetVoiceByName(voice.name.encode()) != 0:
        raise UsageError(
            f"espeak-ng has no voice '{voice.name}'.",
            hint="Use a language code such as es, en-us, pt or fr-fr.",
            value=voice.name,
        )
    settings = ((_RATE, voice.wpm), (_PITCH, voice.pitch), (_PITCH_RANGE, voice.pitch_range))
    for parameter, value in settings:
        functions.espeak_SetParameter(parameter, value, 0)
    _begin_noise_anew(functions)
    pieces: list[bytes] = []
    callback = _Callback(_collector(pieces))
    functions.espeak_SetSynthCallback(callback)
    data = text.encode() + b"\0"
    functions.espeak_Synth(data, len(data), 0, 0, 0, _UTF8, None, None)
    functions.espeak_Synchronize()
    spoken = np.frombuffer(b"".join(pieces), dtype=np.int16).astype(np.float32) / np.float32(32768)
    return _resampled(spoken, library.rate)


def _begin_noise_anew(functions: Any) -> None:
    """Let the noise of consonants be that of every other process; else the clock begins it.

    A version without ``espeak_ng_SetRandSeed`` takes its noise from the C library.
    """
    if hasattr(functions, "espeak_ng_SetRandSeed"):
        functions.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
    elif sys.platform != "win32":
        ctypes.CDLL(None).srand(_SEED)


def _collector(pieces: list[bytes]) -> Callable[[Any, int, Any], int]:
    def collect(wave: Any, n_samples: int, events: Any) -> int:
        if wave and n_samples > 0:
            pieces.append(ctypes.string_at(wave, 2 * n_samples))
        return 0  # go on

    return collect


def _resampled(audio: Samples, rate: int) -> Samples:
    """The audio at 16 kHz: its spectrum, cut at the new half rate."""
    n_samples = round(audio.size * SAMPLE_RATE / rate)
    if n_samples in (0, audio.size):
        return audio[:n_samples]
    spectrum = np.fft.rfft(audio)[: n_samples // 2 + 1]
    resampled = np.fft.irfft(spectrum, n_samples) * (n_samples / audio.size)
    return np.clip(resampled, -1.0, 1.0).astype(np.float32)
