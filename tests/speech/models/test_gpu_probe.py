"""A GPU is tried in a process of its own: libraries that kill it cost a line, and say what to do.

The libraries are stand-ins, compiled here; the process, its death and CTranslate2 are real.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import ctranslate2
import gpu_stubs
import pytest
from gpu_stubs import Stubs

from lectura.errors import ModelNotFoundError, OutOfMemoryError
from lectura.process.installation import installation
from lectura.speech.engine import WhisperEngine
from lectura.speech.models import gpu_steps, nvidia
from lectura.speech.models.device import DeviceChoice
from lectura.speech.models.find import ModelFiles
from lectura.speech.models.gpu_probe import GpuFinding, folder_with, probe_gpu, usable

linux = pytest.mark.skipif(sys.platform != "linux", reason="these libraries are those of Linux")
pytestmark = linux
CPU = "--device cpu"


@pytest.fixture
def stubs(tmp_path: Path) -> Stubs:
    return Stubs(tmp_path / "libraries")


@pytest.fixture
def no_gpu_here() -> None:
    if nvidia.driver_sees_gpu() or ctranslate2.get_cuda_device_count():
        pytest.skip("a real GPU is here: its libraries would be found in place of the stand-ins")


def probed(stubs: Stubs, root: Path | None = None, **asked: str) -> dict[str, GpuFinding]:
    found = probe_gpu(asked, environ=stubs.environ, root=root or stubs.folder)
    return {one.step: one for one in found}


@pytest.mark.usefixtures("no_gpu_here")
def test_without_a_gpu_nothing_else_is_tried() -> None:
    [found] = probe_gpu()
    assert (found.step, found.ok) == ("driver", False)
    assert found.found.startswith("No NVIDIA GPU is here")
    assert str(found.fix).endswith(CPU)
    assert not usable([found])


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_cuda_12_is_missing(stubs: Stubs) -> None:
    """As on an image that went on to CUDA 13."""
    stubs.driver(version="580.65.06", cuda=13000)
    stubs.cublas(13)
    found = probed(stubs)
    assert found["driver"].found == "Tesla T4, 15 GB; driver 580.65.06, for CUDA up to 13.0"
    assert not found["cuBLAS"].ok
    assert "libcublas.so.12 is not found or cannot be loaded." in found["cuBLAS"].found
    assert "libcublas.so.13, which is here, is of another CUDA" in found["cuBLAS"].found
    assert installation().with_extra("cuda") in str(found["cuBLAS"].fix)
    assert str(found["cuBLAS"].fix).endswith(CPU)


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_libraries_where_the_loader_does_not_look_are_shown_to_it(
    stubs: Stubs, tmp_path: Path
) -> None:
    place = tmp_path / "root" / "usr/local/cuda-12.4/lib64"
    Stubs(place).cublas()
    stubs.driver()
    found = probed(stubs, tmp_path / "root")
    assert found["cuBLAS"].fix == f"export LD_LIBRARY_PATH={place}:$LD_LIBRARY_PATH"
    cured = {**stubs.environ, "LD_LIBRARY_PATH": f"{place}:{stubs.folder}"}
    again = {one.step: one for one in probe_gpu(environ=cured)}
    assert (again["cuBLAS"].ok, again["cuBLAS"].found) == (True, "that of CUDA 12")


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_a_driver_too_old_for_cuda_12(stubs: Stubs) -> None:
    """The sentence is CTranslate2's own."""
    stubs.driver(version="470.82.01", cuda=11040)
    stubs.cublas()
    stubs.library(
        "libcuda.so.1",
        "int cuInit(unsigned f) { return 0; }"
        "int cuDriverGetVersion(int *v) { *v = 11040; return 0; }",
    )
    found = probed(stubs)
    assert found["driver"].ok
    assert "for CUDA up to 11.4" in found["driver"].found
    assert not found["CUDA"].ok
    assert "CUDA driver version is insufficient for CUDA runtime version" in found["CUDA"].found
    assert "driver 525 or newer" in str(found["CUDA"].fix)
    assert str(found["CUDA"].fix).endswith(CPU)
    assert "speech model" not in found


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
@pytest.mark.parametrize(
    ("does", "died", "said"),
    [
        (gpu_stubs.ABORTS, "SIGABRT", gpu_stubs.MISSING_PARTS),
        (gpu_stubs.CRASHES, "SIGSEGV", ""),
    ],
)
def test_a_cudnn_that_kills_the_process_costs_a_line(
    does: str, died: str, said: str, stubs: Stubs
) -> None:
    stubs.driver()
    stubs.cublas()
    found = probed(stubs, cudnn=stubs.cudnn(does))
    assert found["cuBLAS"].ok
    assert not found["cuDNN"].ok
    assert f"the trial process died of it ({died})" in found["cuDNN"].found
    assert said in found["cuDNN"].found
    assert installation().with_extra("cuda") in str(found["cuDNN"].fix)
    assert list(found)[-1] == "cuDNN"


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_a_cudnn_that_refuses_and_one_that_works(stubs: Stubs) -> None:
    stubs.driver()
    stubs.cublas()
    refused = probed(stubs, cudnn=stubs.cudnn(gpu_stubs.REFUSES))["cuDNN"]
    assert refused.found == "cuDNN 90100 is here and does not work: status 1."
    works = probed(stubs, cudnn=stubs.cudnn(gpu_stubs.WORKS))["cuDNN"]
    assert (works.ok, works.found) == (True, "version 90100")


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_cudnn_8_is_not_cudnn_9(stubs: Stubs) -> None:
    stubs.driver()
    stubs.cublas()
    stubs.library("libcudnn.so.8")
    found = probed(stubs, cudnn="libcudnn.so.9")["cuDNN"]
    assert not found.ok
    assert "libcudnn.so.9" in found.found
    assert found.found.endswith("libcudnn.so.8, which is here, is the one before.")


