"""The page asks for nothing but its recording; what is missing or refused is survived."""

from __future__ import annotations

import base64
import io
import wave
from dataclasses import replace
from pathlib import Path

import pytest
from lectures import (
    CLASS,
    NAMES,
    SOUND,
    lecture_of,
    segments_of,
    the_class,
    transcript_of,
    write_silence,
)  # fmt: skip
from visits import Open

from lectura.records.transcript import Segment, Speaker

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

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

    said = [phrase for phrase in CLASS if phrase[2] != "S2"]
    speakers = tuple(Speaker(id=key, name=name) for key, name in NAMES.items() if key != "S2")
    page = visit(
        lecture_of(
            transcript_of(segments_of(said), speakers=speakers),
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
