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
        sure_names=r"(?:extensions(?= (?:are|will|only|can|must)\b)|doctor's note|spring break"
        r"|your topics?|grading policy|sign(?:ed)? up for|presentation slots?|(?:to|on|for|before"
        r"|after) the final(?=[.,!]|$)|bonus points|homeworks?|(?:your|the (?:first|second|third"
        r"|next|last)|homework|programming|writing) assignments?|assignments|problem sets?"
        r"|p-?sets?|mid-?terms?|syllabus|office hours|tas?(?= (?:will|is|are|has|have|can)\b)"
        r"|teaching assistants?|recitations?|discussion sections?|quiz(?:zes)?|(?:final|practice"
        r"|make-?up|take-?home) exams?|exams?|gradescope|piazza|moodle|blackboard page|discussion"
        r" board|lab reports?|term papers?|final project|extra credit|registrar|course website"
        r"|(?:review|problem|help) sessions?|guest (?:lecture|lecturer|speaker)s?|due date"
        r"|deadline(?! (?:miss|schedul))|reading response|sign-?ups?|final paper|on canvas|your"
        r" grades?)",
        loose_names=r"(?:articles?|notes|mailbox|books?|problems?|pages|talk|class|assignment"
        r"|lectures?|labs?|sections?|papers?|essays?|projects?|reports?|chapters?|exercises?"
        r"|readings?|presentations?|partners?|proposals?|grade[sd]?|slides|form|survey|final"
        r"|handouts?|drafts?|experiments?|teams?|textbook)",
        soon=r"(?:(?:before|after) (?:spring|the|thanksgiving|christmas) break|this week|tonight"
        r"|tomorrow|this (?:afternoon|evening|friday)|next (?:week|time|class|lecture|month)|by"
        r" (?:friday|monday)|every (?:week|monday|tuesday|wednesday|thursday|friday)|weekly|the"
        r" end of (?:the|this) (?:week|month|term|semester|quarter)|later this|(?:before|after)"
        r" class|each week)",
        duty=r"(?:(?:don't|do not) (?:need|have) to|granted|won't be meeting|not meeting|(?:have"
        r"|has|had better|need|needs) to be|must be|i(?:'ll| will|'m going to) (?:hand|give back"
        r"|return|collect|announce|post|email|bring|ask you)|i(?:'ve| have)? (?:just )?(?:posted"
        r"|put|uploaded|emailed|e-mailed|sent)|reminder|last day|based on|comes from|made up of"
        r"|you (?:can|may|can't|cannot) (?:bring|use|take)|won't be asked|(?:you|everyone"
        r"|everybody|we|they)(?: all)? (?:\w+ )?(?:have to|has to|need to|must|should)|has to"
        r"|please|make sure|don't forget|remember to|i'd like (?:you|to have)|i want you|required"
        r"|mandatory|closed|cancell?ed|moved|extended|postponed|rescheduled|(?:will|going to)"
        r" (?:be|have|hold|start|close|count|cover|take place|get|give|go out)|'ll (?:be|have"
        r"|start|hold)|(?:is|are) due|is worth|counts?(?= for)|starts?|closes?|begins?|pick up"
        r"|responsible for|accepted|allowed|i'm away|by email)",
        orders=r"(?:i (?:want|need|expect) (?:\w+ ){1,6}?by (?=monday|tuesday|wednesday|thursday"
        r"|friday|sunday|next|the)|bring your|watch the (?:video|lecture)|i'd like (?:everybody"
        r"|everyone|all of you) to|(?:try|do|solve|work through|look over|review|go over|finish)"
        r" (?:the )?(?:exercises?|problems?|chapters?|pages|sections?)|(?:you|everyone|everybody"
        r"|each of you|each group|all of you)(?: all)?(?: will| are going to|'ll)? (?:have to|has"
        r" to|need to|needs to|must|should) (?:all )?(?:read|find|write|submit|choose|pick|do"
        r"|hand|turn|bring|prepare|send|finish|complete|form|register|sign|solve|watch|upload"
        r"|email)|please (?:read|find|write|submit|choose|do|hand|turn|bring|prepare|send|finish"
        r"|complete|form|register|sign|solve|watch|upload|email)|i'd like to have|i want you to"
        r"|i'd like you to|i need you to)",
        over=r"(?:last (?:week|time|year|semester|lecture|class)|yesterday|you (?:did|saw|had"
        r"|wrote|read last)|years? ago|used to|(?:in|of) (?:1[5-9]|20)\d\d|i was|he was|she was"
        r"|they were|had been)",
    ),
    "es": CourseWords(
        sure_names=r"(?:subir nota|puntos? extra|nota final|guia docente|bibliografia del curso"
        r"|deberes|parcial(?:es)?|examen|examenes|quiz(?:zes)?|temario|silabo|tutorias?|campus"
        r" virtual|aula virtual|moodle|classroom|la (?:primera |segunda |tercera |ultima |proxima"
        r" )?entrega|sustentacion(?:es)?|para aprobar|bibliografia obligatoria|monitoria"
        r"|asignatura|convocatoria|hoja de (?:problemas|ejercicios)|recuperacion|certificado"
        r" medico|profesor de practicas|prueba corta|control de (?:lectura|los temas)|poliformat"
        r"|trabajo final|proyecto final|trabajo en grupo)",
        loose_names=r"(?:charlas?|conferencia|libros?|textos?|calificacion|material|salon|clases?"
        r"|trabajos?|ejercicios?|proyectos?|informes?|capitulos?|lecturas?|laboratorios?|taller"
        r"|talleres|grupos?|equipos?|temas?|hoja|guia|notas?|articulos?|correo|formulario|apuntes"
        r"|transparencias|diapositivas|practicas?|prueba|control|tareas?|plataforma|memoria"
        r"|exposicion(?:es)?|presentacion(?:es)?|seminarios?|aula|cuaderno)",
        soon=r"(?:esta (?:semana|tarde|noche)|manana|la (?:proxima|siguiente) (?:semana|clase"
        r"|sesion)|la semana que viene|el (?:proximo|siguiente)|cada (?:lunes|martes|miercoles"
        r"|jueves|viernes|semana)|todos los (?:lunes|martes|miercoles|jueves|viernes)|todas las"
        r" semanas|este (?:lunes|martes|miercoles|jueves|viernes)|antes de(?:l)? (?:clase|lunes"
        r"|viernes|final)|fin de mes|ultima semana)",
        duty=r"(?:no hace falta|cambi\w+ (?:la|de|el) (?:fecha|hora|dia|aula)|mover (?:la|el)"
        r" (?:fecha|hora|dia)|me faltan?|voy a (?:colgar|subir|mandar|dejar|devolver|pasar"
        r"|preguntar)|he (?:subido|colgado|dejado|puesto|mandado)|subi|les? deje|(?:os|les)"
        r" recuerdo|ultimo dia|se compone|consta de|depende de|pasamos|se pasa|cambiamos|viene a"
        r"|no (?:os|les) (?:la|lo|las|los)? ?voy a|(?:pueden|podeis|puede) (?:traer|usar|llevar"
        r"|hacer un trabajo)|no entra|hay que|tienen que|teneis que|tiene que|deben|debeis"
        r"|necesitan|por favor|recuerden|no olviden|no puedo venir|no vengan|no vengais"
        r"|recuperamos|empieza|comienza|empezamos|sera|seran|va a haber|habra|tendremos|tendreis"
        r"|tendran|exponen|exponeis|cuentan?(?= (?:un|el|por))|vale|cerrad[oa]|se cierra|quiero"
        r"|os espero|los espero|toca|que me (?:escriba|avise|mande)|obligatori[oa]s?|paro|huelga"
        r"|viene un|nos visita)",
        orders=r"(?:(?:quiero|necesito|espero|les pido|os pido) que (?:ustedes |vosotros |me |os "
        r"|se |lo |la )*\w{2,}(?:ais|eis|an|en)|(?:hay|tienen|teneis|tendran|tendreis|debeis"
        r"|deben)(?: que)? (?:leer(?:se)?|elegir|escoger|buscar|escribir|entregar|hacer"
        r"|mandar(?:me)?|enviar(?:me)?|traer(?:me)?|preparar|terminar|subir|formar|resolver"
        r"|inscribirse|apuntarse|estudiar|exponer|ver)|formen|formad|elijan|elegid|escojan"
        r"|escoged|mandenme|mandadme|envienme|enviadme|traigan|traed|lean|leed|hagan los|haced"
        r" los|resuelvan|resolved|entreguen|entregad|preparen|preparad|que me (?:escriba|avise"
        r"|mande|envie))",
        over=r"(?:la (?:semana|clase|sesion) pasada|el (?:curso|ano) pasado|ayer|hace (?:un|dos"
        r"|tres|unos) (?:ano|anos|siglos?|meses)|en (?:1[5-9]|20)\d\d|el siglo|vimos|hicimos"
        r"|hicisteis|hicieron|cronicas|tuvieron|era|eran|fueron|del estudio)",
    ),
    "fr": CourseWords(
        sure_names=r"(?:points? bonus|note du cours|emploi du temps|fiche de td|devoirs?(?:"
        r" maison)?|partiels?|examens?|interros?|interrogations?(?: ecrites?)?|controle continu"
        r"|moodle|polycopie|travaux (?:diriges|pratiques)|rattrapages?|soutenances?|qcm|td|tp"
        r"|tutorat|memoire|hors programme|note finale|date limite|corriges?|chargee? de td"
        r"|assiduite|page du cours|binomes?)",
        loose_names=r"(?:diapos?|articles?|conference|intervenant|rendu|cours|seances?|exercices?"
        r"|rapports?|projets?|exposes?|chapitres?|groupes?|textes?|salle|amphi|dossiers?|notes?"
        r"|feuille|fiche|lectures?|livre|article|questionnaire|page|controle|epreuve"
        r"|inscriptions?)",
        soon=r"(?:cette semaine|ce soir|demain|la semaine prochaine|la prochaine (?:fois|seance)"
        r"|le prochain cours|chaque (?:lundi|mardi|mercredi|jeudi|vendredi|semaine)|tous les"
        r" (?:lundis|mardis|mercredis|jeudis|vendredis)|avant (?:la fin|vendredi|lundi|la rentree"
        r"|noel)|a la fin de l'heure|apres le cours|en fin de cours|(?:lundi|mardi|mercredi|jeudi"
        r"|vendredi|samedi) prochain)",
        duty=r"(?:chang(?:er|e|era|eons) (?:la date|de date|l'heure|de salle|le jour)|il (?:me"
        r" )?manque|pas a apprendre|je vais (?:mettre|deposer|envoyer|rendre|distribuer)|je vous"
        r" (?:rappelle|rends|rendrai|mets|laisse)|j'ai (?:mis|poste|depose|envoye)|dernier"
        r" (?:jour|delai)|se compose|composee? d|depend d|deplacee?|est pour|au programme|vous"
        r" pouvez (?:apporter|utiliser|venir)|il faut|vous (?:devez|devrez|aurez|allez|pouvez"
        r"|rendrez|ferez|serez)|n'oubliez pas|pensez|merci de|annulee?|remplacee?|reportee?"
        r"|absente?|sera|seront|aura lieu|portera|comptera|represente|compte pour|commence|se"
        r" terminent?|venez|obligatoire|je ramasse|je ramasserai|nous commencerons|on commencera"
        r"|je ne vous interrogerai|autorisees?|droit a)",
        orders=r"(?:je (?:veux|voudrais|souhaite|vous demande) que vous|vous me (?:lisez|rendez"
        r"|faites|preparez|apportez|envoyez)|(?:vous (?:devez|devrez|allez|aurez a)|il faut|il"
        r" faudra|merci de) (?:me )?(?:lire|rendre|faire|choisir|ecrire|preparer|apporter|envoyer"
        r"|deposer|terminer|finir|acheter|former|vous inscrire|rediger|resoudre)|formez"
        r"|choisissez|donnez-moi|rendez|envoyez|apportez|lisez le|faites les exercices|faites"
        r" l'exercice|vous (?:me )?(?:rendrez|ferez|lirez|preparerez|choisirez))",
        over=r"(?:la (?:semaine|seance|fois) derniere|l'an(?:nee)? derni\w+|hier|il y a (?:un"
        r"|deux|trois)|en (?:1[5-9]|20)\d\d|au (?:\w+ )?siecle|avons vu|etaient|etait|fut|furent"
        r"|ont rempli)",
    ),
    "pt": CourseWords(
        sure_names=r"(?:pontos? extra|nota final|media final|deveres|licao de casa|dever de casa"
        r"|trabalho de casa|tpc|provas?(?! (?:d[eo] |por ))|exames?(?! de )|quiz|ementa|monitoria"
        r"|moodle|classroom|sigaa|trabalho final|projeto final|recuperacao|gabarito|lista de"
        r" exercicios|horario de atendimento|segunda chamada|frequencias?(?= (?:sera|e|vai))"
        r"|plantao de duvidas|xerox|apostila|trabalho em grupo|prova final)",
        loose_names=r"(?:palestra|livros?|material|sala|aulas?|trabalhos?|exercicios?|projetos?"
        r"|relatorios?|capitulos?|leituras?|laboratorio|grupos?|temas?|listas?|notas?|artigos?"
        r"|e-mail|formulario|slides|testes?|tarefas?|seminarios?|apresentacao|apresentacoes|texto"
        r"|turma|equipes?|duplas?)",
        soon=r"(?:esta semana|essa semana|hoje a noite|amanha|na proxima (?:aula|semana)|a"
        r" proxima aula|(?:semana|aula) que vem|tod[ao] (?:segunda|terca|quarta|quinta|sexta"
        r"|semana)|ate (?:sexta|segunda|domingo|quinta|o fim)|para (?:sexta|segunda|quinta|terca"
        r"|quarta)|antes da aula|fim do mes|depois da aula)",
        duty=r"(?:mud\w+ (?:a|de) (?:data|hora|sala)|mud\w+ o (?:dia|horario)|nao precisam"
        r"|faltam?|vou (?:postar|colocar|devolver|mandar|cobrar|passar)|nao vou (?:cobrar|pedir)"
        r"|ja (?:coloquei|postei|mandei|subi)|coloquei|postei|mandei|lembrando|lembro que|ultimo"
        r" dia|e a media|composta|depende d|mudou|passa para|tem (?:prova|teste)|nao cai|cai|tem"
        r" que|tem de|devem|deve|precisam|precisa|por favor|lembrem|nao esquecam|e para|comeca"
        r"|comecamos|vai ser|vai estar|sera|serao|vai ter|vamos ter|vao ter|havera|teremos|vale"
        r"|podem|pode|me avise|me avisem|viajando|nao venham|apresentam|fecha|obrigatori[oa]s?"
        r"|cancelad[oa]|adiad[oa])",
        orders=r"(?:(?:quero|preciso|peco) que (?:voces )?(?:me )?\w{2,}(?:am|em)|(?:tem|devem"
        r"|precisam|terao|vao ter)(?: (?:que|de))? (?:ler|escolher|escrever|entregar|fazer|mandar"
        r"|enviar|trazer|preparar|terminar|resolver|estudar|apresentar|formar|ver)|formem"
        r"|escolham|mandem|enviem|tragam|leiam|facam os|resolvam|entreguem|preparem|e para"
        r" (?:entregar|sexta|segunda|terca|quarta|quinta|a proxima)|me avisem?)",
        over=r"(?:(?:semana|aula|ano) passad[ao]|ontem|ha (?:dois|tres|um|muitos) (?:anos?|meses)"
        r"|em (?:1[5-9]|20)\d\d|no seculo|vimos|fizemos|fizeram|era|eram|foram|preencheram"
        r"|tiveram)",
    ),
}
