"""Days with a name of their own that holds a weekday: which date they have changes every year.

Data only; lower case, accents removed.
"""

from __future__ import annotations

from collections.abc import Mapping

NAMED_DAYS: Mapping[str, str] = {
    "es": r"(?:lunes|martes|miercoles|jueves|viernes|sabado) santo|(?:lunes|domingo) de "
    r"(?:pascua|resurreccion|ramos|pentecostes)|miercoles de ceniza|(?:lunes|martes) de carnaval"
    r"|sabado de gloria|viernes negro|viernes de dolores",
    "en": r"(?:good|black|holy) friday|easter (?:sunday|monday|tuesday)|palm sunday"
    r"|(?:ash|spy) wednesday|(?:maundy|holy) thursday|holy saturday|(?:shrove|fat) tuesday"
    r"|cyber monday|whit (?:sunday|monday)",
    "pt": r"(?:segunda|terca|quarta|quinta|sexta)(?:[ -]feira)? santa|sabado (?:santo|de aleluia)"
    r"|domingo de (?:pascoa|ramos|pentecostes)|quarta(?:[ -]feira)? de cinzas"
    r"|(?:segunda|terca)(?:[ -]feira)? de carnaval|(?:sexta|segunda)(?:[ -]feira)? negra",
    "fr": r"(?:jeudi|vendredi|samedi) saint|(?:lundi|dimanche) de (?:paques|pentecote)"
    r"|dimanche des rameaux|jeudi de l'ascension|mercredi des cendres|mardi gras|vendredi noir",
    "ca": r"(?:dijous|divendres|dissabte) sant|(?:dilluns|diumenge) de (?:pasqua|rams)"
    r"|dimecres de cendra|dijous gras",
    "de": r"(?:weisser|schwarzer|stiller) (?:freitag|sonntag|samstag)|fetter donnerstag",
    "it": r"(?:giovedi|venerdi|sabato) santo|lunedi (?:dell'angelo|di pasqua)"
    r"|domenica (?:di pasqua|delle palme)|mercoledi delle ceneri|(?:martedi|giovedi) grasso",
}
"""The same languages as `FRAME_WORDS`."""
