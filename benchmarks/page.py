"""Is the page of a lecture of three hours quick on a slow machine?

    python benchmarks/page.py [--hours 3] [--words 28000] [--slides 120] [--playback 300]
    python benchmarks/page.py --first-result 9 [--page NEW.html] [--against OLD.html]

The page of an invented lecture, with slides inside and a recording beside it, in a Chromium without
a window whose processor is slowed down four times (DevTools protocol). Nothing of the page is
called: keys are typed, the player plays and is sought, and what the page's handlers take is
measured by wrapping `addEventListener`, `setTimeout` and `requestAnimationFrame` before its script
runs.

With ``--first-result`` only the wait for that is measured, so many times, and nothing is written;
``--page`` keeps the page, and another one can be measured in turns with it, as on a machine that
does other things too only the ratio tells something.
"""

from __future__ import annotations

import argparse
import base64
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from lectura.media.tools import ffmpeg_path
from lectura.media.web.pictures import small_picture
from lectura.page import render_page
from lectura.page.lecture import Lecture
from lectura.process.cores import cores
from lectura.testing.slides import Slide, draw
from readme import machine, put

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

import long_lectures  # noqa: E402

import browsers  # noqa: E402

THROTTLE = 4
ROUNDS = 5
SEEKS = 100
MOST_PICTURE_BYTES = 29_900
"""As `lectura.pipeline.pages` allows a picture."""
SOUGHT = "aguja"
"""A word that is said 28 times in three hours."""

FIRST_RESULT = """
const poll = () => {
  const found = CSS.highlights.get("found-current")?.size;
  if (found) window.firstResult = performance.now(); else requestAnimationFrame(poll);
};
requestAnimationFrame(poll);
"""
"""Milliseconds from the navigation to the frame with the first hit."""

WORK = """
(() => {
  const work = window.work = { handlers: [], all: [] };
  let since = 0, depth = 0;
  const timed = (run) => function (...given) {
    const begun = performance.now(); depth += 1;
    try { return run.apply(this, given); }
    finally { depth -= 1; if (!depth) since += performance.now() - begun; }
  };
  const { setTimeout: later, requestAnimationFrame: frame } = window;
  window.setTimeout = (run, ...rest) => later(timed(run), ...rest);
  window.requestAnimationFrame = (run) => frame(timed(run));
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (kind, run, ...rest) {
    const ours = this instanceof HTMLMediaElement || this instanceof TextTrack;
    if (!ours) return add.call(this, kind, run, ...rest);
    if (kind !== "timeupdate") return add.call(this, kind, timed(run), ...rest);
    return add.call(this, kind, function (event) {
      const begun = performance.now();
      run.call(this, event);
      const took = performance.now() - begun;
      work.handlers.push(took); work.all.push(since + took); since = 0;
    }, ...rest);
  };
})();
"""
"""Notes for each ``timeupdate`` what its handler took, and with all timers and events before it."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what, how much, and how much it may be (in the same unit)."""

    name: str
    value: float
    limit: float
    unit: str
    remark: str = ""

    def __str__(self) -> str:
        kept = "yes" if self.value <= self.limit else "**no**"
        number = f"{self.value:,.2f}" if self.value < 100 else f"{self.value:,.0f}"
        limit = f"{self.limit:g} {self.unit}"
        return f"| {self.name} | {number} {self.unit} | {limit} | {kept} | {self.remark} |"


def pictures(count: int) -> list[str]:
    """As many slides in ``data:`` addresses, made small as for any page."""
    made = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(count):
            path = Path(name) / f"{number}.png"
            chance = random.Random(number)  # noqa: S311 - no secret
            lines = [" ".join(long_lectures.invented(chance, 6)) for _ in range(6)]
            draw(Slide(f"Lámina {number + 1}", lines), path)
            small = small_picture(path.read_bytes(), MOST_PICTURE_BYTES)
            assert small is not None
            data, kind = small
            made.append(f"data:{kind};base64,{base64.b64encode(data).decode()}")
    return made


def record(path: Path, seconds: float) -> None:
    """A recording of noise, as AAC in MP4."""
    noise = ["-f", "lavfi", "-i", f"anoisesrc=r=16000:a=0.01:d={seconds}"]
    command = [str(ffmpeg_path()), "-v", "error", "-y", *noise, "-c:a", "aac", "-b:a", "16k"]
    subprocess.run([*command, str(path)], check=True)


@contextmanager
def opened(browser: Browser, file: Path, *scripts: str) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a context of its own, slowed down, navigating; with its DevTools session."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    for script in scripts:
        context.add_init_script(script)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    page.goto(file.as_uri(), wait_until="commit")
    try:
        yield page, client
    finally:
        context.close()


def first_result(browser: Browser, file: Path) -> float:
    """Seconds from the navigation to the first search result, typed as soon as it can be."""
    with opened(browser, file, FIRST_RESULT) as (page, _):
        page.wait_for_load_state("domcontentloaded")
        page.focus("#query")
        page.keyboard.type(SOUGHT)
        page.wait_for_function("() => window.firstResult")
        return float(page.evaluate("() => window.firstResult")) / 1000


