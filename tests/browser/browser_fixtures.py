"""What every test of the page gets: a browser for its file, a page that fails it for a request.

A file of such tests says ``pytest_plugins = ["browser_fixtures"]`` and needs a ``browser``.

One browser per file and not per worker: Playwright keeps an event loop running in its thread, which
tests of other rooms are not to meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visits import Open, Visit

import browsers
from lectura.page.lecture import Lecture


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as running:
        yield running


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the pages of lectures; after the test each must have been quiet."""
    visits: list[Visit] = []
    with ExitStack() as stack:

        def open_page(lecture: Lecture, **options: object) -> Visit:
            folder = tmp_path / f"page {len(visits)}"
            begun = stack.enter_context(Visit.begin(browser, lecture, folder, **options))  # type: ignore[arg-type]
            visits.append(begun)
            return begun

        yield open_page
    for one in visits:
        one.assert_quiet()
