"""What an endpoint's refusal or silence means: the one place where foreign errors are read.

`read` turns whatever the openai package raises into a `Failure`; `explain` makes the errors for
people of it. No key gets through: what the server says is scrubbed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal, TypeAlias

from lectura.llm.chat import error_bodies as saying
from lectura.llm.chat.bounds import DamagedError, LateError, UnreadableError
from lectura.llm.chat.delays import stated_delay
from lectura.llm.chat.redirects import RedirectRefusedError
from lectura.urls import without_query_values

Kind: TypeAlias = Literal[
    "passing",
    "timeout",
    "auth",
    "quota",
    "region",
    "moderation",
    "model",
    "path",
    "redirect",
    "overflow",
    "unreadable",
    "parameter",
]
"""``passing`` may be gone at the next try; ``parameter`` is any refusal of the request itself; of
``redirect`` the reason is the origin it leads to."""

_NAME = Literal["temperature", "seed", "max_tokens", "max_completion_tokens", "reasoning_effort"]
_PARAMETERS: tuple[_NAME, ...] = (
    "max_completion_tokens",
    "max_tokens",
    "temperature",
    "seed",
    "reasoning_effort",
)
_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|context (length|window|size|limit)"
    r"|reduce the length"
    r"|(prompt|input|request)( is)? too (long|large)|too many (input )?tokens"
    r"|maximum (prompt|input) length|input token count|max_new_tokens",
    re.IGNORECASE,
)
_CONTEXT_SIZES = (
    re.compile(r"maximum context length (?:is|of) (\d+)", re.IGNORECASE),
    re.compile(r"context size \((\d+)", re.IGNORECASE),
    re.compile(r"context (?:length|window|size) of (?:only )?(\d+)", re.IGNORECASE),
    re.compile(r"> (\d+)(?: maximum|, decrease)", re.IGNORECASE),
    re.compile(r"(\d+) maximum context length", re.IGNORECASE),
    re.compile(r"must be <= (\d+)", re.IGNORECASE),
    re.compile(r"tokens allowed \(?(\d+)", re.IGNORECASE),
)
_PASSING_STATUS = (408, 409, 425, 429, 498, 499)
_SCHEMA = re.compile(r"response_format|json_schema|json_object|grammar|schema", re.IGNORECASE)
_NO_SCHEMA = re.compile(rf"^(?!.*({_SCHEMA.pattern}))", re.IGNORECASE | re.DOTALL)
_REGION = re.compile(
    r"unsupported_(country|region)|(country|region|territory|location)( is|,)? not supported"
    r"|not (available|supported|offered) in (your|this) (country|region|territory|location)"
    r"|banned the (country|region)",
    re.IGNORECASE,
)
_MODERATION = re.compile(
    r"flagged_input|(input|prompt|content|request|messages?) (was|were|is|has been)"
    r" (flagged|blocked)"
    r"|moderation|content[_ ](filter|policy|management)|safety[_ ](system|filter|polic)"
    r"|responsible ?ai|data_inspection_failed|(inappropriate|prohibited|sensitive)[_ ]content"
    r"|usage polic|content exists risk|high risk",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"insufficient_(quota|credits?|funds|balance)|billing_hard_limit|credit balance is too low"
    r"|insufficient (balance|credits?|funds)|exceeded_current_quota_error",
    re.IGNORECASE,
)
_NO_ACCOUNT = re.compile(
    r"(key|credit|spending|budget|usage) limits?\b|used all available credits|any credits"
    r"|arrearage|budget_exceeded|call volume quota|account .{0,40}suspended"
    r"|(monthly|weekly) (\w+ )?(limit|quota)",
    re.IGNORECASE,
)
_THROTTLED = re.compile(
    r"throttling|too many requests|rate[_ ]limit|model has crashed", re.IGNORECASE
)
_DAILY_ID = re.compile(
    r"PerDay|per-day|\b[RT]PD\b|daily_?limit|ByDay\b|per 86400 ?s", re.IGNORECASE
)
_DAILY = re.compile(
    r"^(?!.*per (second|min|hour))"
    r".*((per|/) ?(day|week|month)\b|(daily|weekly|monthly) (\w+ )?(limit|quota))",
    re.IGNORECASE | re.DOTALL,
)
"""A limit per week or month is one per day, only longer."""
_KEY = re.compile(r"(invalid|incorrect)[_ ]api[_ ]key|api[_ ]key[_ ](not valid|invalid)", re.I)
_NO_MODEL = re.compile(r"model|deployment", re.IGNORECASE)
_NO_ACCESS = re.compile(
    r"model_(not_found|not_available|decommissioned|terms_required|permission)"
    r"|access to (the )?model|verified to use the model|invalid[_ ]model|model[_ ]not[_ ]exist"
    r"|not a valid model|no models? loaded|no endpoints found for",
    re.IGNORECASE,
)
_NO_PARAMETER = re.compile(r"handle the requested parameters", re.IGNORECASE)
_ANY = re.compile("")
_REFUSED = (400, 403, 404, 406, 409, 412, 422, 424, 451)

_RULES: tuple[tuple[Collection[int], re.Pattern[str], Kind], ...] = (
    ((451,), _ANY, "region"),
    (_REFUSED, _REGION, "region"),
    ((402,), _ANY, "quota"),
    ((*_REFUSED, 429), _SPENT, "quota"),
    ((403, 429), _DAILY_ID, "quota"),
    ((403, 429), _DAILY, "quota"),
    (_REFUSED, _MODERATION, "moderation"),
    (_REFUSED, _NO_ACCOUNT, "quota"),
    (_REFUSED, _NO_ACCESS, "model"),
    ((400, 403), _THROTTLED, "passing"),
    ((401, 403), _ANY, "auth"),
    ((400,), _KEY, "auth"),
    ((404,), _NO_PARAMETER, "parameter"),
    ((404,), _NO_MODEL, "model"),
    ((404, 405), _ANY, "path"),
    ((413,), _ANY, "overflow"),
    ((429,), re.compile(r"request (is )?too large", re.IGNORECASE), "overflow"),
    (_PASSING_STATUS, _ANY, "passing"),
    (range(100, 600), _OVERFLOW, "overflow"),
    (range(500, 600), _NO_SCHEMA, "passing"),
)
"""What an answer means, by its status and what is found in its body; the first row that fits."""

_SECRET = re.compile(
    r"\b(?:sk|pk|rk|gsk|hf|xai|nvapi|key)[-_][\w*.…-]{4,}|\bAIza[\w*.…-]{6,}|Bearer\s+\S+"
)
_WORDS = re.compile(r"([\s\"'<>,;:=()\[\]{}]+)")
_SHOWN_CHARACTERS = 300
_READ_CHARACTERS = 8000


class Failure(Exception):  # noqa: N818 (it is read and answered inside this room, never shown)
    """One request that brought no reply, and why.

    Attributes:
        kind: what follows from it.
        message: the server's own words, scrubbed; empty where it said nothing.
        reason: what happened, in our words, as the second half of a sentence.
        parameter: the optional parameter that was refused.
        wait_seconds: how long the server asks to wait.
        context_tokens: the context that the server tells.
        refused: nothing listens at the address.
    """

    def __init__(
        self,
        kind: Kind,
        message: str = "",
        *,
        reason: str = "",
        parameter: str | None = None,
        wait_seconds: float | None = None,
        context_tokens: int | None = None,
        refused: bool = False,
    ) -> None:
        super().__init__(message or reason)
        self.kind = kind
        self.message = message
        self.reason = reason
        self.parameter = parameter
        self.wait_seconds = wait_seconds
        self.context_tokens = context_tokens
        self.refused = refused


def scrub(text: str, *secrets: str | None) -> str:
    """One line of a server's text, without any trace of a key: the key, its parts, its like."""
    text = " ".join(_SECRET.sub("[key]", without_query_values(text[:_READ_CHARACTERS])).split())
    for secret in filter(None, secrets):
        text = "".join(_unless_key(word, secret) for word in _WORDS.split(text))
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1].rstrip()}…"


