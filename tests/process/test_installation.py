"""A hint to install something names a command that works for how lectura was installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from lectura.process.installation import installation
from source_tree import PACKAGE, sources

VERSION_CONTROL = {"vcs": "git", "requested_revision": "main", "commit_id": "5f0e"}


def distribution(folder: Path, origin: object, installer: str = "pip") -> Distribution:
    """What an installer leaves: the folder of metadata that the packaging standards describe."""
    place = folder / "lectura_cli-0.1.0.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: lectura-cli\nVersion: 0.1.0\n")
    (place / "INSTALLER").write_text(f"{installer}\n")
    if origin is not None:
        (place / "direct_url.json").write_text(json.dumps(origin))
    return PathDistribution(place)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source with an environment in it, as `make demo` leaves it."""
    root = tmp_path / "lectura"
    (root / ".venv/bin").mkdir(parents=True)
    (root / "pyproject.toml").touch()
    return root


@pytest.fixture
def python_of(monkeypatch: pytest.MonkeyPatch, copy: Path) -> Path:
    """The Python of the environment in the copy runs; it is not on PATH."""
    python = copy / ".venv/bin/python"
    python.touch()
    (copy / ".venv/bin/pip").touch(mode=0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setenv("PATH", os.defpath)
    return python


def test_from_a_package_index(tmp_path: Path, python_of: Path) -> None:
    found = installation(distribution(tmp_path / "site", None))
    pip = python_of.with_name("pip")
    assert found.with_extra("local") == f'{pip} install "lectura-cli[local]"'
    assert found.upgrade() == f"{pip} install --upgrade lectura-cli"
    assert found.again() == f"{pip} install --force-reinstall lectura-cli"


def test_editable_in_a_copy_of_the_source(
    tmp_path: Path, copy: Path, python_of: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = {"url": copy.as_uri(), "dir_info": {"editable": True}}
    found = installation(distribution(tmp_path / "site", origin))
    monkeypatch.chdir(copy)
    here = installation(distribution(tmp_path / "again", origin))
    assert here.with_extra("local") == '.venv/bin/pip install -e ".[local]"'
    assert here.upgrade() == "git -C . pull"
    monkeypatch.chdir(tmp_path.parent)
    where = copy.relative_to(tmp_path.parent)
    assert found.with_extra("cuda").endswith(f' install -e "{where}[cuda]"')


def test_installed_from_a_copy_of_the_source(
    tmp_path: Path, copy: Path, python_of: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    origin = {"url": copy.as_uri(), "dir_info": {}}
    found = installation(distribution(tmp_path / "site", origin))
    assert found.with_extra("local") == '.venv/bin/pip install ".[local]"'
    assert found.upgrade() == "git -C . pull && .venv/bin/pip install ."


def test_a_copy_that_is_gone_leaves_the_index(tmp_path: Path, python_of: Path) -> None:
    origin = {"url": (tmp_path / "gone").as_uri(), "dir_info": {"editable": True}}
    found = installation(distribution(tmp_path / "site", origin))
    assert found.with_extra("local").endswith(' install "lectura-cli[local]"')


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (
            {"url": "https://example.org/l.git", "vcs_info": VERSION_CONTROL},
            '"lectura-cli[local] @ git+https://example.org/l.git@main"',
        ),
        (
            {"url": "file:///tmp/lectura_cli-0.1.0-py3-none-any.whl", "archive_info": {}},
            '"lectura-cli[local] @ file:///tmp/lectura_cli-0.1.0-py3-none-any.whl"',
        ),
        (
            {"url": "https://example.org/all.zip", "archive_info": {}, "subdirectory": "cli"},
            '"lectura-cli[local] @ https://example.org/all.zip#subdirectory=cli"',
        ),
    ],
    ids=["repository", "wheel", "archive"],
)
def test_from_elsewhere(tmp_path: Path, python_of: Path, origin: object, requirement: str) -> None:
    found = installation(distribution(tmp_path / "site", origin))
    assert found.with_extra("local").endswith(f" install {requirement}")


def test_what_installs_is_what_is_there(
    tmp_path: Path, python_of: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pip = python_of.with_name("pip")
    by_pip = distribution(tmp_path / "by-pip", None)
    monkeypatch.setenv("PATH", str(pip.parent))
    assert installation(by_pip).pip == "pip install"
    pip.unlink()
    python = python_of.relative_to(tmp_path)
    assert installation(by_pip).pip == f"{python} -m pip install"
    by_uv = distribution(tmp_path / "by-uv", None, "uv")
    assert installation(by_uv).pip == f"uv pip install --python {python}"


def test_a_damaged_record_is_no_reason_to_fail(tmp_path: Path, python_of: Path) -> None:
    found = distribution(tmp_path / "site", ["no", "object"])
    assert installation(found).with_extra("local").endswith('"lectura-cli[local]"')


def test_an_error_names_the_command_of_this_installation(copy: Path) -> None:
    origin = {"url": copy.as_uri(), "dir_info": {"editable": True}}
    distribution(copy / "site", origin)
    code = (
        "from lectura.process.installation import missing_extra as error; "
        "print(error('local', 'It').hint)"
    )
    search = os.pathsep.join([str(copy / "site"), str(PACKAGE.parent)])
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": search},
        cwd=copy,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.endswith(' install -e ".[local]"\n')


def test_no_other_module_writes_such_a_command() -> None:
    """It would be right for one way of installing alone."""
    command = re.compile(r"\bpip install (?!\.\.\.)")
    found = {path.name for path in sources() if command.search(path.read_text(encoding="utf-8"))}
    assert found == {"installation.py"}
