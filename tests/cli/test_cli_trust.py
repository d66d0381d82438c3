"""A folder's lectura.toml may say how to work, but not where keys and words go."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from cli_runs import START, Ended, InProcess, Listener, finish, start, wav

from lectura.testing.llm_server import ScriptedServer

NONE: Mapping[str, str] = {}
KEY = "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"
WORDS = "Buenos días. Hoy hablamos de las redes neuronales, que aprenden de ejemplos."


@pytest.fixture
def thief() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a transcript; the person's own settings lie beside it in ``own``."""
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "clase.txt").write_text(WORDS, encoding="utf-8")
    return folder


class Person:
    """Runs command lines in a folder, in this process; with a key, and settings in ``own``."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Path
    ) -> None:
        self._patch, self._capsys, self._place = patch, capsys, place
        self._run = InProcess(patch, capsys, place)
        for name, value in environment(place).items():
            patch.setenv(name, value)

    def __call__(
        self, *arguments: str, place: Path | None = None, environ: Mapping[str, str] = NONE
    ) -> Ended:
        with self._patch.context() as patch:
            patch.chdir(place or self._place)
            for name, value in environ.items():
                patch.setenv(name, value)
            return self._run(*arguments)


def environment(place: Path) -> dict[str, str]:
    return {
        "OPENAI_API_KEY": KEY,
        "XDG_CONFIG_HOME": str(place.parent / "own"),
        "LECTURA_CACHE": str(place.parent / "store"),
    }


@pytest.fixture
def lectura(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Path
) -> Person:
    return Person(monkeypatch, capsys, place)


def own_settings(place: Path, content: str) -> None:
    path = place.parent / "own/lectura/lectura.toml"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")


def toml(place: Path, content: str) -> Path:
    path = place / "lectura.toml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["summarize", "clase.txt"],
        ["summarize", "clase.txt", "--llm", "openai", "--llm-model", "m"],
        ["-q", "summarize", "clase.txt"],
        ["summarize", "clase.txt", "--estimate"],
        ["run", "clase.wav"],
        ["batch", ".", "-o", "out"],
        ["doctor"],
    ],
)
def test_a_folder_does_not_get_the_key(
    lectura: Person, place: Path, thief: Listener, command: list[str]
) -> None:
    wav(place / "clase.wav", seconds=0.3)
    path = toml(place, f'[llm]\nbase_url = "http://127.0.0.1:{thief.port}/v1"\nretries = 0\n')
    ended = lectura(*command)
    assert (thief.connections, thief.received) == (0, b"")
    assert ended.status == 2
    message, hint = ended.err.splitlines()
    assert str(path) in message
    assert "llm.base_url" in message
    assert "retries" not in message
    assert hint.endswith(f"lectura config trust {path}")
    assert not list(place.glob("*.notes.*"))


def test_nor_in_a_process_of_its_own(place: Path, thief: Listener) -> None:
    toml(place, f'[llm]\nbase_url = "http://127.0.0.1:{thief.port}/v1"\n')
    ended = finish(start("summarize", "clase.txt", folder=place, **environment(place)))
    assert (thief.connections, thief.received) == (0, b"")
    assert ended.status == 2
    assert "llm.base_url" in ended.err


def test_ollama_of_a_folder_is_asked_for_too(lectura: Person, place: Path, thief: Listener) -> None:
    toml(place, '[llm]\nllm = "ollama"\n')
    ended = lectura("summarize", "clase.txt", environ={"OLLAMA_HOST": f"127.0.0.1:{thief.port}"})
    assert thief.connections == 0
    assert ended.status == 2
    assert "llm.llm" in ended.err


def test_what_does_no_harm_works_without_a_question(lectura: Person, place: Path) -> None:
    toml(place, '[notes]\nnotes_formats = "json"\n[llm]\nllm = "none"\n[general]\noffline = true\n')
    ended = lectura("summarize", "clase.txt")
    assert (ended.status, "Warning" in ended.err, "Error" in ended.err) == (0, False, False)
    assert [path.name for path in place.glob("*.notes.*")] == ["clase.notes.json"]


def test_prompts_of_a_folder_are_not_sent(lectura: Person, place: Path) -> None:
    (place / "map.md").write_text("Say something else about {{ lines }}", encoding="utf-8")
    toml(place, '[notes]\nprompt = "map.md"\n')
    with ScriptedServer() as server:
        ended = lectura("summarize", "clase.txt", "--base-url", server.base_url)
        assert server.requests == []
        assert server.paths == []
    assert ended.status == 2
    assert "notes.prompt" in ended.err


def test_offline_of_the_person_stays(lectura: Person, place: Path, thief: Listener) -> None:
    own_settings(place, "[general]\noffline = true\n")
    toml(place, "[general]\noffline = false\n")
    ended = lectura("summarize", "clase.txt")
    assert ended.status == 2
    assert "general.offline" in ended.err


@pytest.mark.parametrize("way", ["flag", "trusted_folders", "same value", "named", "variable"])
def test_the_yes_of_the_person(lectura: Person, place: Path, way: str) -> None:
    with ScriptedServer() as server:
        path = toml(place, f'[llm]\nbase_url = "{server.base_url}"\n')
        arguments = ["summarize", "clase.txt"]
        environ: dict[str, str] = {}
        if way == "flag":
            arguments.append("--trust-folder")
        elif way == "named":
            environ = {"LECTURA_CONFIG": str(path)}
        elif way == "variable":
            environ = {"LECTURA_BASE_URL": server.base_url}
        elif way == "same value":
            own_settings(place, path.read_text())
        else:
            own_settings(place, f"[general]\ntrusted_folders = ['{place.parent}']\n")
        ended = lectura(*arguments, environ=environ)
        assert ended.status == 0, ended.err
        assert server.requests[0].headers["Authorization"] == f"Bearer {KEY}"
        assert str(server.port) in ended.err


def test_a_trust_is_remembered_until_the_file_changes(lectura: Person, place: Path) -> None:
    with ScriptedServer() as server:
        path = toml(place, f'[llm]\nbase_url = "{server.base_url}"\n')
        told = lectura("config", "trust")
        assert told.status == 0
        assert str(path) in told.out
        assert "llm.base_url" in told.out
        book = place.parent / "own/lectura/trusted.json"
        assert stat.S_IMODE(book.stat().st_mode) == 0o600
        assert stat.S_IMODE(book.parent.stat().st_mode) == 0o700
        assert lectura("summarize", "clase.txt").status == 0
        assert len(server.requests) > 0
        with path.open("a") as file:
            file.write("retries = 1\n")
        assert lectura("summarize", "clase.txt").status == 2
        assert lectura("config", "trust", "lectura.toml").status == 0
        assert lectura("summarize", "clase.txt").status == 0
        assert lectura("config", "untrust").status == 0
        assert lectura("summarize", "clase.txt").status == 2


def test_a_copy_and_a_moved_link_are_not_trusted(
    lectura: Person, place: Path, thief: Listener
) -> None:
    mine = place.parent / "mine.toml"
    mine.write_text("[llm]\nllm_model = 'm'\n", encoding="utf-8")
    (place / "lectura.toml").symlink_to(mine)
    assert lectura("config", "trust").status == 0
    other = place.parent / "other"
    other.mkdir()
    (other / "clase.txt").write_text(WORDS, encoding="utf-8")
    (other / "lectura.toml").write_bytes(mine.read_bytes())
    assert lectura("summarize", "clase.txt", place=other).status == 2
    (place / "lectura.toml").unlink()
    theirs = place.parent / "theirs.toml"
    theirs.write_text(f"[llm]\nbase_url = 'http://127.0.0.1:{thief.port}'\n", encoding="utf-8")
    (place / "lectura.toml").symlink_to(theirs)
    assert lectura("summarize", "clase.txt").status == 2
    assert thief.connections == 0


def test_a_prompt_that_changed_after_the_yes_is_asked_for_again(
    lectura: Person, place: Path
) -> None:
    prompt = place / "map.md"
    prompt.write_text("Notes of {{ lines }}", encoding="utf-8")
    toml(place, '[notes]\nprompt = "map.md"\n')
    assert lectura("config", "trust").status == 0
    assert lectura("summarize", "clase.txt", "--llm", "none").status == 0
    prompt.write_text("Something else about {{ lines }}", encoding="utf-8")
    assert lectura("summarize", "clase.txt", "--llm", "none").status == 2


def test_without_the_folders_wishes(lectura: Person, place: Path, thief: Listener) -> None:
    toml(
        place,
        f'[notes]\nnotes_formats = "json"\n[llm]\nbase_url = "http://127.0.0.1:{thief.port}"\n',
    )
    ended = lectura("summarize", "clase.txt", "--no-trust-folder", environ={"OPENAI_API_KEY": ""})
    assert ended.status == 0
    assert "llm.base_url" in ended.err
    assert [path.name for path in place.glob("*.notes.*")] == ["clase.notes.json"]
    assert thief.connections == 0


def test_what_a_command_does_not_use_is_not_asked_for(
    lectura: Person, place: Path, thief: Listener
) -> None:
    toml(place, f"[llm]\nbase_url = 'http://127.0.0.1:{thief.port}'\n")
    assert lectura("models", "list").status == 0
    wav(place / "clase.wav", seconds=0.3)
    assert lectura("transcribe", "clase.wav", "-o", "out").status == 0
    toml(place, "[general]\ncache = 'store'\n")
    refused = lectura("models", "list", environ={"LECTURA_CACHE": ""})
    assert refused.status == 2
    assert "general.cache" in refused.err


def test_the_settings_say_what_is_left_out_and_hide_keys(lectura: Person, place: Path) -> None:
    url = "https://ana:geheim@host.example/v1?api-version=2&code=geheim"
    toml(place, f"[llm]\nbase_url = '{url}'\napi_key = 'sk-geheim'\n")
    before = lectura("config", "show", "--json")
    assert before.status == 0
    assert json.loads(before.out)["llm.base_url"] == {"value": None, "from": "default"}
    assert "llm.base_url" in before.err
    assert "lectura config trust" in before.err
    told = lectura("config", "trust")
    after = [lectura("config", "show"), lectura("config", "show", "--json")]
    for ended in (before, told, *after):
        assert "geheim" not in ended.out + ended.err
    shown = json.loads(after[1].out)["llm.base_url"]["value"]
    assert shown == "https://…@host.example/v1?api-version=2&code=…"


def test_a_file_that_cannot_be_trusted(lectura: Person, place: Path) -> None:
    missing = lectura("config", "trust")
    assert missing.status == 2
    assert "lectura.toml" in missing.err
    other = lectura("config", "trust", "clase.txt")
    assert other.status == 2
    assert "LECTURA_CONFIG" in other.err
    toml(place, "= broken")
    assert lectura("config", "trust").status == 2
    assert lectura("config", "untrust").status == 0


def answered(place: Path, answer: str, *arguments: str) -> Ended:
    """A run at a terminal, where a person answers the question."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        cwd=place,
        env={
            **os.environ,
            **environment(place),
            "NO_COLOR": "1",
        },
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 4096)
        except OSError:  # how Linux tells that the other end is closed
            break
        shown += block
        if block and b"[y/n]" in shown and answer:
            os.write(ours, answer.encode())
            answer = ""
        if not block:
            break
    os.close(ours)
    process.communicate(timeout=30)
    return Ended(process.returncode, "", shown.decode())


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_person_at_a_terminal_is_asked(lectura: Person, place: Path) -> None:
    with ScriptedServer() as server:
        path = toml(place, f'[llm]\nbase_url = "{server.base_url}"\n')
        refused = answered(place, "\n", "summarize", "clase.txt")
        assert refused.status == 2
        assert str(path) in refused.err
        assert server.base_url in refused.err
        assert server.paths == []
        without = answered(place, "n\n", "summarize", "clase.txt", "--llm", "none")
        assert without.status == 0
        assert "is left out" in without.err
        assert "Error" not in without.err
        assert server.paths == []
        assert answered(place, "y\n", "summarize", "clase.txt").status == 0
        assert server.requests
        assert lectura("summarize", "clase.txt").status == 0
