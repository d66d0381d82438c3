"""The words around a day that change which day is meant, by language.

"A week from Friday", "the day before Friday's class", "de mañana en ocho". Data only; lower case,
accents removed.
"""

from __future__ import annotations

from collections.abc import Mapping

from lectura.notes.frames.model import FrameWords


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


_SPANISH_DAYS = r"(?:el|este|para el|hoy|manana|pasado manana|el proximo|al)"
_SPANISH_OF = r"(?:del|de la|de|al|a la|a)"

FRAME_WORDS: Mapping[str, FrameWords] = {
    "es": FrameWords(
        after=r"(?:despues (?:del|de)|a (?:partir|contar) (?:del|de)|tras(?: el)?|desde(?: el)?)",
        before=r"antes (?:del|de)",
        day_after=r"dia (?:despues|siguiente|posterior) " + _SPANISH_OF,
        day_before=r"(?:dia (?:antes|anterior|previo)|vispera|noche (?:antes|anterior)) "
        + _SPANISH_OF,
        has=r"(?:tienen|tenemos|tiene|tienes|quedan|queda|faltan|falta|hay|son)",
        in_eight=r"en (?:ocho|(?P<two>quince))(?: dias)?\b(?! (?:semanas|meses))",
        nth=_items("primero?|1er, segundo|2do, tercero?|3er, cuarto|4to, quinto|5to"),
        last=r"ultimo",
        of_month=r"(?:de|del|en|del mes de)",
        this_month=r"(?:(?:este|del|el|de) )?(?:este )?mes(?: en curso| corriente)?(?! (?:que"
        r"|prox|sig|ent|pas))",
        next_month=r"(?:el |del )?(?:(?:proximo|siguiente) mes|mes (?:que viene|proximo|siguiente"
        r"|entrante))",
        this_week=r"(?:de )?esta (?:misma )?semana",
        weekday_of=r"(?:del|de la|de)",
        weekday_of_hours=r"(?:\d|las? |tarde|manana|noche|(?:la |el )?(?:proxima|siguiente) semana"
        r"|(?:la )?semana (?:que viene|proxima|siguiente|entrante)|esta (?:misma )?semana"
        r"|dos mil|este ano|ano)",
        by_event=r"(?:de )?(?:la |las |el |del |l )?(?:clase|sesion|mediodia|medianoche|\d|almuerzo"
        r"|una\b|dos\b|tres\b|cuatro\b|cinco\b|seis\b|siete\b|ocho\b|nueve\b|diez\b|once\b|doce\b"
        r"|entrar|empezar|comenzar|irse|salir|que )",
        negation=r"(?<!\bsi )\bno (?:es |sera |para )?(?=" + _SPANISH_DAYS + r"\b)",
        negated=r",? no\b",
        but=r",? ?(?:sino(?: que)?|pero si|,)",
        following=r"(?:para )?(?:(?:el|la|al|en el) )?(?:siguiente|otr[oa]|proxim[oa]"
        r"|que (?:le )?sigue"
        r"|subsiguiente|de despues)",
        this_year=r"este (?:mismo )?ano|ano en curso|presente ano",
        next_year=r"ano (?:que viene|proximo|siguiente|entrante)|(?:proximo|siguiente) ano",
        last_year=r"ano (?:pasado|anterior)|(?:pasado) ano",
        of_year=r"(?:de(?:l)? )?",
        thousands=r"dos mil(?: y)?",
        open=r"\b(?:habil(?:es)?|laborables?|lectiv[oa]s?|dias de clases?)\b"
        r"|\b(?:semanas?|dias?|mes(?:es)?) y medi[oa]\b"
        r"|\b(?:semanas?|dias?|mes(?:es)?) y (?:un[ao]?|dos|tres|\d+) (?:semanas?|dias?|mes)"
        r"|\bsemana (?:del?|\d+|santa|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b"
        r"|\b(?:primera|segunda|tercera|cuarta|ultima) semana\b"
        r"|\b(?:mas o menos|aproximadamente|alrededor de|cerca de|como en)\b"
        r"|\b(?:un )?par de (?:dias|semanas|meses)\b"
        r"|\b(?:dos|tres|cuatro) (?:lunes|martes|miercoles|jueves|viernes)\b|\bno antes d"
        r"|\b(?:ultima|primera) (?:clase|sesion) (?:antes|despues|de)\b"
        r"|\bentre (?:el|los dias)\b(?: (?:dia )?\d{1,2}(?: de \w+)? y(?: el)?\b)?"
        r"|\b(?:ejercicios?|problemas?|preguntas?|apuntes|tareas?|lecturas?|temas?)"
        r" de la (?:clase|sesion)\b"
        r"|\bdel \d{1,2} al \d{1,2}\b"
        r"|\b(?:unos|unas|algun[oa]s|vari[oa]s|poc[oa]s) (?:dias|semanas|meses)\b",
        open_before=r"(?:despues|luego) (?:del|de|de la)(?: el)?|tras(?: el)?",
        either=r"(?:o|u|y|a|al|hasta|(?:perdon|digo|mejor dicho),?)(?: (?:el|la|al))?",
        start=r"(?:desde|a partir de(?:l)?)",
    ),
    "en": FrameWords(
        after=r"(?:from|after|following)",
        before=r"(?:before|prior to|ahead of)",
        bare=r"(?:on )?(?=(?:today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b)",
        day_after=r"day after",
        day_before=r"(?:day|night|evening|eve) (?:before|prior to|of(?= (?:mon|tue|wed|thu|fri"
        r"|sat|sun)))",
        has=r"(?:have|has|had|got|left|there are|there's|with)",
        in_eight=r"(?<=day |row )(?:week|(?P<two>fortnight))\b(?! (?:\d|one|two|three|four|five"
        r"|six|seven|eight))",
        nth=_items("first|1st, second|2nd, third|3rd, fourth|4th, fifth|5th"),
        last=r"last",
        of_month=r"(?:of|in)(?: the month of)?",
        this_month=r"(?:the|this) month",
        next_month=r"(?:the )?(?:next|following|coming) month",
        this_week=r"(?:of )?this week",
        weekday_of=r"of",
        weekday_of_hours=r"(?:(?:the )?(?:next|following|coming) week|this week|next year|this year"
        r"|twenty|two thousand)",
        by_event=r"(?:the |our |your |my )?(?:class|lecture|noon|midday|midnight|lunch|school|lab"
        r"|seminar|session|\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b"
        r"|ten\b|eleven\b|twelve\b|half past|quarter|end of (?:the )?(?:day|class)"
        r"|(?:you|we|it|i|they)\b|start)",
        negation=r"\bnot (?:on |by |for |due )?(?=(?:this|the|on|next|coming|today|tomorrow|mon|tue"
        r"|wed|thu|fri|sat|sun|january|february|march|april|may|june|july|august|september|october"
        r"|november|december)\w*)",
        negated=r",? no\b(?: wait| sorry)?",
        but=r",? ?(?:but rather|but|rather|,)",
        following=r"(?:(?:on|by|for) )?the (?:next|following|other)(?: one| week)?(?! day)"
        r"|(?:on |by |for )?next\b(?! (?:day|month|week))|(?:the )?one after(?: that)?"
        r"|a week later",
        this_year=r"this year",
        next_year=r"(?:the )?(?:next|coming|following) year",
        last_year=r"last year",
        of_year=r"(?:of |in )?",
        thousands=r"(?:two thousand(?: and)?|twenty)",
        years=_items(
            "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
            "fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, twenty[ -]one, "
            "twenty[ -]two, twenty[ -]three, twenty[ -]four, twenty[ -]five, twenty[ -]six, "
            "twenty[ -]seven, twenty[ -]eight, twenty[ -]nine, thirty, thirty[ -]one, "
            "thirty[ -]two, thirty[ -]three, thirty[ -]four, thirty[ -]five, thirty[ -]six, "
            "thirty[ -]seven, thirty[ -]eight, thirty[ -]nine"
        ),
        open=r"\b(?:business|working|work|school|class|teaching|trading|week)[ -]?days?\b"
        r"|\b(?:days?|weeks?|months?) and (?:a half|half)\b|\band a half (?:days|weeks|months)\b"
        r"|\b(?:days?|weeks?|months?) and (?:an?|one|two|three|\d+) (?:days?|weeks?)\b"
        r"|\b(?:week|weekend) of\b|\bweek (?:\d+|one|two|three|four|five|six|seven|eight|nine"
        r"|ten)\b"
        r"|\b(?:first|second|third|fourth|fifth|last|exam|exams|final|finals|reading|spring|holy"
        r"|easter|midterm) week\b"
        r"|\b(?:about|around|roughly|approximately|almost) (?:an?|\d+|one|two|three|four|five|six"
        r"|ten)\b|\bor so\b|\b(?:week|one) after next\b"
        r"|\b(?:couple|few|several|some|many) (?:of )?(?:days|weeks|months)\b"
        r"|\b(?:once|twice|times) (?:a|per|each|every) week\b"
        r"|\bfortnights? (?:from|after|before|on)\b|\b(?:every other|every second|alternate)\b"
        r"|\b(?:last|first) (?:class|lecture|session|day) (?:before|after|of)\b"
        r"|\bnot (?:before|until|earlier than)\b|\bbetween\b"
        r"|\b(?:january|february|march|april|may|june|july|august|september|october|november"
        r"|december) \d{1,2}(?:st|nd|rd|th)? ?(?:-|–|to|through) ?(?:the )?\d{1,2}(?:st|nd|rd"
        r"|th)?\b"
        r"(?! ?(?:[ap]\.?m|:))",
        open_before=r"(?:after|since)(?: (?:the|this|next))?",
        either=r"(?:or|and|to|through|thru|till|until|nor|(?:sorry|i mean|rather),?)"
        r"(?: (?:on|by|the))*",
        start=r"(?:from|starting|beginning|since)",
    ),
    "pt": FrameWords(
        after=r"(?:depois d[eao]s?|apos(?: [ao])?|a (?:partir|contar) d[eao])",
        before=r"antes d[eao]s?",
        day_after=r"dia (?:depois|seguinte|posterior) (?:d[eao]|ao?)",
        day_before=r"(?:dia (?:antes|anterior)|vesperas?|noite anterior) (?:d[eao]|ao?)",
        has=r"(?:tem|temos|faltam|falta|restam|ha|sao)",
        base_lead="na ",
        in_eight=r"a (?:oito|(?P<two>quinze))(?: dias)?\b",
        nth=_items("primeir[ao], segund[ao], terceir[ao], quart[ao], quint[ao]"),
        last=r"ultim[ao]",
        of_month=r"(?:de|do mes de|em)",
        this_month=r"(?:do|deste|neste|este) mes(?! (?:que|prox|seg|pas))",
        next_month=r"(?:do |no )?(?:proximo mes|mes (?:que vem|seguinte))",
        this_week=r"dest[ea] semana",
        weekday_of=r"(?:de|da|do)",
        weekday_of_hours=r"(?:\d|manha|tarde|noite|(?:a )?(?:proxima|seguinte) semana"
        r"|(?:a )?semana (?:que vem|proxima|seguinte))",
        by_event=r"(?:[ao]s? )?(?:aula|sessao|meio|meia|\d|almoco|entrar|comecar|sair)",
        negation=r"\bnao (?:e |sera )?(?=n?est[ae]|n[ao] |[ao] |para |hoje|amanha|segunda|terca"
        r"|quarta"
        r"|quinta|sexta|sabado|domingo)",
        negated=r",? nao\b",
        but=r",? ?(?:mas(?: sim)?|e sim|,)",
        following=r"(?:n?[ao] )?(?:proxim[ao]|outr[ao]|seguinte)",
        this_year=r"deste ano|este ano",
        next_year=r"ano (?:que vem|seguinte)|proximo ano",
        last_year=r"ano passado",
        of_year=r"(?:d[eo] )?",
        thousands=r"dois mil(?: e)?",
        open=r"\b(?:uteis|util|letivos?)\b|\b(?:semanas?|dias?|mes(?:es)?) e mei[ao]\b"
        r"|\b(?:semanas?|dias?|mes(?:es)?) e (?:um[a]?|dois|duas|\d+) (?:semanas?|dias?)"
        r"|\bsemana (?:d[eo]|\d+|santa)\b|\b(?:primeira|segunda|terceira|ultima) semana\b"
        r"|\b(?:mais ou menos|aproximadamente|cerca de)\b"
        r"|\b(?:alguns|algumas|varios|varias|poucos|poucas) (?:dias|semanas|meses)\b"
        r"|\bpar de (?:dias|semanas)\b|\bnao antes d|\bentre (?:[ao]s? )?\w+ e\b",
        open_before=r"(?:depois d[eao]|apos)(?: [ao])?",
        either=r"(?:ou|e|a|ate)(?: (?:n[ao]|a|o))?",
        start=r"(?:desde|a partir d[eao])",
    ),
    "fr": FrameWords(
        after=r"(?:apres(?: le)?|a (?:partir|compter) d[eu]|suivant(?: le)?)",
        before=r"avant(?: le)?",
        day_after=r"(?:lendemain (?:de|du)|jour (?:d')?apres)",
        day_before=r"(?:veille (?:de|du)|jour (?:d')?avant|jour precedant)",
        has=r"(?:avez|reste|restent|il y a)",
        in_eight=r"en (?:huit|(?P<two>quinze))\b",
        nth=_items("premier|1er, deuxieme|second|2e, troisieme|3e, quatrieme|4e, cinquieme|5e"),
        last=r"dernier",
        of_month=r"(?:de |d'|du mois de |du mois d'|en )",
        this_month=r"(?:du|de ce|ce) mois(?! (?:pro|sui|qui))",
        next_month=r"(?:du |le )?mois (?:prochain|suivant|qui vient)",
        this_week=r"(?:de )?cette semaine",
        weekday_of=r"(?:de|du)",
        weekday_of_hours=r"(?:\d|la semaine (?:prochaine|suivante|qui vient)|cette semaine)",
        by_event=r"(?:le |la |l'|les )?(?:cours|seance|midi|minuit|\d|dejeuner|fin)",
        negation=r"\bpas (?:le |ce )?(?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
        r"|demain"
        r"|aujourd|\d))",
        negated=r",? non\b",
        but=r",? ?(?:mais|,)",
        following=r"(?:(?:le|celui|du|au) )?(?:suivant|prochain|d'apres|l'autre|autre)",
        this_year=r"cette annee",
        next_year=r"(?:l')?(?:annee prochaine|an prochain)",
        last_year=r"(?:l')?(?:annee derniere|an dernier|annee passee)",
        of_year=r"(?:de )?",
        thousands=r"deux mille",
        open=r"\b(?:ouvres?|ouvrables?|ouvrees?)\b|\bet demie?\b(?= |$)(?<=semaine et demie)"
        r"|\b(?:semaines?|jours?|mois) et demie?\b"
        r"|\b(?:semaines?|jours?|mois) et (?:une?|deux|\d+) (?:semaines?|jours?)"
        r"|\bsemaine (?:d[eu](?! l)|\d+)\b|\b(?:premiere|deuxieme|derniere) semaine\b"
        r"|\b(?:environ|a peu pres)\b|\b(?:quelques|plusieurs) (?:jours|semaines|mois)\b"
        r"|\bpas avant\b|\bentre le\b|\bdu \d{1,2} au \d{1,2}\b|\bun \w+ sur deux\b",
        open_before=r"(?:apres|depuis)(?: le)?",
        either=r"(?:ou|et|au|a|jusqu'au)(?: le)?",
        start=r"(?:des|depuis|a partir d[eu])",
    ),
    "ca": FrameWords(
        after=r"(?:despres d(?:e(?:l)?|')|a partir de(?:l)?)",
        before=r"abans d(?:e(?:l)?|')",
        day_after=r"(?:endema d(?:e(?:l)?|')|dia despres d(?:e(?:l)?|'))",
        day_before=r"(?:vigilia d(?:e(?:l)?|')|dia abans d(?:e(?:l)?|'))",
        nth=_items("primer, segon, tercer, quart, cinque"),
        last=r"(?:ultim|darrer)",
        of_month=r"(?:de |d'|del mes de )",
        negation=r"\bno (?=(?:el|aquest) )",
        open=r"\bdies (?:habils|laborables|lectius|feiners)\b|\b(?:setmana|dia|mes) i mi(?:g|tja)\b"
        r"|\bsetmana d(?:e|el|')",
        open_before=r"despres d(?:e(?:l)?|')",
        in_eight=r"en (?:vuit|(?P<two>quinze))\b",
        either=r"(?:o|i|a|al)(?: (?:el))?",
    ),
    "de": FrameWords(
        after=r"(?:nach|ab)(?: dem)?",
        before=r"vor(?: dem)?",
        day_after=r"tag nach(?: dem)?",
        day_before=r"(?:tag|abend) vor(?: dem)?",
        nth=_items("erste[nrms]?, zweite[nrms]?, dritte[nrms]?, vierte[nrms]?, funfte[nrms]?"),
        last=r"letzte[nrms]?",
        of_month=r"(?:im|des|vom)",
        negation=r"\bnicht (?:am |an diesem |diesen )?(?=(?:mon|diens|mitt|donners|frei|sams"
        r"|sonn))",
        open=r"\b(?:arbeits|werk|schul|unterrichts)tage?n?\b|\boder so\b|\bhalben\b|\banderthalb\b"
        r"|\bzweitausend\w+\b|\bwoche (?:vom|des|ab)\b|\bungefahr\b|\betwa\b",
        open_before=r"(?:nach|seit)(?: dem)?",
        either=r"(?:oder|und|bis)(?: (?:am|zum))?",
    ),
    "it": FrameWords(
        after=r"(?:dopo(?: il)?|a partire da(?:l)?)",
        before=r"prima d(?:i|el)",
        day_after=r"giorno (?:dopo|successivo a(?:l)?)",
        day_before=r"(?:giorno prima d(?:i|el)|vigilia d(?:i|el))",
        nth=_items("primo, secondo, terzo, quarto, quinto"),
        last=r"ultimo",
        of_month=r"(?:di|del mese di|in)",
        negation=r"\bnon (?=(?:il|questo|lunedi|martedi|mercoledi|giovedi|venerdi|sabato"
        r"|domenica))",
        open=r"\b(?:lavorativi|feriali)\b|\b(?:settimana|giorno|mese) e mezz[oa]\b"
        r"|\bduemila\w+\b|\bsettimana de",
        open_before=r"dopo(?: il)?",
        either=r"(?:o|e|a|al)(?: (?:il))?",
    ),
}
"""The same languages as `DATE_WORDS`."""
