"""Written language, in one place: ends of sentences, scripts without spaces, words as compared.

What differs by purpose has a name that says so. The scripts are those of `lectura.languages`. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_ENDS_BEFORE_SPACE = ".!?…‽．"
"""These stand inside numbers and names too: they end a sentence where white space follows."""
_ENDS_ANYWHERE = "؟۔؞।॥։።፧፨។៕။།༎。！？｡‼⁇⁈⁉"
"""Arabic, Urdu, Devanagari, Armenian, Ethiopic, Khmer, Burmese, Tibetan, Chinese, Japanese."""
SENTENCE_MARKS = _ENDS_BEFORE_SPACE + _ENDS_ANYWHERE
QUESTION_MARKS = "?？؟፧⁇⁈"
COMMAS = ",、，،፣၊"
COLONS = ";:—–；：؛፤፥፦"
"""Marks between clauses that weigh more than a comma: semicolons, colons, dashes."""
CLAUSE_MARKS_WITHOUT_SPACE = "、，；：၊"
"""Those after which the text goes on without a space."""
CLOSERS = "\"'»”’)]」』）】》〉"
"""What may stand between the mark that ends a sentence and the space after it."""
OPENERS = "¿¡«“‘([「『（【《〈"

_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_GREEK_QUESTION = re.compile(rf"[{_GREEK}][;\u037e]$")
"""What looks like a semicolon asks a question in Greek."""
_ARMENIAN_QUESTION = re.compile(r"\u055e\S*$")
"""In Armenian the mark stands over the vowel of the word that is asked about."""

_CLOSED_UP = (
    "\u2e80-\u2fdf\u3000-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Chinese and Japanese, with their punctuation: no space anywhere."""
_TIBETAN = "\u0f00-\u0fff"
_SPACED_PHRASES = (
    f"\u0e00-\u0eff{_TIBETAN}\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
)
"""Thai, Lao, Tibetan, Burmese, Khmer: a space stands between phrases, none between words."""
_IS_CLOSED_UP = re.compile(f"[{_CLOSED_UP}]")
_IS_TIBETAN = re.compile(f"[{_TIBETAN}]")
_IS_UNSPACED = re.compile(f"[{_CLOSED_UP}{_SPACED_PHRASES}]")

_BLOCKS_WITH_MARKS = (*range(0x300, 0x3100), *range(0xA800, 0xAC00))
MARKS = "".join(c for c in map(chr, _BLOCKS_WITH_MARKS) if unicodedata.category(c)[0] == "M")
"""Combining marks, for a character class: accents, and vowels of many scripts of Asia."""
UNSPACED_WORD = rf"(?:[\u0f40-\u0fbc]+|(?=[^\W\d_])[{_CLOSED_UP}{_SPACED_PHRASES}][{MARKS}]*)"
"""A pattern: a word in a script without spaces as compared, a character with its marks."""
_UNSPACED_WORD = re.compile(UNSPACED_WORD)
_UNITS_A_WORD = 2  # when words are counted in a script without spaces

_GOES_ON = frozenset(
    f"{MARKS}々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ\u200c\u200d"
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ec6"
)
"""What never begins a unit: marks, small kana, repetition marks, vowels written behind."""
_LEADS = OPENERS + "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u1039\u17d2\u200d"
"""After these a unit goes on: opening marks, Thai and Lao vowels before, joining signs."""
_BURMESE_FINAL = re.compile("[\u1000-\u1021](?:\u1037?\u103a|\u1039)")
"""A consonant that ends a syllable, or bears the next one."""


def ends_sentence(text: str) -> bool:
    """True where the text ends with a mark that ends a sentence, closing quotes left out.

    >>> [ends_sentence(text) for text in ("Yes.", "Yes.»", "هل فهمت؟", "ठीक है।", "你好。", "Yes,")]
    [True, True, True, True, True, False]
    """
    bare = _bare(text)
    return bare.endswith(tuple(SENTENCE_MARKS)) or _asks_in_greek(bare)


