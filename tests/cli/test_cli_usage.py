"""The console tells what was answered from the store; the page is the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_runs import InProcess, finish, start

from lectura.testing.llm_server import Answer, ChatRequest, ScriptedServer

WORDS = "The press was made of oak. It was built in 1440, and the type was cast of lead."


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    (tmp_path / "clase.txt").write_text(WORDS, encoding="utf-8")
    return InProcess(monkeypatch, capsys, tmp_path)


def test_what_was_answered_before_is_told_and_changes_no_byte(
    cli: InProcess, tmp_path: Path
) -> None:
    with ScriptedServer(scene="cut-once") as server:
        command = ("summarize", "clase.txt", "--base-url", server.base_url)
        first = cli(*command, "-o", "one")
        sent = len(server.requests)
        second = cli(*command, "-o", "two")
        quiet = cli("-q", *command, "-o", "three")
        assert len(server.requests) == sent
    assert "from the store" not in first.err
    told = [line for line in second.err.splitlines() if "from the store" in line]
    assert told == [
        f"Questions to the language model: {sent - 1}, of which {sent - 1} were answered from the "
        "store; sent now: 0 requests, 0 tokens."
    ]
    assert "from the store" not in quiet.err
    for name in ("clase.notes.md", "clase.notes.json"):
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
    page = (tmp_path / "two" / "clase.notes.md").read_text(encoding="utf-8")
    assert f"- Usage: {sent} requests, " in page
    assert "before" not in page.rpartition("Usage:")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Killed in the middle of a question whose first reply had been cut."""
    said = "Remark {0}: the press of case {0} was made of oak."
    words = "\n".join(said.format(number) for number in range(40))
    (tmp_path / "clase.txt").write_text(words, encoding="utf-8")
    command = ("summarize", "clase.txt", "--context-tokens", "4096", "--llm", "openai", "-o")

    def cuts(server: ScriptedServer, request: ChatRequest) -> Answer:
        good = server.good(request)
        if "Remark 30:" in request.user and request.max_tokens == 2048:
            good.body["choices"][0]["finish_reason"] = "length"  # type: ignore[call-overload,index]
        return good

    def kills(server: ScriptedServer, request: ChatRequest) -> Answer:
        if request.max_tokens != 2048:
            process.kill()
        return cuts(server, request)

    with ScriptedServer(scene=kills) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        process = start(*command, "killed", folder=tmp_path)
        assert finish(process).status < 0
        killed_at = len(server.requests)
        server.scene = cuts
        resumed = cli(*command, "killed")
        before = len(server.requests)
        monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "another"))
        fresh = cli(*command, "whole")
        needed = len(server.requests) - before
    assert (resumed.status, fresh.status) == (0, 0), resumed.err + fresh.err
    assert 1 < killed_at < needed
    assert "from the store" in resumed.err
    assert "from the store" not in fresh.err
    for name in ("clase.notes.md", "clase.notes.json"):
        whole = (tmp_path / "whole" / name).read_bytes()
        assert (tmp_path / "killed" / name).read_bytes() == whole
    assert f"- Usage: {needed} requests, " in (tmp_path / "whole" / "clase.notes.md").read_text(
        encoding="utf-8"
    )
