"""What was said, named or replied stays text; the page asks for nothing; refusals are survived."""

from __future__ import annotations

import base64
import io
import wave
from pathlib import Path

import pytest
from lectures import (
    CLASS,
    NAMES,
    SOUND,
    class_notes,
    lecture_of,
    segments_of,
    the_class,
    transcript_of,
    write_silence,
)  # fmt: skip
from visits import Open, Visit

from lectura.records.notes import Announcement, Citation, KeyPoint, Term, Topic
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Segment, Speaker, Transcript

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

HOSTILE = (
    "</script><script>window.hacked=1;alert(1)</script>",
    "</style><img src=x onerror=window.hacked=2>",
    "<svg onload=alert(3)><a href='javascript:window.hacked=3'>clic</a>",
    "![foto](https://example.invalid/rastro.png) [clic](javascript:window.hacked=4)",
    "--><iframe src='https://example.invalid/marco'></iframe><!--",
    '"\'` onmouseover=window.hacked=5 x="',
    "antes \u202edespués\u2066 y \u2067luego",
    "&lt;b&gt; &amp; &#x3c;script&#x3e; {{ 7*7 }} ${7*7} \\u003cscript\\u003e",
    "W" * 10_000,
    "https://example.invalid/" + "a/" * 2000,
)
"""In words, names, titles and replies alike."""


def hostile_transcript() -> Transcript:
    """Each of `HOSTILE` said by a speaker of that name."""
    phrases = [
        (index * 5.0 + 1, index * 5.0 + 5, f"S{index}", text) for index, text in enumerate(HOSTILE)
    ]
    speakers = tuple(Speaker(id=f"S{index}", name=text) for index, text in enumerate(HOSTILE))
    return transcript_of(segments_of(phrases), speakers=speakers)


def hostile_page(visit: Open, **options: object) -> Visit:
    cite = tuple(
        (Citation(segment_ids=(index,), start=index * 5.0 + 1, end=index * 5.0 + 5, quote=text),)
        for index, text in enumerate(HOSTILE)
    )
    pairs = tuple(zip(HOSTILE, cite, strict=True))
    first = class_notes()
    notes = first.model_copy(
        update={
            "title": HOSTILE[0],
            "summary": "\n\n".join(HOSTILE),
            "topics": tuple(
                Topic(
                    title=text, summary=text, start=index * 5.0, end=index * 5.0 + 5,
                    key_points=(
                        KeyPoint(statement=text, explanation=text, speaker=text, citations=quote),
                    ),
                )
                for index, (text, quote) in enumerate(pairs)
            ),
            "assignments": tuple(
                first.assignments[0].model_copy(
                    update={"what": text, "deliverable": text, "due_text": text, "citations": quote}
                )
                for text, quote in pairs
            ),
            "announcements": tuple(
                Announcement(text=text, date_text=text, citations=quote) for text, quote in pairs
            ),
            "terms": tuple(
                Term(term=text, definition=text, as_heard=(text,), citations=quote)
                for text, quote in pairs
            ),
            "warnings": HOSTILE,
        }
    )  # fmt: skip
    slides = Slides(
        slides=tuple(
            Slide(start=index * 5.0, end=index * 5.0 + 5, title=text, words=(SlideWord(text=text),))
            for index, text in enumerate(HOSTILE)
        )
    )
    lecture = lecture_of(hostile_transcript(), notes=notes, slides=slides, title=HOSTILE[0])
    return visit(lecture, **options).ready()


def test_hostile_words_stay_words(visit: Open) -> None:
    """They are shown as they are, run nothing, open nothing and ask for nothing."""
    page = hostile_page(visit, viewport={"width": 390, "height": 700})
    shown = page.page.evaluate(
        "() => [...document.querySelectorAll('.line')].map((line) => line.textContent)"
    )
    marks = str.maketrans("", "", "\u202e\u2066\u2067")
    assert [line.translate(marks) for line in shown] == [line.translate(marks) for line in HOSTILE]
    for words in ("script", "clic", "WWWW"):
        page.search(words)
        page.page.wait_for_timeout(50)
    page.seek(7.0)
    page.page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true;"
        "for (const one of document.querySelectorAll('body *'))"
        "one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); }"
    )
    page.page.wait_for_timeout(200)
    assert page.page.evaluate("() => window.hacked") is None
    assert (
        page.page.evaluate("() => document.querySelectorAll('iframe, img, object, embed').length")
        == 0
    )
    assert page.page.evaluate("() => document.querySelectorAll('script').length") <= 3
    page.assert_quiet()


