"""What README and pages show works: every block is run, page by page, on a real short lecture."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from command_lines import parse
from doc_pages import PAGES, ROOT, Block, Command, blocks, commands, lectura_commands
from scripted_ollama import ScriptedOllama

import needed
from lectura.audio import SAMPLE_RATE
from lectura.cli import main
from lectura.config.fields import BY_NAME
from lectura.media.tools import ffmpeg_path
from lectura.testing.demo import LECTURER, STUDENT, Line, spoken
from lectura.testing.llm_server import ScriptedServer

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ALL = ("README.md", *PAGES)
THAT_RUN = [page for page in ALL if any(one.is_run for one in blocks(page))]
ENDPOINT = "http://localhost:8080"
"""The endpoint of the pages; a scripted one takes its place."""

LINES = (
    Line(LECTURER, "Hoy vamos a hablar de las redes neuronales."),
    Line(STUDENT, "Profesor, tengo una pregunta."),
    Line(LECTURER, "Para evitarlo, guardamos una parte de los ejemplos."),
)

OF_THE_MACHINE = ("doctor", "models")
"""Commands that look at nothing in the folder: the same line is run once for all pages."""

Run = Callable[[Command], None]


@pytest.fixture(scope="module")
def lecture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some seconds in which a student asks a lecturer, as the sound of a video."""
    needed.check("demo")
    audio, _ = spoken(LINES)
    path = tmp_path_factory.mktemp("lecture") / "clase.mp4"
    sound = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "pipe:0"]
    command = [str(ffmpeg_path()), "-loglevel", "error", *sound, "-c:a", "aac", str(path)]
    subprocess.run(command, input=audio.astype("<f4").tobytes(), check=True)
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store for all pages: what was heard on one is not heard again on the next."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def done_once() -> set[tuple[str, ...]]:
    """The command lines of `OF_THE_MACHINE` that were run."""
    return set()


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        yield server


@pytest.fixture(scope="module")
def ollama(endpoint: ScriptedServer) -> Iterator[str]:
    with ScriptedOllama(endpoint) as server:
        yield server.address


@pytest.fixture
def run(
    lecture: Path, store: Path, done_once: set[tuple[str, ...]], endpoint: ScriptedServer,
    ollama: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:  # fmt: skip
    """Runs one command of a page in a folder with recordings."""
    for place in ("clase.mp4", "demo/clase.mp4", "curso/semana1/clase.mp4"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(lecture, tmp_path / place)
    shutil.copytree(tmp_path / "curso", tmp_path / "recordings")
    (tmp_path / "terms.txt").write_text("red neuronal\nsobreajuste\n", encoding="utf-8")
    (tmp_path / "heard.txt").write_text("# names\ncamins=k-means\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LECTURA_CACHE", str(store))
    monkeypatch.setenv("OLLAMA_HOST", ollama)
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)

    def one(command: Command) -> None:
        if command.arguments in done_once:
            return
        if command.arguments[0] in OF_THE_MACHINE:
            done_once.add(command.arguments)
        address = endpoint.base_url.removesuffix("/v1")
        arguments = [word.replace(ENDPOINT, address) for word in command.arguments]
        with monkeypatch.context() as patch:
            for name, value in command.environ.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["lectura", *arguments])
            with pytest.raises(SystemExit) as left:
                main()
        assert left.value.code == 0, f"{command.line}\n{capsys.readouterr().err}"

    return one


def prepared(page: str, run: Run) -> None:
    """What lies there when a page is read: a transcript, as `make demo` or a first run leave it."""
    if page == "README.md":
        run(Command("", "lectura", ("run", "demo/clase.mp4", "-o", "demo", "--speakers"), {}))
    elif page not in ("docs/index.md", "docs/getting-started.md"):
        run(Command("", "lectura", ("run", "clase.mp4", "--speakers"), {}))


@pytest.mark.real_model
@pytest.mark.parametrize("page", THAT_RUN)
def test_what_a_page_shows_works(page: str, run: Run, endpoint: ScriptedServer) -> None:
    prepared(page, run)
    program: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        text = block.text.replace(ENDPOINT, endpoint.base_url.removesuffix("/v1"))
        if block.language == "toml":
            Path("lectura.toml").write_text(text, encoding="utf-8")
        elif block.is_run and block.language == "python":
            code = compile(text, page, "exec", dont_inherit=True)
            exec(code, program)  # noqa: S102 - the blocks of a page are one program
        elif block.is_run:
            for command in commands(block.text):
                if command.program == "lectura":
                    run(command)
                else:
                    check_other(command)


