"""What a small model made up never takes the place of notes that rest on the lecture."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from lectura.config import load, settings_of
from lectura.errors import LLMReplyError
from lectura.llm.ledger import Ledger, TokenUsage
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Reply, Request
from lectura.llm.size import ModelSize
from lectura.pipeline import Pipeline, Runtime
from lectura.progress import Event, Notification
from lectura.records.notes import Notes
from lectura.records.transcript import Segment, Transcript
from lectura.store import Store

SENTENCES = (
    "A neural network is a model that learns from examples.",
    "The most important thing about gradient descent is the size of the step.",
    "A convolution is a filter that slides over the image.",
    "Remember that overfitting means that the model learns the noise by heart.",
    "The key idea of dropout is to switch off neurons at random.",
    "A tensor is an array with more than two dimensions.",
)
LECTURE = Transcript(
    language="en",
    segments=tuple(Segment(id=i, text=text) for i, text in enumerate(SENTENCES * 2)),
)


class Small:
    """A model inside the process that makes some true points and some of its own."""

    model = "small"
    context_tokens = 8192
    max_reply_tokens = 512

    def __init__(self, true: int, made_up: int, *, tiny: bool, endpoint: str) -> None:
        self.points = [
            {"topic": "t", "statement": f"Point {i}", "quote": SENTENCES[i], "segment_ids": [i]}
            for i in range(true)
        ] + [
            {"topic": "t", "statement": f"Odd {i}", "quote": f"dragons eat {i} moons",
             "segment_ids": [i]}
            for i in range(made_up)
        ]  # fmt: skip
        self.size = ModelSize.TINY if tiny else ModelSize.LARGE
        self.endpoint = endpoint
        self.ledger = Ledger(LLMOptions())

    def count_tokens(self, text: str) -> int:
        return len(text) // 4

    def ask(self, request: Request, reply_type: type[BaseModel]) -> Reply[Any]:
        if not self.points:
            raise LLMReplyError("'small' gave no usable reply in 3 tries.")
        fields = reply_type.model_fields
        value: dict[str, Any] = {}
        if "key_points" in fields:
            value = {"title": "T", "summary": "S", "key_points": self.points}
        elif "title" in fields:  # what joins the parts
            value = {"title": "T", "summary": "S"}
        elif "quotes" in fields:
            value = {"quotes": []}
        elif "summary" in fields:
            value = {"title": "T", "summary": "S"}
        return Reply(reply_type.model_validate(value), TokenUsage())


def noted(
    monkeypatch: pytest.MonkeyPatch, folder: Path, chat: Small, llm: str
) -> tuple[Notes, list[str]]:
    @contextlib.contextmanager
    def connected(*arguments: Any, **options: Any) -> Iterator[Small]:
        yield chat

    told: list[str] = []

    def hear(event: Event) -> None:
        if isinstance(event, Notification):
            told.append(event.message)

    monkeypatch.setattr("lectura.llm.connect.connect", connected)
    values = load({"llm": llm, "base_url": None}, environ={}, folder=folder)
    runtime = Runtime(store=Store(folder / "store"), hook=hear, environ={})
    pipeline = Pipeline(settings_of(values), runtime)
    outcome = pipeline.summarize(LECTURE, Path("class.txt"), None)
    assert outcome.notes is not None
    assert outcome.complete
    return outcome.notes, told


@pytest.mark.parametrize(
    ("true", "made_up", "tiny", "llm", "engine"),
    [
        (4, 0, True, "local", "llm"),
        (4, 4, True, "local", "llm"),
        (3, 4, True, "local", "keyless"),  # fewer than half
        (2, 0, True, "local", "keyless"),  # fewer than three
        (0, 0, True, "local", "keyless"),  # nothing usable at all
        (2, 0, True, "openai", "keyless"),  # tiny, wherever it runs
        (2, 3, False, "local", "keyless"),
        (2, 3, False, "ollama", "keyless"),
        (4, 1, False, "ollama", "llm"),
        (2, 3, False, "openai", "llm"),  # a remote one is taken at its word; the page tells
    ],
)
def test_nonsense_does_not_replace_the_keyless_notes(
    true: int,
    made_up: int,
    tiny: bool,
    llm: str,
    engine: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    chat = Small(true, made_up, tiny=tiny, endpoint=llm if llm != "openai" else "https://x")
    notes, told = noted(monkeypatch, tmp_path, chat, llm)
    assert notes.made_by.engine == engine
    kept = [warning for warning in notes.warnings if "without a language model" in warning]
    assert len(kept) == (engine == "keyless")
    assert [line for line in told if "without a language model" in line] == kept
    if engine == "keyless":
        assert "'small'" in kept[0]
        assert sum(len(topic.key_points) for topic in notes.topics) >= 1
        assert "dragons" not in notes.model_dump_json()
        if true:
            assert f"{true} of its {true + made_up} key points" in kept[0]