@pytest.mark.usefixtures("no_gpu_here")
@pytest.mark.needs("gcc")
def test_this_ctranslate2_is_asked_whether_it_uses_cudnn(stubs: Stubs) -> None:
    stubs.driver()
    stubs.cublas()
    told = probed(stubs)["cuDNN"]
    unused = f"CTranslate2 {ctranslate2.__version__} does not use it"
    assert told.ok is (told.found == unused)


@pytest.mark.needs("gcc")
def test_a_driver_without_a_gpu(stubs: Stubs) -> None:
    stubs.driver(gpus=0)
    [found] = probed(stubs).values()
    assert (found.step, found.ok) == ("driver", False)


def a_child(folder: Path, code: str) -> list[str]:
    script = folder / "child.py"
    script.write_text(code, encoding="utf-8")
    return [sys.executable, str(script)]


def lines(*rows: dict[str, object]) -> str:
    return "".join(f"print({json.dumps(json.dumps(row))}, flush=True)\n" for row in rows)


def every_step() -> Iterator[dict[str, object]]:
    for step in gpu_steps.STEPS:
        yield {"step": step}
        yield {"step": step, "ok": True, "found": "fine"}


def test_a_gpu_of_which_every_step_works_is_usable(tmp_path: Path) -> None:
    chatty = "print('Some library greets you.')\nprint('[1, 2]')\n"
    found = probe_gpu(child=a_child(tmp_path, chatty + lines(*every_step())))
    assert usable(found)
    assert {one.fix for one in found} == {None}
    assert not usable(found[:-1])


def test_a_step_without_an_answer_is_ended(tmp_path: Path) -> None:
    code = lines({"step": "driver"}, {"step": "driver", "ok": True, "found": "x"}, {"step": "CUDA"})
    code += "import time; time.sleep(60)"
    found = probe_gpu(child=a_child(tmp_path, code), patience_seconds=1.5)
    assert [(one.step, one.ok) for one in found] == [("driver", True), ("CUDA", False)]
    assert found[-1].found == "no answer within 2 s"


