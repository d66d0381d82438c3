"""Where a cue or a line may end: how bad each place is, and balanced lines. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from lectura.formats.subtitles.tokens import Token
from lectura.formats.wording import width, word_set
from lectura.text import CLOSERS, ends_clause, ends_phrase, ends_sentence

_OPENERS = word_set(
    "y e o u pero porque que cuando como donde si entonces pues and or but because that which "
    "when where if so then mas ou quando onde então et mais parce qui quand où donc i però "
    "perquè quan und oder aber weil dass wenn ma perché quindi allora"
)
"""A line or cue may well begin with one of these (es, en, pt, fr, ca, de, it)."""
_LEANERS = word_set(
    "el la los las un una unos unas de del al a en con por para sin sobre su sus mi mis tu se "
    "le les lo me te nos no muy más the an of to in on at by for with from my your his her its "
    "our their is are was were o os as um uma do da dos das em na nas com ao à du des au aux "
    "dans sur avec pour son sa ses der die den dem ein eine einen im am zum zur mit von zu il "
    "gli dei della delle nel nella els d' l' amb per i y e and or und et"
)
"""These lean on the next word: a line that ends with one reads badly."""


def weak_end(last: Token, following: Token) -> float:
    """How bad it is to cut between two tokens: 0 after a sentence to 4 after an article."""
    text = last.text.strip().rstrip(CLOSERS)
    is_initial = text.endswith(".") and len(text) <= 3 and text[:1].isupper()
    if ends_sentence(text) and not is_initial:
        return 0.2
    if ends_clause(text) or ends_phrase(text, following.text):
        return 0.8
    if text.lower() in _LEANERS:
        return 4.0
    return 1.5 if following.text.strip().lower() in _OPENERS else 2.5


def balanced(tokens: Sequence[Token], line_width: int) -> tuple[str, ...]:
    """The text of a cue as lines: one where it fits, else two, broken at the best place."""
    whole = _text(tokens)
    if width(whole) <= line_width:
        return (whole,)
    best: tuple[str, ...] = (whole,)
    best_cost = float("inf")
    for cut in range(1, len(tokens)):
        first, second = _text(tokens[:cut]), _text(tokens[cut:])
        if width(first) > line_width or width(second) > line_width:
            continue
        uneven = abs(width(first) - width(second)) / line_width
        cost = weak_end(tokens[cut - 1], tokens[cut]) + 3.0 * uneven
        if cost < best_cost:
            best, best_cost = (first, second), cost
    return best


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens).strip()
