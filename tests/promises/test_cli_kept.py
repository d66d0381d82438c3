"""What a person wrote is kept: files that lectura did not write, or that were changed since."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from cli_runs import InProcess, finish, kept_names, slow, start, wav

MINE = "what I wrote by hand\n"


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> InProcess:
    wav(tmp_path / "a.wav")
    return InProcess(monkeypatch, capsys, tmp_path)


def edit(path: Path) -> str:
    """Change one word, as a person would."""
    text = path.read_text(encoding="utf-8").replace("Sentence", "Phrase")
    path.write_text(text, encoding="utf-8")
    assert "Phrase" in text
    return text


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("command", ["run", "transcribe"])
@pytest.mark.parametrize("name", ["a.txt", "a.srt", "a.json"])
def test_a_file_from_before_the_first_run_is_kept(
    cli: InProcess, tmp_path: Path, command: str, name: str
) -> None:
    (tmp_path / name).write_text(MINE)
    ended = cli(command, "a.wav", "--json")
    found = json.loads(ended.out)
    assert (tmp_path / name).read_text() == MINE
    assert (ended.status, found["status"], found["exit_status"]) == (3, "partial", 3)
    assert kept_names(found["kept"]) == [name]
    others = {"a.txt", "a.srt", "a.json"} - {name}
    assert others <= set(found["outputs"])
    assert all((tmp_path / other).is_file() for other in others)
    assert name not in found["outputs"]
    told = [line for line in ended.err.splitlines() if name in line]
    assert len(told) == 1
    assert "--overwrite" in told[0]
    allowed = {
        "a.wav",
        "a.txt",
        "a.srt",
        "a.json",
        "a.notes.md",
        "a.notes.json",
        "a.html",
        "windows.log",
    }
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} <= allowed


@pytest.mark.parametrize("name", ["a.txt", "a.srt", "a.json", "a.notes.md", "a.notes.json"])
def test_a_file_that_was_changed_is_kept_and_the_rest_stays_as_it_was(
    cli: InProcess, tmp_path: Path, name: str
) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    whole = bytes_of(tmp_path / "out")
    edited = edit(tmp_path / "out" / name)
    assert cli("run", "a.wav", "-o", "out").status == 3
    assert (tmp_path / "out" / name).read_text(encoding="utf-8") == edited
    assert bytes_of(tmp_path / "out") == {**whole, name: edited.encode()}


def test_untouched_files_are_written_over_as_before(cli: InProcess, tmp_path: Path) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    whole = bytes_of(tmp_path / "out")
    assert cli("run", "a.wav", "-o", "out").status == 0
    assert bytes_of(tmp_path / "out") == whole
    wav(tmp_path / "a.wav", seconds=5)
    ended = cli("run", "a.wav", "-o", "out", "--json")
    assert (ended.status, kept_names(json.loads(ended.out)["kept"])) == (0, [])
    assert "Sentence 4" in (tmp_path / "out/a.txt").read_text()
    assert "Sentence 4" in (tmp_path / "out/a.json").read_text()


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.notes.md", "a.notes.json"])
def test_overwrite_replaces(cli: InProcess, tmp_path: Path, name: str) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    whole = bytes_of(tmp_path / "out")
    (tmp_path / "out" / name).write_text(MINE)
    assert cli("run", "a.wav", "-o", "out", "--overwrite").status == 0
    assert bytes_of(tmp_path / "out") == whole
    assert cli("run", "a.wav", "-o", "out").status == 0


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.notes.md", "a.notes.json"])
def test_what_is_accepted_stays_accepted_through_further_changes(
    cli: InProcess, tmp_path: Path, name: str
) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    theirs = tmp_path / "out" / name
    theirs.write_text(MINE)
    assert cli("run", "a.wav", "-o", "out", "--keep").status == 0
    assert cli("run", "a.wav", "-o", "out").status == 0
    theirs.write_text(MINE * 2)
    ended = cli("run", "a.wav", "-o", "out", "--json")
    found = json.loads(ended.out)
    assert (ended.status, found["status"], kept_names(found["kept"])) == (
        0,
        "complete",
        [f"out/{name}"],
    )
    assert "Warning" not in ended.err
    assert theirs.read_text() == MINE * 2
    assert cli("run", "a.wav", "-o", "out", "--overwrite").status == 0
    assert theirs.read_text() != MINE * 2
    theirs.write_text(MINE)
    assert cli("run", "a.wav", "-o", "out").status == 3  # what was accepted was given up


def test_a_corrected_json_that_is_accepted_stays_a_persons(cli: InProcess, tmp_path: Path) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    edited = edit(tmp_path / "out/a.json")
    assert cli("run", "a.wav", "-o", "out", "--keep").status == 0
    for _ in range(2):
        assert (tmp_path / "out/a.json").read_text(encoding="utf-8") == edited
        assert "Phrase" in (tmp_path / "out/a.txt").read_text(encoding="utf-8")
        assert cli("run", "a.wav", "-o", "out").status == 0
    shutil.rmtree(tmp_path / "store")
    assert cli("run", "a.wav", "-o", "out").status == 3
    assert (tmp_path / "out/a.json").read_text(encoding="utf-8") == edited


def on_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder under another name, and a store that knows nothing of it."""
    moved = tmp_path / "elsewhere"
    shutil.move(tmp_path / "out", moved)
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "empty-store"))
    return moved


