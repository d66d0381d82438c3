"""What is filled into the form, as options of the command line."""

from __future__ import annotations

from typing import Any

import pytest
from command_lines import parse

from lectura.llm.gguf.catalog import RECOMMENDED
from lectura.notebook import StoppedCellError
from lectura.notebook.options import FIELDS, LOCAL_MODEL, filled, local_model, words


@pytest.mark.parametrize(
    ("given", "gpu", "expected"),
    [
        ({}, True, ["--llm", "none"]),
        ({}, False, ["--device", "cpu", "--llm", "none"]),
        (
            {"language": " es ", "model": "small", "speakers": True},
            True,
            ["--language", "es", "--model", "small", "--speakers", "--llm", "none"],
        ),
        ({"notes": "language model"}, True, ["--llm", "openai"]),
        (
            {"notes": "language model", "llm_model": "m", "base_url": "http://localhost:1/v1"},
            True,
            ["--llm", "openai", "--llm-model", "m", "--base-url", "http://localhost:1/v1"],
        ),
        ({"notes": "model on this machine"}, True, ["--llm", "local", "--llm-model", "qwen3-4b"]),
        (
            {"notes": "model on this machine", "llm_model": "mine.gguf"},
            False,
            ["--device", "cpu", "--llm", "local", "--llm-model", "mine.gguf"],
        ),
        (
            {"more": "--date 2026-03-15 --exclude-speaker 'Ana María'"},
            True,
            ["--llm", "none", "--date", "2026-03-15", "--exclude-speaker", "Ana María"],
        ),
    ],
)
def test_fields_are_options(given: dict[str, Any], gpu: bool, expected: list[str]) -> None:
    found = words(filled(given), gpu=gpu)
    assert found == expected
    parse(("batch", "recordings", "-o", "results", *found))


def test_what_is_not_filled_in_has_its_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert filled({}) == FIELDS
    assert filled({"language": None, "secret": ""})["secret"] == ""
    assert capsys.readouterr().out == ""


def test_a_field_of_a_newer_notebook_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert filled({"colour": "blue"}) == FIELDS
    assert capsys.readouterr().out == "This lectura does not know `colour`; it is left out.\n"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, None),
        ({"notes": "language model", "llm_model": "gpt"}, None),
        ({"notes": "model on this machine"}, "qwen3-4b"),
        ({"notes": "model on this machine", "llm_model": "qwen3-8b"}, "qwen3-8b"),
        ({"notes": "model on this machine", "llm_model": "mine.gguf"}, None),
    ],
)
def test_which_model_is_fetched(given: dict[str, Any], name: str | None) -> None:
    assert local_model(filled(given)) == name


def test_the_model_of_the_form_is_the_one_that_is_recommended() -> None:
    assert LOCAL_MODEL == RECOMMENDED


def test_what_cannot_be_meant() -> None:
    with pytest.raises(StoppedCellError, match="'magic' is no way to make notes"):
        filled({"notes": "magic"})
    with pytest.raises(StoppedCellError, match="`more` cannot be read: No closing quotation"):
        words(filled({"more": "--date 'x"}), gpu=True)


def test_a_cell_shows_a_sentence_and_no_lines_of_code() -> None:
    stopped = StoppedCellError("It is so.", hint="Do this.")
    shown = getattr(stopped, "_render_traceback_")()  # noqa: B009 - IPython's own protocol
    assert shown == ["It is so.", "→ Do this."]
