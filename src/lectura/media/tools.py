"""The ffmpeg program: where it is, and how it is started."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

from lectura.errors import MediaError, MissingDependencyError
from lectura.process.installation import installation

VARIABLE = "LECTURA_FFMPEG"
"""Environment variable that names another ffmpeg."""


def ffmpeg_path() -> Path:
    """The ffmpeg to use: the one the environment names, the system's, or the wheel's.

    Raises:
        MissingDependencyError: there is none, or the one that is named is not there.
    """
    if named := os.environ.get(VARIABLE):
        found = shutil.which(named)
        if found is None:
            raise MissingDependencyError(
                f"{VARIABLE} names {named}, and there is no such program.",
                hint=f"Correct or unset {VARIABLE}, then look: lectura doctor",
                value=named,
            )
        return Path(found)
    if found := shutil.which("ffmpeg"):
        return Path(found)
    return _from_wheel()


@functools.lru_cache(maxsize=4)
def ffmpeg_version(program: Path | None = None) -> str:
    """What ffmpeg says of itself, such as ``7.1``.

    Raises:
        MissingDependencyError: there is none.
        MediaError: it does not run.
    """
    path = program or ffmpeg_path()
    try:
        told = subprocess.run(
            [str(path), "-hide_banner", "-version"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise MediaError(
            f"The program {path} does not run as ffmpeg.", hint=_install(), value=str(path)
        ) from error
    words = told.split()
    return words[2] if told.startswith("ffmpeg version") and len(words) > 2 else "unknown"


def _from_wheel() -> Path:
    try:
        import imageio_ffmpeg  # noqa: PLC0415 - an extra

        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise MissingDependencyError("ffmpeg is not installed.", hint=_install()) from error


def _install() -> str:
    return (
        f"Install one: {installation().with_extra('bundled')} (any system), apt install ffmpeg "
        "(Debian, Ubuntu), brew install ffmpeg (macOS), winget install ffmpeg (Windows)"
    )
