"""A model in wheels is unpacked once, by whichever process needs it first, and after a kill."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lectura.speech.models import wheels
from lectura.speech.models.wheels import WheelModel, joined

PARTS = (b"\x01" * 6_000_000, b"\x02" * 3_000_000)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelModel:
    names = tuple(f"small_whisper_{number}" for number in (1, 2))
    for number, (name, part) in enumerate(zip(names, PARTS, strict=True), start=1):
        data = tmp_path / "packages" / name / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").touch()
        (data / f"model.bin.part{number}").write_bytes(part)
    (data / "config.json").write_text("{}")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    return WheelModel("small", names, hashlib.sha256(b"".join(PARTS)).hexdigest())


def process(model: WheelModel, root: Path, before: str = "") -> subprocess.Popen[str]:
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(root.parent / "packages")!r})
from lectura.speech.models import wheels
{before}
model = wheels.WheelModel{model.name, model.packages, model.sha256}
folder = wheels.joined(model, Path({str(root)!r}))
stat = (folder / "model.bin").stat()
print(stat.st_ino, stat.st_ctime_ns)
"""
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


KILLED = """
import os
reading = wheels.sha256
class Killed:
    def __init__(self): self.blocks = 0
    def update(self, block):
        self.blocks += 1
        if self.blocks == 4: os._exit(9)
wheels.sha256 = Killed
"""


def test_processes_at_once_unpack_it_once(tmp_path: Path, model: WheelModel) -> None:
    running = [process(model, tmp_path / "cache") for _ in range(3)]
    told = {one.communicate(timeout=60)[0] for one in running}
    assert len(told) == 1
    assert {one.returncode for one in running} == {0}


def test_a_killed_unpacking_is_repaired_and_leaves_nothing(
    tmp_path: Path, model: WheelModel
) -> None:
    killed = process(model, tmp_path / "cache", KILLED)
    killed.communicate(timeout=60)
    assert killed.returncode == 9
    folder = joined(model, tmp_path / "cache")
    assert hashlib.sha256((folder / "model.bin").read_bytes()).hexdigest() == model.sha256
    names = sorted(path.name for path in (tmp_path / "cache").iterdir())
    assert names == [folder.name, f"{folder.name}.lock"]


def test_a_named_store_takes_the_model_of_the_own_cache(tmp_path: Path, model: WheelModel) -> None:
    own = joined(model, wheels.own_root())
    assert joined(model, tmp_path / "another") == own
    assert not (tmp_path / "another").exists()
    (own / "model.bin").write_bytes(b"damaged")  # then it is unpacked where it was asked for
    elsewhere = joined(model, tmp_path / "another")
    assert elsewhere.parent == tmp_path / "another"
    note = json.loads((elsewhere / "verified.json").read_text())
    assert note["size"] == sum(map(len, PARTS))
