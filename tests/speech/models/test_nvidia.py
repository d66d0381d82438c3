"""Whether there is a GPU, asked of the driver and not of CUDA."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from lectura.cli.checking import device_check
from lectura.speech.models import device
from lectura.speech.models.device import Cuda, probe_cuda
from lectura.speech.models.nvidia import driver_sees_gpu


def no_library(name: str) -> Any:
    raise OSError(f"{name}: cannot open shared object file")


class Library:
    """NVIDIA's management library, as the driver brings it."""

    def __init__(self, gpus: int, *, fails: bool = False) -> None:
        self.gpus = gpus
        self.fails = fails

    def __call__(self, name: str) -> Any:
        return self

    def nvmlInit_v2(self) -> int:  # noqa: N802 - NVML's names
        return 9 if self.fails else 0

    def nvmlDeviceGetCount_v2(self, count: Any) -> int:  # noqa: N802
        ctypes.cast(count, ctypes.POINTER(ctypes.c_uint))[0] = self.gpus
        return 0

    def nvmlShutdown(self) -> int:  # noqa: N802 - NVML's names
        return 0


def touched(root: Path, name: str) -> Path:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).touch()
    return root


def test_an_ordinary_machine_has_none(tmp_path: Path) -> None:
    assert not driver_sees_gpu({}, root=tmp_path, loader=no_library)


@pytest.mark.parametrize("name", ["dev/nvidia0", "proc/driver/nvidia/gpus/0000:01:00.0"])
def test_the_driver_shows_it(tmp_path: Path, name: str) -> None:
    assert driver_sees_gpu({}, root=touched(tmp_path, name), loader=no_library)


@pytest.mark.parametrize("name", ["dev/nvidiactl", "dev/nvidia-uvm"])
def test_a_driver_without_a_card_is_none(tmp_path: Path, name: str) -> None:
    assert not driver_sees_gpu({}, root=touched(tmp_path, name), loader=no_library)


@pytest.mark.parametrize(
    ("library", "there"), [(Library(1), True), (Library(0), False), (Library(1, fails=True), False)]
)
def test_the_drivers_library_is_asked_where_files_tell_nothing(
    tmp_path: Path, library: Library, there: bool
) -> None:
    assert driver_sees_gpu({}, root=tmp_path, loader=library) is there


@pytest.mark.parametrize("value", ["", "-1", " "])
def test_who_hides_the_gpu_knows_of_it(tmp_path: Path, value: str) -> None:
    root = touched(tmp_path, "dev/nvidia0")
    assert not driver_sees_gpu({"CUDA_VISIBLE_DEVICES": value}, root=root, loader=Library(1))
    assert driver_sees_gpu({"CUDA_VISIBLE_DEVICES": "0"}, root=root, loader=Library(1))


@pytest.mark.parametrize("there", [True, False])
def test_the_probe_tells_of_a_gpu_that_cuda_does_not_count(
    monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def no_driver() -> int:
        raise RuntimeError("CUDA driver version is insufficient for CUDA runtime version")

    monkeypatch.setattr(device, "driver_sees_gpu", lambda: there)
    for count in (lambda: 0, no_driver):
        monkeypatch.setattr(ctranslate2, "get_cuda_device_count", count)
        assert probe_cuda() == Cuda(0, idle=there)


@pytest.mark.parametrize("there", [True, False])
def test_the_doctor_tells_of_it(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
    monkeypatch.setattr(device, "driver_sees_gpu", lambda: there)
    check = device_check(device.choose_device("auto", "auto"))
    assert check.ok
    assert ("GPU" in check.found, "CUDA" in check.found) == (there, there)


def test_a_gpu_that_was_asked_for_and_is_not_there_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
    monkeypatch.setattr(device, "driver_sees_gpu", lambda: False)
    check = device_check(device.choose_device("cuda", "auto"), "cuda")
    assert (check.ok, check.missing, check.needed) == (False, True, True)
    assert "No CUDA GPU is usable here" in check.found
    assert str(check.fix).endswith("lectura doctor --device auto")
    assert device_check(device.choose_device("cpu", "auto"), "cpu").ok
