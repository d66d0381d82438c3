"""German."""

from lectura.render.languages.page_wording import PageWording
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
    translation="Übersetzung",
    untranslated="nicht übersetzt",
    partly_translated="zum Teil nicht übersetzt",
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

DE_PAGE = PageWording(
    skip="Zu den Notizen",
    recording="Aufnahme",
    notes="Notizen",
    transcript="Mitschrift",
    slides="Folien",
    slide="Folie {number}",
    glance="Die Stunde auf einen Blick",
    speakers="Wer spricht",
    key_points="Kernpunkte",
    tasks="Aufgaben, Hinweise",
    doubtful="Zweifelhaft",
    lost="Fehlt",
    others="Andere",
    nobody="Unbekannt",
    play="Abspielen",
    pause="Anhalten",
    back="{seconds} Sekunden zurück",
    forward="{seconds} Sekunden vor",
    pip="Bild im Bild",
    speed="Tempo",
    follow="Zurück zum Gesprochenen",
    moved=(
        "Die Aufnahme liegt nicht mehr neben dieser Seite. Wählen Sie sie aus: Sie bleibt auf "
        "diesem Rechner, nichts wird hochgeladen."
    ),
    choose="Aufnahme auswählen",
    no_browser=(
        "Browser spielen {name} nicht ab. Für eine Seite, die den Ton enthält, geben Sie ein:"
    ),
    no_sound="Diese Seite hat keinen Ton.",
    no_times=(
        "Die Mitschrift hat keine Zeiten, daher spielt diese Seite nichts ab: Sie sagt, an "
        "welcher Stelle der Stunde etwas gesagt wurde."
    ),
    holds_excluded=(
        "Die Aufnahme {name} enthält noch die Stimme derer, die hier ausgelassen wurden. "
        "Bedenken Sie das, bevor Sie sie weitergeben."
    ),
    search="Suchen",
    search_words="In Mitschrift, Notizen und Folien suchen",
    everybody="Alle",
    no_translation="Ohne Übersetzung",
    previous="Voriger Treffer",
    next="Nächster Treffer",
    hear="Bei {clock} anhören",
    copy_quote="Zitat kopieren",
    copy_link="Link zu dieser Stelle kopieren",
    calendar="In den Kalender",
    said_at="Gesagt bei",
    doubt="Zweifelhaft: {reason}",
    doubt_loop="dieselben Wörter immer wieder",
    doubt_speed="mehr oder weniger Text, als in die Zeit passt",
    doubt_unsure="die Erkennung ist dieser Wörter nicht sicher",
    doubt_silence="hier ist kaum Sprache zu hören",
    doubt_overlap="hier sprechen zwei Personen zugleich",
    help="Tasten und Hilfe",
    close="Schließen",
    key_play="abspielen oder anhalten",
    key_jump="15 Sekunden zurück oder vor",
    key_step="5 Sekunden zurück oder vor",
    key_search="suchen",
    key_hits="nächster oder voriger Treffer",
    key_help="diese Hilfe",
    key_close="schließen, oder die Suche verlassen",
    offline="Alles steht in dieser einen Datei. Sie öffnet sich ohne Netz und sendet nichts.",
    copied="Kopiert.",
    copy_failed=(
        "Dieser Browser lässt eine Seite nicht kopieren. Der Text ist markiert: Kopieren Sie "
        "ihn mit der Tastatur."
    ),
    found_of="{n} von {m}",
    found_none="Nichts gefunden",
    cannot_play="Dieser Browser kann {name} nicht abspielen.",
    other_length="{name} dauert {seen}, diese Stunde {length}: Ist es eine andere Aufnahme?",
    filtered="Nur {name} wird gezeigt.",
    unfiltered="Alle werden gezeigt.",
    captions="Untertitel",
)
