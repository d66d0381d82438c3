from __future__ import annotations

import pytest
from notes_samples import cited
from page_samples import said_of, tree_of, untimed_transcript, words

from lectura.page.notes.terms import Places
from lectura.records.notes import Term
from lectura.records.transcript import Segment, Transcript


def transcript() -> Transcript:
    return Transcript(
        segments=(
            Segment(
                id=0,
                start=10.0,
                end=14.0,
                text="El Método k-means, y el",
                words=words(
                    ("El", 10.0, 10.5), (" Método", 11.0, 12.0), (" k-means,", 12.5, 13.0),
                    (" y", 13.2, 13.4), (" el", 13.5, 14.0),
                ),
            ),
            Segment(id=1, start=75.0, end=77.0, text="metodo camins"),
        )
    )  # fmt: skip


def starts(term: str, *as_heard: str, of: Transcript | None = None) -> list[float]:
    places = Places(said_of(of or transcript()), "Said at")
    return places.starts(Term(term=term, as_heard=as_heard))


def test_a_term_is_found_wherever_it_is_said_without_regard_to_accents_and_capitals() -> None:
    assert starts("método") == [11.0, 75.0]


def test_a_term_of_several_words_is_found_across_the_border_of_two_lines() -> None:
    assert starts("el método") == [10.0, 13.5]


def test_punctuation_does_not_matter() -> None:
    assert starts("K means") == [12.5]


def test_what_was_heard_for_it_is_a_place_of_it() -> None:
    first, second = starts("k-means", "camins")
    assert first == 12.5
    assert second == pytest.approx(75.0 + 2.0 * 7 / 13)  # its place among the line's characters


def test_a_part_of_a_word_is_no_place() -> None:
    assert starts("mean") == starts("eto") == starts("!") == []


def test_places_are_links() -> None:
    made = tree_of(Places(said_of(transcript()), "Said at").of(Term(term="método")))
    assert made.text == "Said at 0:11, 1:15"
    assert [a.attributes["href"] for a in made.all("a")] == ["#t=11.00", "#t=75.00"]


def test_two_places_within_a_second_are_one() -> None:
    one = Segment(id=0, start=1.0, end=1.9, text="no no no")
    assert starts("no", of=Transcript(segments=(one,))) == [1.0]


def test_without_times_there_are_no_places() -> None:
    places = Places(said_of(untimed_transcript()), "Said at")
    assert places.of(Term(term="elbow", citations=cited("elbow"))) == ""
