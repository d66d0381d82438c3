"""Transcripts that hold next to nothing, or what no rule knows: sensible notes, no traceback."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from lectura.errors import UsageError
from lectura.records.notes import Notes
from lectura.records.transcript import Notice, Segment, Transcript

NoteTaker = Callable[..., Notes]
Teller = Callable[..., Transcript]


def _points(notes: Notes) -> list[str]:
    return [point.statement for topic in notes.topics for point in topic.key_points]


def test_an_empty_transcript(take_notes: NoteTaker) -> None:
    notes = take_notes(Transcript(duration=130.0))
    assert notes.title == "clase"
    assert notes.topics == ()
    assert notes.summary == ""
    assert notes.grounded_percent is None
    assert notes.coverage.complete
    assert notes.coverage.minutes == ("silent", "silent", "silent")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_segments_without_words(take_notes: NoteTaker, text: str) -> None:
    assert take_notes(Transcript(segments=(Segment(id=0, text=text),))).topics == ()


@pytest.mark.parametrize("text", ["Hola", "...", "¿?", "123 456", "🙂 🙂", "\u200b", "a"])
def test_a_word_or_less(take_notes: NoteTaker, text: str) -> None:
    notes = take_notes(Transcript(segments=(Segment(id=7, start=0, end=1, text=text),)))
    assert len(_points(notes)) <= 1
    assert notes.title
    assert notes.summary == ""


@pytest.mark.parametrize("text", ["a" * 40_000, "hola " + "ab" * 20_000 + " adiós"])
def test_a_word_without_end(take_notes: NoteTaker, text: str) -> None:
    started = time.monotonic()
    notes = take_notes(Transcript(segments=(Segment(id=0, text=text),)))
    assert time.monotonic() - started < 5
    assert all(len(point) < 500 for point in _points(notes))
    assert len(notes.title) < 100


def test_the_same_words_for_minutes(take_notes: NoteTaker) -> None:
    segments = tuple(
        Segment(id=i, start=i * 5, end=i * 5 + 5, text="gracias por ver el video")
        for i in range(90)
    )
    points = _points(take_notes(Transcript(segments=segments)))
    assert len(points) == len(set(points)) <= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今天我们讨论机器学习的基本概念。机器学习是人工智能的一个分支，它研究如何让计算机学习。"
            "监督学习需要标注的数据。无监督学习寻找数据中的结构，不需要标注。",
            "学习",
        ),
        (
            "Сегодня мы поговорим о машинном обучении. Машинное обучение является разделом "
            "искусственного интеллекта. Оно изучает методы построения обучаемых алгоритмов.",
            "обучени",
        ),
        (
            "اليوم سوف نتحدث عن التعلم الآلي وهو فرع من فروع الذكاء الاصطناعي. "
            "يدرس التعلم الآلي كيفية جعل الحواسيب تتعلم من البيانات.",
            "التعلم",
        ),
    ],
)
def test_other_scripts(take_notes: NoteTaker, text: str, expected: str) -> None:
    notes = take_notes(Transcript(segments=(Segment(id=0, text=text),)))
    points = _points(notes)
    assert any(expected in point for point in points)
    assert all(topic.title for topic in notes.topics)
    assert notes.language is None


def test_a_language_without_phrases_of_its_own(take_notes: NoteTaker) -> None:
    text = (
        "Heute sprechen wir über die Photosynthese. Die Photosynthese ist ein Prozess der Pflanzen."
    )
    notes = take_notes(Transcript(language="de", segments=(Segment(id=0, text=text),)))
    assert notes.language == "de"
    assert "Photosynthese" in notes.title


def test_a_short_recording_is_not_repeated_everywhere(tell: Teller, take_notes: NoteTaker) -> None:
    sentence = "La fotosíntesis convierte la luz en energía química dentro de las hojas."
    notes = take_notes(tell([(None, sentence)]))
    assert _points(notes) == [sentence]
    assert notes.summary == ""
    assert notes.presentations == ()


def test_a_speaker_left_out_is_nowhere_in_the_notes(tell: Teller, take_notes: NoteTaker) -> None:
    lines = [
        ("S0", "La fotosíntesis convierte la luz en energía química dentro de las hojas."),
        ("S1", "Tengo una pregunta sobre mi enfermedad, que es un asunto privado y secreto."),
    ] * 6
    notes = take_notes(tell(lines), exclude_speakers=("S1",))
    assert "secreto" not in notes.model_dump_json()
    assert "fotosíntesis" in notes.model_dump_json()
    assert notes.coverage.complete


def test_a_speaker_to_leave_out_who_is_not_there(tell: Teller, take_notes: NoteTaker) -> None:
    with pytest.raises(UsageError, match="Laura") as caught:
        take_notes(tell([("S0", "Buenos días a todos.")]), exclude_speakers=("Laura",))
    assert "S0" in caught.value.message


def test_a_transcript_cut_short_makes_partial_notes(take_notes: NoteTaker) -> None:
    notice = Notice(code="truncated", message="The file ends after 2 of 5 minutes.")
    segment = Segment(id=0, start=0, end=4, text="La luz es una onda electromagnética.")
    notes = take_notes(Transcript(segments=(segment,), notices=(notice,)))
    assert notes.partial
    assert notes.warnings == (notice.message,)


def test_three_hours_take_seconds(take_notes: NoteTaker) -> None:
    syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"]
    vocabulary = [a + b + c for a in syllables for b in syllables for c in syllables]
    segments = tuple(
        Segment(
            id=i,
            start=i * 6.0,
            end=i * 6.0 + 6,
            # The vocabulary moves on slowly, as subjects do.
            text=" ".join(vocabulary[(i // 60 * 7 + i * k * 13) % 1000] for k in range(14)),
        )
        for i in range(1800)
    )
    started = time.process_time()
    notes = take_notes(Transcript(segments=segments, language="es"))
    assert time.process_time() - started < 30
    assert all(t.end - t.start <= 15 * 60 for t in notes.topics if t.end and t.start is not None)
    assert len(_points(notes)) > 40
