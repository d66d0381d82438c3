from __future__ import annotations

from pathlib import Path

import pytest
from format_samples import dialogue, reference, segment, transcript

from lectura.errors import TranscriptError
from lectura.formats.txt import read, write
from lectura.records.transcript import Speaker, Transcript


def test_a_turn_is_a_paragraph_with_its_name() -> None:
    assert write(dialogue()) == (
        "Prof. Díaz: Buenos días, hoy vemos k-means.\n"
        "\n"
        "Laura: ¿Y cómo se elige k?\n"
        "\n"
        "Prof. Díaz: Con el método del codo, por ejemplo.\n"
        "\n"
        "?: No se oye bien.\n"
    )


def test_names_are_read_back() -> None:
    back = read(write(dialogue()))
    assert [s.speaker for s in back.segments] == ["Prof. Díaz", "Laura", "Prof. Díaz", None]
    assert back.speakers == (Speaker(id="Prof. Díaz"), Speaker(id="Laura"))
    assert back.text == dialogue().text


def test_without_speakers_segments_flow_and_a_long_pause_parts_paragraphs() -> None:
    sentence = "Esta frase tiene unas cuantas palabras para que el párrafo no sea diminuto."
    first = [segment(i * 5.0, i * 5.0 + 4.9, sentence) for i in range(4)]
    later = [segment(60.0 + i * 5, 64.9 + i * 5, sentence) for i in range(2)]
    assert write(transcript(*first, *later)) == (
        " ".join([sentence] * 4) + "\n\n" + " ".join([sentence] * 2) + "\n"
    )


def test_a_long_monologue_is_parted_at_ends_of_sentences(shared: Path) -> None:
    whole = reference(shared, "printing-lecture").text.rstrip(",.") + "."
    sentences = [f"{part}." for part in whole[:-1].split(". ")]
    paragraphs = write(transcript(*(segment(None, None, s) for s in sentences))).split("\n\n")
    assert len(paragraphs) >= 4
    assert all(paragraph.rstrip().endswith(".") for paragraph in paragraphs)
    assert max(map(len, paragraphs)) < 1500
    assert " ".join(" ".join(paragraphs).split()) == whole


def test_speech_without_punctuation_is_parted_too() -> None:
    lecture = transcript(
        *(segment(i * 3.0, i * 3.0 + 3, "y entonces vemos que") for i in range(300))
    )
    paragraphs = write(lecture).split("\n\n")
    assert max(map(len, paragraphs)) < 1300


def test_one_endless_line_becomes_pieces_one_can_cite(shared: Path) -> None:
    text = (shared / "transcripts/clase-aprendizaje-profundo.txt").read_text(encoding="utf-8")
    lecture = read(" ".join(text.split()))
    assert [s.id for s in lecture.segments] == list(range(len(lecture.segments)))
    assert 150 <= len(lecture.segments) <= 500
    assert max(len(s.text) for s in lecture.segments) <= 300
    assert all(s.start is None and s.end is None and s.speaker is None for s in lecture.segments)
    assert lecture.text.split() == text.split()


def test_unpunctuated_words_are_cut_between_words() -> None:
    text = "ahora vamos a ver la tarea que queda para el martes y luego otra cosa " * 40
    lecture = read(text)
    assert len(lecture.segments) >= 10
    assert lecture.text.split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "[00:12.500] Hola.\n[12:40] ¿Qué tal?\n[1:02:03] Adiós.\n",
        "00:12.500 Hola.\n12:40 ¿Qué tal?\n1:02:03 Adiós.\n",
        "0:12.5\nHola.\n12:40\n¿Qué tal?\n1:02:03\nAdiós.\n",
    ],
)
def test_times_at_the_start_of_lines_are_kept(text: str) -> None:
    lecture = read(text)
    assert [(s.start, s.end, s.text) for s in lecture.segments] == [
        (12.5, 760.0, "Hola."),
        (760.0, 3723.0, "¿Qué tal?"),
        (3723.0, 3723.0, "Adiós."),
    ]


def test_the_console_output_of_whisper_is_read() -> None:
    lecture = read(
        "[00:00.000 --> 00:04.500]  Buenos días.\n[00:04.500 --> 01:00:09.000]  Laura: Hola.\n"
    )
    assert [(s.start, s.end, s.text) for s in lecture.segments] == [
        (0.0, 4.5, "Buenos días."),
        (4.5, 3609.0, "Laura: Hola."),
    ]


def test_one_time_in_running_text_is_text() -> None:
    lecture = read("La clase empieza a las\n10:30 de la mañana.\nNos vemos.")
    assert lecture.text == "La clase empieza a las 10:30 de la mañana. Nos vemos."


def test_a_dialogue_typed_line_by_line() -> None:
    lecture = read("Ana: hola a todos\nseguimos\nPedro Gil: buenas\nAna: listo")
    assert [(s.speaker, s.text) for s in lecture.segments] == [
        ("Ana", "hola a todos seguimos"),
        ("Pedro Gil", "buenas"),
        ("Ana", "listo"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Redes neuronales: una introducción. Hoy empezamos.",
        "Nota: la clase es virtual.\n\nEjemplo: k-means.",
        "Hoy vemos esto.\n\nImportante: traer el cuaderno.\n\nTarea: leer.",
    ],
)
def test_a_colon_alone_makes_no_speaker(text: str) -> None:
    lecture = read(text)
    assert lecture.speakers == ()
    assert lecture.text.split() == text.split()


@pytest.mark.parametrize("name", ["Laura", "SPEAKER_00", "Prof. Díaz", "s0", "Hablante 2"])
def test_one_speaker_alone_is_read_back(name: str) -> None:
    alone = transcript(segment(0, 2, "Hola a todos.", speaker=name))
    assert read(write(alone)).segments[0].speaker == name


def test_an_empty_transcript_is_an_empty_text() -> None:
    assert write(Transcript()) == ""
    assert read("") == Transcript()


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(TranscriptError, match="no words"):
        read("... --- !!!\n")


def test_a_label_of_a_turn_in_which_nothing_was_said_names_no_other_turn() -> None:
    text = "Ana: Buenos días.\nLuis: \nEva: ¿Se califica?\nLuis: Sí.\n\nAna:\n\nAdiós."
    heard = [(segment.speaker, segment.text) for segment in read(text).segments]
    assert heard == [
        ("Ana", "Buenos días."),
        ("Eva", "¿Se califica?"),
        ("Luis", "Sí."),
        ("Ana", "Adiós."),
    ]
    one = read("Ana: Buenos días.\nLuis: Sí.\nAna:").segments
    assert [(segment.speaker, segment.text) for segment in one] == [
        ("Ana", "Buenos días."),
        ("Luis", "Sí."),
    ]
