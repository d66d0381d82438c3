"""Errors of lectura itself, settings that are wrong, and command lines that are none."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from cli_runs import InProcess, wav

from lectura.cli import jobs
from lectura.cli.errors import leave
from lectura.errors import ExitStatus
from lectura.pipeline import Pipeline
from lectura.records.report import combined

SECRET = "sk-verysecretkey"


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


def test_an_internal_error_is_logged_without_secrets_and_the_next_input_goes_on(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_, **__: tmp_path / "logs")
    real = Pipeline.transcribe

    def broken(self: Pipeline, path: Path, *arguments: object, **more: object) -> object:
        if path.name == "a.wav":
            raise RuntimeError(f"sent with {SECRET} to https://ana:geheim@h/v1?code=geheim")
        return real(self, path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "transcribe", broken)
    wav(tmp_path / "a.wav")
    ended = cli("transcribe", "a.wav", "--json")
    assert ended.status == 4
    [log] = (tmp_path / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError: sent with [hidden] to https://…@h/v1?code=…" in text
    assert "Traceback" in text
    assert str(log) in ended.err
    assert "Traceback" not in ended.err
    for told in (text, ended.out, ended.err):
        assert SECRET not in told
        assert "geheim" not in told
    wav(tmp_path / "b.wav")
    assert cli("transcribe", "a.wav", "b.wav").status == 3
    assert (tmp_path / "b.txt").is_file()


def test_an_address_in_the_place_of_a_file_is_not_repeated(cli: InProcess) -> None:
    ended = cli("run", f"https://ana:geheim@host/clase.mp4?sig={SECRET}")
    assert ended.status == 1
    assert "This is an address (https:…), and lectura opens files alone." in ended.err
    assert "geheim" not in ended.err
    assert SECRET not in ended.err


def test_an_internal_error_outside_the_inputs(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_, **__: tmp_path / "logs")
    monkeypatch.setattr("lectura.cli.setup.layered", broken)
    ended = cli("config", "show")
    assert ended.status == 4
    assert ended.err.startswith("Error: Something went wrong inside lectura: ZeroDivisionError\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("model =", "cannot be read"),
        ("model = 'small'", "there is no setting model"),
        ("[transcribe]\nmodle = 'small'", "there is no setting transcribe.modle"),
        (
            "[transcribe]\nwords = 'perhaps'",
            "invalid value 'perhaps' for words: expected true or false",
        ),
        ("[nonsense]\nx = 1", "there is no setting nonsense.x"),
    ],
)
def test_a_wrong_settings_file(cli: InProcess, tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "lectura.toml").write_text(content, encoding="utf-8")
    for arguments in (["config", "show"], ["transcribe", "a.wav"]):
        ended = cli(*arguments)
        assert ended.status == 2
        assert sentence in ended.err
        assert "lectura.toml" in ended.err
        assert "lectura config show" in ended.err


def test_a_wrong_variable(cli: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LECTURA_THREADS", "many")
    ended = cli("config", "show")
    assert ended.status == 2
    assert ended.err.startswith(
        "Error: LECTURA_THREADS: invalid value 'many' for threads: expected an integer."
    )


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["--nope"], "No such option: --nope", "lectura --help"),
        (["transcrib"], "Did you mean 'transcribe'?", "lectura --help"),
        (["models", "path"], "Missing argument", "lectura models path --help"),
    ],
)
def test_a_command_line_that_is_none(
    cli: InProcess, arguments: list[str], sentence: str, hint: str
) -> None:
    ended = cli(*arguments)
    assert ended.status == 2
    assert sentence in ended.err
    assert ended.err.endswith(f"See the available options: {hint}\n")


def test_no_command_shows_the_help(cli: InProcess) -> None:
    assert cli().status == 2
    ended = cli("models")
    assert (ended.status, ended.err) == (2, "")
    assert "pull" in ended.out


def test_version(cli: InProcess) -> None:
    from lectura import __version__

    ended = cli("--version")
    assert (ended.status, ended.out) == (0, f"lectura {__version__}\n")


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ([ExitStatus.COMPLETE, ExitStatus.COMPLETE], ExitStatus.COMPLETE),
        ([ExitStatus.COMPLETE, ExitStatus.FAILED], ExitStatus.PARTIAL),
        ([ExitStatus.PARTIAL, ExitStatus.FAILED], ExitStatus.PARTIAL),
        ([ExitStatus.USAGE], ExitStatus.USAGE),
        ([ExitStatus.USAGE, ExitStatus.FAILED], ExitStatus.FAILED),
    ],
)
def test_the_status_of_several_inputs(statuses: list[ExitStatus], together: ExitStatus) -> None:
    assert combined(statuses) is together


def test_an_interrupted_process_leaves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr("os._exit", left.append)
    with pytest.raises(SystemExit):
        leave(ExitStatus.INTERRUPTED)
    assert left == [130]


@pytest.mark.parametrize("stage", ["transcribe", "jobs"])
def test_ctrl_c_while_a_library_is_loaded_is_no_error_of_lectura(
    stage: str, cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Extension modules turn a Ctrl-C during their import into an ImportError."""

    def stopped(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise ImportError("initialization failed") from error

    place: object = Pipeline if stage == "transcribe" else jobs
    monkeypatch.setattr(place, "transcribe" if place is Pipeline else "jobs_of", stopped)
    left: list[int] = []

    def leave(status: int) -> None:
        left.append(status)
        raise SystemExit(status)

    monkeypatch.setattr("os._exit", leave)
    ended = cli("transcribe", wav(tmp_path / "a.wav"))
    assert (ended.status, left) == (130, [130])
    assert "Stopped before anything was finished." in ended.err
