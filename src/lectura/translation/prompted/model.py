"""A language model as a translator: batches, what is wrong asked again, then alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lectura.errors import LLMError, LLMReplyError
from lectura.llm.prompts import PromptSet
from lectura.llm.protocol import ChatModel
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.map import in_order
from lectura.process.version import __version__
from lectura.progress import Hook, Progress
from lectura.records.translation import TranslationMadeBy
from lectura.store import digest
from lectura.translation.checks import Judge
from lectura.translation.glossary import Glossary
from lectura.translation.grid import Cell
from lectura.translation.prompted.matching import Matched, matched
from lectura.translation.prompted.replies import BatchReply
from lectura.translation.prompted.requests import Requests
from lectura.translation.translator import Draft, Drafts

_AGAIN_AT_ONCE = 6
"""Cues that are asked for again together: few, so that their neighbours are not mixed up again."""


@dataclass(frozen=True)
class Prompting:
    """What a language model is told besides the cues.

    Attributes:
        prompts: the templates.
        source: tag of the language that is spoken; None where nobody knows.
        to: tag of the language to write.
        glossary: terms of the lecture.
        names: folded words of names that must stay.
        concurrency: requests under way at once.
    """

    prompts: PromptSet
    source: str | None
    to: str
    glossary: Glossary = field(default_factory=Glossary)
    names: frozenset[str] = frozenset()
    concurrency: int = 1

    def judge(self) -> Judge:
        """Looks at each translation."""
        return Judge(self.source, self.to, self.glossary, self.names)


class ModelTranslator:
    """A `lectura.translation.translator.Translator` that asks a language model."""

    def __init__(self, chat: ChatModel, prompting: Prompting) -> None:
        self._chat = chat
        self._prompting = prompting

    @property
    def made_by(self) -> TranslationMadeBy:
        told = self._prompting
        return TranslationMadeBy(
            translator="llm",
            model=self._chat.model,
            endpoint=self._chat.endpoint,
            prompt=told.prompts.name,
            prompt_sha256=told.prompts.digest,
            glossary_sha256=digest(told.glossary.fixed) if told.glossary.fixed else None,
            lectura=__version__,
        )

    def translate(self, cells: Sequence[Cell], wanted: Sequence[int], hook: Hook) -> Drafts:
        work = _Work(self._chat, self._prompting, cells, hook)
        by_cell = work.done([cells[index] for index in wanted])
        if not any(draft.text for draft in by_cell.values()) and work.asker.halted is not None:
            raise work.asker.halted
        halted = work.asker.halted
        stopped = f"The translation stops early: {halted.message}" if halted else ""
        usage = self._chat.ledger.usage()
        return Drafts(by_cell, usage, (stopped,) if stopped else ())


class _Work:
    """One grid while it is translated."""

    def __init__(
        self, chat: ChatModel, prompting: Prompting, cells: Sequence[Cell], hook: Hook
    ) -> None:
        self.asker = Asker(chat)
        self._requests = Requests(
            chat, prompting.prompts, cells, prompting.source, prompting.to, prompting.glossary
        )
        self._judge = prompting.judge()
        self._hook = hook
        self._concurrency = prompting.concurrency
        self._total = 0
        self._drafts: dict[int, Draft] = {}

    def done(self, wanted: Sequence[Cell]) -> dict[int, Draft]:
        """A draft for every cell that is wanted."""
        self._total = len(wanted)
        self._tell("translating")
        problems = self._round(self._requests.batches(wanted), {}, "translating")
        if not self.asker.ends_nothing:
            again = [cell for cell in wanted if cell.index in problems]
            batches = self._requests.batches(again, _AGAIN_AT_ONCE)
            problems = self._round(batches, problems, "asking again")
        alone = ([cell] for cell in wanted if cell.index in problems)
        problems = self._round(alone, problems, "asking one by one")
        for index, problem in problems.items():
            self._drafts[index] = Draft(doubt=problem)
        return self._drafts

    def _round(
        self, batches: Iterator[list[Cell]], problems: dict[int, str], told: str
    ) -> dict[int, str]:
        """Ask for some batches; the problems of the cells that still have no translation."""
        left: dict[int, str] = {}

        def ask(batch: list[Cell]) -> Matched:
            return self._asked(batch, problems)

        for found in in_order(ask, list(batches), self._concurrency):
            self._drafts |= {index: Draft(text) for index, text in found.texts.items()}
            left |= found.problems
            self._tell(told)
        return left

    def _asked(self, batch: list[Cell], problems: dict[int, str]) -> Matched:
        """What became of a batch; in halves where it is too much for one reply."""
        try:
            return self._answer(batch, problems)
        except LLMReplyError as error:
            if len(batch) == 1:
                return Matched(problems={batch[0].index: _reason(error)})
            half = len(batch) // 2
            first, second = (self._asked(part, problems) for part in (batch[:half], batch[half:]))
            return Matched({**first.texts, **second.texts}, {**first.problems, **second.problems})
        except LLMError as error:
            return Matched(problems={cell.index: _reason(error) for cell in batch})

    def _answer(self, batch: list[Cell], problems: dict[int, str]) -> Matched:
        alone = len(batch) == 1
        request = self._requests.request(batch, problems, alone=alone)
        if not alone:
            reply = self.asker.ask(request, BatchReply)
            return matched(batch, reply.cues, self._judge)
        text = self.asker.ask(request, self._requests.alone_reply).text.strip()
        cell = batch[0]
        problem = self._judge.problem(cell.said, text)
        if problem is not None:
            return Matched(problems={cell.index: problem})
        return Matched(texts={cell.index: text})

    def _tell(self, told: str) -> None:
        self._hook(Progress("translate", len(self._drafts), self._total, "cues", told))


def _reason(error: LLMError) -> str:
    """The message of an error as the end of a sentence."""
    return error.message.rstrip(".")
