"""Merging: what the model may join, what it may not, and what stands when it fails."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from notes_fakes import FakeChat
from pydantic import BaseModel

from lectura.errors import ContextOverflowError, LLMReplyError
from lectura.llm.prompts import load_prompts
from lectura.llm.protocol import Request
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.merge import Merged, Merger
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.requests import Requests
from lectura.records.notes import Announcement, Assignment, Citation, KeyPoint, Term, Topic
from lectura.records.transcript import Transcript

WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")


def cited(segment: int) -> tuple[Citation, ...]:
    words = f"words of segment {segment}"
    return (Citation(segment_ids=(segment,), start=segment, end=segment + 1.0, quote=words),)


def topic(title: str, segment: int) -> Topic:
    point = KeyPoint(statement=f"{title} matters.", citations=cited(segment))
    return Topic(title=title, start=segment, end=segment + 1.0, key_points=(point,))


def homework(what: str, segment: int, due: dt.date | None = None) -> Assignment:
    return Assignment(what=what, due_date=due, citations=cited(segment))


def part(number: int, *work: Assignment) -> PartialNotes:
    return PartialNotes(
        title=f"Part {number}",
        summary=f"Summary {number}.",
        topics=(topic(WORDS[number % 8] + str(number), 10 * number),),
        assignments=work,
    )


def merge(
    parts: list[PartialNotes], answer: Any, *, context: int = 8192, reply: int = 1024
) -> tuple[Merged, FakeChat]:
    chat = FakeChat(answer, context_tokens=context, max_reply_tokens=reply)
    requests = Requests(chat, load_prompts("default", None), Transcript(), "en")
    return Merger(Asker(chat), requests).merge(parts), chat


def saying(**reply: Any) -> Any:
    whole = {"title": "The whole", "summary": "All of it.", "topics": [], "same": [], **reply}
    return lambda request, reply_type: whole


def test_one_part_of_few_points_needs_no_request() -> None:
    merged, chat = merge([part(1)], saying())
    assert (merged.notes.title, merged.notes.summary) == ("Part 1", "Summary 1.")
    assert chat.requests == []


def test_the_points_of_a_single_part_are_ranked() -> None:
    points = tuple(
        KeyPoint(statement=f"{word} matters.", citations=cited(number))
        for number, word in enumerate(WORDS)
    )
    alone = PartialNotes(title="Part", topics=(Topic(title="Words", key_points=points),))
    merged, chat = merge([alone], saying(essential=["P3", "P1", "P5"]))
    assert len(chat.requests) == 1
    kept = [p.statement for p in merged.notes.topics[0].key_points if p.essential]
    assert kept == ["alpha matters.", "charlie matters.", "echo matters."]


def test_at_most_eight_points_are_essential_and_only_points_are() -> None:
    parts = [part(number, homework("Train a model", 3)) for number in range(12)]
    wanted = ["A1", "T2", "P99", *(f"P{number}" for number in range(12, 0, -1))]
    merged, _ = merge(parts, saying(essential=wanted))
    kept = [p.statement for t in merged.notes.topics for p in t.key_points if p.essential]
    assert len(kept) == 8
    assert "alpha0 matters." not in kept  # the last that was named


def test_the_outline_shows_everything_with_labels() -> None:
    _, chat = merge([part(0, homework("Train a model", 3)), part(1)], saying())
    outline = chat.requests[0].user
    shown = outline.partition("<outline>")[2].partition("</outline>")[0].strip().splitlines()
    assert shown == [
        "## Part 0", "Summary 0.", "T1 (0:00) alpha0", "P1 alpha0 matters.", "A1 Train a model", "",
        "## Part 1", "Summary 1.", "T2 (0:10) bravo1", "P2 bravo1 matters.",
    ]  # fmt: skip


def test_the_outline_shows_what_tells_records_apart() -> None:
    work = Assignment(
        what="Train a model", due_text="next Monday", due_date=dt.date(2026, 3, 9),
        optional=True, reward="a point", citations=cited(3),
    )  # fmt: skip
    first = PartialNotes(
        title="One",
        assignments=(work,),
        terms=(Term(term="kernel", definition="A small matrix.", citations=cited(4)),),
    )
    _, chat = merge([first, part(1)], saying())
    outline = chat.requests[0].user
    assert "\nA1 Train a model; next Monday = 2026-03-09; optional; a point\n" in outline
    assert "\nD1 kernel; A small matrix.\n" in outline


def test_neighbouring_topics_are_joined() -> None:
    groups = [{"labels": ["T1", "t2"], "title": "Both"}]
    merged, _ = merge([part(0), part(1), part(2)], saying(topics=groups))
    first, second = merged.notes.topics
    assert (first.title, first.start, first.end) == ("Both", 0, 11)
    assert [p.statement for p in first.key_points] == ["alpha0 matters.", "bravo1 matters."]
    assert second.title == "charlie2"
    assert merged.notes.title == "The whole"


def test_the_points_of_joined_topics_are_in_the_order_of_the_lecture() -> None:
    """One topic may go on while another one is begun within it."""

    def words(title: str, *segments: int) -> Topic:
        points = tuple(KeyPoint(statement=f"{s}.", citations=cited(s)) for s in segments)
        return Topic(title=title, key_points=points)

    parts = [PartialNotes(topics=(words("One", 1, 7), words("Two", 4, 9))), part(3)]
    merged, _ = merge(parts, saying(topics=[{"labels": ["T1", "T2"], "title": "Both"}]))
    assert [p.statement for p in merged.notes.topics[0].key_points] == ["1.", "4.", "7.", "9."]


def test_topics_apart_stay_in_the_order_of_the_lecture() -> None:
    groups = [{"labels": ["T3", "T1", "T99"], "title": "Apart", "summary": ""}]
    merged, _ = merge([part(0), part(1), part(2)], saying(topics=groups))
    assert [t.title for t in merged.notes.topics] == ["Apart", "bravo1", "charlie2"]
    assert [len(t.key_points) for t in merged.notes.topics] == [1, 1, 1]


def test_records_that_mean_the_same_keep_both_citations() -> None:
    parts = [part(0, homework("Train a model", 3)), part(1, homework("Deliver the network", 14))]
    merged, _ = merge(parts, saying(same=[{"labels": ["A1", "A2"]}]))
    (assignment,) = merged.notes.assignments
    assert assignment.what == "Train a model"
    assert [c.segment_ids for c in assignment.citations] == [(3,), (14,)]


def test_records_with_other_days_are_not_the_same_whatever_the_model_says() -> None:
    monday, friday = dt.date(2026, 3, 2), dt.date(2026, 3, 6)
    parts = [
        part(0, homework("Train a model", 3, monday)),
        part(1, homework("Deliver the network", 14, friday)),
    ]
    merged, _ = merge(parts, saying(same=[{"labels": ["A1", "A2"]}]))
    assert [a.due_date for a in merged.notes.assignments] == [monday, friday]


def test_what_is_said_in_records_of_two_kinds_stays_where_a_student_must_act_on_it() -> None:
    news = Announcement(text="A model is due on Monday.", citations=cited(14))
    other = PartialNotes(title="Part 1", topics=(topic("bravo1", 20),), announcements=(news,))
    parts = [part(0, homework("Train a model", 3)), other]
    merged, _ = merge(parts, saying(same=[{"labels": ["P2", "N1", "A1"]}]))
    (assignment,) = merged.notes.assignments
    assert [c.segment_ids for c in assignment.citations] == [(3,), (14,), (20,)]
    assert merged.notes.announcements == ()
    assert [t.title for t in merged.notes.topics] == ["alpha0"], "no topic without points"


def test_a_record_of_another_day_is_not_the_same_in_any_kind() -> None:
    news = Announcement(text="Friday.", date=dt.date(2026, 3, 6), citations=cited(14))
    other = PartialNotes(title="Part 1", announcements=(news,))
    work = homework("Train a model", 3, dt.date(2026, 3, 2))
    merged, _ = merge([part(0, work), other], saying(same=[{"labels": ["N1", "A1"]}]))
    assert len(merged.notes.announcements) == len(merged.notes.assignments) == 1


def test_of_two_names_of_one_term_the_longer_definition_stays() -> None:
    short = Term(term="NFA", definition="An automaton.", citations=cited(3))
    long = Term(
        term="nondeterministic automaton", definition="One with choices.", citations=cited(9)
    )
    parts = [PartialNotes(title="a", terms=(short,)), PartialNotes(title="b", terms=(long,))]
    merged, _ = merge(parts, saying(same=[{"labels": ["D1", "D2"]}]))
    (term,) = merged.notes.terms
    assert (term.term, term.definition) == ("NFA", "One with choices.")


def test_a_whole_topic_is_no_record_that_could_be_the_same() -> None:
    merged, _ = merge(
        [part(0, homework("Train a model", 3)), part(1)], saying(same=[{"labels": ["T1", "A1"]}])
    )
    assert len(merged.notes.topics) == 2
    assert len(merged.notes.assignments) == 1


def test_many_parts_are_merged_level_by_level() -> None:
    parts = [part(number) for number in range(60)]
    merged, chat = merge(parts, saying(), context=1400, reply=400)
    assert len(chat.requests) > 2
    assert "## The whole" in chat.requests[-1].user
    assert len(merged.notes.topics) == 60
    assert (merged.notes.summary, merged.error) == ("All of it.", None)


def test_a_group_that_is_too_much_is_halved() -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        if request.user.count("\n## ") > 3:
            raise ContextOverflowError("too long")
        return {"title": "The whole", "summary": "All of it.", "topics": [], "same": []}

    merged, _ = merge([part(number) for number in range(8)], answer)
    assert merged.error is None
    assert merged.notes.title == "The whole"
    assert len(merged.notes.topics) == 8


@pytest.mark.parametrize("error", [LLMReplyError("unusable"), ContextOverflowError("too long")])
def test_a_model_that_cannot_merge_loses_nothing(error: Exception) -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        raise error

    merged, _ = merge([part(0, homework("Train a model", 3)), part(1), part(2)], answer)
    assert merged.error is error
    assert merged.notes.title == "Part 0"
    assert merged.notes.summary == "Summary 0. Summary 1. Summary 2."
    assert len(merged.notes.topics) == 3
    assert len(merged.notes.assignments) == 1
