"""Read the built site: ``python tools/site_check.py site``.

Fails where a page would load something from elsewhere (a script, a style, a font, a picture), and
where Markdown was left standing as text. Links for people may lead anywhere.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

_LOADED = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src",
    "audio": "src", "object": "data", "embed": "src", "use": "href", "image": "href",
}  # fmt: skip
_STYLE_LOADS = re.compile(r"@import\s+['\"]?([^'\";]+)|url\(\s*['\"]?([^'\")]+)")
_ELSEWHERE = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
_LEFT_STANDING = re.compile(r"^\s*([-*] |\d+\. |\| |#{1,4} |```)|\]\(")
"""Markdown that should have become a list, a table, a heading, a block or a link."""


class _Page(HTMLParser):
    """What one page loads from elsewhere, and Markdown that stands in it as text."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        wanted = values.get(_LOADED.get(tag, ""), "")
        loads = [wanted, *values.get("srcset", "").split(","), *_in_style(values.get("style", ""))]
        if values.get("rel") != "canonical":
            self.faults += [f"<{tag}> loads {one}" for one in loads if _ELSEWHERE.match(one)]
        if tag in ("p", "li", "pre", "code", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self.faults += [
                f"<style> loads {one}" for one in _in_style(data) if _ELSEWHERE.match(one)
            ]
        if inside in ("p", "li"):
            self.faults += [
                f"stands as text: {line}"
                for line in data.splitlines()
                if _LEFT_STANDING.search(line)
            ]


def _in_style(text: str) -> list[str]:
    return [first or second for first, second in _STYLE_LOADS.findall(text)]


def faults(site: Path) -> list[str]:
    """What is wrong in a built site, one line each; empty where it is as it should be."""
    pages = sorted(site.rglob("*.html"))
    found = [] if pages else [f"{site}: no page"]
    for path in pages:
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        found += [f"{path}: {fault}" for fault in page.faults]
    for path in sorted(site.rglob("*.css")):
        loads = _in_style(path.read_text(encoding="utf-8"))
        found += [f"{path}: loads {one}" for one in loads if _ELSEWHERE.match(one)]
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults(Path(sys.argv[1]))) or None)
