"""Usage reports of the libraries lectura stands on: switched off before one of them is imported.

`switch_off` runs when ``lectura`` itself is imported, so that it holds for the command line, for
library users, and for every process of a batch or a cluster. What a person has switched on stays
on, except where ``--offline`` was asked for (`require_off`).
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import MutableMapping

ONNXRUNTIME = "ORT_DISABLE_TELEMETRY"
"""onnxruntime reads it once, when it is imported; a call to its API later does not stop it."""

SWITCHES = {
    ONNXRUNTIME: "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_XET_TELEMETRY_ENABLED": "false",
    "PYANNOTE_METRICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
"""Each variable with the value that means off; SECURITY.md says which library reads it."""

_NO = frozenset(("0", "false", "no", "off", "n", "f"))
_YES = frozenset(("1", "true", "yes", "on", "y", "t"))


class _Imported:
    """What was found when lectura was imported: onnxruntime may report in this process."""

    reporting = False


def switch_off(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set each switch that the person has not set the other way.

    Warns where onnxruntime was imported before and had not been told so.
    """
    early = "onnxruntime" in sys.modules
    unread = environ.get(ONNXRUNTIME, "").strip().lower() not in _YES
    _Imported.reporting = early and unread
    if early and not environ.get(ONNXRUNTIME):
        warnings.warn(
            "onnxruntime was imported before lectura and may report its use over the network. "
            f"Set {ONNXRUNTIME}=1 before it is imported, or import lectura first.",
            stacklevel=3,
        )
    for name, off in SWITCHES.items():
        if environ.get(name, "").strip().lower() not in _opposite(off):
            environ[name] = off


def require_off(environ: MutableMapping[str, str] = os.environ) -> None:
    """Switch everything off for an offline run, whatever the person has set.

    Raises:
        UsageError: onnxruntime was imported without the switch, and can no longer be stopped.
    """
    wanted_on = environ.get(ONNXRUNTIME, "").strip().lower() not in _YES
    if wanted_on and "onnxruntime" in sys.modules:
        _Imported.reporting = True
    if _Imported.reporting:
        from lectura.errors import UsageError  # noqa: PLC0415 (importing lectura takes no time)

        raise UsageError(
            "onnxruntime was imported without "
            f"{ONNXRUNTIME}=1 and may report its use, which --offline forbids.",
            hint=f"Set it before Python starts: export {ONNXRUNTIME}=1",
            value=ONNXRUNTIME,
        )
    environ.update(SWITCHES)


def _opposite(off: str) -> frozenset[str]:
    return _NO if off == "1" else _YES
