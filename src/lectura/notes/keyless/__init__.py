"""Notes without any language model: `keyless_notes`."""

from lectura.notes.keyless.engine import keyless_notes

__all__ = ["keyless_notes"]