def test_a_child_that_does_not_even_begin(tmp_path: Path) -> None:
    [found] = probe_gpu(child=a_child(tmp_path, "raise SystemExit('no Python here')"))
    assert (found.step, found.ok) == ("driver", False)
    assert found.found == "the trial process died of it (status 0x1): no Python here"


class Card:
    """CTranslate2 and the driver as on a machine whose GPU works."""

    def __init__(self, patch: pytest.MonkeyPatch, types: set[str]) -> None:
        self.tried: list[tuple[str, DeviceChoice, Path | None]] = []
        self.error: Exception | None = None
        patch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
        patch.setattr(ctranslate2, "get_supported_compute_types", lambda *_: types)
        patch.setattr(gpu_steps, "driver_sees_gpu", lambda: True)
        patch.setattr(
            gpu_steps, "driver_told", lambda: nvidia.Driver("550.54", "12.4", ("T4, 15 GB",))
        )
        patch.setattr(gpu_steps, "load_cuda_libraries", lambda **_: ())
        patch.setattr(gpu_steps, "uses_cudnn", lambda: False)
        patch.setattr(WhisperEngine, "try_out", self.try_out)

    def try_out(
        self, options: object, device: DeviceChoice, *, cache_root: Path | None
    ) -> ModelFiles:
        self.tried.append((str(getattr(options, "model", "")), device, cache_root))
        if self.error:
            raise self.error
        return ModelFiles("base", Path("base"), "wheel", "0" * 64)


def steps_of(**asked: str) -> dict[str, tuple[bool, str]]:
    told: list[dict[str, object]] = []
    gpu_steps.run(asked, told.append)
    return {str(one["step"]): (bool(one["ok"]), str(one["found"])) for one in told if "ok" in one}


def test_the_last_step_decodes_as_a_run_would(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    card = Card(monkeypatch, {"float32", "int8_float16", "float16"})
    steps = steps_of(model="base", cache=str(tmp_path), compute_type="int8")
    assert list(steps) == list(gpu_steps.STEPS)
    assert all(ok for ok, _ in steps.values())
    assert steps["CUDA"][1] == "1 GPU, computes in float16, float32, int8_float16"
    assert steps["speech model"][1] == "base decodes in float16"
    assert card.tried == [("base", DeviceChoice("cuda", 0, "float16"), tmp_path)]


def test_a_model_that_does_not_fit_is_the_last_steps_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = Card(monkeypatch, {"float16"})
    card.error = OutOfMemoryError("The model needs more memory than there is.")
    assert steps_of()["speech model"] == (False, "The model needs more memory than there is.")
    card.error = ModelNotFoundError("No model is here.")
    assert steps_of()["speech model"] == (True, "none is on this machine to try it with")
    card.error = RuntimeError("CUDA failed with error out of memory\nmore")
    assert steps_of()["speech model"] == (False, "CUDA failed with error out of memory")


def test_a_driver_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    Card(monkeypatch, {"float16"})
    monkeypatch.setattr(gpu_steps, "driver_told", lambda: None)
    steps = steps_of()
    assert steps == {"driver": (False, "There is an NVIDIA GPU, but its driver does not answer.")}


def test_cuda_libraries_are_found_where_cuda_puts_them(tmp_path: Path) -> None:
    assert folder_with("libcublas.so.12", tmp_path) is None
    for place in ("usr/lib/x86_64-linux-gnu", "usr/local/cuda-12.6/targets/x86_64-linux/lib"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "libcublas.so.12").touch()
    assert folder_with("libcublas.so.12", tmp_path) == (
        tmp_path / "usr/local/cuda-12.6/targets/x86_64-linux/lib"
    )


def test_the_child_finds_the_lectura_that_asks(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found = probe_gpu(environ={**bare, "CUDA_VISIBLE_DEVICES": ""})
    assert found[0].found.startswith("No NVIDIA GPU")
