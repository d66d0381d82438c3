"""A language model that puts what a scripted transcriber hears into Spanish, and makes notes."""

from __future__ import annotations

import re
from typing import Any

from lectura.testing.llm_protocol import ChatRequest
from lectura.testing.llm_server import fill_schema

_SENTENCE = re.compile(r"Sentence (\d+) has a loudness of (\d+)\.")
_CUES = re.compile(r"<cues>\n(.*?)\n</cues>", re.DOTALL)
_NUMBERED = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)


def in_spanish(said: str) -> str:
    """What a sentence of `lectura.testing.transcriber.ScriptedTranscriber` is in Spanish."""
    return _SENTENCE.sub(r"La frase \1 tiene un volumen de \2.", said)


def translates(request: ChatRequest) -> bool:
    """True where a translation is asked for."""
    return "<cues>" in request.user


def _in_own_words(value: Any, name: str = "") -> Any:
    """The same without the words of the lecture in what is no quote."""
    if isinstance(value, dict):
        return {key: _in_own_words(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_in_own_words(one, name) for one in value]
    said = isinstance(value, str) and value.startswith(f"{name}: ")
    return f"Some {name}" if said else value


def bilingual(request: ChatRequest) -> dict[str, Any] | str:
    """The answer to a request for notes or for a translation."""
    found = _CUES.search(request.user)
    if found is None or request.schema is None:
        answer: dict[str, Any] | str = _in_own_words(fill_schema(request))
        return answer
    if "cues" not in request.schema["properties"]:
        return {"text": in_spanish(found[1])}
    rows = [
        {"number": int(number), "said": said.split()[0], "text": in_spanish(said)}
        for number, said in _NUMBERED.findall(found[1])
    ]
    return {"cues": rows}
