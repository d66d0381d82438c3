"""What lecturers say in Spanish of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:tareas?|deberes|ejercicios?|trabajos?|lecturas?|talleres|taller|actividad|practicas?"
    r"|proyectos?|informes?|ensayos?|laboratorios?|cuestionarios?|entregas?|resumen(?:es)?"
    r"|resenas?)"
)
_EXAM = r"(?:examen|examenes|parcial|quiz|prueba|control|certamen|evaluacion|final)"
_EXAM_NAMES = r"(?:examen|examenes|parcial|parciales|quiz|prueba|certamen)"
_CLASS = r"(?:clase|sesion|encuentro)"
_MEETING = (
    r"(?:clases?|sesion(?:es)?|taller(?:es)?|laboratorios?|seminarios?|practicas|tutorias?|teoria"
    r"|monitorias?|charla|conferencia)"
)
_TIME = (
    r"(?:el|la|este|esta|estos|manana|hoy|porque|por|ya|ni|pasado|debido|pero|entonces|asi"
    r"|durante|hasta)"
)
_WHO = r"(?:ustedes|todos|cada (?:uno|una|grupo|equipo|pareja|estudiante|alumno)|los grupos)"
_MUST = (
    r"(?:tienen que|tiene que|teneis que|tendran que|tendreis que|tendra que|deben|debe|debeis"
    r"|deberan|debereis|deberia|hay que|habra que|van a|va a|vais a)"
)
_MATERIAL = (
    r"(?:diapositivas|diapos|presentacion|grabacion(?:es)?|apuntes|material(?:es)?|enlaces?"
    r"|links?|guia|notas|soluciones|solucion|documento|pdf|codigo|articulo|paper|lecturas?"
    r"|programa|calendario|repositorio|hoja|transparencias|enunciado|silabo)"
)
_PLACE = (
    r"(?:campus|carpeta(?: del curso)?|aula virtual|plataforma|moodle|drive|classroom|teams"
    r"|canvas|blackboard|correo|web"
    r" de la asignatura|pagina del curso|repositorio|github|grupo de whatsapp|whatsapp|intranet"
    r"|poliformat|studium)"
)
_PERCENT = r"(?:\d+(?:[.,]\d+)? ?(?:%|por ciento)|\w+(?: y \w+)? por ciento)"
_REMEMBER = (
    r"(?:recuerden|recordad|recuerda|acuerdense de|acordaos de|no olviden|no olvideis|no os"
    r" olvideis de|no se olviden de|no se les olvide|que no se os olvide)"
)
_HAND_IN = (
    r"(?:entregar(?:me|lo|la)?|enviar(?:me|lo|la)?|subir(?:lo|la)?|mandar(?:me|lo|la)?|publicar"
    r"|cargar|colgar|depositar|remitir|adjuntar)"
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
    r"|traed(?:me)?|leed|haced|preparad|terminad|publicad|escribid|resolved|rellenad"
    r"|devuelvan|devolved|presenten|presentad|hagan(?:me|nos) llegar)"
)

SPANISH = Course(
    assignment=(
        r"\b(?:vengan|venid) (?:con|preparad[oa]s)\b|\bhay que (?:comprar|conseguir) el (?:manual"
        r"|libro)\b",
        r"\b(?:tarea|trabajo|practica|proyecto|informe|ensayo)s?(?: \w+){0,2} vencen? (?:el|este"
        r"|manana|hoy)\b",
        r"\b(?:formen|formad|armen|hagan|haced) (?:grupos|equipos|parejas)\b|\b(?:hagan|haced"
        r"|resuelvan|resolved) (?:los|el|las) (?:ejercicios?|problemas?|preguntas) (?:del?|\d|uno"
        r"|dos|tres|cuatro|cinco)\b",
        r"\b(?:traed|traigan)\b(?! (?:a la|al) )",
        r"\b(?:mand|entregu|sub|envi)(?:en|ad|id)(?:me)?l[oa]s?\b|\bcada (?:estudiante|alumn[oa]"
        r"|uno|una|grupo|equipo|pareja) (?:de ustedes )?(?:tiene que|debe|debera|tendra que)"
        r" (?:elegir|escoger|leer|buscar|hacer|escribir|proponer)\b",
        r"\b(?:hay|teneis|tendreis|tienen|tendran|debeis|deben|vais|van|vamos)(?: todos)? (?:que "
        r"|a )?(?:hacer|preparar|escribir|realizar|redactar) (?:un|una|dos|tres|el|la|vuestro"
        r"|vuestra|su) (?:\w+ )?(?:trabajo|ensayo|informe|proyecto|exposicion|presentacion"
        r"|resumen|ejercicios?|resena)\b(?! (?:mecanico|fisico|previo de|de la (?:fuerza"
        r"|humanidad)|muy|mas|enorme))",
        rf"\b{_WHO} (?:\w+ )?{_MUST} (?:exponer|presentar|entregar|preparar|escribir|mandar|subir"
        r"|enviar|traer)\b",
        r"\b(?:los|las|lo|la) (?:haceis|hacen ustedes|hagan|haced|termin(?:ais|en)|resolveis"
        r"|resuelvan|dejamos|dejo) (?:\w+ )?(?:en|para|de) (?:casa|tarea|deberes)\b",
        r"\bpara (?:el|la) (?:proxim[oa]|siguiente) (?:dia|clase|sesion|semana|vez),? (?:os |se "
        r"|me )?(?:leeis|leen|traeis|traen|preparais|preparan|haceis|hacen|estudiais|estudian"
        r"|mirais|miran|repasais|repasan|pensais|piensan|" + _DO_IT + r")\b",
        rf"\b{_REMEMBER} (?:que )?(?:traer|entregar|subir|mandar|enviar|leer(?:se)?|hacer|repasar"
        r"|estudiar|firmar|preparar|" + _HAND_IN + r")\b",
        rf"\b(?:el|la|los|las) (?:\w+ )?{_WORK} [^.?]{{0,40}}?\b(?:l[oa]s?) (?:entregan|entregais"
        rf"|mandan|mandais"
        r"|suben|subis|envian|enviais|presentais|exponeis)\b",
        r"\b(?:les|os) (?:recomiendo|aconsejo|sugiero|animo a|invito a)(?: mucho)?(?: que)?"
        r" (?:leer|lean|leais|ver|vean|veais|revis\w+|repas\w+|practi\w+|mir\w+|instal\w+"
        r"|descarg\w+|prob\w+|prueben)\b",
        r"\b(?:el|la|los|las|un|una|este|primer|segundo|primera|segunda) (?:problema|ejercicio"
        r"|pregunta)s? (?:\w+ )?de la (?:tarea|hoja (?:de (?:problemas|ejercicios)|\w+)|guia"
        r"|practica|entrega)\b(?! (?:de|del) )",
        r"\b(?:la|una|otra|su) (?:primera |segunda |siguiente |proxima |nueva )?(?:tarea"
        r"|actividad|lectura obligatoria)(?: (?:que|de|para) [^.?]{0,110}?)?,? (?:es|sera|seria"
        r"|va a ser|consiste en|consistira en)(?! obligatori| opcional| libre| dificil| facil| la"
        r" que| lo que)\b",
        r"\b(?:les|os|te|le) (?:voy a |vamos a |podria |podia |quiero |quisiera )?(?:dejo|dejare"
        r"|dejar|mando|mandare|mandar|pongo|pondre|poner|asigno|asignare|asignar|encargo"
        r"|queda)\s+(?:como |de |la |una |otra |un |unos |el |esta |esa )*" + _WORK + r"\b",
        r"\b(?:queda|quedan|va|van|hay|tienen|hacen|dejo|dejamos|tendran|llevan) (?:como |de "
        r"|para )(?:la )?(?:tarea|deberes|casa)\b",
        r"(?:^|(?<=[.,;:?!] ))(?:y |bueno |entonces )?(?:de|como|para) (?:tarea|deberes)\b",
        r"\b(?:tarea|deberes) para (?:la|el|este|esta|manana|casa|dentro)\b",
        r"\b(?:los|sus|de) deberes (?:son|seran|consisten)\b",
        r"\b(?:tienen|teneis|hay|tendran|tendrian|habra|tienes) que (?:entregar(?:me|lo|la)?"
        r"|" + _HAND_IN + r" (?:el|la|un|una|los|las|su|sus) (?:[\w]+ )?" + _WORK + r")\b",
        r"\b(?:deben|deberan|debereis|debeis) entregar",
        r"\b(?:el|la|los|las)"
        r" "
        + _WORK
        + r" [^.?]{0,50}?(?:se entregan?|hay que entregar|para entregar|es para (?:el|la)"
        + r"|son para (?:el|la)|la entrega es)\b",
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
        r"\b" + _DO_IT + r"\b|\bnecesito (?:sus?|tus?|vuestr[oa]s?)\b",
        r"\b(?:fecha de entrega|fecha limite|plazo (?:de entrega|para)|la entrega (?:es|sera))\b",
        r"\b" + _DO + r" (?:el capitulo|los capitulos|las paginas|el articulo|los ejercicios)\b",
    ),
    assignment_not=(
        r"\btarea de (?:la|el|los|las|una?) (?!semana|clase|sesion|hoy|unidad|materia)\w+ (?:es"
        r"|sera)\b",
        r"\b(?:no|ni|sin|nunca)(?: \w+){0,4} (?:tareas?|deberes)\b",
        r"\b(?:tarea|deberes|entrega|trabajo)s? (?:pasad[ao]s?|anterior(?:es)?|de la (?:clase"
        r"|semana) (?:pasada|anterior))\b",
        r"\btipos? de tareas?\b",
        r"\btareas? de (?:clasificacion|regresion|prediccion|aprendizaje|vision|segmentacion)\b",
    ),
    hand_in=_HAND_IN,
    students=r"(?:ustedes|vosotros|os|les|me|nos|todos|cada (?:uno|una|grupo|equipo|pareja)|chicos"
    r"|chicas|alumnos|estudiantes|teneis|tendreis|debeis|debereis|por favor|profe\w*)",
    another=r"(?:otr[oa]s?|segund[oa]|tercer[oa]?|siguiente|proxim[oa]) (?!semana|clase|sesion"
    r"|dia|vez)",
    joints=r"y(?: luego| despues| tambien)?|luego|despues",
    mandatory=(r"\b(?:es|son|seran?) obligatori[oa]s?\b",),
    optional=(
        r"\b(?:recomiendo|aconsejo|sugiero|opcional(?:es)?|voluntari[oa]s?|es libre|no es"
        r" obligatori[oa])\b",
    ),
    graded=(
        r"\b(?:se califica|se evalua|con nota|calificable|cuenta (?:para|por)|es parte de la"
        r" nota)\b",
        r"\b(?:vale|valen|pesa|cuenta) (?:el |un |por el )?(?:\d+|\w+ por ciento|\w+ puntos?)\b",
    ),
    reward=(
        r"\b(?:los |las |l[oa] )?(?:exim\w*|eximios|maximios|exoner\w*|exent\w+) (?:del|de la|de)"
        r" (?:primer |segundo |proximo )?" + _EXAM + r"\b",
        r"\b(?:un |medio |dos )?(?:punto|puntos|decimas?) (?:extra|adicional(?:es)?)\b",
        r"\b(?:bonificacion|nota extra|bonus)\b",
    ),
    announcement=(
        r"\bcada (?:semana|clase) (?:expone|presenta)n?\b",
        r"\b(?:parcial|examen|prueba|control) (?:es|sera|va a ser) (?:con|sin) (?:calculadora"
        r"|apuntes|libros?)\b",
        r"\bno (?:vengan|vengais)\b",
        r"\basistencia(?: al? \w+(?: \w+)?)? (?:es|sera) obligatoria\b|\bno se da clase\b",
        r"\b(?:esta|estan|viene|vienen) (?:\w+ )?en (?:la guia docente|el silabo|el programa del"
        r" curso)\b",
        r"\bno dud(?:en|eis) en (?:escribirme|mandarme|consultarme|preguntarme por correo)\b",
        rf"\bno (?:hay|habra|tendremos|tenemos|vamos a tener|va a haber|doy|damos) {_MEETING}(?="
        rf" {_TIME}\b|[.,;!]|$)",
        rf"\b(?:el|la|los|las) (?:{_MEETING}|parcial|examen|entrega|control|quiz)(?:"
        rf" [\w]+){{0,4}}? (?:se"
        r" (?:cancelan?|suspenden?|aplazan?|posponen?|mueven?|cambian?|retrasan?|adelantan?)"
        r"|(?:queda|esta|ha sido|fue|sera|estan|quedan) (?:cancelad|suspendid|aplazad|pospuest"
        r"|movid)[oa]s?)\b",
        r"\b(?:fecha (?:de entrega|limite|del? (?:examen|parcial|control))|plazo|entrega)(?:"
        r" [\w]+){0,4}? se (?:retrasa|aplaza|amplia|mueve|cambia|pospone|extiende|alarga|adelanta"
        r"|corre)\b",
        r"\b(?:nos|os|les|me) (?:cambian|cambiaron|cambiamos|han cambiado|cambiaran|mueven) (?:de"
        r"|el|la) (?:aula|salon|horario|sala|hora|clase)\b",
        r"\b(?:mis|las|mi) (?:horas? de (?:oficina|consulta|tutoria|atencion)|tutorias?) (?:son"
        r"|es|seran|estan|los|el|de)\b|\bhoras de (?:oficina|consulta|tutoria|atencion)\b",
        rf"\b(?:os|les|se l[oa]s?|te) (?:cuelgo|colgare|voy a (?:colgar|subir|compartir|mandar"
        rf"|enviar)|subo|subire|comparto|compartire|mando|mandare|envio|enviare|dejo|dejare)(?:"
        rf" \w+){{0,4}}? (?:{_MATERIAL})\b",
        r"\b(?:les|os) (?:voy a|vamos a) (?:mandar|enviar|compartir) (?:esto|eso|est[ea]|el|la"
        r"|los|las|un|una|unos)\b",
        rf"\b(?:{_MATERIAL}) [^.?]{{0,40}}?(?:esta|estan|estara|estaran|queda|quedan|quedara|la"
        rf"|las|lo|los)? ?(?:ya )?(?:subid[oa]s?|colgad[oa]s?|disponibles?|publicad[oa]s?)?"
        rf" ?(?:en|al) (?:el |la |mi |nuestro )?{_PLACE}\b",
        r"\b(?:notas|calificaciones)(?: [\w]+){0,4}? (?:saldran|salen|se publican|publicare"
        r"|estaran|subo|subire|cuelgo|las (?:tendreis|tendran|doy|subo)|os las doy)\b",
        r"\b(?:apuntaos|apuntense|apuntarse|apuntaros|inscribios|inscribanse|anotense|registrense"
        r"|matriculaos) (?:en|a|al|para|antes|con)\b|\b(?:inscribirse|anotarse|registrarse) (?:en"
        r"|antes|para) (?:la|el|los|del) (?:lista|grupos?|formulario|curso|practicas|taller)\b",
        r"\b(?:rellenad|rellenen|llenen|completad|completen|contestad|contesten|diligencien"
        r"|respondan|responded) (?:el|la|los|un|una|ese|esa|este|esta) (?:formulario|encuesta"
        r"|cuestionario)\b",
        rf"\b(?:{_WORK}|{_EXAM}|participacion|asistencia|practicas)(?: [\w]+){{0,4}}? (?:vale"
        rf"|valen|valdra"
        r"|cuenta|cuentan|contara|pesa|pesan|supone|representa|sera|es|son) (?:mas o menos "
        rf"|aproximadamente |como |alrededor de(?:l)? |casi |por )*(?:el |un )?{_PERCENT}",
        r"(?:%|por ciento) (?:de|en|para) (?:la|tu|su|vuestra) (?:nota|calificacion|evaluacion)\b",
        r"\bexamen(?: \w+){0,2} (?:es|sera|va a ser|sigue siendo) (?:tipo test|oral|escrito|a"
        r" libro abierto|con apuntes|sin apuntes|de desarrollo|presencial|en linea|online"
        r"|acumulativo)\b",
        r"\b(?:hay|habra|tendran|tendreis|tendremos|son|haremos|tenemos) (?:un|una|dos|tres"
        r"|cuatro|varios|\d+) (?:parcial(?:es)?|examen(?:es)?|quiz(?:zes|es)?|controles|entregas"
        r"|exposiciones)\b(?! (?:medico|de (?:calidad|sangre)))",
        r"\b(?:en|por) (?:grupos|equipos) de (?:\w+ o )?(?:\d|dos|tres|cuatro|cinco|seis)\b"
        r"|\b(?:trabajareis|trabajaran|se hace|se hara|lo haceis|lo hacen|trabajo) (?:en|por)"
        r" (?:grupos?|parejas?|equipos?)\b",
        r"\b(?:vamos a|podemos|haremos|hacemos|hagamos|tenemos|tendremos)(?: hacer| tener|"
        r" tomar)? (?:un |una )(?:\w+ )?(?:descanso|receso|pausa)\b(?! de publicidad)",
        r"\b(?:cre\w+|gener\w+|abr\w+|hacemos|hacer|hago|unanse|unirse|unios|metanse|entren"
        r"|entrad) (?:a |en |un |una |el |la |al )*(?:grupo|comunidad|canal|chat) (?:de|para|en)"
        r" (?:lo que es )?(?:(?:el|la) )*(?:whatsapp|telegram|discord|slack|curso|clase"
        r"|asignatura|materia)\b",
        r"\basistencia (?:es|sera) obligatoria\b|\b(?:paso|pasare|vamos a pasar) lista\b",
        r"\b(?:escribanme|escribidme|mandenme un (?:correo|mensaje)|mandadme un (?:correo"
        r"|mensaje)|envienme un correo|me (?:escriben|escribis) (?:un|al|por))\b",
        r"\b(?:no se (?:aceptan|admiten|reciben)|no (?:acepto|admito|recibo)) (?:\w+"
        r" ){0,2}?(?:trabajos|entregas|practicas|tareas|informes)\b",
        r"\b(?:la|las|el) (?:clase|sesion|clases|parcial|examen|entrega)s? (?:del \w+ )?se"
        r" (?:cancelan?|suspenden?|aplazan?|pospone|mueve|cambia|pasa)\b",
        r"\bcambi(?:o|amos|a|aremos) (?:de|el) (?:aula|salon|horario|sala|hora)\b",
        r"\b(?:(?:la|las|el|esta|estas|este) )?(?:grabacion|grabaciones|diapositivas|material)"
        r" [^.?]{0,50}?(?:voy a|vamos a|estar[ae]?|las|la|lo|los) (?:estar )?(?:subir|subiendo"
        r"|subo|subire|enviar|compartir|colgar)\b",
        r"\b(?:horario de atencion|tutorias? (?:son|es|los|el)|monitoria)\b",
        r"\b(?:las|los) inscripciones\b",
    ),
    announcement_dated=(
        r"\b(?:empezamos|comenzamos|terminamos|acabamos) [^.?]{0,30}?(?:mas tarde|antes|mas"
        r" temprano)\b",
        r"\b(?:el|la|un|primer|segundo|siguiente) " + _EXAM + r"\b",
        r"\b(?:examen|parcial|quiz|certamen|evaluacion) (?:es|sera|seria|queda|va a ser)\b",
        r"\b(?:clase|sesion|practica|taller|seminario) (?:es|sera|va a ser) en (?:el|la|otr[oa])"
        r" (?:\w+ )?(?:aula|salon|auditorio|laboratorio|edificio)\b",
        r"\b(?:presentaciones|exposiciones|sustentacion(?:es)?|visita|salida de campo|feria)\b",
        r"\b(?:inscri(?:birse|banse|pcion|pciones)|matricula|reunion|festivo|vacaciones|receso)\b",
    ),
    announcement_not=(
        r"\b(?:examen|control|prueba) (?:de (?:los restos|sangre|piano|calidad|la (?:hipotesis"
        r"|temperatura))|medico|fisico)\b",
        r"\btarea del sistema\b",
    ),
    private=(
        r"\b(?:mi|mis) (?:\w+ )?(?:hij[oa]s?|mujer|marido|espos[oa]|novi[oa]|madre|padre|mama"
        r"|papa|herman[oa]s?|abuel[oa]s?|prim[oa]s?|perr[oa]|gat[oa]|sobrin[oa]s?|suegr[oa]s?)\b",
    ),
    next_class=(
        r"\b(?:lo|la|los|las) (?:vemos|veremos|haremos|hacemos|corregimos|corregiremos|empezamos)"
        r" (?:ya )?(?:el|la) (?:proxim[oa] |siguiente )?(?:lunes|martes|miercoles|jueves|viernes"
        r"|semana|clase|dia)\b",
        r"\bnos vemos (?!ahora|luego|ahi|alli|en el (?:grupo|chat))[^.?]{0,14}?(?:dentro de|en|el"
        r"|la|manana|pasado)\b",
        r"\b(?:la|nuestra|nuestro|el) (?:proxima|siguiente|proximo) "
        + _CLASS
        + r",? (?:es|sera|va a ser|vamos a|veremos|comenzamos|comenzaremos|empezamos|empezaremos"
        r"|tendremos|tenemos|seguimos|seguiremos|continuamos|continuaremos|trabajaremos"
        r"|hablaremos|haremos)\b",
        r"\bla (?:proxima|siguiente) semana (?:vamos a|veremos|comenzamos|empezamos|tendremos"
        r"|tenemos|seguimos|continuamos)\b",
    ),
    exam=(
        r"\b(?:pregunta|ejercicio|problema|cosa|tema|cuestion)s? [^.?]{0,40}?(?:de|en el|en un"
        r"|para el) (?:examen|parcial|quiz)\b",
        r"\b(?:carne|pregunton|tipico) de examen\b|\ben el examen (?:os|les|te|voy a|puedo|puede"
        r"|va a|suele|siempre|cae|entra|sale|no)\b",
        r"\b(?:va|van|entran?|caen?|salen?|salir|entrar|caer|viene|vienen|aparecen?|aparecer"
        r"|pregunt(?:o|ar|are|amos|aremos))[^.?]{0,25}? (?:en|para|del|al) (?:el |la |un"
        r" )?(?:primer |segundo )?" + _EXAM + r"\b",
        r"\b(?:preguntas?|temas?) (?:tipic[ao]s? |segur[ao]s? |fij[ao]s? )?(?:de|del|para el) "
        + _EXAM
        + r"\b",
        r"\b(?:importante|ojo|clave|estudien|estudiar|repasen|repasar|preparen)[^.?]{0,40}? (?:el"
        r"|del|para|al) (?:primer |segundo )?" + _EXAM + r"\b",
    ),
    exam_not=(
        r"\b(?:conjunto|datos|grupo) de prueba\b",
        r"\ben la prueba (?:de|del)\b",
        r"\bexamen de (?:los restos|sangre|conciencia|piano)\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="esto eso este esta esa ese",
)
