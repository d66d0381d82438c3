"""The words dates are said with, by language. Data only; lower case, accents removed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DateWords:
    """One language's words for dates.

    ``months`` and ``weekdays`` hold the spellings of each, January and Monday first. The other
    fields are regular expressions over text in lower case without accents. ``numbers`` counts from
    one, whose spellings are articles too: in a date the first of a month is said as in ``first``.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_lead: str = ""
    numbers: tuple[str, ...] = ()
    first: str = ""
    of: str = ""
    today: str = ""
    tomorrow: str = ""
    after_tomorrow: str = ""
    within: str = ""
    from_now: str = ""
    days: str = ""
    weeks: str = ""
    months_unit: str = ""
    next_week: str = ""
    not_coming: str = ""
    week_idiom: bool = True
    month_first: bool = False
    monthday: str = ""


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


SPANISH = DateWords(
    months=_items(
        "enero|ene, febrero|feb, marzo|mar, abril|abr, mayo|may, junio|jun, julio|jul, "
        "agosto|ago, septiembre|setiembre|sept|sep, octubre|oct, noviembre|nov, diciembre|dic"
    ),
    weekdays=_items("lunes, martes, miercoles, jueves, viernes, sabado, domingo"),
    numbers=_items(
        "uno|un|una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, "
        "trece, catorce, quince, dieciseis, diecisiete, dieciocho, diecinueve, veinte, "
        "veintiuno|veintiun, veintidos, veintitres, veinticuatro, veinticinco, veintiseis, "
        "veintisiete, veintiocho, veintinueve, treinta, treinta y uno|treinta y un"
    ),
    first="primero|1ro|1o|uno",
    of=r"(?:de(?:l mes de)?\s+)?",
    today=r"(?<!clase de )(?<!sesion de )hoy(?! en dia)|esta (?:noche|tarde)",
    tomorrow=r"(?<!\bla )(?<!\besta )(?<!\bpasado )(?<!\bcada )manana",
    after_tomorrow=r"pasado manana",
    within=r"(?:dentro de|de aqui a|de hoy en|en)",
    days=r"dias?",
    weeks=r"semanas?",
    months_unit=r"mes(?:es)?",
    next_week=r"(?:proxima|siguiente) semana|semana (?:que viene|proxima|siguiente|entrante)",
    not_coming=r"pasado|anterior|los|todos los|cada|ultimo",
    monthday=r"\bdia\s+",
)

