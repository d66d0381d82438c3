"""Refusals as real services word them: what they mean, how long to wait, and what is shown."""

from __future__ import annotations

import email.utils
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from lectura.errors import LLMAuthError, LLMError, LLMReplyError, LLMUnreachableError, RefusalError
from lectura.llm.chat.failures import Kind, read_status
from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions
from lectura.llm.protocol import Request
from lectura.progress import Hook, Notification, ignore
from lectura.store import Store
from lectura.testing.llm_server import (
    Answer,
    ChatRequest,
    ScriptedServer,
    chat_answer,
    error_answer,
)

BILLING = "You exceeded your current quota, please check your plan and billing details."


def google(
    seconds: str, quota: str = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
) -> Any:
    """What Google's OpenAI-compatible path answers: a list, the delay among the details."""
    details = [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
         "violations": [{"quotaId": quota, "quotaValue": "10"}]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": seconds},
    ]  # fmt: skip
    error = {"code": 429, "message": BILLING, "status": "RESOURCE_EXHAUSTED", "details": details}
    return [{"error": error}]


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        ({"message": BILLING}, {"Retry-After": "3"}, 3.0),
        ({"message": BILLING}, {"retry-after-ms": "2500"}, 2.5),
        (google("2.8s"), {}, 2.8),
        ({"message": f"{BILLING} Please retry in 2.8s."}, {}, 2.8),
        ({"message": "Please retry in 2.822183s."}, {}, 2.822183),
        ({"message": "Rate limit reached on tokens per min (TPM). Please try again in 1m30s. See "
                     "https://platform.openai.com/account/billing"}, {}, 90.0),
        ({"message": "Please try again in 350ms."}, {}, 0.35),
        ({"message": "Please retry after 26 seconds."}, {}, 26.0),
        ({"message": "Please retry after 1 minute"}, {}, 60.0),
        ({"message": "Try again in 1 minute and 4 seconds"}, {}, 64.0),
        ({"message": "slow down, wait 12 seconds before the next request"}, {}, 12.0),
        ({"message": "Too many tokens, please wait before trying again."}, {}, None),
        ({"message": "x"}, {"x-ratelimit-reset-requests": "1m2s"}, 62.0),
        ({"message": "x"}, {"x-ratelimit-reset-tokens": "120ms"}, 0.12),
        ({"message": "x"}, {"x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "6m0s",
                            "x-ratelimit-remaining-requests": "4",
                            "x-ratelimit-remaining-tokens": "0"}, 360.0),
        ({"message": "x", "metadata": {"retry_after": 4}}, {}, 4.0),
        ({"message": "x", "retry_after_ms": 1500}, {}, 1.5),
        ({"message": "x", "details": [{"retryDelay": {"seconds": 2, "nanos": 500_000_000}}]}, {},
         2.5),
        ({"message": "x"}, {}, None),
    ],
)  # fmt: skip
def test_a_limit_that_passes(body: Any, headers: dict[str, str], seconds: float | None) -> None:
    failure = read_status(429, body, headers, None)
    assert failure.kind == "passing"
    assert failure.wait_seconds == (None if seconds is None else pytest.approx(seconds))


def test_a_moment_instead_of_a_delay() -> None:
    soon = time.time() + 40
    for headers in (
        {"Retry-After": email.utils.formatdate(soon, usegmt=True)},
        {"X-RateLimit-Reset": str(int(soon * 1000))},
        {"X-RateLimit-Reset": str(int(soon))},
        {"anthropic-ratelimit-requests-reset": time.strftime("%Y-%m-%dT%H:%M:%SZ",
                                                             time.gmtime(soon))},
    ):  # fmt: skip
        wait = read_status(429, {"message": "x"}, headers, None).wait_seconds
        assert wait == pytest.approx(40, abs=3), headers
    embedded = {
        "message": "x",
        "metadata": {"headers": {"X-RateLimit-Reset": str(int(soon * 1e3))}},
    }
    assert read_status(429, embedded, {}, None).wait_seconds == pytest.approx(40, abs=3)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (429, {"message": BILLING, "code": "insufficient_quota"}),
        (429, {"message": f"{BILLING} Try again in 3s", "type": "insufficient_quota"}),
        (402, {"message": "Insufficient Balance. Retry in 2s"}),
        (429, google("34s", "GenerateRequestsPerDayPerProjectPerModel-FreeTier")),
        (429, {"message": "Rate limit reached for x on requests per day (RPD): Limit 200. "
                          "Please try again in 7m12s."}),
        (429, {"message": "Rate limit exceeded: free-models-per-day. Add 10 credits"}),
        (429, {"message": "Rate limit reached on tokens per day (TPD): Limit 100000"}),
        (429, {"message": "You have reached your daily limit."}),
        (400, {"message": "Your credit balance is too low to access the API."}),
    ],
)  # fmt: skip
def test_a_limit_that_does_not_pass(status: int, body: Any) -> None:
    assert read_status(status, body, {"retry-after": "2"}, None).kind == "quota"


