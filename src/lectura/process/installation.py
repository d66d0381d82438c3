"""How lectura was installed, so that a hint to install something names a command that works here.

Sources: the packaging specifications "Recording the Direct URL Origin of installed distributions"
(``direct_url.json``) and "Recording installed projects" (``INSTALLER``).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lectura.errors import MissingDependencyError
from lectura.paths import as_argument

TYPE_CHECKING = False  # typing and importlib.metadata take longer to load than all that is here
if TYPE_CHECKING:
    from importlib.metadata import Distribution
    from typing import Any

NAME = "lectura-cli"


@dataclass(frozen=True)
class Installation:
    """Where lectura came from, and what installs packages beside it.

    Attributes:
        source: the folder of a copy of the source, where it was installed from one.
        editable: the source itself is run, not a copy of it.
        url: what pip was given in place of a name, as pip takes it; None from a package index.
        pip: the start of a command that installs packages, such as ``pip install``.
    """

    source: Path | None
    editable: bool
    url: str | None
    pip: str

    def with_extra(self, extra: str) -> str:
        """The command that adds an extra to this installation."""
        return f"{self.pip} {self._requirement(f'[{extra}]')}"

    def again(self) -> str:
        """The command that installs lectura and what it needs once more."""
        return f"{self.pip} --force-reinstall {self._requirement()}"

    def upgrade(self) -> str:
        """The command that brings a newer lectura."""
        if self.source is None:
            return f"{self.pip} --upgrade {self._requirement()}"
        pull = f"git -C {as_argument(_shortened(self.source))} pull"
        return pull if self.editable else f"{pull} && {self.pip} {self._requirement()}"

    def packages(self, *names: str) -> str:
        """The command that installs other packages once more."""
        return f"{self.pip} --force-reinstall {' '.join(names)}"

    def _requirement(self, extra: str = "") -> str:
        if self.source is not None:
            place = as_argument(f"{_shortened(self.source)}{extra}")
            return f"-e {place}" if self.editable else place
        if self.url is not None:
            return as_argument(f"{NAME}{extra} @ {self.url}")
        return as_argument(f"{NAME}{extra}")


def installation(distribution: Distribution | None = None) -> Installation:
    """How lectura was installed.

    Args:
        distribution: what is known of the installed package; None means that of this process.
    """
    found = distribution or _own()
    record = _direct_url(found)
    url = str(record.get("url", ""))
    folder = _folder(url) if "dir_info" in record else None
    if found is None:
        folder = _source_run_from()
    editable = found is None or bool(record.get("dir_info", {}).get("editable"))
    other = _other_url(url, record) if url and "dir_info" not in record else None
    return Installation(folder, editable, other, _pip(found))


def missing_extra(extra: str, purpose: str) -> MissingDependencyError:
    """Build the error for an extra that is not installed.

    Args:
        extra: the extra's name in the distribution, such as ``local``.
        purpose: what it is needed for, as the start of a sentence.
    """
    return MissingDependencyError(
        f"{purpose} needs the extra '{extra}', which is not installed.",
        hint=installation().with_extra(extra),
        value=extra,
    )


def _own() -> Distribution | None:
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415

    try:
        return distribution(NAME)
    except PackageNotFoundError:
        return None


def _direct_url(distribution: Distribution | None) -> dict[str, Any]:
    """The record of where pip took it from; empty for a package index."""
    text = distribution.read_text("direct_url.json") if distribution is not None else None
    try:
        record = json.loads(text or "{}")
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _folder(url: str) -> Path | None:
    """The folder of a ``file:`` address; None where it is not there any more."""
    path = Path(url2pathname(urlsplit(url).path))
    return path if (path / "pyproject.toml").is_file() else None


def _source_run_from() -> Path | None:
    """The copy of the source that is run without having been installed."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() else None


def _other_url(url: str, record: dict[str, Any]) -> str:
    """An archive or a repository, as pip takes it after ``@``."""
    if vcs := record.get("vcs_info"):
        revision = vcs.get("requested_revision")
        url = f"{vcs.get('vcs', 'git')}+{url}{f'@{revision}' if revision else ''}"
    inside = record.get("subdirectory")
    return f"{url}#subdirectory={inside}" if inside else url


def _pip(distribution: Distribution | None) -> str:
    """What installs packages into the environment that lectura runs in, also where it is not on."""
    python = Path(sys.executable)
    pip = python.with_name("pip.exe" if os.name == "nt" else "pip")
    on_path = shutil.which("pip")
    if on_path is not None and Path(on_path) == pip:
        return "pip install"
    if pip.is_file():
        return f"{as_argument(_shortened(pip))} install"
    installer = (distribution.read_text("INSTALLER") or "") if distribution is not None else ""
    if installer.strip() == "uv":
        return f"uv pip install --python {as_argument(_shortened(python))}"
    return f"{as_argument(_shortened(python))} -m pip install"


def _shortened(path: Path) -> Path:
    """The path as it is typed in the current folder."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path
