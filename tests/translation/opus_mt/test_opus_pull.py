"""Fetching a translation model of several files from a stand-in of the hub on loopback."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dictionary_model import PLAIN, dictionary_model

from lectura.errors import BusyError, ModelCorruptError, ModelNotFoundError
from lectura.hub import HubUnreachableError
from lectura.progress import Event, Notification, Progress, ignore
from lectura.translation.opus_mt import catalog, files, pull
from stand_in_hub import Hub, standing_in

pytestmark = pytest.mark.needs("translate")

NAME = "translate-it-en"
SMALL = frozenset({"config.json", "source_vocabulary.json", "target_vocabulary.json"})
NEEDED = SMALL | {"model.bin", "source.spm", "target.spm"}


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a real model, and some that no translation needs."""
    folder = dictionary_model(tmp_path_factory.mktemp("model"), PLAIN)
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    return {**found, "vocab.json": b"{}", "tokenizer_config.json": b"{}"}


@pytest.fixture
def hub(contents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    repository = catalog.CATALOG[NAME].repository
    with standing_in(repository, contents, SMALL) as server:
        yield server


def fetch(hub: Hub, folder: Path, name: str = NAME, hook: object = ignore) -> files.OpusFiles:
    return pull.pull(name, folder=folder, hub_url=hub.url, hook=hook)  # type: ignore[arg-type]


def test_what_a_translation_needs_is_fetched_and_recorded(
    hub: Hub, contents: dict[str, bytes], tmp_path: Path
) -> None:
    heard: list[Event] = []
    pulled = fetch(hub, tmp_path, hook=heard.append)
    assert pulled == files.OpusFiles(NAME, tmp_path / NAME)
    assert {path.name for path in pulled.path.iterdir()} == NEEDED | {"pulled.json"}
    for name in NEEDED:
        assert (pulled.path / name).read_bytes() == contents[name]
    record = json.loads((pulled.path / "pulled.json").read_text(encoding="utf-8"))
    assert record["sha256"]["model.bin"] == hashlib.sha256(contents["model.bin"]).hexdigest()
    assert record["repository"] == "gaudi/opus-mt-it-en-ctranslate2"
    told = [event.message for event in heard if isinstance(event, Notification)]
    assert told[0].endswith("licence: apache-2.0 (OPUS-MT, University of Helsinki, CC BY 4.0).")
    last = [event for event in heard if isinstance(event, Progress)][-1]
    assert last.done == last.total == sum(len(contents[name]) for name in NEEDED)
    assert files.here("it", "en", tmp_path) == pulled
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [NAME]


def test_a_model_that_is_there_is_not_fetched_again(hub: Hub, tmp_path: Path) -> None:
    first = fetch(hub, tmp_path)
    asked = len(hub.asked)
    assert pull.pull(NAME.upper(), folder=tmp_path, hub_url="http://127.0.0.1:9", hook=ignore) == (
        first
    )
    assert len(hub.asked) == asked


def test_a_pull_that_broke_off_goes_on_where_it_was(
    hub: Hub, contents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 10_000)
    hub.files = {"model.bin": contents["model.bin"], **contents}  # the weights first
    hub.drop_after, hub.down_after_drop = 45_000, True
    with pytest.raises(HubUnreachableError) as caught:
        fetch(hub, tmp_path)
    assert str(caught.value.hint).endswith(f"lectura models pull {NAME}")
    assert files.on_disk(tmp_path) == ()
    hub.down = False
    pulled = fetch(hub, tmp_path)
    again = [asked for name, asked in hub.downloads if name == "model.bin"]
    assert again == ["", "bytes=40000-"]
    assert (pulled.path / "model.bin").read_bytes() == contents["model.bin"]


@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_another_digest_is_refused(
    name: str, hub: Hub, contents: dict[str, bytes], tmp_path: Path
) -> None:
    if name == "model.bin":
        hub.published_sha256[name] = "0" * 64
    else:  # known by git's digest alone
        hub.served[name] = contents[name].swapcase()
    with pytest.raises(ModelCorruptError, match="digests"):
        fetch(hub, tmp_path)
    assert files.on_disk(tmp_path) == ()


def test_weights_that_are_not_the_known_ones_are_not_fetched(
    contents: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    model = catalog.CATALOG["translate-es-en"]
    with standing_in(model.repository, contents, SMALL) as server:
        with pytest.raises(ModelCorruptError, match="not those that lectura knows"):
            fetch(server, tmp_path, "translate-es-en")
        assert server.asked == [model.revision]
        assert server.downloads == []


def test_a_repository_without_weights_is_told(hub: Hub, tmp_path: Path) -> None:
    del hub.files["model.bin"]
    with pytest.raises(ModelNotFoundError, match=r"no model\.bin with a digest"):
        fetch(hub, tmp_path)


def test_a_damaged_file_is_fetched_again(
    hub: Hub, contents: dict[str, bytes], tmp_path: Path
) -> None:
    place = fetch(hub, tmp_path).path / "source.spm"
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    assert (fetch(hub, tmp_path).path / "source.spm").read_bytes() == contents["source.spm"]


def test_what_is_being_fetched_is_not_removed(hub: Hub, tmp_path: Path) -> None:
    fetch(hub, tmp_path)
    (tmp_path / NAME / "source.spm").unlink()

    def try_to_remove(_: Event) -> None:
        with pytest.raises(BusyError):
            pull.remove(NAME, folder=tmp_path)

    fetch(hub, tmp_path, hook=try_to_remove)
    assert files.here("it", "en", tmp_path) is not None


def test_a_model_goes_and_a_person_s_file_in_it_stays(hub: Hub, tmp_path: Path) -> None:
    place = fetch(hub, tmp_path).path
    size = sum(path.stat().st_size for path in place.iterdir())
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    assert pull.remove(NAME, folder=tmp_path) == size
    assert [path.name for path in place.iterdir()] == ["notes.txt"]
    with pytest.raises(ModelNotFoundError, match="was not fetched"):
        pull.remove("translate-de-en", folder=tmp_path)
    (tmp_path / "beside").mkdir()
    with pytest.raises(ModelNotFoundError):
        pull.remove("translate-x/../../beside", folder=tmp_path)


def test_no_hub_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(HubUnreachableError, match=r"network access is off\."):
        pull.pull(NAME, folder=tmp_path, hub_url="http://127.0.0.1:9", hook=ignore)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with pytest.raises(HubUnreachableError) as caught:
        pull.pull(NAME, folder=tmp_path, hub_url="http://127.0.0.1:9", hook=ignore)
    assert str(caught.value.hint).endswith(f"lectura models pull {NAME}")


def test_a_name_that_is_not_in_the_list() -> None:
    with pytest.raises(ModelNotFoundError) as caught:
        pull.pull("translate-es-ne", hook=ignore)
    assert "Did you mean 'translate-es-en'?" in str(caught.value.hint)


def test_the_list_has_each_language_of_lectura_s_own() -> None:
    for name, model in catalog.CATALOG.items():
        assert name == model.name == f"translate-{model.source}-{model.to}"
        assert "en" in (model.source, model.to)
        assert model.repository.count("/") == 1
        assert model.revision is None or len(model.revision) == 40
        assert model.weights_sha256 is None or len(model.weights_sha256) == 64
        assert model.memory_megabytes > model.megabytes / 2
    into = {model.source for model in catalog.CATALOG.values() if model.to == "en"}
    assert into == {"es", "pt", "fr", "ca", "de", "it"}
