"""Portuguese."""

from lectura.render.languages.page_wording import PageWording
from lectura.render.languages.wording import Wording

PT = Wording(
    about="Sobre o que foi a aula",
    essential="O essencial",
    todo="O que fazer, e até quando",
    announcements="Avisos",
    exam="Para a prova",
    topics="Temas",
    presentations="Apresentações",
    questions="Perguntas e respostas",
    terms="Termos",
    references="Referências",
    overlooked="Dito na aula e não recolhido acima",
    made="Como estas notas foram feitas",
    due="até",
    no_due="sem data dita",
    deliverable="entrega",
    reward="recompensa",
    graded="vale nota",
    not_graded="não vale nota",
    optional="opcional",
    obligatory="obrigatório",
    answer="Resposta",
    asked_by="pergunta de",
    asked_by_student="pergunta de um estudante",
    asked_by_lecturer="pergunta do professor",
    as_heard="na transcrição",
    translation="Tradução",
    untranslated="sem tradução",
    partly_translated="em parte sem tradução",
    paper="artigo",
    book="livro",
    tool="ferramenta",
    link="link",
    person="pessoa",
    unnamed="Alguém",
    above="acima, em «O essencial»",
    place="a {share} % da aula",
    place_short="a {share} %",
    partial="Notas parciais: falta uma parte da aula.",
    missing="Não foi lido: {spans}.",
    stretch="de {first} a {last} % da aula",
    reasons="O porquê está no fim desta página.",
    empty="Não se encontrou fala nesta gravação, por isso não há nada a anotar.",
    keyless=(
        "Nenhum modelo de linguagem escreveu estas notas: são frases literais da transcrição, "
        "escolhidas por regras."
    ),
    composed=(
        "Um modelo de linguagem escreveu estas notas com palavras próprias, também o resumo; "
        "só as citações foram procuradas na transcrição."
    ),
    better=(
        "Para ter notas melhores: `lectura summarize {name} --llm local` (um modelo neste "
        "computador, com o extra `lectura-cli[local]`) ou `--llm openai` (com uma chave)."
    ),
    engine_keyless="Motor: extração sem modelo de linguagem, lectura {version}",
    engine_llm="Motor: {model} ({endpoint}), instruções “{prompt}”, lectura {version}",
    coverage="Cobertura: foram lidos {time} % do tempo falado e {characters} % do texto",
    coverage_characters="Cobertura: foram lidos {characters} % do texto",
    left_out="Pessoas cujas palavras foram deixadas de fora, como pedido: {count}",
    parts="em {seen} de {all} partes",
    grounded="Citações: as de {percent} % das notas foram encontradas na transcrição",
    quotes=(
        "Citações procuradas na transcrição: encontradas palavra por palavra, {found}; com "
        "outra grafia ou noutro lugar, {repaired}; só depois de perguntar de novo, "
        "{asked_again}; não encontradas e postas de lado no JSON, {set_aside}. As afirmações "
        "em si não foram verificadas"
    ),
    unsupported="Notas sem apoio na transcrição, postas de lado (estão no JSON): {count}",
    one_request="1 pedido",
    requests="{count} pedidos",
    usage="Uso: {requests}, {prompt} tokens de entrada e {completion} de saída",
    cost="custo: {cost}",
    warning="Atenção",
    date="{weekday}, {day} de {month} de {year}",
    months=(
        "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
    ),
    weekdays="segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
)

PT_PAGE = PageWording(
    skip="Ir para as notas",
    recording="Gravação",
    notes="Notas",
    transcript="Transcrição",
    slides="Slides",
    slide="Slide {number}",
    glance="A aula num relance",
    speakers="Quem fala",
    key_points="Pontos principais",
    tasks="Tarefas e avisos",
    doubtful="Duvidoso",
    lost="Falta",
    others="Outros",
    nobody="Desconhecido",
    play="Reproduzir",
    pause="Pausar",
    back="{seconds} segundos atrás",
    forward="{seconds} segundos à frente",
    pip="Imagem na imagem",
    speed="Velocidade",
    follow="Voltar ao que está sendo dito",
    moved=(
        "A gravação já não está ao lado desta página. Escolha-a: ela fica neste computador, "
        "nada é enviado."
    ),
    choose="Escolher a gravação",
    no_browser="Os navegadores não reproduzem {name}. Para uma página com o som dentro, digite:",
    no_sound="Esta página não tem som.",
    no_times=(
        "A transcrição não tem tempos, por isso esta página não reproduz nada: ela diz a que "
        "altura da aula algo foi dito."
    ),
    holds_excluded=(
        "A gravação {name} ainda contém a voz de quem aqui foi deixado de fora. Pense nisso "
        "antes de passá-la adiante."
    ),
    search="Procurar",
    search_words="Procurar na transcrição, nas notas e nos slides",
    everybody="Todas as pessoas",
    no_translation="Sem tradução",
    previous="Resultado anterior",
    next="Resultado seguinte",
    hear="Ouvir em {clock}",
    copy_quote="Copiar a citação",
    copy_link="Copiar um link para este momento",
    calendar="Adicionar à agenda",
    said_at="Dito em",
    doubt="Duvidoso: {reason}",
    doubt_loop="as mesmas palavras repetidas vezes",
    doubt_speed="mais ou menos texto do que cabe no tempo",
    doubt_unsure="o reconhecedor não tem certeza destas palavras",
    doubt_silence="aqui mal se ouve fala",
    doubt_overlap="aqui falam duas pessoas ao mesmo tempo",
    help="Teclas e ajuda",
    close="Fechar",
    key_play="reproduzir ou pausar",
    key_jump="15 segundos atrás ou à frente",
    key_step="5 segundos atrás ou à frente",
    key_search="procurar",
    key_hits="resultado seguinte ou anterior",
    key_help="esta ajuda",
    key_close="fechar, ou sair da procura",
    offline="Tudo está neste único arquivo. Abre sem rede e não envia nada a lugar nenhum.",
    copied="Copiado.",
    copy_failed=(
        "Este navegador não deixa uma página copiar. O texto está selecionado: copie-o com o "
        "teclado."
    ),
    found_of="{n} de {m}",
    found_none="Nada encontrado",
    cannot_play="Este navegador não consegue reproduzir {name}.",
    other_length="{name} dura {seen} e esta aula {length}: será outra gravação?",
    filtered="Só se mostra {name}.",
    unfiltered="Mostram-se todas as pessoas.",
    captions="Legendas",
)
