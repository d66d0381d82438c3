"""A process that ends while a model is being loaded in a thread."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import cast

import pytest

from lectura.cli.errors import leave
from lectura.errors import ExitStatus
from lectura.speech.decoding.whisper import Whisper
from lectura.speech.models.loading import Loading

LEAVES = """
import atexit, sys, time
from lectura.cli.errors import leave
from lectura.errors import ExitStatus
from lectura.process import interrupts
from lectura.speech.models.loading import Loading

interrupts.leave_at_once()
atexit.register(print, "in order", flush=True)
loading = Loading(lambda: time.sleep(float(sys.argv[1])), on_gpu=False)
if not float(sys.argv[1]):
    loading.model()
    time.sleep(0.2)
leave(ExitStatus.FAILED)
"""


@pytest.mark.parametrize(("seconds", "said"), [("30", ""), ("0", "in order\n")])
def test_it_leaves_at_once_while_a_model_is_loaded_and_in_order_afterwards(
    seconds: str, said: str
) -> None:
    """CTranslate2 aborts a process that ends in order while it begins its threads."""
    ended = subprocess.run(
        [sys.executable, "-c", LEAVES, seconds],
        capture_output=True,
        text=True,
        timeout=25,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, said), ended.stderr


def test_a_process_of_somebody_elses_goes_on_while_a_model_is_loaded() -> None:
    """As the process of these tests: the command ends, and its caller goes on."""
    go_on = threading.Event()
    loading = Loading(lambda: cast(Whisper, go_on.wait(20)), on_gpu=False)
    try:
        with pytest.raises(SystemExit) as left:
            leave(ExitStatus.FAILED)
    finally:
        go_on.set()
    assert left.value.code == 1
    loading.model()
