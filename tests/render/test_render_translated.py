"""What quotes are in another language: taken from the cues in which their words were said."""

from __future__ import annotations

import doctest

import pytest

from lectura.records.notes import (
    Citation,
    KeyPoint,
    MadeBy,
    Notes,
    NotesSource,
    Question,
    Topic,
)
from lectura.records.translation import (
    TranslatedCue,
    Translation,
    TranslationMadeBy,
    TranslationSource,
)
from lectura.render import RenderOptions, render_notes, translated
from lectura.render.translated import Piece, TranslatedQuotes, in_order_for


def translation(*rows: tuple[int, str, str], language: str = "en") -> Translation:
    """Of rows: the segment, what was said, its text; a text that begins with ``!`` is a doubt."""
    return Translation(
        language=language,
        source=TranslationSource(name="clase", transcript_sha256=""),
        cues=tuple(
            TranslatedCue(
                cue=place,
                segment=segment,
                said=said,
                text=said if text.startswith("!") else text,
                doubt=text[1:] if text.startswith("!") else None,
            )
            for place, (segment, said, text) in enumerate(rows)
        ),
        made_by=TranslationMadeBy(lectura="0"),
    )


LECTURE = translation(
    (0, "Bueno. El examen es", "Well. The exam is"),
    (0, "el quince de marzo.", "on March 15."),
    (1, "Traigan el cuaderno, por favor.", "Bring the notebook, please."),
    (2, "La red aprende.", "!it is empty"),
    (2, "Y la capa suma.", "And the layer adds."),
)


def said(quote: str, *ids: int) -> Citation:
    return Citation(segment_ids=ids, quote=quote)


@pytest.mark.parametrize(
    ("citation", "pieces"),
    [
        (said("El examen es el quince de marzo.", 0), [Piece("The exam is on March 15.")]),
        (said("el QUINCE de marzo", 0), [Piece("on March 15.")]),
        (
            said("de marzo. Traigan el cuaderno", 0, 1),
            [Piece("on March 15. Bring the notebook, please.")],
        ),
        (said("La red aprende.", 2), [Piece("La red aprende.", False)]),
        (
            said("La red aprende. Y la capa suma.", 2),
            [Piece("La red aprende.", False), Piece("And the layer adds.")],
        ),
        (said("El examen es el dieciséis de marzo.", 0), []),
        (said("El examen es el quince de marzo.", 1), []),
        (said("el quince de marzo", 7), []),
        (said("", 0), []),
        (said("…", 0), []),
    ],
    ids=[
        "without the sentence before it",
        "a part of it",
        "over two segments",
        "kept as said",
        "in part kept as said",
        "corrected since",
        "in another segment",
        "of no segment that is there",
        "no quote",
        "no words",
    ],
)
def test_the_cues_in_which_a_quote_was_said(citation: Citation, pieces: list[Piece]) -> None:
    assert list(TranslatedQuotes(LECTURE).of(citation)) == pieces


def test_a_quote_that_is_in_that_language_already_has_none() -> None:
    found = TranslatedQuotes(translation((0, "The exam is hard.", "The exam is hard.")))
    assert found.of(said("The exam is hard.", 0)) == ()


def test_scripts_without_spaces_and_other_digits() -> None:
    found = TranslatedQuotes(translation((0, "今天学习", "Today we study"), (0, "网络。", "nets.")))
    assert found.of(said("学习网络", 0)) == (Piece("Today we study nets."),)


def test_the_translation_into_the_language_of_the_notes_comes_first() -> None:
    found = [translation(language=tag) for tag in ("pt-BR", "en", "fr")]
    assert [one.language for one in in_order_for(found, "pt")] == ["pt-BR", "en", "fr"]
    assert [one.language for one in in_order_for(found, "es")] == ["en", "fr", "pt-BR"]
    assert [one.language for one in in_order_for(found, None)] == ["en", "fr", "pt-BR"]


def notes(*points: KeyPoint, questions: tuple[Question, ...] = ()) -> Notes:
    return Notes(
        title="Class",
        language="en",
        source=NotesSource(name="clase.wav"),
        topics=(Topic(title="Exam", key_points=points),),
        questions=questions,
        overlooked=(said("Traigan el cuaderno, por favor.", 1),),
        made_by=MadeBy(engine="llm", lectura="0"),
    )


def markdown(found: Notes, translation: Translation | None = LECTURE) -> str:
    return render_notes(found, "md", RenderOptions(translation=translation))


def test_under_a_quote_stands_its_translation() -> None:
    point = KeyPoint(statement="There is an exam.", citations=(said("el quince de marzo.", 0),))
    assert (
        "- **There is an exam.**\n  > el quince de marzo.\n  >\n"
        "  > *Translation:* on March 15.\n" in markdown(notes(point))
    )


def test_under_a_record_in_the_words_of_the_lecture_too() -> None:
    point = KeyPoint(
        statement="Traigan el cuaderno, por favor.",
        citations=(said("Traigan el cuaderno, por favor.", 1),),
    )
    page = markdown(notes(point))
    assert "Traigan el cuaderno, por favor.\n  > *Translation:* Bring the notebook, please." in page


def test_what_has_no_translation_is_marked() -> None:
    none = KeyPoint(statement="It learns.", citations=(said("La red aprende.", 2),))
    some = KeyPoint(statement="It adds.", citations=(said("La red aprende. Y la capa suma.", 2),))
    page = markdown(notes(none, some))
    assert "  > La red aprende.\n  >\n  > *Translation:* ⚠ not translated\n" in page
    assert (
        "  > *Translation:* “La red aprende.” And the layer adds. (⚠ in part not translated)\n"
        in page
    )


def test_an_answer_and_what_was_overlooked() -> None:
    question = Question(
        question="When?",
        answer="In March.",
        citations=(said("El examen es", 0), said("el quince de marzo.", 0)),
    )
    page = markdown(notes(questions=(question,)))
    assert (
        "  > El examen es\n  >\n  > *Translation:* The exam is\n  >\n"
        "  > el quince de marzo.\n  >\n  > *Translation:* on March 15." in page
    )
    assert (
        "- “Traigan el cuaderno, por favor.”\n  > *Translation:* Bring the notebook, please."
        in page
    )


def test_without_a_translation_the_page_is_as_it_was() -> None:
    point = KeyPoint(statement="There is an exam.", citations=(said("el quince de marzo.", 0),))
    found = notes(point)
    assert "Translation" not in markdown(found, None)
    assert render_notes(found, "json", RenderOptions(translation=LECTURE)) == render_notes(
        found, "json"
    )


def test_nothing_in_a_translation_becomes_markup() -> None:
    hostile = translation((0, "Hola a todos.", "> # <b>Hi</b> [x](javascript:1)"))
    point = KeyPoint(statement="Hi.", citations=(said("Hola a todos.", 0),))
    page = markdown(notes(point), hostile)
    assert r"*Translation:* \> \# &lt;b>Hi&lt;/b> \[x\](javascript:1)" in page


def test_examples() -> None:
    assert doctest.testmod(translated).attempted
    assert not doctest.testmod(translated).failed
