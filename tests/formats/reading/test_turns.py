"""Headers of turns as meeting programs, editors and people write them: who speaks, and when."""

from __future__ import annotations

import pytest

from lectura.formats import parse_transcript
from lectura.records.transcript import Transcript

Turn = tuple[float | None, str | None, str]
GOOD = "Good morning, today we look at photosynthesis."
GRADED = "Is the report graded?"
YES = "Yes, please hand in the lab report by Friday."
THREE = [(3.0, "Marta Ruiz", GOOD), (31.0, "Jon Vega", GRADED), (91.0, "Marta Ruiz", YES)]
UNTIMED = [(None, name, words) for _, name, words in THREE]


def turns(text: str, name: str = "meeting.txt") -> list[Turn]:
    return [(s.start, s.speaker, s.text) for s in parse_transcript(text, name).segments]


def dropped(transcript: Transcript) -> list[str]:
    return [one.text for one in transcript.rejected]


def written(header: str) -> str:
    """The three turns with a header each, in which a, b and c stand for what changes."""
    rows = []
    for (_, name, words), times in zip(THREE, TIMES, strict=True):
        known = dict(zip(("clock", "long", "said", "day"), times, strict=True))
        rows.append(header.format(name=name, words=words, **known))
    return "\n".join(rows) + "\n"


TIMES = (
    ("0:03", "00:00:03", "3 seconds", "10:37 AM"),
    ("0:31", "00:00:31", "31 seconds", "10:37 AM"),
    ("1:31", "00:01:31", "1 minute 31 seconds", "10:39 AM"),
)


@pytest.mark.parametrize(
    "header",
    [
        "{name}  {clock}  \n{words}\n",
        "{name} {long}\n{words}\n",
        "{name} ({clock}):\n{words}\n",
        "{name} ({clock}): {words}",
        "{name} [{long}]: {words}",
        "{name} [{long}] {words}",
        "{name} - {clock}\n{words}\n",
        "{name} | {clock}\n{words}\n",
        "{name}\t{clock}\t{words}",
        "[{name}] {long}\n{words}\n",
        "[{long}] {name}: {words}",
        "[{long}] [{name}]: {words}",
        "({clock}) {name}: {words}",
        "{clock} {name}: {words}",
        "{clock} {name}\n{words}\n",
        "{clock} - {name}\n{words}\n",
        "{clock}\n{name}: {words}\n",
        "{clock}\n{name}\n{words}\n",
        "{name}\n{clock}\n{words}\n",
        "**{name}** {clock}\n{words}\n",
        "**{name}** [{long}]: {words}",
        "**{name} ({clock}):** {words}",
        "**[{clock}] {name}:** {words}",
        "**{clock}** **{name}**: {words}",
        "### {name} ({clock})\n\n{words}\n",
        "- [{clock}] **{name}:** {words}",
        ">> {name} ({clock}): {words}",
        "[{clock}] >> {name}: {words}",
        "{name}   {said}\n{words}\n",
        "{name}\n{said}\n{words}\n",
        "{name}\n{said}\n{clock}\n{words}\n",
        "{name}\n{said}{clock}\n{name} {said}\n{words}\n",
        "{said}\n{name}: {words}\n",
    ],
)
def test_name_and_time(header: str) -> None:
    assert turns(written(header)) == THREE


@pytest.mark.parametrize(
    "header",
    [
        "**{name}:** {words}",
        "**{name}**: {words}\n",
        "__{name}__: {words}",
        "[{name}]: {words}",
        ">> {name}: {words}",
        ">>{name}: {words}",
        "- {name}: {words}",
        "{name}:\n{words}\n",
        "**{name}:**\n\n{words}\n",
        "{name}  [{day}]\n{words}\n",
        "[{day}] {name}: {words}",
        "[{day}] {name}\n{words}\n",
        "[10/3/25, {day}] {name}: {words}",
        "{name} — {day}\n{words}\n",
    ],
)
def test_name_without_a_time_of_the_recording(header: str) -> None:
    """The time of day in a chat is no place in a recording."""
    assert turns(written(header)) == UNTIMED


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("1 hour 2 minutes 5 seconds", 3725.0),
        ("1 hora 2 minutos 5 segundos", 3725.0),
        ("2 Minuten 5 Sekunden", 125.0),
        ("2 minutes et 5 secondes", 125.0),
        ("2 minuti e 5 secondi", 125.0),
        ("2 minutes", 120.0),
    ],
)
def test_times_in_words(said: str, seconds: float) -> None:
    text = f"Marta Ruiz   0 seconds\n{GOOD}\n\nJon Vega   {said}\n{GRADED}\n"
    assert turns(text) == [(0.0, "Marta Ruiz", GOOD), (seconds, "Jon Vega", GRADED)]


def test_an_arrow_that_only_marks_a_change_names_nobody() -> None:
    text = f">> {GOOD}\n>> {GRADED}\n>> JON VEGA: {YES}\n>>> {GOOD}\n"
    assert turns(text) == [
        (None, None, GOOD),
        (None, None, GRADED),
        (None, "JON VEGA", YES),
        (None, None, GOOD),
    ]


