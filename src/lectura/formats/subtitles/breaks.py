"""Where a cue or a line may end: how bad each place is, and balanced lines. Pure functions."""

from __future__ import annotations

import math
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


class Fill:
    """How far the lines of a cue are filled as tokens are added one by one."""

    def __init__(self, line_width: int) -> None:
        self._line_width = line_width
        self._used = 0
        self.lines = 1

    def add(self, token: Token) -> None:
        if self._used and self._used + token.columns <= self._line_width:
            self._used += token.columns
            return
        self.lines += self._used > 0
        self._used = token.bare_columns


def balanced(tokens: Sequence[Token], line_width: int) -> tuple[str, ...]:
    """The text of a cue as lines, the fewest that hold it, broken at the best places.

    A token that is wider than a line (the name of a speaker) has a line of its own.
    """
    whole = _text(tokens)
    if width(whole) <= line_width:
        return (whole,)
    room = max(line_width, *(token.bare_columns for token in tokens))
    count = _fewest(tokens, room)
    return _in_two(tokens, room) if count == 2 else _in_lines(tokens, room, count)


def _fewest(tokens: Sequence[Token], line_width: int) -> int:
    fill = Fill(line_width)
    for token in tokens:
        fill.add(token)
    return fill.lines


def _in_two(tokens: Sequence[Token], line_width: int) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    best_cost = math.inf
    for cut in range(1, len(tokens)):
        first, second = _text(tokens[:cut]), _text(tokens[cut:])
        if width(first) > line_width or width(second) > line_width:
            continue
        uneven = abs(width(first) - width(second)) / line_width
        cost = weak_end(tokens[cut - 1], tokens[cut]) + 3.0 * uneven
        if cost < best_cost:
            best, best_cost = (first, second), cost
    return best


def _in_lines(tokens: Sequence[Token], line_width: int, count: int) -> tuple[str, ...]:
    """Lines near the same length; found from the last one back (dynamic programming)."""
    ideal = sum(token.columns for token in tokens) / count
    costs: dict[int, tuple[float, tuple[str, ...]]] = {len(tokens): (0.0, ())}
    for _ in range(count):
        earlier: dict[int, tuple[float, tuple[str, ...]]] = {}
        for end, (cost, lines) in costs.items():
            for start in range(end - 1, -1, -1):
                line = _text(tokens[start:end])
                if width(line) > line_width:
                    break
                ending = weak_end(tokens[end - 1], tokens[end]) if end < len(tokens) else 0.0
                total = cost + ending + 3.0 * abs(width(line) - ideal) / line_width
                if start not in earlier or total < earlier[start][0]:
                    earlier[start] = (total, (line, *lines))
        costs = earlier
    return costs[0][1]


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens).strip()
