"""The sentences for people about an endpoint that failed."""

from __future__ import annotations

from lectura.errors import (
    ContextOverflowError,
    LLMAuthError,
    LLMError,
    LLMModelError,
    LLMReplyError,
    LLMUnreachableError,
    RefusalError,
)
from lectura.llm.chat.failures import Failure, Kind
from lectura.llm.options import is_nearby
from lectura.timeline import format_duration

_SENTENCES: dict[Kind, tuple[type[LLMError], str, str]] = {
    "auth": (
        LLMAuthError,
        "The language model at {endpoint} refused the key, or wants one.",
        "Set the key in OPENAI_API_KEY, then check it with: lectura doctor",
    ),
    "quota": (
        LLMAuthError,
        "The account at {endpoint} has no quota or credit left.",
        "Top it up there, or use a model on this machine: --llm local",
    ),
    "region": (
        LLMUnreachableError,
        "The language model at {endpoint} does not serve this country or region.",
        "Use another endpoint, or a model on this machine: --llm local",
    ),
    "moderation": (
        RefusalError,
        "The content filter at {endpoint} refused the text.",
        "Try another model: --llm-model NAME",
    ),
    "model": (
        LLMModelError,
        "The endpoint {endpoint} does not have the model '{model}'.",
        "Choose one with --llm-model NAME; see what is there with: lectura doctor",
    ),
    "path": (
        LLMUnreachableError,
        "There is no chat service at {endpoint} under this base URL: {reason}.",
        "A base URL usually ends in /v1: --base-url http://localhost:8080/v1",
    ),
    "redirect": (
        LLMUnreachableError,
        "{endpoint} sends requests on to {reason}; such a redirect is not followed, because the "
        "key and the words would go there.",
        "If that is where they belong, name that address itself: --base-url {reason}/v1",
    ),
    "passing": (
        LLMUnreachableError,
        "The language model at {endpoint} gives no answer: {reason}.",
        "Finished parts are kept: run the same command again {later}.",
    ),
    "timeout": (
        LLMUnreachableError,
        "The language model at {endpoint} gives no answer: {reason}.",
        "Allow it more time, or use a smaller model; see what it can do with: lectura doctor",
    ),
    "unreadable": (
        LLMUnreachableError,
        "The language model at {endpoint} gives no usable answer: {reason}.",
        "See what the endpoint can do: lectura doctor",
    ),
    "parameter": (
        LLMReplyError,
        "The language model at {endpoint} refused the request.",
        "See what the endpoint supports: lectura doctor",
    ),
}


def error_of(failure: Failure, endpoint: str, model: str) -> LLMError:
    """The error for people, to be raised ``from None``; it ends with the server's own words.

    The foreign exception is not chained, because a traceback prints its message, and some servers
    repeat the key there.
    """
    if failure.refused:
        start = "Start the language model's server there, then check it with: lectura doctor"
        far = "Check the address and this machine's connection, then: lectura doctor"
        return nothing_answers(endpoint, start if is_nearby(endpoint) else far)
    kind, sentence, hint = _SENTENCES.get(failure.kind, _SENTENCES["parameter"])
    later = f"in {format_duration(failure.wait_seconds)}" if failure.wait_seconds else "later"
    told = sentence.format(endpoint=endpoint, model=model, reason=failure.reason)
    return kind(
        told + said(failure.message),
        hint=hint.format(later=later, reason=failure.reason),
        value=endpoint,
    )


def said(message: str) -> str:
    """The server's own words as a sentence to append; empty where it said nothing."""
    return f" It says: {message}" if message else ""


def nothing_answers(endpoint: str, hint: str) -> LLMUnreachableError:
    """The error for an address where no server is."""
    return LLMUnreachableError(f"Nothing answers at {endpoint}.", hint=hint, value=endpoint)


def too_long(model: str, context_tokens: int, message: str = "") -> ContextOverflowError:
    """The error for a request that does not fit; ``value`` is the context reckoned with now."""
    return ContextOverflowError(
        f"The request is too long for the context of '{model}'.{said(message)}",
        hint="Tell the context that the server really has: --context-tokens N",
        value=context_tokens,
    )
