"""Artifacts: where they lie, what makes them complete, and that damage is noticed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from lectura.store import Artifact, Store, default_root

KEY = {"model": "base", "audio": "abc"}
TEXT = b'{"text":"hola"}'
MARKER = (
    b'{"files":{"text.json":"%s"},"key":{"audio":"abc","model":"base"},"schema":1}\n'
    % hashlib.sha256(TEXT).hexdigest().encode()
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def finished(store: Store) -> Artifact:
    artifact = store.artifact("hearing", KEY)
    artifact.save("text.json", TEXT)
    artifact.finish()
    return artifact


def test_a_folder_is_named_by_the_digest_of_all_that_determines_it(store: Store) -> None:
    whole = b'{"key":{"audio":"abc","model":"base"},"kind":"hearing","schema":1}'
    name = hashlib.sha256(whole).hexdigest()
    artifact = store.artifact("hearing", {"audio": "abc", "model": "base"})
    assert artifact.path == store.root / "hearing" / name[:2] / name[2:34]
    assert artifact.path == store.artifact("hearing", KEY).path, "the order of a key is nothing"
    others = [
        store.artifact("turns", KEY),
        store.artifact("hearing", {**KEY, "model": "tiny"}),
        store.artifact("hearing", {"model": "base"}),
        store.artifact("hearing", {**KEY, "audio": None}),
    ]
    assert len({artifact.path, *(other.path for other in others)}) == 5


def test_without_a_folder_the_store_lies_in_the_users_cache() -> None:
    assert Store().root == default_root()
    assert default_root().name == "store"
    assert "lectura" in default_root().parts


def test_files_can_be_read_before_the_marker_but_are_no_result(store: Store) -> None:
    artifact = store.artifact("hearing", KEY)
    with pytest.raises(FileNotFoundError):
        artifact.read("text.json")
    artifact.save("text.json", TEXT)
    assert artifact.read("text.json") == TEXT
    assert not artifact.complete
    assert artifact.result("text.json") is None
    assert artifact.result_json("text.json") is None
    assert artifact.key_found is None
    assert list(store.finished("hearing")) == []


def test_the_marker_vouches_for_every_file(finished: Artifact, store: Store) -> None:
    assert (finished.path / "complete.json").read_bytes() == MARKER
    again = store.artifact("hearing", KEY)
    assert again.complete
    assert again.key_found == KEY
    assert again.result("text.json") == TEXT
    assert again.result_json("text.json") == {"text": "hola"}
    assert again.result("other.json") is None
    assert again.result_json("other.json") is None


def test_hidden_files_and_folders_and_the_marker_itself_are_not_vouched_for(store: Store) -> None:
    artifact = store.artifact("hearing", KEY)
    artifact.save("text.json", TEXT)
    (artifact.path / ".text.json.1.tmp").write_bytes(b"left by a power cut")
    (artifact.path / "folder").mkdir()
    artifact.finish()
    artifact.finish()
    assert (artifact.path / "complete.json").read_bytes() == MARKER


def test_a_journal_is_vouched_for_as_it_was_when_the_artifact_was_finished(store: Store) -> None:
    artifact = store.artifact("hearing", KEY)
    artifact.journal("windows.jsonl").append(1)
    artifact.finish()
    assert artifact.result("windows.jsonl") is not None
    artifact.journal("windows.jsonl").append(2)
    assert artifact.result("windows.jsonl") is None


def test_opening_a_journal_cuts_its_torn_tail(store: Store) -> None:
    artifact = store.artifact("hearing", KEY)
    artifact.journal("windows.jsonl").append(1)
    with (artifact.path / "windows.jsonl").open("ab") as stream:
        stream.write(b"torn")
    journal = artifact.journal("windows.jsonl")
    journal.append(2)
    assert journal.records() == [1, 2]


def test_a_file_altered_at_any_byte_is_no_result(finished: Artifact) -> None:
    for at in range(len(TEXT)):
        damaged = TEXT[:at] + bytes([TEXT[at] ^ 1]) + TEXT[at + 1 :]
        (finished.path / "text.json").write_bytes(damaged)
        assert finished.result("text.json") is None, at
    for size in range(len(TEXT)):
        (finished.path / "text.json").write_bytes(TEXT[:size])
        assert finished.result("text.json") is None, size
    (finished.path / "text.json").unlink()
    assert finished.result("text.json") is None
    (finished.path / "text.json").mkdir()
    assert finished.result("text.json") is None


def test_a_marker_altered_at_any_byte_never_vouches_for_other_bytes(finished: Artifact) -> None:
    marker = finished.path / "complete.json"
    for at in range(len(MARKER)):
        for other in (0, MARKER[at] ^ 1):
            marker.write_bytes(MARKER[:at] + bytes([other]) + MARKER[at + 1 :])
            assert finished.result("text.json") in {TEXT, None}, (at, other)
    for size in range(len(MARKER) - 2):
        marker.write_bytes(MARKER[:size])
        assert not finished.complete, size
        assert finished.result("text.json") is None, size


@pytest.mark.parametrize(
    "marker", [b"", b"null", b"[]", b'"key"', b"{}", b'{"files":{}}', b"[" * 100_000]
)
def test_what_is_no_marker_completes_nothing(finished: Artifact, marker: bytes) -> None:
    (finished.path / "complete.json").write_bytes(marker)
    assert not finished.complete
    assert finished.result("text.json") is None
    assert finished.key_found is None


@pytest.mark.parametrize("files", [None, [], "text.json", 5])
def test_a_marker_whose_list_of_files_is_none_completes_nothing(
    finished: Artifact, files: object
) -> None:
    (finished.path / "complete.json").write_text(json.dumps({"key": KEY, "files": files}))
    assert not finished.complete
    assert finished.result("text.json") is None


def test_a_marker_of_an_earlier_version_knows_no_digests(finished: Artifact) -> None:
    (finished.path / "complete.json").write_text(json.dumps({"schema": 1, "key": KEY}))
    assert finished.result("text.json") == TEXT


def test_a_key_that_is_no_table_is_none(finished: Artifact, store: Store) -> None:
    (finished.path / "complete.json").write_text('{"key":[1],"files":{}}')
    assert finished.key_found is None
    assert list(store.finished("hearing")) == []


def test_saving_again_replaces_and_leaves_no_temporary_file(finished: Artifact) -> None:
    finished.save("text.json", b"other")
    assert finished.read("text.json") == b"other"
    assert finished.result("text.json") is None, "the marker vouched for what it was"
    finished.finish()
    assert finished.result("text.json") == b"other"
    assert sorted(path.name for path in finished.path.iterdir()) == ["complete.json", "text.json"]


def test_a_folder_in_the_place_of_a_file_is_taken_away(store: Store) -> None:
    artifact = store.artifact("hearing", KEY)
    (artifact.path / "text.json" / "inner").mkdir(parents=True)
    (artifact.path / "complete.json").mkdir()
    artifact.save("text.json", TEXT)
    artifact.finish()
    assert artifact.result("text.json") == TEXT


def test_what_was_forgotten_is_gone_and_can_be_made_again(finished: Artifact, store: Store) -> None:
    other = store.artifact("hearing", {"other": 1})
    other.save("text.json", TEXT)
    other.finish()
    finished.forget()
    assert not finished.path.exists()
    assert other.result("text.json") == TEXT
    finished.forget()
    finished.save("text.json", TEXT)
    finished.finish()
    assert finished.complete


def test_every_finished_artifact_of_a_kind_is_found_with_its_key(
    finished: Artifact, store: Store
) -> None:
    store.artifact("hearing", {"unfinished": True}).save("text.json", TEXT)
    turns = store.artifact("turns", {"n": 2})
    turns.finish()
    (found,) = store.finished("hearing")
    assert (found.path, found.key) == (finished.path, KEY)
    found.save("text.json", b"more")
    assert [one.key for one in store.finished("turns")] == [{"n": 2}]
    assert list(store.finished("nothing")) == []


def test_the_key_of_an_artifact_is_its_own(store: Store) -> None:
    key = {"model": "base"}
    artifact = store.artifact("hearing", key)
    key["model"] = "tiny"
    artifact.finish()
    assert artifact.key_found == {"model": "base"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_a_new_store_is_for_this_user_alone(finished: Artifact, store: Store) -> None:
    with finished.lock():
        finished.journal("windows.jsonl").append(1)
    inside = [store.root, *store.root.rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in inside if path.is_dir()} == {"0o700"}
    assert {oct(path.stat().st_mode & 0o777) for path in inside if path.is_file()} == {"0o600"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_a_store_in_a_folder_of_a_person_follows_its_bits(tmp_path: Path) -> None:
    root = tmp_path / "shared"
    root.mkdir()
    root.chmod(0o755)
    before = os.umask(0o022)
    try:
        artifact = Store(root).artifact("hearing", KEY)
        with artifact.lock():
            artifact.journal("windows.jsonl").append(1)
            artifact.save("text.json", TEXT)
    finally:
        os.umask(before)
    files = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o644"}
    assert oct(artifact.path.stat().st_mode & 0o777) == "0o755"
