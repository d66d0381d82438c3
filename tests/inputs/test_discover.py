"""Which files count as recordings, and in which order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lectura.errors import MediaError
from lectura.inputs.discover import find_recordings

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def names(root: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    found = find_recordings([root], include=include, exclude=exclude)
    assert all(item.path == root / item.relative for item in found)
    return [item.relative.as_posix() for item in found]


def test_the_order_is_natural_and_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    tree(tmp_path, "week10/a.mp4", "week2/b10.MP4", "week2/b9.wav", "Week1/z.mkv", "intro.m4a")
    assert names(tmp_path) == [
        "intro.m4a",
        "Week1/z.mkv",
        "week2/b9.wav",
        "week2/b10.MP4",
        "week10/a.mp4",
    ]


def test_hidden_partial_and_own_files_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "good.mp4", ".hidden.mp4", ".cache/x.mp4", "backup.mp4~", "~$lecture.mp4")
    tree(tmp_path, "a.mp4.part", "b.mp4.crdownload", "placeholder.mp4", "placeholder.mp4.part")
    tree(tmp_path, "c.download/c.mp4", "good.json", "good.txt", "good.notes.md", "slides.pdf")
    assert names(tmp_path) == ["good.mp4"]
    assert names(tmp_path, include=("*",)) == ["good.mp4"]


def test_patterns_choose_by_name_by_folder_and_by_way(tmp_path: Path) -> None:
    tree(tmp_path, "old/a.mp4", "week1/A.mp4", "week1/b.wav", "week1/raw/c.bin", "week1/x.pdf")
    assert names(tmp_path, include=("a.*",)) == ["old/a.mp4", "week1/A.mp4"]
    assert names(tmp_path, include=("week1/*",)) == ["week1/A.mp4", "week1/b.wav"]
    assert names(tmp_path, include=("**/*.MP4",)) == ["old/a.mp4", "week1/A.mp4"]
    assert names(tmp_path, include=("*.bin",)) == ["week1/raw/c.bin"]
    assert names(tmp_path, exclude=("old/", "*.wav")) == ["week1/A.mp4"]
    assert names(tmp_path, include=("week1",), exclude=("week1/*.wav",)) == ["week1/A.mp4"]


@links
def test_links_neither_leave_the_tree_nor_run_in_circles(tmp_path: Path) -> None:
    outside = tree(tmp_path / "outside", "private.mp4")
    root = tree(tmp_path / "course", "week1/a.mp4", ".store/annexed.mp4")
    (root / "week1" / "loop").symlink_to(root, target_is_directory=True)
    (root / "away").symlink_to(outside, target_is_directory=True)
    (root / "away.mp4").symlink_to(outside / "private.mp4")
    (root / "again.mp4").symlink_to(root / "week1" / "a.mp4")
    (root / "kept.mp4").symlink_to(root / ".store" / "annexed.mp4")
    (root / "dangling.mp4").symlink_to(root / "nowhere.mp4")
    assert names(root) == ["kept.mp4", "week1/a.mp4"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    tree(tmp_path, ".odd.bin", "week1/a.mp4")
    odd, missing = tmp_path / ".odd.bin", tmp_path / "missing.mp4"
    found = find_recordings([odd, missing, tmp_path], include=(), exclude=("*",))
    assert [(item.path, item.root, str(item.relative), item.named) for item in found] == [
        (odd, tmp_path, ".odd.bin", True),
        (missing, tmp_path, "missing.mp4", True),
    ]


def test_each_recording_is_found_once(tmp_path: Path) -> None:
    tree(tmp_path, "week1/a.mp4", "week2/b.mp4")
    inputs = [tmp_path / "week2", tmp_path, tmp_path / "week1" / ".." / "week1" / "a.mp4"]
    found = find_recordings(inputs, include=(), exclude=())
    assert [item.path.name for item in found] == ["b.mp4", "a.mp4"]
    assert [item.relative.as_posix() for item in found] == ["b.mp4", "week1/a.mp4"]


def test_names_that_break_scripts_are_found(tmp_path: Path) -> None:
    odd = ["-dash.mp4", "Álgebra ñ 数学.mp4", "n" * 200 + ".mp4"]
    if sys.platform != "win32":
        odd.append("two\nlines.mp4")
    tree(tmp_path, *odd)
    assert sorted(names(tmp_path)) == sorted(odd)
    assert sorted(names(tmp_path, include=("*.mp4",))) == sorted(odd)


def test_an_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "open/a.mp4", "shut/b.mp4")
    shut, real = tmp_path / "shut", os.scandir

    def scandir(folder: str) -> object:
        if Path(folder) == shut:
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[tuple[Path, str | None]] = []
    found = find_recordings(
        [tmp_path],
        include=(),
        exclude=(),
        on_unreadable=lambda folder, error: told.append((folder, error.strerror)),
    )
    assert [item.relative.as_posix() for item in found] == ["open/a.mp4"]
    assert told == [(shut, "Permission denied")]
    with pytest.raises(MediaError, match="shut cannot be read: Permission denied"):
        find_recordings([tmp_path], include=(), exclude=())
