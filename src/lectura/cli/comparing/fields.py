"""Which settings hold for every solution of lectura's own."""

from __future__ import annotations

OF_LECTURA = (
    "model",
    "language",
    "languages",
    "device",
    "compute_type",
    "threads",
    "batch_size",
    "vocabulary",
)
"""Settings that hold for every solution of lectura's own, unless it has another."""
