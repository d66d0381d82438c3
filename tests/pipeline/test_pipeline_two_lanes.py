"""Two recordings in one process never stand in each other's way, however near their files lie."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lectura.disk.files import write_atomic
from lectura.outputs.writing import prepare
from lectura.records.target import Target

LONG = "lección " * 11  # the name of a temporary file is cut


def test_a_folder_is_tried_by_two_at_once(tmp_path: Path) -> None:
    def try_often(stem: str) -> None:
        for _ in range(200):
            prepare(Target(tmp_path, stem))

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(try_often, ("a", "b")))
    assert list(tmp_path.iterdir()) == []


def test_two_long_names_that_begin_alike_are_written_at_once(tmp_path: Path) -> None:
    def write_often(end: str) -> None:
        for _ in range(100):
            path = tmp_path / f"{LONG}{end}"
            write_atomic(path, end.encode())
            assert path.read_bytes() == end.encode()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write_often, ("1", "2")))
    assert len(list(tmp_path.iterdir())) == 2
