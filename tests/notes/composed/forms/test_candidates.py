"""Which sentences a model of one to four billion parameters is asked about, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest
from notes_fakes import FakeChat, composed, lecture, sentence, shown
from pydantic import BaseModel

from lectura.chunk import Chunk
from lectura.errors import ReplyCutError
from lectura.llm.prompts import load_prompts
from lectura.llm.protocol import Request
from lectura.llm.size import ModelSize
from lectura.notes.composed.forms.candidates import CandidatesForm, CandidatesReply
from lectura.notes.composed.grounding.ground import claims_of, look_up
from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.grounding.records import Lookup, partial_notes
from lectura.notes.composed.grounding.said_days import DayReader
from lectura.notes.composed.lines import read_in_lines
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.requests import Requests
from lectura.notes.keyless.when import Calendar
from lectura.records.notes import Assignment, Citation, KeyPoint, Notes, Topic
from lectura.records.transcript import Transcript

TASK = "For next Monday you have to hand in a report about kernels."
HINT = "The difference between stride and padding will be in the exam."


def cited(index: int) -> tuple[Citation, ...]:
    return (Citation(segment_ids=(index,), quote=sentence(index)),)


def form_of(points: int, tasks: int = 1, reply_tokens: int = 2048) -> tuple[CandidatesForm, Chunk]:
    """Key points in every line from the second on, the last ones essential; tasks in the last."""
    transcript = lecture(60)
    chat = FakeChat(lambda *_: {}, context_tokens=16_384, max_reply_tokens=reply_tokens)
    requests = Requests(chat, load_prompts("default", None), Transcript(), "en")
    reading = read_in_lines(transcript.segments)
    found: dict[str, Any] = dict.fromkeys(
        ("announcements", "exam_hints", "questions", "terms", "references"), ()
    )
    found["assignments"] = tuple(
        Assignment(what=sentence(59 - n), citations=cited(59 - n)) for n in range(tasks)
    )
    made = (
        KeyPoint(statement=sentence(n), citations=cited(n), essential=n > points - 2)
        for n in range(1, points + 1)
    )
    found["topics"] = (Topic(title="Cases", key_points=tuple(made)),)
    return CandidatesForm(requests, reading, found), Chunk(0, reading.lines)


def numbered(request: Request) -> list[str]:
    listed = request.user.split("<notes>")[1].split("</notes>")[0]
    return [line for line in listed.strip().splitlines() if line != "-"]


def test_what_must_be_done_and_what_is_essential_is_asked_before_the_rest() -> None:
    form, chunk = form_of(points=30, tasks=2)
    [question] = form.questions(chunk, 1)
    assert question.reply_type is CandidatesReply
    entries = numbered(question.request)
    assert len(entries) == 16
    assert entries[0] == f"1. Line 1 may be a key point: {sentence(1)}"
    assert entries[12:] == [
        f"13. Line 29 may be a key point: {sentence(29)}",
        f"14. Line 30 may be a key point: {sentence(30)}",
        f"15. Line 58 may be a task: {sentence(58)}",
        f"16. Line 59 may be a task: {sentence(59)}",
    ]
    assert [id_ for id_, _ in shown(question.request)] == list(range(60))


def test_no_more_is_asked_than_the_reply_has_room_for() -> None:
    form, chunk = form_of(points=30, reply_tokens=600)
    [question] = form.questions(chunk, 1)
    assert len(numbered(question.request)) == 4  # of 480 tokens 80 are for title and summary
    assert 4 * 40 < question.reply_tokens < 480


def test_what_another_part_holds_is_not_asked_in_this_one() -> None:
    form, chunk = form_of(points=30)
    first = Chunk(0, chunk.segments[:40])
    second = Chunk(1, chunk.segments[20:], tuple(range(20, 40)))
    asked = [numbered(form.questions(part, 2)[0].request) for part in (first, second)]
    assert [len(entries) for entries in asked] == [16, 1]
    assert asked[1] == [f"1. Line 59 may be a task: {sentence(59)}"]


def notes_of(form: CandidatesForm, chunk: Chunk, answers: list[dict[str, Any]]) -> PartialNotes:
    reply = {"title": "T", "summary": "S", "answers": answers}
    filled = form.filled(chunk, [CandidatesReply.model_validate(reply)])
    haystack = Haystack(lecture(60).segments)
    evidence = look_up(claims_of(filled.reply), haystack, lambda claims: {})
    days = DayReader(haystack, Calendar("en", None))
    lookup = Lookup(haystack, haystack, lambda speaker: speaker, "en", days)
    return filled.complete(partial_notes(filled.reply, evidence, lookup, range(60)), evidence)


def said(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "is_so": True, "sentence": f"Said {number}.", **more}


def test_essential_points_stay_so_in_the_model_s_words() -> None:
    form, chunk = form_of(points=4)
    answers = [said(n, quote=f"Remark {n}: the {sentence(n).split()[3]}") for n in range(1, 5)]
    made = notes_of(form, chunk, answers)
    points = made.topics[0].key_points
    assert [(point.statement, point.essential) for point in points] == [
        ("Said 1.", False), ("Said 2.", False), ("Said 3.", True), ("Said 4.", True),
    ]  # fmt: skip
    assert (made.title, made.summary) == ("T", "S")
    assert [work.what for work in made.assignments] == [sentence(59)]  # it said nothing of it


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ({"is_so": False}, []),
        ({"is_so": "no"}, []),
        ({"is_so": "No."}, []),
        ({"is_so": None, "sentence": ""}, [sentence(59)]),
        ({"is_so": "perhaps", "sentence": ""}, [sentence(59)]),
        ({"is_so": "sí", "sentence": "Do it.", "quote": sentence(59)}, ["Do it."]),
        ({"is_so": True, "sentence": "Do it.", "quote": "nobody ever said this"}, [sentence(59)]),
    ],
)
def test_a_task_is_refused_said_anew_or_kept(answer: dict[str, Any], kept: list[str]) -> None:
    form, chunk = form_of(points=0)
    made = notes_of(form, chunk, [{"number": 1, **answer}, {"number": 7, **answer}])
    assert [work.what for work in made.assignments] == kept


def class_of(answer: Any) -> tuple[Notes, FakeChat]:
    return composed(lecture(120, texts={40: TASK, 80: HINT}), answer, size=ModelSize.LITTLE)


def test_nothing_is_asked_twice() -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        if "answers" not in reply_type.model_fields:
            return {"title": "The whole", "summary": "All of it."}
        return {"title": "A part", "summary": "Of it.", "answers": []}

    notes, chat = class_of(answer)
    names = [request.purpose.split()[0] for request in chat.requests]
    assert set(names) <= {"map", "merge"}
    assert [work.what for work in notes.assignments] == [TASK]
    assert [hint.text for hint in notes.exam_hints] == [HINT]
    assert notes.overlooked == ()
    assert notes.coverage.complete


def test_where_no_reply_ends_the_brief_one_keeps_what_rules_found() -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        if reply_type is CandidatesReply:
            raise ReplyCutError("cut")
        fields = {"title": "A part", "summary": "Of it.", "key_points": []}
        return {name: value for name, value in fields.items() if name in reply_type.model_fields}

    notes, _ = class_of(answer)
    assert [work.what for work in notes.assignments] == [TASK]
    assert [hint.text for hint in notes.exam_hints] == [HINT]
    assert notes.coverage.complete
