from __future__ import annotations

import platform
import subprocess
import sys

import numpy as np
import psutil
import pytest

from lectura.speech.models.allocator import give_back, keep_large_blocks

_IS_GLIBC = platform.libc_ver()[0] == "glibc"


def test_large_blocks_stay_in_the_heap_where_the_c_library_can() -> None:
    assert keep_large_blocks() is _IS_GLIBC


_FAULTS = """
import ctypes, resource, sys
from lectura.speech.models.allocator import give_back, keep_large_blocks
assert sys.argv[1] == "as it is" or keep_large_blocks()
library = ctypes.CDLL(None)
library.malloc.restype, size = ctypes.c_void_p, 60_000_000
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    block = ctypes.c_void_p(library.malloc(size))
    ctypes.memset(block, 1, size)
    library.free(block)
give_back()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(not _IS_GLIBC, reason="other C libraries are left as they are")
def test_large_blocks_of_one_step_are_the_same_pages() -> None:
    def faults(how: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", _FAULTS, how], check=True, capture_output=True, text=True
        )
        return int(done.stdout)

    assert faults("kept") < 0.2 * faults("as it is")


@pytest.mark.skipif(not _IS_GLIBC, reason="only glibc gives memory back when asked")
def test_what_lies_free_below_a_used_block_goes_back_to_the_system() -> None:
    blocks = [np.ones(100_000, dtype=np.uint8) for _ in range(1500)]
    del blocks[:-1]  # the last one keeps the heap from shrinking by itself
    held = psutil.Process().memory_info().rss
    assert give_back()
    assert held - psutil.Process().memory_info().rss > 100_000_000
    assert len(blocks) == 1
