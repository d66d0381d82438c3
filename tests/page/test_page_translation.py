"""The page in two languages: each paragraph beside its translation, where it is of its words."""

from __future__ import annotations

from page_samples import tree_of

from lectura.page.lines import spoken
from lectura.page.player import search_of
from lectura.page.transcript import transcript_of
from lectura.page.wording import Words
from lectura.records.transcript import Segment, Transcript
from lectura.records.translation import (
    TranslatedCue,
    Translation,
    TranslationMadeBy,
    TranslationSource,
)

SAID = ("La red aprende de ejemplos.", "Y la capa <suma>.")


def translation(language: str, *texts: str) -> Translation:
    cues = tuple(
        TranslatedCue(cue=index, segment=index, said=said, text=text)
        for index, (said, text) in enumerate(zip(SAID, texts, strict=True))
    )
    return Translation(
        language=language,
        source=TranslationSource(name="clase", transcript_sha256="", language="es"),
        cues=cues,
        made_by=TranslationMadeBy(lectura="0"),
    )


def page_of(*found: Translation, said: tuple[str, ...] = SAID) -> str:
    segments = tuple(
        Segment(id=index, start=index * 2.0, end=index * 2.0 + 1.5, text=text)
        for index, text in enumerate(said)
    )
    transcript = Transcript(language="es", duration=4.0, segments=segments)
    return str(transcript_of(spoken(transcript), Words(None, "es"), found))


def test_the_translation_stands_beside_its_paragraph_with_its_language() -> None:
    page = page_of(translation("en", "The net learns.", "And the layer <adds>."))
    assert '<div class="turn both">' in page
    assert (
        '<p class="other" data-in="en" lang="en" dir="ltr">'
        "The net learns. And the layer &lt;adds&gt;.</p>" in page
    )


def test_from_right_to_left() -> None:
    page = page_of(translation("ar", "تتعلم الشبكة.", "والطبقة تجمع."))
    assert (
        '<p class="other" data-in="ar" lang="ar" dir="rtl">تتعلم الشبكة. والطبقة تجمع.</p>' in page
    )


def test_a_translation_of_other_words_is_not_shown() -> None:
    page = page_of(
        translation("en", "The net learns.", "The layer adds."), said=("Otra cosa.", SAID[1])
    )
    assert "The net learns." not in page
    assert "The layer adds." in page


def test_without_one_the_page_is_as_it_was() -> None:
    assert "both" not in page_of()


def test_of_several_the_first_is_shown_and_the_others_wait_to_be_chosen() -> None:
    page = page_of(
        translation("en", "The net learns.", "The layer adds."),
        translation("fr", "Le réseau apprend.", "La couche ajoute."),
    )
    assert '<p class="other" data-in="en" lang="en" dir="ltr">The net' in page
    assert '<p class="other" data-in="fr" lang="fr" dir="ltr" hidden>Le réseau' in page


def test_the_menu_offers_each_and_none() -> None:
    found = (translation("en", "a", "b"), translation("pt-BR", "c", "d"))
    transcript = Transcript(language="es", segments=(Segment(id=0, start=0, end=1, text="a"),))
    menu = tree_of(search_of(spoken(transcript), Words("en", "es"), found)).one(id="translation")
    assert [(one.attributes["value"], one.text) for one in menu.all("option")] == [
        ("", "No translation"),
        ("en", "English"),
        ("pt-BR", "Portuguese (pt-BR)"),
    ]
    chosen = [one for one in menu.all("option") if "selected" in one.attributes]
    assert [one.attributes["value"] for one in chosen] == ["en"]
    assert "translation" not in str(search_of(spoken(transcript), Words("en", "es")))


def test_what_was_kept_as_said_is_marked() -> None:
    found = translation("en", "The net learns.", SAID[1])
    cues = (found.cues[0], found.cues[1].model_copy(update={"doubt": "it is empty"}))
    assert (
        '<p class="other" data-in="en" lang="en" dir="ltr">The net learns. '
        '<span class="doubtful" title="sin traducir" lang="es" dir="ltr">Y la capa &lt;suma&gt;.'
        "</span></p>" in page_of(found.model_copy(update={"cues": cues}))
    )
