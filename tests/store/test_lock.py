"""One artifact, two processes: the second is told, and a process that died holds nothing."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from disk_faults import failing_disk

from lectura.errors import BusyError, OutputError
from lectura.store import Artifact, Store

HOLDER = """
import sys
from pathlib import Path
from lectura.store import Store
with Store(Path(sys.argv[1])).artifact("hearing", {}).lock():
    print("held", flush=True)
    sys.stdin.readline()
print("let go", flush=True)
sys.stdin.readline()
"""


class Holder:
    """Another process that holds the artifact until `let_go` or `kill`."""

    def __init__(self, root: Path) -> None:
        line = [sys.executable, "-c", HOLDER, str(root)]
        self._process = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._told() == "held"

    def _told(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def let_go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        assert self._told() == "let go"

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def artifact(tmp_path: Path) -> Artifact:
    return Store(tmp_path / "store").artifact("hearing", {})


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Holder]:
    other = Holder(tmp_path / "store")
    yield other
    other.kill()


def test_the_second_is_told_at_once_and_comes_in_afterwards(
    artifact: Artifact, holder: Holder, tmp_path: Path
) -> None:
    began = time.monotonic()
    with pytest.raises(BusyError) as caught, artifact.lock():
        pytest.fail("two are inside")
    assert time.monotonic() - began < 2
    assert "Another lectura run is working on the same recording" in caught.value.message
    assert "Wait" in str(caught.value.hint)
    assert caught.value.value == str(artifact.path)
    with Store(tmp_path / "store").artifact("hearing", {"other": 1}).lock():
        pass  # another recording is free
    holder.let_go()
    with artifact.lock():
        pass


def test_a_wait_has_an_end(artifact: Artifact, holder: Holder) -> None:
    began = time.monotonic()
    with pytest.raises(BusyError), artifact.lock(wait_seconds=0.3):
        pytest.fail("two are inside")
    assert 0.3 <= time.monotonic() - began < 3


def test_a_process_that_was_killed_holds_nothing(artifact: Artifact, holder: Holder) -> None:
    holder.kill()
    with artifact.lock():
        pass


def test_an_error_inside_lets_go(artifact: Artifact) -> None:
    with pytest.raises(RuntimeError, match="inside"), artifact.lock():
        raise RuntimeError("inside")
    with artifact.lock():
        pass


def test_the_lock_lies_beside_the_artifact_and_outlives_it(artifact: Artifact) -> None:
    path = artifact.path.with_name(artifact.path.name + ".lock")
    with artifact.lock():
        assert path.is_file()
        assert not artifact.path.exists(), "nothing of it was made yet"
        artifact.save("text.json", b"{}")
        artifact.forget()
        assert path.is_file()


def test_a_folder_in_the_place_of_a_lock_is_taken_away(artifact: Artifact) -> None:
    path = artifact.path.with_name(artifact.path.name + ".lock")
    path.mkdir(parents=True)
    with artifact.lock():
        assert path.is_file()


def test_a_lock_that_cannot_be_made_is_an_output_error(artifact: Artifact) -> None:
    with (
        failing_disk(1),
        pytest.raises(OutputError, match="disk is full"),
        artifact.lock(),
    ):
        pytest.fail("it cannot be made")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no flock")
@pytest.mark.parametrize(
    "refusal",
    [
        OSError(errno.ENOTSUP, "Operation not supported"),
        OSError(errno.ENOLCK, "No locks available"),
        NotImplementedError("FileSystem does not appear to support flock"),
    ],
    ids=["ENOTSUP", "ENOLCK", "filelock-3"],
)
def test_a_file_system_without_locks_is_told(
    refusal: Exception, artifact: Artifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some of those that a notebook mounts."""
    import fcntl

    def refuse(*_: object) -> None:
        raise refusal

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OutputError) as caught, artifact.lock():
        pass
    assert "Nothing can be kept between runs" in caught.value.message
    assert "LECTURA_CACHE=DIR" in str(caught.value.hint)
