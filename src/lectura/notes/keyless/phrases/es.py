"""Spanish cue phrases."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.es import SPANISH as COURSE
from lectura.notes.keyless.phrases.model import Phrases

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
    r"|ok|okay|e|a ver|disto|mire|miren|fijense(?: que)?|digamos que|y ya"
    r"|(?:ya|cierto|tambien)(?=[,.]))[,.]?\s+)+",
    clinging="que para mismo",
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
        r"\b(?:corregi|corregimos|califique) (?:la|el|las|los)\b",
        r"\b(?:contentos|felices|no se asusten|no se preocupen|en mi (?:casa|empresa))\b",
    ),
    plans=(
        r"\b(?:vamos|voy|van) a (?:ver|hablar|mostrar|poner|hacer|usar|mirar|empezar|comenzar"
        r"|continuar|seguir|avanzar|trabajar|estudiar|discutir|dejar|pasar|tratar|intentar)\b",
        r"\b(?:veremos|hablaremos|estudiaremos|mostrare|vimos|hablamos|estuvimos|comentamos)\b",
        r"\bquiero (?:mostrar|hablar|comenzar|empezar|que (?:vean|miren))",
        r"\blas? (?:proximas?|siguientes?|anterior|pasada) (?:clases?|sesion|sesiones|semana)\b",
        r"\b(?:la clase (?:pasada|anterior|de hoy)|en esta (?:clase|sesion)|hoy vamos)\b",
        r"^(?:(?:entonces|bueno|y|pues) )*(?:aqui|aca|ahi) (?:esta|estan|tenemos|hay|vemos)\b",
    ),
    general=(
        r"\b(?:siempre|nunca|deben?|no se puede|cualquier|dependen? de|para poder)\b",
        r"(?<=\w )porque\b",
        r"\b(?:si|cuando) [^.]{4,80}(?:,| entonces) ",
    ),
    backward_openers="esto eso ello aquello ella ellos ellas es son era eran fue fueron está "
    "están estaba sea sería que cual cuales cuyo cuya quien del le les sino o u donde",
    pointing_openers="este ese esta esa estos esos estas esas aquel aquella ambos tal",
    here_and_now="yo me mi mis conmigo creo ustedes usted tú te ti contigo vosotros os vuestro les "
    "mira miren vean vemos ven pantalla diapositiva diapositivas",
    course=COURSE,
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
    date_lead=r"(?:(?P<deadline>para|antes de|antes del|hasta|a mas tardar|desde)\s+)?"
    r"(?:(?:el|la|este|esta|al|del|en)\s+)?(?:(?:dia|proximo|proxima|siguiente)\s+)*",
    past=r"(?:vimos|hicimos|dijimos|hablamos|estuvimos|pasad[oa]s?|ayer|anterior|hace)",
    next_class_names=r"(?:la|el) (?:proxima|siguiente|proximo) (?:clase|sesion|encuentro|vez)"
    r"|(?:clase|sesion) que viene",
    weekday_tail=r"que viene|proximo|siguiente|de la (?:proxima|siguiente) semana"
    r"|de la semana (?:que viene|siguiente|entrante)",
)
