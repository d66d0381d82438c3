"""A damaged file of the store costs time at most: the next run writes the same bytes.

Every kind of file that a whole run leaves in the store is damaged in every way, one at a time.
"""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli_runs import InProcess

import needed
from damages import DAMAGES, clear, contents
from lectura.audio import SAMPLE_RATE
from lectura.testing.llm_server import ScriptedServer
from lectura.testing.spoken import speak

WHOLE = {
    "digest of a recording": "digest/**/sha256",
    "marker of a digest": "digest/**/complete.json",
    "request": "request/**/artifact",
    "marker of a request": "request/**/complete.json",
    "transcript": "transcript/**/transcript.json",
    "key of a transcript": "transcript/**/key.json",
    "marker of a transcript": "transcript/**/complete.json",
    "diarization": "diarization/**/diarization.json",
    "marker of a diarization": "diarization/**/complete.json",
    "how speakers are told apart": "speakers/**/options.json",
    "marker of how": "speakers/**/complete.json",
    "recording of the outputs": "named/**/recording.json",
    "marker of that recording": "named/**/complete.json",
    "reply": "llm-reply/**/reply.json",
    "marker of a reply": "llm-reply/**/complete.json",
    "endpoint": "llm-endpoint/**/facts.json",
    "met endpoint": "llm-met/**/met.json",
    "what was written": "written/*/*",
}
"""Files that the next run of a finished recording reads."""
STOPPED = {"windows": "transcript/**/windows.jsonl", "lock": "transcript/**/*.lock"}
"""Files that a run goes on from, or meets, after one that was stopped."""


@dataclass(frozen=True)
class Finished:
    """A finished run: what it wrote, and its store."""

    recording: Path
    store: Path
    outputs: dict[str, bytes]


class Runs:
    """Runs ``lectura run`` with every stage that keeps something, always to the same folder."""

    def __init__(self, cli: InProcess, folder: Path, server: ScriptedServer) -> None:
        self._cli = cli
        self.out = folder / "out"
        self.store = folder / "store"
        self._words = ["--speakers", "--llm", "openai", "--base-url", server.base_url]

    def __call__(self, path: Path, *more: str) -> tuple[int, str]:
        ended = self._cli("run", path, "-o", self.out, *self._words, *more)
        return ended.status, ended.err


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def runs(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    server: ScriptedServer,
) -> Runs:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-a-real-key")
    return Runs(InProcess(monkeypatch, capsys, tmp_path), tmp_path, server)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needed.check("demo")
    path = tmp_path_factory.mktemp("recording") / "clase.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        samples = speak("Buenos días. Hoy hablamos de la probabilidad y de su historia.")
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


_kept: dict[Path, Finished] = {}


@pytest.fixture
def finished(runs: Runs, spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The first test makes it; the others get a copy of its store."""
    if spoken not in _kept:
        status, said = runs(spoken)
        assert status == 0, said
        store = tmp_path_factory.mktemp("kept") / "store"
        shutil.copytree(runs.store, store)
        _kept[spoken] = Finished(spoken, store, contents(runs.out))
    clear(runs.store)
    clear(runs.out)
    shutil.copytree(_kept[spoken].store, runs.store)
    return _kept[spoken]


def files(store: Path, pattern: str) -> list[Path]:
    return sorted(path for path in store.glob(pattern) if path.is_file())


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", WHOLE)
def test_a_damaged_store_gives_the_same_bytes(
    kind: str, damage: str, finished: Finished, runs: Runs
) -> None:
    [*found] = files(runs.store, WHOLE[kind])
    assert found
    for path in found:
        DAMAGES[damage](path)
    for _ in range(2):  # the second run meets what the first one has made good
        clear(runs.out)
        status, said = runs(finished.recording)
        assert status == 0, said
        assert contents(runs.out) == finished.outputs


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", STOPPED)
def test_a_damaged_store_of_a_stopped_run_gives_the_same_bytes(
    kind: str, damage: str, finished: Finished, runs: Runs
) -> None:
    for pattern in ("transcript/**/transcript.json", "transcript/**/complete.json"):
        for path in files(runs.store, pattern):
            path.unlink()
    [path] = files(runs.store, STOPPED[kind])
    DAMAGES[damage](path)
    status, said = runs(finished.recording)
    assert status == 0, said
    assert contents(runs.out) == finished.outputs


def test_every_kind_of_file_in_the_store_is_damaged_here(finished: Finished, runs: Runs) -> None:
    patterns = (*WHOLE.values(), *STOPPED.values(), "**/*.lock")
    known = {path for pattern in patterns for path in files(runs.store, pattern)}
    assert {path for path in runs.store.rglob("*") if path.is_file()} == known


@pytest.mark.parametrize("damage", sorted(DAMAGES.keys() - {"deleted", "three-flipped-bits"}))
def test_a_damaged_file_of_a_person_is_named_and_left_alone(
    damage: str, finished: Finished, runs: Runs
) -> None:
    """Names that a person gave cannot be made again, so nothing is guessed or overwritten."""
    names = runs.out / "clase.speakers.json"
    assert runs(finished.recording, "--speaker-name", "SPEAKER_00=Laura")[0] == 0
    DAMAGES[damage](names)
    before = sorted(names.rglob("*")) if names.is_dir() else names.read_bytes()
    status, said = runs(finished.recording)
    assert status == 2, said
    assert f"The file of speakers' names {names} cannot be read." in said
    assert "lectura speakers" in said
    assert (sorted(names.rglob("*")) if names.is_dir() else names.read_bytes()) == before
