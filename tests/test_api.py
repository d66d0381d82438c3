"""Called from Python, lectura does what its commands do, and leaves nothing else behind."""

from __future__ import annotations

import functools
import json
import logging
import os
import signal
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, wav

import lectura
from lectura import api
from lectura.audio import SAMPLE_RATE
from lectura.errors import NoRecordingError, NotMediaError
from lectura.pipeline.runtime import Runtime
from lectura.progress import Hook, Notification, Sending
from lectura.speech.engine import Choice
from lectura.speech.options import TranscribeOptions
from lectura.testing.demo import LECTURER, STUDENT, Line, spoken
from lectura.testing.llm_server import ScriptedServer
from lectura.testing.transcriber import ScriptedEngine

CLASS = (
    "Buenos días. Hoy hablamos de las redes neuronales. Una red neuronal es un modelo que aprende "
    "de ejemplos. De tarea para el próximo viernes tienen que entregar un informe sobre las redes "
    "neuronales. Nos vemos la próxima semana.\n"
)


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    """The command line, and lectura from Python, with the same scripted transcriber and store."""
    (tmp_path / "clase.txt").write_text(CLASS, encoding="utf-8")
    run = InProcess(monkeypatch, capsys, tmp_path)
    monkeypatch.setattr(api, "Runtime", functools.partial(Runtime, engine=run.engine))
    return run


