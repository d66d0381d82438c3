from __future__ import annotations

from notes_samples import cited, full_notes
from page_samples import (
    ENGLISH,
    SPANISH,
    full_lecture,
    lecture_of,
    said_of,
    small_transcript,
    two_slides,
)

from lectura.page.lanes import Lane, Stretch, lanes_of, spoken_seconds
from lectura.page.lecture import Lecture
from lectura.records.notes import KeyPoint, MadeBy, Notes, NotesSource, Topic
from lectura.records.transcript import (
    Segment,
    Speaker,
    SpeechCoverage,
    Transcript,
    Truncation,
)
from lectura.timeline import Interval


def lanes(lecture: Lecture) -> dict[str, Lane]:
    return {lane.name: lane for lane in lanes_of(lecture, said_of(lecture.transcript), ENGLISH)}


def notes_with(*topics: Topic) -> Notes:
    return Notes(
        title="t",
        language="en",
        source=NotesSource(name="a"),
        topics=topics,
        made_by=MadeBy(engine="keyless", lectura="0.1.0"),
    )


def test_rows_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    kinds = [lane.kind for lane in lanes_of(full_lecture(), said_of(), SPANISH)]
    assert kinds == [
        "topic", "presented", "slide", "s0", "s1", "s-none", "point", "todo", "doubt", "lost",
    ]  # fmt: skip


def test_a_lecture_without_notes_shows_who_speaks() -> None:
    assert list(lanes(lecture_of())) == ["Ana", "Ben", "Unknown", "Doubtful"]


def test_where_nobody_is_told_apart_the_row_is_the_transcript() -> None:
    one = Segment(id=0, start=0, end=2, text="a")
    assert list(lanes(lecture_of(Transcript(segments=(one,))))) == ["Transcript"]


def test_a_topic_without_an_end_lasts_to_the_next_one_and_the_last_to_the_end() -> None:
    notes = notes_with(
        Topic(title="one", start=0), Topic(title="untimed"), Topic(title="two", start=5)
    )
    assert lanes(lecture_of(notes=notes))["Topics"].boxes == (
        Stretch(0, 5, "one", "one"),
        Stretch(5, 20.0, "two", "two"),
    )


def test_slides_are_numbered() -> None:
    assert lanes(lecture_of(slides=two_slides()))["Slides"].boxes == (
        Stretch(0.0, 4.0, "Slide 1: Agrupar", "1"),
        Stretch(4.0, 19.0, "Slide 2", "2"),
    )


def test_a_presentation_is_called_by_its_topic_and_told_with_its_speaker() -> None:
    [box] = lanes(lecture_of(notes=full_notes()))["Presentations"].boxes
    assert (box.title, box.label, box.start, box.end) == (
        "Laura: Autoencoders",
        "Autoencoders",
        2000,
        2300,
    )


def test_what_one_person_says_in_one_go_is_one_stretch() -> None:
    assert lanes(lecture_of())["Ana"].plain == (Stretch(1.0, 5.0),)


def test_a_key_point_stands_where_it_was_said_first() -> None:
    point = KeyPoint(statement="It <holds>.", citations=cited("x", 7.5, 3.0))
    [mark] = lanes(lecture_of(notes=notes_with(Topic(title="t", key_points=(point,)))))[
        "Key points"
    ].marks
    assert (mark.start, mark.title) == (7.5, "It <holds>.")


def test_what_is_missing_is_told_by_all_who_know_of_it() -> None:
    transcript = small_transcript().model_copy(
        update={
            "lost": (Interval(2, 3),),
            "speech": SpeechCoverage(
                voiced_seconds=9, transcribed_seconds=8, missed=(Interval(12, 13),)
            ),
            "truncated": Truncation(got_seconds=19.0, declared_seconds=25.0),
        }
    )
    assert lanes(lecture_of(transcript))["Missing"].plain == (
        Stretch(2, 3),
        Stretch(12, 13),
        Stretch(19.0, 25.0),
    )
    assert lanes(lecture_of(notes=full_notes()))["Missing"].plain == (Stretch(1800, 2000.5),)


def test_those_who_speak_least_of_many_share_a_row() -> None:
    people = [f"P{n}" for n in range(14)]
    segments = tuple(
        Segment(id=n, start=100.0 * n, end=100.0 * n + 60 - n, text="a", speaker=who)
        for n, who in enumerate(people)
    )
    transcript = Transcript(segments=segments, speakers=tuple(Speaker(id=p) for p in people))
    rows = lanes(lecture_of(transcript))
    assert list(rows) == [*people[:9], "Others"]
    assert len(rows["Others"].plain) == 5


def test_how_long_each_speaks() -> None:
    assert spoken_seconds(said_of()) == (4.0, 2.0)
