"""What a translation by a language model would take, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lectura.llm.planning import PlannedChat
from lectura.notes.composed.estimate import Plan
from lectura.translation.grid import Cell
from lectura.translation.prompted.model import Prompting
from lectura.translation.prompted.replies import BatchReply
from lectura.translation.prompted.requests import Requests, reply_tokens


def plan(
    chat: PlannedChat, prompting: Prompting, cells: Sequence[Cell], wanted: Sequence[Cell]
) -> Plan:
    """Requests and tokens of a grid; cues that are asked for again come on top.

    Raises:
        ContextOverflowError: the prompt alone fills the context.
    """
    requests = Requests(
        chat, prompting.prompts, cells, prompting.source, prompting.to, prompting.glossary
    )
    plan = Plan(requests=0, prompt_tokens=0, reply_tokens=0)
    for batch in requests.batches(wanted):
        alone = len(batch) == 1
        request = requests.request(batch, {}, alone=alone)
        reply_type = requests.alone_reply if alone else BatchReply
        if chat.kept(request, reply_type):
            plan = replace(plan, kept=plan.kept + 1)
            continue
        schema = requests.schema_tokens(reply_type)
        prompt = round(requests.tokens(request) * chat.likely_share) + schema
        reply = sum(reply_tokens(chat.count_tokens(cell.said)) for cell in batch)
        plan = replace(
            plan,
            requests=plan.requests + 1,
            prompt_tokens=plan.prompt_tokens + prompt,
            reply_tokens=plan.reply_tokens + round(reply * chat.likely_share),
        )
    return replace(plan, tokens_per_second=chat.tokens_per_second, based_on=chat.based_on)
