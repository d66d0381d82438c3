"""An error names the step that helps, not one that is near it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import InProcess, Listener, wav

from lectura.errors import OutOfMemoryError, model_stopped
from lectura.llm.connect import configured_endpoint
from lectura.llm.options import LLMOptions
from lectura.speech.models.catalog import smaller_than


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> InProcess:
    return InProcess(monkeypatch, capsys, tmp_path)


def test_a_cache_that_cannot_be_written(
    cli: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LECTURA_CACHE", str(tmp_path / "file"))
    ended = cli("transcribe", wav(tmp_path / "a.wav"))
    assert ended.status == 1
    assert "Nothing can be kept between runs: " in ended.err
    assert str(tmp_path / "file") in ended.err
    assert ended.err.endswith(f"LECTURA_CACHE=DIR lectura transcribe {tmp_path / 'a.wav'}\n")
    assert "-o DIR" not in ended.err


@pytest.mark.parametrize(
    "address",
    [
        "https://ana:geheim@host/clase.mp4?sig=geheim",
        "youtu.be/geheim",
        "www.youtube.com/watch?v=geheim",
        "rtmp://host/geheim",
    ],
)
def test_an_address_in_the_place_of_a_recording(cli: InProcess, address: str) -> None:
    ended = cli("run", address)
    assert ended.status == 1
    assert "is an address" in ended.err
    assert "yt-dlp -o clase.mp4 ADDRESS; then: lectura run clase.mp4\n" in ended.err
    assert "geheim" not in ended.err


@pytest.mark.parametrize("command", [("summarize",), ("convert", "-f", "txt"), ("speakers",)])
def test_an_address_in_the_place_of_a_transcript(cli: InProcess, command: tuple[str, ...]) -> None:
    ended = cli(*command, "https://ana:geheim@host/clase.vtt")
    assert ended.status == 2
    assert "This is an address (https:…)" in ended.err
    assert "then: lectura summarize FILE\n" in ended.err
    assert "geheim" not in ended.err


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("x.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj", "a PDF"),
        ("x.docx", b"PK\x03\x04" + b"\x00\xff" * 40, "a document or an archive"),
    ],
)
def test_a_document_in_the_place_of_a_recording(
    cli: InProcess, tmp_path: Path, name: str, head: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(head)
    ended = cli("run", name)
    assert ended.status == 1
    assert f"{name} is {what}, not a recording." in ended.err
    assert "a transcript (txt, srt, vtt, tsv, json)" in ended.err
    assert ended.err.endswith("lectura summarize TRANSCRIPT\n")


def test_a_pdf_in_the_place_of_a_transcript(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4\n")
    ended = cli("summarize", "x.pdf")
    assert ended.status == 1
    assert "x.pdf is a PDF" in ended.err
    assert "txt, srt, vtt, tsv" in ended.err


def test_no_key_is_told_before_anything_is_sent(cli: InProcess, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hola a todos.", encoding="utf-8")
    ended = cli("summarize", "a.txt", "--llm", "openai")
    assert ended.status == 1
    assert "Connecting" not in ended.err
    assert "There is no key for https://api.openai.com: OPENAI_API_KEY is not set." in ended.err
    assert "export OPENAI_API_KEY=" in ended.err


def test_an_endpoint_of_ones_own_needs_no_key() -> None:
    listener = Listener()
    url = f"http://127.0.0.1:{listener.port}/v1"
    assert configured_endpoint(LLMOptions(base_url=url), {}).key is None
    listener.close()


@pytest.mark.parametrize(
    "said",
    [
        "CUDA out of memory",
        "std::bad_alloc",
        "mkl_malloc: failed to allocate memory",
        "[Errno 12] Cannot allocate memory",
    ],
)
def test_too_little_memory_leads_to_a_smaller_model(said: str) -> None:
    error = model_stopped("The model", RuntimeError(said), smaller=smaller_than("small"))
    assert isinstance(error, OutOfMemoryError)
    assert str(error.hint).endswith("lectura transcribe FILE --model base")


@pytest.mark.parametrize(
    ("name", "smaller"),
    [
        ("large-v3", "medium"),
        ("large-v3-turbo", "small"),
        ("base", "tiny"),
        ("tiny", None),
        ("owner/own", "base"),
    ],
)
def test_the_next_smaller_model(name: str, smaller: str | None) -> None:
    assert smaller_than(name) == smaller


def test_where_no_model_is_smaller_memory_must_be_freed() -> None:
    error = model_stopped("The model", MemoryError(), smaller=smaller_than("tiny"))
    assert "--model" not in str(error.hint)
