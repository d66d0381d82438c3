"""What lecturers say in Portuguese of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

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

PORTUGUESE = Course(
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
)