def written(path: Path) -> dict[str, Any]:
    """A JSON that a command wrote, without the seals that tell its files from a person's."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record | {"digests": None}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_printed_and_nothing_lies_beside_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api, "Runtime", functools.partial(Runtime, engine=ScriptedEngine()))
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "store"))
    (tmp_path / "class").mkdir()
    recording = wav(tmp_path / "class/clase.wav")
    transcript = lectura.transcribe(str(recording))
    logging.getLogger("lectura").warning("of a stage")
    assert capfd.readouterr() == ("", "")
    assert files(tmp_path / "class") == {"clase.wav"}
    assert [segment.text.split(" has")[0] for segment in transcript.segments] == [
        "Sentence 0", "Sentence 1", "Sentence 2",
    ]  # fmt: skip
    assert (transcript.duration, transcript.partial_reasons) == (3.0, ())


def test_the_store_is_that_of_the_command(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "clase.wav")
    cli("transcribe", "clase.wav", "-o", "out")
    transcript = lectura.transcribe("clase.wav")
    assert cli.windows == 3
    assert transcript.model_dump(mode="json") == written(tmp_path / "out/clase.json")
    lectura.transcribe("clase.wav", language="es")
    cli("transcribe", "clase.wav", "-o", "out", "--language", "es")
    assert cli.windows == 6
    lectura.transcribe("clase.wav", cache=tmp_path / "other")
    assert cli.windows == 9


def test_ctrl_c_keeps_what_is_finished_and_the_next_call_goes_on(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "clase.wav", seconds=4)
    whole = lectura.transcribe("clase.wav", cache=tmp_path / "undisturbed")
    assert cli.windows == 4

    def stop(progress: lectura.Progress) -> None:
        if progress.stage == "transcribe" and progress.done == 2:
            signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            lectura.transcribe("clase.wav", progress=stop)
    finally:
        signal.signal(signal.SIGINT, before)
    assert cli.windows == 4 + 2
    assert lectura.transcribe("clase.wav") == whole
    assert cli.windows == 4 + 4


def test_ctrl_c_inside_an_import_is_no_error_of_an_import(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any, **options: Any) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise ImportError("numpy.core failed")  # noqa: B904 - as an extension module does

    wav(tmp_path / "clase.wav")
    monkeypatch.setattr(type(cli.engine), "choose", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lectura.transcribe("clase.wav")


def test_progress_is_told_in_seconds(cli: InProcess, tmp_path: Path) -> None:
    told: list[lectura.Progress] = []
    lectura.transcribe(wav(tmp_path / "clase.wav"), progress=told.append)
    assert [(one.done, one.total, one.unit) for one in told if one.stage == "transcribe"] == [
        (0.0, 3.0, "seconds"), (1.0, 3.0, "seconds"), (2.0, 3.0, "seconds"),
        (3.0, 3.0, "seconds"), (3.0, 3.0, "seconds"),
    ]  # fmt: skip
    told.clear()
    lectura.transcribe("clase.wav", progress=told.append)  # from the store
    assert [(one.stage, one.done, one.total) for one in told if one.stage != "read"] == [
        ("transcribe", 3.0, 3.0)
    ]
    told.clear()
    lectura.take_notes(lectura.read_transcript("clase.txt"), progress=told.append)
    assert {one.stage for one in told} == {"notes"}


class TellingEngine(ScriptedEngine):
    """Tells while it chooses a model what any stage may tell."""

    def choose(
        self, options: TranscribeOptions, hook: Hook, *, cache_root: Path | None, gpu_index: int
    ) -> Choice:
        hook(Notification("Went on from there."))
        hook(Notification("No GPU.", "warning"))
        hook(Sending("http://host", "m", in_clear=True))
        return super().choose(options, hook, cache_root=cache_root, gpu_index=gpu_index)


def test_what_a_stage_tells_goes_to_the_log(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(api, "Runtime", functools.partial(Runtime, engine=TellingEngine()))
    caplog.set_level(logging.INFO, "lectura")
    told: list[object] = []
    lectura.transcribe(wav(Path("clase.wav")), progress=told.append)
    levels = [(one.name, one.levelname, one.getMessage()[:20]) for one in caplog.records]
    assert levels == [
        ("lectura", "INFO", "Went on from there."),
        ("lectura", "WARNING", "No GPU."),
        ("lectura", "INFO", "Connecting to http:/"),
        ("lectura", "WARNING", "http://host is not e"),
    ]
    assert {type(one) for one in told} == {lectura.Progress}


def test_what_lies_beside_is_neither_read_nor_changed(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "clase.wav")
    heard = lectura.transcribe("clase.wav")
    cli("transcribe", "clase.wav")
    cli("correct", "clase.json", "Sentence=Phrase")
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path) if "/" not in name}
    assert "clase.corrections.json" in before
    assert lectura.transcribe("clase.wav") == heard
    after = {name: (tmp_path / name).read_bytes() for name in before}
    assert after == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [("none.wav", NoRecordingError), ("clase.txt", NotMediaError), (".", lectura.LecturaError)],
)
def test_what_is_no_recording_is_a_plain_error(
    cli: InProcess, name: str, kind: type[lectura.LecturaError]
) -> None:
    with pytest.raises(kind) as raised:
        lectura.transcribe(name)
    assert raised.value.hint


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        yield server


def notes_of_command(cli: InProcess, *arguments: str) -> dict[str, Any]:
    assert cli("summarize", "clase.txt", "-o", "out", *arguments).status == 0
    return written(Path("out/clase.notes.json"))


def test_notes_without_a_model_are_those_of_the_command(cli: InProcess) -> None:
    link = "https://example.org/clase.mp4"
    expected = notes_of_command(cli, "--llm", "none", "--date", "2026-03-09", "--link", link)
    notes = lectura.take_notes(
        lectura.read_transcript("clase.txt"),
        name="clase.txt", llm="none", date="2026-03-09", link=link,
    )  # fmt: skip
    assert notes.assignments[0].due_date is not None
    assert notes.model_dump(mode="json") == expected
    lectura.write_notes(notes, "own/clase.notes.md")
    lectura.write_notes(notes, "own/clase.ics")
    assert Path("own/clase.notes.md").read_bytes() == Path("out/clase.notes.md").read_bytes()
    assert b"BEGIN:VEVENT" in Path("own/clase.ics").read_bytes()


def test_notes_of_a_model_are_those_of_the_command(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    expected = notes_of_command(cli, "--llm", "openai", "--base-url", server.base_url)
    asked = len(server.requests)
    notes = lectura.take_notes(
        lectura.read_transcript("clase.txt"),
        name="clase.txt", llm="openai", base_url=server.base_url, cache=tmp_path / "other",
    )  # fmt: skip
    assert notes.made_by.engine == "llm"
    assert notes.model_dump(mode="json") == expected
    assert len(server.requests) == 2 * asked > 0


def test_a_key_in_the_environment_sends_nothing(
    cli: InProcess, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    transcript = lectura.read_transcript("clase.txt")
    assert lectura.take_notes(transcript).made_by.engine == "keyless"
    assert server.requests == []
    lectura.take_notes(transcript, base_url=server.base_url, api_key="sk-given")
    assert {request.headers.get("Authorization") for request in server.requests} == {
        "Bearer sk-given"
    }


def test_a_transcript_is_written_as_its_name_says(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "clase.wav")
    cli("transcribe", "clase.wav", "-o", "out", "-f", "txt,srt,vtt,tsv,json")
    transcript = lectura.transcribe("clase.wav")
    for suffix in ("txt", "srt", "vtt", "tsv"):
        lectura.write_transcript(transcript, f"own/{suffix}/clase.{suffix.upper()}")
        expected = (tmp_path / f"out/clase.{suffix}").read_bytes()
        assert (tmp_path / f"own/{suffix}/clase.{suffix.upper()}").read_bytes() == expected
    lectura.write_transcript(transcript, tmp_path / "own/clase.json")
    assert lectura.read_transcript(tmp_path / "own/clase.json") == transcript


LINES = (
    Line(LECTURER, "Hoy vamos a hablar de las redes neuronales."),
    Line(STUDENT, "Profesor, tengo una pregunta."),
    Line(LECTURER, "Para evitarlo, guardamos una parte de los ejemplos."),
)


@pytest.mark.real_model
def test_a_real_recording_is_heard_as_by_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both hear it for themselves, each with a store of its own; ``python -m lectura`` works."""
    recording = tmp_path / "clase.wav"
    with wave.open(str(recording), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((spoken(LINES)[0] * 32767).astype("<i2").tobytes())
    options = ["--model", "base", "--language", "Spanish", "--speakers", "--num-speakers", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "lectura", "transcribe", "clase.wav", "-o", "out", *options,
         "--offline", "-q"],
        cwd=tmp_path, env={**os.environ, "LECTURA_CACHE": str(tmp_path / "store")},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "own store"))
    transcript = lectura.transcribe(
        recording, model="base", language="Spanish", speakers=True, num_speakers=2, offline=True
    )
    assert transcript.model_dump(mode="json") == written(tmp_path / "out/clase.json")
    assert "ejemplos" in transcript.text
    assert len(transcript.speakers) == 2
    named = lectura.transcribe(
        recording, model="base", language="Spanish", num_speakers=2, offline=True,
        speaker_at=["0:01=Ana"],
    )  # fmt: skip
    assert "Ana" in {speaker.name for speaker in named.speakers}
    assert files(tmp_path / "out") == {"clase.json", "clase.srt", "clase.txt"}
    assert capfd.readouterr() == ("", "")
