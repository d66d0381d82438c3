"""The page's own scripts: their logic under Node.js, and what holds for all of their source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import lectura

ASSETS = Path(lectura.__file__).parent / "page" / "assets"
SCRIPTS = sorted(ASSETS.glob("*.js"))
TESTS = sorted((Path(__file__).parent / "scripts").glob("*.test.mjs"))

_DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE
)
_IMPORT = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "\./(?P<module>\w+\.js)";$')
_UNSAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write"
    r"|\beval\b|\bFunction\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\("
    r"|https?://(?!www\.w3\.org/2000/svg)|\.style\b|setAttribute\(\"(?:style|on)"
)


@pytest.mark.needs("node")
@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name)
def test_the_logic_under_node(tests: Path, tmp_path: Path) -> None:
    shutil.copytree(ASSETS, tmp_path / "assets")
    (tmp_path / "scripts").mkdir()
    copied = shutil.copy(tests, tmp_path / "scripts")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, "--test", copied],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"pass [1-9]", done.stdout), done.stdout


def test_the_scripts_and_their_tests_are_here() -> None:
    assert {"main.js", "times.js", "search.js"} <= {path.name for path in SCRIPTS}
    assert len(TESTS) >= 3


def test_no_name_is_declared_in_two_scripts() -> None:
    """They are joined to one: a browser on ``file://`` loads no module from another."""
    names = Counter(
        name for path in SCRIPTS for name in _DECLARED.findall(path.read_text(encoding="utf-8"))
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_imports_can_be_dropped_when_the_scripts_are_joined(script: Path) -> None:
    for line in script.read_text(encoding="utf-8").splitlines():
        if line.startswith("import"):
            match = _IMPORT.match(line)
            assert match, line
            exported = (ASSETS / match["module"]).read_text(encoding="utf-8")
            for name in match["names"].split(", "):
                assert re.search(rf"^export .*\b{name}\b", exported, re.MULTILINE), line


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_makes_no_markup_and_asks_no_network(script: Path) -> None:
    """What was said or named is text to it, and ends as text."""
    source = script.read_text(encoding="utf-8")
    assert not (found := _UNSAFE.search(source)), found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_read(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    written = [line for line in lines if not line.startswith("import")]  # one line each
    assert max(map(len, written)) <= 100
    assert lines[0].startswith("// ")
