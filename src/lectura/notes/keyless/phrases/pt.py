"""Portuguese cue phrases, of Brazil and of Portugal."""

from __future__ import annotations

from lectura.notes.keyless.phrases.model import Phrases

_HOMEWORK = r"(?:tarefas?|licao de casa|dever de casa|deveres|trabalhos? de casa|tpc)"
_WORK = (
    r"(?:" + _HOMEWORK + r"|trabalhos?|exercicios?|relatorios?|projetos?|leituras?|atividades?"
    r"|ensaios?|seminarios?|listas?)"
)
_EXAM = r"(?:prova|provas|exame|teste|frequencia|avaliacao|final|quiz)"
_EXAM_NAMES = r"(?:provas?|exames?|quiz|teste)"
_DO_IT = (
    r"(?:leiam|entreguem|enviem|mandem|tragam|preparem|resolvam|facam|pesquisem|terminem|escrevam"
    r"|estudem|completem|carreguem|publiquem|postem|submetam|depositem|respondam|preencham"
    r"|compartilhem|partilhem|concluam|acabem)"
)
_DO = r"(?:ler|trazer|preparar|resolver|fazer|pesquisar|terminar|escrever|estudar|apresentar)"

PORTUGUESE = Phrases(
    language="pt",
    strong_openers="então bom agora depois finalmente primeiro segundo além_disso no_entanto "
    "por_exemplo ou_seja portanto por_isso na_verdade lembrem",
    weak_openers="mas porque e quando como onde se embora também ou enquanto isso isto este "
    "esta há eu você vocês nós não",
    relatives="que qual cujo cuja quem",
    dangling="de do da dos das o a os as um uma uns umas em no na nos nas com por para que e ou ao "
    "à aos às seu sua meu minha se não lhe me te como mais muito mas porque quando onde é são era "
    "foi tem há este esta esse essa cada entre sobre sem até desde vai vão vamos vou pode podem "
    "posso então também tão todo todos toda qual quê pelo pela",
    filler_words="então bom né tá certo coisa coisas gente pessoal vocês você aqui ali lá agora "
    "basicamente realmente simplesmente exemplo exemplos interessante interessantes posso pode "
    "podem podemos quero quer vamos vou vai vão ver vemos visto fazer faz fazem faço dizer digo "
    "diz disse ter tem tenho temos obrigado obrigada favor olá claro professor professora aula "
    "aulas sessão hoje amanhã chama chamado significa acho parece muito muita melhor bem depois "
    "antes maneira forma tipo tipos parte caso casos ponto pontos vez vezes algum alguma nada "
    "menos mais dois três primeiro segunda usar usa usamos uso qualquer grande próxima "
    "importante falar falamos prova provas tarefa",
    lead_ins=r"(?:(?:e|mas|entao|bom|agora|ou seja|ah|eh|ok|ne|pois|porque|que|ja|tambem|olha"
    r"|certo)"
    r"[,.]?\s+)+",
    important=(
        r"\b(?:o|o mais) (?:importante|interessante|fundamental)\b",
        r"\ba (?:chave|conclusao|ideia|diferenca|resposta|vantagem)\b",
        r"\bo (?:segredo|problema|objetivo|resultado|conceito)\b",
        r"\b(?:lembrem|reparem|notem|nao esquecam|atencao)\b",
        r"\b(?:portanto|em conclusao|em resumo|ou seja|quer dizer|por isso)\b",
        r"\b(?:teorema|definicao|lei|principio|metodo|equacao|hipotese)\b",
    ),
    defining=(
        r"\b(?:e|sao|seria|era) (?:um|uma|o|a|uns|umas|os|as|algo)\b",
        r"\bse (?:chama|define|conhece|denomina)\b|\b(?:chama-se|chamamos)\b",
        r"\b(?:significa|quer dizer|consiste)\b",
    ),
    chatter=(
        r"\b(?:desculpem|desculpa|um momento|um minutinho|nao me lembro|nao sei se)\b",
        r"\b(?:obrigad[oa]|ate logo|bom dia|boa (?:tarde|noite)|bem-vind)",
        r"\b(?:licao de casa|dever de casa|a prova|tarefa de casa|tpc)\b",
        r"\b(?:me ouvem|da para ouvir|o ecra|a tela|o chat|a gravacao|pessoal)\b",
    ),
    assignment=(
        r"\b(?:a|o|uma|um) (?:primeir[ao] |segund[ao] |proxim[ao] )?"
        + _HOMEWORK
        + r"(?: (?:que|de|para) [^.?]{0,80}?)?,? (?:e|sera|vai ser|consiste em|consiste)"
        r"(?! obrigatori| opcional| facil| dificil)\b",
        r"\b(?:vou|vamos|queria|quero|posso)(?: \w+)? (?:deixar|passar|dar|mandar|marcar) "
        r"(?:\w+ ){0,3}?" + _WORK + r"\b",
        r"\b(?:de|como|para) (?:licao de casa|dever de casa|trabalho de casa|tpc|tarefa)\b",
        r"\b(?:tarefa|licao|tpc) para (?:a|o|casa|amanha|segunda|sexta)\b",
        r"\b(?:tem|devem|precisam|deverao|terao|ha)(?: (?:que|de))? (?:entregar|enviar|submeter)\b",
        r"\b(?:o|a|os|as) "
        + _WORK
        + r" [^.?]{0,50}?(?:deve[mr]? ser entregue|e para (?:entregar|o|a)"
        r"|entrega-se|a entrega e)",
        r"\bpara a (?:proxima|seguinte) (?:aula|semana|sessao),? (?:quero|preciso|por favor"
        r"|devem|tem"
        r"|voces (?:devem|tem|vao)|" + _DO_IT + r")\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\b(?:quero|preciso|peco) que (?:voces )?(?:me )?" + _DO_IT + r"\b",
        r"\b(?:tem|devem|precisam|deverao)(?: (?:que|de))? " + _DO + r"\b",
        r"\b" + _DO_IT + r"\b",
        r"\b(?:prazo|data) (?:de entrega|limite|para|d[aeo])\b|\ba entrega (?:e|sera)\b",
        r"\b(?:deve|devem|tem de|tem que|precisa|precisam) ser (?:enviad|carregad|submetid|entregue"
        r"|postad|publicad)[oa]?s?\b",
        r"\bme (?:trazem|mandam|enviam|entregam|apresentam)\b",
        r"\b(?:voces )?(?:tem|terao|temos) (?:prazo )?ate\b",
    ),
    assignment_not=(
        r"\b(?:nao|sem|nem)(?: \w+){0,3} " + _HOMEWORK + r"\b",
        r"\b" + _WORK + r" (?:passad[ao]|anterior|da (?:aula|semana) (?:passada|anterior))\b",
        r"\btipos? de tarefas?\b|\btarefas? de (?:classificacao|regressao|aprendizagem)\b",
    ),
    mandatory=(r"\b(?:e|sao|sera) obrigatori[oa]s?\b",),
    optional=(r"\b(?:opciona(?:l|is)|facultativ[oa]s?|nao e obrigatori[oa])\b",),
    graded=(
        r"\b(?:vale nota|conta para a nota|sera avaliad[oa])\b",
        r"\b(?:vale|valem|conta) (?:\d+|\w+ por cento|\w+ (?:pontos?|valores))\b",
    ),
    reward=(
        r"\b(?:dispensad[oa]s?|isent[oa]s?) d[oa] (?:primeir[oa] )?" + _EXAM + r"\b",
        r"\b(?:pontos?|valores) (?:extra|extras|adiciona(?:l|is))\b",
    ),
    announcement=(
        r"\bnao (?:ha|havera|teremos|temos|vai ter|vai haver) aulas?\b",
        r"\b(?:aula|prova|exame|teste|entrega) (?:\w+ )?(?:foi|sera|esta|fica) (?:cancelad[oa]"
        r"|adiad[oa]|remarcad[oa])\b",
        r"\b(?:gravacao|gravacoes|slides|material) [^.?]{0,40}?(?:vou|vamos|sera|estara|fica)\b",
        r"\bmudanca de (?:sala|horario)\b|\b(?:horario de atendimento|plantao de duvidas)\b",
    ),
    announcement_dated=(
        r"\b(?:a|o|um|uma|primeir[oa]|segund[oa]) " + _EXAM + r"\b",
        r"\b(?:exame|prova|teste|avaliacao) (?:e|sera|vai ser|fica)\b",
        r"\b(?:apresentacoes|inscricoes|inscricao|matricula|reuniao|feriado|ferias|visita)\b",
    ),
    next_class=(
        r"(?:\bvemo-nos|\bnos vemos|\ba gente se ve|^ate|(?<=[.!?] )ate)(?: \w+){0,2}? (?:na"
        r"|no|daqui|em|segunda|terca"
        r"|quarta|quinta|sexta|amanha|a proxima|proxima)\b",
        r"\b(?:a|na|nossa) (?:proxima|seguinte) (?:aula|sessao|semana),? (?:e|sera|vai ser|vamos"
        r"|veremos|comecamos|teremos|temos|continuamos|iremos)\b",
    ),
    exam=(
        r"\b(?:vai|vao|cai|caem|cair|sai|saem|sair|entra|entram|pergunto|perguntar)[^.?]{0,25}? "
        r"(?:n[ao]|para [ao]|em) (?:primeir[ao] )?" + _EXAM + r"\b",
        r"\b(?:perguntas?|materia) (?:de|da|do|para [ao]) " + _EXAM + r"\b",
        r"\b(?:importante|atencao|estudem|estudar)[^.?]{0,40}? (?:[ao]|d[ao]|n[ao]) "
        + _EXAM
        + r"\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="isto isso este esta esse essa",
    question=(
        r"\b(?:tenho|tinha|uma|outra|so) (?:uma |outra )?(?:pergunta|duvida|questao),? (?:sobre|em"
        r"|com|de|que|professora?|e|quanto)\b",
        r"\b(?:tenho|tinha) uma (?:pergunta|duvida|questao)\b",
        r"\bprofessora?,? (?:uma (?:pergunta|duvida)|como|o que|quando|pode|qual|por que|e se)\b",
        r"\b(?:alguem|um (?:aluno|colega)|uma (?:aluna|colega)) (?:pergunta|perguntou)\b",
    ),
    question_not=(
        r"\b(?:alguma|algumas|se tiverem|se houver|nao ha|a|essa|qualquer|nenhuma) "
        r"(?:pergunta|duvida|questao|questoes)s?\b",
    ),
    question_tags=r"(?:certo|ne|nao e|nao|sim|ok|ta|tudo bem|de acordo)",
    praise_openers="boa_pregunta excelente_pregunta ótima_pregunta",
    answer_openers="sim não claro exato exatamente correto depende bom porque a_resposta "
    "basicamente boa_pergunta",
    paper=(r"\b(?:o|um|este|do) (?:paper|artigo) (?:chama-se|se chama|chamado|intitulado|e)\b",),
    book=(r"\b(?:o|um|este|do) livro (?:chama-se|se chama|chamado|intitulado|e|de|do|da)\b",),
    date_lead=r"(?:(?P<deadline>para|antes de|antes do|ate|a partir de)\s+)?"
    r"(?:(?:o|a|ao|na|no|nesta|neste|da|do)\s+)?(?:(?:dia|proximo|proxima)\s+)*",
    past=r"(?:vimos|fizemos|falamos|passad[oa]s?|ontem|anterior)",
    next_class_names=r"(?:a |na )?(?:proxima|seguinte) (?:aula|sessao)|aula que vem",
    weekday_tail=r"que vem|proxim[ao]|seguinte|da (?:proxima semana|semana que vem)",
)
