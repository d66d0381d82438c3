"""How many cores a process may use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lectura.process import cores as machine
from lectura.process.cores import cores, quota_cores, within_cores


def lay_out(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text + "\n", encoding="ascii")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, None),
        ({"groups": "0::/", "limits/cpu.max": "max 100000"}, None),
        ({"groups": "0::/", "limits/cpu.max": "200000 100000"}, 2.0),
        ({"groups": "0::/a/b", "limits/a/b/cpu.max": "50000 100000"}, 0.5),
        (
            {
                "groups": "0::/a/b",
                "limits/a/cpu.max": "150000 100000",
                "limits/a/b/cpu.max": "max 100000",
            },
            1.5,
        ),
        ({"groups": "0::/docker/of-the-host", "limits/cpu.max": "300000 100000"}, 3.0),
        (
            {
                "groups": "4:memory:/x\n3:cpu,cpuacct:/x\n0::/",
                "limits/cpu/x/cpu.cfs_quota_us": "250000",
                "limits/cpu/x/cpu.cfs_period_us": "100000",
            },
            2.5,
        ),
        (
            {
                "groups": "1:cpu:/",
                "limits/cpu/cpu.cfs_quota_us": "-1",
                "limits/cpu/cpu.cfs_period_us": "100000",
            },
            None,
        ),
        ({"groups": "0::/", "limits/cpu.max": "garbage"}, None),
    ],
)
def test_the_limit_of_a_container(
    tmp_path: Path, files: dict[str, str], expected: float | None
) -> None:
    lay_out(tmp_path, files)
    assert quota_cores(tmp_path / "groups", tmp_path / "limits") == expected


@pytest.mark.parametrize(("quota", "expected"), [(0.2, 1), (1.5, 2), (3.0, 3), (64.0, 8)])
def test_a_part_of_a_core_counts_as_one_and_no_more_than_there_are(
    monkeypatch: pytest.MonkeyPatch, quota: float, expected: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(machine, "quota_cores", lambda: quota)
    assert cores() == expected
    assert within_cores(1000) == expected
    assert within_cores(1) == 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="affinity of Linux")
def test_a_process_held_to_one_core_counts_one() -> None:
    code = (
        "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]);"
        "from lectura.process.cores import cores; print(cores())"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == (
        b"1\n"
    )
