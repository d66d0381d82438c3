"""Dates as they are said, resolved to calendar days, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from lectura.notes.dates import resolve_date

TUESDAY = dt.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("el próximo lunes", "es", "2026-03-16"),
        ("el lunes que viene", "es", "2026-03-16"),
        ("para el lunes de la próxima semana", "es", "2026-03-16"),
        ("para el viernes de la próxima semana", "es", "2026-03-20"),
        ("este viernes a las 11 de la mañana", "es", "2026-03-13"),
        ("para mañana", "es", "2026-03-11"),
        ("mañana por la mañana", "es", "2026-03-11"),
        ("pasado mañana", "es", "2026-03-12"),
        ("el 15 de marzo", "es", "2026-03-15"),
        ("el quince de marzo", "es", "2026-03-15"),
        ("el treinta y uno de mayo", "es", "2026-05-31"),
        ("el primero de abril", "es", "2026-04-01"),
        ("el 2 de marzo", "es", "2027-03-02"),
        ("el 10 de marzo", "es", "2026-03-10"),
        ("antes del lunes 16 de marzo de 2026", "es", "2026-03-16"),
        ("dentro de dos semanas", "es", "2026-03-24"),
        ("en 3 días", "es", "2026-03-13"),
        ("dentro de ocho días", "es", "2026-03-17"),
        ("en quince días", "es", "2026-03-24"),
        ("de hoy en ocho", "es", "2026-03-17"),
        ("dentro de un mes", "es", "2026-04-10"),
        ("el día 5", "es", "2026-04-05"),
        ("hoy a medianoche", "es", "2026-03-10"),
        ("next Friday", "en", "2026-03-13"),
        ("by Tuesday", "en", "2026-03-17"),
        ("Monday next week", "en", "2026-03-16"),
        ("March 3rd", "en", "2027-03-03"),
        ("March 13, 2026", "en", "2026-03-13"),
        ("the third of April", "en", "2026-04-03"),
        ("on April third", "en", "2026-04-03"),
        ("15 May at noon", "en", "2026-05-15"),
        ("on the 20th", "en", "2026-03-20"),
        ("tomorrow", "en", "2026-03-11"),
        ("the day after tomorrow", "en", "2026-03-12"),
        ("two weeks from now", "en", "2026-03-24"),
        ("in eight days", "en", "2026-03-18"),
        ("na próxima segunda-feira", "pt", "2026-03-16"),
        ("até sexta", "pt", "2026-03-13"),
        ("amanhã", "pt", "2026-03-11"),
        ("depois de amanhã", "pt", "2026-03-12"),
        ("no dia 15 de março", "pt", "2026-03-15"),
        ("daqui a duas semanas", "pt", "2026-03-24"),
        ("vendredi prochain", "fr", "2026-03-13"),
        ("lundi en huit", "fr", "2026-03-23"),
        ("le 1er avril", "fr", "2026-04-01"),
        ("pour le 15 août", "fr", "2026-08-15"),
        ("après-demain", "fr", "2026-03-12"),
        ("dans quinze jours", "fr", "2026-03-24"),
        ("lundi de la semaine prochaine", "fr", "2026-03-16"),
        ("el 3 d'abril", "ca", "2026-04-03"),
        ("dilluns vinent", "ca", "2026-03-16"),
        ("nächsten Montag", "de", "2026-03-16"),
        ("am 3. April", "de", "2026-04-03"),
        ("lunedì prossimo", "it", "2026-03-16"),
        ("il 3 aprile 2026", "it", "2026-04-03"),
        ("2026-03-15", None, "2026-03-15"),
        ("15/03", "es", "2026-03-15"),
        ("03/15", "en", "2026-03-15"),
        ("entrega el 1/4", "es", "2026-04-01"),
        ("15/03/26", "fr", "2026-03-15"),
        ("15.03.2027", "de", "2027-03-15"),
        ("next Friday", None, "2026-03-13"),
        ("next Friday", "es", "2026-03-13"),
        ("el próximo lunes", None, "2026-03-16"),
        ("29 de febrero", "es", "2028-02-29"),
    ],
)
def test_a_phrase_names_its_day(text: str, language: str | None, expected: str) -> None:
    assert resolve_date(text, language, TUESDAY) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", None),
        ("la próxima clase", "es"),
        ("la siguiente sesión", "es"),
        ("la próxima semana", "es"),
        ("next week", "en"),
        ("el lunes o el martes", "es"),
        ("entre el 3 y el 5 de marzo o el 9 de abril", "es"),
        ("el lunes pasado", "es"),
        ("los lunes", "es"),
        ("every Monday", "en"),
        ("last Friday", "en"),
        ("lundi dernier", "fr"),
        ("31 de febrero", "es"),
        ("2026-13-45", None),
        ("el lunes 17 de marzo", "es"),
        ("a las 10 de la mañana", "es"),
        ("los puntos de la clase de hoy", "es"),
        ("vale 1/2 punto", "es"),
        ("python 3.11", "en"),
        ("páginas 10-12", "es"),
        ("a segunda parte", "pt"),
        ("the second part", "en"),
        ("the model may be wrong", "en"),
        ("un mar de datos", "es"),
        ("we may a month later", "en"),
        ("the 15th century was long", "en"),
    ],
)
def test_what_names_no_single_coming_day_stays_open(text: str, language: str | None) -> None:
    assert resolve_date(text, language, TUESDAY) is None


@pytest.mark.parametrize("text", ["mañana", "el próximo lunes", "el 15 de marzo", "en dos semanas"])
def test_without_a_reference_only_whole_dates_resolve(text: str) -> None:
    assert resolve_date(text, "es", None) is None
    assert resolve_date("15 de marzo de 2026", "es", None) == dt.date(2026, 3, 15)


def test_a_month_later_ends_within_the_month() -> None:
    assert resolve_date("dentro de un mes", "es", dt.date(2026, 1, 31)) == dt.date(2026, 2, 28)


def test_the_weekday_of_the_lecture_means_a_week_later() -> None:
    monday = dt.date(2026, 3, 9)
    assert resolve_date("el lunes", "es", monday) == dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("entrega 05/4", TUESDAY, "2026-04-05"),  # one padded number is enough
        ("entrega 5/04", TUESDAY, "2026-04-05"),
        ("5/4", TUESDAY, "2026-04-05"),  # alone it is a date
        ("entrega 5/4", TUESDAY, None),  # a fraction, perhaps
        ("5/4 entrega", TUESDAY, "2026-04-05"),
        ("el 12/13", TUESDAY, "2026-12-13"),
        ("el 13/12", TUESDAY, "2026-12-13"),
        ("el 13/13", TUESDAY, None),
        ("el 12/12", TUESDAY, "2026-12-12"),
        ("15/03/99", TUESDAY, "2099-03-15"),
        ("15/03/2019", TUESDAY, "2019-03-15"),
        ("el día 15", None, None),
        ("el día 1", TUESDAY, "2026-04-01"),
        ("el día 10", TUESDAY, "2026-03-10"),
        ("el día 31", dt.date(2026, 4, 10), "2026-05-31"),
        ("el día 0", TUESDAY, None),
        ("el día 32", TUESDAY, None),
        ("en 9 meses", TUESDAY, "2026-12-10"),
        ("en 10 meses", TUESDAY, "2027-01-10"),
        ("en 12 meses", TUESDAY, "2027-03-10"),
        ("en 3 meses", dt.date(2025, 11, 30), "2026-02-28"),
        ("de hoy en quince", TUESDAY, "2026-03-24"),
        ("el pasado lunes", TUESDAY, None),
        ("hoy", None, None),
        ("29 de febrero", dt.date(2096, 3, 1), "2104-02-29"),  # 2100 has none
        ("el viernes de la próxima semana", dt.date(2026, 3, 9), "2026-03-20"),
        ("el lunes de la próxima semana", dt.date(2026, 3, 15), "2026-03-16"),
        ("el domingo de la próxima semana", TUESDAY, "2026-03-22"),
        ("el 3 de abril y el 3/4", TUESDAY, "2026-04-03"),
        ("el 3/04 o el 4/04", TUESDAY, None),
        ("versión 1.2.3", TUESDAY, None),
        ("el 3.4.", TUESDAY, "2026-04-03"),
        ("lunes 16 de marzo", TUESDAY, "2026-03-16"),
    ],
)
def test_days_at_the_edges(text: str, reference: dt.date | None, expected: str | None) -> None:
    wanted = None if expected is None else dt.date.fromisoformat(expected)
    assert resolve_date(text, "es", reference) == wanted
