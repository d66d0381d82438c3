"""``lectura doctor``: what is there, what is missing, and the command that mends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.exit import command
from lectura.cli.trusting import TrustFolder
from lectura.errors import ExitStatus, LecturaError


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; ``needed`` things must be there for a transcript."""

    name: str
    ok: bool
    found: str
    mend: str | None = None
    needed: bool = True


@command
def doctor(
    llm: opt.Llm = None,
    llm_model: opt.LlmModel = None,
    base_url: opt.BaseUrl = None,
    gguf: opt.Gguf = None,
    model: opt.Model = None,
    device: opt.Device = None,
    offline: opt.Offline = None,
    trust_folder: TrustFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per check.")] = False,
) -> ExitStatus:
    """Show what is there, what is missing, and what mends it.

    Example: lectura doctor --llm local
    """
    flags = {name: value for name, value in locals().items() if name != "as_json"}
    missing = False
    for check in _checks(flags):
        missing = missing or (check.needed and not check.ok)
        if as_json:
            out_json(
                {"check": check.name, "ok": check.ok, "found": check.found, "mend": check.mend}
            )
            continue
        mark = "ok     " if check.ok else ("missing" if check.needed else "–      ")
        out(f"{mark}  {check.name}: {check.found}")
        if check.mend:
            out(f"         → {check.mend}")
    return ExitStatus.FAILED if missing else ExitStatus.COMPLETE


def _checks(flags: dict[str, object]) -> Iterator[Check]:
    from lectura.cli.setup import settings
    from lectura.llm.options import chosen_llm

    chosen = settings(flags)
    yield _ffmpeg()
    yield from _device_and_model(
        chosen.transcribe.model,
        chosen.transcribe.device,
        chosen.transcribe.compute_type,
        chosen.cache,
    )
    yield _speakers()
    engine = chosen_llm(chosen.llm, os.environ)
    if engine == "keyless":
        yield Check(
            "language model",
            True,
            "none configured; notes are made without one",
            needed=False,
            mend="For better notes: lectura summarize TRANSCRIPT --llm local",
        )
    else:
        yield _endpoint(chosen.llm, chosen.cache)


def _ffmpeg() -> Check:
    from lectura.media.tools import ffmpeg_path, ffmpeg_version

    try:
        return Check("ffmpeg", True, f"{ffmpeg_version()} at {ffmpeg_path()}")
    except LecturaError as error:
        return Check("ffmpeg", False, error.message, error.hint)


def _device_and_model(
    model: str, device: str, compute_type: str, cache: Path | None
) -> Iterator[Check]:
    from lectura.speech.device import choose_device
    from lectura.speech.models import find_model

    choice = choose_device(device, compute_type)
    note = f" ({choice.notices[0]})" if choice.notices else ""
    yield Check("device", True, f"{choice.device}, {choice.compute_type}{note}")
    try:
        files = find_model(model, device=choice.device, offline=True, cache_root=cache)
        yield Check("speech model", True, f"{files.name} at {files.path} (from: {files.origin})")
    except LecturaError as error:
        yield Check("speech model", False, error.message, error.hint)


def _speakers() -> Check:
    from lectura.speakers.weights import EMBEDDING, SEGMENTATION, weights_file

    try:
        for name in (SEGMENTATION, EMBEDDING):
            weights_file(name)
    except LecturaError as error:
        return Check("speakers", False, error.message, error.hint, needed=False)
    return Check("speakers", True, "built-in engine, nothing to download", needed=False)


def _endpoint(options: object, cache: Path | None) -> Check:
    from lectura.llm.options import LLMOptions
    from lectura.llm.probe import probe_endpoint
    from lectura.store import Store

    assert isinstance(options, LLMOptions)  # noqa: S101 - narrows for the type checker
    try:
        report = probe_endpoint(options, console().hook, remember_in=Store(cache))
    except LecturaError as error:
        return Check("language model", False, error.message, error.hint)
    if report.problem:
        return Check("language model", False, report.problem, report.hint)
    facts = [
        str(report.model),
        f"schema support: {report.schema_support}",
        f"context: {report.context_tokens or 'not told'} tokens",
        "thinks aloud" if report.thinks_aloud else "does not think aloud",
    ]
    if report.tokens_per_second:
        facts.append(f"{report.tokens_per_second:.1f} tokens/s")
    return Check("language model", True, ", ".join(facts))
