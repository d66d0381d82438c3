"""What people say in every lecture, whatever its subject, by language.

A new language is one entry in `_TALKS`. All words are in lower case without accents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

Words = frozenset[str]


@dataclass(frozen=True)
class Talk:
    """The words that help to tell terms from talk in one language.

    Attributes:
        common: never part of a term.
        vague: part of a term ("kernel method"), but none alone.
        links: join the parts of one term ("set of states").
        before_nouns: what stands before a word says that it is a noun.
        before_verbs: the same for a verb.
        adverbs: how adverbs end, where they have endings of their own.
        verbs: how many verbs end; such a word alone is a term only where it is used as a noun.
        capital_nouns: True where nouns have a capital.
        head_last: True where the last word of a term is its noun.
        conjunction: "and", as between two terms of a title; empty where unknown.
    """

    common: Words = frozenset()
    vague: Words = frozenset()
    links: Words = frozenset()
    before_nouns: Words = frozenset()
    before_verbs: Words = frozenset()
    adverbs: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    capital_nouns: bool = False
    head_last: bool = False
    conjunction: str = ""


def _words(text: str) -> Words:
    return frozenset(text.split())


_ENGLISH = Talk(
    common=_words(
        "etc yourself yourselves example examples essentially basically actually kind kinds "
        "sort hand side thing things way ways lot lots bit point points case cases idea ideas "
        "question questions answer right left okay yeah yes no sure guess mean means call "
        "called talk talking look looking think thinking know going gonna want wanna say saying "
        "said seen let lets start starts try trying happen happens slide slides page pages "
        "picture class classes lecture lectures course chapter video week today tomorrow minute "
        "minutes hour hours different particular specific certain general important interesting "
        "nice good great big small large little bigger larger smaller new simple easy hard "
        "difficult possible exact simply probably maybe sometimes pretty people person guy guys "
        "time times day year years number numbers couple stuff word words sense reason fact "
        "problem problems step steps end beginning middle part parts piece type types form "
        "forms level thank thanks hello please sorry welcome professor student students "
        "understand remember shown shows find need needs work works working uses gives takes "
        "taking comes coming tell tells ask asking read reading write writing written draw two "
        "three four five six seven eight nine ten hundred thousand million second third zero uh "
        "um ah oh hmm mm ok applause laughter music inaudible cool fine better best true whole "
        "entire single similar line lines following follow allow allows able ability change "
        "changes add adding making build compute getting associated corresponding wo ai gotta "
        "got alright homework exam quiz assignment project anymore everybody somebody anybody "
        "issue issues interested available based given obtained assume assuming suppose "
        "consider considered bottom front top eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        "january february march april june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday sir madam dr syllabus "
        "recitation deadline microphone mute fashion version versions manner purpose purposes"
    ),
    vague=_words(
        "context contexts section sections subsection segment segments approach approaches "
        "method methods application applications possibility possibilities technique techniques "
        "aspect aspects direction directions function functions input inputs output outputs "
        "result results solution solutions construction analysis process processing work "
        "research paper papers framework project design implementation evaluation experiment "
        "experiments information data user users value values system systems set sets object "
        "objects element elements symbol symbols size order property properties feature "
        "features structure structures task tasks parameter parameters challenge challenges "
        "goal goals group groups effect effects factor factors situation definition definitions "
        "notation formula term terms equation equations theory combination combinations "
        "location position orientation scale quantity amount area areas source sources region "
        "regions model models content development technology topic topics reality faculty label "
        "labels concept concepts"
    ),
    links=_words("of"),
    before_nouns=_words(
        "the a an of this these those each every any some in for with by its their our your my "
        "no such another one two three into between from"
    ),
    before_verbs=_words(
        "to i you we they he she it will would can could should may might must not let just "
        "also that who which be always then do does did gonna"
    ),
    adverbs=("ly",),
    verbs=("ed", "ing"),
    head_last=True,
    conjunction="and",
)

_SPANISH = Talk(
    common=_words(
        "etc etcetera consulte ejemplo ejemplos cosa cosas tema temas caso casos forma formas "
        "manera parte partes punto puntos vez veces tipo tipos pregunta preguntas respuesta "
        "profe profesor profesora muchachos muchachas chicos gente persona personas clase "
        "clases semestre semana semanas dia hora horas minuto minutos ano anos momento digamos "
        "entonces listo vale super ahorita poquito basicamente interesante interesantes "
        "importante importantes dificil facil grande pequeno mejor hola gracias perdon ok okay "
        "mira miren vean fijense vieron acuerdan entienden entiendo hacer viendo visto decir "
        "llama llaman llamado poner pone ponen puesto tomar toma tomen usando usado utilizar "
        "utilizando tener quiero quieren significa entender hablar hablando explicar creo "
        "creemos cero numero numeros palabra palabras problema problemas idea ideas razon "
        "sentido final principio resto mundo vida casa trabajo trabajos secreto gusto avanzar "
        "avanzan falta saludo obligatorio grabacion grabaciones aplausos musica vamos bueno "
        "claro exacto obvio tarea tareas examen parcial quiz diapositiva diapositivas favor "
        "duda dudas companero companeros senor senora estudiante estudiantes universidad "
        "materia curso video videos llegar queda quede pasar pasa sale salir vuelve igual jaja "
        "eh mmm aja ujum verlo verla hacerla serie realidad medida ratico rato carrera chevere "
        "bacano inquietud inquietudes once doce trece catorce quince veinte treinta cuarenta "
        "cincuenta sesenta setenta ochenta noventa cien mil millones enero febrero marzo abril "
        "mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles "
        "jueves viernes sabado domingo ingeniero ingeniera inge doctor doctora maestro maestra "
        "joven jovenes compa compas tablero pantalla microfono zoom teams whatsapp correo "
        "campus moodle classroom asistencia parciales nota notas recuerden recordemos "
        "supongamos fijemonos acordemonos"
    ),
    vague=_words(
        "aplicacion aplicaciones metodo metodos tecnica tecnicas proceso procesos resultado "
        "resultados analisis valor valores sistema sistemas conjunto informacion tecnologia "
        "tecnologias concepto conceptos objetivo objetivos elemento elementos relacion "
        "relaciones estructura nivel niveles grupo grupos tamano direccion solucion version "
        "contexto estudio proyecto investigacion interpretacion definicion funcion funciones "
        "cantidad area areas posibilidad posibilidades situacion factor factores efecto efectos "
        "diferencia diferencias modelo modelos dato datos"
    ),
    links=_words("de del"),
    before_nouns=_words(
        "el la los las un una unos unas de del este esta estos estas ese esa esos esas su sus "
        "en con por entre cada al sobre mi tu nuestro nuestra"
    ),
    before_verbs=_words(
        "se que no me te le lo nos yo tu ustedes ellos nosotros voy vamos va van a para puede "
        "puedo pueden podemos ya"
    ),
    adverbs=("mente",),
    verbs=("ar", "er", "ir", "ando", "iendo", "arlo", "ado"),
    conjunction="y",
)

_FRENCH = Talk(
    common=_words(
        "etc consultez exemple exemples chose choses truc trucs cas forme facon maniere point "
        "points fois type types question questions reponse reponses monsieur madame gens "
        "personne personnes cours semaine jour heure heures minute minutes annee annees ans "
        "temps moment bon bonne bien alors donc voila petit petite grand grande merci bonjour "
        "oui non ok okay faire fait voir vu dire dit mettre mis prendre pris vouloir premier "
        "premiere deuxieme troisieme dernier nombre mot mots probleme problemes idee idees sens "
        "cote debut fin reste important importante interessant interessante simple simples "
        "facile difficile hein euh ben ouais quoi accord effectivement justement exactement "
        "evidemment partie parties etudiant etudiants exercice exercices examen diapo "
        "diapositive page vie monde besoin part mesure facons suite passer parler appelle "
        "appeler trouver donner regarder comprendre savoir veut peut ecrire lire genre coup "
        "tour tete pareil niveau onze douze treize quatorze quinze seize vingt trente quarante "
        "cinquante soixante cent mille janvier fevrier mars avril mai juin juillet aout "
        "septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi "
        "dimanche prof professeur moodle mail devoir devoirs micro ecran amphi diapos rappel"
    ),
    vague=_words(
        "application applications methode methodes technique techniques processus resultat "
        "resultats analyse valeur valeurs systeme systemes ensemble information informations "
        "concept concepts objectif element elements relation relations structure niveau groupe "
        "taille direction solution version contexte etude projet recherche definition fonction "
        "fonctions quantite possibilite situation facteur effet effets difference differences"
    ),
    links=_words("de du des"),
    before_nouns=_words(
        "le la les un une des de du d l ce cette ces son sa ses leur leurs avec par entre "
        "chaque sur au aux"
    ),
    before_verbs=_words(
        "je tu il elle on nous vous ils elles ne pas qui que se me te va vais allons peut pour a"
    ),
    adverbs=("amment", "emment", "iquement", "alement", "ellement", "ivement", "usement"),
    verbs=("er", "ez", "ent", "ant", "ait"),
    conjunction="et",
)

_PORTUGUESE = Talk(
    common=_words(
        "etc consulte exemplo exemplos coisa coisas caso casos forma formas maneira jeito parte "
        "partes ponto pontos vez vezes tipo tipos pergunta perguntas resposta gente pessoal "
        "pessoa pessoas aula aulas semana dia hora horas minuto minutos ano anos tempo momento "
        "bom boa bem entao certo ne ta legal beleza obrigado obrigada sim nao ok okay fazer faz "
        "fazendo feito ver vendo visto dizer diz falar falando falou chamar chama colocar "
        "coloca pegar pega usar usando primeiro primeira segundo segunda terceiro ultimo numero "
        "numeros palavra palavras problema problemas ideia sentido lado final importante "
        "interessante facil dificil diferente diferentes grande pequeno maior menor melhor novo "
        "nova professor professora aluno alunos basicamente simplesmente realmente exatamente "
        "trabalho trabalhos prova exercicio exercicios mundo vida casa realidade olha olhem "
        "entender questao questoes daqui dali galera turma verdade passar vamos slide slides "
        "duvida duvidas curso disciplina bora zero onze doze treze catorze quatorze quinze "
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil janeiro "
        "fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro terca "
        "quarta quinta sexta sabado domingo prof doutor doutora colega colegas tela microfone "
        "moodle classroom zoom nota notas provas presenca lembrem lembrar"
    ),
    vague=_words(
        "aplicacao aplicacoes metodo metodos tecnica tecnicas processo processos resultado "
        "resultados analise valor valores sistema sistemas conjunto informacao informacoes "
        "conceito conceitos objetivo objetivos elemento elementos relacao relacoes estrutura "
        "nivel grupo grupos tamanho direcao solucao versao contexto estudo projeto pesquisa "
        "definicao funcao funcoes quantidade possibilidade situacao fator fatores efeito "
        "efeitos diferenca modelo modelos dado dados"
    ),
    links=_words("de do da dos das"),
    before_nouns=_words(
        "o a os as um uma uns umas de do da dos das este esta esse essa esses essas seu sua em "
        "no na nos nas com por entre cada ao sobre pelo pela num numa"
    ),
    before_verbs=_words(
        "se que nao me te lhe eu voce voces ele ela eles vou vamos vai vao pode podemos posso "
        "para ja gente"
    ),
    adverbs=("mente",),
    verbs=("ar", "er", "ir", "ando", "endo", "indo", "ado"),
    conjunction="e",
)

_TALKS = {"en": _ENGLISH, "es": _SPANISH, "fr": _FRENCH, "pt": _PORTUGUESE} | {
    "it": Talk(links=_words("di del della dei delle"), adverbs=("mente",), conjunction="e"),
    "ca": Talk(links=_words("de del dels"), conjunction="i"),
    "de": Talk(capital_nouns=True, head_last=True, conjunction="und"),
    "nl": Talk(head_last=True, conjunction="en"),
}


@lru_cache(maxsize=16)
def talk_of(language: str | None) -> Talk:
    """The words of one language; those of all together where it is unknown."""
    if language is not None:
        return _TALKS.get(language, Talk())
    known = _TALKS.values()
    return Talk(
        common=frozenset[str]().union(*(talk.common for talk in known)),
        links=frozenset[str]().union(*(talk.links for talk in known)),
    )
