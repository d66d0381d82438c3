from __future__ import annotations

import json
from itertools import accumulate

import pytest
from page_samples import said_of, tree_of, untimed_transcript, words

from lectura.page.data import data_block, json_text, page_data, times_data, utf16
from lectura.records.transcript import Segment, Transcript, Word


def test_times_of_lines_are_milliseconds_as_differences() -> None:
    assert times_data(said_of())["lines"] == {
        "start": [1000, 2000, 3000, 3000],
        "length": [2000, 2000, 2000, 3000],
        "speaker": [0, 0, 1, -1],
    }


def test_what_is_read_at_once_is_small() -> None:
    assert page_data(said_of(), {"play": "Play"}) == {
        "duration": 20.0,
        "speakers": ["Ana", "Ben"],
        "strings": {"play": "Play"},
    }


def test_times_of_words_are_hundredths_as_differences() -> None:
    data = times_data(said_of())["words"]
    assert data["count"] == [3, 2, 2, 1]
    assert list(accumulate(data["start"]))[:4] == [100, 140, 160, 300]
    assert data["length"][:3] == [40, 10, 130]
    assert data["chars"] == [5, 2, 6, 4, 7, 3, 8, 2]


def test_the_characters_of_a_line_s_words_sum_to_the_length_of_its_text() -> None:
    said = said_of()
    data = times_data(said)["words"]
    chars = iter(data["chars"])
    for line, count in zip(said.lines, data["count"], strict=True):
        assert sum(next(chars) for _ in range(count)) == len(line.text)


def test_characters_are_counted_as_a_browser_counts_them() -> None:
    one = Segment(id=0, start=0, end=2, text="😀 b", words=words(("😀", 0, 1), (" b", 1, 2)))
    assert times_data(said_of(Transcript(segments=(one,))))["words"]["chars"] == [3, 1]
    assert utf16("a😀") == 3


@pytest.mark.parametrize(("doubt", "unsure"), [("low confidence", [1, 3]), (None, [])])
def test_unsure_words_of_doubtful_lines_are_told_by_their_number(
    doubt: str | None, unsure: list[int]
) -> None:
    said = tuple(
        Word(text=f" {text}", start=n, end=n + 0.5, probability=chance)
        for n, (text, chance) in enumerate((("a", 0.9), ("b", 0.5), ("c", None), ("d", 0.01)))
    )
    one = Segment(id=0, start=0, end=9, text=" a b c d", words=said, doubt=doubt)
    assert times_data(said_of(Transcript(segments=(one,))))["unsure"] == unsure


def test_words_may_begin_before_the_word_before() -> None:
    one = Segment(id=0, start=0, end=9, text="a b", words=words(("a", 5, 6), (" b", 4, 5)))
    assert times_data(said_of(Transcript(segments=(one,))))["words"]["start"] == [500, -100]


def test_without_times_there_is_no_block_of_them() -> None:
    block = tree_of(data_block(said_of(untimed_transcript()), {}))
    assert json.loads(block.one("script").text)["duration"] is None
    assert [one.attributes["id"] for one in tree_of(data_block(said_of(), {})).all("script")] == [
        "data",
        "times",
    ]


def test_no_text_ends_the_element() -> None:
    block = data_block(said_of(), {"copied": "</script><b>&amp;\u2028"})
    element = tree_of(block).one("script", id="data", type="application/json")
    assert json.loads(element.text)["strings"] == {"copied": "</script><b>&amp;\u2028"}
    assert block.count("<") == 4  # two elements


def test_json_holds_no_less_than_sign() -> None:
    assert json_text({"a": "<!--"}) == '{"a":"\\u003c!--"}'
