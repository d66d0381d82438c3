"""How Spanish defines, asks and points to works."""

from __future__ import annotations

from lectura.notes.keyless.phrases.study.model import Study

SPANISH = Study(
    language="es",
    articles=r"el |la |los |las |lo |un |una |unos |unas ",
    openings=r"(?:y|e|pero|pues|entonces|bueno|ahora|ahora bien|es decir|o sea|digamos|recuerden"
    r"|recuerden que|recordad que|recordemos que|fijense(?: que)?|por definicion|en general"
    r"|basicamente|como (?:dijimos|vimos|saben|sabeis)|por ejemplo|primero|ademas|en realidad"
    r"|este es|esta es|tenemos que|decimos que|sabemos que|vale|bien|ojo),? ",
    joints=r"(?:y|pero|entonces|porque|pues|donde) (?=(?:el|la|los|las|un|una) )"
    r"|est[ea] es (?!una? |el |la )|(?:entonces|pues|porque) (?=[\w-]+(?: [\w-]+)? (?:es una?"
    r"|es el|es la|significa) )",
    within=r"de|del|de la|de los|de las|en|para",
    generic=r"problemas?|resultados?|objetivos?|ideas?|entradas?|salidas?|preguntas?|respuestas?"
    r"|retos?|enfoque|proyectos?|charla|razon|razones|puntos?|cosas?|ejemplos?|casos?|pasos?"
    r"|tareas?|diapositivas?|figura|tabla|titulo|situacion|diferencia|ventajas?|desventajas?"
    r"|conclusion|resumen|solucion|truco|tema|asunto|parte|manera|forma|resto|nombre|lado"
    r"|estudiante|grupo|enfasis|historia|lugar|area|tesis|trabajo|verdad|cuestion|respuesta|otro",
    is_a=r"(?:es|seria|viene a ser) (?:basicamente |simplemente |realmente |en realidad |como "
    r"|tambien |solo |no mas que |nada mas que |nada mas y nada menos que )*(?:un|una)",
    are=r"son (?:basicamente |simplemente |unos |unas )*(?=(?:conjuntos|numeros|funciones|metodos"
    r"|algoritmos|elementos|sustancias|compuestos|moleculas|celulas|proteinas|particulas"
    r"|estructuras|sistemas|modelos|objetos|puntos|regiones|valores|variables|magnitudes"
    r"|operaciones|procesos|dispositivos|herramientas|organismos|maquinas|programas|reglas|leyes"
    r"|palabras|secuencias|lineas|curvas|ondas|grupos|materiales|tecnicas|organos|tejidos"
    r"|normas) (?:\w+s )?(?:que|de|del|donde|con|entre|cuyos?|cuyas?|en las? que|en los que"
    r"|para) )",
    is_the=r"es (?:basicamente |simplemente |en realidad )*(?:el|la|aquel|aquella)",
    genus=r"(?:difusion|union|reaccion|transformacion|produccion|formacion|division|perdida"
    r"|aumento|disminucion|separacion|eliminacion|conversion|transmision|intercambio"
    r"|representacion|sustancia|corriente|organismo|molecula|proceso|mecanismo|procedimiento"
    r"|conjunto|numero|cantidad|capacidad|relacion|estudio|ciencia|rama|suma|producto|cociente"
    r"|probabilidad|medida|diferencia|distancia|tasa|grado|parte|punto|fuerza|energia|tendencia"
    r"|propiedad|magnitud|fraccion|porcentaje|media|limite|inversa|derivada|unidad|accion|acto"
    r"|arte|manera|teoria|transferencia|movimiento|paso|fase|etapa|forma|disciplina|funcion|tipo"
    r"|sustancia|organo|lugar|resultado) (?:\w+ )?(?:de|del|que|por el cual|por la cual|por el que"
    r"|en el que|en la que|entre|donde|con)",
    means=r"(?:significa|quiere decir)(?: que)?|consiste en|se refiere al?|se define como"
    r"|se entiende como|se (?:llama|denomina)|se conoce como|equivale al?",
    differentia=r"que|de|del|para|con|sin|donde|cuando|cuyo|cuya|en el|en la|en los|en las|por"
    r"|entre|basad[oa]|formad[oa]|compuest[oa]|utilizad[oa]",
    purpose=r"para|permiten?|sirven?|convierten?|mide|miden|describe|describen|utiliza|usa",
    empty=r"\d[\d.,]*|dos|tres|extremadamente|sumamente|absolutamente|(?:muy |super |bastante "
    r"|mas |tan |realmente |especie de |poco |poquito )*(?:buen|buena|bueno|gran|grande|mala?|malo"
    r"|mejor|peor|nuev[oa]|viej[oa]|lind[oa]|bonit[oa]|interesante|excelente|maravillos[oa]"
    r"|estupend[oa]|fantastic[oa]|increible|terrible|fascinante|util|valios[oa]|prometedora?"
    r"|brillante|genial|seri[oa]|importante|dificil|facil|simple|sencill[oa]|comun|tipic[oa]"
    r"|clasic[oa]|famos[oa]|fuerte|debil|clave|principal|fundamental|chever[oe]|cosas?|problemas?"
    r"|tema|preguntas?|ideas?|manera|caso|casos|ejemplos?|locura|lio|desastre|reto|desafio|asunto"
    r"|historia|chiste|mito|caos|poco|monton|rama super|super|lugar|tonteria|maravilla|lastima"
    r"|pena|detalle|horror|verdad|mentira|persona|hombre|mujer|chico|chica|senor|senora|profesora?"
    r"|ciudad|pais|empresa|universidad|amig[oa]|hecho|obligacion|mundo|poquito|tal)",
    personal=r"yo|mi|mis|conmigo|creo|gusta|gustan|gusto|encanta|favorit[oa]s?|nuestr[oa]s?|ayer"
    r"|hoy|ahorita|aqui|alla|estoy|tengo|vimos|veremos|ustedes vieron|les (?:dije|digo|cuento)"
    r"|el mejor|la mejor|que mejor|nos funciona|el ano pasado|usted mismo",
    garbled=r"(?:de|del|con|en|para) (?:es|son|porque|y|pero|entonces|o)|(?:la|el|un|una) (?:es"
    r"|son|porque|y|pero|el|la|un|una|entonces|o)|(?:es|son) (?:es|son)|no pues|si que|no (?:si|ya"
    r"|mas|es)|(\w+) \1",
    next_clause=r"y (?:entonces|pues|ya|por|eso|esto|lo|la|se|no|si|ahi|aqui|basicamente|es|son"
    r"|hay|tiene|usted|ustedes|yo|por eso|tambien|bueno|a)|entonces|pues|pero|porque|bueno"
    r"|es decir|o sea|digamos|ahora|ya|cierto|listo|fijense|por eso|por ejemplo|vamos a"
    r"|usted puede",
    asks_what=r"que|como|cual|cuales|quien|quienes|cuando|donde|cuanto|cuanta|cuantos|cuantas"
    r"|por que",
    asks_yes_or_no=r"(?:y |pero |entonces )?(?:es|son|hay|puede|pueden|se puede|se pueden|podria"
    r"|podrian|tiene|tienen|sirve|sirven|existe|existen|esta|estan|debe|deben|hace falta|hay que"
    r"|vale|funciona|depende|significa|siempre|tambien|no|seria|siguen|las?|los|el|se)",
    says_yes_or_no=r"(?:bueno|pues|ah|eh|claro)?,? ?(?:si|no|claro|exacto|exactamente|correcto"
    r"|efectivamente|asi es|por supuesto|desde luego|depende|no necesariamente|no siempre"
    r"|la respuesta es|eso es|en efecto|tal cual|buena pregunta|muy buena pregunta|no exactamente)",
    asks_why=r"(?:y |pero |entonces )?(?:por que|a que se debe)",
    says_why=r"(?:bueno|pues|si|claro|buena pregunta)?,? ?(?:porque|por que|es que|debido a|ya que"
    r"|la razon|se debe|por la|por el)",
    answers=r"(?:bueno|pues|si|claro)?,? ?(?:la respuesta es|(?:muy |que )?(?:buena|excelente"
    r"|gran) pregunta|depende|eso depende)",
    reported=r"(?:pregunta|preguntan|pregunto|preguntaba|preguntado) (?:si|que|como|por que|cuando"
    r"|cual|sobre)",
    lecturer_asks=r"(?:y |pero |entonces |ahora |bueno )?(?:que|como|por que|cual|cuando|donde"
    r"|a que|cuantos|cuantas)? ?(?:\w+ )?(?:podemos|vamos|hacemos|tenemos|debemos|sabemos|hicimos"
    r"|queremos|podriamos|tendremos|necesitamos|obtenemos|decimos|llamamos|vemos|veis|ven)",
    dangles=r"esto|eso|aquello|ello|est[eao]s? de (?:aqui|aca|ahi|alla)|(?:el|la|los"
    r"|las) de (?:aqui|arriba|abajo|ahi)|aqui|ahi|ahora",
    procedural=r"(?:puede|puedes|podria|podrias|pueden) (?:por favor|cerrar|abrir|apagar|encender)"
    r"|hay alguien|(?:alguna?|algunas|otra|mas|hay|ninguna) (?:otra )?(?:pregunta|duda|inquietud"
    r"|cuestion)s?|me (?:escuchan|oyen|ven|escuchas|oyes|escuchais|ois|explico|entienden|siguen"
    r"|copian|seguis|entendeis)|se (?:escucha|oye|ve|entiende|entendio|perdio)|(?:ven|pueden ver"
    r"|podeis ver|veis) (?:bien )?(?:la |mi )?(?:pantalla|diapositiva|pizarra)|compart(?:o|ir"
    r"|iendo) (?:la )?pantalla|(?:esta|queda|quedo|todo) claro|hasta aqui|(?:estan|estais"
    r"|estamos) (?:de acuerdo|ahi|listos)|me (?:pueden|puede|podeis) (?:oir|escuchar|ver)|(?:puede"
    r"|pueda|podria|pueden) (?:verificar|confirmar|repetir|ayudar)|(?:el|mi) microfono|mi camara"
    r"|hacemos (?:un|una) (?:descanso|pausa)|que hora es|alguien (?:mas|quiere|sabe)"
    r"|quien (?:quiere|falta|sabe)|levant(?:en|ad) la mano|donde (?:estaba|ibamos|quedamos)"
    r"|por donde iba(?:mos)?|que (?:iba a decir|estaba diciendo)|como se llama usted|tu nombre"
    r"|su nombre|repetir(?:lo)?|puedes repetir|la grabacion|el chat|os acordais|se acuerdan"
    r"|recuerdan|lo veis|lo ven|sabeis que|saben que es lo",
    work=r"(?P<paper>papers?|piper|articulos?)|(?P<book>libros?|novela|manual|texto)"
    r"|(?P<other>pelicula|documental|podcast|video|serie|canal)|(?P<link>pagina|pagina web|sitio"
    r"|sitio web|blog|web)|(?P<tool>libreria|paquete|programa|software|herramienta|aplicacion|app"
    r"|base de datos|dataset|biblioteca|plataforma)",
    author=r"de|del|por",
    called=r"(?:que )?(?:es |se )?(?:llama|llamaba|llamado|llamada|titulado|titulada|titula)|es",
    points_to=r"usar|usa|usan|usen|usamos|utilizar|utilizamos|utilicen|utiliza|descargar"
    r"|descarguen|instalar|instalen|en|con|desde|por|mediante|a traves de|busquen|buscar|abran"
    r"|abrir|ver|vean|entren a|entrar a|ir a|vayan a|se llama|llamado|es|saben|conocen|sobre|de"
    r"|hacer funcionar|ayuda|como|pagina|sitio|web",
)
