"""The word being said is lit, whatever the words' times are like.

What is expected comes from the transcript's JSON, looked through from its first word to its last.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from lectures import CLASS, lecture_of, segments_of, the_class, transcript_of
from visits import LIT, MARKED, Open, Visit

from lectura.page.lecture import Lecture
from lectura.records.transcript import Segment, Transcript, Word

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.needs("browser")

Told = list[Any] | None
"""Line, number of the word in it, and the word."""

SEEKS = (
    """async ([times, expected]) => {
  const media = document.querySelector("#media"), lit = """
    + LIT
    + """, wrong = [];
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  for (const [index, time] of times.entries()) {
    const sought = new Promise((go) => media.addEventListener("seeked", go, { once: true }));
    media.currentTime = time;
    await sought;
    const wanted = JSON.stringify(expected[index]), limit = performance.now() + 5000;
    while (JSON.stringify(lit()) !== wanted && performance.now() < limit) await pause(1);
    if (JSON.stringify(lit()) !== wanted) wrong.push([time, expected[index], lit()]);
    if (wrong.length > 4) break;
  }
  return wrong;
}"""
)
"""Seeks to each time in turn, waits five seconds at most for the word, returns what was wrong."""


def said_at(transcript: dict[str, Any], seconds: float) -> Told:
    """The word that must be lit at a time: the last that has begun, until 0.3 s after its end."""
    told: Told = None
    begun, over = -1.0, 0.0
    for line, segment in enumerate(transcript["segments"]):
        for number, word in enumerate(segment["words"]):
            start = word["start"]
            if begun <= start <= seconds:
                begun, over = start, max(word["end"], start + 0.05) + 0.3
                told = [line, number, word["text"].strip()]
    return told if seconds < over else None


def wrong_seeks(visit: Visit, transcript: Transcript, times: Sequence[float]) -> Any:
    """[time, expected, seen] of the first seeks after which the wrong word was lit."""
    whole = json.loads(transcript.model_dump_json())
    expected = [said_at(whole, time) for time in times]
    assert sum(told is not None for told in expected) > len(times) / 3
    return visit.ready().page.evaluate(SEEKS, [times, expected])


def disorderly(chance: random.Random) -> Iterator[Segment]:
    """Segments that overlap and are apart, words that begin together, last no time, or overlap."""
    start = 1.0
    for index in range(120):
        at, words = start, []
        for number in range(chance.randint(1, 14)):
            length = chance.choice((0.0, 0.02, 0.1, 0.3, 0.8))
            words.append(
                Word(text=f" w{index}x{number}", start=round(at, 2), end=round(at + length, 2))
            )
            at += chance.choice((0.0, 0.05, 0.1, 0.2, 0.4, 1.5))
        end = max(word.end or 0.0 for word in words)
        text = "".join(word.text for word in words).strip()
        yield Segment(
            id=index, start=round(start, 2), end=end, text=text, words=tuple(words), speaker="S1"
        )
        start = round(at + chance.choice((-0.3, 0.0, 0.2, 2.0)), 2)
        start = max(start, words[0].start or 0.0)


def between(chance: random.Random, end: float, count: int) -> list[float]:
    """Times up to an end that lie between two hundredths, so that rounding decides nothing."""
    return [chance.randrange(int(end * 100)) / 100 + 0.005 for _ in range(count)]


def test_a_thousand_random_seeks_light_the_word_that_is_said(visit: Open) -> None:
    chance = random.Random(7)
    transcript = transcript_of(disorderly(chance))
    times = between(chance, transcript.duration or 0.0, 1000)
    assert wrong_seeks(visit(lecture_of(transcript)), transcript, times) == []


def test_dense_speech(visit: Open) -> None:
    """Sixteen words a second, as an auctioneer speaks."""
    spoken = [
        (index * 5.0, index * 5.0 + 5, "S1", " ".join(f"p{index}x{n}" for n in range(80)))
        for index in range(8)
    ]
    transcript = transcript_of(segments_of(spoken))
    times = between(random.Random(8), 40.0, 150)
    assert wrong_seeks(visit(lecture_of(transcript)), transcript, times) == []


def test_a_word_that_ends_before_it_begins(visit: Open) -> None:
    """No transcript holds one that was read by the rules; what other programs hand over might."""
    [segment] = segments_of([(1.0, 5.0, "S1", "uno dos tres cuatro")])
    _, second, *_ = segment.words
    backwards = Word.model_construct(
        text=second.text, start=second.start, end=0.5, probability=None, speaker=None
    )
    words = (segment.words[0], backwards, *segment.words[2:])
    transcript = transcript_of([segment.model_copy(update={"words": words})])
    page = visit(lecture_of(transcript)).ready()
    page.seek(2.2)  # it begins at 2.0
    page.until(f"() => ({LIT})()?.[2] === 'dos'")
    page.seek(2.7)  # as long as a word of no length is lit, and longer
    page.until(f"() => ({LIT})() === null")


def test_words_without_times_are_laid_within_their_segment(visit: Open) -> None:
    segments = [
        Segment(id=0, start=10.0, end=20.0, text="aaaa bbbb cccc dddd", speaker="S1"),
        Segment(id=1, start=30.0, end=34.0, text="eeee", speaker="S1"),
    ]
    page = visit(lecture_of(transcript_of(segments))).ready()
    for seconds, word in ((10.2, "aaaa"), (13.5, "bbbb"), (16.5, "cccc"), (19.0, "dddd")):
        page.seek(seconds)
        page.until(f"(word) => ({LIT})()?.[2] === word", word)
    page.seek(25.0)
    page.until(f"() => ({LIT})() === null")


@pytest.fixture
def unsure() -> Lecture:
    """A doubtful line in which the recogniser is unsure of two words, and one of which of none."""
    phrases = [
        (1.0, 5.0, "S1", "uno dos tres cuatro"),
        (6.0, 9.0, "S1", "cinco seis"),
        (10.0, 12.0, "S1", "siete ocho"),
    ]
    first, second, third = segments_of(phrases)
    chances = (0.9, 0.3, 0.9, 0.1)
    words = tuple(
        word.model_copy(update={"probability": chance})
        for word, chance in zip(first.words, chances, strict=True)
    )
    doubt = "the model is unsure of its words"
    return lecture_of(
        transcript_of(
            [
                first.model_copy(update={"words": words, "doubt": doubt}),
                second.model_copy(update={"doubt": doubt}),
                third,
            ]
        )
    )


UNDERLINED = """() => [...document.querySelectorAll(".line")]
  .map((line) => getComputedStyle(line).textDecorationLine)"""


def test_of_a_doubtful_line_the_unsure_words_are_marked(visit: Open, unsure: Lecture) -> None:
    page = visit(unsure).ready()
    page.until("() => CSS.highlights.get('unsure').size === 2")
    marked = page.page.evaluate(f"() => ({MARKED})('unsure').map((one) => one.text)")
    assert marked == ["dos", "cuatro"]
    assert page.page.evaluate(UNDERLINED) == ["none", "underline", "none"]
    assert page.page.get_attribute("#l0", "title")


def test_else_the_line_is(visit: Open, unsure: Lecture) -> None:
    page = visit(unsure, script="delete CSS.highlights; delete window.Highlight;").ready()
    page.search("siete")
    page.until("() => document.querySelectorAll('.line.has-hit').length === 1")
    assert page.page.evaluate(UNDERLINED) == ["underline", "underline", "none"]


def test_without_the_highlights_of_css_the_line_is_marked(visit: Open) -> None:
    page = visit(the_class(), script="delete CSS.highlights; delete window.Highlight;").ready()
    page.seek(11.0)
    page.until("() => document.querySelector('.line.current')?.id === 'l2'")
    page.search("martes")
    page.until("() => document.querySelectorAll('.line.has-hit').length === 2")


@pytest.mark.parametrize(("seconds", "line"), [(11.0, 2), (43.0, 6), (99.0, 14)])
def test_the_line_that_is_said_is_told_to_those_who_listen(
    visit: Open, seconds: float, line: int
) -> None:
    """Where nobody speaks it is the line last begun."""
    page = visit(the_class()).ready()
    page.seek(seconds)
    page.until("(text) => document.querySelector('.line[aria-current=true]')?.textContent === text",
               CLASS[line][3])  # fmt: skip
    assert page.page.locator("[aria-current=true]").count() == 1


def test_the_word_goes_on_while_it_plays(visit: Open) -> None:
    page = visit(the_class()).ready()
    page.seek(9.3)
    page.page.click("#controls [data-do=play]")
    seen: Iterable[Any] = page.page.evaluate(
        "async () => { const lit = " + LIT + ", seen = new Set();"
        "for (let n = 0; n < 150; n++) { await new Promise((go) => setTimeout(go, 10));"
        "const word = lit(); if (word) seen.add(word[2]); } return [...seen]; }"
    )
    assert list(seen)[:3] == ["Una", "red", "neuronal"]