def _unless_key(word: str, key: str) -> str:
    """The word, unless it shares its beginning, its end or six characters with the key."""
    parts = {key[i : i + 6] for i in range(max(1, len(key) - 5))}
    told = any(part in word for part in parts) or word[:4] == key[:4]
    return "[key]" if told else word


def read(error: Exception, *secrets: str | None) -> Failure:
    """Understand an exception of the openai package, or whatever else its call let through."""
    import openai  # noqa: PLC0415 - 0.3 s, spared by a run that asks no endpoint

    for cause in (error, error.__cause__):
        if isinstance(cause, UnreadableError | DamagedError):
            kind: Kind = "unreadable" if isinstance(cause, UnreadableError) else "passing"
            return Failure(kind, reason=str(cause))
        if isinstance(cause, RedirectRefusedError):
            return Failure("redirect", reason=cause.target)
    if isinstance(error, (openai.APITimeoutError, LateError)):
        return Failure("timeout", reason="it took longer than the time limit")
    if isinstance(error, openai.APIStatusError):
        body = error.body if error.body is not None else error.response.text
        return read_status(error.status_code, body, error.response.headers, *secrets)
    if isinstance(error, openai.APIConnectionError):
        refused = "refused" in str(error.__cause__).lower() or "not known" in str(error.__cause__)
        return Failure("passing", reason="the connection failed or broke off", refused=refused)
    return Failure("passing", reason=f"what came back is not an answer ({type(error).__name__})")


