"""The README's lines, typed one after the other in a copy of the source, on a bare PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from doc_pages import ROOT, blocks

import needed

pytestmark = pytest.mark.slow

_NOT_COPIED = shutil.ignore_patterns(".*", "demo", "site", "build", "dist")
_SCRIPT = """#!{python}
import sys
from lectura.cli import main
sys.exit(main())
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source with an environment that borrows the packages of this one."""
    needed.check("demo")
    root = tmp_path / "lectura"
    shutil.copytree(ROOT, root, ignore=_NOT_COPIED)
    venv.create(root / ".venv", symlinks=True)
    here = sysconfig.get_path("purelib")
    paths = {"base": str(root / ".venv"), "platbase": str(root / ".venv")}
    place = Path(sysconfig.get_path("purelib", vars=paths)) / "packages.pth"
    place.write_text(f"{root / 'src'}\n{here}\n")
    program = root / ".venv/bin/lectura"
    program.write_text(_SCRIPT.format(python=root / ".venv/bin/python"))
    program.chmod(0o755)
    for stamp in ("made", "demo"):  # newer than pyproject.toml: nothing is installed
        (root / f".venv/{stamp}.stamp").touch()
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="the lines are those of a POSIX shell")
def test_every_line_of_the_readme_works_in_order(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    lines = [
        line
        for block in blocks("README.md")
        if block.is_shell and block.is_run
        for line in block.text.splitlines()
        if not line.startswith("make test")  # that is what runs now
    ]
    assert lines[0].startswith("make demo")
    typed = subprocess.run(
        [shutil.which("bash") or "bash", "-e", "-x"],
        check=False,
        input="\n".join(lines),
        env={"HOME": str(tmp_path / "home"), "PATH": os.defpath, "PYTHON": sys.executable},
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert typed.returncode == 0, typed.stderr
    assert "Warning" not in typed.stderr
    assert "Next, in this terminal: . .venv/bin/activate" in typed.stdout
    assert " places" in typed.stdout  # the words of the correction were heard
