"""What rules see and the model passed over is asked for once more, and what stays is listed."""

from __future__ import annotations

from typing import Any

from notes_fakes import FakeChat, composed, echo, lecture, shown
from pydantic import BaseModel

from lectura.errors import LLMReplyError
from lectura.llm.protocol import Request
from lectura.llm.size import ModelSize
from lectura.records.notes import Notes
from lectura.render.markdown import MARKDOWN
from lectura.render.renderer import RenderOptions

TASK = "For next Monday you have to hand in a report about kernels."
HINT = "The difference between stride and padding will be in the exam."
TEXTS = {40: TASK, 80: HINT}


def notes_of(answer: Any, **fake: Any) -> tuple[Notes, FakeChat]:
    return composed(lecture(120, texts=TEXTS), answer, **fake)


def finding(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
    """Passes over everything, and finds the task when asked for it."""
    if request.purpose != "overlooked":
        return echo(request, reply_type, every=30)
    work = {
        "what": "A report about kernels",
        "due_text": "next Monday",
        "quote": "you have to hand in a report about kernels",
        "segment_ids": [40],
    }
    return {"assignments": [work], "announcements": [], "exam_hints": []}


def test_it_is_asked_for_with_the_lines_around_and_what_stays_is_listed() -> None:
    notes, chat = notes_of(finding)
    [request] = [one for one in chat.requests if one.purpose == "overlooked"]
    assert f"- {TASK}" in request.user
    assert [id_ for id_, _ in shown(request)] == [*range(38, 43), *range(78, 83)]
    assert [(work.what, work.due_text) for work in notes.assignments] == [
        ("A report about kernels", "next Monday")
    ]
    assert [item.quote for item in notes.overlooked] == [HINT]
    page = MARKDOWN.write(notes, RenderOptions())
    assert f"## Said in class, not taken up above\n\n- “{HINT}” (8:00)" in page


def test_nothing_is_asked_where_records_are_near() -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        reply = echo(request, reply_type, every=30)
        if "exam_hints" in reply_type.model_fields and request.purpose.startswith("map"):
            near = {"segment_ids": [42], "quote": dict(shown(request))[42]}
            reply["assignments"] = [{"what": "Something", **near}]
            reply["exam_hints"] = [{"text": "Stride", "segment_ids": [80], "quote": HINT}]
        return reply

    notes, chat = notes_of(answer)
    assert "overlooked" not in [request.purpose for request in chat.requests]
    assert notes.overlooked == ()


def test_a_tiny_model_or_one_that_fails_leaves_them_listed() -> None:
    def failing(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        if request.purpose == "overlooked":
            raise LLMReplyError("no usable reply")
        reply = echo(request, reply_type, every=30)
        return {name: reply[name] for name in reply if name in reply_type.model_fields}

    for size in (ModelSize.TINY, ModelSize.LARGE):
        notes, chat = notes_of(failing, size=size)
        assert [item.quote for item in notes.overlooked] == [TASK, HINT]
        assert not notes.partial
        assert ("overlooked" in [r.purpose for r in chat.requests]) is (size is ModelSize.LARGE)
