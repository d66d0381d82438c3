"""French cue phrases."""

from __future__ import annotations

from lectura.notes.keyless.phrases.model import Phrases

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

FRENCH = Phrases(
    language="fr",
    strong_openers="alors donc bon maintenant ensuite puis enfin premièrement d'abord cependant "
    "par_exemple c'est-à-dire en_fait du_coup voilà rappelez",
    weak_openers="mais et parce quand comme où si bien aussi ou tandis car ceci cela ça c'est "
    "il elle on nous vous je",
    relatives="qui que dont lequel laquelle",
    dangling="de du des la le les un une en dans avec par pour que qui et ou à au aux son sa ses "
    "mon ma mes ton ta se ne pas lui me te nous vous comme plus très mais parce si quand où est "
    "sont était a ont y ce cet cette ces chaque entre sur sans jusque va vont vais peut peuvent "
    "donc aussi tout tous toute quel quelle je tu il elle on ils elles l' d'",
    filler_words="parler parlons examen devoir devoirs alors donc bon ben euh voilà enfin "
    "truc trucs chose choses gens monde vous nous "
    "ici là maintenant vraiment simplement exemple exemples intéressant intéressante peut peuvent "
    "pouvez peux veux voulez vais va vont voir voit vu faire fait font dire dit dis avoir avez "
    "merci bonjour oui non clair professeur cours séance aujourd'hui demain appelle appelé "
    "signifie crois semble beaucoup mieux bien après avant manière façon type types partie cas "
    "point points fois premier première deux trois utiliser utilise grand petite prochaine "
    "important importante",
    lead_ins=r"(?:(?:et|mais|alors|donc|bon|maintenant|euh|ben|ok|voila|parce que|que|puis|du coup"
    r"|enfin|en fait|aussi)[,.]?\s+)+",
    important=(
        r"\b(?:le plus|c'est) (?:important|interessant|fondamental|essentiel)\b",
        r"\bla (?:cle|conclusion|difference|reponse)\b|\bl'(?:idee|avantage|objectif)\b",
        r"\ble (?:secret|probleme|but|resultat|concept)\b",
        r"\b(?:rappelez|notez|retenez|n'oubliez pas|attention)\b",
        r"\b(?:par consequent|en conclusion|en resume|c'est-a-dire|ca veut dire)\b",
        r"\b(?:theoreme|definition|loi|principe|methode|equation|hypothese)\b",
    ),
    defining=(
        r"\b(?:est|sont|c'est|etait) (?:un|une|le|la|l'|les|des|ce qu)",
        r"\b(?:s'appelle|on appelle|se definit)\b",
        r"\b(?:signifie|veut dire|consiste)\b",
    ),
    chatter=(
        r"\b(?:excusez|pardon|desole|un instant|je ne sais pas si|je ne me souviens)",
        r"\b(?:merci|au revoir|bonjour|bonsoir|bienvenue)\b",
        r"\b(?:devoirs?|l'examen|le partiel|vos copies)\b",
        r"\b(?:vous m'entendez|vous voyez mon ecran|le chat|l'enregistrement)\b",
    ),
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
    question=(
        r"\b(?:j'ai|j'avais|une|autre|petite) (?:une |autre |petite )*question,? (?:sur"
        r"|concernant|a"
        r"|pour|par|c'est|au sujet|monsieur|madame)\b",
        r"\bj'(?:ai|avais) une (?:petite )?question\b",
        r"\b(?:monsieur|madame),? (?:est-ce|comment|pourquoi|quand|que|quel|une question|je)",
        r"\b(?:quelqu'un|un etudiant|une etudiante) (?:demande|a demande)\b",
    ),
    question_not=(r"\b(?:des|si vous avez des|pas de|la|cette|d'autres) questions?\b",),
    question_tags=r"(?:non|oui|d'accord|ok|n'est-ce pas|hein|compris)",
    praise_openers="bonne_question très_bonne_question excellente_question",
    answer_openers="oui non bien exactement parce c'est la_réponse bonne_question ça_dépend alors",
    paper=(r"\b(?:l'|un |cet )article (?:s'appelle|intitule|qui s'appelle|de)\b",),
    book=(r"\b(?:le|un|ce) livre (?:s'appelle|intitule|qui s'appelle|de|est)\b",),
    date_lead=r"(?:(?P<deadline>pour|avant|jusqu'au|jusqu'a|d'ici|au plus tard)\s+)?"
    r"(?:(?:le|la|ce|cette|du|au)\s+)?(?:(?:prochain|prochaine)\s+)*",
    past=r"(?:vu|dernier|derniere|passee?|hier|precedente?)",
    next_class_names=r"(?:la )?prochaine (?:seance|fois)|(?:le )?prochain cours",
    weekday_tail=r"prochain|qui vient|suivant|de la semaine prochaine|en huit|en quinze",
)
