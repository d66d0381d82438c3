"""What can go wrong at a language model's endpoint: one scene of the scripted server each.

``SCENES`` maps a name to a scene: a function that gets the server and a chat request and answers.
A client is expected to cope with every one of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lectura.testing.llm_protocol import (
    Answer,
    ChatRequest,
    Scene,
    Script,
    chat_answer,
    count_tokens,
    error_answer,
)

SMALL_CONTEXT_TOKENS = 3000
"""Context of the servers in the truncation and overflow scenes."""

CUT_TOKENS = 40
"""Where the reply ends in the scenes that cut it."""

REFUSAL = "I'm sorry, but I can't help with that."


def _text(change: Callable[[str], str | None]) -> Scene:
    """A scene that changes the text of an otherwise good answer."""

    def scene(server: Script, request: ChatRequest) -> Answer:
        return chat_answer(change(server.content(request)), request)

    return scene


def _first(times: int, bad: Callable[[Script, ChatRequest], Answer]) -> Scene:
    """A scene that misbehaves for the first requests and is good from then on."""

    def scene(server: Script, request: ChatRequest) -> Answer:
        return bad(server, request) if request.number <= times else server.good(request)

    return scene


def _always(answer: Answer) -> Scene:
    return lambda server, request: answer


def _unless(parameter: str, bad: Answer) -> Scene:
    """A scene that refuses requests which carry a parameter."""

    def scene(server: Script, request: ChatRequest) -> Answer:
        return bad if parameter in request.body else server.good(request)

    return scene


def _refuses_formats(*formats: str) -> Scene:
    def scene(server: Script, request: ChatRequest) -> Answer:
        if request.response_format in formats:
            message = f"'response_format' of type '{request.response_format}' is not supported"
            return error_answer(400, message, param="response_format")
        return server.good(request)

    return scene


def _ignores_format(server: Script, request: ChatRequest) -> Answer:
    """The response format is overlooked: JSON comes only where the prompt itself asks for it."""
    if '"properties"' in request.prompt:
        return server.good(request)
    return chat_answer("The lecture was about printing, and it was interesting.", request)


def _cut(server: Script, request: ChatRequest, *, honest: bool) -> Answer:
    content = server.content(request)[: CUT_TOKENS * 4]
    usage = {"prompt_tokens": request.prompt_tokens, "completion_tokens": request.max_tokens}
    reason = "length" if honest else "stop"
    return chat_answer(content, request, finish_reason=reason, usage=usage)


def _cut_at_first(server: Script, request: ChatRequest) -> Answer:
    return _cut(server, request, honest=True)


def _cut_always(server: Script, request: ChatRequest) -> Answer:
    return _cut(server, request, honest=True)


def _cut_without_saying(server: Script, request: ChatRequest) -> Answer:
    return _cut(server, request, honest=False)


def _thinks_until_cut(server: Script, request: ChatRequest) -> Answer:
    thoughts = "<think>Let me see what the lecturer said. " * 20
    return chat_answer(thoughts, request, finish_reason="length")


def _truncates(*, says_so: bool) -> Scene:
    """The prompt loses its beginning without a word, as with a context that is too small."""

    def scene(server: Script, request: ChatRequest) -> Answer:
        kept = request
        if request.prompt_tokens > SMALL_CONTEXT_TOKENS:
            shown = request.prompt[-SMALL_CONTEXT_TOKENS * 4 :]
            body = {**request.body, "messages": [{"role": "user", "content": shown}]}
            kept = replace(request, body=body)
        content = server.content(kept)
        usage = {"prompt_tokens": kept.prompt_tokens, "completion_tokens": count_tokens(content)}
        return chat_answer(content, kept, usage=usage if says_so else {})

    return scene


def _overflows(error: Callable[[int], Answer]) -> Scene:
    """A prompt beyond the context is refused; ``error`` gets the number of its tokens."""

    def scene(server: Script, request: ChatRequest) -> Answer:
        if request.prompt_tokens > SMALL_CONTEXT_TOKENS:
            return error(request.prompt_tokens)
        return server.good(request)

    return scene


def _overflow_openai(tokens: int) -> Answer:
    return error_answer(
        400,
        f"This model's maximum context length is {SMALL_CONTEXT_TOKENS} tokens. However, your "
        f"messages resulted in {tokens} tokens. Please reduce the length of the messages.",
        code="context_length_exceeded",
        param="messages",
    )


def _overflow_llamacpp(tokens: int) -> Answer:
    message = (
        f"request ({tokens} tokens) exceeds the available context size "
        f"({SMALL_CONTEXT_TOKENS} tokens), try increasing it"
    )
    error = {
        "code": 400,
        "message": message,
        "type": "exceed_context_size_error",
        "n_prompt_tokens": tokens,
        "n_ctx": SMALL_CONTEXT_TOKENS,
    }
    return Answer({"error": error}, status=400)


def _overflow_vllm(tokens: int) -> Answer:
    message = (
        f"This model's maximum context length is {SMALL_CONTEXT_TOKENS} tokens. However, you "
        f"requested {tokens + 500} tokens ({tokens} in the messages, 500 in the completion)."
    )
    return Answer({"object": "error", "message": message, "code": 400}, status=400)


def _overflow_lmstudio(tokens: int) -> Answer:
    message = (
        f"Trying to keep the first {tokens} tokens when context the overflows. However, the model "
        f"is loaded with context length of only {SMALL_CONTEXT_TOKENS} tokens, which is not enough."
    )
    return Answer({"error": message}, status=400)


def _refusal_field(server: Script, request: ChatRequest) -> Answer:
    return chat_answer(None, request, message={"refusal": REFUSAL})


def _content_filter(server: Script, request: ChatRequest) -> Answer:
    return chat_answer("", request, finish_reason="content_filter")


def _reasoning_field(server: Script, request: ChatRequest) -> Answer:
    thoughts = {"reasoning_content": "First I read the lines."}
    return chat_answer(server.content(request), request, message=thoughts)


def _wrong_structure(content: str) -> str:
    return json.dumps({"answer": "the lecture was about printing"})


def _error_in_success(server: Script, request: ChatRequest) -> Answer:
    return Answer({"error": {"message": "Provider returned error", "code": 502}})


def _echoes_key(server: Script, request: ChatRequest) -> Answer:
    """Like OpenAI, which repeats the beginning and the end of a wrong key."""
    key = request.headers.get("Authorization", "").removeprefix("Bearer ")
    shown = f"{key[:8]}{'*' * 12}{key[-4:]}"
    return error_answer(401, f"Incorrect API key provided: {shown}.", code="invalid_api_key")


def _echoes_key_in_failure(server: Script, request: ChatRequest) -> Answer:
    headers = dict(request.headers)
    return error_answer(418, f"Cannot make coffee for {headers}", code="teapot")


def _late(server: Script, request: ChatRequest) -> Answer:
    return replace(server.good(request), delay_seconds=1.5)


def _dropped(after_bytes: int) -> Callable[[Script, ChatRequest], Answer]:
    return lambda server, request: replace(server.good(request), drop_after=after_bytes)


def _status(status: int, message: str, **more: Any) -> Callable[..., Answer]:
    return lambda server, request: error_answer(status, message, **more)


_LIMITED = _status(429, "Rate limit reached", headers={"Retry-After": "3"})
_HTML = Answer("<html><body><h1>502 Bad Gateway</h1></body></html>", status=502)

SCENES: dict[str, Scene] = {
    # the text around the JSON
    "fenced": _text(lambda text: f"```json\n{text}\n```"),
    "prose-around": _text(lambda text: f"Sure! Here {{it}} is:\n{text}\nAnything else?"),
    "thinks-first": _text(lambda text: f'<think>Maybe {{"a": 1}}?</think>\n{text}'),
    "thinks-without-opening": _text(lambda text: f"The user wants notes.</think>{text}"),
    "thinks-inside": _text(lambda text: f"```json\n<think>hm</think>\n{text}\n```"),
    "thinks-in-a-field": _reasoning_field,
    # no usable text
    "empty-once": _first(1, lambda server, request: chat_answer("", request)),
    "empty-always": _text(lambda text: ""),
    "broken-json-once": _first(1, _text(lambda text: text[:-2])),
    "wrong-structure-once": _first(1, _text(_wrong_structure)),
    "wrong-structure-always": _text(_wrong_structure),
    "refusal-field": _refusal_field,
    "refusal-prose": _text(lambda text: REFUSAL),
    "content-filter": _content_filter,
    # the reply is cut
    "cut-once": _first(1, _cut_at_first),
    "cut-always": _cut_always,
    "cut-without-saying": _first(1, _cut_without_saying),
    "thinks-until-cut": _thinks_until_cut,
    # parameters
    "refuses-json-schema": _refuses_formats("json_schema"),
    "refuses-all-formats": _refuses_formats("json_schema", "json_object"),
    "ignores-format": _ignores_format,
    "refuses-max-tokens": _unless(
        "max_tokens",
        error_answer(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model. "
            "Use 'max_completion_tokens' instead.",
            param="max_tokens",
            code="unsupported_parameter",
        ),
    ),
    "refuses-temperature": _unless(
        "temperature",
        error_answer(
            400,
            "Unsupported value: 'temperature' does not support 0 with this model. "
            "Only the default (1) value is supported.",
            param="temperature",
            code="unsupported_value",
        ),
    ),
    "refuses-seed": _unless("seed", error_answer(422, "Extra inputs are not permitted: seed")),
    "refuses-without-reason": _unless("response_format", error_answer(400, "Bad Request")),
    # the context
    "truncates-prompt": _truncates(says_so=True),
    "truncates-prompt-without-figures": _truncates(says_so=False),
    "overflow-openai": _overflows(_overflow_openai),
    "overflow-llamacpp": _overflows(_overflow_llamacpp),
    "overflow-vllm": _overflows(_overflow_vllm),
    "overflow-lmstudio": _overflows(_overflow_lmstudio),
    # failures that pass
    "rate-limited-once": _first(1, _LIMITED),
    "rate-limited-always": _LIMITED,
    "server-error-twice": _first(2, _status(500, "internal error")),
    "server-error-always": _status(503, "overloaded"),
    "html-once": _first(1, lambda server, request: _HTML),
    "error-in-success-once": _first(1, _error_in_success),
    "late-once": _first(1, _late),
    "dropped-once": _first(1, _dropped(0)),
    "dropped-within-once": _first(1, _dropped(60)),
    # failures that stay
    "quota-used-up": _status(429, "You exceeded your current quota", code="insufficient_quota"),
    "wrong-key": _echoes_key,
    "echoes-key": _echoes_key_in_failure,
    "unknown-model": _status(404, "The model does not exist", code="model_not_found"),
    "wrong-path": _always(Answer("404 page not found", status=404)),
    # nothing wrong, little said
    "without-usage": lambda server, request: chat_answer(
        server.content(request), request, usage={}
    ),
    "constant-usage": lambda server, request: chat_answer(
        server.content(request), request, usage={"prompt_tokens": 10, "completion_tokens": 5}
    ),
}
"""Every scene by name."""
