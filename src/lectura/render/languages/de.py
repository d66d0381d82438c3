"""German."""

from lectura.render.languages.wording import Wording

DE = Wording(
    about="Worum es in der Stunde ging",
    essential="Das Wesentliche",
    todo="Was zu tun ist, und bis wann",
    announcements="Ankündigungen",
    exam="Für die Prüfung",
    topics="Themen",
    presentations="Vorträge",
    questions="Fragen und Antworten",
    terms="Begriffe",
    references="Quellen",
    overlooked="Gesagt, aber oben nicht aufgenommen",
    made="Wie diese Notizen entstanden",
    due="bis",
    no_due="kein Termin genannt",
    deliverable="abzugeben",
    reward="Belohnung",
    graded="benotet",
    not_graded="unbenotet",
    optional="freiwillig",
    answer="Antwort",
    asked_by="gefragt von",
    as_heard="in der Mitschrift",
    paper="Artikel",
    book="Buch",
    tool="Werkzeug",
    link="Link",
    person="Person",
    unnamed="Jemand",
    above="oben, unter „Das Wesentliche“",
    partial="Unvollständige Notizen: Ein Teil der Stunde fehlt.",
    missing="Nicht gelesen: {spans}.",
    empty="In dieser Aufnahme wurde keine Sprache gefunden, daher gibt es nichts zu notieren.",
    keyless=(
        "Kein Sprachmodell hat diese Notizen geschrieben: Es sind wörtliche Sätze der "
        "Mitschrift, nach Regeln ausgewählt."
    ),
    better=(
        "Für bessere Notizen: `lectura summarize {name} --llm local` (ein Modell auf diesem "
        "Rechner, mit dem Zusatz `lectura-cli[local]`) oder `--llm openai` (mit einem Schlüssel)."
    ),
    engine_keyless="Verfahren: Auswahl ohne Sprachmodell, lectura {version}",
    engine_llm="Verfahren: {model} ({endpoint}), Anweisungen „{prompt}“, lectura {version}",
    coverage="Abdeckung: {time} % der Sprechzeit und {characters} % des Textes wurden gelesen",
    coverage_characters="Abdeckung: {characters} % des Textes wurden gelesen",
    left_out="Personen, deren Worte auf Wunsch ausgelassen wurden: {count}",
    parts="in {seen} von {all} Teilen",
    grounded="Zitate: {percent} % der Notizen wurden wörtlich in der Mitschrift gefunden",
    unsupported=(
        "Notizen ohne Beleg in der Mitschrift, beiseitegelegt (sie stehen im JSON): {count}"
    ),
    one_request="1 Anfrage",
    requests="{count} Anfragen",
    usage="Verbrauch: {requests}, {prompt} Tokens hinein und {completion} heraus",
    cost="Kosten: {cost}",
    warning="Hinweis",
    date="{weekday}, {day}. {month} {year}",
    months="Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    weekdays="Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag",
)
