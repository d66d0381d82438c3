"""What the settings file of a folder may decide by itself, and what needs the person's yes.

A folder comes from anywhere: a course, a download, a stick. Its ``lectura.toml`` may say how to
transcribe, but not where keys and words go, nor which files are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Claim:
    """What a folder's file wants a setting to be.

    Attributes:
        value: as the file says.
        own_set: the person has set it to something else.
        folder: where the file is.
    """

    value: Any
    own_set: bool
    folder: Path


FolderRule: TypeAlias = Callable[[Claim], bool]
"""True where a folder's value is taken without the person's yes."""


def free(claim: Claim) -> bool:
    """It decides neither where anything goes nor what is loaded."""
    return True


def asks(claim: Claim) -> bool:
    """It decides where keys or words go, or which files are loaded."""
    return False


def only_if_unset(claim: Claim) -> bool:
    """It protects the person: what he set himself is not loosened."""
    return not claim.own_set


def only_on(claim: Claim) -> bool:
    """A protection may be put on, not taken off."""
    return bool(claim.value)


def stays_here(claim: Claim) -> bool:
    """Ways of making notes by which no word leaves this process."""
    return str(claim.value).strip().lower() in ("none", "keyless", "local")


def within_folder(claim: Claim) -> bool:
    """A file of the folder itself, links resolved; or none."""
    if not claim.value:
        return True
    place = (claim.folder / Path(claim.value).expanduser()).resolve()
    return place.is_relative_to(claim.folder.resolve())


def named_model(claim: Claim) -> bool:
    """A model by its name; a folder of files, or any place on the hub, is asked for."""
    name = str(claim.value)
    return not any(mark in name for mark in "/\\~") and not (claim.folder / name).exists()
