"""What a translation has to keep: numbers, days and months, names, addresses and code. Pure."""

from __future__ import annotations

from lectura.translation.checks.judging import Judge

__all__ = ["Judge"]
