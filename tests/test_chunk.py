"""Chunks: nothing lost, nothing over the budget, cut where the lecture pauses."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from lectura.chunk import Chunk, split
from lectura.records.transcript import Segment
from script_samples import SENTENCES, WITHOUT_SPACES, joined


def _count(text: str) -> int:
    return len(text.split())


def _segments(count: int, words: int = 9) -> list[Segment]:
    return [
        Segment(id=n, start=n * 5.0, end=n * 5.0 + 4.9, text=f"{'word ' * words}{n}")
        for n in range(count)
    ]


def _cost(chunk: Chunk) -> int:
    return sum(_count(segment.text) for segment in chunk.segments)


@pytest.mark.parametrize("budget", [10, 11, 25, 100, 333, 5000])
def test_every_segment_is_fresh_in_exactly_one_chunk(budget: int) -> None:
    segments = _segments(100)
    chunks = split(segments, budget_tokens=budget, count_tokens=_count)
    assert [s for chunk in chunks for s in chunk.fresh] == segments
    assert all(_cost(chunk) <= budget for chunk in chunks)
    assert [chunk.index for chunk in chunks] == list(range(len(chunks)))


def test_the_overlap_repeats_the_end_of_the_chunk_before() -> None:
    chunks = split(_segments(100), budget_tokens=200, count_tokens=_count, overlap_tokens=20)
    for before, after in pairwise(chunks):
        assert after.context == before.segments[-2:]
        assert after.overlap_ids == tuple(s.id for s in after.context)
    assert chunks[0].context == ()


def test_no_overlap_where_none_is_wanted() -> None:
    chunks = split(_segments(50), budget_tokens=100, count_tokens=_count, overlap_tokens=0)
    assert all(chunk.context == () for chunk in chunks)


def test_cut_at_the_long_pause() -> None:
    segments = _segments(20)
    late = [s.model_copy(update={"start": s.start + 7, "end": s.end + 7}) for s in segments[8:]]  # type: ignore[operator]
    chunks = split([*segments[:8], *late], budget_tokens=100, count_tokens=_count)
    assert chunks[0].segments[-1].id == 7


def test_cut_at_the_change_of_speaker() -> None:
    segments = [s.model_copy(update={"speaker": "A" if s.id < 7 else "B"}) for s in _segments(20)]
    chunks = split(segments, budget_tokens=100, count_tokens=_count)
    assert chunks[0].segments[-1].id == 6


def test_a_segment_too_long_is_split_and_loses_nothing() -> None:
    text = " ".join(f"Sentence {n} is here." for n in range(200))
    chunks = split(
        [Segment(id=4, start=10.0, end=110.0, text=text)],
        budget_tokens=90,
        count_tokens=_count,
        overlap_tokens=0,
    )
    pieces = [piece for chunk in chunks for piece in chunk.segments]
    assert "".join(piece.text for piece in pieces) == text
    assert {piece.id for piece in pieces} == {4}
    assert pieces[0].start == 10.0
    assert pieces[-1].end == 110.0
    assert [p.end for p in pieces[:-1]] == [p.start for p in pieces[1:]]
    assert all(piece.text.rstrip().endswith(".") for piece in pieces)


def test_a_text_without_spaces_is_split_too() -> None:
    text = "机器学习" * 200
    chunks = split([Segment(id=0, text=text)], budget_tokens=100, count_tokens=len)
    assert "".join(p.text for chunk in chunks for p in chunk.fresh) == text


def test_no_tiny_rest() -> None:
    sizes = [_cost(c) for c in split(_segments(101), budget_tokens=100, count_tokens=_count)]
    assert min(sizes) >= 50


def test_the_line_is_what_is_counted() -> None:
    segments = _segments(30)
    chunks = split(
        segments, budget_tokens=40, count_tokens=_count, line=lambda s: f"[{s.id}] 0:00 {s.text}"
    )
    assert all(sum(_count(s.text) + 2 for s in c.segments) <= 40 for c in chunks)


def test_nothing_to_cut() -> None:
    assert split([], budget_tokens=10, count_tokens=_count) == ()


def test_a_budget_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one token"):
        split(_segments(1), budget_tokens=0, count_tokens=_count)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_segment_too_long_is_cut_after_a_sentence_of_any_script(language: str) -> None:
    text = joined(language)
    first, second = split(
        [Segment(id=0, text=text)], budget_tokens=len(text), count_tokens=len, overlap_tokens=0
    )
    assert (first.fresh[0].text.strip(), second.fresh[0].text) == SENTENCES[language]


@pytest.mark.parametrize(("language", "text"), WITHOUT_SPACES.items())
def test_a_segment_without_spaces_is_cut_between_characters(language: str, text: str) -> None:
    chunks = split([Segment(id=0, text=text)], budget_tokens=9, count_tokens=len, overlap_tokens=0)
    pieces = [segment.text for chunk in chunks for segment in chunk.fresh]
    assert "".join(pieces) == text
    assert len(pieces) > 1
    for piece in pieces:
        assert unicodedata.category(piece[0])[0] != "M"
        assert piece[-1] not in "เแโใไເແໂໃໄ"


@pytest.mark.parametrize("language", SENTENCES)
def test_a_chunk_rather_ends_with_a_sentence_of_any_script(language: str) -> None:
    whole, rest = SENTENCES[language]
    texts = [rest[:-1], whole, "a b c d", "e f g h"]
    segments = [Segment(id=n, text=text) for n, text in enumerate(texts)]
    chunks = split(segments, budget_tokens=3, count_tokens=lambda _: 1, overlap_tokens=0)
    assert [len(chunk.fresh) for chunk in chunks] == [2, 2]