def test_the_digests_travel_with_the_folder(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    (tmp_path / "out/a.txt").write_text(MINE)
    assert cli("run", "a.wav", "-o", "out", "--keep").status == 0
    moved = on_another_machine(tmp_path, monkeypatch)
    (moved / "a.txt").write_text(MINE * 2)
    wav(tmp_path / "a.wav", seconds=5)  # so that no byte is as it was
    ended = cli("run", "a.wav", "-o", "elsewhere", "--json")
    found = json.loads(ended.out)
    assert (ended.status, kept_names(found["kept"])) == (0, ["elsewhere/a.txt"])
    assert "Sentence 4" in (moved / "a.srt").read_text()
    for name in ("a.json", "a.notes.json"):
        assert '"duration": 5.0' in (moved / name).read_text(), name
    assert (moved / "a.txt").read_text() == MINE * 2


@pytest.mark.parametrize("name", ["a.srt", "a.json", "a.notes.md", "a.notes.json"])
def test_a_change_is_seen_on_another_machine_too(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert cli("run", "a.wav", "-o", "out").status == 0
    moved = on_another_machine(tmp_path, monkeypatch)
    edited = edit(moved / name)
    wav(tmp_path / "a.wav", seconds=5)
    ended = cli("run", "a.wav", "-o", "elsewhere", "--json")
    assert (ended.status, kept_names(json.loads(ended.out)["kept"])) == (3, [f"elsewhere/{name}"])
    assert (moved / name).read_text(encoding="utf-8") == edited


def test_digests_of_other_formats_outlive_a_later_run(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for formats in ("txt,json", "srt,json", "vtt"):
        assert cli("transcribe", "a.wav", "-o", "out", "-f", formats).status == 0
    moved = on_another_machine(tmp_path, monkeypatch)
    wav(tmp_path / "a.wav", seconds=5)
    ended = cli("transcribe", "a.wav", "-o", "elsewhere", "-f", "txt,srt,vtt")
    assert ended.status == 0
    for suffix in ("txt", "srt", "vtt"):
        assert "Sentence 4" in (moved / f"a.{suffix}").read_text()


def test_both_flags_contradict_each_other(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Homework: read chapter two by Friday.\n")
    for command in (
        ["run", "a.wav"],
        ["transcribe", "a.wav"],
        ["summarize", "talk.txt"],
        ["batch", "a.wav", "-o", "out"],
    ):
        ended = cli(*command, "--overwrite", "--keep")
        assert ended.status == 2
        assert "not both" in ended.err
    assert not (tmp_path / "a.txt").exists()
    assert not (tmp_path / "talk.notes.md").exists()


def test_notes_of_a_transcript_are_kept_and_the_transcript_is_not_touched(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "talk.txt").write_text("Homework: read chapter two by Friday.\n")
    (tmp_path / "talk.notes.md").write_text(MINE)
    (tmp_path / "talk.ics").write_text(MINE)
    ended = cli("summarize", "talk.txt", "-o", ".", "--ics", "--json")
    found = json.loads(ended.out)
    assert (ended.status, kept_names(found["kept"])) == (3, ["talk.notes.md", "talk.ics"])
    assert found["outputs"] == ["talk.html", "talk.notes.json"]
    assert (tmp_path / "talk.notes.md").read_text() == MINE
    assert cli("summarize", "talk.txt", "-o", ".", "--ics", "--keep").status == 0
    assert cli("summarize", "talk.txt", "-o", ".", "--ics").status == 0
    assert (tmp_path / "talk.ics").read_text() == MINE
    assert cli("summarize", "talk.txt", "-o", "-", "--overwrite").out.startswith("#")
    assert (tmp_path / "talk.notes.md").read_text() == MINE


def test_a_link_leads_elsewhere_and_a_read_only_file_says_no(
    cli: InProcess, tmp_path: Path
) -> None:
    (tmp_path / "precious").write_text(MINE)
    (tmp_path / "a.txt").symlink_to("precious")
    assert cli("transcribe", "a.wav", "-f", "srt").status == 0
    (tmp_path / "a.srt").chmod(0o444)
    (tmp_path / "a.json").mkdir()
    wav(tmp_path / "a.wav", seconds=5)
    ended = cli("transcribe", "a.wav", "--json")
    assert (ended.status, json.loads(ended.out)["outputs"]) == (3, [])
    for sentence in ("a.txt is a link", "a.srt is read-only", "a.json is a folder"):
        assert sentence in ended.err
    assert "Sentence 4" not in (tmp_path / "a.srt").read_text()
    ended = cli("transcribe", "a.wav", "--json", "--overwrite")
    assert (ended.status, kept_names(json.loads(ended.out)["kept"])) == (3, ["a.json"])
    assert (tmp_path / "a.json").is_dir()
    assert not (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "precious").read_text() == MINE
    assert cli("transcribe", "a.wav", "--keep").status == 0
    assert cli("transcribe", "a.wav").status == 0


def test_a_pipe_in_the_place_of_an_output_is_not_opened(cli: InProcess, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    ended = cli("transcribe", "a.wav")
    assert ended.status == 3
    assert "a.json is no plain file" in ended.err


def test_a_submission_lists_a_changed_file_as_it_was_made(cli: InProcess, tmp_path: Path) -> None:
    assert cli("run", "a.wav", "--submission", "hand-in").status == 0
    (tmp_path / "hand-in/a.txt").write_text(MINE)
    assert cli("run", "a.wav", "--submission", "hand-in").status == 3
    assert (tmp_path / "hand-in/a.txt").read_text() == MINE
    ended = cli("verify", "hand-in", "--json")
    assert ended.status == 1
    assert [one["name"] for one in json.loads(ended.out)["mismatches"]] == ["a.txt"]
    assert cli("run", "a.wav", "--submission", "hand-in", "--keep").status == 0
    assert cli("verify", "hand-in").status == 0
    (tmp_path / "hand-in/manifest.json").write_text(MINE)
    ended = cli("run", "a.wav", "--submission", "hand-in")
    assert ended.status == 3
    assert "manifest.json holds what lectura did not write" in ended.err
    assert (tmp_path / "hand-in/manifest.json").read_text() == MINE
    assert cli("run", "a.wav", "--submission", "hand-in", "--overwrite").status == 0
    assert cli("verify", "hand-in").status == 0
    assert "Sentence" in (tmp_path / "hand-in/a.txt").read_text()


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav")
    code = slow(tmp_path, pace=0.0)
    (tmp_path / "a.srt").write_text(MINE)
    ended = finish(start("run", "a.wav", folder=tmp_path, code=code))
    assert ended.status == 3
    assert (tmp_path / "a.srt").read_text() == MINE
    told = [line for line in ended.err.splitlines() if "a.srt" in line]
    assert told == [
        "Warning: a.srt holds what lectura did not write, and is kept; to replace it: "
        "--overwrite, to accept it: --keep"
    ]
