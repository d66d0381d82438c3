"""A model that is loaded beside the main thread."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from lectura.errors import ModelCorruptError
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.models.loading import Loading

LEAVES = """
import sys, time
from pathlib import Path
from lectura.speech.models.loading import Loading

def load():
    time.sleep(0.5)
    Path(sys.argv[1]).touch()

Loading(load, on_gpu=False)
sys.exit(3)
"""


def test_a_process_that_ends_waits_for_what_is_being_loaded(tmp_path: Path) -> None:
    """CTranslate2 aborts a process that leaves while it begins its threads."""
    loaded = tmp_path / "loaded"
    ended = subprocess.run([sys.executable, "-c", LEAVES, str(loaded)], check=False, timeout=60)
    assert ended.returncode == 3
    assert loaded.exists()


def test_the_model_is_loaded_once_and_given_to_all() -> None:
    calls: list[int] = []

    def load() -> Whisper:
        calls.append(1)
        return cast(Whisper, "the model")

    loading = Loading(load, on_gpu=True)
    assert [loading.model(), loading.model()] == ["the model", "the model"]
    assert (len(calls), loading.on_gpu) == (1, True)


def test_what_kept_it_from_being_loaded_is_told_at_each_call() -> None:
    def load() -> Whisper:
        raise ModelCorruptError("It is damaged.", hint="Fetch it again.")

    loading = Loading(load, on_gpu=False)
    for _ in range(2):
        with pytest.raises(ModelCorruptError, match="It is damaged"):
            loading.model()
