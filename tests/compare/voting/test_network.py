from __future__ import annotations

from dataclasses import replace

import pytest
from made import network, timed, transcript

from lectura.compare.voting.network import network_of, weights_of
from lectura.compare.voting.words import spoken_words, text_of, words_of
from lectura.timeline import Interval

TEXT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
SKIPS = "one two _ _ _ _ _ _ _ _ _ _ thirteen fourteen"
"""Leaves out ten words, five seconds."""
SPEECH = [(0.0, 7.0)]


def said(words: object) -> str:
    return text_of(words)  # type: ignore[arg-type]


def test_a_solution_is_judged_by_what_the_others_wrote() -> None:
    found = network(["a b x d", "a b c d", "a b c d"])
    assert said(found.scored(0).reference) == "a b c d"
    assert said(found.scored(0).words) == "a b x d"


def test_of_two_others_who_differ_nobody_knows_who_is_right() -> None:
    found = network(["a b c", "a b c", "a x c"])
    assert said(found.scored(0).reference) == "a b c"
    assert said(found.scored(1).reference) == "a b c"
    assert said(found.scored(2).reference) == "a b c"
    all_differ = network(["a b c", "a y c", "a x c"])
    assert "b" not in said(all_differ.scored(0).reference).split()


def test_the_consensus_is_what_most_wrote() -> None:
    found = network(["a b x d", "a y c d", "a b c d"])
    assert said(one.word for one in found.consensus if one.word) == "a b c d"


def test_two_that_skip_speech_do_not_outvote_one_that_heard_it() -> None:
    found = network([TEXT, SKIPS, SKIPS], SPEECH)
    assert said(one.word for one in found.consensus if one.word) == TEXT
    assert len(found.scored(1).reference) == 14
    assert len(found.scored(1).words) == 4


def test_those_that_skip_speech_are_found_by_the_times_that_are_told_best() -> None:
    """A segment of the whole piece lays its words over what it leaves out."""
    lines = [(0.0, 7.0, SKIPS.replace("_", ""))]
    coarse = spoken_words(transcript(*lines))
    found = network_of([timed(TEXT), coarse, coarse], [Interval(*span) for span in SPEECH])
    assert said(one.word for one in found.consensus if one.word) == TEXT


def test_where_nobody_speaks_most_still_decide() -> None:
    found = network([TEXT, SKIPS, SKIPS], [(0.0, 1.0), (6.0, 7.0)])
    assert said(one.word for one in found.consensus if one.word) == "one two thirteen fourteen"


def test_what_all_others_skipped_is_neither_praised_nor_blamed() -> None:
    scored = network([TEXT, SKIPS, SKIPS], SPEECH).scored(0)
    assert said(scored.reference) == said(scored.words) == "one two thirteen fourteen"


def test_a_repeated_passage_is_no_speech_that_the_others_skipped() -> None:
    looped = f"{TEXT[:39]} {TEXT[:39]} {TEXT[40:]}"
    found = network([looped, TEXT, TEXT], SPEECH)
    assert found.absent[1] == found.absent[2] == frozenset()
    assert said(one.word for one in found.consensus if one.word) == TEXT


def test_nor_one_that_claims_the_time_of_the_sentence_it_repeats() -> None:
    sentence = timed(TEXT)
    looped = (*sentence, *sentence[4:12] * 5)
    spans = [Interval(0.0, 7.0)]
    found = network_of([looped, sentence, sentence], spans)
    assert said(one.word for one in found.consensus if one.word) == TEXT


def test_a_few_words_left_out_are_a_vote_for_nothing() -> None:
    less = "one two _ four five six seven eight nine ten eleven twelve thirteen fourteen"
    found = network([TEXT, less, less], SPEECH)
    assert said(one.word for one in found.consensus if one.word) == TEXT.replace("three ", "")


def test_of_a_kind_share_their_votes() -> None:
    same, far = 0.0, 0.2
    apart = [[0, same, far, far], [same, 0, far, far], [far, far, 0, far], [far, far, far, 0]]
    twins = 0.8**3 * 0.5**0.5
    assert weights_of(apart) == pytest.approx((twins, twins, 0.8**3, 0.8**3))


def test_who_is_far_from_most_counts_less() -> None:
    near, far = 0.1, 0.4
    apart = [[0, near, near, far], [near, 0, near, far], [near, near, 0, far], [far, far, far, 0]]
    assert weights_of(apart) == pytest.approx((0.8**3, 0.8**3, 0.8**3, 0.6**3))


def test_one_alone_has_its_whole_vote() -> None:
    assert weights_of([[0.0]]) == (1.0,)


def test_three_settings_of_one_program_are_not_three_witnesses() -> None:
    same = "the vector space of all real functions with compact support is dense here now"
    two = [
        "the vector space of all real numbers with compact support is dense here now",
        "a vector space of all real numbers with compact support was dense here now",
    ]
    found = network([same, same, same, *two])
    assert "numbers" in said(one.word for one in found.consensus if one.word)


def test_half_of_the_others_do_not_overrule_the_one_that_agrees_best() -> None:
    best = "a b c d e f g h"
    texts = ["x b c d e f y h", "x b c z e f g h", best, "a v c d w f g h"]
    found = replace(network(texts), weights=(1.0,) * 4)
    assert min(found.agreements, key=lambda one: one.rank) is found.agreements[2]
    assert said(one.word for one in found.consensus if one.word) == best
    assert (found.consensus[0].share, found.consensus[0].doubtful) == (0.5, True)
    three = replace(network(texts[:3]), weights=(1.0,) * 3)
    assert said(one.word for one in three.consensus if one.word) == best.replace("a", "x")


def test_a_text_that_leaves_passages_out_stands_between_good_ones_and_a_bad_one() -> None:
    less = TEXT.replace("three four five six seven eight nine ten", "_ " * 8)
    wrong = " ".join("q" if number % 4 else word for number, word in enumerate(TEXT.split()))
    ranks = [one.rank for one in network([TEXT, TEXT, TEXT, less, wrong], SPEECH).agreements]
    assert ranks[0] < ranks[3] < ranks[4]


def test_a_text_without_times_gets_those_of_the_others() -> None:
    found = network_of([timed("a b c d"), words_of("a b c d"), timed("a b c d")], [])
    assert [word.start for word in found.transcripts[1]] == [0.0, 0.5, 1.0, 1.5]
