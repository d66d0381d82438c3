"""Captions that show each line again below the next are recognised by doing so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lectura.formats import parse_transcript
from lectura.timeline import format_clock

CHAIN = "good morning today we look at the chain"
RULE = "rule and why it is so useful in practice"
PLEASE = "please hand in the problem set by Friday"
READ = "and read chapter four before class"
SHOWN = [
    ("00:00:00,080 --> 00:00:02,870", (CHAIN,)),
    ("00:00:02,870 --> 00:00:02,880", (CHAIN, " ")),
    ("00:00:02,880 --> 00:00:05,190", (CHAIN, RULE)),
    ("00:00:05,190 --> 00:00:05,200", (RULE, " ")),
    ("00:00:05,200 --> 00:00:08,000", (RULE, PLEASE)),
    ("00:00:08,000 --> 00:00:08,010", (PLEASE, " ")),
    ("00:00:08,010 --> 00:00:11,000", (PLEASE, READ)),
]
ONCE = [(0.08, CHAIN), (2.88, RULE), (5.2, PLEASE), (8.01, READ)]


def rows(text: str, name: str) -> list[tuple[float | None, str]]:
    return [(s.start, s.text) for s in parse_transcript(text, name).segments]


def srt(cues: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    blocks = (f"{n}\n{times}\n" + "\n".join(lines) for n, (times, lines) in enumerate(cues, 1))
    return "\n\n".join(blocks) + "\n"


def test_in_srt() -> None:
    assert rows(srt(SHOWN), "a.srt") == ONCE


def test_with_an_empty_line_behind_the_times() -> None:
    assert rows(srt(SHOWN).replace(f"0\n{CHAIN}", f"0\n\n{CHAIN}"), "a.srt") == ONCE


def test_in_vtt_without_times_of_words() -> None:
    assert rows("WEBVTT\n\n" + srt(SHOWN).replace(",", "."), "a.vtt") == ONCE


def test_in_a_table_and_in_json() -> None:
    cues = [(times[:12].replace(",", "."), " ".join(lines).strip()) for times, lines in SHOWN]
    table = "".join(f"{start}\t{start}\t{text}\n" for start, text in cues)
    assert rows(f"start\tend\ttext\n{table}", "a.tsv") == ONCE
    objects = ",".join(f'{{"start": "{s}", "end": "{s}", "text": "{t}"}}' for s, t in cues)
    assert rows(f'{{"segments": [{objects}]}}', "a.json") == ONCE


def test_in_a_text_with_times() -> None:
    lines = [
        (0.08, CHAIN),
        (3.0, f"{CHAIN} {RULE}"),
        (5.0, f"{RULE} {PLEASE}"),
        (8.0, f"{PLEASE} {READ}"),
    ]
    text = "".join(f"[{format_clock(start)}] {words}\n" for start, words in lines)
    assert rows(text, "a.txt") == [(0.0, CHAIN), (3.0, RULE), (5.0, PLEASE), (8.0, READ)]


def test_captions_that_grow_word_by_word() -> None:
    grown = ["so", "so today we", "so today we look at", "so today we look at the chain"]
    cues = [(f"00:00:0{n},000 --> 00:00:0{n + 1},000", (text,)) for n, text in enumerate(grown, 1)]
    assert rows(srt(cues), "a.srt") == [
        (1.0, "so"),
        (2.0, "today we"),
        (3.0, "look at"),
        (4.0, "the chain"),
    ]


@pytest.mark.parametrize("said", ["Good morning.", "Good morning, how are you today?"])
def test_what_is_really_said_twice_stays(said: str) -> None:
    """A class repeats after its teacher."""
    texts = [said, said, "And you?", "And you?", "Fine, thank you.", "Fine, thank you."]
    cues = [(f"00:00:0{n},000 --> 00:00:0{n},900", (text,)) for n, text in enumerate(texts)]
    assert [text for _, text in rows(srt(cues), "a.srt")] == texts


def test_one_line_carried_over_in_a_long_file_stays() -> None:
    texts = [f"Sentence number {n} of the class." for n in range(20)]
    texts[7] = f"{texts[6]} Again."
    cues = [(f"00:01:{n:02},000 --> 00:01:{n:02},900", (text,)) for n, text in enumerate(texts)]
    assert [text for _, text in rows(srt(cues), "a.srt")] == texts
