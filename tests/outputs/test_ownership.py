"""Whose file is it: kills between two files, lost or damaged memory, files of older versions."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from damages import DAMAGES
from lectura.config import Theirs
from lectura.disk.files import write_atomic
from lectura.errors import OutputError
from lectura.formats import read_transcript
from lectura.outputs import ownership
from lectura.pipeline import Gate, Target, Written, write_transcript_files
from lectura.pipeline.noting import notes_source
from lectura.records.transcript import Segment, Transcript
from lectura.store import Store

FORMATS = ("json", "txt", "srt", "vtt")


def talk(word: str) -> Transcript:
    return Transcript(duration=9.0, segments=(Segment(id=0, start=0, end=9, text=word),))


def write(
    tmp_path: Path,
    word: str,
    store: str = "store",
    formats: tuple[str, ...] = FORMATS,
    theirs: Theirs = "report",
) -> Written:
    gate = Gate(Store(tmp_path / store), theirs)
    return write_transcript_files(talk(word), Target(tmp_path / "out", "a"), formats, gate)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_json_holds_the_digest_of_every_file_and_of_itself(tmp_path: Path) -> None:
    write(tmp_path, "one")
    record = json.loads((tmp_path / "out/a.json").read_bytes())
    digests = record["digests"]
    assert digests["files"] == {
        f"a.{suffix}": hashlib.sha256((tmp_path / f"out/a.{suffix}").read_bytes()).hexdigest()
        for suffix in ("srt", "txt", "vtt")
    }
    own = digests.pop("own")
    rest = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert own == hashlib.sha256(rest.encode()).hexdigest()


class Killed(BaseException):
    """Nothing catches it: as good as a signal that cannot be caught."""


@pytest.mark.parametrize("lost", [False, True], ids=["store is there", "store is lost"])
@pytest.mark.parametrize("at", range(4))
def test_a_run_killed_between_two_files_ends_with_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, lost: bool
) -> None:
    write(tmp_path, "two")
    whole = bytes_of(tmp_path / "out")
    write(tmp_path, "one")
    really, count = write_atomic, 0

    def killed(path: Path, data: bytes) -> None:
        nonlocal count
        if count == at:
            raise Killed
        count += 1
        really(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(ownership, "write_atomic", killed)
        with pytest.raises(Killed):
            write(tmp_path, "two")
    assert bytes_of(tmp_path / "out") != whole
    again = write(tmp_path, "two", "other-store" if lost else "store")
    assert again.kept == ()
    assert bytes_of(tmp_path / "out") == whole


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_of_the_store_loses_nothing(tmp_path: Path, damage: str) -> None:
    write(tmp_path, "one")
    write(tmp_path, "one", formats=("txt",))
    (tmp_path / "out/a.txt").write_text("mine")
    write(tmp_path, "one", theirs="keep")
    for marker in sorted((tmp_path / "store").rglob("*")):
        if marker.is_file():
            DAMAGES[damage](marker)
    found = write(tmp_path, "two")
    assert [(kept.path.name, kept.accepted) for kept in found.kept] == [("a.txt", True)]
    assert (tmp_path / "out/a.txt").read_text() == "mine"
    assert "two" in (tmp_path / "out/a.srt").read_text()
    assert write(tmp_path, "two", theirs="overwrite").kept == ()
    assert write(tmp_path, "one").kept == ()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_json_is_kept_like_a_changed_one(tmp_path: Path, damage: str) -> None:
    write(tmp_path, "one")
    DAMAGES[damage](tmp_path / "out/a.json")
    found = write(tmp_path, "two", "other-store", ("json",))
    assert [kept.path.name for kept in found.kept] == ([] if damage == "deleted" else ["a.json"])
    assert write(tmp_path, "two", theirs="overwrite").kept == () or damage == "a-folder"


def test_a_json_from_before_there_were_digests(tmp_path: Path) -> None:
    write(tmp_path, "one")
    path = tmp_path / "out/a.json"
    record = json.loads(path.read_bytes())
    for younger in ("digests", "corrections"):
        del record[younger]
    path.write_text(json.dumps(record))
    found = write(tmp_path, "one", "other-store")
    assert found.kept == ()
    assert json.loads(path.read_bytes())["digests"]["own"]


def test_files_that_are_renamed_are_still_known(tmp_path: Path) -> None:
    write(tmp_path, "one")
    for path in (tmp_path / "out").iterdir():
        path.rename(path.with_name(path.name.replace("a.", "b.")))
    gate = Gate(Store(tmp_path / "other-store"))
    found = write_transcript_files(talk("two"), Target(tmp_path / "out", "b"), FORMATS, gate)
    assert found.kept == ()
    assert set(json.loads((tmp_path / "out/b.json").read_bytes())["digests"]["files"]) == {
        "b.srt",
        "b.txt",
        "b.vtt",
    }


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    write(tmp_path, "one")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    write(tmp_path, "one")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before


def test_a_file_of_before_is_accepted_without_a_json_beside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt").write_text("mine")
    assert write(tmp_path, "one", formats=("txt",)).kept[0].accepted is False
    assert write(tmp_path, "one", formats=("txt",), theirs="keep").kept[0].accepted
    assert write(tmp_path, "one", formats=("txt",)).kept[0].accepted
    (out / "a.txt").unlink()
    assert write(tmp_path, "one", formats=("txt",)).kept == ()
    (out / "a.txt").write_text("mine")
    assert write(tmp_path, "one", formats=("txt",)).kept[0].accepted is False


def test_without_a_json_the_store_knows(tmp_path: Path) -> None:
    write(tmp_path, "one", formats=("txt",))
    assert write(tmp_path, "two", formats=("txt",)).kept == ()
    assert [kept.path.name for kept in write(tmp_path, "three", "empty", ("txt",)).kept] == [
        "a.txt"
    ]
    assert "two" in (tmp_path / "out/a.txt").read_text()


def test_what_is_accepted_is_remembered_through_runs_for_other_formats(tmp_path: Path) -> None:
    write(tmp_path, "one")
    (tmp_path / "out/a.srt").write_text("mine")
    assert write(tmp_path, "one", theirs="keep").kept[0].accepted
    write(tmp_path, "one", formats=("txt", "json"))
    write(tmp_path, "two", formats=("vtt",))
    [kept] = write(tmp_path, "two", "other-store").kept
    assert (kept.path.name, kept.accepted) == ("a.srt", True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_that_is_no_text_is_remembered_too(tmp_path: Path) -> None:
    target = Target(tmp_path / "out", "cl\udce1se")
    for formats in (("txt", "json"), ("srt", "json")):
        write_transcript_files(talk("one"), target, formats, Gate(Store(tmp_path / "store")))
    gate = Gate(Store(tmp_path / "other-store"))
    assert write_transcript_files(talk("two"), target, ("txt", "srt"), gate).kept == ()


def test_digests_do_not_change_what_notes_say_of_their_transcript(tmp_path: Path) -> None:
    write(tmp_path, "one")
    read = read_transcript(tmp_path / "out/a.json")
    assert read.digests is not None
    assert notes_source(read, "a") == notes_source(talk("one"), "a")


def test_a_name_too_long_is_an_error_and_no_file_of_a_person(tmp_path: Path) -> None:
    target, gate = Target(tmp_path, "x" * 255), Gate(Store(tmp_path / "store"))
    with pytest.raises(OutputError, match="could not be written"):
        write_transcript_files(talk("one"), target, ("txt",), gate)
