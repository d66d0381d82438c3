"""Translation by a model of this machine: who is chosen, what is said, what is kept."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, start, wav
from dictionary_model import PLAIN, dictionary_model, sentence_pair

from lectura.formats import write_transcript
from lectura.llm.gguf.catalog import models_folder
from lectura.outputs.translations import read_translation
from lectura.records.transcript import Segment, Transcript
from lectura.testing.bilingual import Mischief, bilingual_lecture
from lectura.testing.llm_server import ScriptedServer

pytestmark = pytest.mark.needs("translate")

LINE = ("translate", "clase.json", "--to", "en", "--translator", "opus-mt")


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    lecture(tmp_path, 40)
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def pulled(cli: InProcess) -> Path:
    """The model of Spanish into English, where a pull puts it."""
    return dictionary_model(models_folder() / "translate-es-en", PLAIN)


def lecture(folder: Path, cues: int, language: str = "es") -> list[str]:
    """A transcript of so many cues; the English of each."""
    pairs = [sentence_pair(index) for index in range(cues)]
    segments = tuple(
        Segment(id=index, start=index * 4.0, end=index * 4.0 + 3.5, text=spanish)
        for index, (spanish, _) in enumerate(pairs)
    )
    transcript = Transcript(language=language, duration=cues * 4.0, segments=segments)
    (folder / "clase.json").write_text(write_transcript(transcript, "json"), encoding="utf-8")
    return [english for _, english in pairs]


def english(folder: Path) -> list[str]:
    return [cue.text for cue in read_translation(folder / "clase.en.translation.json").cues]


def refuse(*address: Any, **options: Any) -> Any:
    raise AssertionError(f"the network was asked for: {address}")


@pytest.mark.parametrize("translator", ["opus-mt", "auto"])
def test_a_pulled_model_translates_without_the_network(
    translator: str, cli: InProcess, pulled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    ended = cli("translate", "clase.json", "--to", "en", "--translator", translator, "--offline")
    assert (ended.status, "Error" in ended.err) == (0, False), ended.err
    assert english(tmp_path) == [sentence_pair(index)[1] for index in range(40)]
    cli("convert", "clase.json", "-f", "srt")
    times = [
        [line for line in (tmp_path / name).read_text("utf-8").splitlines() if "-->" in line]
        for name in ("clase.srt", "clase.en.srt")
    ]
    assert times[0] == times[1]
    made = json.loads((tmp_path / "clase.en.translation.json").read_text("utf-8"))["made_by"]
    assert (made["translator"], made["model"]) == ("opus-mt", "translate-es-en")


def test_running_again_changes_nothing(cli: InProcess, pulled: Path, tmp_path: Path) -> None:
    assert cli(*LINE, "-f", "all").status == 0
    before = {path.name: path.read_bytes() for path in tmp_path.glob("clase.en.*")}
    assert cli(*LINE, "-f", "all").status == 0
    assert {path.name: path.read_bytes() for path in tmp_path.glob("clase.en.*")} == before
    assert len(before) == 5


def test_a_language_model_that_is_configured_comes_first(
    cli: InProcess, pulled: Path, tmp_path: Path
) -> None:
    spoken = bilingual_lecture(6)
    text = write_transcript(spoken.transcript, "json")
    (tmp_path / "clase.json").write_text(text, encoding="utf-8")
    with ScriptedServer(Mischief(spoken, 0.0)) as server:
        url = server.base_url
        assert cli("translate", "clase.json", "--to", "en", "--base-url", url).status == 0
        assert server.requests
    assert english(tmp_path) == list(spoken.english)


def test_a_folder_of_ones_own(cli: InProcess, tmp_path: Path) -> None:
    dictionary_model(tmp_path / "mine", PLAIN)
    assert cli("translate", "clase.json", "--to", "en", "--translation-model", "mine").status == 0
    assert read_translation(tmp_path / "clase.en.translation.json").made_by.model == "mine"


def test_a_folder_that_recordings_bring_along_is_not_loaded_unasked(
    cli: InProcess, tmp_path: Path
) -> None:
    dictionary_model(tmp_path / "mine", PLAIN)
    settings = "[translation]\ntranslation_model = 'mine'\n"
    (tmp_path / "lectura.toml").write_text(settings, encoding="utf-8")
    ended = cli("translate", "clase.json", "--to", "en")
    assert ended.status == 2
    assert "translation_model" in ended.err
    assert not list(tmp_path.glob("clase.en.*"))
    assert cli("translate", "clase.json", "--to", "en", "--trust-folder").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told", "next_command"),
    [
        (("--to", "en", "--translator", "opus-mt"), 1, "No model that translates into English",
         "Fetch a translation model, 158 MB: lectura models pull translate-es-en"),
        (("--to", "fr", "--translator", "opus-mt"), 1, "No model that translates into French",
         "lectura models pull translate-en-fr"),
        (("--to", "en"), 2, "no language model is configured",
         "lectura models pull translate-es-en"),
        (("--to", "fr"), 2, "no language model is configured", "--llm local"),
        (("--to", "fr", "--translator", "whisper"), 2, "into English alone", "--llm local"),
        (("--to", "en", "--translation-model", "none"), 1, "There is no folder none",
         "lectura models pull translate-es-en"),
        (("--to", "en", "--translation-model", "half"), 1, "it lacks model.bin",
         "lectura models pull translate-es-en"),
        (("--to", "en", "--translator", "google"), 2, "expected one of auto, llm, opus-mt",
         "lectura translate --help"),
    ],
)  # fmt: skip
def test_bad_input(
    arguments: tuple[str, ...],
    status: int,
    told: str,
    next_command: str,
    cli: InProcess,
    tmp_path: Path,
) -> None:
    (dictionary_model(tmp_path / "half", {"Hola.": "Hello."}) / "model.bin").unlink()
    ended = cli("translate", "clase.json", *arguments)
    assert (ended.status, told in ended.err, next_command in ended.err) == (status, True, True), (
        ended.err
    )
    assert not list(tmp_path.glob("clase.*.srt"))


def test_a_model_for_another_language_is_not_taken(
    cli: InProcess, pulled: Path, tmp_path: Path
) -> None:
    lecture(tmp_path, 4, language="fr")
    ended = cli(*LINE)
    assert ended.status == 1
    assert "French into English is not on this machine. Here are: translate-es-en." in ended.err
    assert ended.err.endswith("152 MB: lectura models pull translate-fr-en\n")


def test_a_damaged_model_is_told_and_nothing_is_written(
    cli: InProcess, pulled: Path, tmp_path: Path
) -> None:
    whole = (pulled / "model.bin").read_bytes()
    (pulled / "model.bin").write_bytes(whole[:5000])
    ended = cli(*LINE)
    assert (ended.status, "is damaged" in ended.err) == (1, True)
    assert ended.err.endswith("lectura models pull translate-es-en\n")
    assert not list(tmp_path.glob("clase.en.*"))


def test_without_the_extra_the_line_that_installs_it_is_told(
    cli: InProcess, pulled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentencepiece", None)
    for line in (LINE, ("translate", "clase.json", "--to", "en")):
        ended = cli(*line)
        assert ended.status == 1
        assert "needs the extra 'translate', which is not installed" in ended.err
        assert "[translate]" in ended.err.splitlines()[-1]


def test_before_hours_of_transcription_it_is_told_that_no_model_is_there(
    cli: InProcess, tmp_path: Path
) -> None:
    wav(tmp_path / "clase.wav")
    line = ("run", "clase.wav", "--translate-to", "en", "--translator", "opus-mt", "--llm", "none")
    ended = cli(*line)
    assert (ended.status, cli.windows) == (1, 0)
    assert "No model that translates into English is on this machine." in ended.err


def test_what_was_translated_is_cleared_and_forgotten(
    cli: InProcess, pulled: Path, tmp_path: Path
) -> None:
    assert cli(*LINE).status == 0
    kept = tmp_path / "store" / "translated"
    assert list(kept.rglob("reply.json"))
    shutil.copytree(tmp_path / "store", tmp_path / "saved")
    assert cli("cache", "clear", "replies", "--yes").status == 0
    assert not list(kept.rglob("reply.json"))
    shutil.rmtree(tmp_path / "store")
    shutil.copytree(tmp_path / "saved", tmp_path / "store")
    ended = cli("forget", "clase.json", "--yes")
    assert ended.status == 0
    assert "translations by a translation model" in ended.out
    assert not list(kept.rglob("reply.json"))


def test_the_models_are_listed_shown_and_removed(cli: InProcess, pulled: Path) -> None:
    rows = [json.loads(line) for line in cli("models", "list", "--json").out.splitlines()]
    row = next(row for row in rows if row["name"] == "translate-es-en")
    assert (row["kind"], row["download_mb"], row["path"]) == ("translation", 158, str(pulled))
    assert next(one for one in rows if one["name"] == "translate-fr-en")["path"] is None
    assert cli("models", "path", "translate-es-en").out == f"{pulled}\n"
    assert cli("models", "remove", "translate-es-en").status == 0
    assert not pulled.exists()
    gone = cli("models", "path", "translate-es-en")
    assert (gone.status, gone.err.endswith("lectura models pull translate-es-en\n")) == (1, True)
    assert cli("models", "remove", "translate-es-en").status == 1


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(tmp_path: Path) -> None:
    cues = 640
    models = tmp_path / "data" / "lectura" / "models"
    dictionary_model(models / "translate-es-en", PLAIN)
    environ = {"XDG_DATA_HOME": str(tmp_path / "data")}
    results, marks = [], list[dict[Path, int]]()
    for name in ("calm", "rough"):
        folder = tmp_path / name
        folder.mkdir()
        expected = lecture(folder, cues)
        done = folder / "store" / "translated"
        if name == "rough":
            process = start(*LINE, folder=folder, **environ)
            deadline = time.monotonic() + 60
            while len(list(done.rglob("complete.json"))) < 3 and time.monotonic() < deadline:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
            assert process.returncode == -signal.SIGKILL
            assert not (folder / "clase.en.srt").exists()
            marks.append({path: path.stat().st_mtime_ns for path in done.rglob("complete.json")})
        ended = finish(start(*LINE, folder=folder, **environ))
        assert ended.status == 0, ended.err
        assert english(folder) == expected
        results.append({path.name: path.read_bytes() for path in folder.glob("clase.en.*")})
        marks.append({path: path.stat().st_mtime_ns for path in done.rglob("complete.json")})
    assert results[0] == results[1]
    calm, killed, resumed = marks
    assert len(calm) == len(resumed) == 10
    assert 3 <= len(killed) < 10
    assert killed.items() <= resumed.items()  # what was done was not done again
