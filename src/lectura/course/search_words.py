"""Words as the index holds them and as a query asks for them. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lectura.text import folded_words

_SIGNS = (
    (re.compile(r"(?<=[^\W_])\+\+(?![^\W_])"), " plus plus "),
    (re.compile(r"(?<=[^\W_])[#♯](?![^\W_])"), " sharp "),
)
"""What a name ends in as a mark: C++ and C# are read aloud as they are indexed."""
_LETTERS = {
    ord(letter): plain
    for letters, plain in (
        ("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("đð", "d"), ("ł", "l"), ("ħ", "h"), ("ı", "i"),
        ("þ", "th"), ("ŋ", "ng"),
    )
    for letter in letters
}  # fmt: skip
"""Letters that Unicode does not take apart, as people type them who have no key for them."""

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)(?:"|$)'
    r"|(?<![^\W_])'(?P<single>[^'\"]+)'(?![^\W_])"
    r'|(?P<word>[^\s"]+)'
)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟「」『』＂", '"') | dict.fromkeys("‘’‚‛", "'"))


@dataclass(frozen=True)
class Piece:
    """A word or a quoted phrase of a query.

    Attributes:
        words: as the index holds them.
        shown: as it was typed.
        begins: the last word need only begin so.
        quoted: it is a phrase in quotation marks.
    """

    words: tuple[str, ...]
    shown: str
    begins: bool = False
    quoted: bool = False

    @property
    def expression(self) -> str:
        """As a string of SQLite's FTS5; only letters and digits get into it."""
        return '"' + " ".join(self.words) + '"' + ("*" if self.begins else "")


def search_words(text: str) -> tuple[str, ...]:
    """The words of a text: without case and accents, œ as oe, the signs of C++ and C# as words.

    >>> search_words("L'Œuvre, C++!")
    ('l', 'oeuvre', 'c', 'plus', 'plus')
    """
    for sign, spoken in _SIGNS:
        text = sign.sub(spoken, text)
    return folded_words(text.lower().translate(_LETTERS))


def pieces_of(query: str) -> tuple[Piece, ...]:
    """The words and quoted phrases of a query, each once; what holds no letter is left out."""
    pieces: dict[str, Piece] = {}
    for match in _PIECE.finditer(query.translate(_QUOTES)):
        phrase, word = match["quoted"] or match["single"], match["word"] or ""
        shown = phrase or word
        if words := search_words(shown):
            begins = phrase is None and word.endswith("*")
            piece = Piece(words, shown, begins, phrase is not None)
            pieces.setdefault(piece.expression, piece)
    return tuple(pieces.values())
