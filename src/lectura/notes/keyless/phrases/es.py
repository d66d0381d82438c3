"""Spanish cue phrases."""

from __future__ import annotations

from lectura.notes.keyless.phrases.model import Phrases

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

SPANISH = Phrases(
    language="es",
    strong_openers="entonces bueno listo ahora adicionalmente finalmente primero segundo "
    "después recuerden fíjense imagínense además sin_embargo por_ejemplo es_decir o_sea "
    "en_cambio por_eso por_lo_tanto de_hecho la_pregunta la_verdad",
    weak_openers="luego pero porque y pues cuando como donde si aunque ya también o mientras "
    "esto eso esta este hay puedo yo usted ustedes nosotros no",
    relatives="que cual cuyo cuya quien quienes cuales",
    dangling="de del la el las los lo un una unos unas en con por para que y e o u a al su sus mi "
    "mis tu se no le les me te nos como más muy pero porque si cuando donde es son era fue ha he "
    "hay esta este esa ese estas estos cada entre sobre sin hasta desde según va van vamos voy "
    "puede pueden puedo entonces pues ya también aunque tan todo todos todas toda cual cuál qué "
    "creo tienen tiene deben debe quiere quieren sea ser primera primer tenga significa idea hacer "
    "decir digamos hacen hace dice está están permite",
    filler_words="entonces pues bueno listo digamos súper super cosa cosas cosita cositas poquito "
    "poquitos momentico minuticos ahorita seguramente básicamente obviamente simplemente "
    "realmente normalmente solamente precisamente ejemplo ejemplos interesante interesantes "
    "interesantísimo mejores general generales puedo puede pueden podemos podría podrían "
    "poder quiero quiere quisiera "
    "quieran vamos voy van vaya veremos vemos vean ver viendo vieron visto hacer hace hacen hago "
    "hacemos hizo decir digo dice dicen dijo dije tienen tener tengo tiene tenemos tenga tengan "
    "ustedes usted gente persona personas chicos chicas verdad tarea tareas examen quiz "
    "cierto acá allá aquí ahí allí "
    "gracias favor hola claro perdón okay vale profe profesor profesora clase clases sesión "
    "sesiones hoy mañana llama llaman llamado existe existen significa creo parece gusta "
    "gustaría muchísimo muchísimos bastante bastantes mejor peor bien mal después luego antes "
    "manera forma tipo tipos parte partes caso casos punto puntos vez veces algún alguna alguno "
    "nada menos más dos tres cuatro cinco primero primera segunda segundo tercer toca utiliza "
    "utilizar utilizamos usar usa usamos uso usan usando cualquier cualquiera pequeño pequeña "
    "grande grandes listos entender entiendo colocar coloquemos siguiente próxima perfecto "
    "excelente mil quedó queda quedan deja dejar dar da dan doy comenzar comienzan comenzamos "
    "propio propia propios específico específicos específica harto gran supongamos ejercicio "
    "buenos buenas días tardes bienvenidos importante importantes hablar hablamos hablando sacar",
    lead_ins=r"(?:(?:y|pero|pues|entonces|bueno|listo|ahora(?: bien)?|o sea|es decir|digamos|eh|ah"
    r"|ok|okay|e|a ver|disto|mire|miren|fijense(?: que)?|porque|que|ya|cierto|tambien"
    r"|digamos que|y ya)[,.]?\s+)+",
    important=(
        r"\b(?:lo|lo mas) (?:importante|interesante|fundamental)\b",
        r"\bla (?:clave|conclusion|idea|diferencia|respuesta|ventaja)\b",
        r"\bel (?:secreto|problema|objetivo|resultado|concepto)\b",
        r"\b(?:recuerden|fijense|tengan en cuenta|no olviden|ojo)\b",
        r"\b(?:por lo tanto|en conclusion|en resumen|es decir|quiere decir|por eso|gracias a)\b",
        r"\b(?:teorema|definicion|ley|principio|metodo|ecuacion|hipotesis)\b",
        r"\bpermiten?\b",
        r"\bse (?:basa|encarga|especializa|define)\b",
    ),
    defining=(
        r"\b(?:es|son|era) (?:un|una|el|la|unos|unas|los|las|algo)\b",
        r"\b(?:se|lo que) (?:llaman?|define|conoce|denomina)\b",
        r"\b(?:significa|quiere decir|consiste)\b",
    ),
    chatter=(
        r"\b(?:disculpen|disculpenme|perdon|un momentico|no me acuerdo|no se si|a ver si)\b",
        r"\b(?:gracias|hasta luego|nos vemos|buenos dias|buenas (?:tardes|noches)|bienvenid)",
        r"\b(?:me escuchan|se escucha|se ve(?: la)? pantalla|full screen|compartir pantalla)\b",
        r"\b(?:chicos|chicas|chats?|el grupo|comunidad|logos?|whatsapp|minuticos|la grabacion"
        r"|el tiempo)\b",
        r"\b(?:no me (?:sirve|gusta|salio)|vamos a intentar|intentemos|espereme|esperen)\b",
        r"\b(?:les voy a|les muestro|ahorita les|se los voy|voy a tratar|vamos a ver)\b",
        r"\b(?:tareas?|deberes|examen|parcial|quiz) (?:de|del|que|es|sera|para)\b",
        r"\b(?:contentos|felices|no se asusten|no se preocupen|en mi (?:casa|empresa))\b",
    ),
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
    question=(
        r"\b(?:(?:tengo|tenia|una?|otra|mi|hay) )+(?:pregunta|duda|inquietud|consulta)s?,? "
        r"(?:respecto|sobre|acerca|con|de|que|profe\w*|es|seria|era|con respecto)\b",
        r"\b(?:tengo|tenia) una? (?:pregunta|duda|inquietud|consulta)\b",
        r"\bprofe(?:sor|sora)?,? (?:una (?:pregunta|duda)|como|que|cuando|puede|podria|cual"
        r"|entonces (?:como|que|cuando)|y si|hay que|es que)\b",
        r"\b(?:me|nos) preguntan? (?:que|si|como|por|cuando|cual|alguien)\b",
        r"\b(?:alguien|alguno) (?:me )?(?:pued[ea]|podria) (?:verificar|confirmar|ayudar"
        r"|repetir)\b",
        r"\b(?:alguien|un (?:companero|estudiante)|una (?:companera|estudiante)) pregunta\b",
    ),
    question_not=(
        r"\b(?:alguna|algunas|si tienen|si hay|no hay|la|esa|les dejo|cualquier|ninguna)"
        r"(?: otra)? (?:pregunta|duda|inquietud|consulta)s?\b",
    ),
    question_tags=r"(?:cierto|verdad|no|si|vale|listo|ok|okay|me explico|de acuerdo"
    r"|me entienden|se entiende)",
    praise_openers="buena_pregunta excelente_pregunta muy_buena_pregunta gran_pregunta",
    answer_openers="sí no claro exacto exactamente correcto depende bueno porque la_respuesta "
    "básicamente pues es_que buena_pregunta no_necesariamente",
    paper=(
        r"\b(?:el|un|este|ese|del) (?:paper|piper|articulo)(?: cientifico)? (?:es|se llama|llamado"
        r"|titulado|que se llama)\b",
    ),
    book=(r"\b(?:el|un|este|del) libro (?:es|se llama|llamado|titulado|que se llama|de)\b",),
    date_lead=r"(?:(?P<deadline>para|antes de|antes del|hasta|a mas tardar|desde)\s+)?"
    r"(?:(?:el|la|este|esta|al|del|en)\s+)?(?:(?:dia|proximo|proxima|siguiente)\s+)*",
    past=r"(?:vimos|hicimos|dijimos|hablamos|estuvimos|pasad[oa]s?|ayer|anterior|hace)",
    next_class_names=r"(?:la|el) (?:proxima|siguiente|proximo) (?:clase|sesion|encuentro|vez)"
    r"|(?:clase|sesion) que viene",
    weekday_tail=r"que viene|proximo|siguiente|de la (?:proxima|siguiente) semana"
    r"|de la semana (?:que viene|siguiente|entrante)",
)
