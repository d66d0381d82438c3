"""How Portuguese defines, asks and points to works."""

from __future__ import annotations

from lectura.notes.keyless.phrases.study.model import Study

PORTUGUESE = Study(
    language="pt",
    articles=r"o |a |os |as |um |uma |uns |umas ",
    openings=r"(?:e|mas|pois|entao|bom|agora|ou seja|isto e|digamos|lembrem(?:-se)?(?: que)?"
    r"|lembrem-se de que|por definicao|em geral|basicamente|como (?:vimos|sabem|disse)|por exemplo"
    r"|primeiro|alem disso|na verdade|dizemos que|sabemos que|ok|certo|olha|em outras palavras),? ",
    joints=r"(?:e|mas|entao|porque|pois|onde) (?=(?:o |a |os |as |um |uma ))",
    within=r"de|do|da|dos|das|em|no|na|para",
    generic=r"problemas?|resultados?|objetivos?|ideias?|entradas?|saidas?|perguntas?|respostas?"
    r"|desafios?|abordagem|projetos?|palestra|razao|razoes|pontos?|coisas?|exemplos?|casos?"
    r"|passos?|tarefas?|slides?|figura|tabela|titulo|situacao|diferenca|vantage(?:m|ns)|conclusao"
    r"|resumo|solucao|truque|tema|assunto|parte|maneira|forma|resto|nome|lado|aluno|grupo|historia"
    r"|lugar|area|tese|trabalho|verdade|questao|outro|livro|aula",
    is_a=r"(?:e|seria|vem a ser) (?:basicamente |simplesmente |realmente |na verdade |como "
    r"|tambem |so |nada mais que |nada mais do que |nada mais e nada menos que )*(?:um|uma)",
    are=r"sao (?:basicamente |simplesmente |uns |umas )*(?=(?:conjuntos|numeros|funcoes|metodos"
    r"|algoritmos|elementos|substancias|compostos|moleculas|celulas|proteinas|particulas"
    r"|estruturas|sistemas|modelos|objetos|pontos|regioes|valores|variaveis|grandezas|operacoes"
    r"|processos|dispositivos|ferramentas|organismos|maquinas|programas|regras|leis|palavras"
    r"|sequencias|linhas|curvas|ondas|grupos|materiais|tecnicas|orgaos|tecidos"
    r"|normas) (?:\w+s )?(?:que|de|do|da|dos|das|onde|com|entre|cujos?|cujas?|em que|nas quais"
    r"|para) )",
    is_the=r"e (?:basicamente |simplesmente |na verdade )*(?:o|a|aquele|aquela)",
    genus=r"(?:difusao|uniao|reacao|transformacao|producao|formacao|divisao|perda|aumento"
    r"|diminuicao|separacao|eliminacao|conversao|transmissao|troca|representacao|corrente"
    r"|organismo|molecula|processo|mecanismo|procedimento|conjunto|numero|quantidade|capacidade"
    r"|relacao|estudo|ciencia|ramo|soma|produto|quociente|probabilidade|medida|diferenca|distancia"
    r"|taxa|grau|parte|ponto|forca|energia|tendencia|propriedade|grandeza|fracao|percentagem"
    r"|porcentagem|media|limite|inversa|derivada|unidade|acao|ato|arte|teoria|transferencia"
    r"|movimento|etapa|fase|disciplina|funcao|tipo|substancia|orgao|lugar|resultado"
    r"|maneira) (?:\w+ )?(?:de|do|da|dos|das|que|pelo qual|pela qual|em que|no qual|na qual|entre"
    r"|onde|com)",
    means=r"(?:significa|quer dizer)(?: que)?|consiste em|refere-se (?:a|ao)|se refere (?:a|ao)"
    r"|define-se como|se define como|e definid[oa] como|e conhecid[oa] como|chama-se|se chama"
    r"|e chamad[oa](?: de)?|equivale (?:a|ao)",
    differentia=r"que|de|do|da|dos|das|para|com|sem|onde|quando|cujo|cuja|em que|no qual|na qual"
    r"|por|entre|basead[oa]|formad[oa]|compost[oa]|utilizad[oa]|usad[oa]",
    purpose=r"para|permite|permitem|serve|servem|converte|convertem|mede|descreve|usa|utiliza",
    empty=r"\d[\d.,]*|dois|duas|tres|extremamente|absolutamente|(?:muito |super |bastante |mais "
    r"|tao |realmente |especie de |pouco |pouquinho )*(?:bom|boa|grande|ma|mau|melhor|pior|nov[oa]"
    r"|velh[oa]|lind[oa]|bonit[oa]|interessante|excelente|maravilhos[oa]|otim[oa]|fantastic[oa]"
    r"|incrivel|terrivel|fascinante|util|valios[oa]|promissora?|genial|seri[oa]|importante|dificil"
    r"|facil|simples|comum|tipic[oa]|classic[oa]|famos[oa]|forte|frac[oa]|chave|principal"
    r"|fundamental|legal|coisas?|problemas?|tema|perguntas?|ideias?|maneira|caso|casos|exemplos?"
    r"|loucura|desastre|desafio|assunto|historia|piada|mito|caos|pouco|monte|lugar|bobagem"
    r"|maravilha|pena|detalhe|horror|verdade|mentira|pessoa|homem|mulher|menino|menina|senhor"
    r"|senhora|professora?|cidade|pais|empresa|universidade|amig[oa]|fato|facto|obrigacao|mundo"
    r"|pouquinho|tal|questao)",
    personal=r"eu|meus?|minhas?|comigo|acho|gosto|adoro|favorit[oa]s?|noss[oa]s?|ontem|hoje|aqui"
    r"|estou|tenho|vimos|veremos|vou|o melhor|a melhor|no ano passado|prefiro",
    garbled=r"(?:de|do|da|um|uma|com|em|para) (?:sao|porque|mas|de|do|entao|ou)|(?:sao) (?:e|sao)"
    r"|ne|sabe|(\w+) \1",
    next_clause=r"e (?:entao|ai|ja|por|isso|isto|nao|se|aqui|basicamente|sao|ha|tem|voces?|eu"
    r"|tambem|bom|depois|agora)|entao|pois|mas|porque|bom|ou seja|isto e|digamos|agora|certo|ne"
    r"|por isso|por exemplo|vamos",
    asks_what=r"que|o que|como|qual|quais|quem|quando|onde|quanto|quanta|quantos|quantas|por que",
    asks_yes_or_no=r"(?:e |mas |entao )?(?:e|sao|ha|pode|podem|poderia|tem|serve|existe|existem"
    r"|esta|estao|deve|devem|vale|funciona|depende|significa|sempre|tambem|nao|seria|o|a|os|as"
    r"|isso|da para|se)",
    says_yes_or_no=r"(?:bom|pois|ah|eh|olha|claro)?,? ?(?:sim|nao|claro|exato|exatamente|correto"
    r"|isso|isso mesmo|certo|com certeza|pois e|depende|nao necessariamente|nem sempre"
    r"|a resposta e|de fato|boa pergunta|muito boa pergunta|otima pergunta|pode|tem|e sim)",
    asks_why=r"(?:e |mas |entao )?(?:por que|porque|por que razao|por que motivo)",
    says_why=r"(?:bom|pois|sim|claro|boa pergunta|olha)?,? ?(?:porque|e que|devido a|ja que"
    r"|a razao|por causa|deve-se|pois)",
    answers=r"(?:bom|pois|sim|claro|olha)?,? ?(?:a resposta e|(?:muito |que )?(?:boa|excelente"
    r"|otima) pergunta|depende|isso depende)",
    reported=r"(?:pergunta|perguntam|perguntou|perguntava) (?:se|o que|como|por que|quando|qual"
    r"|sobre)",
    lecturer_asks=r"(?:e |mas |entao |agora |bom )?(?:que|o que|como|por que|qual|quando|onde"
    r"|quantos|quantas)? ?(?:que )?(?:a gente|nos|podemos|vamos|fazemos|temos|devemos|sabemos"
    r"|fizemos|queremos|poderiamos|precisamos|obtemos|dizemos|chamamos|vemos)",
    dangles=r"isso|isto|aquilo|esse aqui|essa aqui|este aqui|aqui|ali|nisso|disso",
    procedural=r"(?:pode|podes|podem|poderia) (?:por favor|fechar|abrir|apagar)|ha alguem"
    r"|tem alguem|(?:alguma?|algumas|outra|mais|ha|tem) (?:outra )?(?:pergunta|duvida|questao)s?"
    r"|me (?:ouvem|escutam|entendem|veem)|(?:me|estao a|estao me) (?:ouvir|ouvindo|vendo|ver"
    r"|escutando|entendendo|seguindo)|da para (?:ver|ouvir|entender|escutar)|(?:veem|conseguem ver"
    r"|estao vendo) (?:bem )?(?:a |o |minha |meu )?(?:tela|ecra|slide|quadro)|partilhar o ecra"
    r"|compartilhar a tela|(?:esta|ficou|tudo) claro|tudo bem|deu para entender|ate aqui"
    r"|o microfone|vamos (?:fazer uma pausa|continuar|comecar)|que horas sao|alguem (?:mais|quer"
    r"|sabe)|quem (?:quer|falta|sabe)|levantem? a mao|onde (?:eu estava|estavamos|paramos)"
    r"|o que eu (?:ia|estava)|seu nome|pode repetir|a gravacao|o chat|voces (?:lembram|sabem|estao"
    r"|entenderam)",
    work=r"(?P<paper>papers?|artigos?)|(?P<book>livros?|romance|manual|texto)|(?P<other>filme"
    r"|documentario|podcast|video|serie|canal)|(?P<link>pagina|site|blog|sitio)"
    r"|(?P<tool>biblioteca|pacote|programa|software|ferramenta|aplicativo|aplicacao|app"
    r"|base de dados|banco de dados|dataset|plataforma)",
    author=r"de|do|da|por",
    called=r"(?:que )?(?:chama-se|se chama|se chamava|chamad[oa]|intitulad[oa])|e",
    points_to=r"usar|usa|usam|usem|usamos|utilizar|utilizamos|utilizem|baixar|baixem|descarregar"
    r"|instalar|instalem|em|no|na|com|desde|por|pelo|atraves de|busquem|buscar|procurem|abram"
    r"|abrir|ver|vejam|entrem no|entrar no|ir ao|se chama|chamado|sobre|do|da|de|como|site|pagina",
)
