"""A real scheduler and real workers as processes of their own, one of them killed in mid-run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import distributed
import pytest
from batch_samples import contents, log, run, settings, setup, statuses, wav

from lectura.batch.executors.registry import EXECUTORS
from lectura.batch.job import Place
from lectura.errors import LecturaError, MissingDependencyError
from lectura.process.installation import installation
from lectura.store import canonical_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the cluster; it finds lectura and this folder's modules."""
    path = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler on loopback; the name of the file that tells its address."""
    place = folder / "scheduler.json"
    with started(
        "distributed.cli.dask_scheduler",
        *("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"),
        *("--scheduler-file", str(place)),
    ):
        wait_until(lambda: place.exists() and place.read_text(encoding="utf-8").endswith("}"))
        yield str(place)


def client_of(file: Path) -> distributed.Client:
    return distributed.Client(_address(file), set_as_default=False)  # type: ignore[no-untyped-call]


def worker(place: str) -> tuple[str, ...]:
    return (
        "distributed.cli.dask_worker",
        *("--scheduler-file", place, "--nthreads", "1", "--no-nanny", "--no-dashboard"),
    )


def test_a_worker_killed_in_mid_run_loses_nothing_and_nothing_is_done_twice(
    tmp_path: Path,
) -> None:
    for number in range(4):
        wav(tmp_path / "in" / f"week{number}" / "lecture.wav", 0.1 + number / 100, seconds=8.0)
    work = setup(tmp_path, pace_seconds=0.2)
    with scheduler(tmp_path) as file, started(*worker(file)) as one, started(*worker(file)) as two:
        address = _address(Path(file))
        killer = threading.Thread(target=_kill_once_both_work, args=(tmp_path, one, two))
        killer.start()
        report = run(tmp_path / "in", work, "dask", Place(scheduler=address))
        killer.join()
    assert set(statuses(report).values()) == {"complete"}
    assert report.finished
    windows = Counter((line.loudness, line.start) for line in log(tmp_path))
    assert len(windows) == 4 * 8
    assert sum(windows.values()) <= 4 * 8 + 1  # the one that was under way may be begun again
    assert {line.pid for line in log(tmp_path)} == {one.pid, two.pid}
    before_and_after = {line.loudness for line in log(tmp_path) if line.pid == one.pid} & {
        line.loudness for line in log(tmp_path) if line.pid == two.pid
    }
    assert len(before_and_after) == 1  # the lecture that changed hands, and went on

    # Pages tell the folder's name and lead to the recordings: both lie alike.
    shutil.copytree(tmp_path / "in", tmp_path / "alone" / "in")
    alone = replace(
        setup(tmp_path), settings=settings(tmp_path / "alone"), out=tmp_path / "alone" / "out"
    )
    run(tmp_path / "alone" / "in", alone)
    assert contents(alone.out) == contents(work.out)


def test_a_cluster_of_its_own_works_and_passes_over_what_is_complete(tmp_path: Path) -> None:
    wav(tmp_path / "in" / "a.wav", 0.1)
    (tmp_path / "in" / "b.wav").write_bytes(b"")
    work = setup(tmp_path)
    report = run(tmp_path / "in", work, "dask")
    assert statuses(report) == {"a": "complete", "b": "failed"}
    assert report.files[0].input == str(tmp_path / "in" / "a.wav")
    assert {line.pid for line in log(tmp_path)}.isdisjoint({os.getpid()})
    assert statuses(run(tmp_path / "in", work)) == {"a": "skipped", "b": "failed"}


def test_a_worker_elsewhere_has_the_reports_of_libraries_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lectura comes to such a worker with the first task, before any library that would report."""
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)
    look = (os.getenv, "ORT_DISABLE_TELEMETRY")
    with scheduler(tmp_path) as file, started(*worker(file)), client_of(Path(file)) as client:
        assert client.submit(*look, pure=False).result() is None
        assert client.submit(canonical_json, []).result() == b"[]"
        assert client.submit(*look, pure=False).result() == "1"


def test_a_scheduler_that_is_not_there_is_a_plain_error(tmp_path: Path) -> None:
    place = Place(scheduler="tcp:/nowhere")
    with pytest.raises(LecturaError, match="No Dask scheduler answers"):
        EXECUTORS["dask"].start(setup(tmp_path), place).__enter__()


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "lectura.batch.executors.dask_executor", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingDependencyError) as raised:
        EXECUTORS["dask"].start(setup(tmp_path), Place())
    assert raised.value.hint == installation().with_extra("cluster")


def _kill_once_both_work(
    place: Path, one: subprocess.Popen[bytes], two: subprocess.Popen[bytes]
) -> None:
    def in_the_middle() -> bool:
        lines = log(place)
        mine = [line for line in lines if line.pid == one.pid]
        return bool(mine) and mine[-1].start in (3.0, 4.0) and two.pid in {x.pid for x in lines}

    wait_until(in_the_middle)
    one.send_signal(signal.SIGKILL)


def _address(file: Path) -> str:
    import json

    address = json.loads(file.read_text(encoding="utf-8"))["address"]
    assert isinstance(address, str)
    return address


def wait_until(condition: object, seconds: float = 60.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.02)
