"""Where something was said in a transcript without times, as a share of its characters."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from notes_fakes import FakeChat, lecture
from pydantic import BaseModel

from lectura.llm.prompts import load_prompts
from lectura.llm.protocol import Request
from lectura.notes.composed.engine import compose
from lectura.notes.keyless import keyless_notes
from lectura.notes.options import NotesOptions
from lectura.notes.places import placed
from lectura.records.notes import Citation, KeyPoint, MadeBy, Notes, NotesSource, Topic
from lectura.records.transcript import Segment, Speaker, Transcript

SOURCE = NotesSource(name="t")


def transcript(*texts: str) -> Transcript:
    return Transcript(segments=tuple(Segment(id=n, text=t) for n, t in enumerate(texts)))


def shares(lecture_: Transcript, *citations: Citation) -> list[float | None]:
    topic = Topic(title="T", key_points=(KeyPoint(statement="S", citations=citations),))
    made = MadeBy(engine="keyless", lectura="0")
    notes = Notes(title="T", source=SOURCE, topics=(topic,), made_by=made)
    (point,) = placed(notes, lecture_).topics[0].key_points
    return [citation.share for citation in point.citations]


def cite(quote: str, *ids: int) -> Citation:
    return Citation(segment_ids=ids, quote=quote)


def test_the_share_is_counted_in_characters_of_the_whole() -> None:
    words = transcript("abcde fghij ", "klmno pqrst", "uvwxy 12345")  # 11 characters each
    assert shares(
        words,
        cite("abcde", 0),
        cite("klmno pqrst", 1),
        cite("12345", 2),  # 22 + 6 of 33
        cite("fghij klmno", 0, 1),  # 6 of 33
        cite("words that a person rewrote", 1),
    ) == [0.0, 0.3333, 0.8485, 0.1818, 0.3333]


def test_a_long_paragraph_is_no_single_place() -> None:
    words = "x" * 69 + " here it is " + "y" * 19  # 100 characters in all
    assert shares(transcript(words), cite("here it is", 0)) == [0.7]


def test_what_has_times_needs_no_share() -> None:
    timed = Citation(segment_ids=(1,), start=3.0, end=4.0, quote="klmno")
    assert shares(transcript("abcde", "klmno"), timed) == [None]


def test_an_unknown_segment_has_no_place() -> None:
    assert shares(transcript("abcde"), cite("abcde", 7)) == [None]


def _task(timed: bool) -> Transcript:
    text = "For next Monday you must hand in a report of three pages about kernels."
    return lecture(20, texts={15: text}, timed=timed)


def _answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
    task = {"what": "A report", "quote": "hand in a report of three pages", "segment_ids": [15]}
    return {"title": "T", "summary": "S", "key_points": [], "assignments": [task]}


def _made(words: Transcript, engine: str) -> Notes:
    if engine == "keyless":
        return keyless_notes(words, source=SOURCE, language=None, date=dt.date(2026, 3, 12))
    return compose(
        words,
        FakeChat(_answer),
        options=NotesOptions(date=dt.date(2026, 3, 12)),
        source=SOURCE,
        prompts=load_prompts("default", None),
    )


@pytest.mark.parametrize("engine", ["keyless", "llm"])
def test_both_engines_tell_where(engine: str) -> None:
    words = _task(timed=False)
    before = sum(len(s.text) for s in words.segments[:15])
    whole = sum(len(s.text) for s in words.segments)
    (task,) = _made(words, engine).assignments
    share = task.citations[0].share
    assert share is not None
    assert before / whole - 0.001 <= share < (before + 72) / whole
    (timed,) = _made(_task(timed=True), engine).assignments
    assert timed.citations[0].share is None
    assert timed.citations[0].start is not None


def test_words_that_were_left_out_still_take_their_place() -> None:
    spoken = lecture(
        20,
        timed=False,
        texts={15: "For next Monday you must hand in a report of three pages about kernels."},
        speakers=lambda index: "B" if index < 10 else "A",
        known=(Speaker(id="A"), Speaker(id="B")),
    )
    notes = keyless_notes(spoken, source=SOURCE, language=None, date=None, exclude_speakers=("B",))
    share = notes.assignments[0].citations[0].share
    assert share is not None
    assert 0.7 < share < 0.8
