"""What lecturers say in Portuguese of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_HOMEWORK = r"(?:tarefas?|licao de casa|dever de casa|deveres|trabalhos? de casa|tpc)"
_WORK = (
    r"(?:"
    + _HOMEWORK
    + r"|trabalhos?|exercicios?|relatorios?|projetos?|leituras?|atividades?|ensaios?"
    + r"|seminarios?|listas?|resumos?|resenhas?)"
)
_EXAM = r"(?:prova|provas|exame|teste|frequencia|avaliacao|final|quiz)"
_MEETING = (
    r"(?:aulas?|sessao|sessoes|laboratorio|seminario|monitoria|oficina|palestra|plantao|teorica"
    r"|pratica)"
)
_TIME = (
    r"(?:n[ao]|nesta|neste|amanha|hoje|por|porque|essa|esta|este|esse|em|durante|ate|semana"
    r"|segunda|terca|quarta|quinta|sexta|mas|entao|devido)"
)
_WHO = r"(?:voces|todos|cada (?:um|uma|grupo|equipe|dupla|aluno)|os grupos)"
_MUST = (
    r"(?:vao|vai|tem que|tem de|devem|deve|precisam|precisa|terao que|tera que|deverao|devera|vao"
    r" ter que|vai ter que)"
)
_MATERIAL = (
    r"(?:slides|gravacao|gravacoes|material|materiais|links?|lista|listas|notas|gabarito|apostila"
    r"|artigo|texto|textos|codigo|video|videos|arquivos?|cronograma|programa|exercicios|sumarios?"
    r"|apontamentos|diapositivos)"
)
_PLACE = (
    r"(?:moodle|pasta d[ao] (?:disciplina|curso)|drive|classroom|plataforma|site|ava|teams|sigaa"
    r"|portal|pagina da disciplina"
    r"|pagina do curso|grupo do whatsapp|grupo|fenix|e-mail|email)"
)
_PERCENT = r"(?:\d+(?:[.,]\d+)? ?(?:%|por cento)|\w+(?: e \w+)? por cento)"
_HAND_IN = (
    r"(?:entregar|enviar|submeter|mandar|entreguem|enviem|mandem|submetam|entregue|enviad[oa]"
    r"|depositar|postar|carregar)"
)
_EXAM_NAMES = r"(?:provas?|exames?|quiz|teste)"
_DO_IT = (
    r"(?:leiam|entreguem|enviem|mandem|tragam|preparem|resolvam|facam|pesquisem|terminem|escrevam"
    r"|estudem|completem|carreguem|publiquem|postem|submetam|depositem|respondam|preencham"
    r"|compartilhem|partilhem|concluam|acabem)"
)
_DO = r"(?:ler|trazer|preparar|resolver|fazer|pesquisar|terminar|escrever|estudar|apresentar)"

PORTUGUESE = Course(
    assignment=(
        r"\bvenham (?:de|com|preparad[oa]s)\b",
        r"\b(?:tarefa|trabalho|projeto|relatorio|lista)s?(?: \w+){0,2} vencem? (?:n[ao]|amanha"
        r"|hoje)\b",
        r"\b(?:formem|facam) (?:grupos|equipes|duplas)\b|\bfacam (?:os|o) exercicios? (?:d[eo]|\d"
        r"|um|dois|tres)\b",
        r"\btragam\b(?! a tona)|\b(?:entreguem|enviem|mandem)(?:-n?[oa]s?)?(?: isso)? (?:hoje"
        r"|amanha|ate)\b",
        r"\bcada (?:aluno|aluna|estudante|um|uma|grupo|dupla|equipe) (?:tem que|tem de|deve"
        r"|devera|vai) (?:escolher|ler|buscar|fazer|escrever|propor)\b",
        rf"\b{_WHO} (?:\w+ )?{_MUST} (?:apresentar|entregar|preparar|escrever|mandar|enviar|fazer"
        rf"|trazer|redigir) (?:um|uma|o|a|dois|duas|seu|sua) (?:\w+ )?(?:{_WORK}|apresentacao"
        rf"|resumo|artigo"
        r"|resenha|video)\b",
        r"\b(?:voces|a gente|alunos) (?:fazem|resolvem|terminam|entregam|deixam) (?:\w+ )?em"
        r" casa\b",
        r"\bpara a (?:proxima|seguinte) (?:aula|semana|sessao),? (?:voces )?(?:me )?(?:leem"
        r"|trazem|preparam|fazem|estudam)\b",
        r"\b(?:lembrem|lembrem-se|nao esquecam|nao se esquecam)(?: de| que)? (?:trazer|entregar"
        r"|enviar|mandar|ler|fazer|preparar|estudar|revisar|assinar|levar)\b",
        r"\btragam (?:o|a|os|as|um|uma|seu|sua)\b(?! (?:problema|resultado))",
        rf"\b(?:o|a|os|as) {_WORK}(?: [\w]+){{0,4}}? (?:e|sao) para (?:entregar|enviar|fazer)\b",
        r"\b(?:recomendo|aconselho|sugiro)(?: muito| fortemente| bastante)?(?: a voces)?(?:"
        r" que)?(?: voces)? (?:ler|leiam|ver|vejam|assist\w+|revis\w+|instal\w+|baix\w+|test\w+"
        r"|pratiqu\w+|praticar)\b",
        r"\b(?:exercicio|problema|questao) (?:\w+ )?(?:da lista|da tarefa|do trabalho de casa|da"
        r" folha)\b",
        r"\b(?:a|o|uma|um) (?:primeir[ao] |segund[ao] |proxim[ao] )?"
        + _HOMEWORK
        + r"(?: (?:que|de|para) [^.?]{0,80}?)?,? (?:e|sera|vai ser|consiste em|consiste)(?!"
        r" obrigatori| opcional| facil| dificil)\b",
        r"\b(?:vou|vamos|queria|quero|posso)(?: \w+)? (?:deixar|passar|dar|mandar|marcar) (?:\w+"
        r" ){0,3}?" + _WORK + r"\b",
        r"\b(?:de|como|para) (?:licao de casa|dever de casa|trabalho de casa|tpc|tarefa)\b",
        r"\b(?:tarefa|licao|tpc) para (?:a|o|casa|amanha|segunda|sexta)\b",
        r"\b(?:tem|devem|precisam|deverao|terao|ha)(?: (?:que|de))? (?:entregar|enviar|submeter)\b",
        r"\b(?:o|a|os|as) "
        + _WORK
        + r" [^.?]{0,50}?(?:deve[mr]? ser entregue|e para (?:entregar|o|a)|entrega-se|a entrega e)",
        r"\bpara a (?:proxima|seguinte) (?:aula|semana|sessao),? (?:quero|preciso|por favor|devem"
        r"|tem|voces (?:devem|tem|vao)|" + _DO_IT + r")\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\b(?:quero|preciso|peco) que (?:voces )?(?:me )?" + _DO_IT + r"\b",
        r"\b(?:tem|devem|precisam|deverao)(?: (?:que|de))? " + _DO + r"\b",
        r"\b" + _DO_IT + r"\b",
        r"\b(?:prazo|data) (?:de entrega|limite|para|d[aeo])\b|\ba entrega (?:e|sera)\b",
        r"\b(?:deve|devem|tem de|tem que|precisa|precisam) ser (?:enviad|carregad|submetid"
        r"|entregue|postad|publicad)[oa]?s?\b",
        r"\bme (?:trazem|mandam|enviam|entregam|apresentam)\b",
        r"\b(?:voces )?(?:tem|terao|temos) (?:prazo )?ate\b",
    ),
    assignment_not=(
        r"\btarefa d[ao]s? (?!semana|aula|unidade|disciplina)\w+ (?:e|sera)\b",
        r"\b(?:nao|sem|nem)(?: \w+){0,3} " + _HOMEWORK + r"\b",
        r"\b" + _WORK + r" (?:passad[ao]|anterior|da (?:aula|semana) (?:passada|anterior))\b",
        r"\btipos? de tarefas?\b|\btarefas? de (?:classificacao|regressao|aprendizagem)\b",
    ),
    hand_in=_HAND_IN,
    students=r"(?:voces|todos|cada (?:um|uma|grupo|equipe|dupla)|alunos?|me|nos|pessoal|por favor)",
    another=r"(?:outr[oa]s?|segund[oa] (?!feira|que vem)|terceir[oa]|proxim[oa]) (?!semana|aula"
    r"|vez|feira)",
    joints=r"e(?: depois| tambem)?|depois",
    mandatory=(r"\b(?:e|sao|sera) obrigatori[oa]s?\b",),
    optional=(
        r"\b(?:recomendo|aconselho|sugiro|opciona(?:l|is)|facultativ[oa]s?|nao e obrigatori[oa])\b",
    ),
    graded=(
        r"\b(?:vale nota|conta para a nota|sera avaliad[oa])\b",
        r"\b(?:vale|valem|conta) (?:\d+|\w+ por cento|\w+ (?:pontos?|valores))\b",
    ),
    reward=(
        r"\b(?:dispensad[oa]s?|isent[oa]s?) d[oa] (?:primeir[oa] )?" + _EXAM + r"\b",
        r"\b(?:pontos?|valores) (?:extra|extras|adiciona(?:l|is))\b",
    ),
    announcement=(
        r"\b(?:toda|cada) (?:semana|aula) (?:um|dois) grupos? apresentam?\b",
        r"\b(?:prova|exame|teste) (?:e|sera|vai ser) (?:com|sem) (?:calculadora|consulta"
        r"|apontamentos)\b",
        r"\bnao venham\b",
        r"\bpresenca(?: n[ao]s? \w+(?: \w+)?)? (?:e|sera) obrigatoria\b",
        r"\bqualquer (?:duvida|coisa),? (?:me )?(?:escrevam|mandem|procurem|falem comigo)\b",
        rf"\bnao (?:ha|havera|teremos|temos|vai ter|vai haver|vamos ter|tem) {_MEETING}(?="
        rf" {_TIME}\b|[.,;!]|$)",
        rf"\b(?:{_MEETING}|provas?|exame|teste|entrega)(?: [\w-]+){{0,4}}? (?:foi|sera|esta|fica"
        rf"|vai ser"
        r"|ficou) (?:cancelad|adiad|remarcad|suspens|transferid|antecipad)[oa]s?\b",
        r"\b(?:prazo|data|entrega)(?: [\w]+){0,4}? (?:foi|sera|fica|vai ser|ficou) (?:adiad"
        r"|prorrogad|estendid|alterad|antecipad|alargad)[oa]s?\b",
        r"\b(?:mudamos|mudar|vamos mudar|trocamos|muda|mudou) (?:de|a) sala\b",
        rf"\b(?:vou|vamos)(?: \w+)? (?:colocar|subir|postar|enviar|mandar|compartilhar"
        rf"|disponibilizar|por|partilhar|deixar|passar)(?: \w+){{0,3}}? {_MATERIAL}\b",
        rf"\b{_MATERIAL}(?: [\w]+){{0,4}}? (?:esta|estao|estara|estarao|fica|ficam|vai estar|vao"
        rf" estar)(?: todos| ja| la| disponive\w+)* n[oa] (?:meu |nosso )?{_PLACE}\b",
        r"\b(?:meu|o|nosso) horario de (?:atendimento|duvidas)\b|\bhorario de atendimento\b",
        r"\b(?:inscrevam-se|se inscrevam|se inscrever|inscricao|inscricoes) (?:n[ao]|ate|pel[ao]"
        r"|para|em)\b",
        r"\b(?:preencham|preencher|respondam|responder) (?:o|a|ao|esse|este|um) (?:formulario"
        r"|questionario|enquete|pesquisa|inquerito)\b",
        rf"\b(?:{_WORK}|{_EXAM}|participacao|presenca)(?: [\w]+){{0,4}}? (?:vale|valem|valera"
        rf"|conta|contam|pesa|e|representa)(?: cerca de| mais ou menos| por| uns)* {_PERCENT}",
        r"(?:%|por cento) d[ao] (?:nota|avaliacao|media)\b",
        r"\b(?:prova|exame|teste)(?: \w+){0,2}? (?:e|sera|vai ser) (?:com consulta|sem consulta"
        r"|oral|escrit[ao]|presencial|online|de multipla escolha|em dupla|individual"
        r"|cumulativ[ao])\b",
        r"\b(?:vamos ter|teremos|vai ter|havera|vao ter|terao|serao|vai haver) (?:um|uma|duas"
        r"|dois|tres|varias|\d+) (?:\w+ )?(?:provas?|testes?|exames?|trabalhos?|seminarios?"
        r"|apresentacoes|palestrante|projetos?|listas?)\b",
        r"\bem (?:grupos?|equipes?) de (?:ate )?(?:\w+ a )?(?:\d|dois|duas|tres|quatro|cinco"
        r"|seis)\b|\b(?:trabalho|feito|fazer|trabalhar|trabalham)(?: \w+)? (?:e )?em (?:dupla"
        r"|grupo|equipe)s?\b",
        rf"\b(?:o|a|cada) (?:grupo|equipe|dupla) (?:{_MUST}|apresenta) (?:apresentar|expor|o"
        rf" seminario)\b",
        r"\b(?:notas|resultados|medias)(?: [\w]+){0,3}? (?:saem|vao sair|serao|estarao|vou"
        r" (?:postar|publicar|divulgar)|ficam)\b(?! (?:da|de|altas|baixas))",
        r"\b(?:vamos fazer|fazemos|faremos|vamos ter|a gente faz) (?:um|uma) (?:\w+"
        r" )?(?:intervalo|pausa)\b",
        r"\bpresenca (?:e|sera) obrigatoria\b|\bvou fazer a chamada\b",
        r"\b(?:me (?:mandem|escrevam|enviem)|mandem-me|escrevam-me|enviem-me) (?:um |por"
        r" )?(?:e-?mail|mensagem)\b",
        r"\b(?:aula|prova|exame|teste|entrega) (?:\w+ )?(?:foi|sera|esta|fica) (?:cancelad[oa]"
        r"|adiad[oa]|remarcad[oa])\b",
        r"\b(?:gravacao|gravacoes|slides|material) [^.?]{0,40}?(?:vou|vamos|sera|estara|fica)\b",
        r"\bmudanca de (?:sala|horario)\b|\b(?:horario de atendimento|plantao de duvidas)\b",
    ),
    announcement_dated=(
        r"\b(?:a gente (?:comeca|termina)|comecamos|terminamos) [^.?]{0,30}?(?:mais tarde|mais"
        r" cedo)\b",
        r"\b(?:aula|sessao) (?:vai ser|sera|e) n[oa] (?:laboratorio|sala|auditorio|anfiteatro"
        r"|predio|bloco|outra sala)\b",
        r"\b(?:a|o|um|uma|primeir[oa]|segund[oa]) " + _EXAM + r"\b",
        r"\b(?:exame|prova|teste|avaliacao) (?:e|sera|vai ser|fica)\b",
        r"\b(?:apresentacoes|inscricoes|inscricao|matricula|reuniao|feriado|ferias|visita)\b",
    ),
    announcement_not=(
        r"\b(?:exame|teste|prova) (?:de (?:sangue|hipotese|conceito|carga)|do teorema|medico)\b",
    ),
    private=(
        r"\b(?:minha|meu|minhas|meus) (?:\w+ )?(?:filh[oa]s?|mulher|marido|espos[oa]|namorad[oa]"
        r"|mae|pai|irma|irmao|irmaos|avo|prim[oa]s?|cachorr[oa]|gat[oa]|ti[oa])\b",
    ),
    next_class=(
        r"\b(?:a gente (?:ve|faz|corrige|comeca)|vemos|veremos|vamos ver|corrigimos|comecamos)"
        r" (?:isso )?na (?:proxima |semana )?(?:segunda|terca|quarta|quinta|sexta|semana|aula|que"
        r" vem)\b",
        r"(?:\bvemo-nos|\bnos vemos|\ba gente se ve|^ate|(?<=[.!?] )ate)(?: \w+){0,2}? (?:na|no"
        r"|daqui|em|segunda|terca|quarta|quinta|sexta|amanha|a proxima|proxima)\b",
        r"\b(?:a|na|nossa) (?:proxima|seguinte) (?:aula|sessao|semana),? (?:e|sera|vai ser|vamos"
        r"|veremos|comecamos|teremos|temos|continuamos|iremos)\b",
    ),
    exam=(
        r"\b(?:pergunta|questao|exercicio|problema)s? [^.?]{0,40}?(?:de|n[ao]|em|para a) (?:prova"
        r"|exame|teste)\b",
        r"\b(?:nao )?(?:costuma|pode|podem|costumam|sempre|vai|nao) (?:cair|cai|sair)\b(?= n[ao]"
        r" (?:prova|exame|teste)|[.,]|$)",
        r"\b(?:decorar|saber|estudar|memorizar)[^.?]{0,40}? para [ao] (?:prova|exame|teste)\b",
        r"\b(?:vai|vao|cai|caem|cair|sai|saem|sair|entra|entram|pergunto|perguntar)[^.?]{0,25}?"
        r" (?:n[ao]|para [ao]|em) (?:primeir[ao] )?" + _EXAM + r"\b",
        r"\b(?:perguntas?|materia) (?:de|da|do|para [ao]) " + _EXAM + r"\b",
        r"\b(?:importante|atencao|estudem|estudar)[^.?]{0,40}? (?:[ao]|d[ao]|n[ao]) "
        + _EXAM
        + r"\b",
    ),
    exam_not=(
        r"\b(?:exame|teste|prova) (?:de (?:sangue|hipotese|conceito|carga)|do teorema|medico)\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="isto isso este esta esse essa",
)
