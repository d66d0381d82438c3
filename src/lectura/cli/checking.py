"""What ``lectura doctor`` looks at: each thing is tested by whether it works."""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from lectura.cli.console import console
from lectura.errors import LecturaError, MediaError, MissingDependencyError, ModelNotFoundError
from lectura.process.installation import installation

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.speech.engine import Engine
    from lectura.speech.models.device import DeviceChoice

_SAMPLES = 8000
_LOUD = 0.125


@dataclass(frozen=True)
class Check:
    """One thing that was tried.

    Attributes:
        name: what it is called.
        ok: it works.
        found: what was found, or what is wrong.
        fix: what to do about it.
        needed: a run with these settings fails without it.
        missing: it is not there at all; else it is there and does not work.
    """

    name: str
    ok: bool
    found: str
    fix: str | None = None
    needed: bool = True
    missing: bool = False


def checks(chosen: Settings, engine: Engine) -> Iterator[Check]:
    """Try everything that a run with these settings uses, one after the other."""
    from lectura.llm.options import chosen_llm
    from lectura.speech.models.device import choose_device

    yield tried("ffmpeg", _ffmpeg)
    yield tried("voice detector", _voice_detector)
    choice = choose_device(chosen.transcribe.device, chosen.transcribe.compute_type)
    yield device_check(choice, chosen.transcribe.device)
    yield tried("speech model", lambda: _speech_model(chosen, choice, engine))
    yield tried("cache", lambda: _cache(chosen))
    yield tried("speakers", lambda: _speakers(chosen), needed=bool(chosen.speakers.enabled))
    if chosen_llm(chosen.llm, os.environ) == "keyless":
        yield Check(
            "language model",
            True,
            "none configured; notes are made without one",
            needed=False,
            fix=_better_notes(),
        )
    else:
        yield _endpoint(chosen)


def _better_notes() -> str:
    """The next step to notes by a model of this machine, which needs an extra."""
    from importlib.util import find_spec

    first = "" if find_spec("xllamacpp") else f"{installation().with_extra('local')}; then: "
    return f"For better notes: {first}lectura summarize TRANSCRIPT --llm local"


def gpu_checks(chosen: Settings) -> Iterator[Check]:
    """Every step to a GPU that decodes speech, tried in another process; the verdict comes last."""
    from lectura.speech.models.gpu_probe import probe_gpu, usable

    asked = {
        "model": chosen.transcribe.model,
        "compute_type": chosen.transcribe.compute_type,
        "cache": str(chosen.cache) if chosen.cache else None,
    }
    findings = probe_gpu(asked)
    for one in findings:
        yield Check(one.step, one.ok, one.found, one.fix, missing=one.step == "driver")
    if usable(findings):
        yield Check("GPU", True, "works: it is used unless you say --device cpu")
    else:
        yield Check("GPU", False, "not usable as it is; recordings are transcribed without it")


def device_check(choice: DeviceChoice, wanted: str = "auto") -> Check:
    """What transcribes, and why not something faster; wrong where another one was asked for."""
    note = f" ({choice.notices[0]})" if choice.notices else ""
    found = f"{choice.device}, {choice.compute_type}{note}"
    if wanted in ("auto", choice.device):
        return Check("device", True, found)
    fix = "See what the driver says: nvidia-smi; without a GPU: lectura doctor --device auto"
    return Check("device", False, found, fix, missing=True)


def tried(name: str, work: Callable[[], str], *, needed: bool = True) -> Check:
    """The check of something; whatever it raises is what is wrong with it."""
    try:
        return Check(name, True, work(), needed=needed)
    except LecturaError as error:
        gone = isinstance(error, MissingDependencyError | ModelNotFoundError)
        return Check(name, False, error.message, error.hint, needed, missing=gone)
    except Exception as error:  # a broken library may raise anything
        line = (str(error).splitlines() or [""])[0][:200]
        found = f"it does not work: {type(error).__name__}{f': {line}' if line else ''}"
        return Check(name, False, found, f"Reinstall it: {installation().again()}", needed)


def _ffmpeg() -> str:
    """Decodes half a second of sound through the very stream that recordings go through."""
    from lectura.media.probe import probe
    from lectura.media.stream import open_audio
    from lectura.media.tools import ffmpeg_path, ffmpeg_version
    from lectura.media.track import choose_track

    path = ffmpeg_path()
    version = ffmpeg_version(path)
    with tempfile.TemporaryDirectory(prefix="lectura-doctor-") as folder:
        sound = _sound(Path(folder) / "sound.wav")
        try:
            info = probe(sound)
            with open_audio(info, choose_track(info, None)) as stream:
                loudest = max((float(abs(block).max()) for block in stream), default=0.0)
        except MediaError:
            loudest = 0.0
    if loudest < _LOUD / 2:  # what is not decoded comes as silence
        raise MediaError(
            f"The program {path} says that it is ffmpeg {version}, but it decodes nothing.",
            hint=f"Install another: {installation().with_extra('bundled')}, or name one in "
            "LECTURA_FFMPEG; then: lectura doctor",
            value=str(path),
        )
    return f"{version} at {path}"


def _sound(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(b"\x00\x10\x00\xf0" * (_SAMPLES // 2))
    return path


def _voice_detector() -> str:
    from lectura.speech.trial import try_voice_detector

    return f"gives {try_voice_detector()} probabilities a second"


def _speech_model(chosen: Settings, choice: DeviceChoice, engine: Engine) -> str:
    started = perf_counter()
    files = engine.try_out(chosen.transcribe, choice, cache_root=chosen.cache)
    return (
        f"{files.name} at {files.path} (from: {files.origin}), "
        f"loaded and tried in {perf_counter() - started:.1f} s"
    )


def _cache(chosen: Settings) -> str:
    from lectura.disk.folders import make_folder
    from lectura.errors import OutputError
    from lectura.store import Store

    root = Store(chosen.cache).root
    try:
        make_folder(root, root)
        with tempfile.TemporaryFile(dir=root) as file:
            file.write(b"x")
    except OSError as error:
        raise OutputError(
            f"Nothing can be kept in {root}: {error.strerror or error}.",
            hint="Name another folder in LECTURA_CACHE, then: lectura doctor",
            value=str(root),
        ) from error
    return f"{root} can be written"


def _speakers(chosen: Settings) -> str:
    from lectura.speakers.backends import BACKENDS
    from lectura.speakers.protocol import DiarizerOptions
    from lectura.speech.trial import noise

    engine = chosen.speakers.engine
    if engine != "builtin":
        return f"{engine}; it is tried when it is used"
    BACKENDS[engine]().diarize([noise()], DiarizerOptions())
    return "built-in engine works, nothing to download"


def _endpoint(chosen: Settings) -> Check:
    """The language model, by its answer to a small question."""
    from lectura.llm.probe import probe_endpoint
    from lectura.store import Store

    name = "language model"
    try:
        report = probe_endpoint(chosen.llm, console().hook, remember_in=Store(chosen.cache))
    except LecturaError as error:
        return Check(name, False, error.message, error.hint)
    except OSError as error:
        return Check(name, False, f"it cannot be tried: {error}", "See above: lectura doctor")
    if report.problem:
        return Check(name, False, report.problem, report.hint, missing=not report.reachable)
    facts = [
        str(report.model),
        f"schema support: {report.schema_support}",
        f"context: {report.context_tokens or 'not told'} tokens",
        "emits reasoning tokens" if report.emits_reasoning else "emits no reasoning tokens",
    ]
    if report.tokens_per_second:
        facts.append(f"{report.tokens_per_second:.1f} tokens/s")
    return Check(name, True, ", ".join(facts))
