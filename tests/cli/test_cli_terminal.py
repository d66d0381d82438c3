"""A terminal obeys no file: control characters of names, settings and transcripts are shown."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from cli_runs import InProcess

from lectura.cli.console import out
from lectura.config import load


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_data_with_control_characters(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    said = "\x1b[2Jgone\x9b31m\r\b\a\ttab 👩\u200d🔬"
    monkeypatch.setattr(sys, "stdout", stream)
    out(said)
    shown = "�[2Jgone�31m���\ttab 👩\u200d🔬"
    assert stream.getvalue() == f"{shown if stream.isatty() else said}\n"


def test_a_setting_cannot_feign_further_lines_of_the_question(tmp_path: Path) -> None:
    feigned = json.dumps("m\nllm.base_url = https://api.openai.com\x1b[8m")
    (tmp_path / "lectura.toml").write_text(f"[llm]\nllm_model = {feigned}\n")
    claims = load({}, environ={}, folder=tmp_path).claims
    assert claims is not None
    [row] = claims.rows
    assert row.value == "m�llm.base_url = https://api.openai.com�[8m"


def test_trust_in_a_file_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = InProcess(monkeypatch, capsys, tmp_path)("config", "trust")
    assert ended.status == 2
    assert f"There is no {tmp_path / 'lectura.toml'}." in ended.err
