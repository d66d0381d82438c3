"""Where a cue or a line may end: how bad each place is, and balanced lines. Pure functions."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

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
_AFTER_CLAUSE, _AFTER_LEANER = 0.8, 4.0


def weak_end(last: Token, following: Token) -> float:
    """How bad it is to cut between two tokens: 0 after a sentence to 4 after an article."""
    cost, bare = _end_alone(last.text)
    if cost > _AFTER_CLAUSE and ends_phrase(bare, following.text):
        return _AFTER_CLAUSE
    if cost <= _AFTER_CLAUSE or cost == _AFTER_LEANER:
        return cost
    return 1.5 if following.text.strip().lower() in _OPENERS else cost


@lru_cache(maxsize=16_384)
def _end_alone(text: str) -> tuple[float, str]:
    """What a word says of an end after it, whatever follows; and the word without closing marks."""
    bare = text.strip().rstrip(CLOSERS)
    is_initial = bare.endswith(".") and len(bare) <= 3 and bare[:1].isupper()
    if ends_sentence(bare) and not is_initial:
        return 0.2, bare
    if ends_clause(bare):
        return _AFTER_CLAUSE, bare
    return (_AFTER_LEANER if bare.lower() in _LEANERS else 2.5), bare


def line_ends(tokens: Sequence[Token], columns: Sequence[int], line_width: int) -> list[int]:
    """For each token and the end of all, the first one that a line begun with it has no room for.

    Args:
        tokens: of one run.
        columns: of all tokens before each, and of all.
        line_width: columns of a line.
    """
    count = len(tokens)
    ends = [count] * (count + 1)
    for place in range(count - 1, -1, -1):
        bare = tokens[place].bare_columns
        if bare == 0:  # nothing to see: the line begins with what follows
            ends[place] = max(place + 1, ends[place + 1])
            continue
        # What fits ends no later than what fits behind it.
        full = columns[place] + tokens[place].columns - bare + line_width
        ends[place] = max(
            place + 1, bisect_right(columns, full, place + 1, ends[place + 1] + 1) - 1
        )
    return ends


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
    columns = list(accumulate((token.columns for token in tokens), initial=0))
    ends = line_ends(tokens, columns, line_width)
    lines = place = 0
    while place < len(tokens):
        lines, place = lines + 1, ends[place]
    return lines


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
