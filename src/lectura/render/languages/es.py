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
    answer="Respuesta",
    asked_by="pregunta de",
    as_heard="en la transcripción",
    paper="artículo",
    book="libro",
    tool="herramienta",
    link="enlace",
    person="persona",
    unnamed="Alguien",
    above="arriba, en «Lo esencial»",
    partial="Notas parciales: falta una parte de la clase.",
    missing="No se leyó: {spans}.",
    empty="En esta grabación no se encontró habla, así que no hay nada que anotar.",
    keyless=(
        "Ningún modelo de lenguaje escribió estas notas: son frases literales de la "
        "transcripción, escogidas por reglas."
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
    grounded=(
        "Citas: el {percent} % de los apuntes se encontró al pie de la letra en la transcripción"
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
