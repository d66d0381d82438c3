"""Italian."""

from lectura.render.languages.wording import Wording

IT = Wording(
    about="Di che cosa ha trattato la lezione",
    essential="L'essenziale",
    todo="Che cosa fare, e per quando",
    announcements="Avvisi",
    exam="Per l’esame",
    topics="Argomenti",
    presentations="Presentazioni",
    questions="Domande e risposte",
    terms="Termini",
    references="Riferimenti",
    overlooked="Detto a lezione e non ripreso sopra",
    made="Come sono stati fatti questi appunti",
    due="entro",
    no_due="nessuna data detta",
    deliverable="da consegnare",
    reward="ricompensa",
    graded="con voto",
    not_graded="senza voto",
    optional="facoltativo",
    obligatory="obbligatorio",
    answer="Risposta",
    asked_by="domanda di",
    asked_by_student="domanda di uno studente",
    asked_by_lecturer="domanda del docente",
    as_heard="nella trascrizione",
    paper="articolo",
    book="libro",
    tool="strumento",
    link="link",
    person="persona",
    unnamed="Qualcuno",
    above="sopra, in «L'essenziale»",
    place="al {share} % della lezione",
    place_short="al {share} %",
    partial="Appunti parziali: manca una parte della lezione.",
    missing="Non letto: {spans}.",
    stretch="dal {first} al {last} % della lezione",
    reasons="Il perché è in fondo a questa pagina.",
    empty="In questa registrazione non è stato trovato parlato, quindi non c’è nulla da annotare.",
    keyless=(
        "Nessun modello linguistico ha scritto questi appunti: sono frasi letterali della "
        "trascrizione, scelte da regole."
    ),
    composed=(
        "Un modello linguistico ha scritto questi appunti con parole proprie, compreso il "
        "riassunto; solo le citazioni sono state cercate nella trascrizione."
    ),
    better=(
        "Per appunti migliori: `lectura summarize {name} --llm local` (un modello su questo "
        "computer, con l’extra `lectura-cli[local]`) o `--llm openai` (con una chiave)."
    ),
    engine_keyless="Motore: estrazione senza modello linguistico, lectura {version}",
    engine_llm="Motore: {model} ({endpoint}), istruzioni «{prompt}», lectura {version}",
    coverage="Copertura: letti il {time} % del tempo parlato e il {characters} % del testo",
    coverage_characters="Copertura: letto il {characters} % del testo",
    left_out="Persone le cui parole sono state tralasciate, come richiesto: {count}",
    parts="in {seen} parti su {all}",
    grounded=(
        "Citazioni: quelle del {percent} % degli appunti sono state trovate nella trascrizione"
    ),
    quotes=(
        "Citazioni cercate nella trascrizione: trovate parola per parola, {found}; con altra "
        "grafia o in un altro punto, {repaired}; solo dopo aver chiesto di nuovo, "
        "{asked_again}; non trovate e messe da parte nel JSON, {set_aside}. Le affermazioni "
        "stesse non sono state verificate"
    ),
    unsupported=(
        "Appunti senza riscontro nella trascrizione, messi da parte (sono nel JSON): {count}"
    ),
    one_request="1 richiesta",
    requests="{count} richieste",
    usage="Uso: {requests}, {prompt} token in entrata e {completion} in uscita",
    cost="costo: {cost}",
    warning="Attenzione",
    date="{weekday} {day} {month} {year}",
    months=(
        "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|"
        "ottobre|novembre|dicembre"
    ),
    weekdays="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
)
