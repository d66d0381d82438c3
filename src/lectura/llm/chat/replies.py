"""From the text of a reply to a validated record: thoughts, fences and prose are taken off.

Pure functions. Nothing is repaired: half a JSON value would be read as one with empty parts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from lectura.llm.chat.reply_schema import CHECK_FIELD
from lectura.llm.protocol import ReplyT

_TAG = re.compile(r"<(?P<end>/?)(?P<name>think|thinking|reasoning)>", re.IGNORECASE)
_THOUGHT_END = re.compile(r"^.*</(think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_THOUGHT_START = re.compile(r"<(think|thinking|reasoning)>.*$", re.DOTALL | re.IGNORECASE)
_OBJECT_START = re.compile(r'\{\s*["}]')  # braces in prose do not count
_REFUSAL = re.compile(
    r"^\W*(i['’]m sorry|i am sorry|sorry, (but )?i|i can(['’]|no)t (help|assist|comply|do)"
    r"|i['’]m (unable|not able)|i am (unable|not able)|as an ai"
    r"|lo siento|no puedo (ayudar|cumplir)|desculpe|não posso ajudar"
    r"|je suis désolé|désolé|je ne peux pas)",
    re.IGNORECASE,
)
_REFUSAL_MAX_CHARACTERS = 600  # a longer text that starts with an apology is an attempt to answer
_MAX_PROBLEMS = 5
_REPEATED_CHARACTERS = 1500  # of an unusable reply, shown to the model again


class UnusableReplyError(Exception):
    """The text holds no value of the wanted structure; ``str`` says why, for the next try.

    ``is_prose`` is True where there was text, but no JSON object in it.
    """

    def __init__(self, problem: str, *, is_prose: bool = False) -> None:
        super().__init__(problem)
        self.is_prose = is_prose


def without_thoughts(text: str) -> str:
    """The text without ``<think>`` parts, also where only their end or their beginning is there.

    Chat templates often open the part themselves, so that a reply starts with its end.
    """
    text = _without_whole_thoughts(text)
    text = _THOUGHT_END.sub("", text)
    return _THOUGHT_START.sub("", text).strip()


def _without_whole_thoughts(text: str) -> str:
    """The text without the parts that have a beginning and an end of one name.

    In one pass over the tags: a search for each end, as an expression makes it, takes hours where
    a long reply consists of beginnings.
    """
    tags = list(_TAG.finditer(text))
    ends: dict[str, re.Match[str]] = {}
    end_of: list[re.Match[str] | None] = [None] * len(tags)
    for index in range(len(tags) - 1, -1, -1):
        name = tags[index]["name"].lower()
        if tags[index]["end"]:
            ends[name] = tags[index]
        else:
            end_of[index] = ends.get(name)
    kept, done = [], 0
    for tag, end in zip(tags, end_of, strict=True):
        if end is not None and tag.start() >= done:
            kept.append(text[done : tag.start()])
            done = end.end()
    return "".join([*kept, text[done:]])


def is_refusal(text: str) -> bool:
    """True for a short apology in place of an answer."""
    text = without_thoughts(text)
    return len(text) <= _REFUSAL_MAX_CHARACTERS and "{" not in text and bool(_REFUSAL.match(text))


def parse(text: str, reply_type: type[ReplyT], *, ignoring: str = "") -> tuple[ReplyT, Any]:
    """Find the JSON object in a reply and validate it.

    Args:
        text: the reply as it came.
        reply_type: the wanted structure.
        ignoring: name of a property that is no part of the structure.

    Returns:
        The record, and the value of the ignored property (None without it).

    Raises:
        UnusableReplyError: there is no such object; the message names the problem.
    """
    plain = without_thoughts(text)
    problem = ""
    for candidate in _objects(plain):
        extra = candidate.pop(ignoring, None) if ignoring else None
        if not _is_about(candidate, reply_type):
            problem = problem or "The JSON had none of the wanted properties."
            continue
        try:
            return reply_type.model_validate(candidate), extra
        except ValidationError as error:
            problem = _problems(error)
    if problem:
        raise UnusableReplyError(problem)
    if not plain:
        raise UnusableReplyError("The reply was empty.")
    is_prose = _OBJECT_START.search(plain) is None
    raise UnusableReplyError("The reply held no complete JSON object.", is_prose=is_prose)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text, outermost first, in order.

    The search ends at an object that is broken: what is whole inside it is a part of the reply,
    and would pass for a reply with empty parts.
    """
    decoder = json.JSONDecoder(strict=False)  # models put raw line breaks into strings
    match = _OBJECT_START.search(text)
    while match:
        try:
            value, end = decoder.raw_decode(text, match.start())
        except (json.JSONDecodeError, RecursionError):
            return
        yield value
        match = _OBJECT_START.search(text, end)


def _is_about(candidate: dict[str, Any], reply_type: type[BaseModel]) -> bool:
    """True where the object has at least one property of the structure.

    Otherwise any object at all would do for a structure whose properties all have defaults.
    """
    fields = reply_type.model_fields
    known = {*fields, *(field.alias for field in fields.values() if field.alias)}
    return not known or not known.isdisjoint(candidate)


def _problems(error: ValidationError) -> str:
    lines = [
        f"{'.'.join(str(part) for part in item['loc']) or 'reply'}: {item['msg']}"
        for item in error.errors(include_url=False, include_input=False)[:_MAX_PROBLEMS]
    ]
    return "The JSON did not fit the schema: " + "; ".join(lines)


def complaint(text: str, problem: str) -> tuple[dict[str, str], ...]:
    """The turns that show the model what was wrong with its reply."""
    again = f"That reply cannot be used. {problem} Answer the request again, with valid JSON only."
    shown = without_thoughts(text)[:_REPEATED_CHARACTERS]
    if not shown:  # some servers refuse an empty turn
        return ()
    return ({"role": "assistant", "content": shown}, {"role": "user", "content": again})


def reminder(text: str) -> tuple[dict[str, str], ...]:
    """The turns that ask for the check words once more."""
    again = (
        "Your reply lacks the two check words that stand before and after the text. Answer the "
        f"request again, whole, with both of them in {CHECK_FIELD}."
    )
    shown = without_thoughts(text)[:_REPEATED_CHARACTERS]
    return ({"role": "assistant", "content": shown}, {"role": "user", "content": again})
