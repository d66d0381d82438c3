"""Scripts without spaces, the pieces a text is cut into, and words as they are compared."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest

from lectura.text import (
    MARKS,
    UNSPACED_WORD,
    ends_phrase,
    folded,
    folded_in_place,
    folded_words,
    is_unspaced,
    joins_without_space,
    unit_spans,
    units,
    unmarked,
    word_count,
)
from script_samples import CLOSED_UP, SENTENCES, WITHOUT_SPACES, joined

UNSPACED = {
    "Han": "一中鿿㐀䶿豈𠀀々〇",
    "kana": "ぁあんァアンヿㇰｱﾟ",
    "bopomofo": "ㄅㄯㆠ",
    "punctuation": "、。「」！？：；（）．～",
    "Thai": "กๆ๙",
    "Lao": "ກໆ໙",
    "Tibetan": "ཀ་།",
    "Burmese": "ကာ။",
    "Khmer": "កា។",
}
SPACED = "aZñ1_. ßяΩעعहকதಕ한ㄱሀԱა-Ａｚ１😀\u0dff\u0300"


@pytest.mark.parametrize(("script", "characters"), UNSPACED.items())
def test_scripts_without_spaces(script: str, characters: str) -> None:
    assert [c for c in characters if not is_unspaced(c)] == []


def test_scripts_with_spaces() -> None:
    assert [c for c in SPACED if is_unspaced(c)] == []


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("你好", "明天", True),
        ("你好。", "明天", True),
        ("です", "カタ", True),
        ("你好", "（注）", True),
        ("你好", "abc", False),
        ("abc", "你好", False),
        ("한국", "말", False),
        ("สวัสดี", "วันนี้", False),
        ("ខ្មែរ", "ខ្មែរ", False),
        ("", "你", False),
        ("你", "", False),
        ("", "", False),
        ("你 ", "好", False),
    ],
)
def test_where_texts_meet_without_a_space(before: str, after: str, joins: bool) -> None:
    assert joins_without_space(before, after) is joins


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("สวัสดี", " วันนี้", True),
        ("สวัสดี", "วันนี้", False),
        ("ខ្មែរ", " ខ", True),
        ("你", " 好", True),
        ("good", " morning", False),
        ("", " a", False),
        ("ไทย", "", False),
    ],
)
def test_where_a_space_ends_a_phrase(before: str, after: str, ends: bool) -> None:
    assert ends_phrase(before, after) is ends


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("", []),
        ("  ", []),
        ("one", ["one"]),
        (" one\n two, (three)  ", [" one", "\n two,", " (three)"]),
        ("it’s k-means", ["it’s", " k-means"]),
        ("한국어 말", ["한국어", " 말"]),
        ("हिन्दी में", ["हिन्दी", " में"]),
        ("你好", ["你", "好"]),
        ("你好。明天！", ["你", "好。", "明", "天！"]),
        ("「你好」他", ["「你", "好」", "他"]),
        ("他“你好”", ["他", "“你", "好”"]),
        ("AI技术2024年a", ["AI", "技", "术", "2024", "年", "a"]),
        ("Hello（世界）", ["Hello", "（世", "界）"]),
        ("(世)", ["(世)"]),
        ("好,Hello", ["好,", "Hello"]),
        ("きゃっちコーヒー", ["きゃっ", "ち", "コー", "ヒー"]),
        ("人々", ["人々"]),
        ("か\u3099き", ["か\u3099", "き"]),
        ("ทำไมเราเก่งๆ", ["ทำ", "ไม", "เรา", "เก่", "งๆ"]),
        ("ນ້ຳໄປ", ["ນ້ຳ", "ໄປ"]),
        ("ខ្មែរ។", ["ខ្មែ", "រ។"]),
        ("မြန်မာစက္ကူ။", ["မြန်", "မာ", "စက္ကူ။"]),
        ("ခန့်မှန်း", ["ခန့်", "မှန်း"]),
        ("བོད་སྐད།", ["བོད་", "སྐད།"]),
        ("ไทย คำ", ["ไท", "ย", " คำ"]),
    ],
)
def test_the_smallest_pieces_of_a_text(words: str, pieces: list[str]) -> None:
    assert units(words) == pieces


@pytest.mark.parametrize("words", [*WITHOUT_SPACES.values(), *map(joined, SENTENCES), " a 你 b "])
def test_pieces_lose_nothing_and_begin_with_a_character(words: str) -> None:
    spans = list(unit_spans(words))
    assert "".join(words[start:end] for start, end in spans) == "".join(words.split())
    for (_, end), (start, _) in pairwise(spans):
        assert words[end:start].strip() == ""
    for start, _ in spans:
        assert unicodedata.category(words[start])[0] not in "MZ"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 0),
        (" ", 0),
        ("one", 1),
        ("one two — three", 4),
        ("k-means isn’t", 2),
        ("你", 1),
        ("你好", 1),
        ("你好吗", 2),
        ("我们今天学习。", 3),
        ("AI技术", 2),
        ("AI技术 is 好", 4),
        ("。", 1),
        ("한국어 말", 2),
        ("हिन्दी में पाठ", 3),
        ("ทำไมเรา", 2),
        ("ภาษาไทย คำ", 3),
        ("မြန်မာစာ", 2),
        ("བོད་སྐད་", 1),
    ],
)
def test_words_are_counted(words: str, count: int) -> None:
    assert word_count(words) == count


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ações é Ñandú", "Acoes e Nandu"),
        (unicodedata.normalize("NFD", "evaluación"), "evaluacion"),
        ("ﬁnal 2ª", "final 2a"),
        ("Straße", "Straße"),
        ("ά й ç ạ", "α и c a"),
        ("שָׁלוֹם عِلْم", "שלום علم"),
        ("ดู ด้วย", "ดู ด้วย"),
        ("བོད", "བོད"),
        ("हिन्दी", "हिन्दी"),
        ("か\u3099", "か\u3099"),
        ("", ""),
    ],
)
def test_marks_are_left_out_and_case_stays(written: str, plain: str) -> None:
    assert unmarked(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("El niño: K-Means!", "el nino k means"),
        ("¡Sí,  Señor!\tok", "si senor ok"),
        ("it’s 3.5", "it s 3 5"),
        ("Straße ǅ", "strasse dz"),
        ("snake_case", "snake case"),
        ("한국어 말", "한국어 말"),
        ("हिन्दी, पाठ।", "हिन्दी पाठ"),
        ("你好。明天", "你好 明天"),
        ("…", ""),
    ],
)
def test_words_as_they_are_compared(written: str, plain: str) -> None:
    assert folded(written) == plain


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("El niño, K-Means", ("el", "nino", "k", "means")),
        ("机器学习 ML2", ("机", "器", "学", "习", "ml2")),
        ("カタ", ("カ", "タ")),
        ("ไทย", ("ไ", "ท", "ย")),
        ("བོད་སྐད", ("བོད", "སྐད")),
        ("한국어", ("한국어",)),
        ("", ()),
    ],
)
def test_characters_without_spaces_are_words_when_compared(
    written: str, words: tuple[str, ...]
) -> None:
    assert folded_words(written) == words


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Año ’ ß É", "ano ' ß e"),
        ("ﬁ ½ İ", "f 1 i"),
        ("e\u0301", "e\u0301"),
        ("你好。A", "你好。a"),
        ("", ""),
    ],
)
def test_folded_in_place_keeps_the_length(written: str, plain: str) -> None:
    assert folded_in_place(written) == plain
    assert len(plain) == len(written)


def test_combining_marks_are_those_that_whisper_may_write() -> None:
    assert set("\u0301\u093e\u094d\u0e31\u0e48\u103a\u17d2\u0f72\u3099\ua9b3") <= set(MARKS)
    assert not set("aกक。 ་") & set(MARKS)
    assert all(unicodedata.category(mark)[0] == "M" for mark in MARKS)


def test_the_samples_cover_both_ways_to_join() -> None:
    assert {joins_without_space(*SENTENCES[language]) for language in CLOSED_UP} == {True}


@pytest.mark.parametrize("letter", ["X", "x", "1", "_", "é", "한"])
def test_a_letter_of_a_script_with_spaces_is_none_without(letter: str) -> None:
    assert re.fullmatch(UNSPACED_WORD, letter) is None
    assert re.fullmatch(UNSPACED_WORD, f"中{letter}") is None
    assert not joins_without_space(letter, letter)
    assert not joins_without_space("中", letter)
    assert not joins_without_space(letter, "中")
    assert units(f"中{letter}") == ["中", letter] if letter != "_" else ["中_"]
    assert units(f"{letter}中") == [letter, "中"]


@pytest.mark.parametrize(
    "word", ["中", "か\u3099", "ก่", "က", "ខ", "ລ່", "བོད", "\U00020000", "ㄅ", "ｱ", "々"]
)
def test_a_character_with_its_marks_is_a_word_when_compared(word: str) -> None:
    assert re.fullmatch(UNSPACED_WORD, word)


@pytest.mark.parametrize("none", ["。", "、", "་", "။", "។", "๏", " ", "", "中中", "\u0e48"])
def test_what_is_no_such_word(none: str) -> None:
    assert re.fullmatch(UNSPACED_WORD, none) is None


def test_the_first_and_the_last_of_the_combining_marks() -> None:
    assert (MARKS[0], MARKS[-1]) == ("\u0300", "\uabed")
