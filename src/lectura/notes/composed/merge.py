"""One whole of the notes on all parts: title, summary, neighbouring topics, repetitions.

The model sees an outline and answers with labels. The records themselves never pass through it a
second time, so none can be lost or reworded away from its quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectura.errors import ContextOverflowError, LLMError, ReplyCutError
from lectura.notes.composed.asking import Asker
from lectura.notes.composed.join import join
from lectura.notes.composed.map import in_order
from lectura.notes.composed.outline import POINT, Block, Labelled
from lectura.notes.composed.partial import PartialNotes
from lectura.notes.composed.replies import MergeReply
from lectura.notes.composed.requests import FEWEST_ESSENTIAL, Requests
from lectura.records.notes import Topic

_BLOCKS_AT_LEAST = 3
"""So many blocks fit one request, whatever they hold: each level has far fewer than the last."""


@dataclass(frozen=True)
class Merged:
    """The whole; ``error`` says why the model could not merge all of it."""

    notes: PartialNotes
    error: LLMError | None = None


@dataclass(frozen=True)
class Merger:
    """Merges the parts of one lecture."""

    asker: Asker
    requests: Requests
    concurrency: int = 1

    def merge(self, parts: Sequence[PartialNotes], more: Sequence[PartialNotes] = ()) -> Merged:
        """All parts as one; hierarchically, where their outline does not fit one request.

        Where the model fails, the parts stand side by side: nothing but the common summary is
        missing.

        Args:
            parts: in the order of the lecture.
            more: records from anywhere in these parts, found later.
        """
        joined = join([*parts, *more])
        labelled = Labelled(joined)
        blocks: Sequence[Block] = labelled.blocks(parts)
        error: LLMError | None = None
        try:
            if len(parts) == 1 and self._is_worth_ranking(joined.topics):
                blocks = self._level(blocks, labelled)
            while len(blocks) > 1:
                blocks = self._level(blocks, labelled)
        except LLMError as problem:
            error = problem
        title = next((block.title for block in blocks if block.title), "")
        summary = " ".join(block.summary for block in blocks if block.summary)
        return Merged(labelled.notes(title, summary), error)

    def _is_worth_ranking(self, topics: Sequence[Topic]) -> bool:
        """Whether the points of a single part are many enough to choose the essential ones."""
        points = sum(len(topic.key_points) for topic in topics)
        return points > FEWEST_ESSENTIAL and self.asker.chooses

    def groups(self, blocks: Sequence[Block], labelled: Labelled) -> list[list[Block]]:
        """Blocks that are merged in one request each.

        Raises:
            ContextOverflowError: the prompt alone fills the context.
        """
        budget = self.requests.outline_tokens()
        groups: list[list[Block]] = [[]]
        filled = 0
        for block in blocks:
            cost = self._count(self._show([block], labelled, budget) + "\n\n")
            if groups[-1] and filled + cost > budget:
                groups.append([])
                filled = 0
            groups[-1].append(block)
            filled += cost
        return groups

    def outline(self, blocks: Sequence[Block], labelled: Labelled) -> str:
        """The blocks as text for one request."""
        return self._show(blocks, labelled, self.requests.outline_tokens())

    def _level(self, blocks: Sequence[Block], labelled: Labelled) -> list[Block]:
        """One pass over all blocks; fewer come out."""
        groups = self.groups(blocks, labelled)

        def ask(group: Sequence[Block]) -> list[tuple[Sequence[Block], MergeReply]]:
            return list(self._ask(group, labelled))

        # A last block alone has nothing to be merged with yet.
        alone = groups.pop() if len(groups) > 1 and len(groups[-1]) == 1 else []
        merged: list[Block] = []
        for answers in list(in_order(ask, groups, self.concurrency)):
            merged += [labelled.apply(reply, group) for group, reply in answers]
        merged += alone
        if len(merged) < len(blocks) or len(blocks) == 1:
            return merged
        raise ContextOverflowError(
            "Not even the outlines of two parts fit one request.",
            hint="Give the language model more context.",
        )

    def _ask(
        self, group: Sequence[Block], labelled: Labelled
    ) -> Iterator[tuple[Sequence[Block], MergeReply]]:
        """The reply about a group, or about its halves where it is too much."""
        try:
            points = sum(label[0] == POINT for block in group for label in block.labels)
            request = self.requests.merge(self.outline(group, labelled), points)
            yield group, self.asker.ask(request, MergeReply, brief=not self.asker.chooses)
        except (ContextOverflowError, ReplyCutError):
            if len(group) < 3:
                raise
            yield from self._ask(group[: len(group) // 2], labelled)
            yield from self._ask(group[len(group) // 2 :], labelled)

    def _show(self, blocks: Sequence[Block], labelled: Labelled, budget: int) -> str:
        share = budget // _BLOCKS_AT_LEAST
        return "\n\n".join(labelled.show(block, self._count, share) for block in blocks)

    def _count(self, text: str) -> int:
        return self.requests.count_line(text)
