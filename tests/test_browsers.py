"""The browser that the tests of the page take, and what a machine without one is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import browsers
import needed

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="stand-ins are scripts of the shell"
)

SHOWS = "#!/bin/sh\necho '<html><body><p>lectura</p></body></html>'\n"
STUB = "#!/bin/sh\necho 'command requires a snap to be installed' >&2\nexit 10\n"


def stand_in(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).chmod(0o755)
    return str(folder / name)


def found(folder: Path, expression: str = "browsers.of_the_system()", **environ: str) -> str:
    """What a fresh Python says, that has only the programs of a folder and of the shell."""
    code = f"import browsers; print({expression})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            "PATH": f"{folder}:/bin",
            "PYTHONPATH": os.pathsep.join(
                [str(Path(browsers.__file__).parent), *filter(None, sys.path)]
            ),
            "HOME": str(folder),
            **environ,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(Path("/bin/chromium").exists(), reason="/bin is /usr/bin and holds a Chromium")
def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    assert found(tmp_path) == "None"


def test_chromium_is_taken_before_chrome(tmp_path: Path) -> None:
    stand_in(tmp_path, "google-chrome", SHOWS)
    chromium = stand_in(tmp_path, "chromium", SHOWS)
    assert found(tmp_path) == chromium


def test_a_stub_that_shows_no_page_is_passed_over(tmp_path: Path) -> None:
    stand_in(tmp_path, "chromium", STUB)
    stand_in(tmp_path, "chromium-browser", STUB)
    chrome = stand_in(tmp_path, "google-chrome", SHOWS)
    assert found(tmp_path) == chrome


def test_a_browser_that_ends_well_but_shows_nothing_is_none(tmp_path: Path) -> None:
    assert not browsers.works(stand_in(tmp_path, "chromium", "#!/bin/sh\nexit 0\n"))
    assert not browsers.works(str(tmp_path / "missing"))


def test_a_machine_without_one_is_told_the_line_to_type(tmp_path: Path) -> None:
    for name in browsers.NAMES:
        stand_in(tmp_path, name, STUB)
    told = found(tmp_path, "browsers.problem()", PLAYWRIGHT_BROWSERS_PATH=str(tmp_path))
    assert told.startswith("no browser is installed; type: apt install chromium")
    assert "playwright install chromium" in told


def test_without_playwright_its_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "playwright.py").write_text(
        "raise ModuleNotFoundError('hidden')\n", encoding="utf-8"
    )
    told = found(
        tmp_path, f"[__import__('sys').path.insert(0, {str(tmp_path)!r}), browsers.problem()][1]"
    )
    assert told == "playwright is not installed; type: pip install -e '.[test]'"


@pytest.mark.parametrize(("user", "switches"), [(0, ("--no-sandbox",)), (1000, ())])
def test_only_root_goes_without_the_sandbox(
    user: int, switches: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert browsers.unconfined() == switches


def test_no_browser_may_speak_by_itself() -> None:
    assert "--disable-background-networking" in browsers.SWITCHES


def test_it_is_one_of_what_may_be_required() -> None:
    assert needed.BROWSER not in {*needed.PROGRAMS, *needed.PACKAGES}


@pytest.mark.needs("browser")
def test_what_was_found_shows_a_page() -> None:
    with browsers.started() as browser:
        page = browser.new_page()
        page.set_content("<p>Hola</p>")
        assert page.inner_text("p") == "Hola"
