"""What a real class took, beside what was told of it before anything was sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.formats import read_transcript
from lectura.llm.options import LLMOptions
from lectura.llm.planning import planned_chat
from lectura.llm.prompts import load_prompts
from lectura.notes.composed.engine import plan
from lectura.notes.options import NotesOptions
from lectura.store import Store

SENT, SCHEMAS, RECEIVED = 15_427, 3_060, 5_281
"""Tokens that an endpoint counted for this class (four characters each), on 2026-11-28."""


def test_the_estimate_is_within_a_quarter(shared: Path, tmp_path: Path) -> None:
    transcript = read_transcript(shared / "transcripts" / "clase-aprendizaje-profundo.txt")
    options = LLMOptions(
        llm="openai", base_url="http://127.0.0.1:9/v1", model="strong", context_tokens=128_000
    )
    chat = planned_chat(options, Store(tmp_path), {})
    told = plan(
        transcript, chat, NotesOptions(), load_prompts("default", None),
        chat.kept, chat.likely_share,
    )  # fmt: skip
    assert told.prompt_tokens == pytest.approx(SENT + SCHEMAS, rel=0.25)
    assert told.reply_tokens == pytest.approx(RECEIVED, rel=0.25)
    assert 3 <= told.requests <= 4
