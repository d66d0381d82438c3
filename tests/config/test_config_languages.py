"""Languages of notes: codes, regions, names, and nonsense."""

from __future__ import annotations

import pytest

from lectura.config.languages import notes_language
from lectura.errors import UsageError


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (None, None),
        ("es", "es"),
        ("ES", "es"),
        ("es-CO", "es-CO"),
        ("pt_BR", "pt-BR"),
        ("Spanish", "es"),
        ("español", "es"),
        ("sw", "sw"),
    ],
)
def test_what_people_write_is_understood(wish: str | None, code: str | None) -> None:
    assert notes_language(wish) == code


@pytest.mark.parametrize("wish", ["xx", "Klingon", "-", "es:CO"])
def test_nonsense_is_refused_with_the_list(wish: str) -> None:
    with pytest.raises(UsageError) as caught:
        notes_language(wish)
    assert wish in caught.value.message
    assert " es, " in str(caught.value.hint)
    assert int(caught.value.exit_status) == 2
