"""Pulling a model from a stand-in of the hub on loopback."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lectura.errors import BusyError, ModelCorruptError, ModelNotFoundError
from lectura.hub import HubUnreachableError
from lectura.llm.gguf import catalog as gguf
from lectura.llm.gguf import pull as gguf_pull
from lectura.llm.gguf.header import GGUFHeader
from lectura.llm.options import LLMOptions
from lectura.progress import Event, Notification, Progress, ignore
from stand_in_hub import REVISION, Hub, standing_in

CONTENT = bytes(range(256)) * 8000  # 2 MB
MODEL = gguf.CATALOG["qwen3-4b"]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    header = GGUFHeader("qwen3", "stand-in", 4096)
    monkeypatch.setattr(gguf_pull, "read_header", lambda path: header)  # the bytes are no model
    with standing_in(MODEL.repository, {MODEL.file: CONTENT}) as server:
        yield server


def test_size_licence_and_digest_are_the_hubs(hub: Hub, tmp_path: Path) -> None:
    heard: list[Event] = []
    pulled = gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=heard.append)
    assert pulled.path == tmp_path / MODEL.file
    assert pulled.path.read_bytes() == CONTENT
    assert pulled.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert (pulled.size_bytes, pulled.licence) == (len(CONTENT), "apache-2.0")
    assert pulled.revision == REVISION
    record = json.loads((tmp_path / f"{MODEL.file}.json").read_text(encoding="utf-8"))
    assert record["licence"] == "apache-2.0"
    assert record["repository"] == MODEL.repository
    messages = [event.message for event in heard if isinstance(event, Notification)]
    assert "licence: apache-2.0" in messages[0]
    last = [event for event in heard if isinstance(event, Progress)][-1]
    assert (last.stage, last.done, last.total) == ("pull", len(CONTENT), len(CONTENT))
    assert gguf.find(LLMOptions(model="qwen3-4b"), folder=tmp_path) == pulled.path


def test_what_is_being_fetched_is_not_removed(hub: Hub, tmp_path: Path) -> None:
    """Nor told as missing, before its first byte is there and after."""
    refusals: list[str] = []

    def try_to_remove(_: Event) -> None:
        with pytest.raises(BusyError) as caught:
            gguf_pull.remove("qwen3-4b", folder=tmp_path)
        refusals.append(str(caught.value.hint))

    gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=try_to_remove)
    assert set(refusals) == {"Wait for it to end, then: lectura models remove qwen3-4b"}
    assert gguf_pull.remove("qwen3-4b", folder=tmp_path) == len(CONTENT)


def test_a_pulled_model_is_not_fetched_again(hub: Hub, tmp_path: Path) -> None:
    first = gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=ignore)
    nowhere = "http://127.0.0.1:9"
    assert gguf_pull.pull("QWEN3-4b", folder=tmp_path, hub_url=nowhere, hook=ignore) == first
    assert len(hub.downloads) == 1


def test_a_pull_that_broke_off_goes_on_where_it_was(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 100_000)
    hub.drop_after = 1_250_000
    hub.down_after_drop = True
    with pytest.raises(HubUnreachableError) as caught:
        gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=ignore)
    assert str(caught.value.hint).endswith("lectura models pull qwen3-4b")
    assert gguf.on_disk(tmp_path) == ()
    hub.down = False
    heard: list[Event] = []
    pulled = gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=heard.append)
    assert pulled.path.read_bytes() == CONTENT
    assert hub.downloads[-1] == (MODEL.file, "bytes=1200000-")
    first = next(event for event in heard if isinstance(event, Progress))
    assert first.done == 1_200_000


def test_another_digest_is_refused(hub: Hub, tmp_path: Path) -> None:
    hub.published_sha256[MODEL.file] = "0" * 64
    with pytest.raises(ModelCorruptError, match="digests differ"):
        gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=ignore)
    assert gguf.on_disk(tmp_path) == ()


def test_a_file_that_is_gone(hub: Hub, tmp_path: Path) -> None:
    hub.files = {}
    with pytest.raises(ModelNotFoundError, match="no file"):
        gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url=hub.url, hook=ignore)


def test_no_hub_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with pytest.raises(HubUnreachableError) as caught:
        gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url="http://127.0.0.1:9", hook=ignore)
    assert str(caught.value.hint).endswith("lectura models pull qwen3-4b")


def test_offline_the_hub_is_not_asked(tmp_path: Path) -> None:
    with pytest.raises(HubUnreachableError, match=r"network access is off\."):
        gguf_pull.pull("qwen3-4b", folder=tmp_path, hub_url="http://127.0.0.1:9", hook=ignore)


def test_the_list_has_something_for_every_machine() -> None:
    assert {model.machine_gigabytes for model in gguf.CATALOG.values()} == {4, 8, 16}
    assert gguf.RECOMMENDED in gguf.CATALOG
    for name, model in gguf.CATALOG.items():
        assert name == model.name == name.lower()
        assert model.repository.count("/") == 1
        assert model.file.endswith(".gguf")
