"""Portuguese cue phrases, of Brazil and of Portugal."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.pt import PORTUGUESE as COURSE
from lectura.notes.keyless.phrases.model import Phrases

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
    lead_ins=r"(?:(?:e|mas|entao|bom|agora|ou seja|ah|eh|ok|ne|pois|olha"
    r"|(?:ja|tambem|certo)(?=[,.]))[,.]?\s+)+",
    clinging="que para mesmo dia",
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
        r"\b(?:corrigi|corrigimos) (?:a|o|as|os)\b",
        r"\b(?:licao de casa|dever de casa|a prova|tarefa de casa|tpc)\b",
        r"\b(?:me ouvem|da para ouvir|o ecra|a tela|o chat|a gravacao|pessoal)\b",
    ),
    plans=(
        r"\b(?:vamos|vou|a gente vai|iremos) (?:ver|falar|mostrar|olhar|comecar|continuar|fazer"
        r"|estudar|discutir|usar|passar|tentar|voltar)\b",
        r"\b(?:veremos|falaremos|estudaremos|vimos|falamos|discutimos|mostramos)\b",
        r"\b(?:na|a) (?:proxima|ultima|seguinte) (?:aula|sessao|semana)\b",
        r"\b(?:aula passada|hoje)\b",
        r"^(?:(?:entao|bom|e) )*(?:aqui|ai) (?:esta|estao|temos|ha)\b",
    ),
    general=(
        r"\b(?:sempre|nunca|devem?|nao se pode|qualquer|dependem? de|para poder|(?<=\w )porque)\b",
        r"\b(?:se|quando) [^.]{4,80}(?:,| entao) ",
    ),
    backward_openers="isso isto aquilo ele ela eles elas são era eram foi foram está estão seja "
    "seria que qual quais cujo cuja quem dele dela deles delas lhe ou onde",
    pointing_openers="este esse esta essa estes esses estas essas aquele aquela ambos tal",
    here_and_now="eu me mim meu minha comigo acho você vocês tu te ti contigo "
    "vejam veja vemos olhem tela ecrã slide slides",
    course=COURSE,
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
    date_lead=r"(?:(?P<deadline>para|antes de|antes do|ate|a partir de)\s+)?"
    r"(?:(?:o|a|ao|na|no|nesta|neste|da|do)\s+)?(?:(?:dia|proximo|proxima)\s+)*",
    past=r"(?:vimos|fizemos|falamos|passad[oa]s?|ontem|anterior)",
    next_class_names=r"(?:a |na )?(?:proxima|seguinte) (?:aula|sessao)|aula que vem",
    weekday_tail=r"que vem|proxim[ao]|seguinte|da (?:proxima semana|semana que vem)",
)
