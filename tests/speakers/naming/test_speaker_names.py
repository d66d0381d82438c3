"""Names said, names given, names remembered, and the listing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from speaker_samples import talk

from lectura.errors import ConfigError, UsageError
from lectura.process.installation import installation
from lectura.records.target import beside
from lectura.records.transcript import Transcript
from lectura.speakers.listing import list_speakers
from lectura.speakers.naming.cues import mentions
from lectura.speakers.naming.names_file import (
    load_names,
    name_speakers,
    names_from_options,
    save_names,
    speaker_at,
)
from lectura.speakers.naming.proposals import propose, propose_lecturer

A, B, C = "SPEAKER_00", "SPEAKER_01", "SPEAKER_02"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hola, mi nombre es Laura Gómez de la Torre y vengo", ("self", "Laura Gómez de la Torre")),
        ("Me llamo Íñigo.", ("self", "Íñigo")),
        ("Muchas gracias, profesora Díaz.", ("thanks", "profesora Díaz")),
        ("Adelante, Pedro, cuando quieras", ("next", "Pedro")),
        ("Good morning, I'm Sarah", ("self", "Sarah")),
        ("Over to you, Mr. O'Neil", ("next", "Mr. O'Neil")),
        ("Thank you, Dr. Smith, very clear", ("thanks", "Dr. Smith")),
        ("Meu nome é João da Silva.", ("self", "João da Silva")),
        ("Obrigada, Maria", ("thanks", "Maria")),
        ("Bonjour, je m'appelle Élodie Dupont", ("self", "Élodie Dupont")),
        ("Merci beaucoup, Luc.", ("thanks", "Luc")),
    ],
)
def test_names_in_four_languages(text: str, expected: tuple[str, str]) -> None:
    assert [(m.cue, m.name) for m in mentions(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "My name is not important", "I am American", "Thank you. Next we look at maps",
        "gracias a todos", "soy profesora", "Thanks, Professor", "somos Pedro y yo",
        "merci, Madame",
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert list(mentions(text)) == []


def test_proposals_rest_on_quotes_and_go_to_the_right_speaker() -> None:
    transcript = talk(
        (A, "Buenos días a todos."),
        (A, "Hoy presentan dos grupos."),
        (A, "Adelante, Laura."),
        (B, "Gracias. Mi nombre es Laura Pérez."),
        (B, "Hablo de k-means."),
        (A, "Muchas gracias, Laura. Tiene la palabra Pedro."),
        (C, "Buenas."),
        (A, "Gracias, Pedro."),
    )
    lecturer, *names = propose(transcript)
    assert (lecturer.kind, lecturer.speaker, lecturer.value) == ("role", A, "lecturer")
    assert "62%" in lecturer.reason
    assert propose_lecturer(transcript) == A
    assert [(p.speaker, p.value) for p in names] == [
        (B, "Laura Pérez"), (B, "Laura"), (C, "Pedro"),
    ]  # fmt: skip
    assert names[0].quote == "Gracias. Mi nombre es Laura Pérez."
    assert (names[0].start, names[0].segment) == (15.0, 3)
    assert names[2].quote == "Muchas gracias, Laura. Tiene la palabra Pedro."
    assert all(speaker.name is None for speaker in transcript.speakers)


def test_a_name_cut_by_two_segments_is_found() -> None:
    (_, name) = propose(talk((A, "Hello, my name is"), (A, "Grace Hopper and I")))
    assert (name.value, name.quote) == ("Grace Hopper", "Hello, my name is Grace Hopper and I")


def test_nobody_told_apart_means_no_proposals() -> None:
    assert propose(talk((None, "I am Sarah"))) == ()
    assert list_speakers(Transcript()) == ()


def test_the_listing() -> None:
    items = [(A, f"sentence number {i} of the lecture {'x' * i}") for i in range(9)]
    transcript = talk(*items, (B, "I'm Sarah."), (B, "w " * 200))
    first, second = list_speakers(transcript)
    assert (first.speaker.id, second.speaker.id) == (A, B)
    assert first.share == pytest.approx(9 / 11)
    assert first.seconds == 45.0
    assert [quote.segment for quote in first.quotes] == [2, 5, 8]
    assert first.quotes[0].text == transcript.segments[2].text.strip()
    assert len(second.quotes) == 2
    assert second.quotes[1].text.endswith(" …")
    assert [p.value for p in first.proposals] == ["lecturer"]
    assert [p.value for p in second.proposals] == ["Sarah"]
    named = list_speakers(name_speakers(transcript, {B: "Sara"}))
    assert named[1].proposals == ()


def test_names_are_given_by_label_and_by_time() -> None:
    transcript = talk((A, "one"), (B, "two"), (A, "three"))
    names = names_from_options(transcript, ["speaker_00=Prof. Díaz"], ["0:06=Laura"])
    assert names == {A: "Prof. Díaz", B: "Laura"}
    named = name_speakers(transcript, names)
    assert [s.name for s in named.speakers] == ["Prof. Díaz", "Laura"]
    assert [s.name for s in transcript.speakers] == [None, None]
    again = name_speakers(named, {"laura": "Laura Gómez", A: ""})
    assert [s.name for s in again.speakers] == [None, "Laura Gómez"]
    assert (speaker_at(transcript, 16.5), speaker_at(transcript, 9.9)) == (A, B)


@pytest.mark.parametrize(
    ("by_label", "by_time", "said"),
    [
        (["SPEAKER_07=Laura"], [], "no speaker SPEAKER_07"),
        (["Laura"], [], "names nobody"),
        (["=Laura"], [], "names nobody"),
        ([], ["soon=Laura"], "not a time"),
        ([], ["1:40=Laura"], "1:40"),
    ],
)
def test_who_cannot_be_meant(by_label: list[str], by_time: list[str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        names_from_options(talk((A, "one"), (B, "two")), by_label, by_time)
    assert said in caught.value.message
    assert caught.value.hint
    if "speaker SPEAKER_07" in said or "1:40" in said:
        assert f"{A}, {B}" in caught.value.hint


def test_names_survive_a_rerun_that_changes_the_labels(tmp_path: Path) -> None:
    path = beside(tmp_path / "week 1.mp4").speakers
    assert path.name == "week 1.speakers.json"
    assert load_names(path, talk((A, "one"))) == {}
    before = name_speakers(talk((A, "one"), (B, "two"), (A, "three")), {B: "Zoë"})
    save_names(path, before)
    save_names(path, before)
    swapped = talk((B, "one"), (A, "two"), (B, "three"))
    assert load_names(path, swapped) == {A: "Zoë"}
    assert load_names(path, talk((B, "one"))) == {}, "nobody talks at Zoë's time"


def test_names_of_people_not_found_this_time_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.speakers.json"
    save_names(path, name_speakers(talk((A, "one"), (B, "two")), {A: "Ada", B: "Bea"}))
    save_names(path, name_speakers(talk((A, "one")), {A: "Ada"}))
    assert load_names(path, talk((A, "one"), (B, "two"))) == {A: "Ada", B: "Bea"}


def test_a_hand_written_file_needs_no_times_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.speakers.json"
    content = {"schema_version": 1, "speakers": [{"id": B, "name": "Bea"}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_names(path, talk((A, "one"), (B, "two"))) == {B: "Bea"}
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"x\.speakers\.json"):
        load_names(path, talk((A, "one")))


def test_names_that_a_newer_lectura_wrote_are_neither_read_nor_given_up(tmp_path: Path) -> None:
    path = tmp_path / "x.speakers.json"
    for more in ({}, {"new": 1}):
        record = {"schema_version": 3, "speakers": [{"id": A, "name": "Ada"}], **more}
        path.write_text(json.dumps(record), encoding="utf-8")
        with pytest.raises(ConfigError, match="newer lectura") as caught:
            save_names(path, name_speakers(talk((A, "one")), {A: "Bea"}))
        assert caught.value.hint == installation().upgrade()
        assert json.loads(path.read_text(encoding="utf-8")) == record


def test_one_voice_has_one_name() -> None:
    transcript = talk((A, "one"), (B, "two"))
    with pytest.raises(UsageError) as caught:
        names_from_options(transcript, ["SPEAKER_00=Prof. Díaz"], ["0:01=Laura"])
    assert caught.value.message.startswith("SPEAKER_00 cannot be both Prof. Díaz and Laura")
    assert names_from_options(transcript, ["SPEAKER_00=Díaz"], ["0:01=Díaz"]) == {A: "Díaz"}
