"""Spanish."""

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
