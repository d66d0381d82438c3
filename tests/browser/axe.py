"""What axe finds in a page against the Web Content Accessibility Guidelines."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")


def breaches(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 A and AA, a line for each rule that is broken."""
    axe = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (tags) => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] }))"
        ".violations", WCAG
    )  # fmt: skip
    return [
        f"{one['id']}: {[(node['target'], node['failureSummary']) for node in one['nodes'][:4]]}"
        for one in found
    ]
