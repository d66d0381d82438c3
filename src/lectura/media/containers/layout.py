"""How a file is laid out: the recordings joined in it, whether it is cut, whether encrypted."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from lectura.media.containers import (
    adts,
    asf,
    boxes,
    caf,
    ebml,
    flv,
    packets,
    packs,
    pages,
    riff,
    signature,
    w64,
)
from lectura.media.containers.span import Layout, Span

Look = Callable[[BinaryIO, int], Layout]
"""Looks through a file of this size in bytes."""

LOOKS: dict[str, Look] = {
    "aac": adts.look,
    "aiff": riff.look,
    "amr": signature.looking_for(rb"#!AMR(?:-WB)?\n"),
    "asf": asf.look,
    "au": signature.looking_for(rb"\.snd\x00\x00.{6}\x00\x00\x00[\x01-\x1b]"),
    "avi": riff.look_into_avi,
    "caf": caf.look,
    "flac": signature.looking_for(rb"fLaC[\x00\x80]\x00\x00\x22"),
    "flv": flv.look,
    "matroska": ebml.look,
    "mov": boxes.look,
    "mpeg": packs.look,
    "mpegts": packets.look,
    "ogg": pages.look,
    "tta": signature.looking_for(rb"TTA1[\x01-\x03]\x00"),
    "w64": w64.look,
    "wav": riff.look,
    # A first block: number 0, some samples, and the first of those that hold its channels.
    "wv": signature.looking_for(
        rb"wvpk.{4}[\x02-\x10]\x04\x00.{5}\x00{4}(?!\x00{4}).{5}[\x08-\x0f\x18-\x1f\x28-\x2f\x38-\x3f"
        rb"\x48-\x4f\x58-\x5f\x68-\x6f\x78-\x7f\x88-\x8f\x98-\x9f\xa8-\xaf\xb8-\xbf\xc8-\xcf\xd8-\xdf"
        rb"\xe8-\xef\xf8-\xff]"
    ),
}
"""By ffmpeg's first name of the format; a format that is not here tells nothing more."""

_MOST_PARTS = 1000
"""A day of radio has some hundred; more are a misread file, and each part costs an ffmpeg."""


def layout_of(path: Path, container: str) -> Layout:
    """How the file is laid out; an empty layout where nothing more can be told.

    Args:
        path: the file.
        container: ffmpeg's names of its format, separated by commas.
    """
    look = LOOKS.get(container.split(",", maxsplit=1)[0])
    if look is None:
        return Layout()
    with contextlib.suppress(OSError):
        stat = path.stat()
        return _looked(path, look, stat.st_size, stat.st_mtime_ns, stat.st_ino)
    return Layout()


@functools.lru_cache(maxsize=8)
def _looked(path: Path, look: Look, size: int, _changed: int, _inode: int) -> Layout:
    """Kept, because a recording is looked into several times on its way."""
    with path.open("rb") as stream:
        layout = look(stream, size)
    return layout if len(layout.starts) <= _MOST_PARTS else layout._replace(starts=())


def spans(layout: Layout, size: int) -> tuple[Span, ...]:
    """The bytes of each joined recording, in order; one span where nothing is joined."""
    starts = layout.starts or (0,)
    return tuple(Span(start, end) for start, end in zip(starts, (*starts[1:], size), strict=True))
