"""Is a folder a whole Whisper model? Answered from the files alone, without loading them."""

from __future__ import annotations

import re
import struct
from collections.abc import Container
from pathlib import Path
from typing import BinaryIO

from lectura.errors import ModelCorruptError, ModelError, ModelNotFoundError

WEIGHTS = "model.bin"
_REQUIRED = (WEIGHTS, "config.json", "tokenizer.json")
_LAYER = re.compile(rb"(encoder|decoder)/layer_(\d+)/")
_SCALAR_BYTES = {1: "<B", 2: "<H", 4: "<I"}


def missing_files(folder: Path) -> list[str]:
    """Names of the files a model needs that the folder lacks; a broken link counts as lacking.

    ``tokenizer.json`` is among them because without it faster-whisper asks the hub for another.
    """
    missing = [name for name in _REQUIRED if not (folder / name).is_file()]
    if not any(folder.glob("vocabulary.*")):
        missing.append("vocabulary.json")
    return missing


def folder_named(name: str, *, known: Container[str]) -> Path | None:
    """The folder that a model's name points to; None where it is a name.

    Args:
        name: what was typed.
        known: names of models. A folder that happens to be called like one of them (``base``) is
            not meant unless a model is in it.

    Raises:
        ModelNotFoundError: it is a path, and nothing is there.
        ModelError: it is a file.
    """
    path = Path(name).expanduser()
    if path.name == WEIGHTS and path.is_file():
        return path.parent
    if path.is_dir() and (name not in known or (path / WEIGHTS).is_file()):
        return path
    if path.is_file():
        raise ModelError(
            f"{path} is a single file; lectura needs a folder with a model in CTranslate2 format.",
            hint="Convert it with ct2-transformers-converter, or choose a name from: "
            "lectura models list",
            value=name,
        )
    if path.is_absolute() or name.startswith((".", "~")) or "\\" in name or name.count("/") > 1:
        raise ModelNotFoundError(
            f"There is no folder {path}.", hint="See what is here: lectura models list", value=name
        )
    return None


def check_folder(folder: Path) -> None:
    """Refuse a person's own folder that is not a whole model.

    Raises:
        ModelNotFoundError: files are missing.
        ModelCorruptError: the weights are cut or no CTranslate2 model.
    """
    if missing := missing_files(folder):
        raise ModelNotFoundError(
            f"The folder {folder} is not a whole Whisper model: it lacks {', '.join(missing)}.",
            hint="Copy these files there, or choose a name from: lectura models list",
            value=str(folder),
        )
    check_whole(folder)


def check_whole(folder: Path) -> None:
    """Walk through the weights without reading them: every tensor must end inside the file.

    A download that broke off is the usual damage, and loading it ends in a message about the
    file's version or in a crash. Takes about a millisecond. The layout is that of CTranslate2's
    ``models/model.cc``, versions 4 to 6; a file of a later version is left for it to judge.

    Raises:
        ModelCorruptError: the file is empty, cut, or not a CTranslate2 model.
    """
    path = folder / WEIGHTS
    try:
        with path.open("rb") as stream:
            _walk(stream, path.stat().st_size)
    except (EOFError, struct.error, OSError) as error:
        raise ModelCorruptError(
            f"The model file {path} is damaged: it is cut short or not a CTranslate2 model.",
            hint=f"Delete the folder {folder} and fetch the model again: lectura models pull NAME",
            value=str(path),
        ) from error


def layers(folder: Path) -> tuple[int, int]:
    """How many layers encoder and decoder have; zeros where the weights do not tell."""
    path = folder / WEIGHTS
    try:
        with path.open("rb") as stream:
            names = _walk(stream, path.stat().st_size)
    except (EOFError, struct.error, OSError):
        return 0, 0
    found = {match.groups() for name in names if (match := _LAYER.match(name))}
    encoder = sum(part == b"encoder" for part, _ in found)
    return encoder, len(found) - encoder


def _walk(stream: BinaryIO, size_bytes: int) -> list[bytes]:
    """The names of all variables; empty for a file of a later version."""
    version = _number(stream, 4)
    if version > 6:
        return []
    if version < 4:
        raise EOFError("older than any Whisper conversion")
    _skip(stream, _number(stream, 2), size_bytes)  # the name of the architecture
    _number(stream, 4)  # its revision
    names = []
    for _ in range(_number(stream, 4)):
        names.append(stream.read(_number(stream, 2)))
        _skip(stream, 4 * _number(stream, 1) + 1, size_bytes)  # its dimensions and type
        _skip(stream, _number(stream, 4), size_bytes)
    for _ in range(_number(stream, 4)):  # aliases: two names each
        _skip(stream, _number(stream, 2), size_bytes)
        _skip(stream, _number(stream, 2), size_bytes)
    return names


def _number(stream: BinaryIO, n_bytes: int) -> int:
    value: int = struct.unpack(_SCALAR_BYTES[n_bytes], stream.read(n_bytes))[0]
    return value


def _skip(stream: BinaryIO, n_bytes: int, size_bytes: int) -> None:
    end = stream.tell() + n_bytes
    if end > size_bytes:
        raise EOFError(f"{end} > {size_bytes}")
    stream.seek(end)