def ends_clause(text: str) -> bool:
    """True where the text ends with a mark between clauses: a comma, a semicolon, a dash.

    >>> [ends_clause(text) for text in ("well,", "نعم،", "然后、", "Yes.")]
    [True, True, True, False]
    """
    bare = _bare(text)
    return bare.endswith(tuple(COMMAS + COLONS)) and not _asks_in_greek(bare)


def ends_question(text: str) -> bool:
    """True where the text ends with a question mark, closing quotes left out.

    >>> [ends_question(text) for text in ("Why?", "لماذا؟", "Γιατί;", "ինչո՞ւ։", "well;")]
    [True, True, True, True, False]
    """
    bare = _bare(text)
    asks = bare.endswith(tuple(QUESTION_MARKS)) or _asks_in_greek(bare)
    return asks or _ARMENIAN_QUESTION.search(bare) is not None


def ends_phrase(before: str, after: str) -> bool:
    """True where a space between two texts says more than that a word ends, as in Thai.

    >>> ends_phrase("สวัสดี", " วันนี้"), ends_phrase("good", " morning")
    (True, False)
    """
    return bool(before) and after[:1].isspace() and is_unspaced(before[-1])


def sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end inside a text: the offsets after their marks and closing quotes.

    No sentence ends at an abbreviation, an initial, or a full stop before a small letter. In
    scripts without spaces it ends at its mark, whatever follows.

    >>> list(sentence_ends("Dr. Díaz came. He left."))
    [14, 23]
    >>> list(sentence_ends("你好。明天见!好"))
    [3, 7]
    """
    start = 0
    for match in _END.finditer(text):
        if match["spaced"] and not _is_end(text, start, match):
            continue
        start = match.end()
        yield start


_CLOSING = f"[{re.escape(CLOSERS)}]*"
_END = re.compile(
    rf"(?:(?P<spaced>[{_ENDS_BEFORE_SPACE}]+)|(?<=[{_GREEK}])[;\u037e]){_CLOSING}(?=\s|$)"
    rf"|[{_ENDS_ANYWHERE}][{SENTENCE_MARKS}]*{_CLOSING}"
    rf"|[!?．]+{_CLOSING}(?=[{_CLOSED_UP}{_SPACED_PHRASES}])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(¿¡\"«])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_]|drs?|dras?|dres|sra?s?|srta|prof|profa|mrs?|ms"
    r"|st|vs|cf|etc|fig|eq|ec|num|no|nr|pag|pp|vol|cap|art|ed|ej|p\.\s?ej|e\.g|i\.e|z\.\s?b|bzw|ca"
    r"|approx|aprox|ing|lic|mme|mlle|sig|ecc|ee\.uu)\.$"
)
_WORD_ENDING_SENTENCES = re.compile(r"\b(?:etc|no|ed|ms)\.$")
"""Abbreviations that are words too, or that often stand last."""
_LONGEST_ABBREVIATION = 12


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """False for abbreviations, initials, and full stops before a small letter."""
    following = text[match.end() : match.end() + 8].lstrip().lstrip(f"\"'{OPENERS}—–- ")
    if following[:1].islower():
        return match["spaced"][0] not in ".…"
    if match["spaced"] != ".":
        return True
    first = max(start, match.start() - _LONGEST_ABBREVIATION)
    before = unmarked(text[first : match.start() + 1]).lower()
    if _ABBREVIATION.search(before):
        return bool(_WORD_ENDING_SENTENCES.search(before)) and following[:1].isupper()
    return True


def _bare(text: str) -> str:
    return text.rstrip().rstrip(CLOSERS)


def _asks_in_greek(bare: str) -> bool:
    return bare.endswith((";", "\u037e")) and _GREEK_QUESTION.search(bare) is not None


def is_unspaced(character: str) -> bool:
    """True for a character of a script without spaces between words, its punctuation included.

    >>> [is_unspaced(character) for character in "你。あไခ한a."]
    [True, True, True, True, True, False, False, False]
    """
    return character > "\u0dff" and _IS_UNSPACED.match(character) is not None


def joins_without_space(before: str, after: str) -> bool:
    """True where two texts meet without a space: in Chinese and Japanese.

    >>> joins_without_space("你好。", "明天"), joins_without_space("สวัสดี", "วันนี้")
    (True, False)
    """
    return bool(_IS_CLOSED_UP.match(before[-1:]) and _IS_CLOSED_UP.match(after))


def unit_spans(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of the smallest pieces that a text may be cut into.

    Words where there are spaces, else a character with its marks and the punctuation behind it.
    """
    if max(text, default="") < "\u0e00":  # no script without spaces: the usual case, fast
        yield from (match.span() for match in re.finditer(r"\S+", text))
        return
    start, holds_unspaced = -1, False
    for place, character in enumerate(text):
        unspaced = is_unspaced(character) and character.isalnum()
        if character.isspace():
            if start >= 0:
                yield start, place
            start, holds_unspaced = -1, False
        elif start < 0:
            start, holds_unspaced = place, unspaced
        elif _begins_unit(text, place, unspaced=unspaced, after_unspaced=holds_unspaced):
            yield start, place
            start, holds_unspaced = place, unspaced
        else:
            holds_unspaced |= unspaced
    if start >= 0:
        yield start, len(text)