def test_no_link_of_the_page_leads_away(visit: Open) -> None:
    page = hostile_page(visit)
    links: list[str] = page.page.evaluate(
        """() => [...document.querySelectorAll("a")]
          .map((one) => one.href?.baseVal ?? one.getAttribute("href"))"""
    )
    assert len(links) > 20
    assert [one for one in links if not one.startswith(("#", "data:text/calendar"))] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_words_without_an_end_make_no_page_wider(visit: Open, width: int) -> None:
    page = hostile_page(visit, viewport={"width": width, "height": 700}).page
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
    )
    size = page.evaluate(
        "() => { const r = document.documentElement; return [r.scrollWidth, r.clientWidth]; }"
    )
    assert size[0] <= size[1]


LEAKING = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), leaking = [];
  while (walker.nextNode()) {
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data)) continue;
    const one = walker.currentNode.parentElement, style = getComputedStyle(one);
    if (one.closest("script, style, svg, option")) continue;
    if (style.display === "inline" && !/isolate|plaintext/.test(style.unicodeBidi))
      leaking.push(one.outerHTML.slice(0, 100));
  }
  return leaking;
}"""


def test_marks_of_direction_turn_nothing_beside_them(visit: Open) -> None:
    """What holds one stands in an element of its own that keeps it to itself."""
    page = hostile_page(visit).page
    leaking = page.evaluate(LEAKING)
    assert leaking == []


INTRUDER = """() => {
  const script = document.createElement("script");
  script.textContent = "window.hacked = 1";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", `<p id="trap" onclick="window.hacked = 2">x</p>
    <img src="https://example.invalid/x.png" onerror="window.hacked = 3">
    <style>body { background: url(https://example.invalid/y.png); }</style>`);
  document.querySelector("#trap").click();
  fetch("https://example.invalid/z").catch(() => {});
}"""


def test_the_policy_stops_what_should_slip_through(visit: Open) -> None:
    """Neither script nor handler runs, and no request leaves, of what is put in from outside."""
    page = visit(the_class()).ready()
    client = page.page.context.new_cdp_session(page.page)
    stopped: list[str] = []
    client.on("Network.loadingFailed", lambda event: stopped.append(event.get("blockedReason", "")))
    client.on("Network.responseReceived", lambda event: stopped.append("an answer"))
    client.send("Network.enable")
    page.page.evaluate(INTRUDER)
    page.page.wait_for_timeout(300)
    assert page.page.evaluate("() => window.hacked") is None
    assert set(stopped) == {"csp"}
    assert sum("Content Security Policy" in error for error in page.errors) >= 4
    page.requests.clear()  # told of, though the policy stopped them
    page.errors.clear()


def test_it_asks_for_nothing_but_its_media(visit: Open) -> None:
    """Seen by the browser's own account of the network, through all that one can do with a page."""
    page = visit(the_class())
    client = page.page.context.new_cdp_session(page.page)
    seen: list[str] = []
    client.on("Network.requestWillBeSent", lambda event: seen.append(event["request"]["url"]))
    client.send("Network.enable")
    page.page.reload()
    page.ready()
    page.search("sobreajuste")
    page.page.click("#controls [data-do=play]")
    page.seek(60.0)
    page.page.keyboard.press("?")
    page.page.wait_for_timeout(300)
    assert seen[0] == page.file.as_uri()
    recording = (page.file.parent / SOUND).as_uri()
    assert recording in seen
    assert {url for url in seen[1:] if not url.startswith(("data:", "blob:"))} == {recording}


def test_a_request_would_be_seen(visit: Open) -> None:
    page = visit(the_class())
    text = page.file.read_text(encoding="utf-8")
    picture = '<img src="http://127.0.0.1:9/x.png">'
    start = text.index("<meta http-equiv")
    end = text.index(">", start) + 1
    page.file.write_text(text[:start] + text[end:] + picture, encoding="utf-8")
    page.page.reload()
    assert page.requests == ["http://127.0.0.1:9/x.png"]
    page.requests.clear()
    page.errors.clear()


def test_a_recording_that_was_moved_is_picked_by_hand(visit: Open, tmp_path: Path) -> None:
    page = visit(the_class(), sound=False, fragment="#t=60")
    page.page.wait_for_selector("#media-missing", state="visible")
    moved = tmp_path / "moved.wav"
    write_silence(moved, 100)
    page.page.set_input_files("#media-file", moved)
    page.ready()
    page.page.wait_for_selector("#media-missing", state="hidden")
    assert page.page.evaluate("() => document.querySelector('#media').currentSrc").startswith(
        "blob:"
    )
    page.seek(11.0)
    page.page.click("#controls [data-do=play]")
    page.until("() => document.querySelector('#media').currentTime > 11.3")
    assert page.lit is not None
    assert [error for error in page.errors if "ERR_FILE_NOT_FOUND" not in error] == []
    page.errors.clear()


def test_a_sound_inside_the_page_plays_without_a_file_beside_it(visit: Open) -> None:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(1)
        stream.setframerate(8000)
        stream.writeframes(bytes(8000 * 100))
    from dataclasses import replace

    lecture = the_class()
    assert lecture.media is not None
    inside = replace(
        lecture.media, src=None, embedded=base64.b64encode(sound.getvalue()).decode(),
        embedded_type="audio/wav",
    )  # fmt: skip
    page = visit(replace(lecture, media=inside), sound=False).ready()
    page.seek(11.0)
    page.page.click("#controls [data-do=play]")
    page.until("() => document.querySelector('#media').currentTime > 11.2")
    assert not page.page.is_visible("#media-missing")


REFUSING = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.mark.parametrize("script", [REFUSING, FULL], ids=["refused", "full"])
def test_a_browser_that_stores_nothing(visit: Open, script: str) -> None:
    page = visit(the_class(), script=script).ready()
    page.page.check("[data-task]")
    page.page.select_option("#speed", "1.5")
    page.seek(11.0)
    page.until("() => CSS.highlights.get('lit')?.size === 1")
    page.search("martes")
    page.until("() => (CSS.highlights.get('found-current')?.size ?? 0) === 1")
    assert page.page.evaluate("() => document.querySelector('#media').playbackRate") == 1.5


def test_a_person_who_was_left_out_leaves_nothing(visit: Open) -> None:
    """Neither word, nor name, lane, hit or choice."""
    whole = the_class()
    assert whole.media is not None
    from dataclasses import replace

    said = [phrase for phrase in CLASS if phrase[2] != "S2"]
    speakers = tuple(Speaker(id=key, name=name) for key, name in NAMES.items() if key != "S2")
    page = visit(
        lecture_of(
            transcript_of(segments_of(said), speakers=speakers),
            excluded=True,
            media=replace(whole.media, holds_excluded=True),
        )
    ).ready()
    source = page.file.read_text(encoding="utf-8")
    assert "Luis" not in source
    assert "de memoria" not in source
    choices = page.page.locator("#speaker option").all_inner_texts()
    assert choices[1:] == ["Ana Pérez", "Eva"]
    page.search("imágenes usaste")
    page.until("() => document.querySelector('#found').textContent.trim() !== ''")
    assert page.hits == []
    page.seek(24.0)  # while they speak nobody is shown to
    page.page.wait_for_timeout(200)
    assert page.lit is None


def test_a_transcript_without_times_is_read_and_searched(visit: Open) -> None:
    segments = [Segment(id=index, text=phrase[3]) for index, phrase in enumerate(CLASS)]
    lecture = lecture_of(transcript_of(segments, duration=None, speech=None), media=None)
    page = visit(lecture, sound=False)
    assert page.page.locator("#media").count() == 0
    page.search("sobreajuste")
    page.until("() => (CSS.highlights.get('found')?.size ?? 0) >= 1")
    page.page.keyboard.press("Escape")
    page.page.evaluate("() => document.activeElement.blur()")
    page.page.keyboard.press("Space")
    page.page.keyboard.press("?")
    page.until("() => document.querySelector('#help').open")
