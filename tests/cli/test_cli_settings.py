"""Every setting of every command arrives, wherever it is written; what is none is refused."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
import typer.main
from cli_runs import InProcess
from settings_cases import CASES, LINES, TAKEN, Case

from lectura.cli.app import app
from lectura.cli.errors import Finished
from lectura.config import FIELDS, Settings, load, settings_of
from lectura.errors import ExitStatus, LecturaError

PAIRS = [(command, name) for command, names in TAKEN.items() for name in names]


class ResolvedError(LecturaError):
    """The settings are there, and that is enough."""

    exit_status = ExitStatus.PARTIAL  # no other error of a command line has it


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings with which commands would go to work; they do not."""
    found: list[Settings] = []

    def stop(*arguments: Any, **more: Any) -> Settings:
        found.append(settings_of(*arguments, **more))
        raise ResolvedError("Far enough.", hint="none")

    monkeypatch.setattr("lectura.config.settings_of", stop)
    return found


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    run = InProcess(monkeypatch, capsys, tmp_path)
    monkeypatch.delenv("LECTURA_CACHE")
    (tmp_path / "terms.txt").write_text("Bayes\n", encoding="utf-8")
    return run


def options(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every option of every command, with the words that run the command."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from options(inner, f"{path} {name}".strip())
    if not hasattr(command, "commands"):
        yield from ((path, one) for one in command.params)


APP: Any = typer.main.get_command(app)
OPTIONS = tuple(options(APP))


def test_the_cases_are_all() -> None:
    assert sorted(CASES) == sorted(field.name for field in FIELDS)
    typed = {flag: name for name, case in CASES.items() for flag in case.typed if flag[0] == "-"}
    found: dict[str, set[str]] = {}
    for command, option in OPTIONS:
        for flag in option.opts:
            # What convert makes is what it is asked for; only its own line says what.
            if flag in typed and (command, flag) != ("convert", "--formats"):
                found.setdefault(command, set()).add(typed[flag])
    summarize = found["summarize"]
    assert "formats" in summarize  # its --formats are those of the notes
    found["summarize"] = summarize - {"formats"}
    assert found == {command: set(names) for command, names in TAKEN.items()}


@pytest.mark.parametrize(("name", "case"), CASES.items())
def test_the_values_are_no_defaults(tmp_path: Path, name: str, case: Case) -> None:
    values = load({}, environ=case.others, folder=tmp_path, config_folder=tmp_path)
    if case.place and not case.place.startswith("llm.prices"):
        assert arrived(settings_of(values), case.place) != case.value
    assert values[name] == next(field.default for field in FIELDS if field.name == name)


@pytest.mark.parametrize(("command", "name"), PAIRS)
def test_a_setting_arrives(
    cli: InProcess,
    resolved: list[Settings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
) -> None:
    case, line = CASES[name], LINES[command]
    for other, value in case.others.items():
        monkeypatch.setenv(other, value)
    begin(*line, *(part.format(tmp_path) for part in case.typed))
    with monkeypatch.context() as patch:
        patch.setenv(f"LECTURA_{name.upper()}", case.variable.format(tmp_path))
        begin(*line)
    (tmp_path / "own.toml").write_text(case.toml.format(tmp_path), encoding="utf-8")
    monkeypatch.setenv("LECTURA_CONFIG", str(tmp_path / "own.toml"))
    begin(*line)
    assert [arrived(one, case.place) for one in resolved] == [case.value] * 3


def begin(*line: str) -> None:
    """Run a command line until its settings are there."""
    with pytest.raises(Finished) as ended:
        APP.main(list(line), prog_name="lectura", standalone_mode=False)
    assert ended.value.status is ResolvedError.exit_status


def arrived(settings: Settings, place: str) -> Any:
    return attrgetter(place)(settings)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.typed])
def test_a_setting_that_cannot_be_typed_arrives_too(
    cli: InProcess,
    resolved: list[Settings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    case = CASES[name]
    assert cli("run", "a.wav", f"--{name.replace('_', '-')}", "x").status == 2
    assert resolved == []
    if not case.place:
        return
    for other, value in case.others.items():
        monkeypatch.setenv(other, value)
    with monkeypatch.context() as patch:
        patch.setenv(f"LECTURA_{name.upper()}", case.variable)
        cli("run", "a.wav")
    (tmp_path / "own.toml").write_text(case.toml, encoding="utf-8")
    monkeypatch.setenv("LECTURA_CONFIG", str(tmp_path / "own.toml"))
    cli("run", "a.wav")
    assert [arrived(one, case.place) for one in resolved] == [case.value, case.value]


@pytest.mark.parametrize("command", LINES)
def test_a_setting_that_a_command_does_not_take_is_refused(
    cli: InProcess, resolved: list[Settings], command: str
) -> None:
    for name, case in CASES.items():
        own = name == "formats" and command in ("summarize", "convert")
        if name in TAKEN[command] or not case.typed or own:
            continue
        ended = cli(*LINES[command], *case.typed)
        takers = [f"lectura {other}" for other, names in TAKEN.items() if name in names]
        sentence, hint = ended.err.splitlines()
        assert ended.status == 2
        assert sentence.startswith(f"Error: No such option: {case.typed[0]}")
        assert all(taker in sentence for taker in takers)
        assert hint.endswith(f"lectura {command} --help")
    assert resolved == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            ("run", "a.wav", "--threads", "x"),
            "Invalid value 'x' for --threads: expected an integer.",
        ),
        (("run", "a.wav", "--max-reply-tokens", "12"), "Invalid value '12' for --max-reply-tokens"),
        (
            ("batch", "a", "-o", "b", "--max-cost", "0"),
            "Invalid value '0' for --max-cost: expected a number above 0.",
        ),
        (
            ("summarize", "a.txt", "--date", "9.3."),
            "Invalid value '9.3.' for --date: expected a date",
        ),
        (("voices", "add", "A", "a.wav", "--at", "1-2", "--audio-track", "-1"), "--audio-track"),
    ],
)
def test_a_value_that_cannot_be_is_refused_before_any_work(
    cli: InProcess, resolved: list[Settings], line: tuple[str, ...], sentence: str
) -> None:
    ended = cli(*line)
    command = " ".join(line[:2]) if line[0] == "voices" else line[0]
    assert ended.status == 2
    assert sentence in ended.err
    assert ended.err.endswith(f"lectura {command} --help\n")
    assert resolved == []


def test_what_is_typed_wins(
    cli: InProcess, resolved: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lectura.toml").write_text("transcribe = {words = true, language = 'ca'}")
    monkeypatch.setenv("LECTURA_LANGUAGE", "eu")
    cli("run", "a.wav", "--no-words", "--language", "gl")
    cli("run", "a.wav")
    found = [(one.transcribe.words, one.transcribe.language) for one in resolved]
    assert found == [(False, "gl"), (True, "eu")]
