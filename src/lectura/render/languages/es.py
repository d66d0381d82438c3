"""Spanish."""

from lectura.render.languages.page_wording import PageWording
from lectura.render.languages.wording import Wording

ES = Wording(
    about="De qué trató la clase",
    essential="Lo esencial",
    todo="Qué hay que hacer, y para cuándo",
    announcements="Avisos",
    exam="Para el examen",
    topics="Temas",
    presentations="Presentaciones",
    questions="Preguntas y respuestas",
    terms="Términos",
    references="Referencias",
    overlooked="Dicho en clase y no recogido arriba",
    made="Cómo se hicieron estas notas",
    due="para el",
    no_due="sin fecha dicha",
    deliverable="se entrega",
    reward="recompensa",
    graded="con nota",
    not_graded="sin nota",
    optional="voluntario",
    obligatory="obligatorio",
    answer="Respuesta",
    asked_by="pregunta de",
    asked_by_student="pregunta de un estudiante",
    asked_by_lecturer="pregunta del profesor",
    as_heard="en la transcripción",
    translation="Traducción",
    untranslated="sin traducir",
    partly_translated="en parte sin traducir",
    paper="artículo",
    book="libro",
    tool="herramienta",
    link="enlace",
    person="persona",
    unnamed="Alguien",
    above="arriba, en «Lo esencial»",
    place="al {share} % de la clase",
    place_short="al {share} %",
    partial="Notas parciales: falta una parte de la clase.",
    missing="No se leyó: {spans}.",
    stretch="del {first} al {last} % de la clase",
    reasons="El porqué está al final de esta página.",
    empty="En esta grabación no se encontró habla, así que no hay nada que anotar.",
    keyless=(
        "Ningún modelo de lenguaje escribió estas notas: son frases literales de la "
        "transcripción, escogidas por reglas."
    ),
    composed=(
        "Un modelo de lenguaje escribió estas notas con sus propias palabras, también el "
        "resumen; solo las citas se buscaron en la transcripción."
    ),
    better=(
        "Para tener mejores notas: `lectura summarize {name} --llm local` (un modelo en este "
        "equipo, con el extra `lectura-cli[local]`) o `--llm openai` (con una clave)."
    ),
    engine_keyless="Motor: extracción sin modelo de lenguaje, lectura {version}",
    engine_llm="Motor: {model} ({endpoint}), instrucciones «{prompt}», lectura {version}",
    coverage="Cobertura: se leyó el {time} % del tiempo hablado y el {characters} % del texto",
    coverage_characters="Cobertura: se leyó el {characters} % del texto",
    left_out="Personas cuyas palabras se dejaron fuera, porque así se pidió: {count}",
    parts="en {seen} de {all} partes",
    grounded="Citas: las del {percent} % de los apuntes se hallaron en la transcripción",
    quotes=(
        "Citas buscadas en la transcripción: halladas palabra por palabra, {found}; con otra "
        "grafía o en otro lugar, {repaired}; solo tras volver a preguntar, {asked_again}; no "
        "halladas y apartadas en el JSON, {set_aside}. Las afirmaciones mismas no se "
        "comprobaron"
    ),
    unsupported="Apuntes sin respaldo en la transcripción, apartados (están en el JSON): {count}",
    one_request="1 petición",
    requests="{count} peticiones",
    usage="Uso: {requests}, {prompt} tokens de entrada y {completion} de salida",
    cost="coste: {cost}",
    warning="Atención",
    date="{weekday} {day} de {month} de {year}",
    months=(
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    ),
    weekdays="lunes|martes|miércoles|jueves|viernes|sábado|domingo",
)

ES_PAGE = PageWording(
    skip="Ir a las notas",
    recording="Grabación",
    notes="Notas",
    transcript="Transcripción",
    slides="Diapositivas",
    slide="Diapositiva {number}",
    glance="La clase de un vistazo",
    speakers="Quién habla",
    key_points="Puntos clave",
    tasks="Tareas y avisos",
    doubtful="Dudoso",
    lost="Falta",
    others="Otros",
    nobody="Desconocido",
    play="Reproducir",
    pause="Pausar",
    back="{seconds} segundos atrás",
    forward="{seconds} segundos adelante",
    pip="Imagen en imagen",
    speed="Velocidad",
    follow="Volver a lo que se está diciendo",
    moved=(
        "La grabación ya no está junto a esta página. Elígela: se queda en este equipo, no se "
        "sube nada."
    ),
    choose="Elegir la grabación",
    no_browser=(
        "Los navegadores no reproducen {name}. Para una página con el sonido dentro, escribe:"
    ),
    no_sound="Esta página no tiene sonido.",
    no_times=(
        "La transcripción no tiene tiempos, así que esta página no reproduce nada: dice a qué "
        "altura de la clase se dijo algo."
    ),
    holds_excluded=(
        "La grabación {name} aún contiene la voz de quien aquí se dejó fuera. Piénsalo antes de "
        "pasarla a otros."
    ),
    search="Buscar",
    search_words="Buscar en transcripción, notas y diapositivas",
    everybody="Todos",
    no_translation="Sin traducción",
    previous="Resultado anterior",
    next="Resultado siguiente",
    hear="Oírlo en {clock}",
    copy_quote="Copiar la cita",
    copy_link="Copiar un enlace a este momento",
    calendar="Añadir al calendario",
    said_at="Se dice en",
    doubt="Dudoso: {reason}",
    doubt_loop="las mismas palabras una y otra vez",
    doubt_speed="más o menos texto del que cabe en el tiempo",
    doubt_unsure="el reconocedor no está seguro de estas palabras",
    doubt_silence="aquí apenas se oye hablar",
    doubt_overlap="aquí hablan dos personas a la vez",
    help="Teclas y ayuda",
    close="Cerrar",
    key_play="reproducir o pausar",
    key_jump="15 segundos atrás o adelante",
    key_step="5 segundos atrás o adelante",
    key_search="buscar",
    key_hits="resultado siguiente o anterior",
    key_help="esta ayuda",
    key_close="cerrar, o salir de la búsqueda",
    offline="Todo está en este único archivo. Se abre sin red y no envía nada a ninguna parte.",
    copied="Copiado.",
    copy_failed=(
        "Este navegador no deja que una página copie. El texto está seleccionado: cópialo con "
        "el teclado."
    ),
    found_of="{n} de {m}",
    found_none="No se encontró nada",
    cannot_play="Este navegador no puede reproducir {name}.",
    other_length="{name} dura {seen} y esta clase {length}: ¿es otra grabación?",
    filtered="Solo se muestra a {name}.",
    unfiltered="Se muestra a todos.",
    captions="Subtítulos",
)
