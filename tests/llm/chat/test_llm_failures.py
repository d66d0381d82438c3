"""What error answers mean, whoever wrote them."""

from __future__ import annotations

import email.utils
import time
from typing import Any

import openai
import pytest

from lectura.errors import LLMError
from lectura.llm.chat.explanations import error_of
from lectura.llm.chat.failures import Failure, Kind, read, read_status


@pytest.mark.parametrize(
    ("status", "body", "kind", "context"),
    [
        (400, {"message": "maximum context length is 4096 tokens"}, "overflow", 4096),
        (400, {"error": {"message": "no", "type": "exceed_context_size_error", "n_ctx": 512}},
         "overflow", 512),
        (500, "Requested tokens (2285) exceed context window of 2048", "overflow", 2048),
        (400, "prompt is too long: 210000 tokens > 200000 maximum", "overflow", 200000),
        (422, "`inputs` tokens + `max_new_tokens` must be <= 4096", "overflow", 4096),
        (413, "Request too large", "overflow", None),
        (400, {"message": "Unsupported parameter", "param": "temperature"}, "parameter", None),
        (501, "response_format is not implemented", "parameter", None),
        (500, "failed to parse grammar", "parameter", None),
        (500, "boom", "passing", None),
        (529, "overloaded", "passing", None),
        (408, "", "passing", None),
        (429, {"message": "slow down"}, "passing", None),
        (429, {"message": "no", "code": "insufficient_quota"}, "quota", None),
        (402, "Payment Required", "quota", None),
        (401, "", "auth", None),
        (403, "", "auth", None),
        (404, "model 'x' not found", "model", None),
        (404, "404 page not found", "path", None),
    ],
)  # fmt: skip
def test_error_answers(status: int, body: Any, kind: Kind, context: int | None) -> None:
    failure = read_status(status, body, {}, None)
    assert (failure.kind, failure.context_tokens) == (kind, context)


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({"message": "x", "param": "max_tokens"}, "max_tokens"),
        ({"message": "use max_completion_tokens, not max_tokens"}, "max_completion_tokens"),
        ({"message": "'max_tokens' … use 'max_completion_tokens'"}, "max_tokens"),
        ({"message": "seed: extra inputs are not permitted"}, "seed"),
        ({"message": "temperature", "param": "response_format.json_schema"}, None),
        ({"message": "Bad Request"}, None),
    ],
)
def test_which_parameter_is_meant(body: Any, parameter: str | None) -> None:
    assert read_status(400, body, {}, None).parameter == parameter


def test_how_long_to_wait() -> None:
    def wait(**headers: str) -> float | None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return read_status(429, "", named, None).wait_seconds

    assert wait() is None
    assert wait(retry_after="7") == 7.0
    assert wait(retry_after_ms="1500", retry_after="9") == 1.5
    assert wait(retry_after="soon") is None
    later = email.utils.formatdate(time.time() + 30, usegmt=True)
    assert wait(retry_after=later) == pytest.approx(30, abs=2)


@pytest.mark.parametrize("kind", [*openai.OpenAIError.__subclasses__(), ValueError, OSError])
def test_no_foreign_error_gets_through(kind: type[Exception]) -> None:
    """Whatever is raised is understood as a failure with a sentence for people."""
    error = kind.__new__(kind)
    Exception.__init__(error, "sk-proj-Zq8TmN4vXw2LrB7kPd9Y was sent")
    found = error_of(read(error, "sk-proj-Zq8TmN4vXw2LrB7kPd9Y"), "http://x", "m")
    assert isinstance(found, LLMError)
    assert found.hint
    assert "sk-" not in str(found)


@pytest.mark.parametrize(
    ("endpoint", "hint"),
    [
        ("http://127.0.0.1:8080", "Start the language model's server there"),
        ("https://api.openai.com", "Check the address and this machine's connection"),
    ],
)
def test_whose_server_does_not_answer(endpoint: str, hint: str) -> None:
    found = error_of(Failure("passing", refused=True), endpoint, "m")
    assert str(found.hint).startswith(hint)
