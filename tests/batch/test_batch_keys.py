"""No key that stands in an address is kept by a batch."""

from __future__ import annotations

import json
from pathlib import Path

from lectura.batch.finished import llm_key
from lectura.batch.job import WorkSetup
from lectura.config import load, settings_of

SECRET = "Zq8TmN4vXw2LrB7kPd9Y"


def kept(url: str, folder: Path) -> str:
    """What a finished recording remembers of the language model."""
    values = load({"llm": "openai", "base_url": url}, environ={}, folder=folder)
    return json.dumps(llm_key(WorkSetup(settings_of(values), folder), {}), default=str)


def test_neither_password_nor_query_is_remembered(tmp_path: Path) -> None:
    plain = kept("https://one.example/v1", tmp_path)
    assert "https://one.example/v1" in plain
    assert plain != kept("https://two.example/v1", tmp_path)
    for url in (f"https://one.example/v1?key={SECRET}", f"https://u:{SECRET}@one.example/v1"):
        assert SECRET not in kept(url, tmp_path)
