"""Catalan."""

from lectura.render.languages.wording import Wording

CA = Wording(
    about="De què ha tractat la classe",
    essential="L'essencial",
    todo="Què cal fer, i per a quan",
    announcements="Avisos",
    exam="Per a l’examen",
    topics="Temes",
    presentations="Presentacions",
    questions="Preguntes i respostes",
    terms="Termes",
    references="Referències",
    overlooked="Dit a classe i no recollit més amunt",
    made="Com s’han fet aquestes notes",
    due="per al",
    no_due="sense data dita",
    deliverable="es lliura",
    reward="recompensa",
    graded="amb nota",
    not_graded="sense nota",
    optional="voluntari",
    obligatory="obligatori",
    answer="Resposta",
    asked_by="pregunta de",
    asked_by_student="pregunta d’un estudiant",
    asked_by_lecturer="pregunta del professor",
    as_heard="a la transcripció",
    paper="article",
    book="llibre",
    tool="eina",
    link="enllaç",
    person="persona",
    unnamed="Algú",
    above="a dalt, a «L'essencial»",
    place="al {share} % de la classe",
    place_short="al {share} %",
    partial="Notes parcials: falta una part de la classe.",
    missing="No s’ha llegit: {spans}.",
    stretch="del {first} al {last} % de la classe",
    reasons="El perquè és al final d’aquesta pàgina.",
    empty="En aquest enregistrament no s’ha trobat parla, de manera que no hi ha res per anotar.",
    keyless=(
        "Cap model de llenguatge no ha escrit aquestes notes: són frases literals de la "
        "transcripció, triades per regles."
    ),
    composed=(
        "Un model de llenguatge ha escrit aquestes notes amb paraules pròpies, també el resum; "
        "només les cites s’han buscat a la transcripció."
    ),
    better=(
        "Per tenir notes millors: `lectura summarize {name} --llm local` (un model en aquest "
        "ordinador, amb l’extra `lectura-cli[local]`) o `--llm openai` (amb una clau)."
    ),
    engine_keyless="Motor: extracció sense model de llenguatge, lectura {version}",
    engine_llm="Motor: {model} ({endpoint}), instruccions «{prompt}», lectura {version}",
    coverage="Cobertura: s’ha llegit el {time} % del temps parlat i el {characters} % del text",
    coverage_characters="Cobertura: s’ha llegit el {characters} % del text",
    left_out="Persones que no es van tenir en compte, tal com es va demanar: {count}",
    parts="en {seen} de {all} parts",
    grounded="Cites: les del {percent} % de les notes s’han trobat a la transcripció",
    quotes=(
        "Cites buscades a la transcripció: trobades paraula per paraula, {found}; amb una "
        "altra grafia o en un altre lloc, {repaired}; només després de tornar a preguntar, "
        "{asked_again}; no trobades i apartades al JSON, {set_aside}. Les afirmacions mateixes "
        "no s’han comprovat"
    ),
    unsupported="Notes sense suport a la transcripció, apartades (són al JSON): {count}",
    one_request="1 petició",
    requests="{count} peticions",
    usage="Ús: {requests}, {prompt} tokens d’entrada i {completion} de sortida",
    cost="cost: {cost}",
    warning="Atenció",
    date="{weekday} {day} {month} de {year}",
    months=(
        "de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de "
        "setembre|d’octubre|de novembre|de desembre"
    ),
    weekdays="dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
)
