"""How a machine is divided: cores and GPUs among the recordings at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_samples import settings

from lectura.batch.executors.schedule import schedule
from lectura.speech.models.device import Cuda


def no_gpu() -> Cuda:
    return Cuda(0)


def two_gpus() -> Cuda:
    return Cuda(2, (frozenset({"float16"}), frozenset({"float16"})))


@pytest.mark.parametrize(
    ("threads", "jobs", "expected"),
    [(2, None, (1, 2)), (16, None, (1, 16)), (64, None, (4, 16)), (8, 4, (4, 2)), (2, 4, (4, 1))],
)
def test_cores_are_divided(
    tmp_path: Path, threads: int, jobs: int | None, expected: tuple[int, int]
) -> None:
    plan = schedule(settings(tmp_path, threads=threads), jobs, probe=no_gpu)
    assert (plan.jobs, plan.settings.transcribe.threads) == expected
    assert [plan.gpu_index(worker) for worker in range(3)] == [0, 0, 0]


def test_each_gpu_gets_its_share_of_the_processes(tmp_path: Path) -> None:
    assert schedule(settings(tmp_path), None, probe=two_gpus).jobs == 2
    plan = schedule(settings(tmp_path), 4, probe=two_gpus)
    assert [plan.gpu_index(worker) for worker in range(plan.jobs)] == [0, 1, 0, 1]


def test_gpus_that_are_not_wanted_or_not_usable_do_not_count(tmp_path: Path) -> None:
    assert schedule(settings(tmp_path, device="cpu"), 3, probe=two_gpus).gpus == 0
    broken = Cuda(2, missing=("libcublas.so.12",))
    assert schedule(settings(tmp_path), 3, probe=lambda: broken).gpus == 0
