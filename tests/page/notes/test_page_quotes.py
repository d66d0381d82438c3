"""Quotes on the page, with what they are in each other language."""

from __future__ import annotations

from page_samples import Element, tree_of

from lectura.page.notes.writer import Writer
from lectura.page.wording import Words
from lectura.records.notes import Citation
from lectura.records.translation import (
    TranslatedCue,
    Translation,
    TranslationMadeBy,
    TranslationSource,
)
from lectura.render.translated import TranslatedQuotes


def quotes_in(language: str, *texts: str | None) -> TranslatedQuotes:
    """A translation of "La red <aprende>." and "Y suma."; None is kept as said."""
    said = ("La red <aprende>.", "Y suma.")
    cues = tuple(
        TranslatedCue(
            cue=place,
            segment=0,
            said=words,
            text=words if text is None else text,
            doubt="it is empty" if text is None else None,
        )
        for place, (words, text) in enumerate(zip(said, texts, strict=True))
    )
    return TranslatedQuotes(
        Translation(
            language=language,
            source=TranslationSource(name="clase", transcript_sha256=""),
            cues=cues,
            made_by=TranslationMadeBy(lectura="0"),
        )
    )


QUOTE = (Citation(segment_ids=(0,), quote="La red <aprende>. Y suma."),)


def written(*translations: TranslatedQuotes, told: str = "It learns.") -> Element:
    writer = Writer(Words("en", "es"), "Class", True, translations)
    return tree_of(writer.quotes(QUOTE, told))


def test_the_translation_stands_under_its_quote_with_its_language() -> None:
    made = written(quotes_in("pt-BR", "A rede <aprende>.", "E soma."))
    quote, text = made.children
    assert isinstance(quote, Element)
    assert isinstance(text, Element)
    assert (quote.name, quote.attributes["lang"]) == ("blockquote", "es")
    assert text.attributes == {
        "class": "translated", "data-in": "pt-BR", "lang": "pt", "dir": "ltr",
    }  # fmt: skip
    assert text.text == "Translation: A rede <aprende>. E soma."
    assert text.one("b").attributes["lang"] == "en"


def test_of_several_all_but_the_first_are_hidden() -> None:
    made = written(quotes_in("en", "The net learns.", "It adds."), quotes_in("ar", "أ.", "ب."))
    english, arabic = made.all("p")
    assert "hidden" not in english.attributes
    assert "hidden" in arabic.attributes
    assert arabic.attributes["dir"] == "rtl"


def test_what_was_kept_as_said_is_marked_and_in_its_own_language() -> None:
    part = written(quotes_in("en", None, "It adds.")).one("p")
    doubtful = part.one("span", class_="doubtful")
    assert (doubtful.text, doubtful.attributes["lang"]) == ("La red <aprende>.", "es")
    assert part.text == "Translation: La red <aprende>. (not translated) It adds."
    assert written(quotes_in("en", None, None)).one("p").text == "Translation: not translated"


def test_a_record_in_the_words_of_the_lecture_has_its_translation_alone() -> None:
    made = written(quotes_in("en", "The net learns.", "It adds."), told="La red <aprende>. Y suma.")
    assert made.all("blockquote") == []
    assert made.one("p").text == "Translation: The net learns. It adds."


def test_without_a_translation_nothing_stands_there() -> None:
    assert [one.name for one in written().walk()] == ["blockquote"]
