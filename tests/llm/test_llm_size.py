"""What a model's name, or its file, tells of its size."""

from __future__ import annotations

import pytest

from lectura.llm.gguf.catalog import CATALOG
from lectura.llm.reply_cache import Met, recall, remember
from lectura.llm.size import ModelSize, size_of
from lectura.store import Store

TINY, LITTLE, SMALL, LARGE = ModelSize


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("SmolLM2-135M-Instruct.Q4_1", TINY),
        ("qwen2.5:0.5b", TINY),
        ("llama-3.2-1b-instruct", LITTLE),
        ("qwen2.5-1.5b-instruct-q4_k_m", LITTLE),
        ("lectura-qwen3-4b:ctx8192", LITTLE),
        ("Qwen3-4B-Instruct-2507-Q4_K_M", LITTLE),
        ("gemma-3n-e4b-it", LITTLE),
        ("mistral:7b-instruct", SMALL),
        ("meta-llama/Llama-3.1-8B-Instruct", SMALL),
        ("gemma2:9b", SMALL),
        ("qwen2.5-7b-instruct-1m", SMALL),  # one million is its context
        ("gemma-3-12b", LARGE),
        ("mixtral-8x7b", LARGE),
        ("qwen3-30b-a3b", LARGE),  # of which three are at work at a time
        ("gpt-oss:120b-cloud", LARGE),
        ("gpt-5-mini", LARGE),
        ("gemini-1.5-pro", LARGE),
        ("claude-3-5-haiku", LARGE),
        ("strong", LARGE),
        ("", LARGE),
    ],
)
def test_by_its_name(name: str, size: ModelSize) -> None:
    assert size_of(name) is size
    assert size_of(name.upper()) is size


@pytest.mark.parametrize(
    ("megabytes", "size"),
    [(92, TINY), (500, TINY), (1117, LITTLE), (2497, LITTLE), (4920, SMALL), (7301, LARGE)],
)
def test_by_its_file_where_the_name_is_silent(megabytes: int, size: ModelSize) -> None:
    assert size_of("mistral:latest", megabytes * 10**6) is size
    assert size_of("my-own-4b", megabytes * 10**6) is LITTLE


def test_the_files_of_the_curated_list_are_as_large_as_their_names_say() -> None:
    for model in CATALOG.values():
        assert size_of("unnamed", model.megabytes * 10**6) is size_of(model.name)
        assert size_of(model.file) is size_of(model.name)


def test_estimates_know_the_size_from_the_last_meeting(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    remember(store, "http://127.0.0.1:11434", None, Met("mistral:latest", 8192, SMALL))
    assert recall(store, "http://127.0.0.1:11434", None) == Met("mistral:latest", 8192, SMALL)
