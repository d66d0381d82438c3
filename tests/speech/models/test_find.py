"""The way from a model's name to its files: path, disk, wheels, hub."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from model_stand_ins import Hub, model_files, put_in_cache, sha256, write_folder

from lectura.errors import (
    BusyError,
    ModelCorruptError,
    ModelError,
    ModelNotFoundError,
    OutputError,
    UsageError,
)
from lectura.hub import HubUnreachableError
from lectura.process.installation import installation
from lectura.progress import Event, Notification, Progress
from lectura.speech.models import wheels
from lectura.speech.models.catalog import CATALOG, lookup
from lectura.speech.models.files import WEIGHTS
from lectura.speech.models.find import ModelFiles, find_model, list_models, model_path, pull
from lectura.speech.models.removal import remove
from lectura.speech.models.wheels import WheelModel

SMALL, BASE, TURBO = (CATALOG[name].repository for name in ("small", "base", "large-v3-turbo"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty Hugging Face cache, and no model wheels."""
    folder = tmp_path / "hub"
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(folder))
    monkeypatch.setattr(wheels, "WHEEL_MODELS", {})
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where joined wheels and digests are kept."""
    return tmp_path / "models"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with small, base and a repository that is not a CTranslate2 model."""
    server = Hub(
        {
            SMALL: model_files("s"),
            BASE: model_files("b"),
            "somebody/raw": {"config.json": b"{}", "weights.pt": b"x"},
        }
    )
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", server.url)
    monkeypatch.setattr(
        "huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE",
        server.url + "/{repo_id}/resolve/{revision}/{filename}",
    )
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelModel:
    """Base as two installed wheels, in small."""
    files = model_files("w")
    data = files.pop(WEIGHTS)
    packages = ("stand_in_base_1", "stand_in_base_2")
    halves = (data[:60_000], data[60_000:])
    for number, (package, half) in enumerate(zip(packages, halves, strict=True), start=1):
        folder = tmp_path / "site" / package
        write_folder(folder, {"__init__.py": b""})
        small = files if number == len(packages) else {}
        write_folder(folder / "data", {f"{WEIGHTS}.part{number}": half, **small})
    monkeypatch.syspath_prepend(tmp_path / "site")
    model = WheelModel("base", packages, sha256(data))
    monkeypatch.setattr(wheels, "WHEEL_MODELS", {"base": model})
    return model


def part(tmp_path: Path, number: int) -> Path:
    return tmp_path / "site" / f"stand_in_base_{number}" / "data" / f"{WEIGHTS}.part{number}"


class TestNames:
    def test_a_folder_comes_first(self, tmp_path: Path, hub: Hub) -> None:
        folder = write_folder(tmp_path / "mine", model_files())
        assert find_model(str(folder)) == ModelFiles("mine", folder, "path", None)
        assert find_model(str(folder / WEIGHTS)).path == folder
        assert hub.asked == []

    @pytest.mark.parametrize(
        ("typed", "repository"),
        [
            ("turbo", TURBO),
            ("large", "Systran/faster-whisper-large-v3"),
            ("openai/whisper-base", BASE),
            ("systran/faster-whisper-base", BASE),
            ("somebody/some-model", "somebody/some-model"),
        ],
    )
    def test_other_names_of_the_same(self, typed: str, repository: str) -> None:
        assert lookup(typed).repository == repository

    def test_an_unknown_name_is_a_usage_error_with_the_list(self) -> None:
        with pytest.raises(UsageError, match="no speech model named 'smal'") as caught:
            find_model("smal")
        hint = caught.value.hint or ""
        assert "Did you mean 'small'?" in hint
        assert all(name in hint for name in CATALOG)
        assert hint.endswith("lectura models list")

    def test_a_path_that_is_not_there(self) -> None:
        with pytest.raises(ModelNotFoundError, match="no folder"):
            find_model("./nowhere")

    def test_a_single_file_is_no_model(self, tmp_path: Path) -> None:
        file = tmp_path / "ggml-base.bin"
        file.write_bytes(b"lmgg")
        with pytest.raises(ModelError, match="needs a folder"):
            find_model(str(file))

    def test_a_folder_that_lacks_files_says_which(self, tmp_path: Path) -> None:
        files = model_files()
        del files["tokenizer.json"], files["vocabulary.json"]
        folder = write_folder(tmp_path / "mine", files)
        with pytest.raises(ModelNotFoundError, match=r"lacks tokenizer\.json, vocabulary\.json"):
            find_model(str(folder))

    @pytest.mark.parametrize("kept", [0, 3, 50_000])
    def test_cut_weights_are_seen_without_loading_them(self, tmp_path: Path, kept: int) -> None:
        folder = write_folder(tmp_path / "mine", model_files())
        (folder / WEIGHTS).write_bytes(model_files()[WEIGHTS][:kept])
        with pytest.raises(ModelCorruptError, match="is damaged"):
            find_model(str(folder))


