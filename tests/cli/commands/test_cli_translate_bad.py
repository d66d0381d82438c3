"""What can go wrong with a translation: one sentence, one status, nothing lost. See benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import InProcess, finish, start

from lectura.formats import write_transcript
from lectura.outputs.translations import read_translation
from lectura.testing.bilingual import Mischief, bilingual_lecture
from lectura.testing.llm_server import ScriptedServer, chat_answer, error_answer

LECTURE = bilingual_lecture(12)
LINE = ("translate", "clase.json", "--to", "en", "--base-url")


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    text = write_transcript(LECTURE.transcript, "json")
    (tmp_path / "clase.json").write_text(text, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(Mischief(LECTURE, 0.0)) as server:
        yield server


def test_nothing_answers(cli: InProcess, tmp_path: Path) -> None:
    ended = cli(*LINE, "http://127.0.0.1:9/v1")
    assert (ended.status, list(tmp_path.glob("clase.en.*"))) == (1, [])
    assert "Nothing answers at http://127.0.0.1:9." in ended.err
    assert "lectura doctor --base-url http://127.0.0.1:9/v1" in ended.err


def test_a_key_that_is_refused(cli: InProcess, tmp_path: Path) -> None:
    refused = error_answer(401, "Incorrect API key provided.", code="invalid_api_key")
    with ScriptedServer(scene=lambda server, request: refused) as server:
        ended = cli(*LINE, server.base_url)
    assert (ended.status, list(tmp_path.glob("clase.en.*"))) == (1, [])
    assert "Set the key in OPENAI_API_KEY" in ended.err


@pytest.mark.parametrize("reply", ["I'm sorry, I can't help with that.", "\x00 %% <html> lorem"])
def test_replies_of_no_use_are_named_once_with_the_cues(
    reply: str, cli: InProcess, tmp_path: Path
) -> None:
    with ScriptedServer(scene=lambda server, request: chat_answer(reply, request)) as server:
        ended = cli(*LINE, server.base_url)
    assert ended.status == 3
    warning = next(line for line in ended.err.splitlines() if "kept as said" in line)
    assert "12 cues of 12 kept as said: 1 (0:00), 2 (0:04), 3 (0:08)" in warning
    assert warning.count("'scripted-model'") == 1
    assert warning.endswith("; and 4 more.")
    found = read_translation(tmp_path / "clase.en.translation.json")
    assert [cue.text for cue in found.cues] == [one.text for one in LECTURE.transcript.segments]


def test_a_transcript_in_which_nothing_is_said(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    mute = LECTURE.transcript.model_copy(update={"segments": ()})
    (tmp_path / "mute.json").write_text(write_transcript(mute, "json"), encoding="utf-8")
    ended = cli("translate", "mute.json", "--to", "en", "--base-url", server.base_url)
    assert (ended.status, server.requests) == (0, [])
    assert "Nothing is said in mute.json, so there is nothing to translate." in ended.err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("gradiente = gradíent".encode("latin-1"), "it is no UTF-8 text"),
        (b"\xff\xfe\x00\xd8", "it is no UTF-8 text"),
    ],
)
def test_a_glossary_that_is_no_text(
    content: bytes, told: str, cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    (tmp_path / "g.txt").write_bytes(content)
    ended = cli(*LINE, server.base_url, "--glossary", "g.txt")
    assert (ended.status, server.requests) == (2, [])
    assert f"The glossary g.txt cannot be read: {told}" in ended.err


def test_of_two_languages_the_last_one_counts(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    assert cli(*LINE, server.base_url, "--to", "fr").status in (0, 3)
    assert not list(tmp_path.glob("clase.en.*"))
    assert (tmp_path / "clase.fr.srt").is_file()


def test_a_record_that_a_person_changed_or_damaged_is_kept(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    assert cli(*LINE, server.base_url).status == 0
    record = tmp_path / "clase.en.translation.json"
    for mine in (record.read_text(encoding="utf-8").replace("network", "net"), "{damaged"):
        record.write_text(mine, encoding="utf-8")
        ended = cli(*LINE, server.base_url)
        assert (ended.status, record.read_text(encoding="utf-8")) == (3, mine)
        assert "clase.en.translation.json holds what lectura did not write" in ended.err
    assert cli(*LINE, server.base_url, "--keep").status == 0
    assert record.read_text(encoding="utf-8") == "{damaged"
    assert cli(*LINE, server.base_url, "--overwrite").status == 0
    assert len(read_translation(record).cues) == 12


def test_an_output_folder_that_is_a_file(cli: InProcess, server: ScriptedServer) -> None:
    ended = cli(*LINE, server.base_url, "-o", "clase.json")
    assert (ended.status, "is a file, not a folder" in ended.err) == (1, True)


@pytest.mark.usefixtures("cli")
def test_two_at_once_write_the_same(server: ScriptedServer, tmp_path: Path) -> None:
    both = [start(*LINE, server.base_url, folder=tmp_path) for _ in range(2)]
    assert [finish(process).status for process in both] == [0, 0]
    found = read_translation(tmp_path / "clase.en.translation.json")
    assert [cue.text for cue in found.cues] == list(LECTURE.english)
