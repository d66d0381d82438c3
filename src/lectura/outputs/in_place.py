"""What is in the place of an output: a file, a link, a folder, nothing."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from lectura.disk.files import file_sha256, means_absent

HOW = "to replace it: --overwrite, to accept it: --keep"


@dataclass(frozen=True)
class Found:
    """What is in the place of an output.

    Attributes:
        sha256: of a plain file; empty where there is none, or where it cannot be read.
        obstacle: what keeps even a file of lectura's from being replaced; empty for nothing.
        there: anything at all is there.
        replaceable: a person who asks for it can have it replaced.
    """

    sha256: str = ""
    obstacle: str = ""
    there: bool = True
    replaceable: bool = True


def look(path: Path) -> Found:
    """What is there. A link is told as one: where it leads may be anybody's."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            content = file_sha256(path) if path.is_file() else ""
            return Found(content, f"is a link, and is kept; {HOW}")
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "no plain file"
            how = "move it away, or accept it: --keep"
            return Found(obstacle=f"is {kind}, and is kept; {how}", replaceable=False)
        content = file_sha256(path)
    except OSError as error:
        if means_absent(error):
            return Found(there=False)
        why = error.strerror or error
        return Found(obstacle=f"cannot be read ({why}), and is kept; {HOW}")
    writable = mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return Found(content, "" if writable else f"is read-only, and is kept; {HOW}")
