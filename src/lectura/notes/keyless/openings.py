"""Where a quote had better begin: at a cue phrase, or at the day named just before it."""

from __future__ import annotations

import re
from functools import lru_cache

from lectura.notes.keyless.lecture import find_cues
from lectura.notes.keyless.phrases import for_language
from lectura.notes.keyless.speech import Speech
from lectura.notes.keyless.when import Calendar

_CUES = ("assignment", "next_class", "announcement", "question", "exam")
_DAY_CHARACTERS, _MOST_BETWEEN = 60, 4
_SHARE = re.compile(r"(?:%|percent|por ciento|por cento|pour ?cent)")
"""No cue begins a sentence with the unit of a number."""


def good_openings(speech: Speech, calendar: Calendar) -> set[int]:
    """Offsets at which a sentence may begin although nothing was marked there."""
    language = calendar.language
    starts = {start for kind in _CUES for start, _ in find_cues(speech, language, kind)}
    moved = {_with_its_day(speech, calendar, start) for start in starts}
    return {at for at in moved if not _SHARE.match(speech.folded, at)}


def _with_its_day(speech: Speech, calendar: Calendar, start: int) -> int:
    """The start of "for Friday you have to" before "hand in the essay"."""
    for when in reversed(calendar.find(speech, max(0, start - _DAY_CHARACTERS), start)):
        between = speech.folded[when.end : start]
        joined = re.search(rf"\b(?:{_joints(calendar.language)})\b|[.!?]", between)
        if len(between.split()) <= _MOST_BETWEEN and not joined:
            return when.start
    return start


@lru_cache(maxsize=8)
def _joints(language: str | None) -> str:
    return "|".join(phrases.course.joints for phrases in for_language(language))
