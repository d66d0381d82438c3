"""Whether a Whisper model can translate: told from its files, else from its name, before any work.

The English-only models know nothing to translate from. Turbo and the distilled models have lost it:
they were trained on again with transcripts alone, and write what is spoken where a translation is
asked for. Their decoder has fewer layers than their encoder; OpenAI's other models have as many.
"""

from __future__ import annotations

import re
from pathlib import Path

from lectura.disk.files import read_json
from lectura.errors import UsageError
from lectura.speech.models.catalog import AUTO, CATALOG, lookup
from lectura.speech.models.files import folder_named, layers
from lectura.speech.options import TranscribeOptions

_ENGLISH_VOCABULARY = 51864
"""Tokens of the English-only models; the others have a few more, for the languages."""
_CANNOT = re.compile(r"turbo|distil|\.en\b", re.IGNORECASE)
_SIZES = ("tiny", "base", "small", "medium")


def check_task(options: TranscribeOptions) -> None:
    """Refuse a translation by a model that cannot translate; nothing is loaded or fetched.

    Raises:
        UsageError: the hint names the model that can.
        ModelNotFoundError, ModelError: the model is a path, and no model is there.
    """
    if options.task == "translate":
        require_translation(options.model)


def require_translation(model: str) -> None:
    """Refuse a model by what was typed: a name, a repository of the hub, or a folder.

    Raises:
        UsageError, ModelNotFoundError, ModelError: as `check_task`.
    """
    if model == AUTO:
        return
    if folder := folder_named(model, known=CATALOG):
        require_translation_by(folder, folder.resolve().name)
    elif _CANNOT.search(lookup(model).name):
        raise _cannot(model)


def require_translation_by(folder: Path, name: str) -> None:
    """Refuse a model by its files, or where these tell nothing by its name.

    Raises:
        UsageError: as `check_task`.
    """
    encoder, decoder = layers(folder)
    if encoder and decoder:
        can = decoder >= encoder and _vocabulary(folder) != _ENGLISH_VOCABULARY
    else:
        can = _CANNOT.search(name) is None
    if not can:
        raise _cannot(name)


def _vocabulary(folder: Path) -> int:
    """Number of tokens; 0 where the folder does not tell."""
    try:
        words = read_json((folder / "vocabulary.json").read_bytes())
    except OSError:
        return 0
    return len(words) if isinstance(words, list) else 0


def _cannot(model: str) -> UsageError:
    short = model.rpartition("/")[2]
    instead = next((size for size in _SIZES if re.search(rf"\b{size}\b", short)), "large-v3")
    return UsageError(
        f"The model {model} cannot translate: it was trained to write down what is spoken.",
        hint=f"Take one that can: lectura run FILE --translate --model {instead}",
        value=model,
    )
