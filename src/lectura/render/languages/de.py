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
    obligatory="verpflichtend",
    answer="Antwort",
    asked_by="gefragt von",
    asked_by_student="Frage aus dem Kurs",
    asked_by_lecturer="Frage der Lehrperson",
    as_heard="in der Mitschrift",
    paper="Artikel",
    book="Buch",
    tool="Werkzeug",
    link="Link",
    person="Person",
    unnamed="Jemand",
    above="oben, unter „Das Wesentliche“",
    place="bei {share} % der Stunde",
    place_short="bei {share} %",
    partial="Unvollständige Notizen: Ein Teil der Stunde fehlt.",
    missing="Nicht gelesen: {spans}.",
    stretch="von {first} bis {last} % der Stunde",
    reasons="Warum: am Ende dieser Seite.",
    empty="In dieser Aufnahme wurde keine Sprache gefunden, daher gibt es nichts zu notieren.",
    keyless=(
        "Kein Sprachmodell hat diese Notizen geschrieben: Es sind wörtliche Sätze der "
        "Mitschrift, nach Regeln ausgewählt."
    ),
    composed=(
        "Ein Sprachmodell hat diese Notizen in eigenen Worten geschrieben, auch die "
        "Zusammenfassung; nur die Zitate wurden in der Mitschrift gesucht."
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
    grounded="Zitate: Die von {percent} % der Notizen wurden in der Mitschrift gefunden",
    quotes=(
        "In der Mitschrift gesuchte Zitate: wörtlich gefunden, {found}; in anderer Schreibung "
        "oder an anderer Stelle, {repaired}; erst nach erneutem Fragen, {asked_again}; nicht "
        "gefunden und im JSON beiseitegelegt, {set_aside}. Die Aussagen selbst wurden nicht "
        "geprüft"
    ),
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
