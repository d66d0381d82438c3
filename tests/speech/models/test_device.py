"""Choosing the device with a stand-in for the probe; loading libraries with a stand-in loader."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from collections.abc import Callable
from pathlib import Path

import ctranslate2
import pytest

from lectura.errors import UsageError
from lectura.process.installation import installation
from lectura.speech.models import device
from lectura.speech.models.device import Cuda, choose_device, load_cuda_libraries, probe_cuda

ALL = frozenset({"float16", "int8_float16", "int8", "int8_float32", "float32"})
OLD_CARD = frozenset({"int8", "int8_float32", "float32"})
"""What CTranslate2 names for a card without fast half precision (compute capability 6.1)."""

CUBLAS = ("libcublasLt.so.12", "libcublas.so.12")
CUDNN = ("libcudnn_graph.so.9", "libcudnn_ops.so.9", "libcudnn_cnn.so.9")


def found(cuda: Cuda) -> Callable[[], Cuda]:
    return lambda: cuda


def not_asked() -> Cuda:
    raise AssertionError("CUDA was probed although the CPU was asked for")


def test_cpu_is_taken_at_its_word() -> None:
    choice = choose_device("cpu", probe=not_asked)
    assert (choice.device, choice.compute_type, choice.notices) == ("cpu", "int8", ())


@pytest.mark.parametrize("wanted", ["auto", "cuda"])
def test_a_working_gpu_computes_in_half_precision(wanted: str) -> None:
    choice = choose_device(wanted, probe=found(Cuda(1, (ALL,))))
    assert (choice.device, choice.compute_type, choice.notices) == ("cuda", "float16", ())


def test_an_ordinary_machine_is_not_told_that_it_has_no_gpu() -> None:
    choice = choose_device("auto", probe=found(Cuda(0)))
    assert (choice.device, choice.compute_type, choice.notices) == ("cpu", "int8", ())


def test_who_asks_for_cuda_is_told_that_the_cpu_is_used() -> None:
    choice = choose_device("cuda", probe=found(Cuda(0)))
    assert (choice.device, choice.compute_type) == ("cpu", "int8")
    assert choice.notices == ("No CUDA GPU is usable here, so the CPU is used.",)


@pytest.mark.parametrize("wanted", ["auto", "cuda"])
def test_a_gpu_that_cannot_be_used_is_told(wanted: str) -> None:
    choice = choose_device(wanted, probe=found(Cuda(0, idle=True)))
    assert choice.device == "cpu"
    [notice] = choice.notices
    assert notice.startswith("There is an NVIDIA GPU, but CUDA cannot use it")
    assert notice.endswith("nvidia-smi")


def test_missing_libraries_are_named_with_the_command_that_installs_them() -> None:
    choice = choose_device("cuda", probe=found(Cuda(1, missing=("libcudnn.so.9",))))
    assert choice.device == "cpu"
    [notice] = choice.notices
    assert "libcudnn.so.9" in notice
    assert notice.endswith(installation().with_extra("cuda"))


@pytest.mark.parametrize(
    ("supported", "expected"),
    [
        (ALL, "float16"),
        (ALL - {"float16"}, "int8_float16"),
        (OLD_CARD, "int8"),
        (frozenset({"float32"}), "float32"),
    ],
)
def test_the_best_type_that_the_card_supports(supported: frozenset[str], expected: str) -> None:
    choice = choose_device("auto", probe=found(Cuda(1, (supported,))))
    assert choice.compute_type == expected
    assert choice.notices == ()


def test_an_unsupported_type_becomes_the_next_best_with_a_line() -> None:
    choice = choose_device("cuda", "float16", probe=found(Cuda(1, (OLD_CARD,))))
    assert choice.compute_type == "int8"
    assert choice.notices == ("This device does not compute in float16, so int8 is used.",)


def test_float16_on_this_cpu_is_replaced() -> None:
    supported = ctranslate2.get_supported_compute_types("cpu")
    choice = choose_device("cpu", "float16")
    assert choice.compute_type in supported
    assert bool(choice.notices) == ("float16" not in supported)


def test_the_second_gpu_answers_for_itself() -> None:
    choice = choose_device("cuda", index=1, probe=found(Cuda(2, (ALL, OLD_CARD))))
    assert (choice.index, choice.compute_type) == (1, "int8")


@pytest.mark.parametrize(
    ("wanted", "compute_type", "index", "said"),
    [
        ("gpu", "auto", 0, "'gpu' is not a device"),
        ("cuda", "int4", 0, "'int4' is not a compute type"),
        ("cuda", "auto", 3, "no GPU number 3; this machine has 1"),
    ],
)
def test_what_cannot_be_meant(wanted: str, compute_type: str, index: int, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        choose_device(wanted, compute_type, index=index, probe=found(Cuda(1, (ALL,))))
    assert caught.value.hint


class Loader:
    """Opens nothing; remembers what it was asked to open."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.opened: list[str] = []

    def __call__(self, name: str) -> object:
        if Path(name).name in self.refused:
            raise OSError(f"{name}: cannot open shared object file")
        self.opened.append(name)
        return object()


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("on_linux")
def test_the_wheels_come_before_the_system_and_dependencies_first(tmp_path: Path) -> None:
    (tmp_path / "cublas").mkdir()
    for name in CUBLAS:
        (tmp_path / "cublas" / name).touch()
    loader = Loader()
    assert load_cuda_libraries(loader, [tmp_path / "cublas"], cudnn=True) == ()
    in_wheel = [str(tmp_path / "cublas" / name) for name in CUBLAS]
    assert loader.opened == [*in_wheel, *CUDNN]


