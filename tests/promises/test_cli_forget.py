"""A recording is forgotten: no byte of what lectura keeps for itself holds its words any more."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from cli_runs import InProcess, finish, slow, start, wav

from lectura.audio import Samples
from lectura.speech.segments.checkpoint import WindowRecord
from lectura.testing.llm_server import ScriptedServer
from lectura.testing.transcriber import ScriptedEngine, ScriptedTranscriber

SAID = {
    "ana": ("Ana vive en la calle Xochimilco.", "Su teléfono termina en ochenta y siete."),
    "luis": ("Luis explica la entropía de Shannon.", "El examen tiene preguntas de Zacatecas."),
}
SECRET = {"ana": (b"Xochimilco", b"ochenta"), "luis": (b"Zacatecas", b"Shannon")}


@dataclass(frozen=True)
class Speaking(ScriptedTranscriber):
    """Hears one person in a quiet recording and another in a loud one."""

    def record(self, index: int, start: int, audio: Samples) -> WindowRecord:
        record = super().record(index, start, audio)
        who = "ana" if float(np.abs(audio).max()) < 0.2 else "luis"
        (said,) = record.segments
        spoken = said.model_copy(update={"text": SAID[who][index % 2]})
        return record.model_copy(update={"segments": (spoken,)})


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    run = InProcess(monkeypatch, capsys, tmp_path)
    run.engine = ScriptedEngine(Speaking(log=run.log))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-a-real-key")
    quiet(wav(tmp_path / "ana.wav"))
    wav(tmp_path / "luis.wav")
    with ScriptedServer() as server:
        monkeypatch.setenv("LECTURA_BASE_URL", server.base_url)
        assert run("batch", ".", "-o", "out", "--llm", "openai").status == 0
    assert run("search", "out", "Xochimilco").status == 0
    assert run("transcribe", "ana.wav", "-o", "out", "--words").status == 0
    return run


def quiet(path: Path) -> None:
    data = path.read_bytes()
    samples = np.frombuffer(data[44:], dtype="<i2") // 4
    path.write_bytes(data[:44] + samples.astype("<i2").tobytes())


def holding(folder: Path, words: tuple[bytes, ...]) -> list[str]:
    """The files of a folder that hold one of these words, in their bytes or their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(word in path.read_bytes() for word in words)]


def test_no_word_of_it_is_left_in_the_store_and_the_others_stay(
    cli: InProcess, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    kinds = {Path(path).relative_to(store).parts[0] for path in holding(store, SECRET["ana"])}
    assert {"transcript", "llm-reply", "search"} <= kinds  # so that there is something to find
    before = holding(store, SECRET["luis"])
    asked = cli("forget", "ana.wav")
    assert (asked.status, holding(store, SECRET["luis"])) == (2, before)
    assert asked.err.endswith("lectura forget ana.wav --yes\n")
    ended = cli("forget", "ana.wav", "-o", "out", "--yes")
    assert ended.status == 0
    assert holding(store, SECRET["ana"]) == []
    assert holding(store, (b"ana.wav",)) == []
    left = holding(store, SECRET["luis"])
    assert [path for path in before if "/search/" not in path] == left
    assert "2 transcripts" in ended.out
    remains = {Path(line[9:].split(" (")[0]).name for line in ended.out.splitlines()}
    assert {"ana.json", "ana.notes.md", "course.md", "report.json"} <= remains
    assert (tmp_path / "ana.wav").exists()
    windows = cli.windows
    assert cli("transcribe", "luis.wav", "-o", "out").status == 0
    assert cli.windows == windows
    assert cli("forget", "ana.wav", "--yes").status == 0


def test_outputs_that_are_lecturas_go_where_asked(cli: InProcess, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "ana.txt").write_text("Mis apuntes de Xochimilco.\n", encoding="utf-8")
    (out / "ana.speakers.json").write_text("{}", encoding="utf-8")
    kept = sorted(path.name for path in out.iterdir() if not path.name.startswith("ana"))
    ended = cli("forget", "ana.wav", "-o", "out", "--outputs", "--yes", "--json")
    told = json.loads(ended.out)
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["ana.txt", "ana.speakers.json", *kept]
    )
    assert {Path(one).name for one in told["remains"]} >= {"ana.txt", "ana.speakers.json"}
    assert any(one.endswith("ana.notes.md") for one in told["removed"])


def test_each_file_is_told_once_as_it_was_named(cli: InProcess) -> None:
    assert cli("transcribe", "ana.wav", "-f", "txt,json").status == 0
    ended = cli("forget", "ana.wav", "-o", "out", "--outputs", "--yes")
    files = [line[9:] for line in ended.out.splitlines() if "ana." in line]
    assert sorted(files) == [
        "ana.json", "ana.txt", *(f"out/ana.{kind}" for kind in
        ("html", "json", "notes.json", "notes.md", "srt", "txt")),
    ]  # fmt: skip


def test_where_the_recording_is_gone_its_transcript_tells_which(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "ana.wav").unlink()
    assert cli("forget", "ana.wav", "--yes").status == 1
    assert cli("forget", "out/ana.json", "--outputs", "--yes").status == 0
    assert holding(tmp_path / "store", SECRET["ana"]) == []
    assert not list((tmp_path / "out").glob("ana*"))
    assert list((tmp_path / "out").glob("luis*"))


def test_a_lecture_of_several_recordings_goes_with_one_of_them(
    cli: InProcess, tmp_path: Path
) -> None:
    store, out = tmp_path / "store", tmp_path / "out"
    line = ("run", "ana.wav", "luis.wav", "--as-one", "both", "-o", "out", "--llm", "none")
    assert cli(*line).status == 0
    assert {path.name for path in out.glob("both*")} >= {"both.json", "both.notes.md"}
    replies = list(store.glob("llm-reply/*/*/reply.json"))
    ended = cli("forget", "ana.wav", "-o", "out", "--yes")
    assert holding(store, SECRET["ana"]) == []
    assert holding(store, (b"ana.wav",)) == []
    assert "both.json" in ended.out
    kept = [path for path in replies if path.exists()]
    assert kept, "what was asked about the other recording alone stays"
    assert cli("forget", "ana.wav", "-o", "out", "--outputs", "--yes").status == 0
    assert not list(out.glob("both*"))
    assert list(out.glob("luis*"))


def test_unfinished_work_is_forgotten_too(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", seconds=6)
    process = start("transcribe", "a.wav", folder=tmp_path, code=slow(tmp_path, pace=1.0))
    journals = tmp_path / "store" / "transcript"
    while not any(path.stat().st_size for path in journals.glob("*/*/windows.jsonl")):
        assert process.poll() is None
        time.sleep(0.02)
    busy = finish(start("forget", "a.wav", "--yes", folder=tmp_path))
    assert busy.status == 1
    assert "Another lectura run is working" in busy.err
    process.kill()
    process.communicate()
    assert finish(start("forget", "a.wav", "--yes", folder=tmp_path)).status == 0
    assert holding(tmp_path / "store", (b"Sentence", b"a.wav")) == []