FLAGGED = {
    "code": 403,
    "message": "x/y requires moderation on this provider. Your input was flagged.",
    "metadata": {"reasons": ["violence"], "flagged_input": "the war began", "provider_name": "p"},
}
REGION = {
    "message": "Country, region, or territory not supported",
    "code": "unsupported_country_region_territory",
}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (403, FLAGGED, "moderation"),
        (403, {"error": FLAGGED}, "moderation"),
        (403, {"message": "no", "metadata": {"flagged_input": "x"}}, "moderation"),
        (400, {"message": "filtered", "code": "content_filter"}, "moderation"),
        (400, {"message": "rejected", "code": "content_policy_violation"}, "moderation"),
        (400, {"message": "x", "code": "data_inspection_failed"}, "moderation"),
        (403, REGION, "region"),
        (400, [{"error": {"message": "User location is not supported for the API use.",
                          "status": "FAILED_PRECONDITION"}}], "region"),
        (403, {"message": "This model is not available in your country."}, "region"),
        (451, "", "region"),
        (403, {"message": "You may not use this key here."}, "auth"),
        (403, {"message": "Project has no access to model x", "code": "model_not_found"}, "model"),
        (400, [{"error": {"message": "API key not valid. Please pass a valid API key."}}], "auth"),
        (404, {"code": "DeploymentNotFound", "message": "The API deployment does not exist."},
         "model"),
        (400, [{"error": {"message": "maximum context length is 4096 tokens"}}], "overflow"),
        (503, [{"error": {"code": 503, "message": "The model is overloaded."}}], "passing"),
    ],
)  # fmt: skip
def test_what_a_refusal_means(status: int, body: Any, kind: Kind) -> None:
    assert read_status(status, body, {}, None).kind == kind


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([{"error": {"message": "Out of order."}}], "Out of order."),
        ({"error": "Out of order."}, "Out of order."),
        ({"detail": "Out of order."}, "Out of order."),
        ({"detail": [{"loc": ["body"], "msg": "Out of order."}]}, "Out of order."),
        ({"errors": [{"code": 7, "message": "Out of order."}]}, "Out of order."),
        ({"error": {"message": '{"error": {"message": "Out of order."}}'}}, "Out of order."),
        ('[{"error": {"message": "Out of order."}}]', "Out of order."),
        ("<html><head><title>Out of order.</title><style>p {}</style></head></html>",
         "Out of order."),
        ("<html><body><h1>Out of</h1><p>order.</p></body></html>", "Out of order."),
        ({"message": "Provider returned error",
          "metadata": {"raw": '{"error": {"message": "Out of order."}}'}},
         "Provider returned error Out of order."),
        ("Out of order.", "Out of order."),
    ],
)  # fmt: skip
def test_the_servers_own_sentence(body: Any, said: str) -> None:
    assert read_status(500, body, {}, None).message == said


class Point(BaseModel):
    statement: str


def asked(answer: Answer, folder: Path, *, first: int = 99, hook: Hook = ignore) -> list[float]:
    """Ask for one point where the first requests are answered so; the waits."""
    waits: list[float] = []

    def scene(server: ScriptedServer, request: ChatRequest) -> Answer:
        return answer if request.number <= first else server.good(request)

    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, api_key="sk-abcdefgh12")
        with connect(options, Store(folder), hook, sleep=waits.append) as chat:
            chat.ask(Request("Take notes.", "[1] - one"), Point)
    return waits


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, LLMReplyError), (401, LLMAuthError), (402, LLMAuthError), (403, LLMAuthError),
        (404, LLMUnreachableError), (418, LLMReplyError), (429, LLMUnreachableError),
        (500, LLMUnreachableError), (503, LLMUnreachableError),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["", " sk-abcdefgh12"])
def test_every_failure_ends_with_what_the_server_says(
    status: int, kind: type[LLMError], key: str, tmp_path: Path
) -> None:
    with pytest.raises(kind) as caught:
        asked(error_answer(status, f"Closed until Monday.{key}{' and so on' * 99}"), tmp_path)
    assert "It says: Closed until Monday." in caught.value.message
    assert "abcdefgh" not in caught.value.message
    assert caught.value.message.endswith("…")
    assert len(caught.value.message) < 500


