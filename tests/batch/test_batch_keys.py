"""What tells a batch that a recording is finished: every setting that counts, and no secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from settings_cases import CASES

from lectura.batch.finished import finished_key, llm_key
from lectura.batch.job import WorkSetup
from lectura.config import load, settings_of
from lectura.config.fields import BY_NAME
from lectura.inputs.layout import Job

SECRET = "Zq8TmN4vXw2LrB7kPd9Y"


def kept(url: str, folder: Path) -> str:
    """What a finished recording remembers of the language model."""
    values = load({"llm": "openai", "base_url": url}, environ={}, folder=folder)
    return json.dumps(llm_key(WorkSetup(settings_of(values), folder), {}), default=str)


def test_neither_password_nor_query_is_remembered(tmp_path: Path) -> None:
    plain = kept("https://one.example/v1", tmp_path)
    assert "https://one.example/v1" in plain
    assert plain != kept("https://two.example/v1", tmp_path)
    for url in (f"https://one.example/v1?key={SECRET}", f"https://u:{SECRET}@one.example/v1"):
        assert SECRET not in kept(url, tmp_path)


OTHERS = {
    "batch_size": "pieces are decoded alike, however many at once",
    "threads": "they change how long it takes",
    "progress": "it is what a person watches",
    "offline": "it changes what may be asked, never an answer",
    "cache": "another store knows nothing of this key",
    "trusted_folders": "it decides which files are read, whose settings are here",
    "api_key": "it opens an endpoint, and must be in no key",
    "concurrency": "requests at once",
    "timeout": "how long is waited",
    "retries": "how often is asked again",
    "max_tokens_total": "a run that it stops is not complete",
    "max_cost": "a run that it stops is not complete",
}
"""Settings that do not change what a finished recording's outputs hold, with the reason."""

SPEAKERS_ARE_TOLD_APART = {"LECTURA_SPEAKERS": "on"}
MODEL_IS_ASKED = {"LECTURA_LLM": "openai", "LECTURA_BASE_URL": "http://first.example/v1"}


def key_with(environ: dict[str, str], folder: Path) -> str:
    """The key of a recording's finished work where these variables are set."""
    (folder / "terms.txt").write_text("Bayes\n", encoding="utf-8")
    values = load({}, environ=environ, folder=folder, config_folder=folder / "none")
    settings = settings_of(values)
    setup = WorkSetup(settings, folder)
    job = Job("a", folder / "a.wav", folder, "a")
    key = finished_key(setup, job, "0" * 64, settings.speakers, {})
    return json.dumps(key, default=str, sort_keys=True)


@pytest.mark.parametrize("name", sorted(set(CASES) - set(OTHERS)))
def test_a_setting_that_changes_the_outputs_changes_the_key(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    before = {**SPEAKERS_ARE_TOLD_APART, **MODEL_IS_ASKED, **case.others}
    before.pop(BY_NAME[name].variable, None)
    written = case.variable.format(tmp_path)
    if name == "prompt":
        written = str(tmp_path / "mine.md")
        Path(written).write_text("Take notes.\n{{ lines }}\n", encoding="utf-8")
    assert key_with({**before, BY_NAME[name].variable: written}, tmp_path) != key_with(
        before, tmp_path
    )


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_setting_that_changes_nothing_keeps_what_is_finished(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    before = {**SPEAKERS_ARE_TOLD_APART, **MODEL_IS_ASKED, **case.others}
    written = case.variable.format(tmp_path)
    assert key_with({**before, BY_NAME[name].variable: written}, tmp_path) == key_with(
        before, tmp_path
    )
