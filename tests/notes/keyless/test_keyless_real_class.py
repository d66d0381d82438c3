"""A real class in Spanish as a recogniser wrote it: one endless line, hardly any punctuation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from lectura.records.notes import Citation, Notes
from lectura.records.transcript import Segment, Transcript

SATURDAY = dt.date(2024, 8, 10)
_WORDS_PER_SEGMENT, _SECONDS_PER_SEGMENT = 12, 5.0


@pytest.fixture(scope="module")
def words(shared: Path) -> list[str]:
    path = shared / "transcripts" / "clase-aprendizaje-profundo.txt"
    return path.read_text(encoding="utf-8").split()


@pytest.fixture(scope="module", params=["one segment", "timed segments"])
def transcript(request: pytest.FixtureRequest, words: list[str]) -> Transcript:
    if request.param == "one segment":
        return Transcript(segments=(Segment(id=0, text=" ".join(words)),))
    return _timed(words)


def _timed(words: list[str]) -> Transcript:
    segments = [
        Segment(
            id=index,
            start=index * _SECONDS_PER_SEGMENT,
            end=(index + 1) * _SECONDS_PER_SEGMENT,
            text=" ".join(words[at : at + _WORDS_PER_SEGMENT]),
        )
        for index, at in enumerate(range(0, len(words), _WORDS_PER_SEGMENT))
    ]
    return Transcript(segments=tuple(segments), duration=segments[-1].end)


@pytest.fixture(scope="module")
def notes(transcript: Transcript, take_notes: Callable[..., Notes]) -> Notes:
    return take_notes(transcript, date=SATURDAY)


def _citations(notes: Notes) -> list[Citation]:
    return [
        *(citation for item in notes.assignments for citation in item.citations),
        *(citation for item in notes.announcements for citation in item.citations),
        *(citation for item in notes.questions for citation in item.citations),
        *(citation for item in notes.exam_hints for citation in item.citations),
        *(citation for item in notes.terms for citation in item.citations),
        *(citation for item in notes.references for citation in item.citations),
        *(citation for t in notes.topics for point in t.key_points for citation in point.citations),
    ]


def test_the_homework_and_what_it_was(notes: Notes) -> None:
    transcribe, logo = notes.assignments
    said = " ".join([transcribe.what, *(c.quote for c in transcribe.citations)])
    for part in ("tomen las grabaciones", "transcripción con whisper", "puntos fundamentales"):
        assert part in transcribe.what
    assert "leer el rol" in transcribe.what
    assert "obligatoria" in said
    assert transcribe.optional is False
    assert "quiz" in transcribe.reward
    assert "generen el mejor logo" in logo.what


def test_the_next_class_and_so_the_day_the_homework_is_due(notes: Notes) -> None:
    dated = [item for item in notes.announcements if item.date is not None]
    assert [item.date_text for item in dated] == ["dentro de ocho días"]
    assert "nos vemos" in dated[0].citations[0].quote
    assert dated[0].date == dt.date(2024, 8, 17)
    assert notes.assignments[0].due_text == "la siguiente sesión"
    assert notes.assignments[0].due_date == dt.date(2024, 8, 17)


def test_the_students_question_and_its_answer(notes: Notes) -> None:
    asked = next(item for item in notes.questions if "inquietud respecto al logo" in item.question)
    assert "propósito" in asked.question
    assert "encuesta" in asked.question + asked.answer
    assert len(notes.questions) <= 3


def test_the_subject_is_in_the_title_and_the_terms(notes: Notes) -> None:
    assert "aprendizaje profundo" in notes.title.lower()
    terms = {term.term.lower() for term in notes.terms}
    assert {"aprendizaje profundo", "redes neuronales", "machine learning"} <= terms


def test_no_quote_begins_or_ends_inside_a_word(notes: Notes, words: list[str]) -> None:
    text = " ".join(words)
    for citation in _citations(notes):
        at = text.find(citation.quote)
        assert at >= 0
        before, after = text[at - 1 : at], text[at + len(citation.quote) :][:1]
        assert not before.isalnum()
        assert not after.isalnum()


def test_key_points_can_be_read(notes: Notes) -> None:
    points = [point for topic in notes.topics for point in topic.key_points]
    assert 15 <= len(points) <= 45
    assert len({point.statement for point in points}) == len(points)
    for point in points:
        quote = point.citations[0].quote
        assert 6 <= len(quote.split()) <= 50
        assert point.statement[0].isupper() or point.statement[0].isdigit()
        assert not re.search(r" (?:de|la|el|que|y|en|un|una|los|las)$", quote)


def test_no_long_stretch_is_without_a_key_point(notes: Notes, words: list[str]) -> None:
    assert all(topic.key_points for topic in notes.topics)
    text = " ".join(words)
    starts = sorted(
        text.find(point.citations[0].quote) for topic in notes.topics for point in topic.key_points
    )
    bounds = [0, *starts, len(text)]
    gaps = [len(text[a:b].split()) for a, b in pairwise(bounds)]
    assert max(gaps) < 2000


def test_topics_with_times_are_short_and_follow_each_other(
    words: list[str], take_notes: Callable[..., Notes]
) -> None:
    notes = take_notes(_timed(words))
    ends = 0.0
    for topic in notes.topics:
        assert topic.start is not None
        assert topic.end is not None
        assert topic.end - topic.start <= 15 * 60
        assert topic.start >= ends - 0.001
        ends = topic.end
        for point in topic.key_points:
            [citation] = point.citations
            assert citation.start is not None
            assert topic.start - 0.001 <= citation.start <= topic.end


def test_everything_was_read(notes: Notes, transcript: Transcript) -> None:
    assert notes.coverage.complete
    assert notes.coverage.character_percent == 100.0
    assert notes.coverage.time_percent == (100.0 if transcript.timed else None)
    assert set(notes.coverage.minutes) == ({"seen"} if transcript.timed else set())
    assert notes.grounded_percent == 100.0
    assert notes.made_by.engine == "keyless"
    assert notes.language == "es"
    assert not notes.partial


def test_the_same_words_give_the_same_notes(
    words: list[str], take_notes: Callable[..., Notes]
) -> None:
    transcript = _timed(words[:2000])
    assert take_notes(transcript) == take_notes(transcript)
