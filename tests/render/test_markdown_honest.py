"""The page says what a model wrote in its own words, and no more than was looked up."""

from __future__ import annotations

import pytest
from notes_samples import full_notes, keyless_notes

from lectura.records.grounding import Grounding
from lectura.records.notes import (
    ChunkCoverage,
    Citation,
    Coverage,
    KeyPoint,
    Notes,
    Term,
    Topic,
)
from lectura.render import RenderOptions, render_notes
from lectura.render.languages import WORDINGS


def page(notes: Notes, **changes: object) -> str:
    return render_notes(notes.model_copy(update=changes), "md", RenderOptions())


@pytest.mark.parametrize("language", WORDINGS)
def test_notes_of_a_model_say_first_that_the_words_are_its_own(language: str) -> None:
    text = page(full_notes(), language=language)
    head = text.split("\n## ")[0]
    assert f"> {WORDINGS[language].composed}" in head
    assert WORDINGS[language].composed not in page(keyless_notes(), language=language)


def test_in_spanish() -> None:
    assert page(full_notes()).split("\n")[6] == (
        "> Un modelo de lenguaje escribió estas notas con sus propias palabras, también el "
        "resumen; solo las citas se buscaron en la transcripción."
    )


def test_how_many_quotes_were_found_and_how_is_one_line() -> None:
    looked_up = Grounding(found=71, repaired=4, asked_again=1, set_aside=2)
    text = page(full_notes(), grounding=looked_up)
    assert (
        "- Citas buscadas en la transcripción: halladas palabra por palabra, 71; con otra grafía "
        "o en otro lugar, 4; solo tras volver a preguntar, 1; no halladas y apartadas en el JSON, "
        "2. Las afirmaciones mismas no se comprobaron.\n"
    ) in text
    assert "99.9 %" not in text
    assert "sin respaldo" not in text


@pytest.mark.parametrize("language", WORDINGS)
def test_that_line_has_its_four_figures_in_every_language(language: str) -> None:
    looked_up = Grounding(found=1071, repaired=1004, asked_again=1001, set_aside=1002)
    text = page(full_notes(), grounding=looked_up, language=language)
    (line,) = [line for line in text.split("\n") if "1071" in line]
    assert all(line.count(figure) == 1 for figure in ("1071", "1004", "1001", "1002"))
    assert "{" not in text


UNREAD = Coverage(
    chunks=(
        ChunkCoverage(index=0, first_segment=0, last_segment=5, characters=400, state="seen"),
        ChunkCoverage(index=1, first_segment=6, last_segment=9, characters=150, state="failed"),
        ChunkCoverage(index=2, first_segment=6, last_segment=9, characters=150, state="skipped"),
        ChunkCoverage(index=3, first_segment=6, last_segment=9, characters=300, state="seen"),
    ),
    character_percent=70.0,
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "No se leyó: del 40 al 70 % de la clase."),
        ("en", "Not read: from 40 to 70 % of the class."),
        ("ca", "No s’ha llegit: del 40 al 70 % de la classe."),
        ("de", "Nicht gelesen: von 40 bis 70 % der Stunde."),
        ("fr", "Non lu : de 40 à 70 % du cours."),
        ("it", "Non letto: dal 40 al 70 % della lezione."),
        ("pt", "Não foi lido: de 40 a 70 % da aula."),
    ],
)
def test_what_was_not_read_is_told_without_times_too(language: str, words: str) -> None:
    reason = "Not in these notes (failed): segments 6–9. The server hung up."
    text = page(full_notes(), language=language, coverage=UNREAD, warnings=(reason,))
    assert text.split("\n")[4] == f"**⚠ {WORDINGS[language].partial}** {words}"
    assert text.count(words) == 1
    assert text.count("hung up") == 1


@pytest.mark.parametrize("language", WORDINGS)
def test_another_reason_is_given_once_at_the_end(language: str) -> None:
    text = page(
        full_notes(), language=language, coverage=Coverage(), warnings=("The file is cut off.",)
    )
    wording = WORDINGS[language]
    assert text.split("\n")[4] == f"**⚠ {wording.partial}** {wording.reasons}"
    assert text.count("The file is cut off.") == 1
    assert text.rstrip().endswith("The file is cut off.")


def test_a_stretch_with_times_is_named_once() -> None:
    assert page(full_notes()).count("30:00–33:20") == 1


def at(*shares: float) -> tuple[Citation, ...]:
    return tuple(Citation(segment_ids=(1,), share=s, quote=f"words at {s}") for s in shares)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("es", "al 35 % de la clase", "al 41 %"),
        ("en", "35 % into the class", "at 41 %"),
        ("ca", "al 35 % de la classe", "al 41 %"),
        ("de", "bei 35 % der Stunde", "bei 41 %"),
        ("fr", "à 35 % du cours", "à 41 %"),
        ("it", "al 35 % della lezione", "al 41 %"),
        ("pt", "a 35 % da aula", "a 41 %"),
    ],
)
def test_without_times_a_position_is_shown(language: str, long: str, short: str) -> None:
    topic = Topic(
        title="Roots",
        key_points=(
            # Said at 41.9 % first: rounded down, as times are.
            KeyPoint(statement="Roots hold.", citations=at(0.419, 0.9)),
            KeyPoint(statement="Roots drink.", essential=True, citations=at(0.3571)),
        ),
    )
    term = Term(term="root", citations=at(0.419))
    text = page(full_notes(), language=language, topics=(topic,), terms=(term,))
    assert f"### Roots · {long}\n" in text
    assert f"- **Roots hold.** ({short})\n" in text
    assert f"- **Roots drink.** ({long})\n" in text
    assert f"- **root** ({short})\n" in text
