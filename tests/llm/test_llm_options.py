"""The choice among the ways to a language model, and which addresses offline allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.errors import UsageError
from lectura.llm.options import (
    Choice,
    LLMOptions,
    check_offline,
    chosen_llm,
    endpoint_url,
    is_loopback,
    is_nearby,
    origin,
)

WITH_KEY = {"OPENAI_API_KEY": "sk-abc"}


@pytest.mark.parametrize(
    ("options", "environ", "choice"),
    [
        (LLMOptions(), {}, "keyless"),
        (LLMOptions(llm=None), {}, "keyless"),
        (LLMOptions(llm="none"), WITH_KEY, "keyless"),
        (LLMOptions(), WITH_KEY, "openai"),
        (LLMOptions(), {"OPENAI_BASE_URL": "http://localhost:1"}, "openai"),
        (LLMOptions(base_url="http://localhost:1"), {}, "openai"),
        (LLMOptions(api_key="x"), {}, "openai"),
        (LLMOptions(offline=True), WITH_KEY, "keyless"),
        (LLMOptions(offline=True), {**WITH_KEY, "OPENAI_BASE_URL": "http://[::1]:1/v1"}, "openai"),
        (LLMOptions(gguf=Path("x.gguf")), {}, "local"),
        (LLMOptions(llm="Local"), {}, "local"),
        (LLMOptions(llm="ollama"), WITH_KEY, "ollama"),
    ],
)
def test_choice(options: LLMOptions, environ: dict[str, str], choice: Choice) -> None:
    assert chosen_llm(options, environ) == choice


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UsageError, match="'gpt9'") as caught:
        chosen_llm(LLMOptions(llm="gpt9"), {})
    assert "--llm" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("url", "full"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1"),
        ("localhost:8080/", "http://localhost:8080/v1"),
        ("https://openrouter.ai/api/v1/", "https://openrouter.ai/api/v1"),
        ("http://u:p@host:1", "http://u:p@host:1/v1"),
    ],
)
def test_base_urls(url: str, full: str) -> None:
    assert endpoint_url(LLMOptions(base_url=url), {}) == full
    assert endpoint_url(LLMOptions(), {"OPENAI_BASE_URL": url}) == full


@pytest.mark.parametrize("url", ["ftp://host/v1", "http://", "http://host:port/v1", "http://[::1"])
def test_what_is_no_base_url(url: str) -> None:
    with pytest.raises(UsageError, match="not an http address"):
        endpoint_url(LLMOptions(base_url=url), {})


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/v1", "http://127.9.9.9/v1", "http://[::1]:8080", "https://LOCALHOST/v1"],
)
def test_this_machine(url: str) -> None:
    assert is_loopback(url)
    check_offline(LLMOptions(offline=True), url)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.openai.com/v1",
        "http://127.0.0.1@example.org/v1",
        "http://127.0.0.1.example.org/v1",
        "http://localhost.example.org",
        "http://192.168.1.4:11434/v1",
        "http://127.1/v1",
    ],
)
def test_elsewhere(url: str) -> None:
    assert not is_loopback(url)
    check_offline(LLMOptions(), url)
    with pytest.raises(UsageError, match="--offline"):
        check_offline(LLMOptions(offline=True), url)


def test_nearby_is_the_private_network_too() -> None:
    assert is_nearby("http://192.168.1.4:11434/v1")
    assert not is_nearby("https://api.openai.com/v1")


def test_the_key_is_not_in_the_repr() -> None:
    assert "sk-secret" not in repr(LLMOptions(api_key="sk-secret"))
    assert origin("https://user:secret@host:1/v1?key=secret") == "https://host:1"
