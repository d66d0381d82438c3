from __future__ import annotations

import random

import jiwer
import pytest

from lectura.compare.voting import aligning
from lectura.compare.voting.aligning import Costs, Slots, aligned


def shown(first: str, second: str, costs: Costs = aligning.EVEN) -> list[str]:
    """Every pair as ``a=a`` (same), ``a/b`` (another), ``-a`` (gone), ``+b`` (new)."""
    a, b = first.split(), second.split()
    told = []
    for slot, word in aligned(Slots.of(a, costs), b, costs):
        if slot is None:
            told.append(f"+{b[word or 0]}")
        elif word is None:
            told.append(f"-{a[slot]}")
        else:
            told.append(f"{a[slot]}{'=' if a[slot] == b[word] else '/'}{b[word]}")
    return told


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        ("a b c", "a b c", ["a=a", "b=b", "c=c"]),
        ("a b c", "a c", ["a=a", "-b", "c=c"]),
        ("a c", "a b c", ["a=a", "+b", "c=c"]),
        ("a b c", "a x c", ["a=a", "b/x", "c=c"]),
        ("", "a b", ["+a", "+b"]),
        ("a b", "", ["-a", "-b"]),
        ("", "", []),
    ],
)
def test_the_cheapest_alignment(first: str, second: str, pairs: list[str]) -> None:
    assert shown(first, second) == pairs


def test_costs_decide_between_another_word_and_one_gone_with_one_new() -> None:
    # Two differences either way where each counts one; as sclite counts, 8 against 6.
    assert shown("a b", "b c", Costs(4, 3)) == ["-a", "b=b", "+c"]


def test_a_slot_may_hold_several_words() -> None:
    slots = Slots([frozenset("ab"), frozenset("c")], "ac", [1, 1])
    assert aligned(slots, ["b", "c"]) == [(0, 0), (1, 1)]


def test_a_slot_that_is_cheap_to_leave_is_left() -> None:
    words = [frozenset("a"), frozenset("x"), frozenset("b")]
    assert aligned(Slots(words, "axb", [3, 1, 3]), list("ab"), Costs(4, 3)) == [
        (0, 0),
        (1, None),
        (2, 1),
    ]


def test_as_many_differences_as_another_program_counts() -> None:
    draw = random.Random(5)
    for _ in range(150):
        first = [draw.choice("abcde") for _ in range(draw.randint(1, 25))]
        second = [draw.choice("abcde") for _ in range(draw.randint(1, 25))]
        pairs = aligned(Slots.of(first), second)
        found = sum(s is None or w is None or first[s] != second[w] for s, w in pairs)
        counted = jiwer.process_words(" ".join(first), " ".join(second))
        assert found == counted.substitutions + counted.deletions + counted.insertions
        assert [s for s, _ in pairs if s is not None] == list(range(len(first)))
        assert [w for _, w in pairs if w is not None] == list(range(len(second)))


def test_long_texts_are_cut_and_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(3)
    first = [f"w{draw.randint(0, 300)}" for _ in range(600)]
    second = [word for word in first if draw.random() > 0.1]
    whole = aligned(Slots.of(first), second)
    monkeypatch.setattr(aligning, "MOST_CELLS", 2000)
    cut = aligned(Slots.of(first), second)
    assert sum(w is None for _, w in cut) == sum(w is None for _, w in whole) == 600 - len(second)
    assert all(s is None or w is None or first[s] == second[w] for s, w in cut)


def test_passages_in_another_order_are_no_obstacle_to_the_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = [f"w{number}" for number in range(300)]
    second = first[:100] + first[150:200] + first[100:150] + first[200:]
    monkeypatch.setattr(aligning, "MOST_CELLS", 2000)
    pairs = aligned(Slots.of(first), second)
    same = sum(s is not None and w is not None and first[s] == second[w] for s, w in pairs)
    assert same == 250  # all but one of the two passages