def played(browser: Browser, file: Path, seconds: float, end: float) -> dict[str, Any]:
    """Work of the page through playback and seeks, the heap afterwards, and the requests."""
    requests: list[str] = []
    with opened(browser, file, WORK) as (page, client):
        client.on(
            "Network.requestWillBeSent", lambda event: requests.append(event["request"]["url"])
        )
        client.send("Network.enable")
        page.reload()
        page.wait_for_function("() => document.querySelector('#media').readyState >= 1")
        page.fill("#query", SOUGHT)
        page.click("#controls [data-do=play]")
        page.wait_for_timeout(1000 * seconds)
        chance = random.Random(1)  # noqa: S311 - no secret
        for _ in range(SEEKS):
            page.evaluate(
                "(t) => new Promise((go) => { const media = document.querySelector('#media');"
                "media.addEventListener('seeked', go, { once: true }); media.currentTime = t; })",
                chance.uniform(0, end - 10),
            )
            page.wait_for_timeout(100)
        work = page.evaluate("() => window.work")
        client.send("HeapProfiler.collectGarbage")
        client.send("Performance.enable")
        metrics = client.send("Performance.getMetrics")["metrics"]
    heap = next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")
    return {"work": work, "heap": heap / 1e6, "requests": requests}


def written(lecture: Lecture, file: Path) -> str:
    """The page of a lecture, with its recording beside it."""
    text = render_page(lecture)
    file.write_text(text, encoding="utf-8")
    assert lecture.media is not None
    assert lecture.media.src is not None
    record(file.parent / lecture.media.src, lecture.transcript.duration or 0.0)
    return text


def in_turns(browser: Browser, files: Sequence[Path], rounds: int) -> list[str]:
    """The wait for the first result of each page; the ratios are to the last one of a round."""
    waits = [[first_result(browser, file) for file in files] for _ in range(rounds)]
    lines = []
    for file, own in zip(files, zip(*waits, strict=True), strict=True):
        ratio = statistics.median(a / b[-1] for a, b in zip(own, waits, strict=True))
        lines.append(
            f"{statistics.median(own):.2f} s ({min(own):.2f}–{max(own):.2f}), "
            f"{ratio:.2f} times as long: {file}"
        )
    return lines


def table(browser: Browser, lecture: Lecture, folder: Path, playback: float) -> list[str]:
    """Measure everything."""
    file = folder / "clase.html"
    text = written(lecture, file)
    images = [text.count(one) * len(one) for one in set(lecture.slide_images.values())]
    end = lecture.transcript.duration or 0.0
    assert lecture.media is not None
    assert lecture.media.src is not None
    waits = [first_result(browser, file) for _ in range(ROUNDS)]
    run = played(browser, file, playback, end)
    own = {file.as_uri(), (folder / lecture.media.src).as_uri()}
    others = [
        url for url in run["requests"] if url not in own and not url.startswith(("data:", "blob:"))
    ]
    handlers, everything = run["work"]["handlers"], run["work"]["all"]
    spread = f"{min(waits):.2f}–{max(waits):.2f} in {ROUNDS} rounds"
    slides = (
        f"{len(lecture.slide_images)} of them; the whole page {len(text.encode()) / 1e6:.1f} MB"
    )
    ticks = f"{len(handlers)} of them, in {playback:.0f} s of playback and {SEEKS} seeks"
    counted = "timers, frames and other events since the last one counted in"
    largest = max(map(len, lecture.slide_images.values())) / 1e3
    rows = [
        Row("the page without slides", (len(text.encode()) - sum(images)) / 1e6, 2.5, "MB"),
        Row("the largest slide", largest, 40, "kB", slides),
        Row("navigation to first result, median", statistics.median(waits), 1.5, "s", spread),
        Row("handler of `timeupdate`, median", statistics.median(handlers), 2, "ms", ticks),
        Row("the same, 99th percentile", percentile(handlers, 99), 8, "ms", most(handlers)),
        Row("all work per `timeupdate`, median", statistics.median(everything), 2, "ms", counted),
        Row("the same, 99th percentile", percentile(everything, 99), 8, "ms", most(everything)),
        Row("JS heap after garbage collection", run["heap"], 40, "MB"),
        Row("requests but for page and recording", len(others), 0, ""),
    ]
    return [str(row) for row in rows]


def percentile(values: Sequence[float], share: int) -> float:
    """The value that this share of them, in percent, does not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def most(values: Sequence[float]) -> str:
    """The largest, for the reader."""
    return f"at most {max(values):.1f} ms"


def main() -> None:
    """Measure, print, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--words", type=int, default=28_000)
    parser.add_argument("--slides", type=int, default=120)
    parser.add_argument("--playback", type=float, default=300.0, help="seconds")
    parser.add_argument("--first-result", type=int, metavar="ROUNDS", help="measure only that")
    parser.add_argument("--page", type=Path, help="where it is written and stays")
    parser.add_argument("--against", type=Path, help="another page, measured in turns with it")
    given = parser.parse_args()
    images = pictures(given.slides)
    lecture = long_lectures.long_lecture(
        given.hours, given.words, given.slides, images, sound="clase.m4a"
    )
    with browsers.started() as browser, tempfile.TemporaryDirectory() as name:
        if given.first_result:
            page = given.page or Path(name) / "clase.html"
            written(lecture, page)
            pages = [page.absolute(), *([given.against.absolute()] if given.against else [])]
            print("\n".join(in_turns(browser, pages, given.first_result)))
            return
        lines = [
            machine(cores()),
            f"Chromium {browser.version}, {THROTTLE} × CPU throttle. {given.hours:g} hours, "
            f"{given.words:,} words, {given.slides} slides.",
            "",
            "| | measured | at most | kept | |",
            "|---|---|---|---|---|",
            *table(browser, lecture, Path(name), given.playback),
        ]
    print("\n".join(lines))
    put("page", "\n".join(lines))


if __name__ == "__main__":
    main()
