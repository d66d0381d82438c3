"""English."""

from lectura.render.languages.page_wording import PageWording
from lectura.render.languages.wording import Wording

EN = Wording(
    about="What this class was about",
    essential="The essentials",
    todo="What to do, and by when",
    announcements="Announcements",
    exam="For the exam",
    topics="Topics",
    presentations="Presentations",
    questions="Questions and answers",
    terms="Terms",
    references="References",
    overlooked="Said in class, not taken up above",
    made="How these notes were made",
    due="by",
    no_due="no date was said",
    deliverable="to hand in",
    reward="reward",
    graded="graded",
    not_graded="not graded",
    optional="optional",
    obligatory="obligatory",
    answer="Answer",
    asked_by="asked by",
    asked_by_student="asked by a student",
    asked_by_lecturer="asked by the lecturer",
    as_heard="in the transcript",
    translation="Translation",
    untranslated="not translated",
    partly_translated="in part not translated",
    paper="paper",
    book="book",
    tool="tool",
    link="link",
    person="person",
    unnamed="Someone",
    above="above, in “The essentials”",
    place="{share} % into the class",
    place_short="at {share} %",
    partial="Partial notes: a part of the class is missing.",
    missing="Not read: {spans}.",
    stretch="from {first} to {last} % of the class",
    reasons="Why: at the end of this page.",
    empty="No speech was found in this recording, so there is nothing to note.",
    keyless=(
        "No language model wrote these notes: they are verbatim sentences of the transcript, "
        "picked by rules."
    ),
    composed=(
        "A language model wrote these notes in its own words, the summary too; only the quotes "
        "were looked up in the transcript."
    ),
    better=(
        "For better notes: `lectura summarize {name} --llm local` (a model on this computer, "
        "with the extra `lectura-cli[local]`) or `--llm openai` (with a key)."
    ),
    engine_keyless="Engine: extraction without a language model, lectura {version}",
    engine_llm="Engine: {model} ({endpoint}), prompts “{prompt}”, lectura {version}",
    coverage="Coverage: {time} % of the spoken time and {characters} % of the text were read",
    coverage_characters="Coverage: {characters} % of the text was read",
    left_out="People whose words were left out, as asked: {count}",
    parts="in {seen} of {all} parts",
    grounded="Quotes: those of {percent} % of the notes were found in the transcript",
    quotes=(
        "Quotes looked up in the transcript: found word for word, {found}; with another "
        "spelling or at another place, {repaired}; only after asking again, {asked_again}; not "
        "found and set aside in the JSON, {set_aside}. The statements themselves were not "
        "checked"
    ),
    unsupported=(
        "Notes without support in the transcript, set aside (they are in the JSON): {count}"
    ),
    one_request="1 request",
    requests="{count} requests",
    usage="Usage: {requests}, {prompt} tokens in and {completion} out",
    cost="cost: {cost}",
    warning="Note",
    date="{weekday}, {day} {month} {year}",
    months="January|February|March|April|May|June|July|August|September|October|November|December",
    weekdays="Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
)

EN_PAGE = PageWording(
    skip="Skip to the notes",
    recording="Recording",
    notes="Notes",
    transcript="Transcript",
    slides="Slides",
    slide="Slide {number}",
    glance="The class at a glance",
    speakers="Who speaks",
    key_points="Key points",
    tasks="Tasks and notices",
    doubtful="Doubtful",
    lost="Missing",
    others="Others",
    nobody="Unknown",
    play="Play",
    pause="Pause",
    back="Back {seconds} seconds",
    forward="Forward {seconds} seconds",
    pip="Picture in picture",
    speed="Speed",
    follow="Back to what is being said",
    moved=(
        "The recording is not beside this page any more. Choose it: it stays on this computer, "
        "nothing is uploaded."
    ),
    choose="Choose the recording",
    no_browser="Browsers do not play {name}. For a page with its sound inside, type:",
    no_sound="This page has no sound.",
    no_times=(
        "The transcript has no times, so this page plays nothing: it says how far into the "
        "class something was said."
    ),
    holds_excluded=(
        "The recording {name} still holds the voice of whoever was left out here. Think of that "
        "before you pass it on."
    ),
    search="Search",
    search_words="Search in transcript, notes and slides",
    everybody="Everybody",
    no_translation="No translation",
    previous="Previous hit",
    next="Next hit",
    hear="Hear it at {clock}",
    copy_quote="Copy the quote",
    copy_link="Copy a link to this moment",
    calendar="Add to calendar",
    said_at="Said at",
    doubt="Doubtful: {reason}",
    doubt_loop="the same words again and again",
    doubt_speed="more or less text than the time has room for",
    doubt_unsure="the recogniser is unsure of these words",
    doubt_silence="hardly any speech can be heard here",
    doubt_overlap="two people talk at once here",
    help="Keys and help",
    close="Close",
    key_play="play or pause",
    key_jump="back or forward 15 seconds",
    key_step="back or forward 5 seconds",
    key_search="search",
    key_hits="next or previous hit",
    key_help="this help",
    key_close="close, or leave the search",
    offline=(
        "Everything is in this one file. It opens without a network and sends nothing anywhere."
    ),
    copied="Copied.",
    copy_failed=(
        "This browser does not let a page copy. The text is selected: copy it with the keyboard."
    ),
    found_of="{n} of {m}",
    found_none="Nothing found",
    cannot_play="This browser cannot play {name}.",
    other_length="{name} is {seen} long, this lecture {length}: is it another recording?",
    filtered="Only {name} is shown.",
    unfiltered="All speakers are shown.",
    captions="Captions",
)
