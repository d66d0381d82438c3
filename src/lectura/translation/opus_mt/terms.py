"""The terms of a glossary put into a translation, where the model's own word for them is there.

A model of sentences cannot be told a term. But it can be asked what it calls the term alone; where
those words are in the sentence, the glossary's take their place. Where it said it otherwise,
nothing is put in by force: the check finds the term missing. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lectura.translation.glossary import Glossary

_ENDINGS = r"\w{0,2}"
"""A plural, a case."""


def with_terms(text: str, said: str, glossary: Glossary, own: Mapping[str, Sequence[str]]) -> str:
    """The translation with the words of the glossary in place of the model's own.

    >>> glossary = Glossary((("sobreajuste", "overfitting"),))
    >>> own = {"sobreajuste": ("Over-adjustment.",)}
    >>> with_terms("Over-adjustment is bad.", "El sobreajuste es malo.", glossary, own)
    'Overfitting is bad.'

    Args:
        text: the translation.
        said: what it is of.
        glossary: the terms.
        own: what the model calls each term alone, the likeliest first.
    """
    for term, translation in glossary.wanted(said):
        if glossary.holds(text, translation):
            continue
        for words in own.get(term, ()):
            bare = words.strip(" .,;:!?")
            found = re.search(rf"\b{re.escape(bare)}{_ENDINGS}\b", text, re.IGNORECASE)
            if bare and found is not None:
                put = _cased(translation, found[0])
                text = f"{text[: found.start()]}{put}{text[found.end() :]}"
                break
    return text


def _cased(term: str, like: str) -> str:
    """The term, with a capital where what it takes the place of has one."""
    return term[:1].upper() + term[1:] if like[:1].isupper() else term
