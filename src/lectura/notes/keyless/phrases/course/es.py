"""What lecturers say in Spanish of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:tareas?|deberes|ejercicios?|trabajos?|lecturas?|talleres|taller|actividad|practicas?"
    r"|proyectos?|informes?|ensayos?|laboratorios?|cuestionarios?|entregas?)"
)
_EXAM = r"(?:examen|examenes|parcial|quiz|prueba|control|certamen|evaluacion|final)"
_EXAM_NAMES = r"(?:examen|examenes|parcial|parciales|quiz|prueba|certamen)"
_CLASS = r"(?:clase|sesion|encuentro)"
_HAND_IN = (
    r"(?:entregar(?:me|lo|la)?|enviar(?:me|lo|la)?|subir(?:lo|la)?|mandar(?:me|lo|la)?"
    r"|publicar|cargar|colgar|depositar|remitir|adjuntar)"
)
_DO = (
    r"(?:leer(?:se)?|traer|preparar|resolver|presentar|investigar|repasar|terminar|completar"
    r"|estudiar|hacer|escribir)"
)
_DO_IT = (
    r"(?:entreguen|envien(?:me)?|suban|manden(?:me)?|traigan|lean(?:se)?|preparen|resuelvan"
    r"|investiguen|repasen|terminen|completen|hagan|estudien|escriban|busquen|cuenten|exponga?n"
    r"|publiquen|carguen|cuelguen|depositen|remitan|adjunten|compartan|dejen(?:me)?|respondan"
    r"|contesten|rellenen|llenen|subid(?:me)?|enviad(?:me)?|entregad(?:me)?|mandad(?:me)?"
    r"|traed(?:me)?|leed|haced|preparad|terminad|publicad|escribid|resolved|rellenad)"
)

SPANISH = Course(
    assignment=(
        r"\b(?:la|una|otra|su) (?:primera |segunda |siguiente |proxima |nueva )?"
        r"(?:tarea|actividad|lectura obligatoria)(?: (?:que|de|para) [^.?]{0,110}?)?,? "
        r"(?:es|sera|seria|va a ser|consiste en|consistira en)(?! obligatori| opcional| libre"
        r"| dificil| facil| la que| lo que)\b",
        r"\b(?:les|os|te|le) (?:voy a |vamos a |podria |podia |quiero |quisiera )?"
        r"(?:dejo|dejare|dejar|mando|mandare|mandar|pongo|pondre|poner|asigno|asignare|asignar"
        r"|encargo|queda)\s+(?:como |de |la |una |otra |un |unos |el |esta |esa )*" + _WORK + r"\b",
        r"\b(?:queda|quedan|va|van|hay|tienen|hacen|dejo|dejamos|tendran|llevan) "
        r"(?:como |de |para )(?:la )?(?:tarea|deberes|casa)\b",
        r"(?:^|(?<=[.,;:?!] ))(?:y |bueno |entonces )?(?:de|como|para) (?:tarea|deberes)\b",
        r"\b(?:tarea|deberes) para (?:la|el|este|esta|manana|casa|dentro)\b",
        r"\b(?:los|sus|de) deberes (?:son|seran|consisten)\b",
        r"\b(?:tienen|teneis|hay|tendran|tendrian|habra|tienes) que (?:entregar(?:me|lo|la)?"
        r"|" + _HAND_IN + r" (?:el|la|un|una|los|las|su|sus) (?:[\w]+ )?" + _WORK + r")\b",
        r"\b(?:deben|deberan|debereis|debeis) entregar",
        r"\b(?:el|la|los|las) " + _WORK + r" [^.?]{0,50}?(?:se entregan?|hay que entregar|para "
        r"entregar|es para (?:el|la)|son para (?:el|la)|la entrega es)\b",
        r"\bpara la (?:proxima|siguiente) (?:clase|sesion|semana),? (?:quiero|necesito|por favor"
        r"|les pido|deben|tienen que|hay que|" + _DO_IT + r")\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\b(?:quiero|necesito|les pido|espero) que (?:ustedes )?(?:me )?" + _DO_IT + r"\b",
        r"\b(?:tienen|teneis|hay|tendran|tendreis|deben|debeis|deberan)(?: que)? (?:"
        + _DO
        + "|"
        + _HAND_IN
        + r")\b",
        r"\bse (?:suben?|envian?|mandan?|publican?|cargan?|depositan?|entregan?) (?:al?|en|por) ",
        r"\b(?:me|nos) (?:traen|mandan|envian|entregan|suben|dejan|presentan|traeis|mandais"
        r"|enviais|entregais|subis)\b",
        r"\b(?:tienen|teneis|tendran|tenemos) (?:plazo |de plazo |tiempo )?hasta\b",
        r"\b" + _DO_IT + r"\b",
        r"\b(?:fecha de entrega|fecha limite|plazo (?:de entrega|para)|la entrega (?:es|sera))\b",
        r"\b" + _DO + r" (?:el capitulo|los capitulos|las paginas|el articulo|los ejercicios)\b",
    ),
    assignment_not=(
        r"\b(?:no|ni|sin|nunca)(?: \w+){0,4} (?:tareas?|deberes)\b",
        r"\b(?:tarea|deberes|entrega|trabajo)s? (?:pasad[ao]s?|anterior(?:es)?|de la (?:clase"
        r"|semana) (?:pasada|anterior))\b",
        r"\btipos? de tareas?\b",
        r"\btareas? de (?:clasificacion|regresion|prediccion|aprendizaje|vision|segmentacion)\b",
    ),
    mandatory=(r"\b(?:es|son|seran?) obligatori[oa]s?\b",),
    optional=(r"\b(?:opcional(?:es)?|voluntari[oa]s?|es libre|no es obligatori[oa])\b",),
    graded=(
        r"\b(?:se califica|se evalua|con nota|calificable|cuenta (?:para|por)"
        r"|es parte de la nota)\b",
        r"\b(?:vale|valen|pesa|cuenta) (?:el |un |por el )?(?:\d+|\w+ por ciento|\w+ puntos?)\b",
    ),
    reward=(
        r"\b(?:los |las |l[oa] )?(?:exim\w*|eximios|maximios|exoner\w*|exent\w+) "
        r"(?:del|de la|de) (?:primer |segundo |proximo )?" + _EXAM + r"\b",
        r"\b(?:un |medio |dos )?(?:punto|puntos|decimas?) (?:extra|adicional(?:es)?)\b",
        r"\b(?:bonificacion|nota extra|bonus)\b",
    ),
    announcement=(
        r"\bno (?:hay|habra|tendremos|tenemos|vamos a tener) clases?\b",
        r"\b(?:la|las|el) (?:clase|sesion|clases|parcial|examen|entrega)s? (?:del \w+ )?se "
        r"(?:cancelan?|suspenden?|aplazan?|pospone|mueve|cambia|pasa)\b",
        r"\bcambi(?:o|amos|a|aremos) (?:de|el) (?:aula|salon|horario|sala|hora)\b",
        r"\b(?:(?:la|las|el|esta|estas|este) )?(?:grabacion|grabaciones|diapositivas"
        r"|material) [^.?]{0,50}?(?:voy a|vamos a|estar[ae]?"
        r"|las|la|lo|los) (?:estar )?(?:subir|subiendo|subo|subire|enviar|compartir|colgar)\b",
        r"\b(?:horario de atencion|tutorias? (?:son|es|los|el)|monitoria)\b",
        r"\b(?:las|los) inscripciones\b",
    ),
    announcement_dated=(
        r"\b(?:el|la|un|primer|segundo|siguiente) " + _EXAM + r"\b",
        r"\b(?:examen|parcial|quiz|certamen|evaluacion) (?:es|sera|seria|queda|va a ser)\b",
        r"\b(?:presentaciones|exposiciones|sustentacion(?:es)?|visita|salida de campo|feria)\b",
        r"\b(?:inscri(?:birse|banse|pcion|pciones)|matricula|reunion|festivo|vacaciones|receso)\b",
    ),
    next_class=(
        r"\bnos vemos (?!ahora|luego|ahi|alli|en el (?:grupo|chat))[^.?]{0,14}?(?:dentro de|en"
        r"|el|la|manana|pasado)\b",
        r"\b(?:la|nuestra|nuestro|el) (?:proxima|siguiente|proximo) "
        + _CLASS
        + r",? (?:es|sera|va a"
        r" ser|vamos a|veremos|comenzamos|comenzaremos|empezamos|empezaremos|tendremos|tenemos"
        r"|seguimos|seguiremos|continuamos|continuaremos|trabajaremos|hablaremos|haremos)\b",
        r"\bla (?:proxima|siguiente) semana (?:vamos a|veremos|comenzamos|empezamos|tendremos"
        r"|tenemos|seguimos|continuamos)\b",
    ),
    exam=(
        r"\b(?:va|van|entran?|caen?|salen?|salir|entrar|caer|viene|vienen|aparecen?|aparecer"
        r"|pregunt(?:o|ar|are|amos|aremos))[^.?]{0,25}? (?:en|para|del|al) (?:el |la |un )?"
        r"(?:primer |segundo )?" + _EXAM + r"\b",
        r"\b(?:preguntas?|temas?) (?:tipic[ao]s? |segur[ao]s? |fij[ao]s? )?(?:de|del|para el) "
        + _EXAM
        + r"\b",
        r"\b(?:importante|ojo|clave|estudien|estudiar|repasen|repasar|preparen)[^.?]{0,40}? "
        r"(?:el|del|para|al) (?:primer |segundo )?" + _EXAM + r"\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="esto eso este esta esa ese",
)
