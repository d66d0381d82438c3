"""Italian."""

from lectura.render.languages.page_wording import PageWording
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
    translation="Traduzione",
    untranslated="non tradotto",
    partly_translated="in parte non tradotto",
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

IT_PAGE = PageWording(
    skip="Vai agli appunti",
    recording="Registrazione",
    notes="Appunti",
    transcript="Trascrizione",
    slides="Diapositive",
    slide="Diapositiva {number}",
    glance="La lezione in un colpo d’occhio",
    speakers="Chi parla",
    key_points="Punti chiave",
    tasks="Compiti e avvisi",
    doubtful="Dubbio",
    lost="Manca",
    others="Altri",
    nobody="Sconosciuto",
    play="Riproduci",
    pause="Metti in pausa",
    back="Indietro di {seconds} secondi",
    forward="Avanti di {seconds} secondi",
    pip="Immagine nell’immagine",
    speed="Velocità",
    follow="Torna a ciò che si sta dicendo",
    moved=(
        "La registrazione non è più accanto a questa pagina. Sceglila: resta su questo "
        "computer, non si carica nulla."
    ),
    choose="Scegli la registrazione",
    no_browser="I browser non riproducono {name}. Per una pagina con il suono all’interno, scrivi:",
    no_sound="Questa pagina non ha suono.",
    no_times=(
        "La trascrizione non ha tempi, quindi questa pagina non riproduce nulla: dice a che "
        "punto della lezione una cosa è stata detta."
    ),
    holds_excluded=(
        "La registrazione {name} contiene ancora la voce di chi qui è stato tralasciato. "
        "Pensaci prima di passarla ad altri."
    ),
    search="Cerca",
    search_words="Cerca in trascrizione, appunti e diapositive",
    everybody="Tutti",
    no_translation="Senza traduzione",
    previous="Risultato precedente",
    next="Risultato successivo",
    hear="Ascolta a {clock}",
    copy_quote="Copia la citazione",
    copy_link="Copia un link a questo momento",
    calendar="Aggiungi al calendario",
    said_at="Detto a",
    doubt="Dubbio: {reason}",
    doubt_loop="le stesse parole più e più volte",
    doubt_speed="più o meno testo di quanto ne entri nel tempo",
    doubt_unsure="il riconoscitore non è sicuro di queste parole",
    doubt_silence="qui quasi non si sente parlare",
    doubt_overlap="qui parlano due persone insieme",
    help="Tasti e aiuto",
    close="Chiudi",
    key_play="riproduci o metti in pausa",
    key_jump="15 secondi indietro o avanti",
    key_step="5 secondi indietro o avanti",
    key_search="cerca",
    key_hits="risultato successivo o precedente",
    key_help="questo aiuto",
    key_close="chiudi, o esci dalla ricerca",
    offline="Tutto è in questo unico file. Si apre senza rete e non invia nulla a nessuno.",
    copied="Copiato.",
    copy_failed=(
        "Questo browser non lascia copiare una pagina. Il testo è selezionato: copialo con la "
        "tastiera."
    ),
    found_of="{n} di {m}",
    found_none="Nessun risultato",
    cannot_play="Questo browser non può riprodurre {name}.",
    other_length="{name} dura {seen}, questa lezione {length}: è un’altra registrazione?",
    filtered="Si mostra solo {name}.",
    unfiltered="Si mostrano tutti.",
    captions="Sottotitoli",
)
