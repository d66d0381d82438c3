"""Recognisers lose short words: an exam with its day is announced without its article too."""

from __future__ import annotations

import datetime as dt

import pytest
from keyless_fixtures import NoteTaker, Teller


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "También les requer lo que examen será el martes quince de diciembre."),
        ("en", "And remember that exam will be on December 15 in this room."),
        ("pt", "Lembrem que exame será no dia 15 de dezembro nesta sala."),
        ("fr", "Rappelez-vous que examen sera le 15 décembre dans cette salle."),
    ],
)
def test_an_exam_whose_article_was_lost(
    tell: Teller, take_notes: NoteTaker, language: str, text: str
) -> None:
    made = take_notes(tell([("P", text)], language))
    (announcement,) = made.announcements
    assert announcement.date == dt.date(2026, 12, 15)
    assert announcement.citations[0].quote in text
