"""What lecturers say in French of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:devoirs?(?: maison)?|exercices?|travail|travaux|lectures?|projets?|rapports?"
    r"|dissertations?|exposes?|comptes? rendus?|dm|tp)"
)
_EXAM = r"(?:examens?|partiels?|controles?|interro(?:gation)?|quiz|test|final)"
_EXAM_NAMES = r"(?:examens?|partiels?|interro(?:gation)?s?|quiz)"
_DO_IT = (
    r"(?:lisez|preparez|rendez|faites|resolvez|terminez|apportez|envoyez|ecrivez|revisez|redigez"
    r"|deposez|publiez|postez|remettez|soumettez|transmettez|mettez en ligne|completez|remplissez"
    r"|finissez|repondez|partagez)"
)
_DO = r"(?:lire|preparer|apporter|terminer|resoudre|ecrire|reviser|rediger|faire)"

FRENCH = Course(
    assignment=(
        r"\b(?:le|les|votre|vos|un|premier|prochain|comme|pour) devoirs?(?: maison)?"
        r"(?: (?:que|de|pour|du) [^.?]{0,60}?)?,? (?:est|sera|sont|seront|consiste|c'est)"
        r"(?! obligatoire| facultatif| facile| difficile)\b",
        r"\b(?:je|on) (?:vais )?(?:vous|te) (?:donne|donner|laisse|laisser|donnerai) (?:\w+ ){0,2}?"
        + _WORK
        + r"\b",
        r"\b(?:comme|en) (?:devoirs?(?: maison)?|travail a la maison)\b",
        r"\b(?:vous devez|il faut|vous devrez|il faudra|vous aurez a|vous avez a) (?:me |le |la )?"
        r"(?:rendre|remettre|envoyer|deposer|soumettre)\b",
        r"\ba (?:rendre|remettre) (?:pour|avant|le|la|lundi|mardi|mercredi|jeudi|vendredi"
        r"|dans|au)\b",
        r"\bpour (?:la prochaine (?:fois|seance)|le prochain cours|la semaine prochaine),? "
        r"(?:vous (?:devez|allez|lirez|ferez|preparez)|je (?:veux|voudrais)|il faut|merci de|"
        + _DO_IT
        + r")\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\bje (?:veux|voudrais|souhaite) que vous\b",
        r"\b(?:vous devez|il faut|vous devrez|il faudra|vous aurez a|merci de) " + _DO + r"\b",
        r"\b" + _DO_IT + r"\b",
        r"\b(?:date limite|date de remise|delai)\b",
        r"\b(?:doit|doivent|devra|devront) etre (?:rendu|remis|depose|envoye|soumis|publie"
        r"|transmis|mis en ligne)e?s?\b",
        r"\bvous (?:me |m')(?:rendez|apportez|envoyez|remettez|donnez|rendrez|apporterez"
        r"|enverrez)\b",
        r"\bvous (?:avez|aurez) jusqu'(?:a|au)\b",
    ),
    assignment_not=(
        r"\b(?:pas|sans|aucun|plus)(?: de)? (?:devoirs?|exercices?)\b",
        r"\bdevoirs? (?:precedents?|de la (?:semaine|fois) derniere)\b",
    ),
    mandatory=(r"(?<!pas )\bobligatoires?\b",),
    optional=(r"\b(?:facultati(?:f|ve)s?|optionnel(?:le)?s?|pas obligatoire)\b",),
    graded=(
        r"\b(?:note sur|sera notee?|compte pour|est note)\b",
        r"\b(?:vaut|compte) (?:\d+|\w+ pour ?cent|\w+ points?)\b",
    ),
    reward=(
        r"\bdispenses? d[ue] (?:premier )?" + _EXAM + r"\b",
        r"\b(?:points?) (?:bonus|supplementaires?)\b",
    ),
    announcement=(
        r"\b(?:pas (?:de )?cours|il n'y aura pas|il n'y a pas) (?:cours|de cours|la|le|lundi|mardi"
        r"|mercredi|jeudi|vendredi)\b",
        r"\b(?:cours|seance|examen|partiel) (?:\w+ ){0,2}?(?:est|sera|a ete) (?:annulee?|reportee?"
        r"|deplacee?)\b",
        r"\b(?:l'enregistrement|les diapos\w*|le support|les supports) [^.?]{0,40}?(?:sera|seront"
        r"|je vais|mettrai|en ligne)\b",
        r"\bchangement de (?:salle|horaire)\b",
    ),
    announcement_dated=(
        r"\b(?:l'|le |un |premier |prochain )" + _EXAM + r"\b",
        r"\b(?:examen|partiel|controle) (?:est|sera|aura lieu)\b",
        r"\b(?:presentations|inscriptions?|reunion|vacances|jour ferie|visite|soutenances?)\b",
    ),
    next_class=(
        r"\b(?:on se (?:revoit|retrouve|voit)|a)(?: \w+)? (?:dans (?:huit|quinze|une|deux)"
        r"|lundi|mardi"
        r"|mercredi|jeudi|vendredi|demain|la semaine prochaine|la prochaine)\b",
        r"\b(?:la prochaine (?:seance|fois)|le prochain cours|la semaine prochaine),? (?:est"
        r"|sera|on"
        r"|nous|aura|c'est)\b",
    ),
    exam=(
        r"\b(?:tombe|tombera|tomber|sera|seront|demande|demanderai|poser|poserai)[^.?]{0,25}? "
        r"(?:a l'|au |dans l'|dans le |pour l'|pour le )" + _EXAM + r"\b",
        r"\bquestions? (?:d'|de |du |pour l')" + _EXAM + r"\b",
        r"\b(?:important|attention|revisez|reviser)[^.?]{0,40}? (?:l'|le |du )" + _EXAM + r"\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="ça cela ceci ce cette cet c'est",
)
