"""How each owner of a library is made to meet one of its exceptions."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import MagicMock

import numpy as np
import pytest

from lectura.errors import LecturaError

Patch = pytest.MonkeyPatch
Meets = Callable[[Exception, Patch, Path], object]


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fails(*_: object, **__: object) -> NoReturn:
        raise error

    return fails


def lock(error: Exception, patch: Patch, folder: Path) -> None:
    import filelock

    from lectura.store import Store

    patch.setattr(filelock.FileLock, "acquire", raising(error))
    with Store(folder).artifact("hearing", {}).lock():
        pass


def download(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.hub import hub_errors

    with hub_errors("base", "some/model", folder, instead="lectura models list"):
        raise error


def look_at(error: Exception, patch: Patch, folder: Path) -> None:
    import av

    from lectura.media.probe import probe

    path = folder / "clase.mp4"
    path.write_bytes(b"no recording")
    patch.setattr(av, "open", raising(error))
    probe(path)


def find_ffmpeg(error: Exception, patch: Patch, folder: Path) -> None:
    import imageio_ffmpeg

    from lectura.media.tools import ffmpeg_path

    patch.setenv("PATH", str(folder))
    patch.delenv("LECTURA_FFMPEG", raising=False)
    patch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", raising(error))
    ffmpeg_path()


@functools.cache
def wire() -> Any:
    """One for all exceptions: a client takes a fifth of a second to be made."""
    from lectura.llm.chat.connection import Wire

    return Wire("http://127.0.0.1:9/v1", None)


def ask(error: Exception, patch: Patch, folder: Path) -> None:
    from openai.resources.chat.completions import Completions

    from lectura.llm.chat.explanations import error_of
    from lectura.llm.chat.failures import Failure

    patch.setattr(Completions, "create", raising(error))
    try:
        wire().complete({"model": "m", "messages": []})
    except Failure as failure:
        raise error_of(failure, "http://127.0.0.1:9", "m") from None


def fill_in(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.llm.prompts import VARIABLES, PromptSet

    class Lines:
        __str__ = raising(error)

    variables = {**dict.fromkeys(VARIABLES["map"], "x"), "lines": Lines()}
    PromptSet("own", {"map": "{{ lines }}"}).render("map", **variables)


def serve_here(error: Exception, patch: Patch, folder: Path) -> None:
    xllamacpp = pytest.importorskip("xllamacpp")
    from lectura.llm.gguf import server as local
    from lectura.llm.gguf.header import GGUFHeader
    from lectura.llm.options import LLMOptions
    from lectura.progress import ignore
    from lectura.store import Store

    path = folder / "m.gguf"
    path.write_bytes(b"GGUF")
    patch.setattr(local, "read_header", lambda _: GGUFHeader("qwen3", "m", 4096))
    patch.setattr(xllamacpp, "Server", raising(error))
    with local.serve(LLMOptions(model=str(path)), Store(folder / "store"), ignore):
        pass


def cut_into_pieces(error: Exception, patch: Patch, folder: Path) -> None:
    sentencepiece = pytest.importorskip("sentencepiece")
    from lectura.translation.opus_mt.files import OpusFiles
    from lectura.translation.opus_mt.tokens import Tokenizer

    for name in ("source.spm", "target.spm", "config.json"):
        (folder / name).write_bytes(b"{}")
    patch.setattr(sentencepiece, "SentencePieceProcessor", raising(error))
    Tokenizer(OpusFiles("m", folder), "en")


def load_translator(error: Exception, patch: Patch, folder: Path) -> None:
    _translate(raising(error), patch, folder)


def translate_batch(error: Exception, patch: Patch, folder: Path) -> None:
    _translate(lambda *_, **__: MagicMock(translate_batch=raising(error)), patch, folder)


def _translate(translator: Callable[..., object], patch: Patch, folder: Path) -> None:
    pytest.importorskip("sentencepiece")
    import ctranslate2
    from dictionary_model import dictionary_model

    from lectura.store import Store
    from lectura.translation.opus_mt.decoding import Decoder, Search
    from lectura.translation.opus_mt.files import OpusFiles

    files = OpusFiles("m", dictionary_model(folder / "m", {"Hola.": "Hello."}))
    patch.setattr(ctranslate2, "Translator", translator)
    Decoder(files, "en", Store(folder / "store")).translate(["Hola."], Search(beam=1))


def hear_voices(error: Exception, patch: Patch, folder: Path) -> None:
    import onnxruntime

    from lectura.audio.vad import VoiceDetector

    patch.setattr(onnxruntime, "InferenceSession", lambda *_, **__: MagicMock(run=raising(error)))
    VoiceDetector().probabilities(np.zeros(512, dtype=np.float32))


def load_voices(error: Exception, patch: Patch, folder: Path) -> None:
    import onnxruntime

    from lectura.audio.vad import VoiceDetector

    patch.setattr(onnxruntime, "InferenceSession", raising(error))
    VoiceDetector()


def tell_speakers(error: Exception, patch: Patch, folder: Path) -> None:
    import onnxruntime

    from lectura.speakers.builtin.engine import BuiltinDiarizer
    from lectura.speakers.protocol import DiarizerOptions

    patch.setattr(onnxruntime, "InferenceSession", lambda *_, **__: MagicMock(run=raising(error)))
    BuiltinDiarizer().diarize([np.zeros(32_000, dtype=np.float32)], DiarizerOptions())


def load_speakers(error: Exception, patch: Patch, folder: Path) -> None:
    import onnxruntime

    from lectura.speakers.weights import SEGMENTATION, load

    patch.setattr(onnxruntime, "InferenceSession", raising(error))
    load(SEGMENTATION, 1)


def word_document(error: Exception, patch: Patch, folder: Path) -> None:
    import zipfile

    from lectura.formats import read_transcript

    path = folder / "clase.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<w/>")
    library = MagicMock()
    library.Document = raising(error)
    patch.setitem(sys.modules, "docx", library)
    read_transcript(path)


def sherpa(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.speakers.protocol import DiarizerOptions
    from lectura.speakers.sherpa import SherpaDiarizer

    library = MagicMock()
    library.OfflineSpeakerDiarization.return_value.process = raising(error)
    patch.setitem(sys.modules, "sherpa_onnx", library)
    SherpaDiarizer().diarize([np.zeros(32_000, dtype=np.float32)], DiarizerOptions())


def microphone(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.live.sources.microphone import Device, MicrophoneSource

    library = MagicMock()
    library.PortAudioError = type(error)
    library.InputStream = raising(error)
    patch.setitem(sys.modules, "sounddevice", library)
    MicrophoneSource(Device(0, "USB Audio", "ALSA", 1, 48000, default=True))


def pyannote(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.speakers.protocol import DiarizerOptions
    from lectura.speakers.pyannote import PyannoteDiarizer

    library = MagicMock()
    library.Pipeline.from_pretrained = raising(error)
    for name in ("torch", "pyannote", "pyannote.audio"):
        patch.setitem(sys.modules, name, library)
    PyannoteDiarizer().diarize([np.zeros(32_000, dtype=np.float32)], DiarizerOptions())


def whisper(patch: Patch, folder: Path, model: Callable[..., Any]) -> Any:
    from lectura.speech.decoding import whisper as adapter
    from lectura.speech.models.device import DeviceChoice
    from lectura.speech.models.find import ModelFiles

    patch.setattr(adapter, "WhisperModel", model)
    patch.setattr(adapter, "get_suppressed_tokens", lambda *_: [])
    patch.setattr(adapter, "Tokenizer", MagicMock())
    files = ModelFiles("base", folder, "cache", None)
    return adapter.open_whisper(files, DeviceChoice("cpu", 0, "int8"), threads=1)


def load_whisper(error: Exception, patch: Patch, folder: Path) -> None:
    whisper(patch, folder, raising(error))


def encode(error: Exception, patch: Patch, folder: Path) -> None:
    loaded = MagicMock(encode=raising(error))
    whisper(patch, folder, lambda *_, **__: loaded).encode(
        [np.zeros((80, 100), dtype=np.float32)], [16_000]
    )


def settings(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.config import files

    toml = vars(files)["tomllib"]  # tomli before Python 3.11
    path = folder / "lectura.toml"
    path.write_text("")
    patch.setattr(toml, "loads", raising(error))
    files.read_file(path)


def transcript(error: Exception, patch: Patch, folder: Path) -> None:
    from lectura.formats.lectura_json import read
    from lectura.records.transcript import Transcript

    patch.setattr(Transcript, "model_validate", raising(error))
    patch.setattr(Transcript, "model_validate_json", raising(error))
    read('{"schema_version": 1, "segments": []}')


def defaults(folder: Path) -> Any:
    from lectura.config import load, settings_of

    return settings_of(load({}, environ={}, folder=folder, config_folder=folder))


def worker(error: Exception, patch: Patch, folder: Path) -> None:
    import distributed

    from lectura.batch.executors.dask_executor import DaskExecutor
    from lectura.batch.job import Place, WorkSetup
    from lectura.inputs.layout import Job

    future = MagicMock(cancelled=lambda: False, result=raising(error))
    client = MagicMock(submit=lambda *_, **__: future)
    client.__enter__.return_value = client
    patch.setattr(distributed, "Client", lambda *_, **__: client)
    patch.setattr(distributed, "as_completed", lambda futures: futures)
    job = Job("clase", folder / "clase.mp4", folder, "clase")
    with DaskExecutor(
        WorkSetup(defaults(folder), folder, notes=False), Place(scheduler="h:1")
    ) as pool:
        [result] = pool.results([job])
    assert result.report.error is not None
    raise LecturaError(result.report.error.message, hint=result.report.error.hint)


def connect(error: Exception, patch: Patch, folder: Path) -> None:
    import distributed

    from lectura.batch.executors.dask_executor import DaskExecutor
    from lectura.batch.job import Place, WorkSetup

    patch.setattr(distributed, "Client", raising(error))
    with DaskExecutor(WorkSetup(defaults(folder), folder), Place(scheduler="tcp://h:1")):
        pass
