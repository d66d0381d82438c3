"""What lecturers say in French of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:devoirs?(?: maison)?|exercices?|travail|travaux|lectures?|projets?|rapports?"
    r"|dissertations?|exposes?|comptes? rendus?|dm|tp|fiches? de lecture)"
)
_EXAM = r"(?:examens?|partiels?|controles?|interro(?:gation)?|quiz|test|final)"
_MEETING = (
    r"(?:cours|seances?|td|tp|travaux diriges|travaux pratiques|amphi|amphis|seminaires?|ateliers?)"
)
_TIME = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|cette|la semaine|demain|aujourd'hui|le|parce"
    r"|car|pendant|a cause|jusqu'|ce|pour cause|mais|donc|et)"
)
_WHO = r"(?:vous|chacun(?: de vous)?|chaque (?:groupe|binome|equipe|etudiant)|tout le monde)"
_MATERIAL = (
    r"(?:diapos?\w*|transparents|polycopies?|poly|polys|supports?|enregistrements?|corriges?"
    r"|notes|slides|cours|liens?|article|document|enonces?|fiche|feuille|programme|calendrier"
    r"|videos?|fichiers?)"
)
_PLACE = (
    r"(?:moodle|dossier du cours|ent|site(?: du cours| web)?|plateforme|teams|drive|espace de"
    r" cours|page du cours"
    r"|serveur|celene|campus)"
)
_PERCENT = r"(?:\d+(?:[.,]\d+)? ?(?:%|pour ?cent)|\w+(?:[ -]\w+)? pour ?cent)"
_SENDING = (
    r"(?:rendre|remettre|envoyer|deposer|soumettre|transmettre|rendez|remettez|envoyez|deposez"
    r"|soumettez|transmettez|rendrez|remettrez|enverrez|deposerez)"
)
_READ = (
    r"(?:lirez|lisez|ferez|faites|preparerez|preparez|apporterez|apportez|reviserez|revisez"
    r"|regarderez)"
)
_EXAM_NAMES = r"(?:examens?|partiels?|interro(?:gation)?s?|quiz)"
_DO_IT = (
    r"(?:lisez|preparez|rendez|faites|resolvez|terminez|apportez|envoyez|ecrivez|revisez|redigez"
    r"|deposez|publiez|postez|remettez|soumettez|transmettez|mettez en ligne|completez|remplissez"
    r"|finissez|repondez|partagez)"
)
_DO = r"(?:lire|preparer|apporter|terminer|resoudre|ecrire|reviser|rediger|faire)"

FRENCH = Course(
    assignment=(
        r"\b(?:formez|constituez|mettez-vous) (?:des |en )?(?:groupes|binomes|equipes)\b",
        r"\b(?:rendez|envoyez|remettez|deposez)-(?:le|la|les)(?:-moi)?\b|\bapportez\b",
        rf"\bpour (?:la prochaine (?:fois|seance)|le prochain cours|la semaine prochaine|lundi"
        rf"|mardi|mercredi|jeudi|vendredi|demain),? (?:vous )?(?:me )?{_READ}\b",
        rf"\b{_WHO} (?:\w+ )?(?:fera|ferez|presentera|presenterez|doit|devra|devrez|va|allez"
        rf"|redigera"
        r"|redigerez|rendra|ecrira) (?:(?:faire|presenter|rendre|rediger|preparer) )?(?:un|une"
        r"|deux|son"
        rf"|votre|le|la) (?:\w+ )?(?:{_WORK}|presentation|resume|memoire|fiche)\b",
        rf"\b(?:le|la|les|ce|cette|votre|vos|un) (?:\w+ )?{_WORK}(?: [\w']+){{0,3}}? (?:est|sont"
        rf"|sera"
        r"|seront) a (?:rendre|remettre|deposer|envoyer|faire|soumettre|preparer)\b",
        rf"\b(?:envoyez|rendez|remettez|deposez|transmettez)(?:-moi|-nous|-le|-la|-les)? (?:votre"
        rf"|vos) (?:\w+ )?(?:{_WORK}|resumes?|reponses?|fichiers?|code|sujets?|copies?)\b",
        r"\b(?:n'oubliez pas|pensez|souvenez-vous|rappelez-vous)(?: bien)? (?:d'|de |a )(?:me "
        r"|m')?(?:apporter|rendre|lire|envoyer|deposer|preparer|faire|reviser|remplir|signer"
        r"|relire)\b",
        r"\bje (?:vous )?(?:recommande|conseille|encourage|invite)(?: vivement| fortement)? (?:de"
        r" |a |d')(?:lire|regarder|relire|revoir|faire|installer|tester|essayer|telecharger"
        r"|consulter)\b",
        r"\b(?:exercice|probleme|question)s? (?:\w+ )?(?:du|de la|des) (?:devoir(?: maison)?|dm"
        r"|td|tp|feuille)\b",
        r"\b(?:le|les|votre|vos|un|premier|prochain|comme|pour) devoirs?(?: maison)?(?: (?:que|de"
        r"|pour|du) [^.?]{0,60}?)?,? (?:est|sera|sont|seront|consiste|c'est)(?! obligatoire|"
        r" facultatif| facile| difficile)\b",
        r"\b(?:je|on) (?:vais )?(?:vous|te) (?:donne|donner|laisse|laisser|donnerai) (?:\w+ ){0,2}?"
        + _WORK
        + r"\b",
        r"\b(?:comme|en) (?:devoirs?(?: maison)?|travail a la maison)\b",
        r"\b(?:vous devez|il faut|vous devrez|il faudra|vous aurez a|vous avez a) (?:me |le |la"
        r" )?(?:rendre|remettre|envoyer|deposer|soumettre)\b",
        r"\ba (?:rendre|remettre) (?:pour|avant|le|la|lundi|mardi|mercredi|jeudi|vendredi|dans"
        r"|au)\b",
        r"\bpour (?:la prochaine (?:fois|seance)|le prochain cours|la semaine prochaine),?"
        r" (?:vous (?:devez|allez|lirez|ferez|preparez)|je (?:veux|voudrais)|il faut|merci de|"
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
        r"\bdevoir (?:du|de la|des|de l'\w+|moral) (?!semaine|jour|cours|chapitre)\w* ?(?:est"
        r"|sont)\b",
        r"\b(?:pas|sans|aucun|plus)(?: de)? (?:devoirs?|exercices?)\b",
        r"\bdevoirs? (?:precedents?|de la (?:semaine|fois) derniere)\b",
    ),
    hand_in=_SENDING,
    students=r"(?:vous|votre|vos|moi|chacun|chaque groupe|etudiants?|tout le monde|me|m'|on)",
    another=r"(?:autre|deuxieme|second|seconde|troisieme|prochain|suivant) (?!cours|fois)",
    joints=r"et(?: puis| ensuite| aussi)?|puis|ensuite",
    mandatory=(r"(?<!pas )\bobligatoires?\b",),
    optional=(
        r"\b(?:je (?:vous )?(?:recommande|conseille)|facultati(?:f|ve)s?|optionnel(?:le)?s?|pas"
        r" obligatoire)\b",
    ),
    graded=(
        r"\b(?:note sur|sera notee?|compte pour|est note)\b",
        r"\b(?:vaut|compte) (?:\d+|\w+ pour ?cent|\w+ points?)\b",
    ),
    reward=(
        r"\bdispenses? d[ue] (?:premier )?" + _EXAM + r"\b",
        r"\b(?:points?) (?:bonus|supplementaires?)\b",
    ),
    announcement=(
        r"\bchaque semaine,? (?:un|deux) (?:groupes?|etudiants?) (?:expose|presente)\w*\b",
        r"\bne venez pas\b",
        r"\bn'hesitez pas a (?:m'ecrire|m'envoyer|me contacter|venir me voir)\b",
        rf"\b(?:pas|aucun|ni) (?:de |d')?{_MEETING}(?:(?= {_TIME})|(?=[.,;!]|$))",
        r"\b(?:pas (?:de )?cours|il n'y aura pas|il n'y a pas) (?:cours|de cours|lundi|mardi"
        r"|mercredi|jeudi|vendredi)\b",
        rf"\b(?:{_MEETING}|examen|partiel|controle|soutenances?)(?: [\w']+){{0,4}}? (?:est|sera|a"
        rf" ete|sont"
        r"|seront) (?:annul|report|deplac|decal|avanc)ee?s?\b",
        r"\b(?:date|delai|echeance|remise|rendu)(?: [\w']+){0,3}? (?:est|sera|a ete) (?:repouss"
        r"|report|decal|prolong|avanc)ee?s?\b",
        r"\bon (?:change|changera|va changer) (?:de salle|d'horaire|d'heure|d'amphi|de jour)\b",
        rf"\bje (?:vous )?(?:mettrai|mets|vais mettre|posterai|vais poster|deposerai|vais deposer"
        rf"|enverrai|vais envoyer|envoie|partagerai|distribuerai|mettrais)(?: [\w']+){{0,4}}?"
        rf" {_MATERIAL}\b",
        rf"\b{_MATERIAL}(?: [\w']+){{0,5}}? (?:est|sont|sera|seront|se trouvent?|disponibles?)(?:"
        rf" deja| tous| aussi| mise?s?| disponibles?)* (?:sur (?:le |la |l'|mon )?{_PLACE}|en"
        rf" ligne)\b(?! (?:un"
        r"|deux|trois|quatre))",
        r"\bje recois (?:les etudiants|sur rendez-vous|le|tous)\b|\b(?:heures|horaires?) de"
        r" (?:permanence|reception|bureau)\b|\bmes permanences\b",
        r"\b(?:inscrivez-vous|vous inscrire|il faut s'inscrire|pensez a vous inscrire"
        r"|inscriptions? (?:sur|en ligne|avant|aux))\b",
        r"\b(?:remplissez|remplir|completez|repondez a) (?:le|ce|un|la|cette|au) (?:questionnaire"
        r"|formulaire|sondage|enquete|evaluation)\b",
        rf"\b(?:{_WORK}|{_EXAM}|participation|assiduite|oral|ecrit)(?: [\w']+){{0,4}}?"
        rf" (?:comptera|compte|comptent|compteront|vaut|vaudra|represente|fait|est)(?: pour|"
        rf" environ| a peu pres| a peu| sur)* {_PERCENT}",
        r"(?:%|pour ?cent) de (?:la|votre) (?:note|moyenne)\b|\bcoefficient (?:deux|trois|quatre"
        r"|\d)\b(?= (?:dans|pour)|[.,]|$)",
        r"\b(?:examen|partiel|epreuve|controle|final)(?: [\w']+){0,2}? (?:sera|est|se fera"
        r"|portera) (?:oral|ecrit|sur table|a livre ouvert|sans documents|avec documents|en ligne"
        r"|un qcm|sur les chapitres|sur tout|sur l'ensemble)",
        r"\b(?:il y aura|vous aurez|nous aurons|on aura) (?:un|une|deux|trois|plusieurs|\d+)"
        r" (?:\w+ )?(?:partiels?|examens?|interro(?:gation)?s?|controles?|qcm|tests?|devoirs?"
        r"|exposes?|rapports?|projets?|soutenances?|intervenante?)\b",
        r"\b(?:vous )?(?:travaillerez|travaillez|travailler|ferez|ferez ca|par|en) (?:en |par"
        r" )?(?:binomes?|trinomes?|groupes? de (?:deux|trois|quatre|cinq|\d))\b",
        r"\b(?:notes|resultats|copies) (?:\w+ ){0,2}?(?:seront|sont) (?:affich|publi|disponib|mis"
        r"|rend|en ligne)\w*\b|\bje vous (?:rends|rendrai|rendrais) (?:vos|les) copies\b",
        r"\b(?:on va faire|on fait|nous ferons|faisons|on fera|on prend|prenons) (?:une |la"
        r" )(?:\w+ )?pause\b",
        r"\b(?:envoyez-moi|ecrivez-moi|m'envoyer|m'ecrire) (?:un (?:mail|mel|courriel|message)"
        r"|par mail)\b",
        r"\bpresence (?:est|sera) obligatoire\b|\bje fais l'appel\b",
        r"\b(?:salle|amphi) (?:change|est|sera) (?:differente|changee?)\b",
        r"\b(?:cours|seance|examen|partiel) (?:\w+ ){0,2}?(?:est|sera|a ete) (?:annulee?"
        r"|reportee?|deplacee?)\b",
        r"\b(?:l'enregistrement|les diapos\w*|le support|les supports) [^.?]{0,40}?(?:sera|seront"
        r"|je vais|mettrai|en ligne)\b",
        r"\bchangement de (?:salle|horaire)\b",
    ),
    announcement_dated=(
        r"\b(?:on|nous) (?:commence|commencera|finit|finira|commencons) [^.?]{0,30}?(?:plus tard"
        r"|plus tot)\b",
        r"\b(?:on|nous|cours|seance) (?:sera|serons|aura lieu|sommes|est) (?:en|dans) (?:amphi"
        r"|salle|la salle|l'amphi)\b",
        r"\b(?:l'|le |un |premier |prochain )" + _EXAM + r"\b",
        r"\b(?:examen|partiel|controle) (?:est|sera|aura lieu)\b",
        r"\b(?:presentations|inscriptions?|reunion|vacances|jour ferie|visite|soutenances?)\b",
    ),
    announcement_not=(
        r"\bexamen (?:du sang|clinique|medical|de conscience)\b",
        r"\bcontroles? (?:de la|des|du|de) (?:temperature|qualite|naissances)\b",
    ),
    private=(
        r"\b(?:ma|mon|mes) (?:\w+ )?(?:fille|fils|femme|mari|mere|pere|maman|papa|frere|soeur"
        r"|cousine?|voisine?|copine|copain|chien|chat|grand-mere|grand-pere|enfants?)\b",
    ),
    next_class=(
        r"\b(?:on se (?:revoit|retrouve|voit)|a)(?: \w+)? (?:dans (?:huit|quinze|une|deux)|lundi"
        r"|mardi|mercredi|jeudi|vendredi|demain|la semaine prochaine|la prochaine)\b",
        r"\b(?:la prochaine (?:seance|fois)|le prochain cours|la semaine prochaine),? (?:est|sera"
        r"|on|nous|aura|c'est)\b",
    ),
    exam=(
        r"\b(?:question|exercice|probleme|chose|truc)s? [^.?]{0,40}?(?:a l'|au |d')"
        + _EXAM
        + r"\b",
        r"\b(?:apprendre|savoir|connaitre|retenir|reviser|utile)[^.?]{0,40}? pour (?:l'|le"
        r" )(?:examen|partiel|controle)\b",
        r"\b(?:peut|peuvent|va|vont|pourrait|risque de) tomber\b(?= (?:a l'|au )|[.,]|$)",
        r"\b(?:tombe|tombera|tomber|sera|seront|demande|demanderai|poser|poserai)[^.?]{0,25}?"
        r" (?:a l'|au |dans l'|dans le |pour l'|pour le )" + _EXAM + r"\b",
        r"\bquestions? (?:d'|de |du |pour l')" + _EXAM + r"\b",
        r"\b(?:important|attention|revisez|reviser)[^.?]{0,40}? (?:l'|le |du )" + _EXAM + r"\b",
    ),
    exam_not=(r"\bexamen (?:du sang|clinique|medical)\b",),
    exam_names=_EXAM_NAMES,
    demonstratives="ça cela ceci ce cette cet c'est",
)
