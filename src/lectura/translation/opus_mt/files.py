"""Is a folder a whole OPUS-MT model, and which is for a pair of languages? Nothing is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lectura.disk.files import digest, read_json
from lectura.errors import ModelCorruptError, ModelNotFoundError
from lectura.languages import base_of, name_of
from lectura.llm.gguf.catalog import models_folder
from lectura.paths import display_path
from lectura.speech.models.files import WEIGHTS, check_whole
from lectura.store import Store
from lectura.translation.opus_mt.catalog import PREFIX, for_pair, lookup, name_for

CONFIG, SOURCE_PIECES, TARGET_PIECES = "config.json", "source.spm", "target.spm"
REQUIRED = (WEIGHTS, CONFIG, SOURCE_PIECES, TARGET_PIECES)
RECORD = "pulled.json"
_VOCABULARY = re.compile(r"(?:shared|source|target)_vocabulary\.(?:json|txt)")
_PULLED = re.compile(re.escape(PREFIX) + r"[a-z]{2,3}-[a-z]{2,3}")


@dataclass(frozen=True)
class OpusFiles:
    """A model on this machine.

    Attributes:
        name: as in the list, or of its folder.
        path: the folder.
    """

    name: str
    path: Path


def is_name(name: str) -> bool:
    """True for what a model of a pair of languages may be called, in the list or not."""
    return _PULLED.fullmatch(name) is not None


def is_needed(name: str) -> bool:
    """True for a file that a model consists of."""
    return name in REQUIRED or _VOCABULARY.fullmatch(name) is not None


def missing_files(folder: Path) -> list[str]:
    """Names of the files a model needs that a folder lacks; a broken link counts as lacking."""
    missing = [name for name in REQUIRED if not (folder / name).is_file()]
    if not any(_vocabularies(folder)):
        missing.append("shared_vocabulary.json")
    return missing


def _vocabularies(folder: Path) -> list[Path]:
    found = (path for path in folder.glob("*_vocabulary.*") if _VOCABULARY.fullmatch(path.name))
    return sorted(path for path in found if path.is_file())


def on_disk(folder: Path | None = None) -> tuple[OpusFiles, ...]:
    """The whole models of the models folder, by name."""
    folder = folder or models_folder()
    found = sorted(path for path in folder.glob(f"{PREFIX}*") if is_name(path.name))
    return tuple(OpusFiles(path.name, path) for path in found if not missing_files(path))


def here(source: str | None, to: str | None, folder: Path | None = None) -> OpusFiles | None:
    """The pulled model for a pair of languages; None where none is on this machine."""
    if source is None or to is None:
        return None
    name = name_for(base_of(source) or "", base_of(to) or "")
    return next((one for one in on_disk(folder) if one.name == name), None)


def find(
    source: str | None, to: str | None, own: Path | None = None, *, folder: Path | None = None
) -> OpusFiles:
    """The model to use; the hub is never asked.

    Args:
        source: tag of the language that is spoken; None where nobody knows.
        to: tag of the language to write.
        own: a person's own folder, taken for whatever is spoken.
        folder: of the pulled models; default is lectura's own.

    Raises:
        ModelNotFoundError: it is not on this machine; the hint says how to get it.
        ModelCorruptError: its weights are cut short.
    """
    if own is not None:
        return _own(own)
    files = here(source, to, folder)
    if files is None:
        raise _not_here(source, to, folder)
    try:
        check_whole(files.path)
    except ModelCorruptError as error:
        raise damaged(files) from error
    return files


def named(name: str, folder: Path | None = None) -> OpusFiles:
    """A model on this machine by its name.

    Raises:
        ModelNotFoundError: it is not here; the hint says how to get it.
    """
    found = next((one for one in on_disk(folder) if one.name == name), None)
    if found is None:
        raise ModelNotFoundError(
            f"The model {name} is not on this machine.",
            hint=f"Fetch it: lectura models pull {lookup(name).name}",
            value=name,
        )
    return found


def _own(path: Path) -> OpusFiles:
    if path.name == WEIGHTS and path.is_file():
        path = path.parent
    if not path.is_dir():
        raise ModelNotFoundError(
            f"There is no folder {path}.",
            hint="Name the folder of a model, or fetch one: lectura models pull translate-es-en",
            value=str(path),
        )
    if missing := missing_files(path):
        raise ModelNotFoundError(
            f"The folder {path} is not a whole OPUS-MT model: it lacks {', '.join(missing)}.",
            hint="ct2-opus-mt-converter makes one, beside which source.spm and target.spm are to "
            "be copied. Or fetch one: lectura models pull translate-es-en",
            value=str(path),
        )
    check_whole(path)
    return OpusFiles(display_path(path.resolve().name), path)


def _not_here(source: str | None, to: str | None, folder: Path | None) -> ModelNotFoundError:
    if source is None:
        return ModelNotFoundError(
            "Nobody knows which language is spoken, so there is no telling which translation model "
            "is needed.",
            hint="Transcribe with its language: lectura transcribe FILE --language es",
        )
    pair = f"{name_of(base_of(source))} into {name_of(base_of(to))}"
    known = for_pair(source, to)
    others = [one.name for one in on_disk(folder)]
    there = f" Here are: {', '.join(others)}." if others else ""
    if known is not None:
        return ModelNotFoundError(
            f"The model that translates {pair} is not on this machine.{there}",
            hint=f"Fetch it once, {known.megabytes} MB: lectura models pull {known.name}",
            value=known.name,
        )
    return ModelNotFoundError(
        f"There is no model in the list that translates {pair}.{there}",
        hint="Convert one, and name its folder: lectura translate TRANSCRIPT --to en "
        "--translator opus-mt --translation-model FOLDER. Or take a language model: "
        "lectura translate TRANSCRIPT --to en --llm local",
        value=pair,
    )


def damaged(files: OpusFiles) -> ModelCorruptError:
    """The error for a model whose files are not what they should be."""
    pulled = is_name(files.name)
    name = files.name if pulled else "translate-es-en"
    return ModelCorruptError(
        f"The translation model in {files.path} is damaged: it is cut short or not a CTranslate2 "
        "model.",
        hint=f"Fetch it {'again' if pulled else 'or another'}: lectura models pull {name}",
        value=str(files.path),
    )


def content_digest(files: OpusFiles, store: Store) -> tuple[str, str]:
    """The digests of the weights and of all files together.

    Raises:
        ModelCorruptError: the weights are not those that were pulled.
    """
    needed = sorted(path.name for path in files.path.iterdir() if is_needed(path.name))
    digests = {name: store.content_digest(files.path / name) for name in needed}
    recorded = pulled_digests(files.path)
    if any(digests[name] != recorded.get(name, digests[name]) for name in needed):
        raise damaged(files)
    return digests[WEIGHTS], digest(digests)


def pulled_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file as it was when the model was pulled; empty for one's own."""
    try:
        record = read_json((folder / RECORD).read_bytes())
    except OSError:
        return {}
    found = record.get("sha256") if isinstance(record, dict) else None
    return {str(name): str(value) for name, value in (found or {}).items()}


def vocabulary(folder: Path) -> frozenset[str]:
    """Every token that a model knows; empty where no file tells."""
    tokens: set[str] = set()
    for path in _vocabularies(folder):
        raw = path.read_bytes()
        if path.suffix == ".json":
            value = read_json(raw)
            tokens.update(map(str, value) if isinstance(value, list) else ())
        else:
            tokens.update(raw.decode("utf-8", "replace").splitlines())
    return frozenset(tokens)
