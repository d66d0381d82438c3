"""Did the server read the whole prompt? Told from its figures and from two check words.

Some servers cut a long prompt to their context without a word, often at 2,048 or 4,096 tokens. Two
witnesses tell: the number of prompt tokens the server counted, and two words, one before and one
after the text, which the model has to repeat.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

Verdict: TypeAlias = Literal["whole", "cut", "unknown"]

WATCHED_TOKENS = 400
"""Shorter prompts (by the cautious estimate) fit every server and are sent without check words."""

COUNTING_TOKENS = 256
"""A smaller figure for a watched prompt is no count: such servers report 0 or a constant."""

LIKELY_SHARE = 0.69
"""Of the cautious estimate, what large models count: four characters of Spanish for a token."""

# fmt: off
_WORDS = (
    "amber", "anchor", "basil", "beacon", "bridge", "cactus", "candle", "canyon", "cedar",
    "cobalt", "copper", "coral", "cotton", "dragon", "ember", "falcon", "fennel", "garnet",
    "ginger", "harbor", "hazel", "helmet", "indigo", "island", "jasmine", "juniper", "lagoon",
    "lantern", "lemon", "magnet", "maple", "marble", "meadow", "nectar", "nickel", "olive", "opal",
    "orchid", "pebble", "pepper", "pigeon", "planet", "quartz", "raven", "ribbon", "saffron",
    "salmon", "silver", "spruce", "summit", "sunset", "temple", "thistle", "tiger", "topaz",
    "tulip", "turtle", "velvet", "violet", "walnut", "willow", "window", "winter", "zephyr",
    "zinc",
)
# fmt: on
_CHARACTERS_PER_TOKEN_AT_MOST = 8  # no tokenizer packs running text more densely
TEST_TEXT = " ".join(["This is a test of the connection; there is nothing in it to be noted."] * 18)
"""Long enough for its tokens to be counted beside its characters, short enough for any context."""
_SAME_RATIO = 0.85
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")


def estimate_tokens(text: str) -> int:
    """A cautious count of tokens, for any tokenizer in use: rather too many than too few.

    One token per three bytes of letters in UTF-8, one for each digit and sign, and a tenth more.
    Against the small, English-minded vocabulary of SmolLM2 this gives 1.1 times the true count
    for transcript lines in Spanish and 1.4 times for lines in English.
    """
    letters = sum(-(-len(word.encode()) // 3) for word in _LETTERS.findall(text))
    others = sum(1 for character in text if not character.isspace() and not character.isalpha())
    return math.ceil(1.1 * (letters + others))


def check_words(text: str) -> tuple[str, str]:
    """Two different words that depend on the text alone, so that equal requests stay equal."""
    hashed = hashlib.sha256(text.encode()).digest()
    first = hashed[0] % len(_WORDS)
    second = (first + 1 + hashed[1] % (len(_WORDS) - 1)) % len(_WORDS)
    return _WORDS[first], _WORDS[second]


def with_check_words(text: str, words: tuple[str, str]) -> str:
    """The user message with a check word at either end and the request to repeat them."""
    return (
        f"Check word 1: {words[0]}\n{text}\nCheck word 2: {words[1]}\n"
        "Put both check words into check_words."
    )


def verdict_of_figures(prompt: str, counted_tokens: int) -> Verdict:
    """What the server's own count of prompt tokens says.

    A count below an eighth of the characters is that of a cut prompt, one near the cautious
    estimate that of a whole one. Between these the figure alone cannot tell.
    """
    if counted_tokens < COUNTING_TOKENS:
        return "unknown"
    if counted_tokens < len(prompt) / _CHARACTERS_PER_TOKEN_AT_MOST:
        return "cut"
    return "whole" if counted_tokens >= 0.9 * estimate_tokens(prompt) else "unknown"


def is_same_ratio(counted_tokens: int, prompt: str, known: float | None) -> bool:
    """True where a server counts about as many tokens per character as in a prompt read whole."""
    if known is None or counted_tokens < COUNTING_TOKENS:
        return False
    return counted_tokens / len(prompt) >= _SAME_RATIO * known


def quotes_both_ends(prompt: str, value: Any) -> bool:
    """True where a reply quotes words that stand in the first, and in the last, tenth alone."""
    words = _plain(prompt)
    edge = len(words) // 10
    whole, first, last = (f" {' '.join(w)} " for w in (words, words[:edge], words[-edge:]))
    quotes = [f" {' '.join(quote)} " for quote in map(_plain, _quotes(value)) if len(quote) > 3]
    once = [quote for quote in quotes if whole.count(quote) == 1]
    return edge > 0 and all(any(quote in end for quote in once) for end in (first, last))


def _quotes(value: Any) -> Iterator[str]:
    """The texts of a reply that are said to be quotes, at any depth."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str) and name.endswith("quote"):
                yield item
            else:
                yield from _quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item)


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def repeated(words: tuple[str, str], value: Any) -> bool:
    """True where the model repeated both words, in any order and with anything around them."""
    heard = {word.lower() for word in _LETTERS.findall(str(value))}
    return all(word in heard for word in words)
