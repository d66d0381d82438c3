"""Removing a speech model that was fetched."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from lectura.errors import ModelNotFoundError, OutputError, UsageError
from lectura.hub import not_fetched_now
from lectura.speech.models import cache as hub
from lectura.speech.models import wheels
from lectura.speech.models.catalog import lookup


def remove(name: str) -> int:
    """Remove a model that was fetched from the hub, and nothing else; the bytes free again.

    Args:
        name: of the catalogue, or ``owner/name`` on the hub.

    Raises:
        UsageError: no model has that name, or it is part of an installed package.
        ModelNotFoundError: it was not fetched to this machine.
        BusyError: it is being fetched.
        OutputError: its folder cannot be removed.
    """
    model = lookup(name)
    folder = hub.repository_folder(model)
    if not folder.is_dir() or folder.is_symlink():
        wheel = wheels.WHEEL_MODELS.get(model.name)
        if wheel is not None and wheels.installed(wheel):
            raise UsageError(
                f"The model {model.name} is part of an installed package, and stays with it.",
                hint="See where it is: lectura models list",
                value=name,
            )
        raise ModelNotFoundError(
            f"The model {model.name} was not fetched to this machine.",
            hint="See which are here: lectura models list",
            value=name,
        )
    try:
        lock = hub.lock_of(model)
        with not_fetched_now(lock, name):
            files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
            size = sum(path.stat().st_size for path in files)
            shutil.rmtree(folder)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be removed: {error.strerror or error}.",
            hint=f"End what uses it, then: lectura models remove {name}",
            value=str(folder),
        ) from error
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
    with contextlib.suppress(OSError):
        shutil.rmtree(hub.cache_folder() / ".locks" / folder.name)
    return size
