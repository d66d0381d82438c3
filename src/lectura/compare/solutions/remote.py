"""A piece transcribed by an OpenAI-compatible ``/audio/transcriptions`` of somebody's.

As with language models: nothing is sent where ``--offline`` stands, the destination is told before
the first byte, a key comes from the environment alone and goes nowhere else, and no redirect is
followed. An address stands in the command line only, so that no folder's settings send sound.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lectura.compare.solutions.stored import Recognized
from lectura.compare.solutions.systems import System
from lectura.errors import TranscriptError, UsageError
from lectura.formats.whisper_json import read_foreign
from lectura.llm.endpoints.plain_http import PlainHTTPError, send_file
from lectura.llm.options import (
    KEY_VARIABLE,
    OPENAI_URL,
    URL_VARIABLE,
    at_path,
    is_loopback,
    origin,
)
from lectura.progress import Hook, Sending

_PATH = "/audio/transcriptions"
_MODEL = "whisper-1"
_REFUSED = (400, 415, 422)
_TOO_LARGE = 413


@dataclass(frozen=True)
class Request:
    """What is sent where.

    Attributes:
        url: the base address, or that of the service itself.
        model: its name there; empty for the usual one.
        key: for this address alone; never shown.
        language: an ISO 639-1 code, where it is known.
        limit_seconds: for the whole answer.
    """

    url: str = field(repr=False)
    model: str
    key: str | None = field(repr=False)
    language: str | None
    limit_seconds: float


def check_offline(system: System, *, offline: bool) -> None:
    """Refuse to send sound off this machine before anything is done.

    Raises:
        UsageError: offline was asked for, and the address is elsewhere.
    """
    if offline and system.kind == "endpoint" and not is_loopback(system.url):
        raise UsageError(
            f"--offline keeps the sound on this machine, and {origin(system.url)} is not on it.",
            hint="Leave --offline out, or that solution: lectura compare RECORDING --with lectura",
            value=origin(system.url),
        )


def key_for(system: System, environ: Mapping[str, str]) -> str | None:
    """The key for an address: of the variable that was named for it, or OpenAI's for OpenAI's own.

    Raises:
        UsageError: the variable that was named is not set.
    """
    if system.key_variable:
        key = environ.get(system.key_variable)
        if not key:
            raise UsageError(
                f"{system.key_variable} is not set, and {system.name} was to get its key from it.",
                hint=f"Set it: export {system.key_variable}=…, then run the same command again: "
                "lectura compare RECORDING --with …",
                value=system.key_variable,
            )
        return key
    own = {origin(OPENAI_URL), origin(environ.get(URL_VARIABLE) or OPENAI_URL)}
    return environ.get(KEY_VARIABLE) or None if origin(system.url) in own else None


def recognized(request: Request, sound: Path, hook: Hook) -> Recognized:
    """What the service recognizes; what goes wrong is told in the result."""
    url = request.url
    in_clear = url.lower().startswith("http://") and not is_loopback(url)
    keys = bool(request.key or "@" in url.partition("://")[2].partition("/")[0])
    what = "the sound of these minutes"
    hook(Sending(origin(url), request.model or None, what, in_clear=in_clear and keys))
    started = time.monotonic()
    try:
        reply = _asked(request, sound)
        transcript = read_foreign(reply)
    except PlainHTTPError as error:
        return Recognized(None, time.monotonic() - started, None, _problem(error, request))
    except TranscriptError as error:
        return Recognized(None, time.monotonic() - started, None, error.message.rstrip("."))
    return Recognized(transcript, time.monotonic() - started)


def _asked(request: Request, sound: Path) -> Any:
    """The reply with times; without, where the service knows no other."""
    try:
        return _sent(request, sound, "verbose_json")
    except PlainHTTPError as error:
        if error.status not in _REFUSED:
            raise
    return _sent(request, sound, "json")


def _sent(request: Request, sound: Path, form: str) -> Any:
    url = request.url if _PATH in request.url else at_path(request.url, _PATH)
    fields = {"model": request.model or _MODEL, "response_format": form}
    fields |= {"language": request.language} if request.language else {}
    return send_file(
        url,
        fields,
        ("file", sound, "audio/wav"),
        key=request.key,
        timeout_seconds=request.limit_seconds,
    )


def _problem(error: PlainHTTPError, request: Request) -> str:
    where = origin(request.url)
    if error.status == _TOO_LARGE:
        return f"{where} takes no file of this size; compare fewer minutes with --minutes"
    if error.status is None:
        late = "LateError" in str(error)
        return f"{where} did not answer in time" if late else f"nothing answers at {where}"
    said = f": {error.said}" if error.said else ""
    return f"{where} refused with status {error.status}{said}".rstrip(".")
