"""Every word dates are said with, in every language, written out by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from lectura.notes.date_words import DATE_WORDS
from lectura.notes.dates import resolve_date

TUESDAY = dt.date(2026, 3, 10)
NEW_YEAR = dt.date(2026, 1, 1)

MONTHS = {
    "es": ("el 20 de {}", "enero febrero marzo abril mayo junio julio agosto septiembre octubre"
           " noviembre diciembre"),
    "en": ("the 20th of {}", "January February March April May June July August September October"
           " November December"),
    "pt": ("no dia 20 de {}", "janeiro fevereiro março abril maio junho julho agosto setembro"
           " outubro novembro dezembro"),
    "fr": ("le 20 {}", "janvier février mars avril mai juin juillet août septembre octobre novembre"
           " décembre"),
    "ca": ("el 20 de {}", "gener febrer març abril maig juny juliol agost setembre octubre novembre"
           " desembre"),
    "de": ("am 20. {}", "Januar Februar März April Mai Juni Juli August September Oktober November"
           " Dezember"),
    "it": ("il 20 {}", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre"
           " novembre dicembre"),
}  # fmt: skip
SHORT_MONTHS = {
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
}
WEEKDAYS = {
    "es": ("el {}", "lunes martes miércoles jueves viernes sábado domingo"),
    "en": ("on {}", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "pt": ("até {}", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"
           " domingo"),
    "fr": ("pour {}", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "ca": ("per a {}", "dilluns dimarts dimecres dijous divendres dissabte diumenge"),
    "de": ("am {}", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    "it": ("entro {}", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
}  # fmt: skip
COUNTED = {
    "es": ("dentro de {} días", "dos tres cuatro cinco seis siete . nueve diez once doce trece"
           " catorce . dieciséis diecisiete dieciocho diecinueve veinte"),
    "en": ("in {} days", "two three four five six seven eight nine ten eleven twelve thirteen"
           " fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
    "pt": ("daqui a {} dias", "dois três quatro cinco seis sete . nove dez onze doze treze catorze"
           " . dezesseis dezessete dezoito dezenove vinte"),
    "fr": ("dans {} jours", "deux trois quatre cinq six sept . neuf dix onze douze treize quatorze"
           " . seize dix-sept dix-huit dix-neuf vingt"),
    "ca": ("d'aquí a {} dies", "dos tres quatre cinc sis set . nou deu onze dotze tretze catorze"),
    "de": ("in {} Tagen", "zwei drei vier fünf sechs sieben . neun zehn elf zwölf dreizehn"
           " vierzehn"),
    "it": ("tra {} giorni", "due tre quattro cinque sei sette . nove dieci undici dodici tredici"
           " quattordici"),
}  # fmt: skip
"""From two on; a point where the language counts the day that runs (see the table of weeks)."""


@pytest.mark.parametrize("code", MONTHS)
def test_every_month(code: str) -> None:
    phrase, names = MONTHS[code]
    days = [resolve_date(phrase.format(name), code, NEW_YEAR) for name in names.split()]
    assert days == [dt.date(2026, month, 20) for month in range(1, 13)]


@pytest.mark.parametrize("code", SHORT_MONTHS)
def test_every_short_month_in_its_own_language(code: str) -> None:
    days = [resolve_date(f"20 {name}", code, NEW_YEAR) for name in SHORT_MONTHS[code].split()]
    assert days == [dt.date(2026, month, 20) for month in range(1, 13)]


@pytest.mark.parametrize("code", WEEKDAYS)
def test_every_weekday(code: str) -> None:
    phrase, names = WEEKDAYS[code]
    days = [resolve_date(phrase.format(name), code, TUESDAY) for name in names.split()]
    assert days == [dt.date(2026, 3, day) for day in (16, 17, 11, 12, 13, 14, 15)]


@pytest.mark.parametrize("code", COUNTED)
def test_every_number_of_days(code: str) -> None:
    phrase, names = COUNTED[code]
    for count, name in enumerate(names.split(), 2):
        if name != ".":
            day = resolve_date(phrase.format(name), code, NEW_YEAR)
            assert day == dt.date(2026, 1, 1 + count), name


@pytest.mark.parametrize(
    ("code", "phrase", "names"),
    [
        ("es", "el {} de mayo", "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
         " veintisiete veintiocho veintinueve treinta treinta_y_uno"),
        ("en", "the {} of May", "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth"
         " twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"),
        ("pt", "no dia {} de maio", "vinte_e_um vinte_e_dois vinte_e_três vinte_e_quatro"
         " vinte_e_cinco vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove trinta trinta_e_um"),
        ("fr", "le {} mai", "vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six"
         " vingt-sept vingt-huit vingt-neuf trente trente_et_un"),
    ],
)  # fmt: skip
def test_every_day_of_the_month_from_21_on(code: str, phrase: str, names: str) -> None:
    said = [phrase.format(name.replace("_", " ")) for name in names.split()]
    days = [resolve_date(text, code, NEW_YEAR) for text in said]
    assert days == [dt.date(2026, 5, day) for day in range(21, 32)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("es", "el primero de mayo"), ("es", "el 1ro de mayo"), ("es", "el uno de mayo"),
        ("en", "the first of May"), ("en", "May 1st"),
        ("pt", "no primeiro de maio"), ("pt", "no 1º de maio"),
        ("fr", "le premier mai"), ("fr", "le 1er mai"),
        ("de", "am ersten Mai"), ("it", "il primo maggio"),
    ],
)  # fmt: skip
def test_the_first_of_a_month(code: str, said: str) -> None:
    assert resolve_date(said, code, NEW_YEAR) == dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("code", "today", "tomorrow", "after"),
    [
        ("es", ["hoy", "esta noche", "esta tarde"], ["mañana"], ["pasado mañana"]),
        ("en", ["today", "tonight"], ["tomorrow"], ["the day after tomorrow"]),
        ("pt", ["hoje", "esta noite"], ["amanhã"], ["depois de amanhã"]),
        (
            "fr",
            ["aujourd'hui", "aujourd’hui", "ce soir"],
            ["demain"],
            ["après-demain", "après demain"],
        ),
        ("ca", ["avui"], ["demà"], ["demà passat", "despús-demà", "passat demà"]),
        ("de", ["heute", "heute Abend"], ["morgen"], ["übermorgen"]),
        ("it", ["oggi", "stasera"], ["domani"], ["dopodomani", "dopo domani"]),
    ],
)
def test_the_days_nearby(
    code: str, today: list[str], tomorrow: list[str], after: list[str]
) -> None:
    for day, phrases in ((10, today), (11, tomorrow), (12, after)):
        for phrase in phrases:
            assert resolve_date(phrase, code, TUESDAY) == dt.date(2026, 3, day), phrase


@pytest.mark.parametrize(
    ("code", "day", "week", "eight", "month", "months"),
    [
        ("es", "en un día", "en una semana", "en ocho días", "en un mes", "en tres meses"),
        ("pt", "em um dia", "em uma semana", "em oito dias", "em um mês", "em três meses"),
        ("fr", "dans un jour", "dans une semaine", "dans huit jours", "dans un mois",
         "dans trois mois"),
        ("ca", "d'aquí a un dia", "d'aquí a una setmana", "d'aquí a vuit dies", "d'aquí a un mes",
         "d'aquí a tres mesos"),
        ("de", "in einem Tag", "in einer Woche", "in acht Tagen", "in einem Monat",
         "in drei Monaten"),
        ("it", "tra un giorno", "fra una settimana", "tra otto giorni", "tra un mese",
         "tra tre mesi"),
        ("en", "in a day", "in a week", "in seven days", "in a month", "within three months"),
    ],
)  # fmt: skip
def test_days_weeks_and_months_from_now(
    code: str, day: str, week: str, eight: str, month: str, months: str
) -> None:
    assert resolve_date(day, code, TUESDAY) == dt.date(2026, 3, 11)
    assert resolve_date(week, code, TUESDAY) == dt.date(2026, 3, 17)
    assert resolve_date(eight, code, TUESDAY) == dt.date(2026, 3, 17)
    assert resolve_date(month, code, TUESDAY) == dt.date(2026, 4, 10)
    assert resolve_date(months, code, TUESDAY) == dt.date(2026, 6, 10)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("es", "el viernes de la próxima semana"), ("es", "el viernes de la semana que viene"),
        ("es", "el viernes de la semana entrante"), ("en", "Friday next week"),
        ("en", "Friday of the following week"), ("pt", "na sexta da próxima semana"),
        ("pt", "na sexta da semana que vem"), ("fr", "vendredi de la semaine prochaine"),
        ("fr", "vendredi de la semaine qui vient"), ("ca", "divendres de la setmana que ve"),
        ("ca", "divendres de la propera setmana"), ("de", "Freitag nächster Woche"),
        ("de", "Freitag kommender Woche"), ("it", "venerdì della prossima settimana"),
        ("it", "venerdì della settimana prossima"),
    ],
)  # fmt: skip
def test_a_weekday_of_the_week_that_comes(code: str, said: str) -> None:
    assert resolve_date(said, code, TUESDAY) == dt.date(2026, 3, 20)


@pytest.mark.parametrize(
    ("code", "phrases"),
    [
        ("es", "el viernes pasado|el viernes anterior|los viernes|todos los viernes|cada viernes"
         "|el último viernes"),
        ("en", "last Friday|every Friday|each Friday|this past Friday|the previous Friday"),
        ("pt", "na sexta passada|na última sexta"),
        ("fr", "vendredi dernier|vendredi passé|chaque vendredi|tous les vendredi"
         "|vendredi précédent"),
        ("ca", "divendres passat|cada divendres|tots els divendres|els divendres"
         "|divendres anterior"),
        ("de", "letzten Freitag|vergangenen Freitag|jeden Freitag|vorigen Freitag"),
        ("it", "venerdì scorso|ogni venerdì|venerdì passato|ultimo venerdì"),
    ],
)  # fmt: skip
def test_what_is_over_or_comes_again_and_again_is_no_day(code: str, phrases: str) -> None:
    for phrase in phrases.split("|"):
        assert resolve_date(phrase, code, TUESDAY) is None, phrase


@pytest.mark.parametrize(
    ("code", "said"), [("es", "el día 15"), ("pt", "o dia 15"), ("ca", "el dia 15")]
)
def test_a_day_of_the_month_that_runs(code: str, said: str) -> None:
    assert resolve_date(said, code, TUESDAY) == dt.date(2026, 3, 15)


def test_the_words_are_those_of_seven_languages_and_cannot_be_changed() -> None:
    assert set(DATE_WORDS) == {"es", "en", "pt", "fr", "ca", "de", "it"}
    with pytest.raises(dataclasses.FrozenInstanceError):
        DATE_WORDS["es"].today = "ayer"  # type: ignore[misc]
