"""Notes that several tests of the renderers use."""

from __future__ import annotations

import datetime as dt

from lectura.records.notes import (
    Announcement,
    Assignment,
    ChunkCoverage,
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
    Unsupported,
    Usage,
)
from lectura.timeline import Interval


def cited(quote: str, *starts: float) -> tuple[Citation, ...]:
    """Citations of one quote at several times (seconds), or at no time."""
    if not starts:
        return (Citation(segment_ids=(1,), quote=quote),)
    return tuple(Citation(segment_ids=(1,), start=s, end=s + 2, quote=quote) for s in starts)


def full_notes() -> Notes:
    """Notes by a language model with every kind of record, half of the lecture missing."""
    return Notes(
        title="Agrupar sin etiquetas",
        summary="La clase comparó k-means con DBSCAN.\n\nQueda una tarea.",
        language="es",
        date=dt.date(2026, 3, 17),
        source=NotesSource(name="clase 3.json", duration=3725.0, language="es"),
        topics=(
            Topic(
                title="Por qué agrupar",
                summary="Etiquetar cuesta.",
                start=0,
                end=760,
                key_points=(
                    KeyPoint(
                        statement="Etiquetar es caro.",
                        explanation="Por eso se agrupa.",
                        speaker="Prof. Díaz",
                        citations=cited("etiquetar cuesta un millón de dólares", 75.2),
                    ),
                    KeyPoint(
                        statement="muchas veces no tenemos las etiquetas",
                        citations=cited("Muchas veces no tenemos las etiquetas.", 90, 1000),
                    ),
                ),
            ),
        ),
        presentations=(
            Presentation(
                speaker="Laura",
                topic="Autoencoders",
                start=2000,
                end=2300,
                key_points=(
                    KeyPoint(
                        statement="Reducen la dimensión.",
                        speaker="Laura",
                        citations=cited("un autoencoder reduce la dimensión", 2010),
                    ),
                ),
                questions=(Question(question="¿Mejor que PCA?", asked_by="Pedro"),),
            ),
        ),
        assignments=(
            Assignment(
                what="Terminar el cuaderno",
                deliverable="cuaderno de Colab",
                due_text="el próximo martes",
                due_date=dt.date(2026, 3, 24),
                graded=True,
                optional=True,
                reward="medio punto",
                citations=cited("para el próximo martes me terminan el cuaderno", 3600),
            ),
            Assignment(what="Leer el artículo"),
        ),
        announcements=(
            Announcement(
                text="La próxima clase es virtual",
                date_text="el jueves",
                date=dt.date(2026, 3, 19),
            ),
        ),
        exam_hints=(ExamHint(text="Entra DBSCAN"),),
        questions=(
            Question(
                question="¿Cómo se elige k?",
                asked_by="Ana",
                answer="Con el codo.",
                answered_by="Prof. Díaz",
                citations=cited("profe cómo se elige el k", 1200),
            ),
        ),
        terms=(
            Term(
                term="DBSCAN",
                definition="agrupa por densidad",
                as_heard=("de vez can", "debe escan"),
                reason="suena igual",
            ),
        ),
        references=(Reference(text="Hugging Face", kind="tool", citations=cited("", 2500)),),
        unsupported=(Unsupported(kind="key_point", record={}, reason="not found"),),
        grounded_percent=99.96,
        coverage=Coverage(
            chunks=(
                ChunkCoverage(index=0, first_segment=0, last_segment=5, state="seen"),
                ChunkCoverage(index=1, first_segment=6, last_segment=9, state="failed"),
            ),
            time_percent=92.31,
            character_percent=91.0,
            missing=(Interval(1800, 2000.5),),
        ),
        usage=Usage(
            requests=9,
            prompt_tokens=12000,
            completion_tokens=3000,
            cost=0.0123,
            currency="USD",
        ),
        made_by=MadeBy(
            engine="llm",
            model="gpt-x",
            endpoint="https://api.example.org",
            prompt="class",
            lectura="0.1.0",
        ),
        warnings=("El servidor cortó la parte 2.",),
        partial=True,
    )


def keyless_notes() -> Notes:
    """Notes without a language model: statements are the quotes."""
    return Notes(
        title="Clase",
        language="en",
        source=NotesSource(name="class.txt"),
        topics=(
            Topic(
                title="k-means",
                key_points=(
                    KeyPoint(
                        statement="So we pick k by the elbow.",
                        citations=cited("So we pick k by the elbow."),
                    ),
                ),
            ),
        ),
        made_by=MadeBy(engine="keyless", lectura="0.1.0"),
    )


def silent_notes(language: str) -> Notes:
    """Notes of a recording in which nobody speaks."""
    return Notes(
        title="Silence",
        language=language,
        source=NotesSource(name="silence.json"),
        made_by=MadeBy(engine="keyless", lectura="0.1.0"),
    )
