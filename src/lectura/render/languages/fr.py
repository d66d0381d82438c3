"""French."""

from lectura.render.languages.page_wording import PageWording
from lectura.render.languages.wording import Wording

FR = Wording(
    about="De quoi parlait le cours",
    essential="L'essentiel",
    todo="Ce qu’il faut faire, et pour quand",
    announcements="Annonces",
    exam="Pour l’examen",
    topics="Thèmes",
    presentations="Présentations",
    questions="Questions et réponses",
    terms="Termes",
    references="Références",
    overlooked="Dit en cours, non repris ci-dessus",
    made="Comment ces notes ont été faites",
    due="pour le",
    no_due="aucune date donnée",
    deliverable="à rendre",
    reward="récompense",
    graded="noté",
    not_graded="non noté",
    optional="facultatif",
    obligatory="obligatoire",
    answer="Réponse",
    asked_by="question de",
    asked_by_student="question d’un étudiant",
    asked_by_lecturer="question de l’enseignant",
    as_heard="dans la transcription",
    translation="Traduction",
    untranslated="non traduit",
    partly_translated="en partie non traduit",
    paper="article",
    book="livre",
    tool="outil",
    link="lien",
    person="personne",
    unnamed="Quelqu’un",
    above="ci-dessus, dans « L'essentiel »",
    place="à {share} % du cours",
    place_short="à {share} %",
    partial="Notes partielles : il manque une partie du cours.",
    missing="Non lu : {spans}.",
    stretch="de {first} à {last} % du cours",
    reasons="Pourquoi : à la fin de cette page.",
    empty="Aucune parole n’a été trouvée dans cet enregistrement : il n’y a donc rien à noter.",
    keyless=(
        "Aucun modèle de langage n’a écrit ces notes : ce sont des phrases littérales de la "
        "transcription, choisies par des règles."
    ),
    composed=(
        "Un modèle de langage a écrit ces notes avec ses propres mots, résumé compris ; seules "
        "les citations ont été cherchées dans la transcription."
    ),
    better=(
        "Pour de meilleures notes : `lectura summarize {name} --llm local` (un modèle sur cet "
        "ordinateur, avec l’extra `lectura-cli[local]`) ou `--llm openai` (avec une clé)."
    ),
    engine_keyless="Moteur : extraction sans modèle de langage, lectura {version}",
    engine_llm="Moteur : {model} ({endpoint}), consignes « {prompt} », lectura {version}",
    coverage="Couverture : {time} % du temps de parole et {characters} % du texte ont été lus",
    coverage_characters="Couverture : {characters} % du texte a été lu",
    left_out="Personnes dont les paroles ont été laissées de côté, comme demandé : {count}",
    parts="en {seen} parties sur {all}",
    grounded="Citations : celles de {percent} % des notes ont été retrouvées dans la transcription",
    quotes=(
        "Citations cherchées dans la transcription : retrouvées mot pour mot, {found} ; avec "
        "une autre graphie ou à un autre endroit, {repaired} ; seulement après une nouvelle "
        "demande, {asked_again} ; non retrouvées et mises de côté dans le JSON, {set_aside}. "
        "Les énoncés eux-mêmes n’ont pas été vérifiés"
    ),
    unsupported=(
        "Notes sans appui dans la transcription, mises de côté (elles sont dans le JSON) : {count}"
    ),
    one_request="1 requête",
    requests="{count} requêtes",
    usage="Usage : {requests}, {prompt} tokens en entrée et {completion} en sortie",
    cost="coût : {cost}",
    warning="Attention",
    date="{weekday} {day} {month} {year}",
    months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
)

FR_PAGE = PageWording(
    skip="Aller aux notes",
    recording="Enregistrement",
    notes="Notes",
    transcript="Transcription",
    slides="Diapositives",
    slide="Diapositive {number}",
    glance="Le cours d’un coup d’œil",
    speakers="Qui parle",
    key_points="Points clés",
    tasks="Tâches et annonces",
    doubtful="Douteux",
    lost="Manquant",
    others="Autres",
    nobody="Inconnu",
    play="Lire",
    pause="Mettre en pause",
    back="Reculer de {seconds} secondes",
    forward="Avancer de {seconds} secondes",
    pip="Image dans l’image",
    speed="Vitesse",
    follow="Revenir à ce qui se dit",
    moved=(
        "L’enregistrement n’est plus à côté de cette page. Choisissez-le : il reste sur cet "
        "ordinateur, rien n’est envoyé."
    ),
    choose="Choisir l’enregistrement",
    no_browser="Les navigateurs ne lisent pas {name}. Pour une page qui contient le son, tapez :",
    no_sound="Cette page n’a pas de son.",
    no_times=(
        "La transcription n’a pas de temps, cette page ne peut donc rien lire : elle dit à quel "
        "moment du cours une chose a été dite."
    ),
    holds_excluded=(
        "L’enregistrement {name} contient encore la voix de la personne laissée de côté ici. "
        "Pensez-y avant de le transmettre."
    ),
    search="Chercher",
    search_words="Chercher dans la transcription, les notes et les diapositives",
    everybody="Tout le monde",
    no_translation="Sans traduction",
    previous="Résultat précédent",
    next="Résultat suivant",
    hear="Écouter à {clock}",
    copy_quote="Copier la citation",
    copy_link="Copier un lien vers ce moment",
    calendar="Ajouter au calendrier",
    said_at="Dit à",
    doubt="Douteux : {reason}",
    doubt_loop="les mêmes mots encore et encore",
    doubt_speed="plus ou moins de texte que le temps n’en permet",
    doubt_unsure="la reconnaissance n’est pas sûre de ces mots",
    doubt_silence="on n’entend presque pas de parole ici",
    doubt_overlap="deux personnes parlent ici en même temps",
    help="Touches et aide",
    close="Fermer",
    key_play="lire ou mettre en pause",
    key_jump="reculer ou avancer de 15 secondes",
    key_step="reculer ou avancer de 5 secondes",
    key_search="chercher",
    key_hits="résultat suivant ou précédent",
    key_help="cette aide",
    key_close="fermer, ou quitter la recherche",
    offline="Tout est dans ce seul fichier. Il s’ouvre sans réseau et n’envoie rien nulle part.",
    copied="Copié.",
    copy_failed=(
        "Ce navigateur ne laisse pas une page copier. Le texte est sélectionné : copiez-le au "
        "clavier."
    ),
    found_of="{n} sur {m}",
    found_none="Rien trouvé",
    cannot_play="Ce navigateur ne peut pas lire {name}.",
    other_length="{name} dure {seen} et ce cours {length} : est-ce un autre enregistrement ?",
    filtered="Seules les paroles de {name} sont affichées.",
    unfiltered="Toutes les paroles sont affichées.",
    captions="Sous-titres",
)
