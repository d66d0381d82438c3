"""Which Whisper models can translate, told before any work."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from model_stand_ins import model_files, put_in_cache, write_folder

from lectura.errors import UsageError
from lectura.speech.engine import WhisperEngine
from lectura.speech.models.device import Cuda
from lectura.speech.models.find import find_model
from lectura.speech.models.translation import require_translation
from lectura.speech.options import TranscribeOptions


def layered(encoder: int, decoder: int) -> bytes:
    """Weights in CTranslate2's layout with so many layers of each kind, one byte in each."""

    def text(value: str) -> bytes:
        raw = value.encode() + b"\0"
        return struct.pack("<H", len(raw)) + raw

    names = [f"encoder/layer_{n}/self_attention/linear_0/weight" for n in range(encoder)]
    names += [f"decoder/layer_{n}/attention/linear_1/weight" for n in range(decoder)]
    variables = b"".join(
        text(name) + struct.pack("<BIB", 1, 1, 1) + struct.pack("<I", 1) + b"w" for name in names
    )
    head = struct.pack("<I", 6) + text("WhisperSpec") + struct.pack("<II", 3, len(names))
    return head + variables + struct.pack("<I", 0)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("large-v3-turbo", "large-v3"),
        ("turbo", "large-v3"),
        ("openai/whisper-large-v3-turbo", "large-v3"),
        ("mobiuslabsgmbh/faster-whisper-large-v3-turbo", "large-v3"),
        ("deepdml/faster-whisper-large-v3-turbo-ct2", "large-v3"),
        ("distil-large-v3.5", "large-v3"),
        ("distil-whisper/distil-large-v3.5-ct2", "large-v3"),
        ("Systran/faster-distil-whisper-large-v2", "large-v3"),
        ("distil-medium.en", "medium"),
        ("distil-small.en", "small"),
        ("medium.en", "medium"),
        ("base.en", "base"),
        ("Systran/faster-whisper-tiny.en", "tiny"),
    ],
)
def test_a_model_that_cannot_translate_is_refused_with_one_that_can(
    name: str, instead: str
) -> None:
    with pytest.raises(UsageError, match=f"{name.rpartition('/')[2]} cannot translate") as refused:
        require_translation(name)
    assert str(refused.value.hint).endswith(f"--translate --model {instead}")
    require_translation(instead)


@pytest.mark.parametrize(
    "name", ["auto", "tiny", "base", "small", "medium", "large-v1", "large-v2", "large-v3", "large"]
)
def test_the_others_can(name: str) -> None:
    require_translation(name)


@pytest.mark.parametrize(
    ("folder", "layers", "vocabulary", "can"),
    [
        ("mine", (4, 4), 51865, True),
        ("mine", (32, 32), 51866, True),
        ("mine", (32, 4), 51866, False),  # turbo by another name
        ("mine", (32, 2), 51866, False),  # distilled
        ("mine", (6, 6), 51864, False),  # English alone
        ("not-a-turbo", (6, 6), 51865, True),  # the weights know better than the name
        ("whisper-turbo", (0, 0), 0, False),  # the name alone is known
        ("whisper-small.en", (0, 0), 0, False),
        ("mine", (0, 0), 0, True),
    ],
)
def test_a_folder_is_judged_by_its_weights_and_vocabulary(
    tmp_path: Path, folder: str, layers: tuple[int, int], vocabulary: int, can: bool
) -> None:
    words = json.dumps([f"w{n}" for n in range(vocabulary)]).encode()
    files = {**model_files(), "vocabulary.json": words}
    if layers[0]:
        files["model.bin"] = layered(*layers)
    place = write_folder(tmp_path / folder, files)
    options = TranscribeOptions(model=str(place), device="cpu", task="translate", offline=True)
    if can:
        require_translation(str(place))
        assert WhisperEngine().choose(options, lambda _: None).files.path == place
        return
    with pytest.raises(UsageError, match="cannot translate"):
        require_translation(str(place))
    with pytest.raises(UsageError, match="cannot translate"):
        WhisperEngine().choose(options, lambda _: None)


def test_what_came_from_the_hub_is_judged_too(tmp_path: Path) -> None:
    from lectura.speech.models.find import ModelFiles

    place = write_folder(tmp_path / "x", {**model_files(), "model.bin": layered(32, 4)})
    found = ModelFiles("owner/mine", place, "hub", None)
    engine = WhisperEngine(find=lambda *_, **__: found)
    options = TranscribeOptions(model="owner/mine", device="cpu", task="translate")
    with pytest.raises(UsageError, match="owner/mine cannot translate"):
        engine.choose(options, lambda _: None)


def test_auto_takes_a_model_that_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on a GPU, and also where the turbo is at hand."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    for name in ("large-v3-turbo", "large-v3"):
        put_in_cache(tmp_path / "hub", name)
    found = {
        task: find_model("auto", device="cuda", offline=True, translate=task, cache_root=tmp_path)
        for task in (False, True)
    }
    assert {task: files.name for task, files in found.items()} == {
        False: "large-v3-turbo",
        True: "large-v3",
    }
    options = TranscribeOptions(task="translate", offline=True)
    gpu = Cuda(1, (frozenset({"float16", "float32"}),))
    chosen = WhisperEngine(probe=lambda: gpu).choose(options, lambda _: None, cache_root=tmp_path)
    assert chosen.files.name == "large-v3"
