"""What a GPU can do here, tried in a child process: where a library kills it, that is an answer.

CUDA and cuDNN end the process from inside C++ where their parts do not fit each other (SIGABRT,
SIGSEGV), which no program can catch. A notebook would lose all that it holds.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lectura.process.installation import installation
from lectura.speech.models import gpu_steps as steps

_PATIENCE_SECONDS = 180.0
"""The first use of a GPU compiles what its driver has not kept; a minute is not unusual."""

_CPU = "lectura run FILE --device cpu"
_PLACES = (
    "usr/local/cuda*/lib64",
    "usr/local/cuda*/targets/*/lib",
    "usr/lib/*-linux-gnu",
    "usr/lib64*",
    "opt/cuda*/lib64",
)
"""Where CUDA's libraries lie on Linux, also where the dynamic loader does not look."""


@dataclass(frozen=True)
class GpuFinding:
    """One step on the way to a GPU that works.

    Attributes:
        step: one of `lectura.speech.models.gpu_steps.STEPS`.
        ok: it works.
        found: what was found, or what is wrong.
        fix: what to do about it; ends with a command.
    """

    step: str
    ok: bool
    found: str
    fix: str | None = None


def probe_gpu(
    asked: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    patience_seconds: float = _PATIENCE_SECONDS,
    root: Path = Path("/"),
    child: Sequence[str] = (sys.executable, "-m", "lectura.speech.models.gpu_steps"),
) -> tuple[GpuFinding, ...]:
    """The steps that were taken, the last one last; all of them, and fine, where the GPU works.

    Args:
        asked: see `lectura.speech.models.gpu_steps.run`.
        environ: of the child; None gives it this process's own.
        patience_seconds: after which a child that does not answer is ended.
        root: where the file system begins, in which libraries are looked for.
        child: what takes the steps; it is given ``asked`` as JSON.
    """
    process = subprocess.Popen(
        [*child, json.dumps(asked or {})],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_with_path(environ),
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        out, err = process.communicate(timeout=patience_seconds)
        ending = _ending(process.returncode, err)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        ending = f"no answer within {patience_seconds:.0f} s"
    return _findings(out, ending, root)


def usable(findings: Sequence[GpuFinding]) -> bool:
    """True where every step was taken and went well."""
    taken = tuple(one.step for one in findings if one.ok)
    return taken == steps.STEPS


def _with_path(environ: Mapping[str, str] | None) -> dict[str, str]:
    """The environment in which the child finds the lectura that runs here."""
    given = dict(os.environ if environ is None else environ)
    own = str(Path(__file__).resolve().parents[3])
    given["PYTHONPATH"] = os.pathsep.join(filter(None, (own, given.get("PYTHONPATH", ""))))
    return given


def _ending(status: int, err: str) -> str | None:
    """How a child ended that did not end by itself, with the last that it said."""
    if status == 0:
        return None
    said = [line.strip() for line in err.splitlines() if line.strip()][-2:]
    how = f"status {status:#x}" if status > 0 else _name_of(-status)
    return f"the trial process died of it ({how}){': ' if said else ''}{' '.join(said)[:400]}"


def _name_of(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _findings(out: str, ending: str | None, root: Path) -> tuple[GpuFinding, ...]:
    begun: str | None = None
    found: list[GpuFinding] = []
    for line in _lines(out):
        begun = line["step"]
        if "ok" in line:
            found.append(_finding(begun, line["ok"], line["found"], root))
            begun = None
    if ending is not None:
        found.append(_finding(begun or steps.STEPS[0], False, ending, root))
    return tuple(found)


def _lines(out: str) -> Iterable[dict[str, Any]]:
    """The lines that are the child's own; a library may print, too."""
    for line in out.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict) and value.get("step") in steps.STEPS:
            yield value


def _finding(step: str, ok: bool, found: str, root: Path) -> GpuFinding:
    return GpuFinding(step, ok, found, None if ok else _FIXES[step](root))


def _fix_cublas(root: Path) -> str:
    if folder := folder_with("libcublas.so.12", root):
        return f"export LD_LIBRARY_PATH={folder}:$LD_LIBRARY_PATH"
    return f"{installation().with_extra('cuda')}; or go on without the GPU: {_CPU}"


def folder_with(name: str, root: Path = Path("/")) -> Path | None:
    """The first of the places for CUDA's libraries that holds one; None where none does."""
    found = (path for place in _PLACES for path in sorted(root.glob(f"{place}/{name}")))
    return next((path.parent for path in found), None)


_FIXES: Mapping[str, Callable[[Path], str]] = {
    steps.DRIVER: lambda root: f"Choose a machine with a GPU, or go on without one: {_CPU}",
    steps.CUBLAS: _fix_cublas,
    steps.CUDNN: lambda root: (
        "Take a CTranslate2 that needs no cuDNN: "
        f"{installation().with_extra('cuda')}; or go on without the GPU: {_CPU}"
    ),
    steps.CUDA: lambda root: (
        "CUDA 12 needs NVIDIA's driver 525 or newer (nvidia-smi names yours); or go on without the "
        f"GPU: {_CPU}"
    ),
    steps.MODEL: lambda root: f"Take a smaller model, or go on without the GPU: {_CPU}",
}
"""What to do where a step fails."""
