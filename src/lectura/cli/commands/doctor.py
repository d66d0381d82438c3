"""``lectura doctor``: what is there, what is missing, and the command that fixes it."""

from __future__ import annotations

from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import out, out_json
from lectura.cli.errors import command
from lectura.cli.parameters import Flags, takes_settings
from lectura.errors import ExitStatus


@command
@takes_settings(
    "llm.llm",
    "llm.llm_model",
    "llm.base_url",
    "llm.gguf",
    "transcribe.model",
    "transcribe.device",
    "general",
)
def doctor(
    flags: Flags,
    *,
    gpu: Annotated[
        bool,
        typer.Option(
            "--gpu",
            help="Try the GPU alone: driver, cuBLAS, cuDNN, CUDA, a model. Status 1: not usable.",
        ),
    ] = False,
    as_json: Annotated[bool, opt.json_per("check")] = False,
) -> ExitStatus:
    """Try everything a run needs; show what works, what does not, and what fixes it.

    Example: lectura doctor --llm local
    """
    from lectura.cli.checking import checks, gpu_checks
    from lectura.cli.setup import engine_at_hand, settings

    failed = False
    chosen = settings(flags)
    for check in gpu_checks(chosen) if gpu else checks(chosen, engine_at_hand()):
        failed = failed or (check.needed and not check.ok)
        if as_json:
            value = {"check": check.name, "ok": check.ok, "needed": check.needed}
            out_json({**value, "found": check.found, "fix": check.fix})
            continue
        bad = "missing" if check.missing else "broken "
        mark = "ok     " if check.ok else (bad if check.needed else "–      ")
        out(f"{mark}  {check.name}: {check.found}")
        if check.fix:
            out(f"         → {check.fix}")
    return ExitStatus.FAILED if failed else ExitStatus.COMPLETE
