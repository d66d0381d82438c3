"""Whose notebook this is, and what only that one can do: Drive, secrets, uploads, downloads.

Sources: Colab's package ``google.colab`` (``drive``, ``userdata``, ``files``) and Kaggle's
``kaggle_secrets``; both are on those machines alone.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from lectura.notebook.telling import StoppedCellError, say, show_link

_IN_DRIVE = ("MyDrive", "Shareddrives", "Shared drives", "Othercomputers")
"""Folders right below the place where Drive is mounted."""


@dataclass(frozen=True)
class Machine:
    """A notebook of one's own.

    Attributes:
        folder: where recordings and results lie unless another one is named.
    """

    folder: Path = Path("lectura")
    name: ClassVar[str] = "Jupyter"
    accelerator: ClassVar[str] = ""
    """How a GPU is switched on."""
    put_files: ClassVar[str] = "Put recordings there"
    put_key: ClassVar[str] = "Set the environment variable before Jupyter starts"

    def mount(self, folder: Path) -> None:
        """Make a folder reachable that lies in the person's storage."""

    def stored_secret(self, name: str) -> str | None:
        """A secret out of the notebook's own safe; None where it has none of that name."""
        return None

    def secret(self, name: str, environ: Mapping[str, str] = os.environ) -> str:
        """A key: out of the environment, else out of the notebook's own safe.

        Raises:
            StoppedCellError: it is in neither.
        """
        value = environ.get(name, "").strip() or (self.stored_secret(name) or "").strip()
        if not value:
            raise StoppedCellError(
                f"There is no secret named {name}, and no environment variable either.",
                hint=f"{self.put_key}, with the name {name}; then run this cell again. Without a "
                "language model: choose notes by rules.",
                value=name,
            )
        return value

    def upload(self, folder: Path) -> None:
        """Let the person choose files of their own computer.

        Raises:
            StoppedCellError: this notebook cannot.
        """
        raise StoppedCellError(
            f"{self.name} has no upload in a cell.",
            hint=f"Use its own button for uploads, into {folder}",
        )

    def download(self, file: Path) -> None:
        """Hand a file to the person."""
        with contextlib.suppress(ValueError):  # it is not below the notebook's folder
            file = file.relative_to(Path.cwd())
        show_link(str(file))


@dataclass(frozen=True)
class Colab(Machine):
    """Google Colab: what is not in Drive is lost with the session."""

    folder: Path = Path("/content/drive/MyDrive/lectura")
    name: ClassVar[str] = "Colab"
    accelerator: ClassVar[str] = "Runtime → Change runtime type → T4 GPU"
    put_files: ClassVar[str] = (
        "Put recordings there with Drive, or tick `upload` and run this cell again"
    )
    put_key: ClassVar[str] = (
        "Add it with the key symbol at the left and switch on its notebook access"
    )

    def mount(self, folder: Path) -> None:
        """Mount Drive where a folder lies in it.

        Raises:
            StoppedCellError: it was not allowed, or did not work.
        """
        place = mount_point(folder)
        if place is None:
            say(f"{folder} is not in Drive: what is there is lost when this session ends.")
            return
        if any((place / name).is_dir() for name in _IN_DRIVE):
            return
        try:
            _colab("drive").mount(str(place))
        except Exception as error:  # Colab's own kinds, by the version
            raise StoppedCellError(
                f"Google Drive was not mounted: {_first_line(error)}.",
                hint="Run this cell again and allow the access; or name a folder outside Drive in "
                "`folder`, such as /content/lectura, whose files are lost with the session.",
                value=str(place),
            ) from error
        if not any((place / name).is_dir() for name in _IN_DRIVE):
            raise StoppedCellError(
                f"Google Drive is not at {place}, although it was mounted.",
                hint="Restart the session (Runtime → Restart session), then run all cells again.",
                value=str(place),
            )

    def stored_secret(self, name: str) -> str | None:
        """One of Colab's secrets.

        Raises:
            StoppedCellError: it is there, and this notebook may not see it.
        """
        try:
            return str(_colab("userdata").get(name) or "")
        except Exception as error:  # SecretNotFoundError, NotebookAccessError, TimeoutException
            if type(error).__name__ == "NotebookAccessError":
                raise StoppedCellError(
                    f"This notebook has no access to the secret {name}.",
                    hint="Switch on its notebook access (the key symbol at the left), then run "
                    "this cell again.",
                    value=name,
                ) from error
            return None

    def upload(self, folder: Path) -> None:
        """Show Colab's upload; the files go into the folder."""
        before = Path.cwd()
        os.chdir(folder)  # where Colab puts them
        try:
            _colab("files").upload()
        finally:
            os.chdir(before)

    def download(self, file: Path) -> None:
        """Let the browser fetch the file."""
        _colab("files").download(str(file))


@dataclass(frozen=True)
class Kaggle(Machine):
    """Kaggle: data sets are in ``/kaggle/input``, which cannot be written."""

    folder: Path = Path("/kaggle/working/lectura")
    name: ClassVar[str] = "Kaggle"
    accelerator: ClassVar[str] = "Settings → Accelerator → GPU T4 x2"
    put_files: ClassVar[str] = (
        "Add your recordings as a data set (Add Input) and name its folder in `recordings`, such "
        "as /kaggle/input/lectures"
    )
    put_key: ClassVar[str] = "Add it with Add-ons → Secrets and attach it to this notebook"

    def stored_secret(self, name: str) -> str | None:
        """One of Kaggle's secrets."""
        try:
            client = importlib.import_module("kaggle_secrets").UserSecretsClient()
            return str(client.get_secret(name) or "")
        except Exception:  # Kaggle's own kinds: not there, not attached, no network
            return None


def machine() -> Machine:
    """The one this is."""
    if _is_there("google.colab"):
        return Colab()
    if _is_there("kaggle_secrets"):
        return Kaggle()
    return Machine(Path.cwd() / "lectura")


def mount_point(folder: Path) -> Path | None:
    """Where Drive is mounted if a folder lies in it; None where it does not."""
    for above in (folder, *folder.parents):
        if above.name in _IN_DRIVE:
            return above.parent
    return None


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package it would be in
        return False


def _colab(module: str) -> Any:
    return importlib.import_module(f"google.colab.{module}")


def _first_line(error: Exception) -> str:
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return said.rstrip(".")[:200]
