"""What a request for notes tells the language model of the language to write in."""

from __future__ import annotations

import pytest
from notes_fakes import FakeChat

from lectura.llm.prompts import load_prompts
from lectura.notes.composed.requests import Requests
from lectura.records.transcript import Transcript


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("es", "Spanish"),
        ("hi", "Hindi"),
        ("pt-BR", "Portuguese (pt-BR)"),
        ("Klingon", "Klingon"),
        (None, "the language of the transcript"),
    ],
)
def test_the_language_is_named_in_english(language: str | None, named: str) -> None:
    prompts = load_prompts("default", None)
    requests = Requests(FakeChat(lambda *_: {}), prompts, Transcript(), language)
    request = requests.merge("outline")
    assert prompts.render("system", language=named) == request.system
    assert named in request.system + request.user
