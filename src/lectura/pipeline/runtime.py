"""What a pipeline works with beside its settings; its maker hands it in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from lectura.progress import Hook, ignore
from lectura.speech.engine import Engine, WhisperEngine
from lectura.store import Store


@dataclass(frozen=True)
class Runtime:
    """The world around one pipeline.

    Attributes:
        store: where finished work is kept; None takes the one of the settings.
        hook: receives progress events.
        environ: where the language model's key is looked for.
        config_folder: the user's own prompts.
        engine: chooses and loads what transcribes.
        gpu_index: the GPU to use, where there are several.
        clock: seconds that pass; measures the stages.
    """

    store: Store | None = None
    hook: Hook = ignore
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    config_folder: Path | None = None
    engine: Engine = field(default_factory=WhisperEngine)
    gpu_index: int = 0
    clock: Callable[[], float] = perf_counter
