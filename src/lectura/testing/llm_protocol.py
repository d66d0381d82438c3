"""The chat protocol as a scripted endpoint sees it: a request, an answer, and who answers."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

_LINE = re.compile(
    r"^\[(?P<id>\d+)\]\s+(?P<time>[\d:]+|-)\s+(?:(?P<speaker>[^:\n]{1,60}): )?(?P<text>.*)$",
    re.MULTILINE,
)
_SCHEMA_START = re.compile(r'\{"(?:\$defs|additionalProperties|properties|type)"')
_CHARACTERS_PER_TOKEN = 4


@dataclass(frozen=True)
class ShownLine:
    """One transcript line of a request: ``[<segment id>] <m:ss or -> <Speaker: >text``."""

    id: int
    time: str
    speaker: str | None
    text: str


@dataclass(frozen=True)
class ChatRequest:
    """One request as it reached the server.

    ``number`` counts from 1; header names are in title case, whatever the client wrote.
    """

    number: int
    body: dict[str, Any]
    headers: dict[str, str] = field(repr=False)

    @property
    def system(self) -> str:
        """All system messages."""
        return self._text("system")

    @property
    def user(self) -> str:
        """All user messages."""
        return self._text("user")

    @property
    def prompt(self) -> str:
        """All messages, in order."""
        return "\n".join(str(message.get("content", "")) for message in self.body["messages"])

    @property
    def prompt_tokens(self) -> int:
        """Tokens of the prompt, as this server counts them."""
        return count_tokens(self.prompt)

    @property
    def max_tokens(self) -> int | None:
        """The limit set for the reply, under either name."""
        value = self.body.get("max_completion_tokens", self.body.get("max_tokens"))
        return int(value) if value is not None else None

    @property
    def response_format(self) -> str:
        """``json_schema``, ``json_object`` or ``text``."""
        return str((self.body.get("response_format") or {}).get("type", "text"))

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON Schema asked for: by the response format, or else spelled out in the prompt."""
        given = (self.body.get("response_format") or {}).get("json_schema")
        return dict(given["schema"]) if given else _schema_in(self.prompt)

    @property
    def lines(self) -> tuple[ShownLine, ...]:
        """The transcript lines shown in the user messages."""
        return tuple(
            ShownLine(int(match["id"]), match["time"], match["speaker"], match["text"])
            for match in _LINE.finditer(self.user)
        )

    def _text(self, role: str) -> str:
        messages = self.body["messages"]
        return "\n".join(str(item["content"]) for item in messages if item["role"] == role)


@dataclass(frozen=True)
class Answer:
    """What goes back over the wire.

    ``drop_after`` closes the connection after that many bytes of the body (0: not a byte is
    answered).
    """

    body: dict[str, Any] | list[Any] | str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    drop_after: int | None = None


class Script(Protocol):
    """What a scene may ask of the server that it plays on."""

    def content(self, request: ChatRequest) -> str:
        """The text of a good answer to a request."""
        ...

    def good(self, request: ChatRequest) -> Answer:
        """A good answer to a request."""
        ...


Responder: TypeAlias = Callable[[ChatRequest], "dict[str, Any] | str"]
Scene: TypeAlias = Callable[[Script, ChatRequest], Answer]


def chat_answer(
    content: str | None,
    request: ChatRequest,
    *,
    finish_reason: str = "stop",
    message: dict[str, Any] | None = None,
    usage: dict[str, Any] | None = None,
) -> Answer:
    """An answer in the shape of the chat protocol, with honest usage figures unless given."""
    if usage is None:
        counted = count_tokens(content or "")
        usage = {
            "prompt_tokens": request.prompt_tokens,
            "completion_tokens": counted,
            "total_tokens": request.prompt_tokens + counted,
        }
    return Answer(
        {
            "id": f"chatcmpl-{request.number}",
            "object": "chat.completion",
            "created": 0,
            "model": request.body.get("model", ""),
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": content, **(message or {})},
                    "finish_reason": finish_reason,
                }
            ],
            "usage": usage,
        }
    )


def error_answer(
    status: int,
    message: str,
    *,
    code: str | None = None,
    param: str | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """An error in the shape of the chat protocol."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return Answer({"error": error}, status=status, headers=headers or {})


def count_tokens(text: str) -> int:
    """Tokens as this server counts them: four characters each."""
    return -(-len(text) // _CHARACTERS_PER_TOKEN)


def _schema_in(prompt: str) -> dict[str, Any] | None:
    """The JSON Schema that a prompt spells out; None where it has none."""
    for match in _SCHEMA_START.finditer(prompt):
        with contextlib.suppress(json.JSONDecodeError):
            return dict(json.JSONDecoder().raw_decode(prompt, match.start())[0])
    return None
