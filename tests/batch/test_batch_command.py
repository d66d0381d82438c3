"""``lectura batch`` as it is typed: statuses, stdout for programs, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_samples import log, wav

from lectura.testing.llm_server import ScriptedServer

PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
import typer
from batch_samples import settings, setup
from lectura.batch.job import Place
from lectura.batch.runner import Inputs
from lectura.cli import batches
from lectura.cli import errors
from lectura.process import interrupts

def work():
    view = batches.BatchView(as_json=True)
    inputs = Inputs((place / "in",))
    work = replace(setup(place, pace_seconds=0.2), settings=settings(place, llm=llm))
    jobs = Place(jobs=2, on_event=view.on_event)
    return batches.run_batch(inputs, work, "local", jobs, view, watch=False)

if __name__ == "__main__":
    interrupts.leave_at_once()
    place, llm = Path(sys.argv[1]), sys.argv[2]
    del sys.argv[1:]
    app = typer.Typer()
    app.command()(errors.command(work))
    errors.run_app(app)
"""


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    return {**os.environ, "PYTHONPATH": path, "COLUMNS": "120"}


def program(place: Path, llm: str = "none") -> list[str]:
    script = place / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    return [sys.executable, str(script), str(place), llm]


def lectura(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from lectura.cli import main; main()", "batch", *arguments],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_programs_read_one_object_per_recording_and_people_a_table(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    (tmp_path / "in" / "b.mp4").write_text("no recording", encoding="utf-8")
    done = subprocess.run(
        program(tmp_path), env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3
    objects = {item["id"]: item for item in map(json.loads, done.stdout.splitlines())}
    assert objects["a"]["status"] == "complete"
    assert objects["a"]["exit_status"] == 0
    assert objects["a"]["outputs"][0] == "a.txt"
    assert objects["b"]["exit_status"] == 1
    assert objects["b"]["error"]["hint"]
    assert "1 complete, 1 failed" in done.stderr
    assert "b.mp4" in done.stderr


def test_the_endpoint_is_named_once_for_a_whole_batch(tmp_path: Path) -> None:
    for name in "ab":
        wav(tmp_path / "in" / f"{name}.wav", 0.1 if name == "a" else 0.2)
    with ScriptedServer() as server:
        done = subprocess.run(
            program(tmp_path, "openai"),
            env={**environment(), "OPENAI_BASE_URL": server.base_url},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert len(server.requests) >= 2
        named = f"Connecting to http://127.0.0.1:{server.port}, to send the transcript"
        assert done.stderr.splitlines().count(named) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_stop_ends_all_processes_with_130_and_keeps_what_is_done(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1, seconds=30.0)
    started = subprocess.Popen(program(tmp_path), env=environment(), stderr=subprocess.PIPE)
    while not log(tmp_path):
        assert started.poll() is None
        time.sleep(0.05)
    started.send_signal(signal.SIGTERM)
    _, told = started.communicate(timeout=30)
    assert started.returncode == 130
    assert b"Run the same command again" in told
    worker = log(tmp_path)[0].pid
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["finished"] is False
    assert report["files"][0]["status"] == "pending"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--executor", "slurm"], "no executor 'slurm'"),
        (["--scheduler", "tcp://a:1"], "--executor dask"),
        (["--executor", "dask", "--scheduler", "tcp://a:1", "--jobs", "2"], "--jobs divides"),
        (["--executor", "dask", "--max-tokens-total", "9"], "cannot be kept"),
    ],
)
def test_options_that_contradict_each_other_are_refused_at_once(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = lectura(str(tmp_path), "-o", str(tmp_path / "out"), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "out").exists()


def test_a_folder_without_recordings_fails_plainly(tmp_path: Path) -> None:
    done = lectura(str(tmp_path), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "There is no recording in" in done.stderr
