"""Notes of a corrected transcript, and notes renewed when words or names are corrected later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from lectura.config import load, settings_of
from lectura.corrections.pairs import parse_pair
from lectura.corrections.transcripts import correct_transcript
from lectura.pipeline.noting import NotingStage, renewed_notes, transcript_sha256
from lectura.progress import ignore
from lectura.records.notes import Notes
from lectura.records.transcript import Segment, Speaker, Transcript, Word
from lectura.speakers.naming.names_file import name_speakers
from lectura.store import Store
from lectura.testing.llm_server import ChatRequest, ScriptedServer

LINES = (
    ("SPEAKER_00", "Hoy vamos a estudiar el algoritmo camins para agrupar los datos del curso."),
    (
        "SPEAKER_00",
        "El algoritmo camins busca los centros de los grupos y asigna cada punto a uno.",
    ),
    ("SPEAKER_01", "Profesora, ¿por qué se llama camins el algoritmo de los centros?"),
    ("SPEAKER_00", "Porque de vez can y camins son dos algoritmos que agrupan los datos sin guía."),
    ("SPEAKER_00", "De tarrea para el próximo lunes, un informe sobre el algoritmo camins."),
)
LECTURE = Transcript(
    language="es",
    duration=50.0,
    speakers=(Speaker(id="SPEAKER_00", role="lecturer"), Speaker(id="SPEAKER_01")),
    segments=tuple(
        Segment(id=index, start=10.0 * index, end=10.0 * index + 9, text=text, speaker=speaker)
        for index, (speaker, text) in enumerate(LINES)
    ),
)


def corrected(*pairs: str) -> Transcript:
    return correct_transcript(LECTURE, [parse_pair(pair) for pair in pairs])


def stage(folder: Path, **flags: Any) -> NotingStage:
    values = {"cache": str(folder / "store"), "llm": "none", **flags}
    settings = settings_of(load(values, environ={}, folder=folder, config_folder=folder))
    return NotingStage(settings, Store(folder), ignore, environ={}, config_folder=folder)


def quotes(notes: Notes) -> list[str]:
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.extend([value["quote"]] if "quote" in value else [])
            value = list(value.values())
        for item in value if isinstance(value, list) else ():
            walk(item)

    walk(notes.model_dump(mode="json", exclude={"unsupported", "corrected"}))
    return found


def read_back(request: ChatRequest) -> dict[str, Any]:
    """Every line shown is a key point, quoted word for word."""
    fields = (request.schema or {}).get("properties", {})
    if "quotes" in fields:
        return {"quotes": []}
    if "same" in fields:
        return {"title": "Camins", "summary": "", "topics": [], "same": []}
    points = [
        {"topic": "Camins", "statement": f"SPEAKER_00 dice: {line.text}", "explanation": "",
         "quote": line.text, "segment_ids": [line.id]}
        for line in request.lines
    ]  # fmt: skip
    lists = {name for name, value in fields.items() if value.get("type") == "array"}
    empty: dict[str, Any] = {name: [] for name in lists}
    return {**empty, "title": "Camins", "summary": "Sobre camins.", "key_points": points}


@pytest.fixture
def with_model(tmp_path: Path) -> Any:
    with ScriptedServer(read_back) as server:
        flags = {"llm": "openai", "base_url": server.base_url, "llm_model": "m"}
        yield stage(tmp_path, **flags), server


def test_rules_read_the_corrected_transcript(tmp_path: Path) -> None:
    heard = stage(tmp_path).run(LECTURE, "clase.mp4")
    assert heard.assignments == ()
    right = corrected("camins=k-means", "tarrea=tarea")
    notes = stage(tmp_path).run(right, "clase.mp4")
    assert "informe sobre el algoritmo k-means" in notes.assignments[0].citations[0].quote
    assert "camins" not in notes.model_dump_json(exclude={"source"}).lower()


def test_notes_by_rules_are_renewed_as_a_new_run_would_make_them(tmp_path: Path) -> None:
    day = dt.date(2026, 3, 2)
    noting = stage(tmp_path, exclude_speakers=["SPEAKER_01"], date=day, length="long")
    before = noting.run(LECTURE, "clase.mp4")
    assert before.made_by.excluded == ("SPEAKER_01",)
    right = corrected("camins=k-means", "tarrea=tarea")
    renewed = renewed_notes(before, LECTURE, right)
    assert renewed == noting.run(right, "clase.mp4")
    assert renewed.made_by.length == "long"
    assert "se llama" not in renewed.model_dump_json()
    assert renewed_notes(renewed, right, LECTURE) == before


def test_somebody_left_out_stays_out_of_renewed_notes_inside_mixed_segments(tmp_path: Path) -> None:
    said = [("Ana", "¿Puedo faltar por mi operación secreta?"), ("Bob", LINES[1][1])]
    words = tuple(Word(text=f" {word}", speaker=who) for who, text in said for word in text.split())
    text = "".join(word.text for word in words).strip()
    segment = Segment(id=0, start=0.0, end=9.0, text=text, speaker="Bob", words=words)
    heard = Transcript(language="es", duration=10.0, segments=(segment,))  # nobody is listed
    noting = stage(tmp_path, exclude_speakers=[" ana "])
    before = noting.run(heard, "clase.mp4")
    assert before.made_by.excluded == ("Ana",)
    right = correct_transcript(heard, [parse_pair("camins=k-means")])
    renewed = renewed_notes(before, heard, right)
    assert renewed == noting.run(right, "clase.mp4")
    assert "k-means" in renewed.model_dump_json()
    assert "secreta" not in before.model_dump_json() + renewed.model_dump_json()


def test_a_model_that_was_paid_is_not_asked_again(with_model: Any) -> None:
    noting, server = with_model
    before = noting.run(LECTURE, "clase.mp4")
    asked = len(server.requests)
    assert asked > 0
    right = corrected("camins=k-means", "de vez can=DBSCAN")
    after = noting.run(right, "clase.mp4")
    assert len(server.requests) == asked
    words = " ".join(segment.text for segment in right.segments)
    assert len(quotes(after)) >= 5
    assert all(quote in words for quote in quotes(after))
    assert after.title == "k-means"
    assert after.grounded_percent == before.grounded_percent == 100.0
    renewed = renewed_notes(before, LECTURE, right)
    assert renewed.model_dump(exclude={"usage"}) == after.model_dump(exclude={"usage"})
    assert renewed_notes(renewed, right, LECTURE) == before


def test_a_name_given_later_reaches_notes_of_both_kinds(tmp_path: Path, with_model: Any) -> None:
    named = name_speakers(LECTURE, {"SPEAKER_00": "Laura"})
    for noting in (stage(tmp_path), with_model[0]):
        before = noting.run(LECTURE, "clase.mp4")
        assert "SPEAKER_00" in before.model_dump_json()
        renewed = renewed_notes(before, LECTURE, named)
        assert "SPEAKER_00" not in renewed.model_dump_json()
        assert "Laura" in {p.speaker for topic in renewed.topics for p in topic.key_points}
        assert renewed.source.transcript_sha256 == transcript_sha256(named)


def test_notes_of_another_transcript_get_their_words_corrected(tmp_path: Path) -> None:
    other = LECTURE.model_copy(update={"segments": LECTURE.segments[:2]})
    before = stage(tmp_path).run(other, "clase.mp4")
    renewed = renewed_notes(before, LECTURE, corrected("camins=k-means"))
    assert renewed.source == before.source
    assert any("k-means" in quote for quote in quotes(renewed))
    assert not any("camins" in quote for quote in quotes(renewed))
