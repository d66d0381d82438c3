"""``lectura summarize``, and the commands that read what was written."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_runs import InProcess, wav

from lectura.config import Settings
from lectura.pipeline import Pipeline, Target
from lectura.records.transcript import Transcript

CLASS = (
    "Buenos días. Hoy hablamos de las redes neuronales. Una red neuronal es un modelo que aprende "
    "de ejemplos. De tarea para el próximo viernes tienen que entregar un informe sobre las redes "
    "neuronales. Nos vemos la próxima semana.\n"
)


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    (tmp_path / "clase.txt").write_text(CLASS, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_notes_lie_beside_the_transcript_and_name_the_homework(
    cli: InProcess, tmp_path: Path
) -> None:
    ended = cli("summarize", "clase.txt", "--date", "2026-03-10", "--json")
    found = json.loads(ended.out)
    assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
    assert found["outputs"] == ["clase.notes.md", "clase.html", "clase.notes.json"]
    assert (found["notes"]["engine"], found["notes"]["assignments"]) == ("keyless", 1)
    page = (tmp_path / "clase.notes.md").read_text(encoding="utf-8")
    assert "informe sobre las redes" in page
    assert "lectura summarize clase.txt --llm local" in page


def test_the_page_names_the_transcript_of_a_recording(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "lecture.wav")
    cli("run", "lecture.wav")
    page = (tmp_path / "lecture.notes.md").read_text(encoding="utf-8")
    assert "lectura summarize lecture.json --llm local" in page


def test_printed_notes(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("summarize", "clase.txt", "-o", "-")
    assert ended.status == 0
    assert ended.out.startswith("# ")
    assert "informe sobre las redes" in ended.out
    as_json = cli("summarize", "clase.txt", "-o", "-", "-f", "json")
    assert len(json.loads(as_json.out)["assignments"]) == 1
    assert not list(tmp_path.glob("*.notes.*"))


def test_standard_input(cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    given(CLASS.encode())
    assert "informe sobre las redes" in cli("summarize", "-").out
    given(CLASS.encode())
    assert cli("summarize", "-", "-o", "out").status == 0
    assert (tmp_path / "out/transcript.notes.md").is_file()
    given(b"")
    empty = cli("summarize", "-")
    assert empty.status == 1
    assert empty.err.startswith("Error: standard input is empty")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["none.txt"], 2, "none.txt does not exist."),
        (["."], 1, "is a folder, not a transcript"),
        (["film.wav"], 1, "film.wav is a recording, not a transcript."),
        (["clase.txt", "-f", "pdf"], 2, "Notes cannot be written as 'pdf'."),
        (["clase.txt", "--date", "mañana"], 2, "Invalid value 'mañana' for --date"),
        (["clase.txt", "--llm", "magic"], 2, "no language model engine named 'magic'"),
        (["clase.txt", "--exclude-speaker", "Ana"], 2, "neither 'Ana' nor another"),
        (["clase.txt", "--max-cost", "1"], 2, "--max-cost needs the prices"),
        (["clase.txt", "-o", "clase.txt"], 1, "clase.txt is a file, not a folder"),
        (["clase.txt", "clase.srt"], 2, "would have the same name"),
        (["clase.txt", "--llm", "openai", "--offline"], 2, "--offline allows"),
    ],
)
def test_bad_input(
    cli: InProcess, tmp_path: Path, arguments: list[str], status: int, sentence: str
) -> None:
    wav(tmp_path / "film.wav")
    ended = cli("summarize", *arguments)
    assert ended.status == status
    assert ended.err.startswith("Error: ")
    assert sentence in ended.err.splitlines()[0]
    assert ended.err.splitlines()[1].startswith("  → ")


def test_one_bad_transcript_among_several(cli: InProcess) -> None:
    ended = cli("summarize", "none.txt", "clase.txt", "--json")
    assert ended.status == 3
    assert [json.loads(line)["exit_status"] for line in ended.out.splitlines()] == [2, 0]


def test_an_estimate_without_a_model_is_nothing(cli: InProcess, tmp_path: Path) -> None:
    ended = cli("summarize", "clase.txt", "--estimate", "--json")
    assert json.loads(ended.out)["requests"] == 0
    assert not list(tmp_path.glob("*.notes.*"))


def test_options_reach_the_pipeline(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Settings, Path, Target | None]] = []

    def summarize(self: Pipeline, transcript: Transcript, path: Path, target: Target) -> None:
        calls.append((self.settings, path, target))
        raise KeyError("enough")

    monkeypatch.setattr(Pipeline, "summarize", summarize)
    cli(
        "summarize", "clase.txt", "-o", "out", "--llm", "openai", "--llm-model", "m",
        "--base-url", "http://localhost:1/v1", "--context-tokens", "8192", "--concurrency", "3",
        "--max-tokens-total", "900", "--notes-language", "ca", "--date", "2026-03-09", "--ics",
        "--link", "https://video.example/1", "--offline",
    )  # fmt: skip
    [(settings, path, target)] = calls
    llm, notes = settings.llm, settings.notes
    assert (path, target) == (Path("clase.txt"), Target(Path("out"), "clase"))
    assert (llm.llm, llm.model, llm.base_url) == ("openai", "m", "http://localhost:1/v1")
    assert (llm.context_tokens, llm.concurrency, llm.max_tokens_total) == (8192, 3, 900)
    assert llm.offline
    assert (notes.language, str(notes.date)) == ("ca", "2026-03-09")
    assert notes.concurrency == 1  # with a limit, what comes first is paid for first
    assert settings.output.notes_formats == ("md", "html", "json", "ics")
    assert settings.output.link == "https://video.example/1"


def test_words_are_found_across_a_folder(cli: InProcess, tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    cli("transcribe", "a.wav", "-o", "out")
    ended = cli("search", "out", "sentence 2", "--json")
    first = json.loads(ended.out.splitlines()[0])
    assert (first["lecture"], first["start"]) == ("a", 2.0)
    assert cli("search", "out", "zebra").err.startswith("Warning: Nothing in out")
    assert cli("search", "none", "zebra").status == 2
    assert list((tmp_path / "store" / "search").iterdir()) != []  # in the cache that was named


def test_settings_are_shown_with_their_origin(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTURA_API_KEY", "sk-verysecretkey")
    monkeypatch.setenv("LECTURA_FORMATS", "srt,vtt")
    found = json.loads(cli("config", "show", "--json").out)
    assert found["transcribe.formats"] == {"value": ["srt", "vtt"], "from": "LECTURA_FORMATS"}
    assert found["transcribe.language"] == {"value": None, "from": "default"}
    assert found["llm.api_key"] == {"value": "set, not shown", "from": "LECTURA_API_KEY"}
    assert "verysecret" not in cli("config", "show").out


def test_the_doctor_and_the_models_answer(cli: InProcess) -> None:
    checks = [json.loads(line) for line in cli("doctor", "--json", "--offline").out.splitlines()]
    named = {check["check"]: check for check in checks}
    assert {"ffmpeg", "device", "speech model", "speakers", "language model"} <= set(named)
    assert all(check["ok"] or check["fix"] for check in checks)
    assert "large-v3-turbo" in cli("models", "list").out
    missing = cli("models", "path", "medium.en")
    assert missing.status == 1
    assert "lectura models pull medium.en" in missing.err


def test_voices(cli: InProcess) -> None:
    assert "No voices are kept" in cli("voices", "list").err
    assert cli("voices", "remove", "Ana").status == 2
    wrong = cli("voices", "add", "Ana", "film.wav", "--at", "now")
    assert wrong.status == 2
    assert "--at 3:20-4:10" in wrong.err
