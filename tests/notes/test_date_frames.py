"""A day inside a larger phrase: computed with what is said around it, or left open.

The lecture is on Wednesday, 12 March 2025. Fridays then: 14, 21, 28 March, 4, 11, 18, 25 April;
Mondays: 17, 24, 31 March, 7 April. The days below were counted on a calendar.
"""

from __future__ import annotations

import datetime as dt

import pytest

from lectura.notes.dates import resolve_date

WEDNESDAY = dt.date(2025, 3, 12)

COMPUTED = {
    "en": [
        ("a week from Friday", "03-21"), ("two weeks from Monday", "03-31"),
        ("a week from today", "03-19"), ("a week from tomorrow", "03-20"),
        ("one week after Friday", "03-21"), ("ten days from March 20", "03-30"),
        ("a week after the 20th", "03-27"), ("two weeks after April 1st", "04-15"),
        ("Friday week", "03-21"), ("a week on Friday", "03-21"), ("a week tomorrow", "03-20"),
        ("the day before Friday's class", "03-13"), ("the day after Friday's class", "03-15"),
        ("two days before Monday", "03-15"), ("the night before Friday", "03-13"),
        ("the first Monday in April", "04-07"), ("the last Friday of April", "04-25"),
        ("the second Tuesday of next month", "04-08"), ("the last Friday of the month", "03-28"),
        ("the first Monday of April 2026", "2026-04-06"), ("first thing Monday", "03-17"),
        ("not this Friday but the next one", "03-21"), ("not this Friday but the next", "03-21"),
        ("not this Friday, the following one", "03-21"),
        ("not on Friday but on Monday", "03-17"), ("not Friday, Monday", "03-17"),
        ("not this Friday but next Friday", "03-21"),
        ("Monday the 17th", "03-17"), ("Monday the seventeenth", "03-17"),
        ("today, Wednesday", "03-12"), ("tomorrow, Thursday", "03-13"),
        ("May 5 next year", "2026-05-05"), ("the fifth of May of next year", "2026-05-05"),
        ("May 5 of this year", "05-05"), ("May fifth, two thousand twenty-six", "2026-05-05"),
        ("May fifth twenty twenty-seven", "2027-05-05"),
        ("the Monday after April 5", "04-07"), ("the Friday before April 5", "04-04"),
        ("Friday before class", "03-14"), ("Friday before noon", "03-14"),
        ("Friday before 5 pm", "03-14"), ("Friday of this week", "03-14"),
        ("4/4", "04-04"), ("3/15", "03-15"), ("by 15/3", "03-15"),
        ("two days before the exam on April 10", "04-08"),
    ],
    "es": [
        ("de mañana en ocho", "03-20"), ("mañana en ocho", "03-20"),
        ("de hoy en ocho", "03-19"), ("el viernes en ocho", "03-21"),
        ("del viernes en quince", "03-28"),
        ("una semana después del viernes", "03-21"), ("dos días antes del lunes", "03-15"),
        ("dos semanas a partir del lunes", "03-31"), ("diez días después del 20 de marzo", "03-30"),
        ("el día antes del viernes", "03-13"), ("el día antes de la clase del viernes", "03-13"),
        ("el día anterior al viernes", "03-13"), ("la víspera del viernes", "03-13"),
        ("al día siguiente del viernes", "03-15"), ("un día después del viernes", "03-15"),
        ("el primer lunes de abril", "04-07"), ("el último viernes de abril", "04-25"),
        ("el segundo martes del próximo mes", "04-08"), ("el último viernes del mes", "03-28"),
        ("el viernes que viene no, el siguiente", "03-21"),
        ("no este viernes sino el siguiente", "03-21"),
        ("no el próximo viernes, sino el otro", "03-21"),
        ("no el viernes sino el lunes", "03-17"), ("el viernes no, el lunes", "03-17"),
        ("el cinco de mayo del año que viene", "2026-05-05"),
        ("el 5 de mayo del próximo año", "2026-05-05"), ("el 5 de mayo de este año", "05-05"),
        ("el cinco de mayo de dos mil veintiséis", "2026-05-05"),
        ("hoy miércoles", "03-12"), ("hoy, miércoles", "03-12"), ("mañana jueves", "03-13"),
        ("pasado mañana, viernes", "03-14"), ("el lunes 17", "03-17"),
        ("el lunes diecisiete", "03-17"), ("el lunes 17 a las 5", "03-17"),
        ("el lunes después del 5 de abril", "04-07"), ("el viernes antes del 5 de abril", "04-04"),
        ("el viernes antes de la clase", "03-14"), ("el viernes antes de las 5", "03-14"),
        ("el viernes de esta semana", "03-14"), ("el viernes de la próxima semana", "03-21"),
        ("el viernes de 3 a 5", "03-14"), ("el lunes de la semana que viene", "03-17"),
        ("el 3/4", "04-03"),
    ],
    "pt": [
        ("uma semana depois da sexta", "03-21"), ("dois dias antes de segunda-feira", "03-15"),
        ("de hoje a oito", "03-19"), ("de amanhã a oito dias", "03-20"),
        ("o dia antes da aula da sexta", "03-13"), ("na véspera de sexta-feira", "03-13"),
        ("no dia seguinte à sexta-feira", "03-15"),
        ("na primeira segunda-feira de abril", "04-07"), ("na última sexta de abril", "04-25"),
        ("não nesta sexta, mas na próxima", "03-21"), ("sexta que vem não, na outra", "03-21"),
        ("no dia 5 de maio do ano que vem", "2026-05-05"),
        ("cinco de maio de dois mil e vinte e seis", "2026-05-05"),
        ("hoje, quarta-feira", "03-12"), ("amanhã, quinta-feira", "03-13"),
        ("na segunda-feira 17", "03-17"), ("na sexta da próxima semana", "03-21"),
    ],
    "fr": [
        ("une semaine après vendredi", "03-21"), ("deux jours avant lundi", "03-15"),
        ("vendredi en huit", "03-21"), ("lundi en quinze", "03-31"), ("demain en huit", "03-20"),
        ("la veille de vendredi", "03-13"), ("la veille du cours de vendredi", "03-13"),
        ("le lendemain de vendredi", "03-15"),
        ("le premier lundi d'avril", "04-07"), ("le dernier vendredi d'avril", "04-25"),
        ("pas ce vendredi mais le suivant", "03-21"), ("pas vendredi, mais lundi", "03-17"),
        ("le 5 mai de l'année prochaine", "2026-05-05"),
        ("le cinq mai deux mille vingt-six", "2026-05-05"),
        ("aujourd'hui mercredi", "03-12"), ("demain jeudi", "03-13"), ("le lundi 17", "03-17"),
        ("le lundi après le 5 avril", "04-07"),
    ],
}  # fmt: skip

