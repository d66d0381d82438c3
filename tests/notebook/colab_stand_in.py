"""Stand-ins for Colab's and Kaggle's own packages, and notebooks run as there.

The notebook's kernel is real, and so is everything of lectura; only what Google's machine has is
made here: the package ``google.colab``, and a Drive that is a folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "lectura_colab.ipynb"

_DRIVE = """
import os, pathlib

def mount(mountpoint, force_remount=False):
    if os.environ.get("DRIVE_REFUSES"):
        raise ValueError("mount failed: access was not given\\nmore of it")
    print(f"Mounted at {mountpoint}")
    if not os.environ.get("DRIVE_IS_EMPTY"):
        place = pathlib.Path(mountpoint) / "MyDrive"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(os.environ["DRIVE_BEHIND"])
"""
_USERDATA = """
import json, os

class SecretNotFoundError(Exception):
    pass

class NotebookAccessError(Exception):
    pass

def get(key):
    secrets = json.loads(os.environ.get("COLAB_SECRETS", "{}"))
    if key not in secrets:
        raise SecretNotFoundError(f"Secret {key} does not exist.")
    if secrets[key] is None:
        raise NotebookAccessError(f"Notebook does not have access to secret {key}")
    return secrets[key]
"""
_FILES = """
import os, pathlib

def upload():
    pathlib.Path("subida.wav").write_bytes(pathlib.Path(os.environ["CHOSEN_FILE"]).read_bytes())
    return {"subida.wav": b""}

def download(path):
    with open(os.environ["DOWNLOADED"], "a", encoding="utf-8") as told:
        told.write(f"{path}\\n")
"""
_KAGGLE = """
import json, os

class UserSecretsClient:
    def get_secret(self, label):
        return json.loads(os.environ.get("KAGGLE_SECRETS", "{}"))[label]
"""


def colab_packages(folder: Path) -> Path:
    """A folder of Python's path with ``google.colab``."""
    package = folder / "google" / "colab"
    package.mkdir(parents=True)
    for name, text in {
        "__init__": "",
        "drive": _DRIVE,
        "userdata": _USERDATA,
        "files": _FILES,
    }.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def kaggle_packages(folder: Path) -> Path:
    """A folder of Python's path with ``kaggle_secrets``."""
    folder.mkdir(parents=True)
    (folder / "kaggle_secrets.py").write_text(_KAGGLE, encoding="utf-8")
    return folder


@dataclass
class Session:
    """One machine of Colab's after the other, with a Drive that outlives them.

    Attributes:
        root: of all that this has.
        environ: variables of the machine, beside those of this process.
        kernel: the kernel that runs the cells.
    """

    root: Path
    environ: dict[str, str] = field(default_factory=dict)
    kernel: str = "python3"

    def __post_init__(self) -> None:
        self.recordings.mkdir(parents=True)
        packages = colab_packages(self.root / "packages")
        path = os.pathsep.join(filter(None, (str(packages), os.environ.get("PYTHONPATH"))))
        self.environ = {
            "PYTHONPATH": path,
            "DRIVE_BEHIND": str(self.root / "behind"),
            "DOWNLOADED": str(self.root / "downloaded.txt"),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            **self.environ,
        }

    @property
    def folder(self) -> Path:
        """The folder of the form, in the mounted Drive."""
        return self.root / "machine" / "drive" / "MyDrive" / "lectura"

    @property
    def kept(self) -> Path:
        """The same folder as Google keeps it."""
        return self.root / "behind" / "lectura"

    @property
    def recordings(self) -> Path:
        return self.kept / "recordings"

    def start(self, **fields: str) -> subprocess.Popen[str]:
        """A fresh machine: run the notebook on it; its lines come on standard error."""
        shutil.rmtree(self.root / "machine", ignore_errors=True)
        (self.root / "machine").mkdir()
        given = {"folder": str(self.folder), **fields}
        words = [word for name, value in given.items() for word in ("-p", name, value)]
        return subprocess.Popen(
            [sys.executable, "-m", "papermill", str(NOTEBOOK), str(self.executed), *words,
             "-k", self.kernel, "--log-output", "--no-progress-bar"],
            cwd=self.root / "machine",
            env={**os.environ, **self.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip

    @property
    def executed(self) -> Path:
        return self.root / "executed.ipynb"

    def run(self, **fields: str) -> str:
        """Run the notebook to its end on a fresh machine; gives what was told."""
        process = self.start(**fields)
        told, _ = process.communicate(timeout=500)
        assert process.returncode == 0, told
        return told
