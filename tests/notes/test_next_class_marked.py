"""What is about the next class is marked so, by both engines."""

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
from lectura.notes.keyless.phrases import names_next_class
from lectura.notes.options import NotesOptions
from lectura.records.notes import Notes, NotesSource

TEXTS = {
    2: "The exam will be in room B2 on Tuesday.",
    6: "The next class will be on Friday in room B2.",
}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("La próxima clase tendrá una introducción", True),
        ("En la próxima sesión se empieza con redes", True),
        ("Clase que viene: convoluciones", True),
        ("Next lecture is online", True),
        ("A próxima aula é na sala 3", True),
        ("La prochaine séance est annulée", True),
        ("En las próximas sesiones se verán tensores", False),
        ("El profesor sube la grabación a su Drive", False),
    ],
)
def test_the_words_for_the_next_class(text: str, named: bool) -> None:
    assert names_next_class(text, None) is named


def made(engine: str) -> Notes:
    words = lecture(10, texts=TEXTS)
    source, day = NotesSource(name="t"), dt.date(2026, 3, 10)
    if engine == "keyless":
        return keyless_notes(words, source=source, language=None, date=day)

    def answer(request: Request, reply_type: type[BaseModel]) -> dict[str, Any]:
        said = [
            {"text": "El examen será en B2.", "quote": TEXTS[2], "segment_ids": [2]},
            # In the language of the notes the model may say it in other words; the quote tells.
            {"text": "Nos vemos el viernes.", "quote": TEXTS[6], "segment_ids": [6]},
        ]
        return {"title": "T", "summary": "S", "key_points": [], "announcements": said}

    return compose(
        words,
        FakeChat(answer),
        options=NotesOptions(date=day, language="es"),
        source=source,
        prompts=load_prompts("default", None),
    )


@pytest.mark.parametrize("engine", ["keyless", "llm"])
def test_only_what_is_about_the_next_class_is_marked(engine: str) -> None:
    marked = {a.citations[0].segment_ids: a.is_next_class for a in made(engine).announcements}
    assert marked == {(2,): False, (6,): True}
