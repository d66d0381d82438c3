"""A full disk or a power cut at each single write: an error that says so, and nothing lost."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from disk_faults import dead, failing_disk

from lectura.errors import OutputError
from lectura.store import Journal, Store, write_atomic

KEY = {"audio": "abc"}
RECORDS = [{"text": "uno " * 1500}, {"text": "dos " * 1500}]
TEXT = b"x" * 13_000
NAMES = {"complete.json", "text.json", "windows.jsonl"}


def stage(root: Path) -> None:
    """What a stage of the pipeline does: it goes on where an earlier run was stopped."""
    artifact = Store(root).artifact("hearing", KEY)
    if artifact.result("text.json") is not None:
        return
    with artifact.lock():
        journal = artifact.journal("windows.jsonl")
        for record in RECORDS[len(journal.records()) :]:
            journal.append(record)
        artifact.save("text.json", TEXT)
        artifact.finish()


def refused(call: Callable[[], None]) -> OutputError | None:
    """The error in which a call ended; None where it came to its end."""
    try:
        call()
    except OutputError as error:
        return error
    return None


def left_in(root: Path) -> dict[str, bytes]:
    folder = Store(root).artifact("hearing", KEY).path
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_what_is_there(root: Path) -> None:
    """Whatever happened: no wrong record, no wrong result, no other error."""
    artifact = Store(root).artifact("hearing", KEY)
    records = Journal(artifact.path / "windows.jsonl").records()
    assert records == RECORDS[: len(records)]
    assert artifact.result("text.json") in {None, TEXT}
    assert artifact.complete is (artifact.result("text.json") == TEXT)


@pytest.fixture
def undisturbed(tmp_path: Path) -> dict[str, bytes]:
    root = tmp_path / "undisturbed"
    stage(root)
    files = left_in(root)
    assert set(files) == NAMES
    assert files["text.json"] == TEXT
    return files


def test_a_disk_that_is_full_at_any_write(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    failed: set[str] = set()
    for at in range(1, 100):
        root = tmp_path / str(at)
        with failing_disk(at) as disk, contextlib.suppress(OutputError):
            stage(root)
            break  # there were fewer than ``at`` writes
        failed.add(disk.done[-1] if len(disk.done) == at else disk.done[at - 1])
        check_what_is_there(root)
        stage(root)
        assert left_in(root) == undisturbed, at
    assert at > 15, "four files are opened, written, synced"
    assert failed == {"mkdir", "open", "write", "fsync", "replace"}


def test_the_error_of_a_full_disk_says_so_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "text.json"
    write_atomic(path, b"old")
    for at in range(1, 100):
        with failing_disk(at) as disk:
            error = refused(lambda: write_atomic(path, b"new"))
        if error is None:
            break
        assert len(disk.done) >= at
        assert error.message == f"The disk is full: {path} could not be written."
        assert "Free some space" in str(error.hint)
        assert error.value == str(path)
        assert path.read_bytes() == b"old"
        assert [item.name for item in tmp_path.iterdir()] == ["text.json"]
    assert at > 3
    assert path.read_bytes() == b"new"


def test_a_record_that_did_not_fit_does_not_spoil_the_next(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "windows.jsonl")
    journal.append(1)
    size = journal.path.stat().st_size
    for at in range(1, 100):
        with failing_disk(at) as disk, contextlib.suppress(OutputError):
            journal.append("too much")
            break
        assert disk.done
        assert journal.records() == [1], at
        assert journal.path.stat().st_size == size, at
    journal.append(2)
    assert journal.records() == [1, "too much", 2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked for each power cut")
def test_a_machine_that_dies_at_any_write(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    for at in range(1, 100):
        root = tmp_path / str(at)
        if not died_at(at, lambda root=root: stage(root)):  # type: ignore[misc]
            break
        check_what_is_there(root)
        stage(root)
        after = {name: data for name, data in left_in(root).items() if name[0] != "."}
        assert after == undisturbed, at
        stage(root)
    assert at > 15


def died_at(at: int, call: Callable[[], None]) -> bool:
    """True where the call came to write number ``at`` in another process, which ended there."""
    child = os.fork()
    if not child:
        with failing_disk(at, dead):
            call()
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, 77}
    return status == 77


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A real disk of a size that can be chosen, and chosen anew while it holds files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = False

    def sized(options: str) -> Path:
        nonlocal mounted
        remount = "remount," if mounted else ""
        line = ["mount", "-t", "tmpfs", "-o", remount + options, "tmpfs", str(folder)]
        if subprocess.run(line, check=False, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk")
        mounted = True
        return folder

    yield sized
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


@pytest.mark.skipif(sys.platform != "linux", reason="the small disk is a tmpfs")
@pytest.mark.parametrize("unit", ["size={}k", "size=1m,nr_inodes={}"])
def test_a_real_disk_with_room_for_some_of_the_files(
    unit: str, small_disk: Callable[[str], Path], undisturbed: dict[str, bytes]
) -> None:
    statuses = []
    for room in range(1, 12):
        root = small_disk(unit.format(room * 4 if "k" in unit else room)) / "store"
        error = refused(lambda root=root: stage(root))  # type: ignore[misc]
        assert error is None or "disk is full" in error.message
        statuses.append("full" if error else "done")
        check_what_is_there(root)
        if room == 11:
            assert left_in(root) == undisturbed
    assert statuses == sorted(statuses, reverse=True)
    assert statuses.count("full") >= 5
    assert statuses[-1] == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="the size limit of a process is POSIX")
def test_a_limit_of_the_system_on_the_size_of_files(tmp_path: Path) -> None:
    """Not a full disk, but as final: it is told with the system's own words."""
    code = """
import resource, signal, sys
from pathlib import Path
from lectura.errors import OutputError
from lectura.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
artifact = Store(Path(sys.argv[1])).artifact("hearing", {})
artifact.save("small.json", b"x" * 900)
try:
    artifact.save("large.json", b"x" * 5000)
except OutputError as error:
    print(error.message)
print(sorted(path.name for path in artifact.path.iterdir()))
"""
    line = [sys.executable, "-c", code, str(tmp_path / "store")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    told, files = done.stdout.splitlines()
    assert "large.json could not be written: File too large." in told
    assert files == "['small.json']"


def test_a_digest_is_not_half_remembered(tmp_path: Path) -> None:
    path = tmp_path / "clase.mp4"
    path.write_bytes(b"sound")
    expected = hashlib.sha256(b"sound").hexdigest()
    for at in range(1, 100):
        store = Store(tmp_path / f"store{at}")
        with failing_disk(at), contextlib.suppress(OutputError):
            store.content_digest(path)
            break
        assert store.content_digest(path) == expected, at
    assert at > 5
