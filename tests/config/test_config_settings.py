"""From settings to the options of the stages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lectura.config import Settings, load, settings_of
from lectura.config.settings import read_vocabulary
from lectura.errors import UsageError


def settings(place: Path, *, more: tuple[str, ...] = (), **flags: Any) -> Settings:
    values = load(flags, environ={}, folder=place, config_folder=place)
    return settings_of(values, more_vocabulary=more)


def test_defaults(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert found.output.formats == ("txt", "srt", "json")
    assert found.output.notes_formats == ("md", "html", "json")
    assert (found.transcribe.model, found.transcribe.device) == ("auto", "auto")
    assert (found.transcribe.task, found.transcribe.language) == ("transcribe", None)
    assert (found.llm.llm, found.llm.prices, found.cache) == ("auto", None, None)
    assert not found.speakers.enabled
    assert not found.offline


def test_offline_holds_for_the_model_and_the_language_model(tmp_path: Path) -> None:
    found = settings(tmp_path, offline=True)
    assert found.offline
    assert found.transcribe.offline
    assert found.llm.offline


def test_vocabulary_of_a_file_comes_before_that_of_a_course(tmp_path: Path) -> None:
    file = tmp_path / "terms.txt"
    file.write_text("\ufeffDíaz  # the lecturer\n\n# nothing\nBayes\nDíaz\n", encoding="utf-8")
    found = settings(tmp_path, vocabulary=str(file), more=("Markov", "Bayes"))
    assert found.transcribe.vocabulary == ("Díaz", "Bayes", "Markov")


def test_a_vocabulary_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.txt cannot be read: No such file"):
        read_vocabulary(tmp_path / "none.txt")
    (tmp_path / "latin.txt").write_bytes("Díaz".encode("latin-1"))
    with pytest.raises(UsageError, match="it is no UTF-8 text"):
        read_vocabulary(tmp_path / "latin.txt")


def test_one_language_or_a_set_to_choose_from(tmp_path: Path) -> None:
    assert settings(tmp_path, language="ES").transcribe.language == "es"
    assert settings(tmp_path, languages=("ES", "en")).transcribe.languages == ("es", "en")
    with pytest.raises(UsageError, match="not both"):
        settings(tmp_path, language="es", languages=("es", "en"))


def test_a_limit_of_cost_needs_prices(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--max-cost needs the prices"):
        settings(tmp_path, max_cost=1.0)
    prices = settings(tmp_path, max_cost=1.0, price_prompt=2.5, currency="EUR").llm.prices
    assert prices is not None
    assert prices.currency == "EUR"


def test_with_a_limit_the_first_parts_are_paid_for_first(tmp_path: Path) -> None:
    assert settings(tmp_path, concurrency=4).notes.concurrency == 4
    limited = settings(tmp_path, concurrency=4, max_tokens_total=9000)
    assert limited.notes.concurrency == 1


def test_translating_is_a_task(tmp_path: Path) -> None:
    assert settings(tmp_path, translate=True).transcribe.task == "translate"
