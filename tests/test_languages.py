"""The table of languages: each kind of thing that people and programs write finds its code."""

from __future__ import annotations

import doctest

import pytest
from faster_whisper.tokenizer import _LANGUAGE_CODES

from lectura import languages
from lectura.languages import (
    DENSELY_WRITTEN,
    LANGUAGES,
    Language,
    base_of,
    code_of,
    is_right_to_left,
    name_of,
    near,
    tag_of,
)


def test_the_examples_in_the_docstrings() -> None:
    outcome = doctest.testmod(languages)
    assert outcome.failed == 0
    assert outcome.attempted >= 6


def test_what_can_be_heard_has_a_row_and_nothing_else() -> None:
    assert set(LANGUAGES) == set(_LANGUAGE_CODES)
    assert list(LANGUAGES) == sorted(LANGUAGES)
    assert len(LANGUAGES) == 100


def test_each_row_finds_its_own_code_by_code_and_by_name() -> None:
    for code, language in LANGUAGES.items():
        assert language.code == code
        assert (code_of(code), code_of(language.name), code_of(language.name.upper())) == (
            (code,) * 3
        )


def test_no_two_languages_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for code, english, others in languages.ROWS:
        for name in (code, english, *others.split(", ")):
            assert name == name.strip() != ""
            owners.setdefault(name.casefold(), set()).add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_every_language_has_its_code_of_three_letters() -> None:
    threes = {
        code: any(len(n) == 3 and n.isascii() for n in others.split(", "))
        for code, _, others in languages.ROWS
    }
    assert [code for code, has in threes.items() if not has and len(code) == 2] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # codes: ISO 639-1, Whisper's own, ISO 639-2 in both forms, withdrawn ones
        ("es", "es"), ("ES", "es"), ("haw", "haw"), ("yue", "yue"), ("jw", "jw"), ("jv", "jw"),
        ("no", "no"), ("nb", "no"), ("nn", "nn"), ("spa", "es"), ("eng", "en"), ("deu", "de"),
        ("ger", "de"), ("fra", "fr"), ("fre", "fr"), ("zho", "zh"), ("chi", "zh"), ("cmn", "zh"),
        ("mlg", "mg"), ("fil", "tl"), ("iw", "he"), ("in", "id"), ("ji", "yi"), ("mo", "ro"),
        # tags, as in BCP 47 and as in locales
        ("es-CO", "es"), ("es_CO", "es"), ("es-419", "es"), ("pt_BR", "pt"), ("zh-Hans", "zh"),
        ("zh-Hant-TW", "zh"), ("sr-Latn-RS", "sr"), ("EN-us", "en"), ("deu-AT", "de"),
        # names: English, its own, in another language, in capitals, without accents
        ("Spanish", "es"), ("spanish", "es"), ("español", "es"), ("ESPAÑOL", "es"),
        ("espanol", "es"), ("castellano", "es"), ("Castilian", "es"), ("espagnol", "es"),
        ("Deutsch", "de"), ("alemán", "de"), ("Français", "fr"), ("francais", "fr"),
        ("português", "pt"), ("portugués", "pt"), ("italiano", "it"), ("català", "ca"),
        ("Valencian", "ca"), ("galego", "gl"), ("gallego", "gl"), ("euskera", "eu"),
        ("inglés", "en"), ("chino", "zh"), ("Mandarin", "zh"), ("Cantonese", "yue"),
        ("Flemish", "nl"), ("Farsi", "fa"), ("Bangla", "bn"), ("Myanmar", "my"),
        ("Haitian Creole", "ht"), ("haitian  creole", "ht"), ("Haitian_Creole", None),
        ("русский", "ru"), ("РУССКИЙ", "ru"), ("中文", "zh"), ("日本語", "ja"), ("한국어", "ko"),
        ("العربية", "ar"), ("हिन्दी", "hi"), ("ไทย", "th"), ("ʻŌlelo Hawaiʻi", "haw"),
        ("  es  ", "es"), ("\tSpanish\n", "es"),
        # no language
        ("", None), (" ", None), ("-", None), ("xx", None), ("xx-ES", None), ("Klingon", None),
        ("es:CO", None), ("es CO", None), ("es-", None), ("-es", None), ("es--CO", None),
        ("es-abcdefghi", None), ("e", None), ("spanish language", None), ("es, en", None),
    ],
)  # fmt: skip
def test_what_people_write_has_a_code(text: str, code: str | None) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("es", "es"),
        ("Spanish", "es"),
        ("es-CO", "es-CO"),
        ("ES_co", "es-CO"),
        ("es-419", "es-419"),
        ("pt_br", "pt-BR"),
        ("zh-HANS", "zh-Hans"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("iw-IL", "he-IL"),
        ("nb-NO", "no-NO"),
        ("ca-VALENCIA", "ca-valencia"),
        ("de-1996", "de-1996"),
        ("en-gb-OXENDICT", "en-GB-oxendict"),
        (" es-CO ", "es-CO"),
        ("xx-CO", None),
        ("Spanish-CO", None),
        ("", None),
    ],
)
def test_a_tag_keeps_its_script_and_region(text: str, tag: str | None) -> None:
    assert tag_of(text) == tag


