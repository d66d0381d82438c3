"""The table of settings: each row is whole, and says what the rooms know."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from lectura.config.fields import BY_NAME, FIELDS, Field
from lectura.formats import FORMATS
from lectura.llm.options import LLMOptions, chosen_llm
from lectura.records.target import HTML
from lectura.render import RENDERERS
from lectura.speakers.backends import BACKENDS
from lectura.speech.models.device import choose_device


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_row_says_what_it_does_in_one_sentence(field: Field) -> None:
    assert field.help[0].isupper()
    assert field.help[-1] not in ".…"
    assert field.description.endswith(".")
    assert all(flag.startswith("-") for flag in field.typed)


def test_no_flag_stands_for_two_settings() -> None:
    assert max(Counter(flag for field in FIELDS for flag in field.typed).values()) == 1


def test_what_the_help_tells() -> None:
    plain = replace(BY_NAME["threads"], help="Threads", unset="all cores")
    assert plain.description == "Threads. Default: all cores."
    many = replace(BY_NAME["formats"], help="Forms", choices=("a", "b"), default=("a", "b"))
    assert many.description == "Forms: a, b. Default: a,b."
    assert replace(BY_NAME["words"], help="Words").description == "Words."


def test_the_choices_are_those_of_the_rooms() -> None:
    assert set(BY_NAME["formats"].choices) == set(FORMATS)
    assert set(BY_NAME["notes_formats"].choices) == {*RENDERERS, HTML}
    assert set(BY_NAME["speaker_engine"].choices) == set(BACKENDS)
    for device in ("auto", "cpu"):
        assert choose_device(device, "auto").device in BY_NAME["device"].choices
    reached = {chosen_llm(LLMOptions(llm=name), {}) for name in BY_NAME["llm"].choices}
    assert reached == {"keyless", "openai", "local", "ollama"}


@pytest.mark.parametrize(
    ("groups", "taken"),
    [(["llm"], True), (["llm.gguf"], True), (["llm.llm"], False), (["speakers", "store"], False)],
)
def test_a_setting_belongs_to_its_group_and_to_itself(groups: list[str], taken: bool) -> None:
    assert BY_NAME["gguf"].belongs_to(groups) is taken
