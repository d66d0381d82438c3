"""What the form of the notebook holds, as options of the command line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lectura.notebook.telling import StoppedCellError, say

BY_RULES, BY_MODEL, BY_LOCAL = "rules", "language model", "model on this machine"
LOCAL_MODEL = "qwen3-4b"
"""`lectura.llm.gguf.catalog.RECOMMENDED`, which the notebook's own process cannot import."""
WAYS = (BY_RULES, BY_LOCAL, BY_MODEL)

FIELDS: Mapping[str, Any] = MappingProxyType(
    {
        "recordings": "",
        "folder": "",
        "upload": False,
        "language": "auto",
        "model": "auto",
        "speakers": False,
        "notes": BY_RULES,
        "llm_model": "",
        "base_url": "",
        "secret": "OPENAI_API_KEY",
        "more": "",
    }
)
"""The fields with what they are where a copy of the notebook does not have them yet. None is ever
taken away: what copies of the notebook hand over is understood."""


def filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """All fields, as they were filled in; text without spaces around it.

    A field that is not known, of a newer notebook, is told and left out.

    Raises:
        StoppedCellError: a field has a value that it cannot have.
    """
    for name in sorted(set(given) - set(FIELDS)):
        say(f"This lectura does not know `{name}`; it is left out.")
    values = dict(FIELDS)
    for name, default in FIELDS.items():
        value = given.get(name, default)
        values[name] = value if isinstance(default, bool) else str(value or "").strip()
    if values["notes"] not in WAYS:
        raise StoppedCellError(
            f"'{values['notes']}' is no way to make notes.",
            hint=f"Choose {', '.join(map(repr, WAYS))} in `notes`, then run the cells again.",
            value=values["notes"],
        )
    return values


def local_model(values: Mapping[str, Any]) -> str | None:
    """The name of the language model that has to be on this machine; None where none has to be."""
    name = str(values["llm_model"]) or LOCAL_MODEL
    is_file = name.endswith(".gguf")
    return name if values["notes"] == BY_LOCAL and not is_file else None


def words(values: Mapping[str, Any], *, gpu: bool) -> list[str]:
    """The options of ``lectura batch`` that say the same.

    Args:
        values: see `filled`.
        gpu: whether the GPU was found to work; without one, none is touched.

    Raises:
        StoppedCellError: ``more`` cannot be read.
    """
    found = [] if gpu else ["--device", "cpu"]
    for field, flag in (("language", "--language"), ("model", "--model")):
        if values[field] and values[field] != "auto":
            found += [flag, values[field]]
    if values["speakers"]:
        found.append("--speakers")
    if values["notes"] == BY_MODEL:
        found += ["--llm", "openai"]
        for field, flag in (("llm_model", "--llm-model"), ("base_url", "--base-url")):
            found += [flag, values[field]] if values[field] else []
    elif values["notes"] == BY_LOCAL:
        found += ["--llm", "local"]
        found += ["--llm-model", values["llm_model"] or LOCAL_MODEL]
    else:
        found += ["--llm", "none"]
    try:
        return found + shlex.split(values["more"])
    except ValueError as error:
        raise StoppedCellError(
            f"`more` cannot be read: {error}.",
            hint="Write it as on a command line: --date 2026-03-15 --notes-language en",
            value=values["more"],
        ) from error
