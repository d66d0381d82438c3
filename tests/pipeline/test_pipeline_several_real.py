"""Two spoken recordings on one command line, with the real model: as they are one by one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

from lectura.audio import SAMPLE_RATE
from lectura.testing.spoken import speak

pytestmark = pytest.mark.real_model

SPANISH = "Hoy vamos a hablar de las redes neuronales. Para el lunes hay que leer el capítulo dos."
ENGLISH = "Today we talk about neural networks. Please read chapter two until next Monday."


def say(path: Path, text: str, voice: str) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((speak(text, voice=voice) * 32767).astype("<i2").tobytes())


def lectura(folder: Path, store: str, *arguments: str) -> list[dict[str, Any]]:
    code = "from lectura.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "run", *arguments, "--offline", "--llm", "none", "--json"],
        cwd=folder,
        env={**os.environ, "LECTURA_CACHE": str(folder / store)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_in_two_languages(tmp_path: Path) -> None:
    say(tmp_path / "es.wav", SPANISH, "es")
    say(tmp_path / "en.wav", ENGLISH, "en-us")
    date = ("--date", "2026-12-01")
    told = lectura(tmp_path, "one", "es.wav", "en.wav", "-o", "together", *date)
    assert [(one["input"], one["language"]) for one in told] == [("es.wav", "es"), ("en.wav", "en")]
    lectura(tmp_path, "two", "es.wav", "-o", "apart", *date)
    lectura(tmp_path, "two", "en.wav", "-o", "apart", *date)
    assert contents(tmp_path / "together") == contents(tmp_path / "apart")
    assert "vamos a hablar" in (tmp_path / "together/es.txt").read_text(encoding="utf-8").lower()
    assert "until next monday" in (tmp_path / "together/en.txt").read_text(encoding="utf-8").lower()
