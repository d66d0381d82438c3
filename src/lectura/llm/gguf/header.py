"""The header of a GGUF file: is it one, is it whole, and how long may its context be.

llama.cpp ends a damaged file in a bare failure, so it is looked at first. The layout is that of
GGUF versions 2 and 3 (``docs/gguf.md`` of the ggml project); reading takes milliseconds.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lectura.errors import ModelCorruptError

_MAGIC = b"GGUF"
_SCALARS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
_STRING, _ARRAY = 8, 9
_LONGEST_STRING_BYTES = 1 << 24


@dataclass(frozen=True)
class GGUFHeader:
    """What the header tells.

    Attributes:
        architecture: family of the model, such as ``llama`` or ``qwen3``; empty where not given.
        name: of the model, as its maker put it; empty where not given.
        trained_context_tokens: the longest context the model was trained for; None where not given.
    """

    architecture: str
    name: str
    trained_context_tokens: int | None


def read_header(path: Path) -> GGUFHeader:
    """Read the header and check that the last tensor begins inside the file.

    Raises:
        ModelCorruptError: it is no GGUF file, or it is cut short.
    """
    try:
        with path.open("rb") as stream:
            values, last_offset = _read(stream)
            whole = stream.tell() + last_offset < path.stat().st_size
    except (EOFError, struct.error, KeyError, UnicodeDecodeError, OverflowError) as error:
        raise _damaged(path) from error
    if not whole:
        raise _damaged(path)
    architecture = str(values.get("general.architecture", ""))
    context = values.get(f"{architecture}.context_length")
    name = str(values.get("general.name", ""))
    return GGUFHeader(architecture, name, context if isinstance(context, int) else None)


def _read(stream: BinaryIO) -> tuple[dict[str, object], int]:
    """The key-value pairs (arrays left out) and the largest offset of a tensor."""
    if stream.read(4) != _MAGIC or _scalar(stream, "<I") not in (2, 3):
        raise EOFError("not GGUF 2 or 3")
    n_tensors, n_pairs = int(_scalar(stream, "<Q")), int(_scalar(stream, "<Q"))
    values: dict[str, object] = {}
    for _ in range(n_pairs):
        key = _string(stream)
        value = _value(stream, int(_scalar(stream, "<I")))
        if value is not None:
            values[key] = value
    largest = 0
    for _ in range(n_tensors):
        _string(stream)
        n_dimensions = int(_scalar(stream, "<I"))
        stream.seek(8 * n_dimensions + 4, 1)  # the dimensions and the type
        largest = max(largest, int(_scalar(stream, "<Q")))
    return values, largest


def _value(stream: BinaryIO, kind: int) -> object:
    """A scalar or string; None for an array, which is passed over."""
    if kind == _STRING:
        return _string(stream)
    if kind != _ARRAY:
        return _scalar(stream, _SCALARS[kind])
    element, count = int(_scalar(stream, "<I")), int(_scalar(stream, "<Q"))
    if element in _SCALARS:
        stream.seek(struct.calcsize(_SCALARS[element]) * count, 1)
        return None
    for _ in range(count):
        _value(stream, element)
    return None


def _string(stream: BinaryIO) -> str:
    n_bytes = int(_scalar(stream, "<Q"))
    if n_bytes > _LONGEST_STRING_BYTES:
        raise EOFError("no string is that long")
    raw = stream.read(n_bytes)
    if len(raw) < n_bytes:
        raise EOFError("the file ends within a string")
    return raw.decode("utf-8", errors="replace")


def _scalar(stream: BinaryIO, code: str) -> int | float:
    value: int | float = struct.unpack(code, stream.read(struct.calcsize(code)))[0]
    return value


def _damaged(path: Path) -> ModelCorruptError:
    return ModelCorruptError(
        f"The model file {path} is damaged: it is cut short or not a GGUF file.",
        hint="Delete it and fetch it again: lectura models pull NAME",
        value=str(path),
    )