@pytest.mark.usefixtures("on_linux")
def test_a_broken_library_in_the_wheel_gives_way_to_the_systems(tmp_path: Path) -> None:
    (tmp_path / CUBLAS[0]).touch()
    opened: list[str] = []

    def loader(name: str) -> object:
        if name == str(tmp_path / CUBLAS[0]):
            raise OSError("file too short")
        opened.append(name)
        return object()

    assert load_cuda_libraries(loader, [tmp_path], cudnn=False) == ()
    assert opened == list(CUBLAS)


@pytest.mark.usefixtures("on_linux")
def test_what_cannot_be_loaded_is_named() -> None:
    assert load_cuda_libraries(Loader(CUDNN[1]), [], cudnn=True) == (CUDNN[1],)
    assert load_cuda_libraries(Loader(CUBLAS[1]), []) == (CUBLAS[1],)


@pytest.mark.parametrize(
    ("version", "used"),
    [("4.5.0", True), ("4.6.2", True), ("4.6.3", False), ("4.7.0", False), ("4.10.1", False)],
)
def test_cudnn_is_asked_for_where_ctranslate2_calls_it(
    version: str, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the strings in the libraries of these packages say."""
    monkeypatch.setattr(importlib.metadata, "version", {"ctranslate2": version}.get)
    assert device.uses_cudnn() is used


@pytest.mark.usefixtures("on_linux")
def test_a_gpu_without_cudnn_serves_a_ctranslate2_that_calls_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", {"ctranslate2": "4.8.5"}.get)
    assert load_cuda_libraries(Loader(*CUDNN), []) == ()
    monkeypatch.setattr(importlib.metadata, "version", {"ctranslate2": "4.6.0"}.get)
    assert load_cuda_libraries(Loader(*CUDNN), []) == CUDNN


def test_this_ctranslate2_is_as_its_version_says() -> None:
    folder = Path(ctranslate2.__file__).parent
    libraries = [*folder.glob("*ctranslate2*"), *folder.parent.glob("ctranslate2.libs/lib*")]
    if not libraries:
        pytest.skip("the packages of CTranslate2 for this system hold their libraries elsewhere")
    calls = any(b"cudnnCreate" in path.read_bytes() for path in libraries if path.is_file())
    assert calls is device.uses_cudnn()


def test_windows_adds_the_folders_of_the_wheels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PATH", "before")
    loader = Loader()
    assert load_cuda_libraries(loader, [tmp_path], cudnn=True) == ()
    assert loader.opened == ["cublasLt64_12.dll", "cublas64_12.dll", "cudnn64_9.dll"]
    assert os.environ["PATH"].startswith(str(tmp_path))


def test_the_nvidia_wheels_are_found_where_pip_puts_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = []
    for package in ("cublas", "cudnn"):
        folder = tmp_path / "nvidia" / package / "lib"
        folder.mkdir(parents=True)
        expected.append(folder)
    monkeypatch.syspath_prepend(tmp_path)
    assert device.wheel_folders() == expected


class Card:
    """CTranslate2's two questions, answered as on a machine with one GPU."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...] = ()) -> None:
        self.calls: list[str] = []
        self.missing = missing
        monkeypatch.setattr(ctranslate2, "get_cuda_device_count", self.count)
        monkeypatch.setattr(ctranslate2, "get_supported_compute_types", self.types)
        monkeypatch.setattr(device, "load_cuda_libraries", self.load)

    def count(self) -> int:
        self.calls.append("count")
        return 1

    def load(self) -> tuple[str, ...]:
        self.calls.append("load")
        return self.missing

    def types(self, wanted: str, index: int = 0) -> set[str]:
        self.calls.append(f"types of {wanted} {index}")
        return set(ALL)


def test_libraries_are_loaded_before_the_card_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch)
    assert probe_cuda() == Cuda(1, (ALL,))
    assert card.calls == ["count", "load", "types of cuda 0"]


def test_without_libraries_the_card_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(monkeypatch, missing=("libcublas.so.12",))
    assert probe_cuda() == Cuda(1, missing=("libcublas.so.12",))
    assert card.calls == ["count", "load"]


def test_a_driver_too_old_counts_as_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise RuntimeError("CUDA failed with error CUDA driver version is insufficient")

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", refuse)
    assert probe_cuda() == Cuda(0)


def test_the_real_probe_of_this_machine_agrees_with_itself() -> None:
    cuda = probe_cuda()
    choice = choose_device("auto")
    works = cuda.devices > 0 and not cuda.missing
    assert choice.device == ("cuda" if works else "cpu")
