from __future__ import annotations

import pytest

from lectura.page.html import Html, escape, icon, joined, shown, tag


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  two\n\twords ", "two words"),
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066left\u2069 \u2028line", "left line"),
        ("nul\x00l", "null"),
        ("lone \udcff", "lone \\udcff"),
        ("كبير שלום", "كبير שלום"),
    ],
)
def test_words_of_a_lecture_are_on_one_line_and_nothing_in_them_is_obeyed(
    text: str, kept: str
) -> None:
    assert shown(text) == kept


def test_text_becomes_no_markup() -> None:
    assert escape("<b> & \"quotes\" 'too'") == "&lt;b&gt; &amp; &quot;quotes&quot; &#x27;too&#x27;"


def test_what_is_html_already_stays() -> None:
    assert escape(Html("<b>")) == "<b>"


def test_parts_are_joined_without_the_empty_ones() -> None:
    assert joined(["a<", "", Html("<i>")], " · ") == "a&lt; · <i>"


def test_an_element_escapes_its_text_and_the_values_of_its_attributes() -> None:
    made = tag("p", {"title": 'say "hi" <now>', "hidden": True, "id": None, "x": False}, "1 < 2")
    assert made == '<p title="say &quot;hi&quot; &lt;now&gt;" hidden>1 &lt; 2</p>'


def test_elements_can_be_put_into_each_other() -> None:
    assert tag("ul", {}, tag("li", {}, "a"), tag("li", {}, "b")) == "<ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize(
    ("made", "html"),
    [
        (tag("input", {"type": "checkbox"}), '<input type="checkbox"/>'),
        (tag("rect", {"x": 0, "width": 1.5}), '<rect x="0" width="1.5"/>'),
    ],
)
def test_an_element_without_content_needs_no_end(made: Html, html: str) -> None:
    assert made == html


def test_a_picture_says_nothing_to_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in icon("play")
