"""The words times of day are said with, by language. Data only; lower case, accents removed."""

from __future__ import annotations

from dataclasses import dataclass

NEVER = r"(?!)"


@dataclass(frozen=True)
class HourWords:
    """One language's words for times of day, as regular expressions over folded text.

    ``lead`` stands before an hour, ``deadline`` before that; ``no_point`` before one that is the
    begin or the end of a range, or only a bound from below; ``fillers`` stand between a day and
    its hour; ``hours`` and ``minutes`` are spellings from one on; ``and_`` and ``less`` join them
    ("y media", "menos cuarto"); ``to`` stands between minutes and hour where the minutes come
    first ("half past five").
    """

    hours: tuple[str, ...]
    minutes: tuple[str, ...]
    lead: str
    morning: str
    afternoon: str
    night: str
    noon: str
    deadline: str
    fillers: str
    half: str
    quarter: str
    midnight: str
    no_point: str
    and_: str = ""
    less: str = NEVER
    past: str = NEVER
    to: str = NEVER
    hour_unit: str = NEVER


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _teens(names: str, tens: str, joint: str, units: str) -> tuple[str, ...]:
    """The spellings of 1 to 59: those up to twenty-nine as given, the others put together."""
    words = _items(names)
    ones = _items(units)
    for ten in _items(tens):
        words = (*words, ten, *(f"{ten}{joint}{one}" for one in ones))
    return words


_ENGLISH_TEENS = (
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen"
    ", fifteen, sixteen, seventeen, eighteen, nineteen"
)
_ENGLISH_UNITS = "one, two, three, four, five, six, seven, eight, nine"
_SPANISH = (
    "una?, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, "
    "quince, dieciseis, diecisiete, dieciocho, diecinueve, veinte, veintiun[oa]?, veintidos, "
    "veintitres, veinticuatro, veinticinco, veintiseis, veintisiete, veintiocho, veintinueve"
)
_PORTUGUESE = (
    "uma?, duas|dois, tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, "
    "catorze|quatorze, quinze, dezesseis|dezasseis, dezessete|dezassete, dezoito, "
    "dezenove|dezanove"
)
_FRENCH = (
    "une?, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, "
    "quinze, seize, dix[ -]sept, dix[ -]huit, dix[ -]neuf"
)
_GERMAN_UNITS = "eins?, zwei|zwo, drei, vier, funf, sechs, sieben, acht, neun"
_GERMAN_TEENS = (
    "zehn, elf, zwolf, dreizehn, vierzehn, funfzehn, sechzehn, siebzehn, achtzehn, neunzehn"
)
_ITALIAN = (
    "una?, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, "
    "quattordici, quindici, sedici, diciassette, diciotto, diciannove"
)
_CATALAN = (
    "una?, dues|dos, tres, quatre, cinc, sis, set, vuit, nou, deu, onze, dotze, tretze, catorze, "
    "quinze|quart, setze, disset, divuit, dinou, vint, vint-i-una?, vint-i-dues|vint-i-dos, "
    "vint-i-tres, vint-i-quatre, vint-i-cinc, vint-i-sis, vint-i-set, vint-i-vuit, vint-i-nou"
)


def _german(last: int) -> tuple[str, ...]:
    """The numbers from one on, as a word ("einunddreißig") or in digits."""
    units = _items(_GERMAN_UNITS)
    words = [*units, *_items(_GERMAN_TEENS)]
    for ten in ("zwanzig", "drei[sß]s?ig", "vierzig", "funfzig"):
        joined = (unit.replace("eins?", "ein").replace("|", f"und{ten}|") for unit in units)
        words += [ten, *(f"{unit}und{ten}" for unit in joined)]
    return tuple(words[:last])


def _italian(last: int) -> tuple[str, ...]:
    units = _items(_ITALIAN)[:9]
    words = list(_items(_ITALIAN))
    for ten in ("vent", "trent", "quarant", "cinquant"):
        vowel = "i" if ten == "vent" else "a"
        joined = (f"{ten}{'' if unit[0] in 'uo' else vowel}{unit}" for unit in units)
        words += [f"{ten}{vowel}", *(each.replace("una?", "un[oa]?") for each in joined)]
    return tuple(words[:last])