def check_other(command: Command) -> None:
    """A command that is not lectura's is not run here, but what it names must be there."""
    match command.program, *command.arguments:
        case ".", ".venv/bin/activate":
            assert "-m venv .venv" in (ROOT / "Makefile").read_text(encoding="utf-8")
        case "make", target:
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert re.search(rf"^{target}\b[^=\n]*:", makefile, re.MULTILINE), command.line
        case "pip", "install", wanted:
            assert extras_of(wanted) <= set(PROJECT["optional-dependencies"]), command.line
        case "python", "-m", module, *_:
            assert find_spec(module) is not None, command.line
        case "python", script, *_:
            assert (ROOT / script).is_file(), command.line
        case _:
            pytest.fail(f"say above the block why it is not run: {command.line}")


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def extras_of(requirement: str) -> set[str]:
    name, _, extras = requirement.removesuffix("]").partition("[")
    assert name in (PROJECT["name"], ".")
    return {extra for extra in extras.split(",") if extra}


@pytest.mark.parametrize("page", ALL)
def test_what_is_not_run_is_parsed_and_says_why(page: str) -> None:
    for block in blocks(page):
        if block.is_shell:
            assert block.reason is None or len(block.reason) > 10, block.text
            for command in lectura_commands(block.text):
                parse(command.arguments)


@pytest.mark.parametrize("page", ALL)
def test_every_block_is_of_a_kind_that_is_tested(page: str) -> None:
    kinds = {"sh", "toml", "json", "python", "md"}
    assert {block.language for block in blocks(page)} <= kinds


@pytest.mark.parametrize("page", ALL)
def test_the_settings_of_a_page_are_those_that_exist(page: str) -> None:
    for block in blocks(page):
        if block.language == "toml":
            for section, entries in tomllib.loads(block.text).items():
                for name, value in entries.items():
                    assert BY_NAME[name].section == section
                    BY_NAME[name].kind.read(value)


OF_OTHERS = {"docs/cluster.md": {"--tls-key"}}


@pytest.mark.parametrize("page", ALL)
def test_a_flag_that_is_spoken_of_exists(page: str) -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`(--[a-z][a-z-]+)", reference)) | {"--help", "--install-completion"}
    text = (ROOT / page).read_text(encoding="utf-8")
    spoken_of = {flag for span in re.findall(r"`[^`\n]+`", text) for flag in flags_of(span)}
    assert spoken_of <= known | OF_OTHERS.get(page, set())


def flags_of(span: str) -> list[str]:
    return re.findall(r"(?<![\w-])--[a-z][a-z-]+", span)


def test_the_object_shown_has_the_keys_that_are_printed(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    [shown] = [one for one in blocks("docs/scripts.md") if one.language == "json"]
    line = shown.note.removeprefix("as of: ")
    capsys.readouterr()
    [command] = commands(line)
    run(command)
    printed = json.loads(capsys.readouterr().out)
    example = json.loads(shown.text)
    assert list(example) == list(printed)
    assert list(example["notes"]) == list(printed["notes"])
    for name, value in example.items():
        assert isinstance(printed[name], type(value)) or None in (value, printed[name]), name


def test_the_correction_of_the_readme_is_made(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    prepared("README.md", run)
    lines = [one for block in blocks("README.md") for one in commands(block.text)]
    corrections = [one for one in lines if one.arguments[:1] == ("correct",)]
    assert corrections
    for one in corrections:
        capsys.readouterr()
        run(one)
        printed = capsys.readouterr()
        assert " place" in printed.out
        assert "Warning" not in printed.err


def test_a_page_that_shows_what_does_not_work_is_found(run: Run) -> None:
    with pytest.raises(AssertionError, match="nowhere"):
        run(Command("lectura run nowhere.mp4", "lectura", ("run", "nowhere.mp4"), {}))
    with pytest.raises(Exception, match="--spekers"):
        parse(("run", "clase.mp4", "--spekers"))
    with pytest.raises(Exception, match="No such command"):
        parse(("models", "fetch"))
    with pytest.raises(pytest.fail.Exception, match="why it is not run"):
        check_other(Command("ssh node1", "ssh", ("node1",), {}))
    loop = Block("sh", 'for x in 1; do\n  A=1 /opt/bin/lectura run "$x.mp4" \\\n  --fresh; done\n')
    [inner] = lectura_commands(loop.text)
    assert inner.arguments == ("run", "$x.mp4", "--fresh")
