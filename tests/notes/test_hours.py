"""Times of day as they are said, or not at all."""

from __future__ import annotations

import pytest

from lectura.notes.hours import resolve_time

CLEAR = {
    "en": [
        ("before 11:59 pm on Sunday", "23:59"), ("by 5 pm on Monday", "17:00"),
        ("Friday at 5 p.m.", "17:00"), ("Monday at 9 in the morning", "09:00"),
        ("tomorrow morning at 9", "09:00"), ("Friday night at 8", "20:00"),
        ("by noon on Friday", "12:00"), ("at 12 pm", "12:00"), ("at 12:30 am", "00:30"),
        ("by 23:59", "23:59"), ("at 08:30", "08:30"),
        ("at half past five in the afternoon", "17:30"),
        ("quarter to six pm", "17:45"), ("a quarter past five in the evening", "17:15"),
        ("at five thirty pm", "17:30"), ("by eleven fifty-nine pm", "23:59"),
        ("at 5 o'clock in the afternoon", "17:00"), ("5pm", "17:00"), ("10:15 a.m.", "10:15"),
        ("Friday at 11.59 pm", "23:59"), ("by midnight on Sunday", "23:59"),
        ("due at midnight", "23:59"), ("before midnight on Friday", "23:59"),
    ],
    "es": [
        ("hoy miércoles antes de las 11:59 pm", "23:59"), ("el lunes a las 5 de la tarde", "17:00"),
        ("a las 5 y media de la tarde", "17:30"), ("a las cinco y media de la tarde", "17:30"),
        ("a las once y cincuenta y nueve de la noche", "23:59"), ("a las 23:59", "23:59"),
        ("a las cinco menos cuarto de la tarde", "16:45"), ("a las 10 de la mañana", "10:00"),
        ("mañana por la mañana a las 9", "09:00"), ("esta tarde a las 5", "17:00"),
        ("al mediodía", "12:00"), ("a las 12 del mediodía", "12:00"), ("a las 17 horas", "17:00"),
        ("a las diecisiete horas", "17:00"), ("a la una de la tarde", "13:00"),
        ("a las 8 y cuarto de la mañana", "08:15"), ("a las 17h30", "17:30"),
        ("antes de medianoche", "23:59"), ("hasta la medianoche del domingo", "23:59"),
    ],
    "pt": [
        ("até às 23h59", "23:59"), ("às 5 da tarde", "17:00"),
        ("às cinco e meia da tarde", "17:30"),
        ("às 17h", "17:00"), ("ao meio-dia", "12:00"), ("às 9 da manhã", "09:00"),
        ("às nove da noite", "21:00"), ("até a meia-noite de domingo", "23:59"),
    ],
    "fr": [
        ("à 17h30", "17:30"), ("à 17 heures", "17:00"), ("à cinq heures et demie du soir", "17:30"),
        ("avant midi", "12:00"), ("à dix-huit heures trente", "18:30"),
        ("à six heures moins le quart du soir", "17:45"), ("à 9 heures du matin", "09:00"),
        ("dimanche avant minuit", "23:59"),
    ],
    "de": [
        ("um 23:59", "23:59"), ("bis 17 Uhr", "17:00"), ("um 17 Uhr 30", "17:30"),
        ("um fünf Uhr nachmittags", "17:00"), ("um halb sechs abends", "17:30"),
        ("um Viertel vor sechs abends", "17:45"), ("um Viertel nach neun morgens", "09:15"),
        ("bis Freitag um achtzehn Uhr", "18:00"), ("bis Mittag", "12:00"),
        ("bis Mitternacht", "23:59"), ("um 9 Uhr morgens", "09:00"),
    ],
    "it": [
        ("entro le 17", "17:00"), ("alle 17:30", "17:30"), ("alle cinque del pomeriggio", "17:00"),
        ("alle cinque e mezza di sera", "17:30"), ("alle sei meno un quarto di sera", "17:45"),
        ("alle ore 18", "18:00"), ("alle nove del mattino", "09:00"), ("a mezzogiorno", "12:00"),
        ("entro mezzanotte", "23:59"), ("alle diciotto e trenta", "18:30"),
    ],
    "ca": [
        ("a les 17", "17:00"), ("abans de les 5 de la tarda", "17:00"),
        ("a dos quarts de sis de la tarda", "17:30"),
        ("a tres quarts de sis de la tarda", "17:45"), ("a les nou del matí", "09:00"),
        ("a les cinc i mitja de la tarda", "17:30"), ("a les cinc i quart de la tarda", "17:15"),
        ("al migdia", "12:00"), ("abans de mitjanit", "23:59"), ("a les divuit hores", "18:00"),
    ],
}  # fmt: skip

UNCLEAR = {
    "en": ["at 5", "by 5:30", "at midnight", "after midnight", "after 5 pm", "at 12",
           "from 3 to 5 pm", "from 3 pm to 5 pm", "from 10 to 11 pm",
           "between 3 and 5 pm", "chapter 5", "at 25:00",
           "in 5 days", "March 5", "5/4", "version 3.11", "at 3 pm or 4 pm", "ten percent"],
    "es": ["a las 5", "a las cinco y media", "a medianoche", "después de las 5 de la tarde",
           "de 3 a 5 de la tarde", "de 10 a 11 de la mañana",
           "en una semana y media", "las dos preguntas", "el 5 de mayo",
           "a las 12 de la noche", "por la tarde"],
    "pt": ["às 5", "à meia-noite", "em duas semanas e meia"],
    "fr": ["à 5 heures", "à minuit", "cet après-midi", "une semaine et demie"],
    "de": ["um 5 Uhr", "um halb sechs", "um Mitternacht", "nach 17 Uhr", "von 15 bis 17 Uhr",
           "vor fünf Tagen", "Kapitel 5", "die zwei Fragen", "am Nachmittag"],
    "it": ["alle 5", "a mezzanotte", "dopo le 17", "dalle 15 alle 17", "le due domande",
           "in cinque giorni", "capitolo 5"],
    "ca": ["a les 5", "a mitjanit", "després de les 17", "les dues preguntes",
           "a un quart de sis de la tarda", "en cinc dies", "de 15 a 17 hores"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "said", "time"), [(code, *case) for code, cases in CLEAR.items() for case in cases]
)
def test_an_hour_is_kept(code: str, said: str, time: str) -> None:
    found = resolve_time(said, code)
    assert found is not None
    assert found.isoformat("minutes") == time


@pytest.mark.parametrize(
    ("code", "said"), [(code, said) for code, phrases in UNCLEAR.items() for said in phrases]
)
def test_what_can_mean_two_times_stays_open(code: str, said: str) -> None:
    assert resolve_time(said, code) is None
