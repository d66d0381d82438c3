"""Transcripts made up by rule, and language models that live in the test's own process."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from lectura.errors import ContextOverflowError
from lectura.llm.ledger import Ledger, Receipt, TokenUsage
from lectura.llm.options import LLMOptions
from lectura.llm.prompts import load_prompts
from lectura.llm.protocol import Reply, ReplyT, Request
from lectura.llm.size import ModelSize
from lectura.notes.composed.engine import compose
from lectura.notes.options import NotesOptions
from lectura.progress import ignore
from lectura.records.notes import Notes, NotesSource
from lectura.records.transcript import Segment, Speaker, Transcript

LINE = re.compile(r"^\[(\d+)\] (\S+) (.*)$", re.MULTILINE)
_SUBJECTS = ("gradient", "kernel", "matrix", "tensor", "layer", "filter", "signal", "corpus")
_VERBS = ("scales", "rotates", "filters", "compares", "predicts", "reduces", "encodes", "aligns")
_THINGS = ("pixels", "tokens", "frames", "labels", "features", "errors", "batches", "samples")


def sentence(index: int) -> str:
    """A sentence unlike those of other indices."""
    subject, verb = _SUBJECTS[index % 8], _VERBS[index // 8 % 8]
    return f"Remark {index}: the {subject} {verb} the {_THINGS[index // 64 % 8]} of case {index}."


def lecture(
    count: int,
    *,
    seconds: float = 6.0,
    texts: dict[int, str] | None = None,
    speakers: Callable[[int], str | None] = lambda index: None,
    known: Iterable[Speaker] = (),
    timed: bool = True,
    language: str | None = "en",
) -> Transcript:
    """``count`` segments of ``seconds`` each; ``texts`` replaces some of their sentences."""
    segments = tuple(
        Segment(
            id=index,
            start=index * seconds if timed else None,
            end=index * seconds + seconds - 0.5 if timed else None,
            text=(texts or {}).get(index, sentence(index)),
            speaker=speakers(index),
        )
        for index in range(count)
    )
    duration = count * seconds if timed else None
    return Transcript(
        language=language, duration=duration, segments=segments, speakers=tuple(known)
    )


def shown(request: Request) -> list[tuple[int, str]]:
    """The transcript lines of a request: id and words, the speaker in front."""
    return [(int(match[1]), match[3]) for match in LINE.finditer(request.user)]


def words_of(line: str) -> str:
    """The words of a line without a speaker such as ``Ana:`` in front."""
    return re.sub(r"^[A-Z][\w ]{1,20}: (?=\S)", "", line) if line[:6] != "Remark" else line


Answer = Callable[[Request, type[BaseModel]], dict[str, Any]]


@dataclass
class FakeChat:
    """A `lectura.llm.protocol.ChatModel` that counts four characters as a token.

    It refuses what does not fit its context, as a strict server does, and remembers what it was
    asked. ``answer`` says what it replies: a value for the reply type, or it raises.
    """

    answer: Answer
    context_tokens: int = 8192
    max_reply_tokens: int = 1024
    model: str = "fake"
    endpoint: str = "in-process"
    size: ModelSize = ModelSize.LARGE
    requests: list[Request] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    ledger: Ledger = field(default_factory=lambda: Ledger(LLMOptions()))

    def count_tokens(self, text: str) -> int:
        return -(-len(text) // 4)

    def ask(self, request: Request, reply_type: type[ReplyT]) -> Reply[ReplyT]:
        with self._lock:
            self.requests.append(request)
        tokens = self.count_tokens(request.system + request.user)
        if tokens + self.max_reply_tokens > self.context_tokens:
            raise ContextOverflowError(f"{tokens} tokens do not fit")
        value = reply_type.model_validate(self.answer(request, reply_type))
        usage = TokenUsage(tokens, self.count_tokens(value.model_dump_json()))
        self.ledger.enter(Receipt(1, usage), cached=False)
        return Reply(value, usage)

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Every transcript line of every request."""
        return [line for request in self.requests for line in shown(request)]

    @property
    def maps(self) -> list[Request]:
        """The requests that were asked for notes on a part."""
        return [request for request in self.requests if request.purpose.startswith("map")]


def echo(request: Request, reply_type: type[BaseModel], every: int = 1) -> dict[str, Any]:
    """Repeats what it is shown: each line a key point, its words the quote."""
    fields = reply_type.model_fields
    if "quotes" in fields:
        return {"quotes": []}
    if "exam_hints" in fields and "key_points" not in fields:  # what was passed over: nothing
        return {"assignments": [], "announcements": [], "exam_hints": []}
    if "key_points" not in fields:
        return {"title": "The whole", "summary": "All parts.", "topics": [], "same": []}
    points = [
        {
            "topic": "Remarks",
            "statement": words_of(line),
            "quote": words_of(line),
            "segment_ids": [id_],
        }
        for id_, line in shown(request)[::every]
    ]
    reply: dict[str, Any] = {"key_points": points}
    if "summary" in fields:
        reply |= {"title": "A part", "summary": "What was shown."}
    return reply


def composed(transcript: Transcript, answer: Any, **fake: Any) -> tuple[Notes, FakeChat]:
    """The notes of a class as a model with these answers makes them, and what it was asked."""
    chat = FakeChat(answer, context_tokens=16_384, **fake)
    notes = compose(
        transcript,
        chat,
        options=NotesOptions(),
        source=NotesSource(name="class.txt", language="en"),
        prompts=load_prompts("default", None),
        hook=ignore,
    )
    return notes, chat
