"""Short cues become lines of whole sentences, and every line knows the segments it is made of."""

from __future__ import annotations

from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.lines import read_in_lines
from lectura.records.transcript import Segment


def cues(*texts: str, speakers: str = "", gap: float = 0.0) -> list[Segment]:
    return [
        Segment(
            id=10 + index,
            start=index * (2.0 + gap),
            end=index * (2.0 + gap) + 2.0,
            text=text,
            speaker=speakers[index] if speakers else None,
        )
        for index, text in enumerate(texts)
    ]


def texts(segments: list[Segment]) -> list[str]:
    return [line.text for line in read_in_lines(segments).lines]


def test_the_cues_of_a_sentence_are_one_line_with_the_first_id_and_both_times() -> None:
    reading = read_in_lines(cues("a regular language is", "one that some automaton", "recognises."))
    [line] = reading.lines
    assert (line.id, line.start, line.end) == (10, 0.0, 6.0)
    assert line.text == "a regular language is one that some automaton recognises."
    assert reading.ids == {10: (10, 11, 12)}


def test_a_line_ends_where_a_sentence_of_some_length_does() -> None:
    long = "This sentence has more than forty characters in it."
    assert texts(cues(long, "And this one follows.")) == [long, "And this one follows."]
    assert texts(cues("Right.", "So we go on with it.")) == ["Right. So we go on with it."]


def test_speakers_and_long_pauses_are_never_joined() -> None:
    assert texts(cues("who is", "it then", speakers="AB")) == ["who is", "it then"]
    assert texts(cues("who is", "it then", gap=3.5)) == ["who is", "it then"]


def test_speech_without_marks_is_cut_at_a_length() -> None:
    lines = texts(cues(*["eight more words that go on and on"] * 40))
    assert len(lines) == 5
    assert max(map(len, lines)) <= 320
    assert sum(len(line.split()) for line in lines) == 40 * 8


def test_the_segments_of_lines_come_back_as_they_were() -> None:
    segments = cues("This sentence has more than forty characters in it.", "one two", "three.")
    reading = read_in_lines(segments)
    assert len(reading.lines) == 2
    assert list(reading.segments(reading.lines)) == segments
    piece = reading.lines[0].model_copy(update={"text": "This sentence"})
    assert reading.segments([piece]) == (piece,)


def test_a_quote_is_looked_for_in_all_segments_of_the_line_it_was_said_to_be_in() -> None:
    segments = cues("of course", "we see it", "again", "of course", "we see it", "there.")
    segments[2] = segments[2].model_copy(update={"text": "again and that was the first line."})
    reading = read_in_lines(segments)
    assert reading.ids == {10: (10, 11, 12), 13: (13, 14, 15)}
    haystack = Haystack(segments, reading.ids)
    [span] = haystack.find("of course we see", [13])
    assert haystack.cite(span).segment_ids == (13, 14)
    assert haystack.segments_of([13, 10]) == {10, 11, 12, 13, 14, 15}
