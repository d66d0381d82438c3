"""Who presented, and what each one said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from lectura.records.notes import Notes
from lectura.records.transcript import Segment, Speaker, Transcript

NoteTaker = Callable[..., Notes]
_WORDS_PER_SEGMENT = 14


def _seminar(shared: Path) -> Transcript:
    reference = json.loads((shared / "recordings" / "seminar-en.ref.json").read_text("utf-8"))
    segments: list[Segment] = []
    for turn in reference["turns"]:
        words = turn["text"].split()
        rate = (turn["end"] - turn["start"]) / len(words)
        for at in range(0, len(words), _WORDS_PER_SEGMENT):
            piece = words[at : at + _WORDS_PER_SEGMENT]
            segments.append(
                Segment(
                    id=len(segments),
                    start=turn["start"] + at * rate,
                    end=turn["start"] + (at + len(piece)) * rate,
                    text=" ".join(piece),
                    speaker=turn["speaker"],
                )
            )
    speakers = (Speaker(id="presenter_1", name="Ana"),)
    return Transcript(segments=tuple(segments), duration=reference["seconds"], speakers=speakers)


def test_each_presenter_of_a_seminar_has_a_section(shared: Path, take_notes: NoteTaker) -> None:
    transcript = _seminar(shared)
    notes = take_notes(transcript)
    assert [item.speaker for item in notes.presentations] == [
        "Ana",
        "presenter_2",
        "presenter_3",
        "presenter_4",
    ]
    for item, speaker in zip(
        notes.presentations,
        ("presenter_1", "presenter_2", "presenter_3", "presenter_4"),
        strict=True,
    ):
        own = [s for s in transcript.segments if s.speaker == speaker]
        assert item.start is not None
        assert item.end is not None
        assert own[0].start is not None
        assert own[-1].end is not None
        assert abs(item.start - own[0].start) < 0.01
        assert abs(item.end - own[-1].end) < 0.01
        assert item.key_points
        text = " ".join(s.text for s in own)
        assert all(point.citations[0].quote in text for point in item.key_points)
        assert item.topic


def test_a_seminar_without_homework_has_none(shared: Path, take_notes: NoteTaker) -> None:
    notes = take_notes(_seminar(shared))
    assert notes.assignments == ()
    assert notes.announcements == ()
    assert notes.exam_hints == ()
    assert notes.summary == ""


def test_an_interrupted_presentation_is_one_and_keeps_its_questions(
    tell: Callable[..., Transcript], take_notes: NoteTaker
) -> None:
    talk = [
        "Mi trabajo trata de los volcanes de la cordillera y de sus erupciones recientes.",
        "Un volcán es una abertura de la corteza por la que sale magma desde el manto.",
        "Las erupciones explosivas ocurren cuando el magma tiene mucho gas y mucha sílice.",
        "Las cenizas de esas erupciones viajan miles de kilómetros con el viento.",
        "Por eso los observatorios miden los gases y los temblores de cada volcán.",
        "La conclusión es que una buena red de observatorios salva muchas vidas humanas.",
    ]
    lecture = [("P", "El profesor explica durante mucho tiempo la geología de los Andes.")] * 12
    lines = [
        *lecture,
        *(("A", line) for line in talk[:3]),
        ("P", "Muy bien, siga."),
        *(("A", line) for line in talk[3:]),
        ("B", "¿Cuánto tarda un volcán con cenizas en apagarse?"),
        ("A", "Depende del volcán, pero suele durar varias semanas o meses."),
    ]
    notes = take_notes(tell(lines))
    [presentation] = notes.presentations
    assert presentation.speaker == "A"
    assert "olc" in presentation.topic
    assert all(point.speaker == "A" for point in presentation.key_points)
    [question] = presentation.questions
    assert (question.asked_by, question.answered_by) == ("B", "A")


def test_the_next_presenter_answers_nobody_and_keeps_the_own_questions(
    tell: Callable[..., Transcript], take_notes: NoteTaker
) -> None:
    lecture = [("P", "El profesor explica durante mucho tiempo la geología de los Andes.")] * 12
    first = [("A", "Los glaciares avanzan con el clima y dejan morrenas en los valles altos.")] * 7
    second = [("B", "Un volcán expulsa cenizas que viajan con el viento hasta otros países.")] * 7
    lines = [
        *lecture,
        *first,
        ("A", "¿Quién no ha visto nunca un glaciar en la cordillera?"),
        *second[:3],
        ("B", "¿Cuánto tarda un volcán con cenizas en apagarse?"),
        *second[3:],
    ]
    glaciers, volcanoes = take_notes(tell(lines)).presentations
    assert [(q.asked_by, q.answer) for q in glaciers.questions] == [("A", "")]
    assert [q.asked_by for q in volcanoes.questions] == ["B"]


def test_a_confirmed_lecturer_counts_even_when_a_student_speaks_more(
    tell: Callable[..., Transcript], take_notes: NoteTaker
) -> None:
    talk = "Los glaciares avanzan y retroceden con el clima, y dejan morrenas en los valles."
    transcript = tell([("P", "Hoy presenta una compañera."), *([("A", talk)] * 8)])
    roles = (Speaker(id="P", role="lecturer"), Speaker(id="A", name="Ana"))
    notes = take_notes(transcript.model_copy(update={"speakers": roles}))
    assert [item.speaker for item in notes.presentations] == ["Ana"]


def test_one_speaker_gives_no_presentation(
    tell: Callable[..., Transcript], take_notes: NoteTaker
) -> None:
    talk = "Los glaciares avanzan y retroceden con el clima, y dejan morrenas en los valles."
    assert take_notes(tell([("A", talk)] * 12)).presentations == ()


def test_what_a_student_presents_is_told_once(shared: Path, take_notes: NoteTaker) -> None:
    notes = take_notes(_seminar(shared))
    points = [point for topic in notes.topics for point in topic.key_points]
    points += [point for item in notes.presentations for point in item.key_points]
    assert len({point.statement for point in points}) == len(points)
    assert {p.speaker for topic in notes.topics for p in topic.key_points} == {"lecturer"}
    assert len(notes.presentations) == 4
