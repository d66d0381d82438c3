"""``--estimate``: what the notes of each input would take, told without sending anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lectura.cli.console import out, out_json
from lectura.cli.report import tell
from lectura.counting import counted
from lectura.errors import ExitStatus, LecturaError
from lectura.timeline import format_duration

if TYPE_CHECKING:
    from lectura.llm.options import LLMOptions
    from lectura.notes.composed.engine import Plan

Planner = Callable[[Path], "Plan | None"]
"""The plan for one input; None where no language model is asked."""


def estimate(
    inputs: Sequence[Path], plan: Planner, llm: LLMOptions, *, as_json: bool
) -> ExitStatus:
    """Tell what the notes of every input would take; a bad one does not keep the others back."""
    from lectura.pipeline.reporting import failed_report
    from lectura.records.report import combined

    statuses: list[int | None] = []
    for path in inputs:
        try:
            planned = plan(path)
        except LecturaError as error:
            tell(failed_report(path, error), only=len(inputs) == 1, as_json=as_json)
            statuses.append(error.exit_status)
            continue
        value = _value(path, planned, llm)
        if as_json:
            out_json(value)
        else:
            out(_line(value, llm))
        statuses.append(ExitStatus.COMPLETE)
    return combined(statuses)


def _value(path: Path, plan: Plan | None, llm: LLMOptions) -> dict[str, Any]:
    from lectura.llm.ledger import estimate_cost

    tokens = (plan.prompt_tokens, plan.reply_tokens) if plan else (0, 0)
    return {
        "input": str(path),
        "requests": plan.requests if plan else 0,
        "kept": plan.kept if plan else 0,
        "prompt_tokens": tokens[0],
        "reply_tokens": tokens[1],
        "seconds": plan.seconds if plan else 0.0,
        "cost": estimate_cost(*tokens, llm.prices) if plan and llm.prices else None,
        "based_on": list(plan.based_on) if plan else ["notes without a language model"],
    }


def _line(value: dict[str, Any], llm: LLMOptions) -> str:
    money = ""
    if value["cost"] is not None and llm.prices:
        money = f", about {value['cost']:.4f} {llm.prices.currency}"
    requests = counted(value["requests"], "request")
    if value["kept"]:
        requests += f" ({value['kept']} answered before)"
    return (
        f"{value['input']}: {requests}, about {value['prompt_tokens']} tokens to "
        f"send and {value['reply_tokens']} to receive{money}; "
        f"{_time(value['seconds'], llm)}. Nothing was sent. "
        f"Based on {'; '.join(value['based_on'])}."
    )


def _time(seconds: float | None, llm: LLMOptions) -> str:
    """What to expect of the clock, from the speed of earlier replies."""
    if seconds is None:
        return f"time unknown until 'lectura doctor --llm {llm.llm}' has measured it"
    return f"about {format_duration(seconds)} at the speed last measured, one request at a time"
