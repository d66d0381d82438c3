"""Frequent words, by which languages are told whose alphabets share their bytes."""

from __future__ import annotations

from lectura.formats.wording import word_set

FREQUENT_WORDS = {
    "western": word_set(
        # es, pt, fr, it, ca, de, nl, sv, da, is, fi, et, sq, en
        "que el en los las un una con por para es lo del al como pero este esta esto muy ya hay "
        "más está están sí qué aquí también así después día años año mañana sería señor "
        "os um uma com não é mais isso você são também então já há até "
        "le les des et est une du qui dans pour pas sur ce il elle nous vous ça à où être très "
        "di che è per non sono della più perché così già però "
        "és amb més això però aquest der die das und ist ein eine nicht mit für auf von zu den wir "
        "sie ich auch über können het een van niet dat och att det som på är inte för av og er "
        "ikke til ég það ekki við sem ei että dhe të një në për the of and it that we you this "
        "clase ejemplo ejercicio lección página naïve señor señora niño niños español façade "
        "piñata jalapeño garçon noël goût coördinatie"
    ),
    "central": word_set(
        # pl, cs, sk, hu, ro, hr
        "się nie jest to że na do co jak są ale czy tak już tylko by dziś coś będzie jako "
        "je se v si jsou ne už jsme není bude když při které který nebo sa čo ako sú alebo "
        "az és hogy nem egy ez ha már csak meg vagy van lesz itt mint még kell "
        "şi și în cu nu este care mai să sunt această la da u za su što od kao ali nije već smo"
    ),
    "turkish": word_set("ve bir bu için ile çok da de daha gibi olan olarak var değil ama ne mi"),
    "baltic": word_set(
        "ir un ka par no ar uz tas mēs kas arī tiek kad kaip yra bet tai su iš į mes apie šiandien"
    ),
}
