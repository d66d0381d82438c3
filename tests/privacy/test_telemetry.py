"""The switches are off before a library reads them, in every process; where not, it is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lectura.process import telemetry

VARIABLE = "ORT_DISABLE_TELEMETRY"
SEEN = f"""
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print("READS", os.environ.get({VARIABLE!r}))
sys.meta_path.insert(0, Watch())
"""
"""Tells what onnxruntime would read when it is imported."""


def fresh(
    code: str, *arguments: str, folder: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Python code in a process whose environment has none of the switches."""
    kept = {name: value for name, value in os.environ.items() if name not in telemetry.SWITCHES}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environ},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "use",
    [
        "from lectura.audio.vad import VoiceDetector; VoiceDetector()",
        "from lectura.speakers.weights import EMBEDDING, load; load(EMBEDDING, 1)",
    ],
)
def test_a_user_of_the_library_has_it_switched_off(use: str, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": "", "TMPDIR": str(tmp_path)}
    assert fresh(SEEN + use, folder=tmp_path, **home).stdout == "READS 1\n"
    assert list(tmp_path.rglob("*")) == []


def test_every_switch_is_off_after_the_import(tmp_path: Path) -> None:
    names = (VARIABLE, "HF_HUB_DISABLE_TELEMETRY", "HF_XET_TELEMETRY_ENABLED",
             "PYANNOTE_METRICS_ENABLED", "DO_NOT_TRACK")  # fmt: skip
    code = f"import os, lectura; print(*[os.environ.get(name) for name in {names}])"
    assert fresh(code, folder=tmp_path).stdout == "1 1 false false 1\n"
    empty = dict.fromkeys(names, "")
    assert fresh(code, folder=tmp_path, **empty).stdout == "1 1 false false 1\n"


def test_the_hub_library_reads_its_switch(tmp_path: Path) -> None:
    code = "import lectura; from huggingface_hub import constants as c; print(c.{})"
    named = code.format("HF_HUB_DISABLE_TELEMETRY")
    assert fresh(named, folder=tmp_path).stdout == "True\n"


def test_what_a_person_switched_on_stays_on_until_offline(tmp_path: Path) -> None:
    chosen = {VARIABLE: "0", "PYANNOTE_METRICS_ENABLED": "true"}
    show = f"print(os.environ[{VARIABLE!r}], os.environ['PYANNOTE_METRICS_ENABLED']);"
    code = f"import os; from lectura import telemetry; {show} telemetry.require_off(); {show}"
    assert fresh(code, folder=tmp_path, **chosen).stdout == "0 true\n1 false\n"


def test_onnxruntime_imported_before_is_warned_of_once(tmp_path: Path) -> None:
    code = "import onnxruntime; import lectura, lectura.store; import lectura.audio.vad"
    told = fresh(code, folder=tmp_path, HOME=str(tmp_path)).stderr
    assert told.count(f"Set {VARIABLE}=1 before it is imported") == 1
    assert "<string>:1: UserWarning" in told


def test_offline_refuses_where_onnxruntime_was_imported_before(tmp_path: Path) -> None:
    code = "import onnxruntime; from lectura.cli import main; main()"
    home = {"HOME": str(tmp_path), "LECTURA_CACHE": str(tmp_path)}
    arguments = ("transcribe", "nothing.wav", "--offline")
    refused = fresh(code, *arguments, folder=tmp_path, **home)
    assert refused.returncode == 2
    assert f"imported without {VARIABLE}=1" in refused.stderr
    assert refused.stderr.rstrip().endswith(f"export {VARIABLE}=1")
    for allowed in ("1", "Yes"):
        other = fresh(code, *arguments, folder=tmp_path, **home, **{VARIABLE: allowed})
        assert VARIABLE not in other.stderr
        assert "nothing.wav" in other.stderr


@pytest.mark.parametrize("order", ["lectura, onnxruntime", "onnxruntime, lectura"])
def test_offline_refuses_what_a_person_switched_on_and_loaded(order: str, tmp_path: Path) -> None:
    code = f"import {order}; from lectura import telemetry; telemetry.require_off()"
    refused = fresh(code, folder=tmp_path, HOME=str(tmp_path), **{VARIABLE: "0"})
    assert "UsageError" in refused.stderr
    assert "Warning" not in refused.stderr  # it was wished for


def test_a_refusal_stays_though_the_variable_is_set_too_late(tmp_path: Path) -> None:
    code = f"""
import os, onnxruntime
from lectura.process import telemetry
from lectura.errors import UsageError
for _ in range(2):
    try:
        telemetry.require_off()
    except UsageError:
        print("refused")
    os.environ[{VARIABLE!r}] = "1"
"""
    refused = fresh(code, folder=tmp_path, HOME=str(tmp_path), **{VARIABLE: "0"})
    assert refused.stdout == "refused\nrefused\n"
