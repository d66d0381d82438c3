"""Results in a notebook: the page inside it, and all files as one."""

from __future__ import annotations

import html
import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

MOST_SHOWN_BYTES = 25_000_000
"""A larger page is not put into the notebook, which would have to be saved and loaded with it."""

_HEIGHT_PIXELS = 760


@dataclass(frozen=True)
class Framed:
    """A page in a frame of the notebook, shut off from it.

    ``sandbox`` without ``allow-same-origin`` gives it an origin of its own: whatever a lecture's
    words may hold, the page cannot reach the notebook and its kernel.

    Attributes:
        page: its HTML.
    """

    page: str = field(repr=False)  # it would be kept in the notebook twice

    def _repr_html_(self) -> str:
        """What notebooks show."""
        return (
            '<iframe class="lectura" sandbox="allow-scripts allow-popups allow-downloads" '
            f'style="width:100%;height:{_HEIGHT_PIXELS}px;border:1px solid #8886" '
            f'srcdoc="{html.escape(self.page, quote=True)}"></iframe>'
        )


def zipped(folder: Path, target: Path) -> int:
    """Write all files of a folder into one; hidden ones are left out. Gives how many there are.

    What was there is replaced at once, so that no half archive is left.

    Raises:
        OSError: the folder cannot be read, or the target not be written.
    """
    files = list(_visible(folder))
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with zipfile.ZipFile(
            temporary, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False
        ) as archive:
            for file in files:
                archive.write(file, file.relative_to(folder.parent).as_posix())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return len(files)


def _visible(folder: Path) -> Iterable[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(files) if not name.startswith("."))
