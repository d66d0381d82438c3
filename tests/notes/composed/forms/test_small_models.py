"""A class by models of eight and of four billion parameters, over the whole path.

The class, and what a model says of it, are those of `replayed_class`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cli_runs import InProcess

from lectura.notes.composed.replies import CourseReply, MatterReply
from lectura.testing.llm_protocol import ChatRequest
from lectura.testing.llm_server import ScriptedServer

CLASS = Path(__file__).parents[1] / "replayed_class"
FIELDS = {"quotes": "2-ask-again", "essential": "4-merge", "key_points": "1-map"}
ENTRY = re.compile(r"^(\d+)\. Line (\d+) may be (a [a-z ]+): (.*)$", re.MULTILINE)
SUMMARY = {
    "title": "Índices en bases de datos",
    "summary": "Se explica qué es un índice y cuándo ayuda. Se deja una tarea que es voluntaria.",
}

Change = Callable[[str, dict[str, Any]], dict[str, Any] | None]
"""Gets what a sentence may be, and the answer; gives another answer, or none."""


def kept(name: str) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads((CLASS / f"{name}.json").read_text(encoding="utf-8"))
    return reply


def of_eight(request: ChatRequest) -> dict[str, Any]:
    """The kept replies, as far as their fields are asked for."""
    fields = (request.schema or {})["properties"]
    name = next((name for field, name in FIELDS.items() if field in fields), None)
    name = name or ("1-map" if "questions" in fields else "3-overlooked")
    return {field: value for field, value in kept(name).items() if field in fields}


@dataclass
class OfFour:
    """Says yes to every sentence, in words of its own; ``change`` makes it say something else."""

    change: Change = lambda kind, answer: answer
    asked: list[tuple[int, int, str, str]] = field(default_factory=list)

    def __call__(self, request: ChatRequest) -> dict[str, Any]:
        fields = (request.schema or {})["properties"]
        if "answers" not in fields:
            return SUMMARY
        answers = []
        for number, line, kind, quote in ENTRY.findall(request.user):
            self.asked.append((int(number), int(line), kind, quote))
            words = " ".join(quote.split()[:8])
            answer = {"number": int(number), "is_so": True, "sentence": f"Que {quote}"[:120]}
            if changed := self.change(kind, {**answer, "quote": words}):
                answers.append(changed)
        return {**SUMMARY, "answers": answers}


@dataclass(frozen=True)
class Run:
    """What came of a run: the requests, the notes, the page, and what was told before."""

    requests: list[ChatRequest]
    notes: dict[str, Any]
    page: str
    told: dict[str, Any]

    @property
    def due(self) -> set[str | None]:
        return {item["due_date"] for item in self.notes["assignments"]}


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Run]:
    (tmp_path / "clase.txt").write_bytes((CLASS / "clase.txt").read_bytes())
    cli = InProcess(monkeypatch, capsys, tmp_path)

    def by(model: str, responder: Callable[[ChatRequest], dict[str, Any]]) -> Run:
        with ScriptedServer(responder, models=(model,), context_tokens=16_384) as server:
            given = ["clase.txt", "--base-url", server.base_url, "--date", "2026-03-10", "--json"]
            given += ["--llm-model", model, "--context-tokens", "16384"]
            told = json.loads(cli("summarize", *given, "--estimate").out)
            assert server.requests == []
            ended = cli("summarize", *given)
        assert ended.status == 0, ended.err
        notes = json.loads((tmp_path / "clase.notes.json").read_text(encoding="utf-8"))
        page = (tmp_path / "clase.notes.md").read_text(encoding="utf-8")
        return Run(server.requests, notes, page, told)

    return by


def sent(requests: list[ChatRequest]) -> int:
    """Tokens of prompts and schemas, four characters each."""
    return sum(one.prompt_tokens + len(json.dumps(one.schema)) // 4 for one in requests)


def test_a_model_of_eight_billion_fills_in_half_a_form_after_an_example(
    run: Callable[..., Run],
) -> None:
    made = run("qwen3-8b", of_eight)
    matter, course, *others = made.requests
    assert list((matter.schema or {})["properties"]) == [
        "check_words", "title", "summary", "topics", "key_points", "terms",
    ]  # fmt: skip
    assert list((course.schema or {})["properties"]) == [
        "check_words", "assignments", "announcements", "exam_hints", "questions", "references",
        "presentations",
    ]  # fmt: skip
    assert [line.text for line in matter.lines] == [line.text for line in course.lines]
    assert (
        matter.user.split("</transcript>")[0].split("\n", 1)[1]
        == (course.user.split("</transcript>")[0].split("\n", 1)[1])
    )
    assert "`assignments`" not in matter.user
    assert "`key_points`" not in course.user
    assert len(others) == 3  # asking again, what was passed over, and the merge
    assert made.notes["grounding"] == {
        "found": 17, "repaired": 1, "asked_again": 1, "set_aside": 1,
    }  # fmt: skip
    assert made.due == {"2026-03-12", "2026-03-20"}
    assert made.notes["made_by"]["engine"] == "llm"


@pytest.mark.parametrize(("half", "reply"), [("matter", MatterReply), ("course", CourseReply)])
def test_the_example_is_an_answer_such_as_is_wanted(
    half: str, reply: type[MatterReply] | type[CourseReply], run: Callable[..., Run]
) -> None:
    request = run("qwen3-8b", of_eight).requests[half == "course"]
    example = request.user.split("\nAn example from another class", 1)[1]
    lines = {int(id_): words for id_, words in re.findall(r"^  \[(\d+)\] \S+ (.*)$", example, re.M)}
    answer = json.loads(re.findall(r"^  (\{.*\})$", example, re.MULTILINE)[0])
    assert list(answer) == list((request.schema or {})["properties"])[1:]
    value = reply.model_validate(answer)
    drafts = [draft for records in dict(value).values() if isinstance(records, list)
              for draft in records if not isinstance(draft, str)]  # fmt: skip
    assert drafts
    for draft in drafts:
        [line] = [lines[id_] for id_ in draft.segment_ids]
        assert draft.quote in line
    whole = " ".join(lines.values())
    misheard = ["sto cast it grade in descent"] if half == "matter" else ["lap report", "quest on"]
    assert all(words in whole for words in misheard)
    assert not any(f"\n[{id_}] " in example for id_ in lines)  # they are no lines of the transcript


def test_a_model_of_four_billion_puts_what_rules_found_into_its_words(
    run: Callable[..., Run],
) -> None:
    model = OfFour()
    made = run("qwen3:4b", model)
    assert [len(one.lines) > 40 for one in made.requests] == [True]
    of_kind = {kind: line for _, line, kind, _ in model.asked}
    assert of_kind["a task"] == 22
    assert of_kind["a hint at the exam"] == 28
    assert {57, 61} <= {line for _, line, kind, _ in model.asked if kind.startswith("a notice")}
    assert [number for number, *_ in model.asked] == list(range(1, len(model.asked) + 1))
    assert [line for _, line, _, _ in model.asked] == sorted(line for _, line, _, _ in model.asked)
    assert made.due == {"2026-03-20"}
    assert made.notes["assignments"][0]["what"].startswith("Que A propósito del árbol, el que")
    assert made.notes["assignments"][0]["optional"] is True
    assert made.notes["grounding"]["found"] == len(model.asked)
    assert made.notes["made_by"]["engine"] == "llm"
    assert made.notes["overlooked"] == []
    assert "- Que Un índice es una estructura aparte" in made.page
    assert "jueves 12 de marzo de 2026" in made.page


def test_what_it_refuses_is_listed_as_said(run: Callable[..., Run]) -> None:
    def refuse(kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        return {**answer, "is_so": "no", "sentence": ""} if kind == "a task" else answer

    made = run("qwen3:4b", OfFour(refuse))
    assert made.notes["assignments"] == []
    [left] = made.notes["overlooked"]
    assert "a más tardar el viernes 20 de marzo" in left["quote"]


@pytest.mark.parametrize("answered", [True, False])
def test_what_it_says_badly_or_not_at_all_stays_in_the_words_of_the_class(
    answered: bool, run: Callable[..., Run]
) -> None:
    def invent(kind: str, answer: dict[str, Any]) -> dict[str, Any] | None:
        if kind == "a key point":
            return answer
        return {**answer, "quote": "los elefantes bailan en el circo"} if answered else None

    made = run("qwen3:4b", OfFour(invent))
    assert made.notes["made_by"]["engine"] == "llm"
    assert made.due == {"2026-03-20"}
    assert made.notes["assignments"][0]["what"].startswith("A propósito del árbol")
    assert [item["date"] for item in made.notes["announcements"]] == ["2026-03-12", "2026-03-16"]
    assert len(made.notes["exam_hints"]) == 1
    assert "elefantes" not in made.page
    assert (made.notes["grounding"]["set_aside"] > 0) is answered


def test_one_that_makes_up_its_quotes_gives_way_to_the_rules(run: Callable[..., Run]) -> None:
    def invent(kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        return {**answer, "quote": "los elefantes bailan en el circo"}

    made = run("qwen3:4b", OfFour(invent))
    assert made.notes["made_by"]["engine"] == "keyless"
    assert made.due == {"2026-03-20"}


@pytest.mark.parametrize("model", ["qwen3-8b", "qwen3:4b"])
def test_what_it_takes_is_told_within_a_quarter(model: str, run: Callable[..., Run]) -> None:
    made = run(model, of_eight if model == "qwen3-8b" else OfFour())
    usage = made.notes["usage"]
    assert made.told["prompt_tokens"] == pytest.approx(sent(made.requests), rel=0.25)
    assert made.told["reply_tokens"] == pytest.approx(usage["completion_tokens"], rel=0.25)
    assert abs(made.told["requests"] - len(made.requests)) <= 1
