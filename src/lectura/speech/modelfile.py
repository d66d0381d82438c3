"""Is a folder a whole Whisper model? Answered from the files alone, without loading them."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from lectura.errors import ModelCorruptError

WEIGHTS = "model.bin"
_REQUIRED = (WEIGHTS, "config.json", "tokenizer.json")
_SCALAR_BYTES = {1: "<B", 2: "<H", 4: "<I"}


def missing_files(folder: Path) -> list[str]:
    """Names of the files a model needs that the folder lacks; a broken link counts as lacking.

    ``tokenizer.json`` is among them because without it faster-whisper asks the hub for another.
    """
    missing = [name for name in _REQUIRED if not (folder / name).is_file()]
    if not any(folder.glob("vocabulary.*")):
        missing.append("vocabulary.json")
    return missing


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


def _walk(stream: BinaryIO, size_bytes: int) -> None:
    version = _number(stream, 4)
    if version > 6:
        return
    if version < 4:
        raise EOFError("older than any Whisper conversion")
    _skip(stream, _number(stream, 2), size_bytes)  # the name of the architecture
    _number(stream, 4)  # its revision
    for _ in range(_number(stream, 4)):
        _skip(stream, _number(stream, 2), size_bytes)  # the variable's name
        _skip(stream, 4 * _number(stream, 1) + 1, size_bytes)  # its dimensions and type
        _skip(stream, _number(stream, 4), size_bytes)
    for _ in range(_number(stream, 4)):  # aliases: two names each
        _skip(stream, _number(stream, 2), size_bytes)
        _skip(stream, _number(stream, 2), size_bytes)


def _number(stream: BinaryIO, n_bytes: int) -> int:
    value: int = struct.unpack(_SCALAR_BYTES[n_bytes], stream.read(n_bytes))[0]
    return value


def _skip(stream: BinaryIO, n_bytes: int, size_bytes: int) -> None:
    end = stream.tell() + n_bytes
    if end > size_bytes:
        raise EOFError(f"{end} > {size_bytes}")
    stream.seek(end)
