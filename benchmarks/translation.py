"""Does every cue come back, at its time, with its numbers, from a model that does all it can?

    python benchmarks/translation.py

A scripted endpoint translates a lecture of 2,000 cues whose English is known; it merges, drops,
reorders and invents cues, changes numbers, and never translates some. The table goes to
``benchmarks/README.md``.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from lectura.llm.connect import connect
from lectura.llm.options import LLMOptions
from lectura.llm.prompts import load_prompts
from lectura.process.cores import cores
from lectura.progress import ignore
from lectura.records.translation import Translation, TranslationSource
from lectura.store import Store
from lectura.testing.bilingual import BilingualLecture, Mischief, bilingual_lecture
from lectura.testing.llm_server import ScriptedServer
from lectura.translation.compose import translated
from lectura.translation.grid import grid_of
from lectura.translation.prompted.model import ModelTranslator, Prompting
from readme import machine, put

CUES = 2000
_STUBBORN = 20
_ENGLISH = {
    "lunes": "Monday", "martes": "Tuesday", "jueves": "Thursday", "viernes": "Friday",
    "enero": "January", "marzo": "March", "junio": "June", "octubre": "October",
}  # fmt: skip
_FACT = re.compile(rf"\d+(?:[.,]\d+)?|{'|'.join([*_ENGLISH, *_ENGLISH.values()])}")


@dataclass(frozen=True)
class Measured:
    """What became of the cues.

    Attributes:
        requests: that were sent.
        spoiled: faults in the replies.
        cues: that came back.
        in_place: of them those with the times of what was said.
        facts: cues in which a number, a day or a month is said.
        facts_kept: of them those whose translation has the same, and no other.
        right: with exactly their own translation.
        kept: as they were said, and marked.
        wrong: with any other text.
        seconds: that all of it took.
    """

    requests: int
    spoiled: int
    cues: int
    in_place: int
    facts: int
    facts_kept: int
    right: int
    kept: int
    wrong: int
    seconds: float


def measured(lecture: BilingualLecture, share: float, stubborn: frozenset[str]) -> Measured:
    """A lecture translated by a model that spoils this share of its replies."""
    mischief = Mischief(lecture, share, stubborn)
    started = perf_counter()
    with ScriptedServer(mischief, context_tokens=32_768) as server, _store() as folder:
        found = _translated(lecture, server.base_url, Path(folder))
        sent = len(server.requests)
    segments = lecture.transcript.segments
    pairs = list(zip(segments, found.cues, lecture.english, strict=True))
    told = [(facts_of(one.text), facts_of(cue.text)) for one, cue, _ in pairs]
    return Measured(
        requests=sent,
        spoiled=sum(mischief.done.values()),
        cues=len(found.cues),
        in_place=sum((one.start, one.end) == (cue.start, cue.end) for one, cue, _ in pairs),
        facts=sum(bool(said) for said, _ in told),
        facts_kept=sum(said == text for said, text in told if said),
        right=sum(cue.text == text for _, cue, text in pairs),
        kept=sum(cue.doubt is not None and cue.text == one.text for one, cue, _ in pairs),
        wrong=sum(cue.doubt is None and cue.text != text for _, cue, text in pairs),
        seconds=perf_counter() - started,
    )


def facts_of(text: str) -> list[str]:
    """The numbers, days and months of a text in either language, spelled alike, in order of these.

    Read here by other means than those by which lectura compares them.
    """
    found = _FACT.findall(text)
    return sorted(_ENGLISH.get(one, one.replace(",", ".")) for one in found)


def stubborn_of(lecture: BilingualLecture) -> frozenset[str]:
    """What a model never translates: some cues far from each other."""
    segments = lecture.transcript.segments
    return frozenset(one.text for one in segments[7 :: max(1, len(segments) // _STUBBORN)])


def _store() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _translated(lecture: BilingualLecture, url: str, folder: Path) -> Translation:
    cells = grid_of(lecture.transcript, as_cut=True)
    source = TranslationSource(name="lecture", transcript_sha256="", language="es")
    options = LLMOptions(llm="openai", base_url=url)
    with connect(options, Store(folder), ignore, environ={}) as chat:
        translator = ModelTranslator(chat, Prompting(load_prompts("default", None), "es", "en"))
        return translated(cells, lecture.transcript, source, "en", translator, ignore)


def _row(share: float, one: Measured) -> str:
    return (
        f"| {share:.0%} | {one.requests} | {one.spoiled} | {one.cues} | {one.in_place} | "
        f"{one.facts_kept} of {one.facts} | {one.right} | {one.kept} | {one.wrong} | "
        f"{one.seconds:.0f} |"
    )


def _table(rows: Sequence[str]) -> str:
    head = (
        "| replies spoiled | requests | faults in replies | cues back | at their times | "
        "numbers and dates kept | exactly right | kept as said, marked | wrong and not marked | "
        "seconds |"
    )
    return "\n".join([machine(cores()), "", head, "|---" * 10 + "|", *rows])


if __name__ == "__main__":
    whole = bilingual_lecture(CUES)
    lines = [_row(share, measured(whole, share, stubborn_of(whole))) for share in (0.0, 0.8)]
    put("translation", _table(lines))
    print(*lines, sep="\n")
