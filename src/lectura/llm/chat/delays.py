"""How long an endpoint asks to wait, wherever it says so: headers, details, or in a sentence."""

from __future__ import annotations

import contextlib
import datetime as dt
import email.utils
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

from lectura.llm.chat import error_bodies as saying

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_UNIT = (
    r"(?:(?P<ms>ms|msecs?|milliseconds?)|(?P<s>s|secs?|seconds?)|(?P<m>m|mins?|minutes?)"
    r"|(?P<h>h|hrs?|hours?)|(?P<d>d|days?))(?![a-z])"
)
_PART = re.compile(rf"(?P<number>\d+(?:\.\d+)?)\s*{_UNIT}", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]*(?:and\s+)?", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:retry|again|wait|resets?|available|reset)\b[^.\d]{0,40}?(?=\d)", re.IGNORECASE
)
_BARE = re.compile(r"retry-after\W{1,3}(\d+(?:\.\d+)?)(?=[\s,;)\"']|\.?$)", re.IGNORECASE)
_DELAY_NAME = re.compile(
    r"^(?:(x-)?retry[-_]?(delay|after|in)|wait([-_]?time)?|estimated_time)"
    r"([-_]?(?P<unit>ms|seconds|s))?$",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\b(?:t|reset)=(\d+)")  # the header RateLimit: "default";r=0;t=17
_RESET_NAME = re.compile(r"rate-?limit.*reset(-after)?|^resets?[-_]?(at|in)$", re.IGNORECASE)
_MOST_SECONDS = 365 * 86400.0  # longer numbers are no delays
_EPOCH_SECONDS = 1e9  # a larger number is a moment, not a delay
_EPOCH_MILLISECONDS = 1e11


def stated_delay(body: object, headers: Mapping[str, str]) -> float | None:
    """Seconds that an error answer asks to wait; None where it says nothing of it.

    ``Retry-After`` (seconds or a date) counts before what the body says (Google's ``retryDelay``,
    "try again in 1m30s"), and both before the moment at which a limit is reset.
    """
    told = {name.lower(): value for name, value in headers.items()}
    inside = {name.lower(): value for name, value in saying.members_of(body)}
    found = (
        next(_by_name(told), None),
        next(_by_name(inside), None),
        in_words(saying.sentence(body)),
        _reset(told),
        _of_policy(told.get("ratelimit", "")),
        _reset(inside),
    )
    seconds = next((seconds for seconds in found if seconds is not None), None)
    return None if seconds is None else min(seconds, _MOST_SECONDS)


def in_words(sentence: str) -> float | None:
    """The delay of a sentence such as "Please retry in 2.8s"; None where it has none."""
    for asked in _ASKED.finditer(sentence):
        if (seconds := _duration(sentence, asked.end())) is not None:
            return seconds
    bare = _BARE.search(sentence)
    return float(bare[1]) if bare else None


def _duration(text: str, start: int) -> float | None:
    """The sum of the units that stand there side by side (``1m30s``); None without any."""
    total = None
    while part := _PART.match(text, start):
        unit = next(name for name in _UNITS if part[name])
        total = (total or 0.0) + float(part["number"]) * _UNITS[unit]
        between = _BETWEEN.match(text, part.end())
        start = between.end() if between else part.end()
    return total


def _by_name(members: Mapping[str, Any]) -> Iterator[float]:
    """Members that are called a delay; the one in milliseconds is the finer and comes first."""
    for unit in ("ms", ""):
        for name, value in members.items():
            called = _DELAY_NAME.match(name)
            if called and ((called["unit"] or "").lower() == "ms") == (unit == "ms"):
                seconds = _seconds(value, 0.001 if unit else 1.0)
                if seconds is not None:
                    yield seconds


def _reset(members: Mapping[str, Any]) -> float | None:
    """Until a limit is reset: of those that are used up the last, else the first."""
    resets = {
        name: seconds
        for name, value in members.items()
        if _RESET_NAME.search(name) and (seconds := _seconds(value, 1.0)) is not None
    }
    spent = [
        seconds
        for name, seconds in resets.items()
        if str(members.get(name.replace("reset", "remaining"))).strip() == "0"
    ]
    return max(spent) if spent else min(resets.values(), default=None)


def _of_policy(value: str) -> float | None:
    """What the standard's one header for limits says."""
    moments = [float(seconds) for seconds in _POLICY.findall(value)]
    return max(moments, default=None)


def _seconds(value: Any, unit: float) -> float | None:
    """A delay out of a number, a duration, a moment, or protobuf's seconds and nanos."""
    if isinstance(value, dict):
        nanos = _number(value.get("nanos"))
        whole = _number(value.get("seconds"))
        return None if whole is None else whole + (nanos or 0.0) * 1e-9
    number = _number(value)
    if number is None:
        text = str(value).strip()
        duration = _duration(text, 0)
        return duration if duration is not None else _until(text)
    if number > _EPOCH_SECONDS:
        moment = number / 1000 if number > _EPOCH_MILLISECONDS else number
        return max(0.0, moment - time.time())
    return max(0.0, number * unit)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") and not isinstance(value, bool) else None


def _until(text: str) -> float | None:
    """Seconds until a date of HTTP or of ISO 8601."""
    with contextlib.suppress(ValueError, OverflowError):  # the year 99999, say
        moment = email.utils.parsedate_tz(text)
        if moment is not None:
            return max(0.0, email.utils.mktime_tz(moment) - time.time())
        day = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
        aware = day if day.tzinfo else day.replace(tzinfo=dt.timezone.utc)
        return max(0.0, aware.timestamp() - time.time())
    return None
