"""Settings: defaults, then files, then the environment, then flags; the last one wins.

The table of settings (`fields`) makes the command lines and loads nothing else; the other names
are imported when they are first used, as they need the rooms whose options they fill.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lectura.config.fields import FIELDS, Field
    from lectura.config.layers import Claims, Layered, load
    from lectura.config.rows import Row, Value
    from lectura.config.settings import OutputOptions, Settings, SpeakerOptions, Theirs, settings_of

__all__ = [
    "FIELDS",
    "Claims",
    "Field",
    "Layered",
    "OutputOptions",
    "Row",
    "Settings",
    "SpeakerOptions",
    "Theirs",
    "Value",
    "load",
    "settings_of",
]

_HOMES = {
    "fields": ("FIELDS", "Field"),
    "layers": ("Claims", "Layered", "load"),
    "rows": ("Row", "Value"),
    "settings": ("OutputOptions", "Settings", "SpeakerOptions", "Theirs", "settings_of"),
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
