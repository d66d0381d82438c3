"""Settings: defaults, then files, then the environment, then flags; the last one wins."""

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
