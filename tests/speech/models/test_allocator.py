from __future__ import annotations

import platform

import numpy as np
import psutil
import pytest

from lectura.speech.models.allocator import give_back, share_arenas

_IS_GLIBC = platform.libc_ver()[0] == "glibc"


def test_threads_share_arenas_where_the_c_library_can() -> None:
    assert share_arenas() is _IS_GLIBC


@pytest.mark.skipif(not _IS_GLIBC, reason="only glibc gives memory back when asked")
def test_what_lies_free_below_a_used_block_goes_back_to_the_system() -> None:
    blocks = [np.ones(100_000, dtype=np.uint8) for _ in range(1500)]
    del blocks[:-1]  # the last one keeps the heap from shrinking by itself
    held = psutil.Process().memory_info().rss
    assert give_back()
    assert held - psutil.Process().memory_info().rss > 100_000_000
    assert len(blocks) == 1