def units(text: str) -> list[str]:
    """The pieces of `unit_spans`, each with the white space before it.

    >>> units("k-means 聚类。好!")
    ['k-means', ' 聚', '类。', '好!']
    >>> units("ทำไมเรา")
    ['ทำ', 'ไม', 'เรา']
    """
    return [text[a:b] for a, b in pairwise([0, *(end for _, end in unit_spans(text))])]


def _begins_unit(text: str, place: int, *, unspaced: bool, after_unspaced: bool) -> bool:
    before, character = text[place - 1], text[place]
    if character < "\u0e00" and not after_unspaced:
        return False
    if before in _LEADS or character in _GOES_ON or _BURMESE_FINAL.match(text, place):
        return False
    if character in OPENERS:
        return after_unspaced or is_unspaced(character)
    if unspaced:
        return not (_IS_TIBETAN.match(character) and _IS_TIBETAN.match(before) and _in_word(before))
    return after_unspaced and character.isalnum()


def word_count(text: str) -> int:
    """How many words a text has, about as a person would count them in any script.

    >>> word_count("k-means is easy"), word_count("我们今天学习"), word_count("ภาษาไทย")
    (3, 3, 2)
    """
    spaced = unspaced = 0
    if max(text, default="") < "\u0e00":
        return len(text.split())
    for run in text.split():
        found = [run[start:end] for start, end in unit_spans(run)]
        others = [unit for unit in found if not any(is_unspaced(c) and c.isalnum() for c in unit)]
        unspaced += len(found) - len(others)
        spaced += len(others) == len(found) or any(map(str.isalnum, "".join(others)))
    return spaced - (-unspaced // _UNITS_A_WORD)


def unmarked(text: str) -> str:
    """The text without accents, compatibility forms taken apart: ``ações`` → ``acoes``.

    Unicode's NFKD (UAX #15); case stays. The vowels and signs of Asia's scripts are no accents.
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not _is_accent(c))


def _is_accent(character: str) -> bool:
    """By the combining class: points of Hebrew and Arabic, marks above and below letters."""
    return 10 <= (position := unicodedata.combining(character)) <= 36 or position >= 200


def folded(text: str) -> str:
    """The words alone, without case, accents and punctuation, one space between.

    >>> folded("El niño: K-Means")
    'el nino k means'
    """
    composed = unicodedata.normalize("NFC", unmarked(text).casefold())  # Hangul comes together
    return " ".join("".join(c if _in_word(c) else " " for c in composed).split())


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `folded`; characters of scripts without spaces count as words.

    >>> folded_words("El niño 你好")
    ('el', 'nino', '你', '好')
    """
    return tuple(_UNSPACED_WORD.sub(r" \g<0> ", folded(text)).split())


def folded_in_place(text: str) -> str:
    """Small letters without accents, character by character, so that the length stays.

    >>> folded_in_place("Año ’ ß")
    "ano ' ß"
    """
    return "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character == "’":
        return "'"
    return unicodedata.normalize("NFKD", character.lower())[:1] or character


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
