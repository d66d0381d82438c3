"""A browser for the tests of the page, wherever this machine has one.

First one of the system (Chromium, Chrome, Edge), so that nothing is fetched; else the Chromium that
Playwright fetched for itself. ``python tests/browsers.py`` says which, and fetches Playwright's
where there is none (`make test` does so once; without a network the tests are skipped, saying why).
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
"""Of programs on the path, in the order in which they are tried."""

PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where macOS and Windows keep them; neither puts them on the path."""

FIREFOXES = ("firefox-esr", "firefox")

SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
"""What keeps a browser from requests of its own, so that each one seen is the page's."""

INSTALL = "apt install chromium (or, anywhere: playwright install chromium)"
_TRIAL_SECONDS = 60

_HOME = Path.home()
"""As it is before a test is given another one: Playwright keeps its browsers there."""


@functools.cache
def of_the_system() -> str | None:
    """Path of the first browser of this machine that shows a page; None where there is none."""
    found = (*map(shutil.which, NAMES), *(place for place in PLACES if Path(place).is_file()))
    return next((path for path in found if path and works(path)), None)


def works(path: str) -> bool:
    """True where the program shows a file of a folder for temporary ones.

    Neither does a stub that would have it fetched, nor a snap, which is shut off from that folder.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        page.write_text("<title>x</title><p>lectura</p>", encoding="utf-8")
        profile = f"--user-data-dir={Path(folder) / 'profile'}"
        command = [path, "--headless", "--disable-gpu", profile, *SWITCHES, *unconfined()]
        try:
            done = subprocess.run(
                [*command, "--dump-dom", page.as_uri()],
                capture_output=True,
                timeout=_TRIAL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and b"<p>lectura</p>" in done.stdout


def unconfined() -> tuple[str, ...]:
    """The switch without which Chromium does not start as root, as in a container."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()


@functools.cache
def problem() -> str | None:
    """Why no browser can be driven here, with the line to type; None where one can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ModuleNotFoundError:
        return "playwright is not installed; type: pip install -e '.[test]'"
    if of_the_system():
        return None
    try:
        with started():
            return None
    except Exception as error:  # Playwright's own, or of the system it starts
        first = (str(error).strip().splitlines() or ["no reason given"])[0]
        return f"no browser is installed; type: {INSTALL} [{first}]"


@contextmanager
def started() -> Iterator[Browser]:
    """A browser without a window, as long as the block runs."""
    from playwright.sync_api import sync_playwright

    _keep_playwrights_folder()
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def launched(kind: BrowserType, *more: str) -> Iterator[Browser]:
    """One more browser of a Playwright that runs; a thread can have but one of those.

    Args:
        kind: `Browser.browser_type` of the first.
        more: switches beside `SWITCHES`.
    """
    path = of_the_system()
    browser = kind.launch(
        executable_path=path,
        chromium_sandbox=bool(path) and not unconfined(),  # Playwright's own has no right to one
        args=[*SWITCHES, *more],
    )
    try:
        yield browser
    finally:
        browser.close()


def _keep_playwrights_folder() -> None:
    """Let Playwright find the browsers that it fetched, though the home is another one by now."""
    folders = {"win32": "AppData/Local", "darwin": "Library/Caches"}
    folder = _HOME / folders.get(sys.platform, ".cache") / "ms-playwright"
    if folder.is_dir():
        os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(folder))


def main() -> None:
    """Say which browser the tests take; fetch Playwright's where there is none."""
    if not problem():
        _say(f"The tests of the page take {of_the_system() or 'the Chromium of Playwright'}.")
        return
    _say("No browser is installed: fetching the Chromium of Playwright, about 120 MB.")
    command = [sys.executable, "-m", "playwright", "install", "chromium", "--only-shell"]
    if subprocess.run(command, check=False).returncode:
        _say(f"It could not be fetched: tests of the page will be skipped. Else type: {INSTALL}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
