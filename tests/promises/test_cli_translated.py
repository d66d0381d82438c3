"""A recording in another language, from the sound to the page: whole, killed, again, forgotten."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess, finish, slow, start, wav
from translating import bilingual, in_spanish, translates

from lectura.outputs.translations import read_translation
from lectura.testing.llm_protocol import Answer, ChatRequest
from lectura.testing.llm_server import ScriptedServer

LINE = ("run", "clase.wav", "-o", "out", "--translate-to", "es", "--notes-language", "es")
SMALL = ("--context-tokens", "4096", "--max-reply-tokens", "600", "--concurrency", "1")


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    wav(tmp_path / "clase.wav", seconds=6.0)
    return InProcess(monkeypatch, capsys, tmp_path)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(bilingual) as server:
        yield server


def bytes_in(folder: Path) -> dict[str, bytes]:
    """The outputs, but those that tell when and how fast."""
    names = {"report.json", "timings.json"}
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.name not in names}


def test_from_the_sound_to_the_page(cli: InProcess, server: ScriptedServer, tmp_path: Path) -> None:
    ended = cli(*LINE, "--base-url", server.base_url)
    assert ended.status == 0, ended.err
    out = tmp_path / "out"
    found = read_translation(out / "clase.es.translation.json")
    assert len(found.cues) == 6
    assert all(cue.text == in_spanish(cue.said) != cue.said for cue in found.cues)
    notes = (out / "clase.notes.md").read_text(encoding="utf-8")
    quote = f"{found.cues[0].said} {found.cues[1].said}"
    assert f"  > {quote}\n  >\n  > *Traducción:* {in_spanish(quote)}\n" in notes
    page = (out / "clase.html").read_text(encoding="utf-8")
    assert f'<p class="other" data-in="es" lang="es" dir="ltr">{in_spanish(quote)}' in page
    assert (
        '<p class="translated" data-in="es" lang="es" dir="ltr">'
        f'<b lang="es" dir="ltr" class="label">Traducción: </b>{in_spanish(quote)}</p>' in page
    )
    record = json.loads((out / "clase.notes.json").read_text(encoding="utf-8"))
    assert in_spanish(quote) not in json.dumps(record, ensure_ascii=False)


def test_running_again_does_nothing(cli: InProcess, server: ScriptedServer, tmp_path: Path) -> None:
    line = (*LINE, "--base-url", server.base_url)
    assert cli(*line).status == 0
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "out").iterdir()}
    asked, heard = len(server.requests), cli.windows
    assert cli(*line).status == 0
    assert (len(server.requests), cli.windows) == (asked, heard)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "out").iterdir()} == (
        before
    )


def test_a_batch(cli: InProcess, server: ScriptedServer, tmp_path: Path) -> None:
    wav(tmp_path / "course" / "lunes.wav", seconds=3.0)
    wav(tmp_path / "course" / "martes.wav", seconds=4.0)
    line = ("batch", "course", "-o", "out", "--base-url", server.base_url)
    assert cli(*line).status == 0
    plain, heard = len(server.requests), cli.windows
    ended = cli(*line, "--translate-to", "es")
    assert (ended.status, cli.windows) == (0, heard), ended.err
    assert all(translates(request) for request in server.requests[plain:])
    for name, cues in (("lunes", 3), ("martes", 4)):
        found = read_translation(tmp_path / "out" / f"{name}.es.translation.json")
        assert [cue.text for cue in found.cues] == [in_spanish(cue.said) for cue in found.cues]
        assert len(found.cues) == cues
        notes = (tmp_path / "out" / f"{name}.notes.md").read_text(encoding="utf-8")
        assert f"*Translation:* {found.cues[0].text}" in notes
        assert found.cues[0].text in (tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [one["translation"]["cues"] for one in report["files"]] == [3, 4]
    asked = len(server.requests)
    assert cli(*line, "--translate-to", "es").status == 0
    assert len(server.requests) == asked


@dataclass
class Deadly:
    """A scene that kills whoever asks for a translation, at some of the requests.

    Attributes:
        at: of the requests for translations of all runs, counted from 1.
        process: that is killed.
        killed: how often.
    """

    at: frozenset[int]
    process: subprocess.Popen[str] | None = None
    killed: int = 0
    asked: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, server: ScriptedServer, request: ChatRequest) -> Answer:
        with self._lock:
            self.asked += translates(request)
            if translates(request) and self.asked in self.at and self.process is not None:
                self.process.kill()
                self.process.wait(timeout=30)
                self.killed += 1
        return server.good(request)


def run_to_the_end(folder: Path, url: str, scene: Deadly | None = None) -> int:
    """Run until it ends by itself; how often it was started."""
    for started in range(1, 9):
        line = (*LINE, *SMALL, "--base-url", url)
        process = start(*line, folder=folder, code=slow(folder, pace=0.0))
        if scene is not None:
            scene.process = process
        ended = finish(process)
        if ended.status == 0:
            return started
        assert ended.status == -9, ended.err
    raise AssertionError("it never ended")


def test_killed_while_it_translates_it_goes_on_and_pays_nothing_twice(tmp_path: Path) -> None:
    scene = Deadly(frozenset({2, 4, 5}))
    with ScriptedServer(bilingual, scene=scene) as server:
        for name in ("calm", "rough"):
            wav(tmp_path / name / "clase.wav", seconds=60.0)
        url = server.base_url
        assert run_to_the_end(tmp_path / "calm", url) == 1
        asked = len(server.requests)
        scene.asked = 0
        assert run_to_the_end(tmp_path / "rough", url, scene) == 4
        assert scene.killed == 3
        # The request in which it was killed was not answered; every other one was paid for.
        assert len(server.requests) == 2 * asked + scene.killed
    found = bytes_in(tmp_path / "rough" / "out")
    assert found == bytes_in(tmp_path / "calm" / "out")
    assert {"clase.es.srt", "clase.es.translation.json", "clase.html"} <= set(found)


def test_the_estimate_of_a_run_counts_the_translation(
    cli: InProcess, server: ScriptedServer
) -> None:
    def told(*more: str) -> dict[str, Any]:
        line = (*LINE[:4], "--base-url", server.base_url, "--estimate", "--json", *more)
        ended = cli(*line)
        assert ended.status == 0, ended.err
        value: dict[str, Any] = json.loads(ended.out)
        return value

    to_spanish = ("--translate-to", "es", "--notes-language", "es")
    notes, both = told("--notes-language", "es"), told(*to_spanish)
    assert both["requests"] == notes["requests"] + 1
    assert both["prompt_tokens"] > notes["prompt_tokens"]
    assert any("cues" in basis for basis in both["based_on"])
    assert server.requests == []
    assert cli(*LINE, "--base-url", server.base_url).status == 0
    after = told(*to_spanish)
    assert after["requests"] == 0
    assert after["kept"] == 2


def test_what_is_unknown_of_the_recording_does_not_keep_the_estimate_back(
    cli: InProcess, server: ScriptedServer
) -> None:
    line = ("run", "clase.wav", "--base-url", server.base_url, "--estimate", "--json")
    into_english = json.loads(cli(*line, "--translate-to", "en").out)
    assert any("cues" in basis for basis in into_english["based_on"])
    spoken = json.loads(cli(*line, "--translate-to", "en", "--language", "en").out)
    assert not any("cues" in basis for basis in spoken["based_on"])
    ended = cli(*line, "--translate-to", "es", "--exclude-speaker", "Ana")
    assert ended.status == 0, ended.err


def test_offline(cli: InProcess, server: ScriptedServer, tmp_path: Path) -> None:
    """An endpoint elsewhere is refused before the recording is heard, not after."""
    refused = cli(*LINE, "--offline", "--base-url", "https://a.example/v1")
    assert refused.status == 2
    assert "on this machine only" in refused.err
    assert not list(tmp_path.glob("out/clase*"))
    assert cli(*LINE, "--offline", "--base-url", server.base_url).status == 0
    assert (tmp_path / "out" / "clase.es.srt").is_file()


def test_forgotten_with_everything_else(
    cli: InProcess, server: ScriptedServer, tmp_path: Path
) -> None:
    wav(tmp_path / "otra.wav", seconds=2.5)
    assert cli(*LINE, "--base-url", server.base_url).status == 0
    said = (b"frase", b"Sentence")
    store = tmp_path / "store"
    held = [p for p in store.rglob("*") if p.is_file() and any(w in p.read_bytes() for w in said)]
    assert {path.relative_to(store).parts[0] for path in held} >= {"transcript", "llm-reply"}
    ended = cli("forget", "clase.wav", "-o", "out", "--outputs", "--yes")
    assert ended.status == 0, ended.err
    assert not [
        p for p in store.rglob("*") if p.is_file() and any(w in p.read_bytes() for w in said)
    ]
    assert not list((tmp_path / "out").glob("clase*"))
