"""French cue phrases."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.fr import FRENCH as COURSE
from lectura.notes.keyless.phrases.model import Phrases

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
    lead_ins=r"(?:(?:et|mais|alors|donc|bon|maintenant|euh|ben|ok|puis|du coup|enfin|en fait"
    r"|(?:voila|aussi)(?=[,.]))[,.]?\s+)+",
    clinging="que qu'il qu'elle qu'on nombre",
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
        r"\b(?:j'ai|nous avons) corrige\b",
        r"\b(?:devoirs?|l'examen|le partiel|vos copies)\b",
        r"\b(?:vous m'entendez|vous voyez mon ecran|le chat|l'enregistrement)\b",
    ),
    plans=(
        r"\b(?:on va|nous allons|je vais|on voudrait|je voudrais) (?:voir|parler|montrer|regarder"
        r"|discuter|introduire|commencer|continuer|prouver|etudier|faire|essayer|passer|revenir)\b",
        r"\b(?:nous verrons|on verra|on a vu|(?:on a|nous avons) (?:vu|parle|montre|discute))\b",
        r"\b(?:la (?:prochaine|derniere) (?:fois|seance)|le (?:prochain|dernier) cours)\b",
        r"\b(?:aujourd'hui|dans (?:cette|la prochaine) (?:seance|video))\b",
        r"^(?:(?:alors|donc|et|bon),? )*voici\b",
    ),
    general=(
        r"\b(?:toujours|jamais|il faut|on ne peut|n'importe quel|depend(?:ent)? de)",
        r"(?<=\w )parce qu",
        r"\b(?:si|quand|lorsque) [^.]{4,80}(?:,| alors) ",
    ),
    backward_openers="il elle ils elles c'est c'était ça cela ceci celui celle ceux celles qui que "
    "qu'il dont lequel laquelle lesquels est sont était étaient lui y ou car",
    pointing_openers="ce cet cette ces tel telle",
    here_and_now="je j'ai j'avais me moi mon ma mes vous votre vos tu te toi ton ta tes "
    "voyez regardez regarde écran diapositive diapositives",
    course=COURSE,
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
    date_lead=r"(?:(?P<deadline>pour|avant|jusqu'au|jusqu'a|d'ici|au plus tard)\s+)?"
    r"(?:(?:le|la|ce|cette|du|au)\s+)?(?:(?:prochain|prochaine)\s+)*",
    past=r"(?:vu|dernier|derniere|passee?|hier|precedente?)",
    next_class_names=r"(?:la )?prochaine (?:seance|fois)|(?:le )?prochain cours",
    weekday_tail=r"prochain|qui vient|suivant|de la semaine prochaine|en huit|en quinze",
)
