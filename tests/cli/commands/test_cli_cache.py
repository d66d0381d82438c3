"""What is kept between runs is shown with its size, and removed where that is asked for."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from cli_runs import InProcess, wav
from filelock import FileLock

from lectura.pipeline import cached
from lectura.store import Store

MODEL = "base-0123456789abcdef"


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    """After a transcription; the store is in a folder that holds a person's files too."""
    store = tmp_path / "store"
    (store / "transcript" / "ab").mkdir(parents=True)
    for mine in ("thesis.txt", "transcript/mine.txt", "transcript/ab/mine.txt", "base.txt"):
        (store / mine).write_text("mine")
    run = InProcess(monkeypatch, capsys, tmp_path)
    recording = wav(tmp_path / "a.wav", seconds=2)
    assert run("transcribe", recording, "--max-line-width", "30").status == 0
    reply = Store(store).artifact("llm-reply", {"request": 1})
    reply.save("reply.json", b"x" * 1000)
    reply.finish()
    (store / MODEL).mkdir()
    (store / MODEL / "model.bin").write_bytes(b"y" * 2_500_000)
    assert run("search", tmp_path, "sentence").status == 0
    return run


def shown(cli: InProcess) -> dict[str, dict[str, object]]:
    lines = cli("cache", "show", "--json").out.splitlines()
    return {record["kind"]: record for record in map(json.loads, lines)}


def on_disk(*folders: Path) -> int:
    files = (Path(top, name) for one in folders for top, _, names in os.walk(one) for name in names)
    return sum(file.stat().st_size for file in files if file.suffix not in (".lock", ".txt"))


def mine(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "store").rglob("*.txt"))


def test_sizes_by_kind(cli: InProcess, tmp_path: Path) -> None:
    store, kinds = tmp_path / "store", shown(cli)
    assert list(kinds) == ["transcripts", "replies", "models", "index", "files"]
    assert kinds["transcripts"]["bytes"] == on_disk(store / "transcript", store / "request")
    assert kinds["transcripts"]["items"] == 2
    assert (kinds["models"]["bytes"], kinds["models"]["items"]) == (2_500_000, 1)
    assert kinds["index"]["bytes"] == on_disk(store / "search")
    lines = cli("cache", "show").out.splitlines()
    assert any("models" in line and "2.5 MB" in line and str(store) in line for line in lines)


def test_every_kind_of_the_store_is_known(cli: InProcess, tmp_path: Path) -> None:
    folders = {path.name for path in (tmp_path / "store").iterdir() if path.is_dir()}
    known = {kind for kinds in cached.OF_STORE.values() for kind in kinds}
    assert folders - known == {MODEL, "search"}


def test_nothing_is_removed_unasked(cli: InProcess) -> None:
    before = shown(cli)
    ended = cli("cache", "clear")
    assert ended.status == 2
    assert ended.err.endswith("lectura cache clear transcripts replies models index --yes\n")
    assert cli("cache", "clear", "nonsense", "--yes").status == 2
    assert shown(cli) == before


@pytest.mark.parametrize(("answer", "status"), [("n\n", 1), ("\n", 1), ("", 1), ("y\n", 0)])
def test_a_person_is_asked(
    cli: InProcess, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    ended = cli("cache", "clear", "replies")
    assert ended.status == status
    assert "Remove replies (1.1 kB)?" in ended.err
    assert shown(cli)["replies"]["items"] == (0 if status == 0 else 1)


def test_one_kind_is_removed_and_nothing_else(cli: InProcess, tmp_path: Path) -> None:
    before, files, written = shown(cli), mine(tmp_path), (tmp_path / "a.txt").read_bytes()
    assert cli("cache", "clear", "models", "--yes").status == 0
    after = shown(cli)
    assert after["models"]["items"] == 0
    assert {**after, "models": before["models"]} == before
    assert cli("cache", "clear", "--yes").status == 0
    left = shown(cli)
    assert {kind: one["items"] for kind, one in left.items() if kind != "files"} == dict.fromkeys(
        ("transcripts", "replies", "models", "index"), 0
    )
    assert left["files"] == before["files"]
    assert mine(tmp_path) == files
    assert cli("cache", "clear", "--yes").err == "Nothing of that is kept.\n"
    assert cli("transcribe", tmp_path / "a.wav").status == 0
    assert (tmp_path / "a.txt").read_bytes() == written


def test_what_a_run_works_on_is_left(cli: InProcess, tmp_path: Path) -> None:
    [marker] = (tmp_path / "store" / "transcript").glob("*/*/complete.json")
    lock = marker.parent.with_name(f"{marker.parent.name}.lock")
    with FileLock(lock), FileLock(tmp_path / "store" / f"{MODEL}.lock"):
        ended = cli("cache", "clear", "transcripts", "models", "--yes")
    assert ended.status == 3
    assert f"{marker.parent} is in use and was left." in ended.err.replace("\n", "")
    assert marker.is_file()
    assert (tmp_path / "store" / MODEL / "model.bin").is_file()
    assert cli("cache", "clear", "transcripts", "models", "--yes").status == 0
    assert not marker.exists()


def test_a_link_is_not_followed(cli: InProcess, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    (real / "model.bin").write_bytes(b"z")
    (tmp_path / "store" / "small-0123456789abcdef").symlink_to(real)
    assert cli("cache", "clear", "models", "--yes").status == 0
    assert (real / "model.bin").is_file()
