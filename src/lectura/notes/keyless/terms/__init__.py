"""What a lecture is about: its terms, and titles made of them."""

from lectura.notes.keyless.terms.choosing import KeyTerm, best_terms, find_terms
from lectura.notes.keyless.terms.titles import opening_words, page_title, part_title, topic_titles
from lectura.notes.keyless.terms.weighing import OFTEN

__all__ = [
    "OFTEN", "KeyTerm", "best_terms", "find_terms", "opening_words", "page_title", "part_title",
    "topic_titles",
]  # fmt: skip
