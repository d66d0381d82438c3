"""Word error rate with a plain normaliser: case, punctuation and typography do not count."""

from __future__ import annotations

import re
import unicodedata

import jiwer


def word_error_rate(reference: str, text: str) -> float:
    """Substituted, deleted and inserted words per word of the reference, in percent."""
    return 100 * float(jiwer.wer(normalised(reference), normalised(text)))


def normalised(text: str) -> str:
    """Lower case, NFKC, apostrophes dropped, other punctuation a space."""
    folded = unicodedata.normalize("NFKC", text.lower()).replace("’", "'").replace("'", "")
    return " ".join(re.sub(r"[^\w\s]", " ", folded).split())