OPEN = {
    "en": [
        "Monday the 3rd", "Monday 3", "3/4", "by 3/4", "3/4/2025", "on 4-3-2025",
        "in ten business days", "within three working days", "in two school days",
        "in a week and a half", "in two and a half weeks", "in about two weeks",
        "today, Thursday", "tomorrow, Friday", "tomorrow or Friday", "not Friday", "not on Monday",
        "the Friday after the exam", "the Friday after next", "the Friday before the break",
        "the week of March 17", "Friday of week 7", "the Friday of finals week", "after Friday",
        "Monday or Tuesday", "Monday through Friday", "Friday in two weeks", "the second Friday",
        "the fifth Friday of April", "a couple of weeks from Friday", "a few days after Monday",
        "the week before Friday", "twice a week on Friday", "May 5 last year",
        "the day before the exam", "not next Friday but the one after", "in a month and two weeks",
        "a fortnight from Friday", "every other Friday", "the last class before April 5",
        "not before Friday", "anytime after March 20", "March 3-5", "between March 3 and 5",
        "by Good Friday", "on Easter Monday", "Black Friday", "every Friday", "each Monday",
        "March 3 to 5", "you have two days before Friday", "Monday, the 3rd at noon",
    ],
    "es": [
        "en tres días hábiles", "diez días hábiles", "en cinco días laborables",
        "en una semana y media", "dentro de dos días y medio", "el lunes 3", "el lunes tres",
        "hoy jueves", "mañana viernes", "no el viernes", "el viernes no",
        "el viernes después del examen", "el viernes antes de Semana Santa",
        "la semana del 17 de marzo", "el viernes de la semana 7", "el lunes de Semana Santa",
        "después del viernes", "de lunes a viernes", "el lunes o el martes", "mañana o el viernes",
        "el viernes dentro de dos semanas", "el segundo viernes", "el quinto viernes de abril",
        "un par de días después del lunes", "la semana antes del viernes",
        "5 de mayo del año pasado", "el día antes del examen", "en un mes y una semana",
        "dentro de dos viernes", "no antes del viernes", "la última clase antes del 5 de abril",
        "del 3 al 5 de abril", "entre el 3 y el 5 de abril", "entre el lunes y el miércoles",
        "el Viernes Santo", "el lunes de Pascua", "el miércoles de ceniza", "todos los viernes",
        "el lunes de dentro de dos semanas", "entre el 17 y el 20 de marzo",
        "tienen dos días antes del viernes", "más o menos en dos semanas",
    ],
    "pt": [
        "em três dias úteis", "em uma semana e meia", "na segunda-feira 3", "hoje, quinta-feira",
        "amanhã, sexta-feira", "na sexta depois da prova", "na segunda sexta-feira",
        "depois de sexta-feira", "na sexta da semana 7", "de segunda a sexta",
        "na Sexta-feira Santa", "na quarta-feira de cinzas", "toda sexta-feira",
        "alguns dias depois da sexta", "não antes da sexta", "entre segunda-feira e sexta-feira",
    ],
    "fr": [
        "dans trois jours ouvrés", "dans dix jours ouvrables", "dans une semaine et demie",
        "le lundi 3", "aujourd'hui jeudi", "demain vendredi", "le vendredi après l'examen",
        "la semaine du 17 mars", "après vendredi", "du lundi au vendredi", "pas vendredi",
        "le deuxième vendredi", "quelques jours après lundi",
        "le Vendredi saint", "le lundi de Pâques", "le jeudi de l'Ascension", "tous les vendredis",
        "pas avant vendredi", "du 3 au 5 avril", "un vendredi sur deux",
    ],
    "it": ["tra tre giorni lavorativi", "tra una settimana e mezza", "dopo venerdì",
           "il Venerdì santo", "il lunedì dell'Angelo"],
    "ca": ["d'aquí a tres dies hàbils", "d'aquí a una setmana i mitja", "després de divendres",
           "Divendres Sant"],
    "de": ["in einer Woche und einer halben", "eine Woche nach Freitag oder so", "nach Freitag"],
}  # fmt: skip


def _cases(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(code, *case) for code, cases in table.items() for case in cases]


@pytest.mark.parametrize(("code", "said", "day"), _cases(COMPUTED))
def test_a_day_is_computed_with_its_frame(code: str, said: str, day: str) -> None:
    wanted = dt.date.fromisoformat(day if len(day) == 10 else f"2025-{day}")
    assert resolve_date(said, code, WEDNESDAY) == wanted


@pytest.mark.parametrize(
    ("code", "said"), [(code, said) for code, phrases in OPEN.items() for said in phrases]
)
def test_a_day_whose_frame_is_not_certain_stays_open(code: str, said: str) -> None:
    assert resolve_date(said, code, WEDNESDAY) is None


@pytest.mark.parametrize(("code", "said", "_day"), _cases(COMPUTED))
def test_a_framed_day_needs_to_know_the_day_it_was_said(code: str, said: str, _day: str) -> None:
    day = resolve_date(said, code, None)
    assert day is None or str(day.year) in {"2026", "2027"}  # said with its year