def test_what_is_waited_for_is_told_too(tmp_path: Path) -> None:
    told: list[str] = []
    asked(
        Answer(google("2.8s"), status=429),
        tmp_path,
        first=1,
        hook=lambda event: told.append(event.message) if isinstance(event, Notification) else None,
    )
    assert BILLING.rstrip(".") in told[0]
    assert "next try in 3 s" in told[0]


def test_a_delay_in_the_body_is_kept_to(tmp_path: Path) -> None:
    assert asked(Answer(google("2.8s"), status=429), tmp_path, first=2) == [2.8, 2.8]


@pytest.mark.parametrize(
    ("delay", "told"), [("12m", "12 min"), ("2h5m", "2 h 5 min"), ("130s", "2 min 10 s")]
)
def test_a_delay_too_long_to_wait_is_told(delay: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(LLMUnreachableError) as caught:
        asked(error_answer(429, f"Please try again in {delay}."), tmp_path)
    assert f"asks to wait {told}" in caught.value.message
    assert told in str(caught.value.hint)


def test_a_region_is_no_matter_of_the_key(tmp_path: Path) -> None:
    with pytest.raises(LLMUnreachableError, match="country or region") as caught:
        asked(Answer({"error": REGION}, status=403), tmp_path)
    assert "key" not in f"{caught.value.message} {caught.value.hint}"
    assert "Country, region, or territory not supported" in caught.value.message


def test_moderation_is_a_refusal_of_this_request(tmp_path: Path) -> None:
    with pytest.raises(RefusalError) as caught:
        asked(Answer({"error": FLAGGED}, status=403), tmp_path)
    assert "Your input was flagged" in caught.value.message
    assert "violence" in caught.value.message
    assert "the war began" not in caught.value.message
    assert "key" not in caught.value.message


@pytest.mark.parametrize(
    "choice",
    [
        {"finish_reason": "error", "error": {"code": 502, "message": "Provider disconnected"}},
        {"finish_reason": "stop", "error": {"code": "server_error", "message": "Oops"}},
        {"finish_reason": "error"},
        {"finish_reason": "error", "error": {"code": 400, "message": "upstream"}},
        {"finish_reason": None, "error": "gone"},
    ],
)
def test_an_error_inside_a_choice_passes(choice: dict[str, Any], tmp_path: Path) -> None:
    message = {"role": "assistant", "content": '{"statement": "half'}
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m",
            "choices": [{"index": 0, "message": message, **choice}]}  # fmt: skip
    assert asked(Answer(body), tmp_path, first=2) == [1.0, 2.0]


def test_an_error_list_in_a_success_passes(tmp_path: Path) -> None:
    assert asked(Answer([{"error": {"code": 503, "message": "busy"}}]), tmp_path, first=1) == [1.0]


@pytest.mark.parametrize(
    "reason", ["length", "model_length", "max_tokens", "MAX_TOKENS", "length_limit", "max_length"]
)
def test_a_reply_is_cut_by_whatever_name(reason: str, tmp_path: Path) -> None:
    """What is left of it parses here, so that the reason alone tells."""

    def scene(server: ScriptedServer, request: ChatRequest) -> Answer:
        if request.number > 1:
            return server.good(request)
        return chat_answer('{"statement": "half of a"}', request, finish_reason=reason, usage={})

    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url, max_reply_tokens=500)
        with connect(options, Store(tmp_path), ignore) as chat:
            reply = chat.ask(Request("Take notes.", "[1] - one"), Point)
        assert reply.value.statement != "half of a"
        assert [request.max_tokens for request in server.requests] == [500, 1000]


@pytest.mark.parametrize("reason", ["content_filter", "SAFETY", "PROHIBITED_CONTENT", "refusal"])
def test_a_reply_is_filtered_by_whatever_name(reason: str, tmp_path: Path) -> None:
    def scene(server: ScriptedServer, request: ChatRequest) -> Answer:
        return chat_answer("", request, finish_reason=reason)

    with ScriptedServer(scene=scene) as server:
        options = LLMOptions(llm="openai", base_url=server.base_url)
        with connect(options, Store(tmp_path), ignore) as chat, pytest.raises(RefusalError):
            chat.ask(Request("Take notes.", "[1] - one"), Point)
        assert len(server.requests) == 1
