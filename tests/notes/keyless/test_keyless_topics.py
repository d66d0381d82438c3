"""Where a lecture turns to another subject: constructed lectures whose borders are known."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from lectura.notes.keyless.sentences import Sentence
from lectura.notes.keyless.speech import Speech, running_text
from lectura.notes.keyless.topics import best_borders, split_topics, topic_count
from lectura.records.transcript import Segment

CELLS = [
    "membrane",
    "nucleus",
    "mitochondria",
    "ribosome",
    "enzyme",
    "chloroplast",
    "cytoplasm",
    "protein",
]
LAWS = ["contract", "tribunal", "statute", "verdict", "plaintiff", "liability", "clause", "appeal"]
STARS = ["galaxy", "telescope", "orbit", "supernova", "spectrum", "redshift", "nebula", "quasar"]


def _about(words: list[str], sentences: int, seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    return [chance.sample(words, 3) for _ in range(sentences)]


def test_the_borders_are_where_the_words_change() -> None:
    contents = [*_about(CELLS, 10, 1), *_about(LAWS, 14, 2), *_about(STARS, 8, 3)]
    assert best_borders(contents, [20] * 32, 3) == [0, 10, 24]


def test_no_topic_is_shorter_than_a_third_of_the_mean() -> None:
    """Two sentences about something else are an aside, not a topic."""
    contents = [*_about(CELLS, 12, 1), *_about(STARS, 2, 2), *_about(CELLS, 16, 3)]
    first, second = best_borders(contents, [20] * 30, 2)
    assert first == 0
    assert 5 <= second <= 25


def test_words_that_are_everywhere_make_no_border() -> None:
    contents = [[*words, "well"] for words in _about(CELLS, 10, 1)]
    contents += [[*words, "well"] for words in _about(LAWS, 10, 2)]
    assert best_borders(contents, [20] * 20, 2) == [0, 10]


def test_a_long_sentence_may_be_a_topic_of_its_own() -> None:
    assert best_borders([["a"], ["b"]], [4000, 10], 2) in ([0], [0, 1])


@pytest.mark.parametrize(
    ("words", "topics"),
    [(0, 0), (1, 1), (500, 1), (700, 2), (1500, 3), (4000, 8), (9000, 11), (90_000, 65)],
)
def test_how_many_topics_a_lecture_has(words: int, topics: int) -> None:
    assert topic_count(words) == topics


def _spoken(*lines: tuple[str, str | None, float]) -> Speech:
    """Lines of (text, speaker, pause before it in seconds)."""
    segments, at = [], 0.0
    for index, (text, speaker, pause) in enumerate(lines):
        at += pause
        segments.append(Segment(id=index, start=at, end=at + 5, text=text, speaker=speaker))
        at += 5
    return running_text(segments)


def _split(speech: Speech) -> list[int]:
    """The first segment of each topic, a sentence for each segment."""
    starts = (0, *speech.borders)
    ends = (*(border - 1 for border in speech.borders), len(speech.text))
    sentences = [
        Sentence(index, a, b, speech.text[a:b], speech.speaker_at(a))
        for index, (a, b) in enumerate(zip(starts, ends, strict=True))
    ]
    contents = [["same", f"word{index % 5}"] for index in range(len(sentences))]
    return [topic.start for topic in split_topics(speech, sentences, contents)]


def test_a_long_silence_begins_a_topic_where_the_words_do_not_tell() -> None:
    line = "as long as a sentence of twelve words has to be here now"
    lines = [(line, None, 9.0 if index == 33 else 0.3) for index in range(60)]
    assert _split(_spoken(*lines)) == [0, 33]


def test_a_speaker_who_takes_the_floor_begins_a_topic() -> None:
    line = "as long as a sentence of twelve words has to be here now"
    lines = [(line, "A" if index < 27 else "B", 0.3) for index in range(60)]
    lines[10] = ("yes of course", "B", 0.3)
    assert _split(_spoken(*lines)) == [0, 27]


def test_ten_hours_are_split_in_seconds() -> None:
    chance = random.Random(5)
    contents = [
        [f"topic{index // 80}word{chance.randrange(30)}" for _ in range(6)] for index in range(5600)
    ]
    started = time.monotonic()
    borders = best_borders(contents, [16] * 5600, 65)
    assert time.monotonic() - started < 15
    assert len(borders) == 65
    assert sum(border % 80 == 0 for border in borders) >= 60


def _peak_of_topics(sentences: int) -> int:
    """Bytes at the most while the topics of that many sentences are found."""
    text = [" ".join(words) + "." for words in _about(CELLS, sentences, 5)]
    speech = running_text([Segment(id=i, text=said) for i, said in enumerate(text)])
    found = [Sentence(i, 0, len(said), said, None) for i, said in enumerate(text)]
    contents = [said[:-1].split() for said in text]
    tracemalloc.start()
    topics = split_topics(speech, found, contents)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [index for topic in topics for index in topic] == list(range(sentences))
    return peak


def test_a_course_in_one_file_takes_no_more_memory_at_once_than_a_day() -> None:
    assert _peak_of_topics(6_000) < 3.3 * _peak_of_topics(2_000)
