"""French."""

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
