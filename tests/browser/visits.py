"""A page in a browser, and everything it does that a reader would not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectures import SOUND, write_silence

from lectura.page import render_page
from lectura.page.lecture import Lecture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 30_000
"""Milliseconds after which something that did not happen counts as never happening."""

MARKED = """(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => ({
  node: range.startContainer,
  from: range.startOffset,
  text: range.startContainer.data.slice(range.startOffset, range.endOffset),
}))"""
"""The text nodes that a highlight marks words of; a static range tells its text to nobody."""

LIT = (
    """() => {
  const [marked] = ("""
    + MARKED
    + """)("lit");
  if (!marked?.text) return null;
  const before = marked.node.data.slice(0, marked.from).trim();
  const line = Number(marked.node.parentElement.closest(".line").id.slice(1));
  return [line, before ? before.split(/\\s+/).length : 0, marked.text.trim()];
}"""
)
"""Line, number of the word in it, and the word that is lit; null where none is."""

HITS = f"""() => ({MARKED})("found").map((one) => one.text)"""


@dataclass
class Visit:
    """A page that was opened.

    Attributes:
        page: of Playwright.
        file: the HTML.
        requests: addresses it asked for, but for its own and those of its media.
        errors: what it threw, or told the console.
        dialogs: texts of the dialogs it opened (``alert``).
    """

    page: Page
    file: Path
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def begin(
        cls,
        browser: Browser,
        lecture: Lecture,
        folder: Path,
        *,
        fragment: str = "",
        sound: bool = True,
        script: str = "",
        **options: Any,
    ) -> Iterator[Visit]:
        """Write a lecture's page into a folder, its sound beside it, and open it.

        Args:
            browser: in which.
            lecture: of which.
            folder: is made.
            fragment: of the address, with ``#``.
            sound: whether the recording lies beside the page.
            script: runs before those of the page.
            options: of the browser's context.
        """
        folder.mkdir()
        file = folder / "clase 1.html"
        file.write_text(render_page(lecture), encoding="utf-8")
        if sound:
            write_silence(folder / SOUND, lecture.transcript.duration or 60)
        context = browser.new_context(**options)
        try:
            context.set_default_timeout(WAIT)
            if script:
                context.add_init_script(script)
            visit = cls(context.new_page(), file)
            visit.listen()
            visit.page.goto(file.as_uri() + fragment)
            yield visit
        finally:
            context.close()

    def listen(self) -> None:
        """Note from now on what the page does; a request to anywhere is cut off as well."""
        own = (self.file.as_uri(), (self.file.parent / SOUND).as_uri())
        self.page.on("dialog", self._note_dialog)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda told: (
                self.errors.append(told.text) if told.type in ("error", "warning") else None
            ),
        )

        def note(url: str) -> None:
            if url.partition("#")[0] not in own and not url.startswith(("blob:", "data:")):
                self.requests.append(url)

        self.page.on("request", lambda request: note(request.url))

    def _note_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_quiet(self) -> None:
        """It asked for nothing, said nothing, and broke nowhere."""
        assert (self.requests, self.dialogs, self.errors) == ([], [], [])

    def ready(self) -> Visit:
        """Itself, once its recording can be played."""
        self.page.wait_for_function("() => document.querySelector('#media').readyState >= 1")
        return self

    @property
    def time(self) -> float:
        """Where the player is, in seconds."""
        return float(self.page.evaluate("() => document.querySelector('#media').currentTime"))

    @property
    def paused(self) -> bool:
        return bool(self.page.evaluate("() => document.querySelector('#media').paused"))

    @property
    def lit(self) -> tuple[int, int, str] | None:
        """Line, number of the word in it, and the word that is lit."""
        found = self.page.evaluate(LIT)
        return (found[0], found[1], found[2]) if found else None

    @property
    def hits(self) -> list[str]:
        """The words that are marked as found."""
        found: list[str] = self.page.evaluate(HITS)
        return found

    def seek(self, seconds: float) -> None:
        """As a reader does with the player's own bar."""
        self.page.evaluate("(t) => { document.querySelector('#media').currentTime = t; }", seconds)

    def until(self, expression: str, argument: object = None) -> None:
        """Wait until a condition in the page holds.

        Raises:
            playwright.sync_api.TimeoutError: it does not within `WAIT`.
        """
        self.page.wait_for_function(expression, arg=argument)

    def until_at(self, seconds: float) -> None:
        """Wait until the player stands at a time, within a quarter of a second."""
        self.until(
            "(t) => Math.abs(document.querySelector('#media').currentTime - t) < 0.25", seconds
        )

    def search(self, words: str) -> None:
        """Type into the search field."""
        self.page.fill("#query", words)

    @property
    def current(self) -> str | None:
        """The text of the line that is said; None where there is none."""
        text: str | None = self.page.evaluate(
            "() => document.querySelector('.line[aria-current=true]')?.textContent ?? null"
        )
        return text

    def until_in_view(self, selector: str) -> None:
        """Wait until an element is wholly inside the window, and inside the box that scrolls it."""
        self.until(f"(selector) => ({IN_VIEW})(selector)", selector)

    @property
    def scrolled(self) -> float:
        """How far the transcript was scrolled, in pixels, whichever box scrolls it."""
        return float(self.page.evaluate(SCROLLED))


IN_VIEW = """(selector) => {
  const one = document.querySelector(selector), box = one?.getBoundingClientRect();
  if (!box?.height) return false;
  let top = 0, bottom = innerHeight;
  for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
    if (!["auto", "scroll"].includes(getComputedStyle(up).overflowY)) continue;
    top = Math.max(top, up.getBoundingClientRect().top);
    bottom = Math.min(bottom, up.getBoundingClientRect().bottom);
  }
  return box.top >= top && box.bottom <= bottom;
}"""

SCROLLED = """() => {
  let sum = scrollY;
  for (let up = document.querySelector("#l0"); up !== document.body; up = up.parentElement)
    sum += up.scrollTop;
  return sum;
}"""

Open = Callable[..., Visit]
"""A lecture, and the arguments of `Visit.begin` → its page, opened."""
