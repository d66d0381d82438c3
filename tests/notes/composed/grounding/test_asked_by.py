"""Who asked: a student or the lecturer, as the model says, or a name that the lecture says."""

from __future__ import annotations

from typing import Any

import pytest
from notes_fakes import FakeChat, lecture
from pydantic import BaseModel

from lectura.llm.prompts import load_prompts
from lectura.llm.protocol import Request
from lectura.notes.composed.engine import compose
from lectura.notes.composed.grounding.roles import role_of
from lectura.notes.options import NotesOptions
from lectura.records.notes import NotesSource

ASKED = "Profe, cómo se elige el número de grupos, pregunta Marta."


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("student", "student"), ("Student", "student"), ("a student", "student"),
        ("un estudiante", "student"), ("una alumna", "student"), ("un étudiant", "student"),
        ("lecturer", "lecturer"), ("the lecturer", "lecturer"), ("el profesor", "lecturer"),
        ("la professora", "lecturer"), ("Dozentin", "lecturer"),
        ("Marta", None), ("profesor Díaz", None), ("", None), ("the student union", None),
    ],
)  # fmt: skip
def test_roles_in_the_words_of_a_model(said: str, role: str | None) -> None:
    assert role_of(said) == role


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("student", "student"),  # a word that this transcript does not have
        ("El profesor", "lecturer"),
        ("Marta", "Marta"),
        ("Lucía", None),  # nobody said this name
        ("", None),
    ],
)
def test_who_asked_is_kept(said: str, kept: str | None) -> None:
    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        if "key_points" not in reply_type.model_fields:
            return {"title": "T", "summary": "S"}
        question = {
            "question": "¿Cómo se elige k?", "quote": ASKED, "segment_ids": [3], "asked_by": said,
        }  # fmt: skip
        return {"summary": "S", "key_points": [], "questions": [question]}

    notes = compose(
        lecture(8, texts={3: ASKED}, language="es"),
        FakeChat(answer),
        options=NotesOptions(),
        source=NotesSource(name="t"),
        prompts=load_prompts("default", None),
    )
    (question,) = notes.questions
    assert question.asked_by == kept
