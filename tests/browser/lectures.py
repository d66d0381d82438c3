"""Lectures for the tests of the page: small ones with everything in them, and a very long one.

Word times are whole hundredths of a second, as finely as the page keeps them.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from lectura.page.lecture import Lecture, Media
from lectura.records.notes import (
    Announcement,
    Assignment,
    Citation,
    Coverage,
    ExamHint,
    KeyPoint,
    MadeBy,
    Notes,
    NotesSource,
    Presentation,
    Question,
    Reference,
    Term,
    Topic,
)  # fmt: skip
from lectura.records.slides import Slide, Slides, SlideWord
from lectura.records.transcript import Segment, Source, Speaker, SpeechCoverage, Transcript, Word
from lectura.timeline import Interval

DIGEST = "5f" * 32
SOUND = "clase 1.wav"

Phrase = tuple[float, float, str, str]
"""Start and end in seconds, id of the speaker, words."""

CLASS: tuple[Phrase, ...] = (
    (0.5, 4.0, "S1", "Buenos días a todos, empezamos la sesión de hoy."),
    (4.5, 9.0, "S1", "Hoy vamos a hablar de las redes neuronales y de sus pesos."),
    (9.4, 14.9, "S1", "Una red neuronal es un modelo que aprende de muchos ejemplos."),
    (15.2, 21.0, "S1", "Cada capa multiplica los números por sus pesos y suma los resultados."),
    (22.0, 27.5, "S2", "Profesor, ¿qué pasa si el modelo aprende los ejemplos de memoria?"),
    (28.0, 33.0, "S1", "Muy buena pregunta, eso se llama sobreajuste."),
    (33.5, 40.0, "S1", "Para evitarlo guardamos una parte de los ejemplos para la prueba final."),
    (46.0, 52.0, "S1", "La próxima sesión será el martes en el aula doce."),
    (52.5, 60.0, "S1", "Para el viernes entregan un ensayo de dos páginas sobre el sobreajuste."),
    (60.5, 66.0, "S1", "En el examen voy a preguntar qué es una red neuronal."),
    (66.5, 72.0, "S3", "Yo presento mi trabajo: comparé dos modelos con imágenes de hojas."),
    (72.5, 78.0, "S3", "El segundo modelo se equivocó menos, con la mitad de los pesos."),
    (78.5, 84.0, "S2", "¿Y cuántas imágenes usaste para la prueba?"),
    (84.4, 88.0, "S3", "Usé mil imágenes, todas de la misma sesión de fotos."),
    (88.5, 95.0, "S1", "Gracias, terminamos; recuerden la sesión del martes."),
)
NAMES = {"S1": "Ana Pérez", "S2": "Luis", "S3": "Eva"}
DOUBTED = 6
"""The segment whose words are doubtful."""
SOUGHT = "sesión"
SOUGHT_BY = {"S1": 3, "S2": 0, "S3": 1}
"""How often each speaker of `CLASS` says `SOUGHT`."""


def words_of(text: str, start: float, end: float) -> tuple[Word, ...]:
    """The words of a text, laid evenly between two times (seconds), a little silence after each."""
    parts = text.split()
    step = (end - start) / len(parts)
    return tuple(
        Word(
            text=f" {part}",
            start=round(start + step * index, 2),
            end=round(start + step * (index + 0.8), 2),
            probability=0.9,
        )
        for index, part in enumerate(parts)
    )


def segments_of(phrases: Iterable[Phrase]) -> Iterator[Segment]:
    """A segment for each phrase, with times of words."""
    for index, (start, end, speaker, text) in enumerate(phrases):
        words = words_of(text, start, end)
        yield Segment(
            id=index, start=start, end=end, text=text, words=words, speaker=speaker, language="es",
            doubt="low confidence" if index == DOUBTED else None,
        )  # fmt: skip


def transcript_of(segments: Iterable[Segment], **more: object) -> Transcript:
    """A transcript of a Spanish class."""
    listed = tuple(segments)
    seconds = max((segment.end or 0.0 for segment in listed), default=0.0)
    return Transcript.model_validate(
        {
            "source": Source(name=SOUND, sha256=DIGEST),
            "language": "es",
            "duration": seconds + 5,
            "segments": listed,
            "speakers": tuple(Speaker(id=key, name=name) for key, name in NAMES.items()),
            "speech": SpeechCoverage(voiced_seconds=seconds, transcribed_seconds=seconds),
            **more,
        }
    )


def cited(phrases: Sequence[Phrase], index: int) -> tuple[Citation, ...]:
    """The citation of a whole phrase."""
    start, end, _, text = phrases[index]
    return (Citation(segment_ids=(index,), start=start, end=end, quote=text),)


def class_notes() -> Notes:
    """Notes on `CLASS` with every kind of record."""
    return Notes(
        title="Redes neuronales",
        summary="La clase explicó qué es una red neuronal y el sobreajuste.",
        language="es",
        date=dt.date(2026, 3, 17),
        source=NotesSource(name="clase 1.json", duration=100.0, language="es"),
        topics=(
            Topic(
                title="Qué es una red", summary="Capas, pesos y sumas.", start=0.5, end=21.0,
                key_points=(
                    KeyPoint(
                        statement="Una red neuronal aprende de ejemplos.", essential=True,
                        speaker="Ana Pérez", citations=cited(CLASS, 2),
                    ),
                    KeyPoint(statement="Cada capa suma.", citations=cited(CLASS, 3)),
                ),
            ),
            Topic(
                title="Sobreajuste", start=22.0, end=60.0,
                key_points=(
                    KeyPoint(statement="Una parte se guarda.", citations=cited(CLASS, 6)),
                ),
            ),
        ),
        presentations=(
            Presentation(
                speaker="Eva", topic="Dos modelos", start=66.5, end=88.0,
                key_points=(KeyPoint(statement="Menos pesos.", citations=cited(CLASS, 11)),),
            ),
        ),
        assignments=(
            Assignment(
                what="Ensayo sobre el sobreajuste", deliverable="dos páginas",
                due_text="el viernes", due_date=dt.date(2026, 3, 20), graded=True,
                citations=cited(CLASS, 8),
            ),
        ),
        announcements=(
            Announcement(
                text="Próxima clase en el aula doce", date_text="el martes",
                date=dt.date(2026, 3, 24), is_next_class=True, citations=cited(CLASS, 7),
            ),
        ),
        exam_hints=(ExamHint(text="Qué es una red neuronal", citations=cited(CLASS, 9)),),
        questions=(
            Question(
                question="¿Qué pasa si aprende de memoria?", asked_by="Luis",
                answer="Eso es sobreajuste.", citations=cited(CLASS, 4),
            ),
        ),
        terms=(
            Term(
                term="sobreajuste", definition="Aprender los ejemplos de memoria.",
                citations=cited(CLASS, 5) + cited(CLASS, 8),
            ),
        ),
        references=(
            Reference(text="imágenes de hojas", kind="other", citations=cited(CLASS, 10)),
        ),
        grounded_percent=100.0,
        coverage=Coverage(time_percent=100.0, character_percent=100.0, minutes=("seen", "seen")),
        made_by=MadeBy(engine="keyless", lectura="0.1.0", length="normal"),
    )  # fmt: skip


def class_slides() -> Slides:
    """Three slides; the word *tensor* is on the second and is never said."""
    shown = (
        (0.0, 20.0, "Redes neuronales", "neurona capa peso"),
        (20.0, 60.0, "Sobreajuste", "tensor error prueba"),
        (66.0, 90.0, "Hojas", "comparación de modelos"),
    )
    return Slides(
        slides=tuple(
            Slide(
                start=start, end=end, title=title,
                words=tuple(SlideWord(text=word) for word in text.split()),
            )
            for start, end, title, text in shown
        )
    )  # fmt: skip


def sound_beside(name: str) -> Media:
    """A recording in the folder of the page."""
    return Media(kind="audio", src=quote(name), name=name)


def lecture_of(transcript: Transcript, **more: object) -> Lecture:
    """A lecture with a sound beside its page and nothing else, but for what is given."""
    fields: dict[str, object] = {
        "title": "Clase 1", "digest": DIGEST, "date": dt.date(2026, 3, 17),
        "media": sound_beside(SOUND),
    }  # fmt: skip
    return Lecture(transcript, **{**fields, **more})  # type: ignore[arg-type]


def the_class() -> Lecture:
    """`CLASS` with notes, slides, a doubtful segment and a stretch that was lost."""
    transcript = transcript_of(segments_of(CLASS), lost=(Interval(41.0, 45.0),))
    return lecture_of(
        transcript, notes=class_notes(), slides=class_slides(), title="Redes neuronales"
    )


RATE = 8000
"""Samples a second of the sound beside a page."""


def write_silence(path: Path, seconds: float) -> None:
    """A WAV of silence that every browser plays; of hours too it takes next to no space on disk."""
    size, rate = 2 * round(seconds * RATE), RATE
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    head = (
        b"RIFF" + struct.pack("<I", 36 + size) + b"WAVE" + form + b"data" + struct.pack("<I", size)
    )
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(len(head) + size)
