"""Words that meet where the course is spoken of in no set phrase, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CourseWords:
    """Patterns of whole words in one language, over text in lower case without accents.

    Attributes:
        sure_names: what only a course has.
        loose_names: what a course has, and others too.
        soon: a time to come.
        duty: what somebody must do, or what changes.
        orders: what students are told to do.
        over: what is past, or somebody else's.
    """

    sure_names: str
    loose_names: str
    soon: str
    duty: str
    orders: str
    over: str


COURSE_WORDS: dict[str, CourseWords] = {
    "en": CourseWords(
        sure_names=r"(?:homeworks?|(?:your|the (?:first|second|third|next|last)|homework"
        r"|programming|writing) assignments?|assignments|problem sets?|p-?sets?|mid-?terms?"
        r"|syllabus|office hours"
        r"|tas?(?= (?:will|is|are|has|have|can)\b)|teaching assistants?|recitations?|discussion"
        r" sections?"
        r"|quiz(?:zes)?|(?:final|practice|make-?up|take-?home) exams?|exams?|gradescope|piazza"
        r"|moodle"
        r"|blackboard page|discussion board|lab reports?|term papers?|final project|extra credit"
        r"|registrar"
        r"|course website|(?:review|problem|help) sessions?|guest (?:lecture|lecturer|speaker)s?"
        r"|due date"
        r"|deadline|reading response|sign-?ups?|final paper|on canvas|your grades?|textbook)",
        loose_names=r"(?:class|assignment|lectures?|labs?|sections?|papers?|essays?|projects?"
        r"|reports?|chapters?"
        r"|exercises?|readings?|presentations?|partners?|proposals?|grade[sd]?|slides|form|survey"
        r"|final"
        r"|handouts?|drafts?|experiments?|teams?|textbook)",
        soon=r"(?:this week|tonight|tomorrow|this (?:afternoon|evening|friday)|next (?:week|time"
        r"|class"
        r"|lecture|month)|by (?:friday|monday)|every (?:week|monday|tuesday|wednesday|thursday"
        r"|friday)|weekly|the end of (?:the|this) (?:week|month|term|semester|quarter)|later this"
        r"|(?:before|after|in) class|each week)",
        duty=r"(?:(?:you|everyone|everybody|we|they)(?: all)? (?:\w+ )?(?:have to|has to|need to"
        r"|must|should)"
        r"|has to|please|make sure|don't forget|remember to|i'd like (?:you|to have)|i want you"
        r"|required|mandatory|closed|cancell?ed|moved|extended|postponed|rescheduled"
        r"|(?:will|going to) (?:be|have|hold|start|close|count|cover|take place|get|give|go out)"
        r"|'ll (?:be|have|start|hold)|(?:is|are) due|is worth|counts?(?= for)|starts?|closes?"
        r"|begins?"
        r"|pick up|responsible for|accepted|allowed|i'm away|by email)",
        orders=r"(?:(?:you|everyone|everybody|each of you|each group|all of you)(?: all)?(?: will"
        r"| are going"
        r" to|'ll)? (?:have to|has to|need to|needs to|must|should) (?:all )?(?:read|find|write"
        r"|submit"
        r"|choose|pick|do|hand|turn|bring|prepare|send|finish|complete|form|register|sign|solve"
        r"|watch"
        r"|upload|email)|please (?:read|find|write|submit|choose|do|hand|turn|bring|prepare|send"
        r"|finish"
        r"|complete|form|register|sign|solve|watch|upload|email)|i'd like to have|i want you to"
        r"|i'd like you"
        r" to|i need you to)",
        over=r"(?:last (?:week|time|year|semester|lecture|class)|yesterday|you (?:did|saw|had"
        r"|wrote|read"
        r" last)|years? ago|used to|(?:in|of) (?:1[5-9]|20)\d\d|i was|he was|she was|they were"
        r"|had been)",
    ),
    "es": CourseWords(
        sure_names=r"(?:deberes|parcial(?:es)?|examen|examenes|quiz(?:zes)?|temario|silabo"
        r"|tutorias?"
        r"|campus virtual|aula virtual|moodle|classroom|la (?:primera |segunda |tercera |ultima "
        r"|proxima )?"
        r"entrega|sustentacion(?:es)?|para aprobar|bibliografia obligatoria|monitoria|asignatura"
        r"|convocatoria"
        r"|hoja de (?:problemas|ejercicios)|recuperacion|certificado medico|profesor de practicas"
        r"|prueba corta|control de (?:lectura|los temas)|poliformat|trabajo final|proyecto final"
        r"|trabajo en grupo)",
        loose_names=r"(?:clases?|trabajos?|ejercicios?|proyectos?|informes?|capitulos?|lecturas?"
        r"|laboratorios?|taller|talleres|grupos?|equipos?|temas?|hoja|guia|notas?|articulos?|correo"
        r"|formulario|apuntes|transparencias|diapositivas|practicas?|prueba|control|tareas?"
        r"|plataforma"
        r"|memoria|exposicion(?:es)?|presentacion(?:es)?|seminarios?|aula|cuaderno)",
        soon=r"(?:esta (?:semana|tarde|noche)|manana|la (?:proxima|siguiente) (?:semana|clase"
        r"|sesion)"
        r"|la semana que viene|el (?:proximo|siguiente)|cada (?:lunes|martes|miercoles|jueves"
        r"|viernes"
        r"|semana)|todos los (?:lunes|martes|miercoles|jueves|viernes)|todas las semanas|este"
        r" (?:lunes"
        r"|martes|miercoles|jueves|viernes)|antes de(?:l)? (?:clase|lunes|viernes|final)|fin de mes"
        r"|ultima semana)",
        duty=r"(?:hay que|tienen que|teneis que|tiene que|deben|debeis|necesitan|por favor"
        r"|recuerden"
        r"|no olviden|no puedo venir|no vengan|no vengais|recuperamos|empieza|comienza|empezamos"
        r"|sera|seran"
        r"|va a haber|habra|tendremos|tendreis|tendran|exponen|exponeis|cuentan?(?= (?:un|el"
        r"|por))|vale"
        r"|cerrad[oa]|se cierra|quiero|os espero|los espero|toca|que me (?:escriba|avise|mande)"
        r"|obligatori[oa]s?"
        r"|paro|huelga|viene un|nos visita)",
        orders=r"(?:(?:hay|tienen|teneis|tendran|tendreis|debeis|deben)(?: que)? (?:leer(?:se)?"
        r"|elegir"
        r"|escoger|buscar|escribir|entregar|hacer|mandar(?:me)?|enviar(?:me)?|traer(?:me)?|preparar"
        r"|terminar|subir|formar|resolver|inscribirse|apuntarse|estudiar|exponer|ver)|formen"
        r"|formad|elijan"
        r"|elegid|escojan|escoged|mandenme|mandadme|envienme|enviadme|traigan|traed|lean|leed"
        r"|hagan los"
        r"|haced los|resuelvan|resolved|entreguen|entregad|preparen|preparad|que me (?:escriba"
        r"|avise|mande"
        r"|envie))",
        over=r"(?:la (?:semana|clase|sesion) pasada|el (?:curso|ano) pasado|ayer|hace (?:un|dos"
        r"|tres|unos)"
        r" (?:ano|anos|siglos?|meses)|en (?:1[5-9]|20)\d\d|el siglo|vimos|hicimos|hicisteis"
        r"|hicieron|cronicas"
        r"|tuvieron|era|eran|fueron|del estudio)",
    ),
    "fr": CourseWords(
        sure_names=r"(?:devoirs?(?: maison)?|partiels?|examens?|interros?|interrogations?(?:"
        r" ecrites?)?"
        r"|controle continu|moodle|polycopie|travaux (?:diriges|pratiques)|rattrapages?"
        r"|soutenances?|qcm"
        r"|td|tp|tutorat|memoire|hors programme|note finale|date limite|corriges?|chargee? de td"
        r"|assiduite"
        r"|page du cours|binomes?)",
        loose_names=r"(?:cours|seances?|exercices?|rapports?|projets?|exposes?|chapitres?"
        r"|groupes?|textes?"
        r"|salle|amphi|dossiers?|notes?|feuille|fiche|lectures?|livre|article|questionnaire|page"
        r"|controle"
        r"|epreuve|inscriptions?)",
        soon=r"(?:cette semaine|ce soir|demain|la semaine prochaine|la prochaine (?:fois|seance)"
        r"|le prochain cours|chaque (?:lundi|mardi|mercredi|jeudi|vendredi|semaine)|tous les"
        r" (?:lundis"
        r"|mardis|mercredis|jeudis|vendredis)|avant (?:la fin|vendredi|lundi|la rentree|noel)|a"
        r" la fin de"
        r" l'heure|apres le cours|en fin de cours|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)"
        r" prochain)",
        duty=r"(?:il faut|vous (?:devez|devrez|aurez|allez|pouvez|rendrez|ferez|serez)|n'oubliez"
        r" pas|pensez"
        r"|merci de|annulee?|remplacee?|reportee?|absente?|sera|seront|aura lieu|portera|comptera"
        r"|represente|compte pour|commence|se terminent?|venez|obligatoire|je ramasse|je ramasserai"
        r"|nous commencerons|on commencera|je ne vous interrogerai|autorisees?|droit a)",
        orders=r"(?:(?:vous (?:devez|devrez|allez|aurez a)|il faut|il faudra|merci de) (?:me"
        r" )?(?:lire|rendre"
        r"|faire|choisir|ecrire|preparer|apporter|envoyer|deposer|terminer|finir|acheter|former"
        r"|vous"
        r" inscrire|rediger|resoudre)|formez|choisissez|donnez-moi|rendez|envoyez|apportez|lisez le"
        r"|faites les exercices|faites l'exercice|vous (?:me )?(?:rendrez|ferez|lirez|preparerez"
        r"|choisirez))",
        over=r"(?:la (?:semaine|seance|fois) derniere|l'an(?:nee)? derni\w+|hier|il y a (?:un"
        r"|deux|trois)"
        r"|en (?:1[5-9]|20)\d\d|au (?:\w+ )?siecle|avons vu|etaient|etait|fut|furent|ont rempli)",
    ),
    "pt": CourseWords(
        sure_names=r"(?:deveres|licao de casa|dever de casa|trabalho de casa|tpc|provas?(?!"
        r" (?:d[eo] |por ))|exames?(?! de )|quiz"
        r"|ementa|monitoria|moodle|classroom|sigaa|trabalho final|projeto final|recuperacao"
        r"|gabarito"
        r"|lista de exercicios|horario de atendimento|segunda chamada|frequencias?(?= (?:sera|e"
        r"|vai))"
        r"|plantao de duvidas|xerox|apostila|trabalho em grupo|prova final)",
        loose_names=r"(?:aulas?|trabalhos?|exercicios?|projetos?|relatorios?|capitulos?|leituras?"
        r"|laboratorio|grupos?|temas?|listas?|notas?|artigos?|e-mail|formulario|slides|testes?"
        r"|tarefas?"
        r"|seminarios?|apresentacao|apresentacoes|texto|turma|equipes?|duplas?)",
        soon=r"(?:esta semana|essa semana|hoje a noite|amanha|na proxima (?:aula|semana)|a"
        r" proxima aula"
        r"|(?:semana|aula) que vem|tod[ao] (?:segunda|terca|quarta|quinta|sexta|semana)|ate"
        r" (?:sexta|segunda"
        r"|domingo|quinta|o fim)|para (?:sexta|segunda|quinta|terca|quarta)|antes da aula|fim do"
        r" mes"
        r"|depois da aula)",
        duty=r"(?:tem que|tem de|devem|deve|precisam|precisa|por favor|lembrem|nao esquecam|e"
        r" para|comeca"
        r"|comecamos|vai ser|vai estar|sera|serao|vai ter|vamos ter|vao ter|havera|teremos|vale"
        r"|podem"
        r"|pode|me avise|me avisem|viajando|nao venham|apresentam|fecha|obrigatori[oa]s?"
        r"|cancelad[oa]"
        r"|adiad[oa])",
        orders=r"(?:(?:tem|devem|precisam|terao|vao ter)(?: (?:que|de))? (?:ler|escolher|escrever"
        r"|entregar"
        r"|fazer|mandar|enviar|trazer|preparar|terminar|resolver|estudar|apresentar|formar|ver)"
        r"|formem"
        r"|escolham|mandem|enviem|tragam|leiam|facam os|resolvam|entreguem|preparem|e para"
        r" (?:entregar"
        r"|sexta|segunda|terca|quarta|quinta|a proxima)|me avisem?)",
        over=r"(?:(?:semana|aula|ano) passad[ao]|ontem|ha (?:dois|tres|um|muitos) (?:anos?|meses)"
        r"|em (?:1[5-9]|20)\d\d|no seculo|vimos|fizemos|fizeram|era|eram|foram|preencheram"
        r"|tiveram)",
    ),
}
