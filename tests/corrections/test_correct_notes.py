"""Corrections in finished notes: quotes stay in the transcript, times stay, all can be undone."""

from __future__ import annotations

from lectura.corrections.notes import correct_notes, notes_as_heard
from lectura.corrections.pairs import parse_pair
from lectura.corrections.transcripts import correct_transcript
from lectura.records.notes import (
    Citation,
    KeyPoint,
    MadeBy,
    Notes,
    NotesSource,
    Question,
    Term,
    Topic,
    Unsupported,
)
from lectura.records.transcript import Segment, Transcript

LECTURE = Transcript(
    segments=(
        Segment(id=0, start=0.0, end=4.0, text="Hoy vemos camins y también de vez"),
        Segment(id=4, start=4.0, end=9.0, text="can, que agrupa por densidad."),
    )
)


def cite(quote: str, *ids: int) -> tuple[Citation, ...]:
    return (Citation(segment_ids=ids, start=1.0, end=2.0, quote=quote),)


NOTES = Notes(
    title="Camins",
    source=NotesSource(name="camins.mp4"),
    topics=(
        Topic(
            title="Agrupar con camins",
            key_points=(
                KeyPoint(statement="k-means agrupa.", citations=cite("vemos camins", 0)),
                KeyPoint(
                    statement="DBSCAN", speaker="camins", citations=cite("vez can, que", 0, 4)
                ),
                KeyPoint(statement="Densidad", citations=cite("por densidad.", 4)),
            ),
        ),
    ),
    questions=(Question(question="¿Camins?", asked_by="camins", answer="Sí, camins."),),
    terms=(Term(term="camins", as_heard=("camins",), citations=cite("camins", 0)),),
    unsupported=(Unsupported(kind="term", record={"term": "camins"}, reason="x"),),
    made_by=MadeBy(engine="llm", lectura="0"),
)


def corrected(*pairs: str) -> Transcript:
    return correct_transcript(LECTURE, [parse_pair(pair) for pair in pairs])


def test_texts_quotes_and_terms() -> None:
    transcript = corrected("camins=k-means", "de vez can=DBSCAN", "means=medias")
    found = correct_notes(NOTES, transcript)
    points = found.topics[0].key_points
    assert (found.title, found.topics[0].title) == ("k-means", "Agrupar con k-means")
    assert [p.citations[0].quote for p in points] == [
        "vemos k-means",
        "DBSCAN, que",
        "por densidad.",
    ]
    words = " ".join(segment.text for segment in transcript.segments)
    assert all(p.citations[0].quote in words for p in points)
    assert [(p.citations[0].start, p.citations[0].end) for p in points] == [(1.0, 2.0)] * 3
    assert (found.questions[0].question, found.questions[0].answer) == ("¿k-means?", "Sí, k-means.")
    assert found.terms[0].term == "k-means"


def test_names_of_people_files_and_what_was_heard_stay() -> None:
    found = correct_notes(NOTES, corrected("camins=k-means"))
    assert found.source.name == "camins.mp4"
    assert found.topics[0].key_points[1].speaker == "camins"
    assert found.questions[0].asked_by == "camins"
    assert found.terms[0].as_heard == ("camins",)
    assert found.unsupported == NOTES.unsupported


def test_taken_back_exactly_and_twice_changes_nothing() -> None:
    once = correct_notes(NOTES, corrected("camins=k-means", "de vez can=DBSCAN"))
    assert correct_notes(once, corrected("camins=k-means", "de vez can=DBSCAN")) == once
    assert notes_as_heard(once).model_dump_json() == NOTES.model_dump_json()
    other = corrected("camins=K")
    assert correct_notes(once, other) == correct_notes(NOTES, other)
    assert correct_notes(once, LECTURE) == NOTES


def test_what_a_person_rewrote_since_stays() -> None:
    once = correct_notes(NOTES, corrected("camins=k-means"))
    by_hand = once.model_copy(update={"title": "Mi clase"})
    assert notes_as_heard(by_hand).title == "Mi clase"
    assert notes_as_heard(by_hand).terms == NOTES.terms
