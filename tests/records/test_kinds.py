"""Each kind of record is a row of one table, and nothing that shows or makes notes forgets one."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from notes_samples import cited, full_notes

from lectura.notes.composed.grounding.ground import claims_of, look_up
from lectura.notes.composed.grounding.quote_index import Haystack
from lectura.notes.composed.grounding.records import Lookup, partial_notes
from lectura.notes.composed.grounding.said_days import DayReader
from lectura.notes.composed.join import join
from lectura.notes.composed.limits import limited
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import UnlabelledMapReply
from lectura.notes.keyless.finders import FINDERS
from lectura.notes.keyless.when import Calendar
from lectura.records.kinds import KINDS, Kind, records_of
from lectura.records.model import Model
from lectura.records.notes import Citation, CorrectedText, Notes, Unsupported
from lectura.records.transcript import Segment
from lectura.render import RENDERERS, render_notes
from lectura.render.markdown import SECTIONS

PROMPTS = Path(__file__).resolve().parents[2] / "prompts" / "default"

FIELDS = [
    "topics", "assignments", "announcements", "exam_hints", "questions", "terms", "references",
    "presentations",
]  # fmt: skip

SHOWN = {
    "topics": "Etiquetar es caro.",
    "assignments": "Terminar el cuaderno",
    "announcements": "La próxima clase es virtual",
    "exam_hints": "Entra DBSCAN",
    "questions": "¿Cómo se elige k?",
    "terms": "agrupa por densidad",
    "references": "Hugging Face",
    "presentations": "Reducen la dimensión.",
}
"""For each kind, words of the sample notes that only a record of this kind holds."""

DRAFTS: dict[str, dict[str, str]] = {
    "key_points": {"statement": "Se recuerda."},
    "assignments": {"what": "Leer"},
    "announcements": {"text": "Hay clase"},
    "exam_hints": {"text": "Entra"},
    "questions": {"question": "¿Por qué?"},
    "terms": {"term": "palabras"},
    "references": {"text": "un libro"},
    "presentations": {"statement": "Lo presenta Ana", "topic": "Palabras"},
}
"""For each kind, what a model's reply says beside the quote."""

NOT_SHOWN = {
    ("ics", kind): "a calendar holds what has a day to be done by"
    for kind in FIELDS
    if kind != "assignments"
}
"""The pairs of renderer and kind where nothing is to be seen, with the reason."""


def cited_records() -> dict[str, tuple[Model, ...]]:
    """The sample records, each with a citation, as grounded ones have."""
    return {
        name: tuple(
            item.model_copy(update={"citations": cited("unas palabras", 5.0)})
            if getattr(item, "citations", None) == ()
            else item
            for item in items
        )
        for name, items in records_of(full_notes()).items()
    }


def kinds() -> list[object]:
    return [pytest.param(kind, id=kind.field) for kind in KINDS]


def test_the_table_has_every_field_of_records_that_notes_have() -> None:
    of_records = {}
    for name, field in Notes.model_fields.items():
        args = get_args(field.annotation) if get_origin(field.annotation) is tuple else ()
        if args and isinstance(args[0], type) and issubclass(args[0], Model):
            of_records[name] = args[0]
    kept_aside = {
        "unsupported": Unsupported,
        "overlooked": Citation,
        "corrected": CorrectedText,
    }
    assert of_records == {kind.field: kind.record for kind in KINDS} | kept_aside
    assert [kind.field for kind in KINDS] == FIELDS


def test_no_two_kinds_share_a_name_or_a_label() -> None:
    for values in (
        [kind.claim for kind in KINDS],
        [kind.reply for kind in KINDS],
        [kind.label for kind in KINDS if kind.label],
    ):
        assert len(values) == len(set(values))


def test_names_for_people() -> None:
    (kind,) = (kind for kind in KINDS if kind.field == "exam_hints")
    assert (kind.plural, kind.singular) == ("exam hints", "exam hint")


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_is_found_asked_for_joined_and_shown(kind: Kind) -> None:
    assert kind.field in [finder.field for finder in FINDERS]
    assert kind.reply in UnlabelledMapReply.model_fields
    assert kind.field in [field.name for field in dataclasses.fields(PartialNotes)]
    assert kind.field in [section.field for section in SECTIONS]


@pytest.mark.parametrize("kind", kinds())
def test_a_model_is_asked_for_a_kind_and_its_reply_becomes_a_record(kind: Kind) -> None:
    prompt = (PROMPTS / "map.md").read_text(encoding="utf-8")
    assert f"- `{kind.reply}`:" in prompt
    said = "mañana veremos unas palabras que nadie olvida"
    draft = {"quote": said, "segment_ids": [7], **DRAFTS[kind.reply]}
    values = {"summary": "", "key_points": [], kind.reply: [draft]}
    reply = UnlabelledMapReply.model_validate(values)
    segments = [Segment(id=7, start=1.0, end=4.0, text=f"Bueno, {said}.")]
    haystack = Haystack(segments)
    evidence = look_up(claims_of(reply), haystack, lambda claims: {})
    days = DayReader(haystack, Calendar("es", None))
    lookup = Lookup(haystack, haystack, lambda speaker: speaker, language="es", days=days)
    notes = partial_notes(reply, evidence, lookup, {7})
    (record,) = getattr(notes, kind.field)
    assert isinstance(record, kind.record)
    assert not notes.unsupported


@pytest.mark.parametrize("kind", kinds())
def test_joining_and_limiting_keep_a_record_of_each_kind(kind: Kind) -> None:
    records = cited_records()
    part = PartialNotes(**records)  # type: ignore[arg-type]
    whole, warnings = limited(join([part]))
    assert [type(item) for item in getattr(whole, kind.field)] == [kind.record] * len(
        records[kind.field]
    )
    assert not warnings


@pytest.mark.parametrize("kind", kinds())
def test_beyond_its_limit_a_record_is_kept_aside_and_told(kind: Kind) -> None:
    (record, *_) = records_of(full_notes())[kind.field]
    many: Any = {kind.field: (record,) * (kind.most + 2)}
    part = PartialNotes(**many)
    notes, (warning,) = limited(part)
    assert len(getattr(notes, kind.field)) == kind.most
    assert [item.kind for item in notes.unsupported] == [kind.singular] * 2
    assert warning.startswith(f"2 {kind.plural} are only in the notes' JSON")


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
@pytest.mark.parametrize("kind", kinds())
def test_every_renderer_shows_every_kind(kind: Kind, renderer: str) -> None:
    text = render_notes(full_notes(), renderer)
    if renderer == "json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    seen = SHOWN[kind.field] in text.replace("\r\n ", "").replace("\\", "")
    assert seen is ((renderer, kind.field) not in NOT_SHOWN)


@pytest.mark.parametrize("kind", kinds())
def test_notes_without_a_kind_do_not_show_it(kind: Kind) -> None:
    notes = full_notes().model_copy(update={kind.field: ()})
    assert SHOWN[kind.field] not in render_notes(notes, "md").replace("\\", "")
