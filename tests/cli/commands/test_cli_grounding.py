"""How the quotes of a language model were found: the same figures in report, notes and page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess

from lectura.testing.llm_protocol import ChatRequest
from lectura.testing.llm_server import ScriptedServer

LINES = (
    "Buenos días, hoy hablamos de las redes neuronales y de sus capas.",
    "La capa de pooling reduce la resolución de la imagen a la mitad.",
    "Una red muy profunda necesita muchos datos para ser entrenada.",
    "El optimizador cambia los pesos un poco en cada paso de la época.",
    "Con eso terminamos por hoy y seguimos con las convoluciones otro día.",
)


def answer(request: ChatRequest) -> dict[str, Any]:
    """One quote word for word, one misspelled, one found when asked again, one invented."""
    fields = (request.schema or {}).get("properties", {})
    if "quotes" in fields:
        found = "El optimizador cambia los pesos un poco"
        return {"quotes": [{"number": 1, "quote": found, "segment_ids": [3]}]}
    if "key_points" not in fields:
        return {"title": "La clase", "summary": "Todo.", "topics": [], "same": []}
    quotes = (
        "necesita muchos datos para ser entrenada",
        "la capa de puling reduce la resolución",
        "nadie dijo nunca estas palabras",
        "los elefantes bailan en el circo",
    )
    points = [
        {"topic": "Uno", "statement": f"Punto {n}.", "quote": quote, "segment_ids": []}
        for n, quote in enumerate(quotes)
    ]
    return {"title": "Redes", "summary": "Redes.", "key_points": points}


def test_the_report_the_notes_and_the_page_tell_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "clase.txt").write_text("\n".join(LINES), encoding="utf-8")
    cli = InProcess(monkeypatch, capsys, tmp_path)
    with ScriptedServer(answer, context_tokens=16000) as server:
        ended = cli("summarize", "clase.txt", "--json", "--base-url", server.base_url)
    wanted = {"found": 1, "repaired": 1, "asked_again": 1, "set_aside": 1}
    assert json.loads(ended.out)["grounding"] == wanted
    notes = json.loads((tmp_path / "clase.notes.json").read_text(encoding="utf-8"))
    assert notes["grounding"] == wanted
    assert notes["grounded_percent"] == 75.0
    assert notes["usage"]["requests"] == len(server.requests)
    page = (tmp_path / "clase.notes.md").read_text(encoding="utf-8")
    assert (
        "- Citas buscadas en la transcripción: halladas palabra por palabra, 1; con otra grafía o "
        "en otro lugar, 1; solo tras volver a preguntar, 1; no halladas y apartadas en el JSON, 1."
    ) in page
    assert f"- Uso: {len(server.requests)} peticiones, " in page
    # It begins after the two first lines and 21 characters of the third: 150 of 325.
    assert sum(map(len, LINES[:2])) == 129
    assert sum(map(len, LINES)) == 325
    assert "- **Punto 0.** (al 46 %)\n  > necesita muchos datos para ser entrenada.\n" in page


def test_without_a_model_there_are_no_such_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "clase.txt").write_text("\n".join(LINES), encoding="utf-8")
    cli = InProcess(monkeypatch, capsys, tmp_path)
    ended = cli("summarize", "clase.txt", "--json", "--llm", "none")
    assert json.loads(ended.out)["grounding"] is None