ENGLISH = DateWords(
    months=_items(
        "january|jan, february|feb, march|mar, april|apr, may, june|jun, july|jul, august|aug, "
        "september|sept|sep, october|oct, november|nov, december|dec"
    ),
    weekdays=_items("monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
    numbers=_items(
        "one|a|an, two|second, three|third, four|fourth, five|fifth, six|sixth, seven|seventh, "
        "eight|eighth, nine|ninth, ten|tenth, eleven|eleventh, twelve|twelfth, "
        "thirteen|thirteenth, fourteen|fourteenth, fifteen|fifteenth, sixteen|sixteenth, "
        "seventeen|seventeenth, eighteen|eighteenth, nineteen|nineteenth, twenty|twentieth, "
        "twenty[ -]first, twenty[ -]second, twenty[ -]third, twenty[ -]fourth, twenty[ -]fifth, "
        "twenty[ -]sixth, twenty[ -]seventh, twenty[ -]eighth, twenty[ -]ninth, thirtieth, "
        "thirty[ -]first"
    ),
    first="first|1st",
    of=r"(?:of\s+)?",
    today=r"today(?!'s)|tonight",
    tomorrow=r"(?<!after )tomorrow",
    after_tomorrow=r"day after tomorrow",
    within=r"(?:in|within)",
    from_now=r"(?:from (?:now|today)|hence)",
    days=r"days?",
    weeks=r"weeks?",
    months_unit=r"months?",
    next_week=r"next week|(?:the )?(?:following|coming) week",
    not_coming=r"last|every|each|past|previous",
    week_idiom=False,
    month_first=True,
)

PORTUGUESE = DateWords(
    months=_items(
        "janeiro|jan, fevereiro|fev, marco|mar, abril|abr, maio|mai, junho|jun, julho|jul, "
        "agosto|ago, setembro|set, outubro|out, novembro|nov, dezembro|dez"
    ),
    weekdays=_items(
        "segunda(?:[ -]feira)?, terca(?:[ -]feira)?, quarta(?:[ -]feira)?, quinta(?:[ -]feira)?, "
        "sexta(?:[ -]feira)?, sabado, domingo"
    ),
    # "segunda" alone is also "second": only after one of these is it a day.
    weekday_lead=(
        r"\b(?:na|da|ate|para(?: a)?|pra|proxim[ao]|nesta|desta|esta|nest[ea]|no|do)\s+"
        r"(?:a\s+)?(?:proxim[ao]\s+)?"
    ),
    numbers=_items(
        "um|uma, dois|duas, tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, "
        "treze, catorze|quatorze, quinze, dezesseis|dezasseis, dezessete|dezassete, dezoito, "
        "dezenove|dezanove, vinte, vinte e um, vinte e dois, vinte e tres, vinte e quatro, "
        "vinte e cinco, vinte e seis, vinte e sete, vinte e oito, vinte e nove, trinta, trinta "
        "e um"
    ),
    first="primeiro|1o",
    of=r"(?:de\s+)?",
    today=r"(?<!aula de )hoje(?! em dia)|esta noite",
    tomorrow=r"(?<!depois de )amanha",
    after_tomorrow=r"depois de amanha",
    within=r"(?:daqui a|dentro de|em)",
    days=r"dias?",
    weeks=r"semanas?",
    months_unit=r"mes(?:es)?",
    next_week=r"(?:proxima|seguinte) semana|semana (?:que vem|proxima|seguinte)",
    not_coming=r"passad[ao]|tod[ao]s?(?: [ao]s)?|cada|ultim[ao]",
    monthday=r"\bdia\s+",
)

FRENCH = DateWords(
    months=_items(
        "janvier|janv, fevrier|fevr, mars, avril|avr, mai, juin, juillet|juil, aout, "
        "septembre|sept, octobre|oct, novembre|nov, decembre|dec"
    ),
    weekdays=_items("lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche"),
    numbers=_items(
        "un|une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, "
        "quatorze, quinze, seize, dix[ -]sept, dix[ -]huit, dix[ -]neuf, vingt, vingt et "
        "un|vingt-et-un, vingt[ -]deux, vingt[ -]trois, vingt[ -]quatre, vingt[ -]cinq, vingt[ "
        "-]six, vingt[ -]sept, vingt[ -]huit, vingt[ -]neuf, trente, trente et un|trente-et-un"
    ),
    first="premier|1er",
    of=r"(?:du mois de\s+)?",
    today=r"(?<!cours d')aujourd'?hui|ce soir",
    tomorrow=r"(?<!apres-)(?<!apres )demain",
    after_tomorrow=r"apres[- ]demain",
    within=r"(?:d'ici(?: a)?|dans|sous)",
    days=r"jours?",
    weeks=r"semaines?",
    months_unit=r"mois",
    next_week=r"semaine (?:prochaine|suivante|qui vient)",
    not_coming=r"dernier|passe|chaque|tous les|les|precedent",
)

CATALAN = DateWords(
    months=_items(
        "gener, febrer, marc, abril, maig, juny, juliol, agost, setembre, octubre, novembre, "
        "desembre"
    ),
    weekdays=_items("dilluns, dimarts, dimecres, dijous, divendres, dissabte, diumenge"),
    numbers=_items(
        "un|una, dos|dues, tres, quatre, cinc, sis, set, vuit, nou, deu, onze, dotze, tretze, "
        "catorze, quinze"
    ),
    of=r"(?:de\s+|d')?",
    today=r"avui",
    tomorrow=r"dema(?! passat)",
    after_tomorrow=r"dema passat|despus-dema|passat dema",
    within=r"(?:d'aqui(?: a)?|dintre|en)",
    days=r"dies|dia",
    weeks=r"setmanes|setmana",
    months_unit=r"mes(?:os)?",
    next_week=r"(?:propera|seguent) setmana|setmana (?:que ve|vinent|propera)",
    not_coming=r"passat|cada|tots els|els|anterior",
    monthday=r"\bdia\s+",
)

GERMAN = DateWords(
    months=_items(
        "januar|janner, februar, marz|maerz, april, mai, juni, juli, august, september, "
        "oktober, november, dezember"
    ),
    weekdays=_items("montag, dienstag, mittwoch, donnerstag, freitag, samstag|sonnabend, sonntag"),
    numbers=_items(
        "ein|einer|einem|eine, zwei, drei, vier, funf, sechs, sieben, acht, neun, zehn, elf, "
        "zwolf, dreizehn, vierzehn, funfzehn"
    ),
    first="ersten|erster",
    today=r"heute(?! morgen)|heute abend",
    tomorrow=r"(?<!guten )(?<!am )(?<!heute )(?<!jeden )morgen",
    after_tomorrow=r"ubermorgen",
    within=r"(?:in|binnen)",
    days=r"tag(?:en?)?",
    weeks=r"wochen?",
    months_unit=r"monat(?:en?)?",
    next_week=r"(?:nachste[rn]?|kommende[rn]?) woche",
    not_coming=r"letzte[nrms]?|vergangene[nrm]?|jede[nrm]?|vorige[nrm]?",
)

ITALIAN = DateWords(
    months=_items(
        "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, "
        "novembre, dicembre"
    ),
    weekdays=_items("lunedi, martedi, mercoledi, giovedi, venerdi, sabato, domenica"),
    numbers=_items(
        "uno|un|una, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, "
        "tredici, quattordici, quindici"
    ),
    first="primo",
    of=r"(?:di\s+)?",
    today=r"oggi|stasera",
    tomorrow=r"(?<!dopo )domani",
    after_tomorrow=r"dopodomani|dopo domani",
    within=r"(?:tra|fra|entro|in)",
    days=r"giorni|giorno",
    weeks=r"settimane|settimana",
    months_unit=r"mesi|mese",
    next_week=r"(?:prossima|seguente) settimana|settimana prossima",
    not_coming=r"scors[ao]|ogni|passat[ao]|ultim[ao]",
)

DATE_WORDS = {
    "es": SPANISH,
    "en": ENGLISH,
    "pt": PORTUGUESE,
    "fr": FRENCH,
    "ca": CATALAN,
    "de": GERMAN,
    "it": ITALIAN,
}
