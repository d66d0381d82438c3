"""Colab, Kaggle and Jupyter: which one it is, its storage, its safe, its ways in and out."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from colab_stand_in import colab_packages, kaggle_packages

from lectura.notebook import StoppedCellError
from lectura.notebook.machine import Colab, Kaggle, Machine, machine, mount_point


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What a test put on the path is not known to the next."""
    yield
    for name in [
        name for name in sys.modules if name.split(".")[0] in ("google", "kaggle_secrets")
    ]:
        del sys.modules[name]
    importlib.invalidate_caches()


@pytest.fixture
def on_colab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(colab_packages(tmp_path / "packages"))
    (tmp_path / "behind").mkdir()
    monkeypatch.setenv("DRIVE_BEHIND", str(tmp_path / "behind"))
    return tmp_path / "drive"


def test_which_one_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert machine() == Machine(tmp_path / "lectura")
    with monkeypatch.context() as patch:
        patch.syspath_prepend(kaggle_packages(tmp_path / "kaggle"))
        assert machine() == Kaggle()
    with monkeypatch.context() as patch:
        patch.syspath_prepend(colab_packages(tmp_path / "colab"))
        assert machine() == Colab()
    assert str(Colab().folder) == "/content/drive/MyDrive/lectura"
    assert str(Kaggle().folder) == "/kaggle/working/lectura"


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/content/drive/MyDrive/lectura", "/content/drive"),
        ("/content/drive/MyDrive", "/content/drive"),
        ("/content/drive/Shareddrives/curso/x", "/content/drive"),
        ("/content/lectura", None),
    ],
)
def test_where_drive_is(folder: str, place: str | None) -> None:
    assert mount_point(Path(folder)) == (Path(place) if place else None)


def test_drive_is_mounted_once(on_colab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Colab().mount(on_colab / "MyDrive" / "lectura")
    assert (on_colab / "MyDrive").is_dir()
    assert capsys.readouterr().out == f"Mounted at {on_colab}\n"
    Colab().mount(on_colab / "MyDrive" / "lectura")
    assert capsys.readouterr().out == ""


def test_a_folder_outside_drive_is_told(
    on_colab: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Colab().mount(tmp_path / "lectura")
    assert "not in Drive: what is there is lost" in capsys.readouterr().out
    assert not on_colab.exists()


def test_access_that_was_not_given(on_colab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIVE_REFUSES", "1")
    with pytest.raises(StoppedCellError) as stopped:
        Colab().mount(on_colab / "MyDrive" / "lectura")
    assert stopped.value.message == (
        "Google Drive was not mounted: mount failed: access was not given."
    )
    assert "allow the access" in str(stopped.value.hint)


def test_a_mount_that_brings_nothing(on_colab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIVE_IS_EMPTY", "1")
    with pytest.raises(StoppedCellError, match="although it was mounted"):
        Colab().mount(on_colab / "MyDrive" / "lectura")


def test_a_secret_of_colab(on_colab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLAB_SECRETS", '{"KEY": " abc ", "CLOSED": null}')
    assert Colab().secret("KEY", {}) == "abc"
    assert Colab().secret("KEY", {"KEY": "of the environment"}) == "of the environment"
    with pytest.raises(StoppedCellError) as stopped:
        Colab().secret("CLOSED", {})
    assert stopped.value.message == "This notebook has no access to the secret CLOSED."
    with pytest.raises(StoppedCellError) as stopped:
        Colab().secret("OTHER", {})
    assert stopped.value.message == (
        "There is no secret named OTHER, and no environment variable either."
    )
    assert "key symbol" in str(stopped.value.hint)


def test_a_secret_of_kaggle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(kaggle_packages(tmp_path / "kaggle"))
    monkeypatch.setenv("KAGGLE_SECRETS", '{"KEY": "abc"}')
    assert Kaggle().secret("KEY", {}) == "abc"
    with pytest.raises(StoppedCellError) as stopped:
        Kaggle().secret("OTHER", {})
    assert "Add-ons → Secrets" in str(stopped.value.hint)


def test_a_secret_of_the_environment_alone() -> None:
    assert Machine().secret("KEY", {"KEY": "abc"}) == "abc"
    with pytest.raises(StoppedCellError) as stopped:
        Machine().secret("KEY", {"KEY": " "})
    assert "environment variable before Jupyter starts" in str(stopped.value.hint)


def test_uploads_go_into_the_folder(
    on_colab: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.wav").write_bytes(b"sound")
    monkeypatch.setenv("CHOSEN_FILE", str(tmp_path / "mine.wav"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "into").mkdir()
    Colab().upload(tmp_path / "into")
    assert (tmp_path / "into" / "subida.wav").read_bytes() == b"sound"
    assert Path.cwd() == tmp_path
    with pytest.raises(StoppedCellError, match="Jupyter has no upload"):
        Machine().upload(tmp_path)


def test_downloads(on_colab: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOWNLOADED", str(tmp_path / "told.txt"))
    Colab().download(tmp_path / "x.zip")
    assert (tmp_path / "told.txt").read_text(encoding="utf-8") == f"{tmp_path / 'x.zip'}\n"
