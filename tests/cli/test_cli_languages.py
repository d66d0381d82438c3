"""Every command that takes a language understands what people write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, wav

from lectura.config import Settings
from lectura.pipeline import Pipeline


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


COMMANDS = ["transcribe a.wav", "run a.wav", "batch ."]
WRITERS = ["run a.wav", "batch .", "summarize t.txt"]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Settings]:
    """The settings that the pipelines of a command are made with."""
    wav(tmp_path / "a.wav", seconds=1.0)
    (tmp_path / "t.txt").write_text("Hola a todos.\n", encoding="utf-8")
    made: list[Settings] = []

    def make(self: Pipeline, settings: Settings, *args: Any, **named: Any) -> None:
        made.append(settings)
        raise KeyError("enough")

    monkeypatch.setattr(Pipeline, "__init__", make)
    return made


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", ["Spanish", "español", "es-CO"])
def test_the_language_spoken(cli: InProcess, seen: list[Settings], command: str, text: str) -> None:
    cli(*command.split(), "-o", "out", "--language", text)
    assert {one.transcribe.language for one in seen} == {"es"}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_languages_spoken(cli: InProcess, seen: list[Settings], command: str) -> None:
    cli(*command.split(), "-o", "out", "--languages", "español, English")
    assert {one.transcribe.languages for one in seen} == {("es", "en")}


@pytest.mark.parametrize("command", WRITERS)
def test_the_language_of_the_notes(cli: InProcess, seen: list[Settings], command: str) -> None:
    cli(*command.split(), "-o", "out", "--notes-language", "pt_BR")
    assert {one.notes.language for one in seen} == {"pt-BR"}


@pytest.mark.parametrize(
    ("command", "flag", "typed", "meant"),
    [
        *((command, "--language", "Spansh", "Spanish (es)") for command in COMMANDS),
        *((command, "--languages", "es,Englsh", "English (en)") for command in COMMANDS),
        *((command, "--notes-language", "Portugese", "Portuguese (pt)") for command in WRITERS),
    ],
)
def test_a_typing_error_is_told_before_any_work(
    cli: InProcess, seen: list[Settings], command: str, flag: str, typed: str, meant: str
) -> None:
    ended = cli(*command.split(), "-o", "out", flag, typed)
    assert (ended.status, seen) == (2, [])
    wrong = typed.rsplit(",", maxsplit=1)[-1]
    assert f"Invalid value '{typed}' for {flag}: '{wrong}' is not a known language" in ended.err
    assert f"Did you mean {meant}?" in ended.err
    assert "--help" in ended.err