def read_status(
    status: int, body: object, headers: Mapping[str, str], *secrets: str | None
) -> Failure:
    """Understand an error answer.

    Args:
        status: of HTTP, or what the body gives as its code.
        body: the ``error`` member, the whole JSON body, or the text.
        headers: of the answer.
        secrets: never to be repeated.
    """
    details, raw = saying.details(body), saying.sentence(body)
    kind = _kind(status, body, details, raw)
    parameter = _parameter(details, raw) if kind == "parameter" else None
    return Failure(
        kind,
        scrub(raw, *secrets),
        reason=f"it answers with status {status}",
        parameter=parameter,
        wait_seconds=stated_delay(body, headers) if kind == "passing" else None,
        context_tokens=_context_size(details, raw) if kind == "overflow" else None,
    )


def read_embedded(error: object, *secrets: str | None) -> Failure:
    """Understand an error inside an answer that HTTP calls a success.

    Whatever is no refusal of key, account or content passes: the request itself was taken.
    """
    code = str(saying.details(error).get("code"))
    status = int(code) if re.fullmatch("[45][0-9][0-9]", code) else 502
    failure = read_status(status, error, {}, *secrets)
    if failure.kind in ("parameter", "path"):
        failure.kind = "passing"
    failure.reason = "its answer holds an error"
    return failure


def _kind(status: int, body: object, details: Mapping[str, Any], raw: str) -> Kind:
    ids = (details.get(name) for name in ("code", "type", "status", "reason"))
    marks = " ".join([*map(str, ids), raw, *_inner_marks(body)])
    if status == 403 and _REGION.search(saying.page(body)):
        return "region"
    for statuses, pattern, kind in _RULES:
        if status in statuses and pattern.search(marks):
            return kind
    return "parameter"


def _inner_marks(body: object) -> Iterator[str]:
    """Names and short values deep inside a body that tell refusals apart."""
    for name, value in saying.members_of(body):
        if name == "flagged_input":
            yield name
        elif name in ("quotaId", "quota_id", "code", "reason", "blockReason") and isinstance(
            value, str
        ):
            yield value


def _context_size(details: Mapping[str, Any], message: str) -> int | None:
    if isinstance(details.get("n_ctx"), int):
        return int(details["n_ctx"])
    found = (pattern.search(message) for pattern in _CONTEXT_SIZES)
    return next((int(match[1]) for match in found if match), None)


def _parameter(details: Mapping[str, Any], message: str) -> str | None:
    """The optional parameter that was refused; None where the format is meant, or anything else."""
    named = str(details.get("param") or "")
    if named in _PARAMETERS:
        return named
    if named.startswith("response_format"):
        return None
    mentioned = [(message.find(name), name) for name in _PARAMETERS if name in message]
    return min(mentioned)[1] if mentioned else None
