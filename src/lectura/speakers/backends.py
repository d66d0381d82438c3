"""The engines that find out who speaks when, by name."""

from __future__ import annotations

from collections.abc import Callable

from lectura.speakers.builtin.engine import BuiltinDiarizer
from lectura.speakers.protocol import Diarizer
from lectura.speakers.pyannote import PyannoteDiarizer
from lectura.speakers.sherpa import SherpaDiarizer

BACKENDS: dict[str, Callable[[], Diarizer]] = {
    "builtin": BuiltinDiarizer,
    "sherpa": SherpaDiarizer,
    "pyannote": PyannoteDiarizer,
}
"""Each opens its engine when it first gets audio, not when it is made."""
