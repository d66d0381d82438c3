"""How long a text may become, with the real model."""

from __future__ import annotations

import pytest

import needed
from lectura.progress import ignore
from lectura.speech.decoding.hypothesis import Decoding
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.engine import WhisperEngine
from lectura.speech.options import TranscribeOptions
from lectura.testing.spoken import speak

pytestmark = pytest.mark.real_model

TERMS = tuple(f"Gutenberg{number}" for number in range(8))


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    from faster_whisper import WhisperModel

    options = TranscribeOptions(model="base", device="cpu", compute_type="int8", offline=True)
    path = str(WhisperEngine().choose(options, ignore).files.path)
    return Whisper(WhisperModel(path, compute_type="int8", local_files_only=True), "base")


@pytest.mark.parametrize("terms", [(), TERMS])
def test_a_text_has_at_most_as_many_tokens_as_it_may(
    whisper: Whisper, terms: tuple[str, ...]
) -> None:
    needed.check("demo")
    audio = speak("Paper came from China to Europe, and every letter was cast from lead.")
    encoded = whisper.encode([whisper.features(audio)], [len(audio)])
    prompt = whisper.prompt_tokens(terms)

    def tokens(most: int | None, prefix: tuple[int, ...] = ()) -> int:
        decoding = Decoding(beam=2, prompt=prompt, prefix=prefix, most=most)
        return len(whisper.decode(encoded, ["en"], "transcribe", decoding)[0].tokens)

    whole = tokens(None)
    assert whole > 12
    assert tokens(5) == 5
    assert tokens(9, whisper.text_tokens(" Paper came from")) == 9
    assert tokens(whole + 10) == whole
