"""What each library raises becomes an error of ours at its owner, never an internal error.

The test walks the public exception classes of each library as it is installed and lets the owner
meet every one, so that a class that a new version brings is red until it is translated, or is
listed with the reason why it never comes so far.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast

import pytest

from foreign_errors import (
    Meets,
    ask,
    connect,
    cut_into_pieces,
    download,
    encode,
    fill_in,
    find_ffmpeg,
    hear_voices,
    load_speakers,
    load_translator,
    load_voices,
    load_whisper,
    lock,
    look_at,
    microphone,
    pyannote,
    raising,
    serve_here,
    settings,
    sherpa,
    tell_speakers,
    transcript,
    translate_batch,
    word_document,
    worker,
)
from lectura.errors import (
    BusyError,
    ConfigError,
    LecturaError,
    LLMError,
    MediaError,
    MissingDependencyError,
    ModelCorruptError,
    ModelError,
    ModelNotFoundError,
    OutOfMemoryError,
    OutputError,
    TranscriptError,
    UsageError,
)
from lectura.live.sources.microphone import MicrophoneError
from test_architecture import LIBRARIES, SHARED_LIBRARIES


def never(reason: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, reason)


@dataclass(frozen=True)
class Owner:
    """One library at one of its owners.

    Attributes:
        module: the owner.
        library: the dependency, as `LIBRARIES` calls it.
        meets: lets the owner meet an exception; None where nothing is raised that could come up.
        becomes: what it may become.
        walked: the modules of the library that hold its public exceptions.
        unnamed: what it raises beside classes of its own.
        never: its classes that never come up, each with the reason.
    """

    module: str
    library: str
    meets: Meets | None = None
    becomes: tuple[type[LecturaError], ...] = ()
    walked: tuple[str, ...] = ()
    unnamed: tuple[Exception, ...] = ()
    never: Mapping[str, str] = field(default_factory=dict)


RUNTIME = (RuntimeError("it died"), RuntimeError(""), ValueError("no"), MemoryError("bad alloc"))
ONNX = ("onnxruntime", "onnxruntime.capi.onnxruntime_pybind11_state")
HUB = ("huggingface_hub", "huggingface_hub.errors", "huggingface_hub.utils")

OWNERS = (
    Owner("store", "filelock", lock, (BusyError, OutputError), ("filelock",),
          (PermissionError(13, "no"), OSError(28, "full")),
          never("lectura's locks have no lease", "LeaseSettingsMismatch")),
    Owner("hub", "huggingface_hub", download, (ModelNotFoundError, OutputError), HUB,
          (TimeoutError(110, "late"), RuntimeError("xet"), OSError(28, "full"))),
    Owner("media.opening", "av", look_at, (MediaError,), ("av", "av.error"),
          (ValueError("no"), OSError(5, "input"))),
    Owner("media.command", "ffmpeg", walked=("ffmpeg",),
          never=never("raised by its run(); lectura starts the program itself", "Error")),
    Owner("media.tools", "imageio_ffmpeg", find_ffmpeg, (MissingDependencyError,),
          ("imageio_ffmpeg",), (RuntimeError("no ffmpeg"),)),
    Owner("llm.chat.connection", "openai", ask, (LLMError,), ("openai",),
          (RuntimeError("no"), KeyError("choices"), OSError(104, "reset"))),
    Owner("llm.prompts", "jinja2", fill_in, (UsageError,), ("jinja2", "jinja2.exceptions"),
          (TypeError("no"), ZeroDivisionError("by zero"), RecursionError("too deep"))),
    Owner("llm.gguf.server", "xllamacpp", serve_here, (ModelError,), ("xllamacpp",), RUNTIME),
    Owner("audio.vad", "onnxruntime", hear_voices, (ModelError,), ONNX, RUNTIME),
    Owner("audio.vad", "onnxruntime", load_voices, (ModelError,), ONNX, RUNTIME),
    Owner("speakers.weights", "onnxruntime", tell_speakers, (ModelError,), ONNX, RUNTIME),
    Owner("speakers.weights", "onnxruntime", load_speakers, (ModelCorruptError,), ONNX, RUNTIME),
    Owner("speakers.sherpa", "sherpa_onnx", sherpa, (ModelError,), ("sherpa_onnx",), RUNTIME),
    Owner("speakers.pyannote", "pyannote", pyannote, (ModelNotFoundError,), unnamed=RUNTIME),
    Owner("live.sources.microphone", "sounddevice", microphone, (MicrophoneError,),
          unnamed=(RuntimeError("Error opening InputStream: Device unavailable"),
                   ValueError("No input device matching 'USB'"))),
    Owner("speech.decoding.whisper", "faster_whisper", load_whisper,
          (ModelCorruptError, OutOfMemoryError), ("faster_whisper", "tokenizers"),
          (*RUNTIME, Exception("expected `,` at line 1"), KeyError("feature_size"))),
    Owner("speech.decoding.whisper", "ctranslate2", encode, (ModelError,), ("ctranslate2",),
          (RuntimeError("CUDA failed with error unspecified launch failure"),
           RuntimeError("CUDA out of memory"), MemoryError())),
    Owner("translation.opus_mt.tokens", "sentencepiece", cut_into_pieces, (ModelCorruptError,),
          ("sentencepiece",), RUNTIME),
    Owner("translation.opus_mt.decoding", "ctranslate2", load_translator,
          (ModelCorruptError, OutOfMemoryError), ("ctranslate2",), RUNTIME),
    Owner("translation.opus_mt.decoding", "ctranslate2", translate_batch, (ModelError,),
          ("ctranslate2",), RUNTIME),
    Owner("config.files", "tomllib", settings, (ConfigError,), ("tomllib",),
          (RecursionError("too deep"),)),
    Owner("formats.lectura_json", "pydantic", transcript, (TranscriptError,), ("pydantic",),
          never={
              **never("raised while a class is defined", "PydanticUserError",
                      "PydanticForbiddenQualifier", "PydanticImportError",
                      "PydanticInvalidForJsonSchema", "PydanticSchemaGenerationError",
                      "PydanticUndefinedAnnotation"),
          }),
    Owner("formats.lectura_json", "pydantic_core", transcript, (TranscriptError,),
          ("pydantic_core",), never={
              **never("for validators to raise; a ValidationError comes of it", "PydanticOmit",
                      "PydanticCustomError", "PydanticKnownError", "PydanticUseDefault"),
              **never("raised while a class is defined", "SchemaError"),
              **never("no half character and no NaN gets into a record",
                      "PydanticSerializationError", "PydanticSerializationUnexpectedValue"),
          }),
    Owner("formats.reading.documents", "docx", word_document, (TranscriptError,),
          ("docx.exceptions", "docx.opc.exceptions", "docx.image.exceptions", "lxml.etree"),
          (KeyError("no part"), ValueError("no Word file"), RecursionError("too deep"))),
    Owner("batch.executors.dask_executor", "distributed", worker, (LecturaError,), ("distributed",),
          (*RUNTIME, OSError(104, "reset"))),
    Owner("batch.executors.dask_executor", "dask", connect, (LecturaError,), ("dask",),
          (OSError("timed out"), ValueError("no address"))),
    Owner("render.ics", "icalendar", walked=("icalendar", "icalendar.error"),
          never=never("raised while a calendar is read, or an alarm or a time zone is computed",
                      "BrokenCalendarProperty", "ComponentEndMissing", "ComponentStartMissing",
                      "ICalParsingError", "IncompleteAlarmInformation", "IncompleteComponent",
                      "InvalidCalendar", "JCalParsingError", "LocalTimezoneMissing")),
    Owner("cli.errors", "typer", walked=("typer",), never={
        **never("see test_what_the_command_line_raises", "Abort", "BadParameter"),
        **never("Typer itself ends with its status", "Exit"),
        **never("the base of the others", "TyperException"),
    }),
    Owner("cli.console", "rich", walked=("rich", "rich.errors"), never={
        **never("one console, without screens, and styles that are constants", "ConsoleError",
                "LiveError", "MissingStyle", "NoAltScreen", "NotRenderableError", "StyleError",
                "StyleStackError", "StyleSyntaxError"),
        **never("texts are printed without markup", "MarkupError"),
    }),
    Owner("audio", "numpy", walked=("numpy", "numpy.exceptions", "numpy.linalg"), never=never(
        "a mistake of ours in shapes and types", "AxisError", "DTypePromotionError",
        "TooHardError", "LinAlgError")),
    Owner("testing.slides", "PIL", walked=("PIL", "PIL.Image"), never=never(
        "the demo draws pictures and reads none", "UnidentifiedImageError",
        "DecompressionBombError")),
    Owner("testing.spoken", "espeakng_loader", walked=("espeakng_loader",)),
    Owner("disk.folders", "platformdirs", walked=("platformdirs",)),
    Owner("notes.keyless.terms.choosing", "rapidfuzz", walked=("rapidfuzz",)),
    Owner("notes.keyless.vocabulary", "snowballstemmer", walked=("snowballstemmer",)),
)  # fmt: skip
"""The table: owner × foreign exception → ours."""

WITHOUT_EXCEPTIONS = {
    "torch": "an extra, used by pyannote.audio alone",
    "tomli": "tomllib before Python 3.11",
    "tomlkit": "its one error becomes a ConfigError in config/editing, tested with `config set`",
    "typing_extensions": "types only",
}


def public(owner: Owner) -> Iterator[type[Exception]]:
    """The exceptions a library shows, warnings left out; none where it is not installed."""
    seen: set[type[Exception]] = set()
    for name in owner.walked:
        if name not in sys.modules and importlib.util.find_spec(name.split(".")[0]) is None:
            continue
        module = importlib.import_module(name)
        for shown in dir(module):
            value = getattr(module, shown, None)
            if not inspect.isclass(value) or not issubclass(value, Exception):
                continue
            known = value in seen or value.__module__ == "builtins" or issubclass(value, Warning)
            if shown[0] != "_" and not known:
                seen.add(value)
                yield value


def made(kind: type[Exception]) -> Exception:
    """An exception of a class, however it wants to be made: its own words are left out."""
    import openai
    import pydantic

    if kind is pydantic.ValidationError:
        lacking: Any = {"type": "missing", "loc": ("segments",), "input": {}}
        return pydantic.ValidationError.from_exception_data("transcript", [lacking])
    spoken = {"__init__": lambda self: None, "__str__": lambda self: "said", "translated": True}
    error = cast(Exception, type(kind.__name__, (kind,), spoken)())
    if isinstance(error, openai.APIStatusError):
        library = importlib.import_module(openai.DefaultHttpxClient.__mro__[1].__module__)
        request = library.Request("POST", "http://127.0.0.1:9/v1")
        error.status_code, error.body = 418, None
        error.response = library.Response(418, request=request)
    return error


def title(owner: Owner) -> str:
    return f"{owner.module}-{owner.library}-{getattr(owner.meets, '__name__', 'never')}"


@pytest.mark.parametrize("owner", OWNERS, ids=title)
def test_what_a_library_raises_becomes_an_error_of_ours(owner: Owner, tmp_path: Path) -> None:
    met = [made(kind) for kind in public(owner) if kind.__name__ not in owner.never]
    met += owner.unnamed
    assert owner.meets is not None or met == [], "translate them at the owner, or say why never"
    for number, error in enumerate(met):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert owner.meets is not None
        with pytest.MonkeyPatch.context() as patch, pytest.raises(LecturaError) as caught:
            owner.meets(error, patch, folder)
        assert isinstance(caught.value, owner.becomes), repr(error)
        assert caught.value.hint, repr(error)


def test_every_library_is_in_the_table() -> None:
    known = {owner.library for owner in OWNERS} | set(WITHOUT_EXCEPTIONS)
    assert known == set(LIBRARIES) | SHARED_LIBRARIES


def test_every_owner_in_the_table_is_there_and_every_reason_is_given() -> None:
    for owner in OWNERS:
        importlib.import_module(f"lectura.{owner.module}")
        assert all(owner.never.values())


def test_the_walk_sees_what_libraries_show() -> None:
    seen = {kind.__name__ for owner in OWNERS for kind in public(owner)}
    assert {"Timeout", "RateLimitError", "GatedRepoError", "InvalidDataError", "UndefinedError",
            "TOMLDecodeError", "ValidationError", "KilledWorker", "Fail"} <= seen  # fmt: skip


@pytest.mark.parametrize(("name", "status"), [("Abort", 130), ("BadParameter", 2)])
def test_what_the_command_line_raises(
    name: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import typer

    from lectura.cli import main

    left: list[int] = []

    def leave(status: int) -> NoReturn:
        left.append(status)
        raise SystemExit(status)

    error = typer.Abort() if name == "Abort" else typer.BadParameter("no such file")
    monkeypatch.setattr("lectura.cli.app.app", raising(error))
    monkeypatch.setattr("os._exit", leave)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == status
    assert "Traceback" not in capsys.readouterr().err