class TestDisk:
    def test_a_cached_model_is_found_without_the_network(
        self, cache: Path, root: Path, hub: Hub
    ) -> None:
        blob = put_in_cache(cache, "tiny")
        found = find_model("tiny", cache_root=root)
        assert (found.origin, found.sha256) == ("cache", blob.name)
        assert (found.path / WEIGHTS).resolve() == blob.resolve()
        assert hub.asked == []

    @pytest.mark.parametrize("damage", ["cut", "altered"])
    def test_offline_a_damaged_model_is_refused(self, cache: Path, root: Path, damage: str) -> None:
        spoil(put_in_cache(cache, "small"), damage)
        with pytest.raises(ModelCorruptError, match="is damaged"):
            find_model("small", cache_root=root, offline=True)

    @pytest.mark.parametrize("damage", ["cut", "altered"])
    def test_a_damaged_model_is_mended(
        self, cache: Path, root: Path, hub: Hub, damage: str
    ) -> None:
        spoil(put_in_cache(cache, "small", "s"), damage)
        heard: list[Event] = []
        found = find_model("small", cache_root=root, hook=heard.append)
        assert (found.path / WEIGHTS).read_bytes() == model_files("s")[WEIGHTS]
        assert hub.downloads == [WEIGHTS]
        [notice] = [event for event in heard if isinstance(event, Notification)]
        assert notice.message.endswith("It is fetched again.")

    def test_a_download_given_up_does_not_count(self, cache: Path, root: Path) -> None:
        put_in_cache(cache, "small").unlink()
        with pytest.raises(ModelNotFoundError, match="'small' is not on this machine"):
            find_model("small", cache_root=root, offline=True)

    def test_damage_noticed_once_digest_remembered(
        self, cache: Path, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put_in_cache(cache, "small")
        find_model("small", cache_root=root)
        monkeypatch.setattr("lectura.store.file_sha256", lambda path: pytest.fail("read again"))
        assert find_model("small", cache_root=root).origin == "cache"


def spoil(blob: Path, damage: str) -> None:
    data = blob.read_bytes()
    blob.write_bytes(data[:50_000] if damage == "cut" else data[:-100] + b"?" * 100)


class TestWheels:
    def test_parts_are_joined_once(self, wheel: WheelModel, root: Path) -> None:
        found = find_model("base", cache_root=root, offline=True)
        assert (found.origin, found.sha256) == ("wheel", wheel.sha256)
        assert (found.path / WEIGHTS).read_bytes() == model_files("w")[WEIGHTS]
        stat = (found.path / WEIGHTS).stat()
        assert find_model("base", cache_root=root, offline=True) == found
        assert (found.path / WEIGHTS).stat() == stat

    def test_a_wrong_digest_is_refused(self, wheel: WheelModel, root: Path, tmp_path: Path) -> None:
        part(tmp_path, 2).write_bytes(b"?" * 40_000)
        with pytest.raises(ModelCorruptError) as caught:
            find_model("base", cache_root=root)
        assert "--force-reinstall" in str(caught.value.hint)
        assert [path.name for path in root.iterdir() if path.suffix != ".lock"] == []

    @pytest.mark.parametrize("damage", ["cut", "altered"])
    def test_a_damaged_join_is_joined_again(
        self, wheel: WheelModel, root: Path, damage: str
    ) -> None:
        joined = find_model("base", cache_root=root).path / WEIGHTS
        spoil(joined, damage)
        assert find_model("base", cache_root=root).path / WEIGHTS == joined
        assert sha256(joined.read_bytes()) == wheel.sha256

    def test_a_damaged_note_of_what_was_checked_is_written_again(
        self, wheel: WheelModel, root: Path
    ) -> None:
        joined = find_model("base", cache_root=root).path / WEIGHTS
        note = joined.with_name("verified.json")
        written = note.read_bytes()
        for damaged in (b"", b"[" * 100_000, b"\xff\xfe", written[:20]):
            note.write_bytes(damaged)
            assert find_model("base", cache_root=root).path / WEIGHTS == joined
            assert note.read_bytes() == written

    def test_a_restored_backup_is_accepted(self, wheel: WheelModel, root: Path) -> None:
        joined = find_model("base", cache_root=root).path / WEIGHTS
        os.utime(joined, (1, 1))
        inode = joined.stat().st_ino
        find_model("base", cache_root=root)
        assert joined.stat().st_ino == inode

    def test_two_at_once_join_once(self, wheel: WheelModel, root: Path) -> None:
        found: list[ModelFiles] = []
        threads = [
            threading.Thread(target=lambda: found.append(find_model("base", cache_root=root)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 4
        assert len(set(found)) == 1

    def test_half_of_the_wheels_is_none(
        self, wheel: WheelModel, root: Path, tmp_path: Path
    ) -> None:
        part(tmp_path, 1).unlink()
        part(tmp_path, 1).parent.rmdir()
        with pytest.raises(ModelNotFoundError) as caught:
            find_model("base", cache_root=root, offline=True)
        assert installation().with_extra("bundled") in str(caught.value.hint)

    def test_the_cache_comes_before_the_wheels(
        self, wheel: WheelModel, cache: Path, root: Path
    ) -> None:
        put_in_cache(cache, "base")
        assert find_model("base", cache_root=root).origin == "cache"

    def test_wheels_stand_in_for_a_damaged_cache(
        self, wheel: WheelModel, cache: Path, root: Path, hub: Hub
    ) -> None:
        spoil(put_in_cache(cache, "base"), "cut")
        assert find_model("base", cache_root=root).origin == "wheel"
        assert hub.asked == []

    def test_a_cache_that_cannot_be_written(self, wheel: WheelModel, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(OutputError, match="cannot be unpacked") as caught:
            find_model("base", cache_root=tmp_path / "file" / "models")
        assert "LECTURA_CACHE=DIR lectura" in str(caught.value.hint)


class TestHub:
    def test_a_download_reports_its_bytes(self, root: Path, hub: Hub) -> None:
        heard: list[Event] = []
        found = pull("small", cache_root=root, hook=heard.append)
        expected = model_files("s")
        assert (found.origin, found.sha256) == ("hub", sha256(expected[WEIGHTS]))
        assert {path.name: path.read_bytes() for path in found.path.iterdir()} == expected
        steps = [event for event in heard if isinstance(event, Progress)]
        total = sum(len(data) for data in expected.values())
        assert (steps[0].done, steps[-1].done, steps[-1].total) == (0, total, total)
        assert {(step.stage, step.unit, step.detail) for step in steps} == {
            ("pull", "bytes", "small")
        }

    def test_what_was_pulled_is_found_offline(self, root: Path, hub: Hub) -> None:
        path = pull("small", cache_root=root).path
        hub.asked.clear()
        assert model_path("small", cache_root=root) == path
        assert pull("small", cache_root=root).origin == "cache"
        assert hub.asked == []

    def test_what_is_being_fetched_is_not_removed(self, root: Path, hub: Hub, cache: Path) -> None:
        refusals: list[str] = []

        def try_to_remove(event: Event) -> None:
            if isinstance(event, Progress) and event.done == event.total:
                with pytest.raises(BusyError) as caught:
                    remove("small")
                refusals.append(str(caught.value.hint))

        found = pull("small", cache_root=root, hook=try_to_remove)
        assert refusals == ["Wait for it to end, then: lectura models remove small"]
        assert found.path.is_dir()
        assert remove("small") > 0
        assert [path.name for path in cache.rglob("*small*")] == []

    def test_a_repository_without_a_model(self, root: Path, hub: Hub) -> None:
        with pytest.raises(ModelNotFoundError, match=r"lacks model\.bin"):
            pull("somebody/raw", cache_root=root)

    def test_a_repository_that_is_not_there(self, root: Path, hub: Hub) -> None:
        with pytest.raises(ModelNotFoundError, match="no open model at 'nobody/nothing'"):
            pull("nobody/nothing", cache_root=root)

    def test_nothing_answers(self, root: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
        with pytest.raises(HubUnreachableError, match="could not be fetched") as caught:
            pull("small", cache_root=root)
        assert str(caught.value.hint).endswith(installation().with_extra("bundled"))

    def test_offline_the_hub_is_not_asked(self, root: Path, hub: Hub) -> None:
        with pytest.raises(ModelNotFoundError) as caught:
            find_model("small", cache_root=root, offline=True)
        assert str(caught.value.hint).endswith("lectura models pull small")
        assert hub.asked == []


class TestAuto:
    def test_small_is_better_than_base(self, cache: Path, root: Path) -> None:
        put_in_cache(cache, "base")
        put_in_cache(cache, "small", "s")
        assert find_model("auto", cache_root=root).name == "small"

    def test_base_on_disk_is_better_than_a_download(
        self, wheel: WheelModel, root: Path, hub: Hub
    ) -> None:
        assert find_model("auto", cache_root=root).name == "base"
        assert hub.asked == []

    def test_other_models_on_disk_are_not_taken(self, cache: Path, root: Path) -> None:
        put_in_cache(cache, "tiny")
        with pytest.raises(ModelNotFoundError) as caught:
            find_model("auto", cache_root=root, offline=True)
        assert "lectura models pull small" in str(caught.value.hint)

    def test_small_is_fetched_first_and_base_where_it_is_gone(self, root: Path, hub: Hub) -> None:
        assert find_model("auto", cache_root=root).name == "small"

    def test_base_is_fetched_where_small_is_not_to_be_had(self, root: Path, hub: Hub) -> None:
        del hub.repositories[SMALL]
        assert find_model("auto", cache_root=root).name == "base"

    def test_a_damaged_small_is_mended(self, cache: Path, root: Path, hub: Hub) -> None:
        spoil(put_in_cache(cache, "small", "s"), "cut")
        found = find_model("auto", cache_root=root)
        assert (found.name, found.origin) == ("small", "hub")

    def test_a_damaged_small_that_cannot_be_mended_gives_way(
        self, wheel: WheelModel, cache: Path, root: Path
    ) -> None:
        spoil(put_in_cache(cache, "small"), "cut")
        heard: list[Event] = []
        assert find_model("auto", offline=True, cache_root=root, hook=heard.append).name == "base"
        [notice] = heard
        assert isinstance(notice, Notification)
        assert notice.message.endswith("Another model is tried.")

    def test_a_gpu_takes_the_large_one(self, cache: Path, root: Path) -> None:
        put_in_cache(cache, "small", "s")
        put_in_cache(cache, "large-v3-turbo", "t")
        assert find_model("auto", device="cuda", cache_root=root).name == "large-v3-turbo"

    def test_a_gpu_without_it_makes_do(self, cache: Path, root: Path) -> None:
        put_in_cache(cache, "small", "s")
        heard: list[Event] = []
        found = find_model("auto", device="cuda", offline=True, cache_root=root, hook=heard.append)
        assert found.name == "small"
        assert [event.message for event in heard if isinstance(event, Notification)] == [
            "large-v3-turbo is not at hand, so small is used."
        ]


def test_listing_tells_what_is_here_and_writes_nothing(
    wheel: WheelModel, cache: Path, root: Path
) -> None:
    put_in_cache(cache, "tiny")
    here = {one.model.name: one.files.origin for one in list_models(cache_root=root) if one.files}
    assert here == {"tiny": "cache", "base": "wheel"}
    assert len(list_models(cache_root=root)) == len(CATALOG)
    assert not root.exists()
