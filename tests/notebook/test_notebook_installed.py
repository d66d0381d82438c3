"""The cell that installs: an environment of its own, from a wheel of this copy of the source."""

from __future__ import annotations

import ensurepip
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from cli_runs import wav
from colab_stand_in import NOTEBOOK, ROOT, Session
from hatchling.builders.wheel import WheelBuilder

import needed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths are those of POSIX")

_PIP = Path(ensurepip.__file__).parent / "_bundled"
_AFTER = """
import json
print(json.dumps({
    "python": str(python),
    "lectura": sys.modules["lectura"].__file__,
    "first": sys.path[:2],
    "heavy": sorted({"numpy", "pydantic", "typer"} & set(sys.modules)),
    "path": os.environ["PATH"].split(os.pathsep)[-1],
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    [path] = WheelBuilder(str(ROOT)).build(directory=str(target), versions=["standard"])
    return Path(path)


def cells() -> list[str]:
    """The code of the form and of the cell that installs."""
    read = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in read if cell["cell_type"] == "code"][:2]


class Machine:
    """A Python whose packages are the dependencies, and whose home is empty."""

    def __init__(self, folder: Path) -> None:
        if not list(_PIP.glob("pip-*.whl")):
            pytest.skip("this Python has no pip of its own to install")
        self.home = folder / "home"
        self.home.mkdir()
        self.environ = {
            "PATH": os.defpath,
            "HOME": str(self.home),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_COMPILE": "1",
            "PIP_FIND_LINKS": str(_PIP),
            "PYTHONPATH": sysconfig.get_path("purelib"),
        }

    @property
    def done(self) -> Path:
        [found] = self.home.glob(".cache/lectura-notebook/python*/complete.txt")
        return found

    def run(self, source: Path | str, after: str = _AFTER) -> subprocess.CompletedProcess[str]:
        code = "\n".join([*cells(), after])
        return subprocess.run(
            [sys.executable, "-c", code],
            env={**self.environ, "LECTURA_SOURCE": str(source)},
            cwd=self.home, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_lectura_is_installed_beside_the_notebooks_own_packages(
    machine: Machine, wheel: Path
) -> None:
    _, install = cells()
    first = machine.run(wheel, after=f"{install}\n{_AFTER}")  # the cell is run twice
    assert first.returncode == 0, first.stderr
    assert first.stdout.count("Installing") == 1
    told, line = first.stdout.splitlines()[0], first.stdout.splitlines()[-1]
    assert told.startswith("Installing lectura")
    seen = json.loads(line)
    own = machine.home / ".cache" / "lectura-notebook"
    assert Path(seen["python"]).is_relative_to(own)
    assert Path(seen["lectura"]).is_relative_to(own)
    assert seen["path"] == str(Path(seen["python"]).parent)
    assert not any(Path(place).is_relative_to(own) for place in seen["first"])
    assert seen["heavy"] == []  # nothing of another version is loaded into the notebook
    version = subprocess.run(
        [seen["python"], "-m", "lectura", "--version"],
        env=machine.environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert version.stdout.startswith("lectura ")

    again = machine.run(wheel)
    assert "Installing" not in again.stdout
    assert machine.done.is_file()
    os.utime(wheel)  # another file under the same name
    assert "Installing" in machine.run(wheel).stdout


def test_what_cannot_be_installed_is_told_in_a_few_lines(machine: Machine, tmp_path: Path) -> None:
    broken = tmp_path / "lectura_cli-0.1.0-py3-none-any.whl"
    broken.write_bytes(b"half an upload")
    failed = machine.run(broken)
    assert failed.returncode != 0
    said = failed.stderr[failed.stderr.index("Stop: ") :]
    assert said.startswith("Stop: lectura could not be installed:")
    assert len(said.splitlines()) <= 4
    assert "Installing" in machine.run(broken).stdout  # nothing half is taken for whole
    gone = machine.run(tmp_path / "nowhere.whl")
    assert "nowhere.whl" in gone.stderr
    assert "there is nothing" in gone.stderr.lower()


def test_a_lectura_that_is_there_is_taken(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([*cells(), _AFTER])],
        env={**os.environ, "HOME": str(tmp_path), "LECTURA_SOURCE": ""},
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["python"] == sys.executable
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.real_model
def test_each_session_installs_anew_and_goes_on(wheel: Path, tmp_path: Path) -> None:
    """A kernel that has nothing but itself; what was installed is gone with its machine."""
    bare = tmp_path / "bare"
    venv.create(bare, symlinks=True, with_pip=True)
    pip = [str(bare / "bin" / "python"), "-m", "pip", "install", "--quiet", "ipykernel"]
    if subprocess.run(pip, check=False, capture_output=True).returncode:
        needed.lacking("index", "no package index can be reached from here")
    kernel = tmp_path / "jupyter" / "kernels" / "bare"
    kernel.mkdir(parents=True)
    argv = [str(bare / "bin" / "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": argv, "display_name": "bare", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    session = Session(
        tmp_path / "session",
        {
            "JUPYTER_PATH": str(tmp_path / "jupyter"),
            "HOME": str(tmp_path / "session" / "machine" / "home"),
            "PIP_CACHE_DIR": str(tmp_path / "pip"),
            "LECTURA_SOURCE": str(wheel),
        },
    )
    session.environ["PYTHONPATH"] = str(session.root / "packages")
    session.kernel = "bare"
    wav(session.recordings / "hum.wav", seconds=2.0)
    first = session.run(model="base")
    assert "Installing lectura" in first
    assert "1 complete" in first
    shutil.rmtree(session.root / "machine")
    second = session.run(model="base")
    assert "Installing lectura" in second
    report = json.loads((session.kept / "results" / "report.json").read_text(encoding="utf-8"))
    assert [row["reused"] for row in report["files"]] == [True]