HOUR_WORDS = {
    "es": HourWords(
        hours=_items(_SPANISH)[:24],
        minutes=_teens(
            _SPANISH,
            "treinta, cuarenta, cincuenta",
            " y ",
            "un[oa]?, dos, tres, cuatro, cinco, seis, siete, ocho, nueve",
        ),
        lead=r"(?:a )?las? ",
        morning=r"(?:de|por|en) la (?:manana|madrugada)",
        afternoon=r"(?:de|por|en) la tarde|esta tarde|del mediodia",
        night=r"(?:de|por|en) la noche|esta noche",
        noon=r"(?:al? |del? )?mediodia",
        midnight=r"(?:(?:antes de |hasta |para )?(?:a (?:la )?|la )?)medianoche",
        no_point=r"(?:despues de|desde|a partir de|entre|(?:\d|[ap]\.? ?m)\.? (?:a|y|hasta))",
        deadline=r"(?:antes de|hasta|para|a mas tardar)",
        fillers=r"(?:del?|el|este|la|,|como|mismo|en punto|maximo|dia|a mas tardar)",
        half="media",
        quarter="cuarto",
        and_=r" (?:y |con )?",
        less=r" menos ",
        hour_unit=r"(?: ?h(?:oras?|rs?)?\b)",
    ),
    "en": HourWords(
        hours=_items(_ENGLISH_TEENS)[:12],
        minutes=_teens(_ENGLISH_TEENS, "twenty, thirty, forty, fifty", "[ -]", _ENGLISH_UNITS),
        lead=r"(?:at|by|before|until|till|around|from|no later than) ",
        morning=r"(?:in the )?mornings?",
        afternoon=r"(?:in the |this )?(?:afternoon|evening)",
        night=r"tonight|at night|night",
        noon=r"(?:at |by |before |until )?(?:noon|midday)",
        midnight=r"(?:at |by |before |until |till )?midnight",
        no_point=r"(?:after|from|between|since"
        r"|(?:\d|[ap]\.? ?m)\.? ?(?:to|and|until|till|through|-|–))",
        deadline=r"(?:by|before|until|till|due|no later than)",
        fillers=r"(?:on|of|the|this|next|,|sharp|at the latest|next)",
        half="half",
        quarter="(?:a )?quarter",
        and_=r" (?:oh )?",
        past=r" past ",
        to=r" to ",
        hour_unit=r"(?: o'?clock| hours)",
    ),
    "pt": HourWords(
        hours=(*_items(_PORTUGUESE), "vinte", "vinte e uma?", "vinte e duas", "vinte e tres"),
        minutes=_teens(
            _PORTUGUESE,
            "vinte, trinta, quarenta, cinquenta",
            " e ",
            "uma?, dois|duas, tres, quatro, cinco, seis, sete, oito, nove",
        ),
        lead=r"(?:ate |antes d)?[ao]s? ",
        morning=r"(?:d|pel|n)a (?:manha|madrugada)",
        afternoon=r"(?:d|pel|n)a tarde|esta tarde",
        night=r"(?:d|pel|n)a noite|esta noite",
        noon=r"(?:ao )?meio[ -]dia",
        midnight=r"(?:(?:ate |antes d)?a )?meia[ -]noite",
        no_point=r"(?:depois d[ao]s?|desde|a partir d[ao]s?|entre|[\dh] (?:a|e|ate))",
        deadline=r"(?:antes d[ao]s?|ate|para)",
        fillers=r"(?:d[aeo]|n[ao]|[ao]|dest[ae]|,|em ponto|dia)",
        half="meia",
        quarter="(?:um )?quarto",
        and_=r" (?:e )?",
        hour_unit=r"(?: ?h(?:oras?)?\b)",
    ),
    "fr": HourWords(
        hours=(*_items(_FRENCH), "vingt", "vingt et une", "vingt[ -]deux", "vingt[ -]trois"),
        minutes=_teens(
            _FRENCH,
            "vingt, trente, quarante, cinquante",
            "(?: et |[ -])",
            "une?, deux, trois, quatre, cinq, six, sept, huit, neuf",
        ),
        lead=r"(?:a|avant|des|vers|jusqu'a) ",
        morning=r"du matin|ce matin",
        afternoon=r"de l'apres[ -]midi|cet apres[ -]midi|du soir|ce soir",
        night=NEVER,
        noon=r"(?:a |avant )?(?<!apres[ -])midi",
        midnight=r"(?:a |avant |jusqu'a )?minuit",
        no_point=r"(?:apres|depuis|a partir de|entre|de|[\dhs] (?:a|et|jusqu'a))",
        deadline=r"(?:avant|jusqu'a|pour|au plus tard)",
        fillers=r"(?:de|du|le|ce|,|au plus tard|precises)",
        half="demie?",
        quarter="(?:le )?quart",
        and_=r" (?:et )?",
        less=r" moins ",
        hour_unit=r"(?: ?h(?:eures?)?)(?![a-z])",
    ),
    "de": HourWords(
        hours=_german(23),
        minutes=tuple(f"{minute}|{word}" for minute, word in enumerate(_german(59), 1)),
        lead=r"(?:um|gegen) ",
        morning=r"morgens|vormittags|fruh|am (?:morgen|vormittag)",
        afternoon=r"nachmittags|abends|am (?:nachmittag|abend)|heute (?:nachmittag|abend)",
        night=r"nachts|in der nacht",
        noon=r"(?:um |bis |vor |am )?mittags?",
        midnight=r"(?:um |bis |vor )?mitternacht",
        no_point=r"(?:nach|ab|von|zwischen|seit|\d (?:uhr )?(?:bis|und))",
        deadline=r"(?:(?:spatestens )?(?:bis|vor)|spatestens)(?: um)?",
        fillers=r"(?:am|um|den|dem|,|spatestens|punkt|genau|diesen|diesem)",
        half="halb",
        quarter="viertel",
        and_=r" (?:und )?",
        past=r" nach ",
        to=r"(?: vor |(?<=halb) )",
        hour_unit=r" ?uhr\b",
    ),
    "it": HourWords(
        hours=_italian(23),
        minutes=_italian(59),
        lead=r"(?:(?:al|del)?le|all'|dell'|l')(?: ore)? ?",
        morning=r"(?:del|di|della) matti(?:no|na)|stamattina",
        afternoon=r"(?:del|di) pomeriggio|(?:di|della) sera|stasera",
        night=r"(?:di|della) notte|stanotte",
        noon=r"(?:a |entro )?mezzogiorno",
        midnight=r"(?:a |entro )?mezzanotte",
        no_point=r"(?:dopo|da|dalle|a partire|tra|fra|dalle (?:ore )?[\d:.]+|\d (?:alle|e|a))",
        deadline=r"(?:entro|prima|prima di|non oltre|fino|per|al piu tardi)",
        fillers=r"(?:del?|di|il|la|,|in punto|al piu tardi|entro)",
        half="mezz[ao]",
        quarter="(?:un )?quarto",
        and_=r" (?:e )?",
        less=r" meno ",
        hour_unit=r"(?: ?h| ore)\b",
    ),
    "ca": HourWords(
        hours=_items(_CATALAN)[:23],
        minutes=_teens(
            _CATALAN,
            "trenta, quaranta, cinquanta",
            "[ -]",
            "un[oa]?, dos, tres, quatre, cinc, sis, set, vuit, nou",
        ),
        lead=r"(?:a )?(?:les |la |l')",
        morning=r"(?:del|al|pel) mati|de la matinada",
        afternoon=r"de la tarda|del vespre|aquesta tarda|del migdia",
        night=r"de la nit|aquesta nit",
        noon=r"(?:al |del )?migdia",
        midnight=r"(?:a |abans de |fins a )?mitjanit",
        no_point=r"(?:despres de|des de|a partir de|entre|quarts? de|\d (?:a|i|fins))",
        deadline=r"(?:abans de|fins|per a|com a molt tard)",
        fillers=r"(?:del?|el|la|,|en punt|a|com a molt tard)",
        # "dos quarts de sis" is half past five: a quarter less than the hour for each one missing.
        half=r"(?:a )?(?:dos quarts(?= de)|mitja)",
        quarter=r"(?:a )?tres quarts(?= de)",
        and_=r" (?:i )?",
        less=r" menys ",
        to=r" de ",
        hour_unit=r"(?: ?h(?:ores?)?\b)",
    ),
}
"""The languages in which an hour's words are known; digits as in 23:59 are read in all."""

DIGITS_ALONE = HourWords(
    hours=(), minutes=(), lead=NEVER, morning=NEVER, afternoon=NEVER, night=NEVER, noon=NEVER,
    deadline=NEVER, fillers=r",", half=NEVER, quarter=NEVER,
    midnight=NEVER, no_point=NEVER,
)  # fmt: skip
