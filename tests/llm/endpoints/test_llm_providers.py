"""Refusals and odd answers as providers really send them: what each means, and no crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from raw_server import JSON, raw_server

from lectura.errors import LLMError, LLMUnreachableError, RefusalError
from lectura.llm.chat.failures import Kind, read_status
from lectura.llm.connect import connect
from lectura.llm.endpoints.discovery import native_context
from lectura.llm.endpoints.ollama import list_models, trained_context
from lectura.llm.endpoints.plain_http import PlainHTTPError, fetch_json
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import ignore
from lectura.store import Store
from lectura.timeline import format_duration

COUNTRY = (
    "<html><head><title>Access denied | x used Cloudflare to restrict access</title></head><body>"
    "<p>The owner has banned the country or region your IP address is in.</p></body></html>"
)
TOO_LONG = (
    "input length and `max_tokens` exceed context limit: 197202 + 21333 > 200000, decrease input "
    "length or `max_tokens` and try again"
)


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (429, "Rate limit of 50 per 86400s exceeded for UserByModelByDay. Please wait 51245 "
              "seconds before retrying.", "quota"),
        (429, "Limited to 1000 API calls / month.", "quota"),
        (429, "You have exceeded your monthly token quota", "quota"),
        (429, "You have reached your weekly usage limit, please upgrade", "quota"),
        (429, "Requests per minute limit exceeded", "passing"),
        (403, "Key limit exceeded (monthly limit).", "quota"),
        (403, "Out of call volume quota for OpenAI. It comes back in 12.05:38:50.", "quota"),
        (403, "Your team has used all available credits.", "quota"),
        (400, "You have reached your specified API usage limits.", "quota"),
        (400, "Budget has been exceeded! budget_exceeded", "quota"),
        (412, "Account x is suspended, possibly due to failure to pay.", "quota"),
        (403, "API rate limit exceeded. Please retry in 5s", "passing"),
        (400, "ThrottlingException: Too many requests", "passing"),
        (403, COUNTRY, "region"),
        (400, "Content Exists Risk", "moderation"),
        (400, "Request blocked due to PROHIBITED_CONTENT", "moderation"),
        (400, "potentially unsafe or sensitive content in input", "moderation"),
        (400, "Invalid model: x", "model"),
        (400, "Model Not Exist", "model"),
        (400, "x/y is not a valid model ID", "model"),
        (400, "No models loaded. Please load a model.", "model"),
        (404, "No endpoints found for x/y.", "model"),
        (404, "No endpoints found that can handle the requested parameters.", "parameter"),
        (400, {"message": "decommissioned", "code": "model_decommissioned"}, "model"),
        (403, {"message": "blocked", "code": "model_permission_blocked_project"}, "model"),
        (400, {"message": TOO_LONG}, "overflow"),
        (403, "You may not use this key here.", "auth"),
        (400, "temperature: Extra inputs are not permitted", "parameter"),
    ],
)  # fmt: skip
def test_what_it_means(status: int, said: Any, kind: Kind) -> None:
    assert read_status(status, said, {}, None).kind == kind


@pytest.mark.parametrize(
    ("said", "tokens"),
    [(TOO_LONG, 200000), ("too large for model with 32768 maximum context length", 32768)],
)
def test_the_context_it_tells(said: str, tokens: int) -> None:
    assert read_status(400, said, {}, None).context_tokens == tokens


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        ("Rate limited. Retry-After: 17", {}, 17.0),
        ({"message": "x", "wait_seconds": 9}, {}, 9.0),
        ({"error": "Model x is loading", "estimated_time": 20.5}, {}, 20.5),
        ({"message": "x"}, {"RateLimit": '"default";r=0;t=17'}, 17.0),
        ({"message": "x"}, {"RateLimit": "limit=9, remaining=0, reset=12"}, 12.0),
    ],
)
def test_where_else_a_delay_is(body: Any, headers: dict[str, str], seconds: float) -> None:
    assert read_status(429, body, headers, None).wait_seconds == seconds


@pytest.mark.parametrize(
    ("said", "headers"),
    [
        ("x", {"Retry-After": "Wed, 21 Oct 99999 07:28:00 GMT"}),
        ("x", {"X-RateLimit-Reset": "99999-01-01T00:00:00Z"}),
        (f"Try again in {'9' * 400} s", {}),
        ("Try again in 99999999999999999999 days", {}),
        ({"message": "x", "retryDelay": {"seconds": 1e308, "nanos": 1e308}}, {}),
        ({"message": "x", "retryDelay": "9" * 400 + "s"}, {}),
    ],
)
def test_a_delay_beyond_all_bounds_is_told_shortly(said: Any, headers: dict[str, str]) -> None:
    failure = read_status(429, said, headers, None)
    assert failure.kind == "passing"
    assert failure.wait_seconds is None or len(format_duration(failure.wait_seconds)) < 12


class Point(BaseModel):
    statement: str


GOOD = {"role": "assistant", "content": '{"statement": "yes"}'}


def choice(**changes: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "message": GOOD, "finish_reason": "stop", **changes}]}


def asked(body: bytes, folder: Path, waits: list[float], head: bytes = JSON) -> str:
    """Ask where every answer, of every path, is this body."""
    answer = head + f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    with raw_server(lambda connection: connection.sendall(answer)) as url:
        options = LLMOptions(llm="openai", base_url=url, model="m", retries=1)
        with connect(options, Store(folder), ignore, environ={}, sleep=waits.append) as chat:
            return chat.ask(Request("Take notes.", "[1] - one"), Point).value.statement


ODD: dict[str, bytes] = {
    **{f"choices {odd!r}": json.dumps({"choices": odd}).encode()
       for odd in ([None], "abc", {"0": 1}, [[1]], [7], 5)},
    **{f"message {odd!r}": json.dumps(choice(message=odd)).encode() for odd in ("a", [1], 5)},
    **{f"refusal {odd!r}": json.dumps(choice(message={"content": "", "refusal": odd})).encode()
       for odd in (5, {"a": 1}, ["no"])},
    **{f"content {odd!r}": json.dumps(choice(message={"content": odd})).encode()
       for odd in (5, {"a": 1}, [5])},
    "brackets": b"[" * 100_000,
    "not UTF-8": b'{"choices": "\xff"}',
    "null": b"null",
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_answer_of_another_shape_is_an_error_for_people(name: str, tmp_path: Path) -> None:
    with pytest.raises(LLMError) as caught:
        asked(ODD[name], tmp_path, [])
    assert caught.value.hint


@pytest.mark.parametrize("count", [float("inf"), float("nan"), -3, 10**400, "many", None, True])
def test_a_count_that_is_none_is_left_out(count: Any, tmp_path: Path) -> None:
    usage = {"prompt_tokens": count, "completion_tokens": count}
    assert asked(json.dumps({**choice(), "usage": usage}).encode(), tmp_path, []) == "yes"


def test_a_header_that_is_no_ascii_spoils_no_answer(tmp_path: Path) -> None:
    head = JSON + "X-Region: São Paulo\r\n".encode()
    assert asked(json.dumps(choice()).encode(), tmp_path, [], head) == "yes"


@pytest.mark.parametrize("reason", ["insufficient_system_resource", "abort", "network_error"])
def test_a_reply_that_broke_off_waits_and_is_asked_again(reason: str, tmp_path: Path) -> None:
    waits: list[float] = []
    body = choice(finish_reason=reason, message={"content": '{"statement": "ha'})
    with pytest.raises(LLMUnreachableError):
        asked(json.dumps(body).encode(), tmp_path, waits)
    assert waits == [1.0]


def test_a_filter_with_its_reason_is_a_refusal(tmp_path: Path) -> None:
    body = choice(finish_reason="content_filter: RECITATION", message={"role": "assistant"})
    with pytest.raises(RefusalError):
        asked(json.dumps(body).encode(), tmp_path, [])


@pytest.mark.parametrize(
    "body",
    [
        {"object": "error", "message": "Out of order.", "code": 50001},
        {"detail": "Out of order."},
        {"message": "Out of order."},
        {"choices": None, "base_resp": {"status_code": 1008, "status_msg": "Out of order."}},
    ],
)
def test_an_error_that_http_calls_a_success_is_shown(body: Any, tmp_path: Path) -> None:
    with pytest.raises(LLMUnreachableError, match="It says: Out of order"):
        asked(json.dumps(body).encode(), tmp_path, [])


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000, b'{"models": [{"name": "x", "size": Infinity}], "model_info": [1]}',
     b'{"default_generation_settings": {"n_ctx": Infinity}, "data": [{"id": "m", "meta": 5}]}'],
)  # fmt: skip
def test_the_paths_beside_the_protocol_may_be_odd_too(body: bytes) -> None:
    answer = JSON + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    with raw_server(lambda connection: connection.sendall(answer)) as url:
        base = url.removesuffix("/v1")
        assert native_context(url, "m") is None
        assert trained_context(base, "m") is None
        with pytest.raises(LLMUnreachableError):
            list_models(base)
        if body.startswith(b"["):
            with pytest.raises(PlainHTTPError):
                fetch_json(url)
