from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields

import pytest

from lectura.render.languages import WORDINGS, Wording, wording_for

NAMES = [field.name for field in fields(Wording)]


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_the_languages_there_are() -> None:
    assert set(WORDINGS) == {"ca", "de", "en", "es", "fr", "it", "pt"}


@pytest.mark.parametrize("code", WORDINGS)
def test_every_text_is_there_with_the_same_blanks_to_fill(code: str) -> None:
    for name in NAMES:
        text = getattr(WORDINGS[code], name)
        assert text == text.strip()
        assert text
        if name != "date":
            assert placeholders(text) == placeholders(getattr(WORDINGS["en"], name)), name


@pytest.mark.parametrize("code", WORDINGS)
def test_a_page_never_has_two_headings_alike(code: str) -> None:
    wording = WORDINGS[code]
    headings = [getattr(wording, name) for name in NAMES[: NAMES.index("made") + 1]]
    assert len(set(headings)) == len(headings) == 12


@pytest.mark.parametrize("code", sorted(set(WORDINGS) - {"en"}))
def test_sentences_are_translated(code: str) -> None:
    same = [n for n in NAMES if getattr(WORDINGS[code], n) == getattr(WORDINGS["en"], n)]
    assert set(same) <= {"link", "person", "date", "cost"}


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("ca", "dilluns 2 de març de 2026"),
        ("de", "Montag, 2. März 2026"),
        ("en", "Monday, 2 March 2026"),
        ("es", "lunes 2 de marzo de 2026"),
        ("fr", "lundi 2 mars 2026"),
        ("it", "lunedì 2 marzo 2026"),
        ("pt", "segunda-feira, 2 de março de 2026"),
    ],
)
def test_dates(code: str, day: str) -> None:
    assert wording_for(code).day(dt.date(2026, 3, 2)) == day


@pytest.mark.parametrize("code", WORDINGS)
def test_twelve_months_and_seven_days(code: str) -> None:
    first = dt.date(2026, 1, 5)  # a Monday
    days = {wording_for(code).day(first + dt.timedelta(days=n)).split()[0] for n in range(7)}
    months = {m for m in WORDINGS[code].months.split("|") if m.strip()}
    assert (len(days), len(months)) == (7, 12)


def test_no_month_is_run_together_with_its_preposition() -> None:
    assert wording_for("ca").day(dt.date(2026, 9, 7)) == "dilluns 7 de setembre de 2026"


@pytest.mark.parametrize(
    ("asked", "given"), [("ES", "es"), ("pt_BR", "pt"), ("fr-CA", "fr"), (None, "en"), ("xx", "en")]
)
def test_the_nearest_language(asked: str | None, given: str) -> None:
    assert wording_for(asked) is WORDINGS[given]


@pytest.mark.parametrize(
    ("tag", "code"),
    [("es", "es"), ("pt_BR", "pt"), ("Deutsch", "de"), ("CA-valencia", "ca"), ("hi", "en"),
     ("xx", "en"), ("", "en"), (None, "en")],
)  # fmt: skip
def test_a_page_is_worded_in_its_language_else_in_english(tag: str | None, code: str) -> None:
    assert wording_for(tag) is WORDINGS[code]