@pytest.mark.parametrize(
    ("tag", "base"),
    [
        ("es", "es"),
        ("pt-BR", "pt"),
        ("pt_BR", "pt"),
        ("Spanish", "es"),
        ("iw", "he"),
        ("TLH-Latn", "tlh"),
        ("xx_YY", "xx"),
        (" XX ", "xx"),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_the_language_of_a_tag_that_may_be_unknown(tag: str | None, base: str | None) -> None:
    assert base_of(tag) == base


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("es", "Spanish"),
        ("ES", "Spanish"),
        ("español", "Spanish"),
        ("iw", "Hebrew"),
        ("jw", "Javanese"),
        ("pt-br", "Portuguese (pt-BR)"),
        ("zh_Hans", "Chinese (zh-Hans)"),
        ("tlh", "tlh"),
        (" Klingon ", "Klingon"),
        ("", None),
        (" ", None),
        (None, None),
    ],
)
def test_the_english_name(tag: str | None, name: str | None) -> None:
    assert name_of(tag) == name


def test_a_language_is_shown_with_its_code() -> None:
    assert str(LANGUAGES["es"]) == "Spanish (es)"
    assert LANGUAGES["haw"] == Language("haw", "Hawaiian")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Spansh", ["es"]),
        ("SPANSH", ["es"]),
        ("Spansh-CO", ["es"]),
        ("Spansh_CO", ["es"]),
        ("Grek_Latn_GR", ["el"]),
        ("españl", ["es"]),
        ("Portugese", ["pt"]),
        ("Deutch", ["de", "nl"]),
        ("Englsh", ["en"]),
        ("Mandrin", ["zh"]),
        ("Grek", ["el"]),
        ("Thia", ["th"]),
        ("Castelano", ["es", "ca"]),
        ("Klingon", []),
        ("xx", []),
        ("spn", []),
        ("", []),
    ],
)
def test_what_may_have_been_meant(text: str, codes: list[str]) -> None:
    assert [language.code for language in near(text)] == codes


def test_at_most_three_are_named() -> None:
    assert len(near("norwegian bokma nynorsk")) <= 3
    assert len(near("arabi")) == len({language.code for language in near("arabi")}) <= 3


def test_languages_written_with_few_characters_for_a_word() -> None:
    assert sorted(DENSELY_WRITTEN) == ["bo", "ja", "km", "ko", "lo", "my", "th", "yue", "zh"]
    assert set(LANGUAGES) >= DENSELY_WRITTEN


def test_no_name_of_the_table_is_lost_unnoticed() -> None:
    names = [name for row in languages.ROWS for name in (row[0], row[1], *row[2].split(", "))]
    assert len(names) == 527
    assert not [name for name in names if "XX" in name]


@pytest.mark.parametrize(
    ("tag", "leftwards"),
    [("ar", True), ("he-IL", True), ("iw", True), ("Farsi", True), ("ur", True), ("es", False),
     ("az", False), ("", False), (None, False)],
)  # fmt: skip
def test_which_languages_are_written_from_right_to_left(tag: str | None, leftwards: bool) -> None:
    assert is_right_to_left(tag) is leftwards
