"""Catalan."""

from lectura.render.languages.page_wording import PageWording
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
    translation="Traducció",
    untranslated="sense traduir",
    partly_translated="en part sense traduir",
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

CA_PAGE = PageWording(
    skip="Ves a les notes",
    recording="Enregistrament",
    notes="Apunts",
    transcript="Transcripció",
    slides="Diapositives",
    slide="Diapositiva {number}",
    glance="La classe d’un cop d’ull",
    speakers="Qui parla",
    key_points="Punts clau",
    tasks="Tasques i avisos",
    doubtful="Dubtós",
    lost="Falta",
    others="Altres",
    nobody="Desconegut",
    play="Reprodueix",
    pause="Posa en pausa",
    back="{seconds} segons enrere",
    forward="{seconds} segons endavant",
    pip="Imatge en imatge",
    speed="Velocitat",
    follow="Torna al que s’està dient",
    moved=(
        "L’enregistrament ja no és al costat d’aquesta pàgina. Tria’l: es queda en aquest "
        "ordinador, no es puja res."
    ),
    choose="Tria l’enregistrament",
    no_browser="Els navegadors no reprodueixen {name}. Per a una pàgina amb el so a dins, escriu:",
    no_sound="Aquesta pàgina no té so.",
    no_times=(
        "La transcripció no té temps, de manera que aquesta pàgina no reprodueix res: diu a "
        "quina altura de la classe es va dir una cosa."
    ),
    holds_excluded=(
        "L’enregistrament {name} encara conté la veu de qui aquí s’ha deixat fora. Pensa-hi "
        "abans de passar-lo a algú."
    ),
    search="Cerca",
    search_words="Cerca a la transcripció, les notes i les diapositives",
    everybody="Tothom",
    no_translation="Sense traducció",
    previous="Resultat anterior",
    next="Resultat següent",
    hear="Escolta-ho a {clock}",
    copy_quote="Copia la cita",
    copy_link="Copia un enllaç a aquest moment",
    calendar="Afegeix al calendari",
    said_at="Es diu a",
    doubt="Dubtós: {reason}",
    doubt_loop="les mateixes paraules una vegada i una altra",
    doubt_speed="més o menys text del que cap en el temps",
    doubt_unsure="el reconeixedor no està segur d’aquestes paraules",
    doubt_silence="aquí gairebé no se sent parlar",
    doubt_overlap="aquí parlen dues persones alhora",
    help="Tecles i ajuda",
    close="Tanca",
    key_play="reprodueix o posa en pausa",
    key_jump="15 segons enrere o endavant",
    key_step="5 segons enrere o endavant",
    key_search="cerca",
    key_hits="resultat següent o anterior",
    key_help="aquesta ajuda",
    key_close="tanca, o surt de la cerca",
    offline="Tot és en aquest únic fitxer. S’obre sense xarxa i no envia res enlloc.",
    copied="Copiat.",
    copy_failed=(
        "Aquest navegador no deixa que una pàgina copiï. El text està seleccionat: copia’l amb "
        "el teclat."
    ),
    found_of="{n} de {m}",
    found_none="No s’ha trobat res",
    cannot_play="Aquest navegador no pot reproduir {name}.",
    other_length="{name} dura {seen} i aquesta classe {length}: és un altre enregistrament?",
    filtered="Només es mostra {name}.",
    unfiltered="Es mostra tothom.",
    captions="Subtítols",
)