def test_meet() -> None:
    """A time every five minutes, a label before each turn, lines above and below."""
    lecture = parse_transcript(
        "Biology 101 (2025-03-10 09:00 GMT-5) - Transcript\nAttendees\nMarta Ruiz, Jon Vega\n\n"
        f"Transcript\n00:00:00\n\nMarta Ruiz: {GOOD}\nJon Vega: {GRADED}\n\n"
        f"00:05:02\n\nMarta Ruiz: {YES}\n\nMeeting ended after 00:12:31\n"
        "This editable transcript was computer generated and might contain errors.\n",
        "a.txt",
    )
    assert [(s.speaker, s.text) for s in lecture.segments] == [
        ("Marta Ruiz", GOOD),
        ("Jon Vega", GRADED),
        ("Marta Ruiz", YES),
    ]
    first, second, third = (s.start for s in lecture.segments)
    assert (first, third) == (0.0, 302.0)
    assert second is not None
    assert 0.0 <= second <= 10.0
    assert dropped(lecture) == [
        "Biology 101 (2025-03-10 09:00 GMT-5) - Transcript",
        "Attendees",
        "Marta Ruiz, Jon Vega",
        "Transcript",
        "Meeting ended after 00:12:31",
        "This editable transcript was computer generated and might contain errors.",
    ]


def test_meet_with_many_turns_between_two_times() -> None:
    lines = "".join(
        f"{name}: Sentence {n} of the lesson.\n"
        for n in range(20)
        for name in ("Marta Ruiz", "Jon Vega")
    )
    got = turns(f"Transcript\n00:00:00\n\n{lines}\n00:05:00\n\nJon Vega: Bye.\n")
    assert len(got) == 41
    assert got[-1] == (300.0, "Jon Vega", "Bye.")
    assert {name for _, name, _ in got} == {"Marta Ruiz", "Jon Vega"}


def test_otter() -> None:
    lecture = parse_transcript(
        "Biology 101\nMon, Mar 10, 2025 9:00AM • 1:02:20\n\nSUMMARY KEYWORDS\n"
        "photosynthesis, light, sugar, report\n\nSPEAKERS\nMarta Ruiz, Jon Vega\n\n"
        f"Marta Ruiz  0:03  \n{GOOD} Plants turn light into sugar.\n\n"
        f"Jon Vega  0:31  \n{GRADED}\n\n"
        f"Unknown Speaker  1:02:05  \n{YES}\n\nTranscribed by https://otter.ai\n",
        "a.txt",
    )
    assert [(s.start, s.end, s.speaker, s.text) for s in lecture.segments] == [
        (3.0, 31.0, "Marta Ruiz", f"{GOOD} Plants turn light into sugar."),
        (31.0, 3725.0, "Jon Vega", GRADED),
        (3725.0, 3725.0, "Unknown Speaker", YES),
    ]
    assert dropped(lecture)[-1] == "Transcribed by https://otter.ai"


def test_teams() -> None:
    lecture = parse_transcript(
        "Biology 101-20250310_090000-Meeting Recording\nMarch 10, 2025, 2:00PM\n57m 15s\n\n"
        f"Marta Ruiz started transcription\n\nRuiz, Marta   0:03\n{GOOD}\n\n"
        f"Jon Vega (Guest)   0:31\n{GRADED}\n\nMarta Ruiz stopped transcription\n",
        "a.txt",
    )
    assert [(s.start, s.speaker, s.text) for s in lecture.segments] == [
        (3.0, "Ruiz, Marta", GOOD),
        (31.0, "Jon Vega (Guest)", GRADED),
    ]


def test_teams_of_old() -> None:
    assert turns(
        f"0:0:3.0 --> 0:0:9.140\nMarta Ruiz\n{GOOD}\n\n"
        f"0:0:31.0 --> 0:0:33.0\nJon Vega\n{GRADED}\n\n"
        f"0:1:31.0 --> 0:1:35.0\nMarta Ruiz\n{YES}\n"
    ) == [(3.0, "Marta Ruiz", GOOD), (31.0, "Jon Vega", GRADED), (91.0, "Marta Ruiz", YES)]


def test_what_is_said_before_the_first_header_stays() -> None:
    late = "We begin late today, I am sorry."
    text = f"{late}\n\nMarta Ruiz  0:03\n{GOOD}\n\nJon Vega  0:31\n{YES}\n"
    assert turns(text) == [
        (3.0, None, late),
        (3.0, "Marta Ruiz", GOOD),
        (31.0, "Jon Vega", YES),
    ]


def test_a_long_turn_is_cut_into_pieces_one_can_cite() -> None:
    long = " ".join(f"Sentence number {n} is about light and sugar." for n in range(30))
    got = turns(f"Marta Ruiz  0:03\n{long}\n\nJon Vega  5:00\n{GRADED}\n")
    assert len(got) == 31
    assert {name for _, name, _ in got[:-1]} == {"Marta Ruiz"}
    starts = [start for start, _, _ in got if start is not None]
    assert starts[0] == 3.0
    assert starts == sorted(set(starts))
    assert starts[-1] == 300.0


@pytest.mark.parametrize(
    "text",
    [
        "Nos vemos a las 10:30\nen el aula de siempre.\nY el jueves a las 11:30\nen la otra.",
        "Leemos hoy.\nMateo 5:3 dice esto.\nY luego se explica.\nSeguimos así un buen rato.\n"
        "Lucas 6:20 dice aquello.\nY también se explica.\nCon muchas palabras.\nFin.",
        "El examen: de 10:30 a 11:30.\nTraigan lápiz.",
    ],
)
def test_times_in_running_text_are_text(text: str) -> None:
    lecture = parse_transcript(text, "a.txt")
    assert lecture.speakers == ()
    assert lecture.text.split() == text.split()
