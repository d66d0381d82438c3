"""The check of the built site sees what a page would load from elsewhere; and the site is built."""

from __future__ import annotations

import importlib.util
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
faults: Callable[[Path], list[str]] = runpy.run_path(str(ROOT / "tools" / "site_check.py"))[
    "faults"
]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.html", '<script src="https://cdn.example/x.js"></script>', 1),
        ("a.html", '<script src="//cdn.example/x.js"></script>', 1),
        ("a.html", '<link rel="stylesheet" href="HTTP://cdn.example/x.css">', 1),
        ("a.html", '<img src="a.png" srcset="a.png, https://cdn.example/a2.png 2x">', 1),
        ("a.html", "<style>@import 'https://cdn.example/x.css';</style>", 1),
        ("a.html", '<p style="background: url(http://cdn.example/x.png)">x</p>', 1),
        ("a.css", "@font-face { src: url('https://cdn.example/x.woff2') }", 1),
        ("a.css", '@import "//cdn.example/x.css";', 1),
        ("a.html", "<p>Three formats:\n- txt\n- srt</p>", 2),
        ("a.html", "<p>see [Notes](notes.md)</p>", 1),
        ("a.html", '<a href="https://example.org">for people</a><img src="img/a.png">', 0),
        ("a.html", "<pre><code>- a list in a block\n| a | table |</code></pre>", 0),
        ("a.html", "<p><code>- word</code> stays</p><ul><li>one</li></ul>", 0),
        ("a.css", "@font-face { src: url('fonts/lato.woff2') }", 0),
    ],
)
def test_what_a_page_may_not_do_is_found(name: str, text: str, count: int, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Fine.</p>", encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(faults(tmp_path)) == count


def test_a_site_without_pages_is_none(tmp_path: Path) -> None:
    assert faults(tmp_path) == [f"{tmp_path}: no page"]


def built(root: Path) -> subprocess.CompletedProcess[str]:
    # As `make check` does; with --quiet no warning would count.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pages and what builds them, in a folder of their own."""
    if importlib.util.find_spec("mkdocs") is None:
        pytest.skip("mkdocs comes with the extra check; `make check` builds the site")
    kept = ("docs", "tools", "schemas", "examples", "notebooks", "benchmarks", "prompts")
    for name in kept:
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in (*ROOT.glob("*.md"), ROOT / "mkdocs.yml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_site_is_built_without_a_warning(copy: Path) -> None:
    done = built(copy)
    assert done.returncode == 0, done.stderr
    assert faults(copy / "site") == []
    pages = {path.relative_to(copy / "site").as_posix() for path in copy.rglob("site/**/*.html")}
    assert {"index.html", "ARCHITECTURE.html", "reference/commands.html"} <= pages


def test_make_check_builds_the_site_like_this() -> None:
    steps = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert "\t$(VPYTHON) -m mkdocs build --strict" in steps
    assert "\t$(VPYTHON) tools/site_check.py site" in steps


@pytest.mark.parametrize("link", ["notes.md#no-such-part", "../NOWHERE.md", "nowhere.md"])
def test_a_link_that_leads_nowhere_fails_the_build(copy: Path, link: str) -> None:
    with (copy / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[gone]({link})\n")
    assert built(copy).returncode == 1
