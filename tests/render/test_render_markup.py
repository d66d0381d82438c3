from __future__ import annotations

import pytest

from lectura.render.markup import bold, paragraphs, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("scikit_learn y snake_case", "scikit_learn y snake_case"),
        ("_x_", "\\_x\\_"),
        ("C# y #1", "C# y \\#1"),
        ("a & b", "a & b"),
        ("&amp;", "&amp;amp;"),
        ("3. tres", "3\\. tres"),
        ("3.5 metros", "3.5 metros"),
        ("a < b > c", "a &lt; b > c"),
        ("  dos\n líneas ", "dos líneas"),
        ("", ""),
    ],
)
def test_only_what_would_break_is_escaped(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_paragraphs_stay_apart() -> None:
    assert paragraphs("uno\nsigue\n\n \n# dos\n") == "uno sigue\n\n\\# dos"


def test_nothing_in_bold_is_nothing() -> None:
    assert bold(" ") == ""
    assert bold("a*b") == "**a\\*b**"
