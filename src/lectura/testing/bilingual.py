"""A lecture in Spanish whose English is known, and a language model that translates it badly.

    lecture = bilingual_lecture(2000)
    with ScriptedServer(Mischief(lecture)) as server:
        …  # translate lecture.transcript with server.base_url

The model merges, drops, reorders and invents cues, changes numbers, and leaves cues as they were
said: by the content of a request alone, so that the order of requests does not matter.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.store import digest
from lectura.testing.llm_protocol import ChatRequest
from lectura.testing.llm_server import fill_schema

Row = dict[str, Any]
_NUMBERED = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
_CUES = re.compile(r"<cues>\n(.*?)\n</cues>", re.DOTALL)

_SUBJECTS = (
    ("la red", "the network"), ("el modelo", "the model"), ("el gradiente", "the gradient"),
    ("la memoria", "the memory"), ("el filtro", "the filter"), ("la entrada", "the input"),
    ("la capa", "the layer"), ("el error", "the error"),
)  # fmt: skip
_VERBS = (
    ("aprende", "learns"), ("mejora", "improves"), ("cambia", "changes"), ("recibe", "receives"),
    ("guarda", "keeps"), ("compara", "compares"), ("olvida", "forgets"), ("suma", "adds"),
)  # fmt: skip
_OBJECTS = (
    ("los ejemplos", "the examples"), ("los pesos", "the weights"), ("la señal", "the signal"),
    ("los datos", "the data"), ("las palabras", "the words"), ("la imagen", "the image"),
    ("el resultado", "the result"), ("los errores", "the errors"),
)  # fmt: skip
_DAYS = (("lunes", "Monday"), ("martes", "Tuesday"), ("jueves", "Thursday"), ("viernes", "Friday"))
_MONTHS = (("enero", "January"), ("marzo", "March"), ("junio", "June"), ("octubre", "October"))
_FRAMES: tuple[tuple[str, str], ...] = (
    ("{S} {v} {o} {n} veces.", "{S} {v} {o} {n} times."),
    ("El {d} {n} de {m} {s} {v} {o},", "On {D}, {M} {n}, {s} {v} {o},"),
    ("y por eso {s} {v} {o}.", "and that is why {s} {v} {o}."),
    ("Laura Gómez pregunta si {s} {v} {o}.", "Laura Gómez asks whether {s} {v} {o}."),
    ("En la página {n} {s} {v} {o} un {p} %.", "On page {n} {s} {v} {o} by {p} percent."),
    ("{S} {v} {o} en https://ejemplo.org/{n}.", "{S} {v} {o} at https://ejemplo.org/{n}."),
    ("A las {h}:30 {s} {v} {o}", "At {h}:30 {s} {v} {o}"),
    ("con f(x) = {p} si {s} {v} {o}.", "with f(x) = {p} if {s} {v} {o}."),
)  # fmt: skip


@dataclass(frozen=True)
class BilingualLecture:
    """A transcript, and what each of its segments is in English, in order."""

    transcript: Transcript
    english: tuple[str, ...]

    @property
    def table(self) -> Mapping[str, str]:
        """What is said → its English."""
        said = (segment.text for segment in self.transcript.segments)
        return dict(zip(said, self.english, strict=True))


def bilingual_lecture(cues: int) -> BilingualLecture:
    """A lecture of so many cues, each unlike the others, three quarters with a number or a date."""
    pairs = [_pair(index) for index in range(cues)]
    segments = tuple(
        Segment(
            id=index,
            start=index * 4.0,
            end=index * 4.0 + 3.6,
            text=spanish,
            speaker="SPEAKER_01" if index % 50 > 45 else "SPEAKER_00",
        )
        for index, (spanish, _) in enumerate(pairs)
    )
    speakers = (Speaker(id="SPEAKER_00", name="Laura Gómez"), Speaker(id="SPEAKER_01"))
    transcript = Transcript(
        language="es", duration=cues * 4.0, segments=segments, speakers=speakers
    )
    return BilingualLecture(transcript, tuple(english for _, english in pairs))


def _pair(index: int) -> tuple[str, str]:
    spanish, english = _FRAMES[index % len(_FRAMES)]
    s, v, o = (
        table[index // step % len(table)]
        for table, step in ((_SUBJECTS, 8), (_VERBS, 64), (_OBJECTS, 512))
    )
    d, m = _DAYS[index % 4], _MONTHS[index // 4 % 4]
    n, h, tenths = index + 1 if index % 8 != 1 else index % 28 + 1, index % 9 + 1, index % 90 + 10
    point, comma = f"{tenths / 10:.1f}", f"{tenths / 10:.1f}".replace(".", ",")
    both = {"n": n, "h": h}
    return (
        spanish.format(
            s=s[0], S=s[0].capitalize(), v=v[0], o=o[0], d=d[0], m=m[0], p=comma, **both
        ),
        english.format(
            s=s[1], S=s[1].capitalize(), v=v[1], o=o[1], D=d[1], M=m[1], p=point, q=point, **both
        ),
    )


@dataclass
class Mischief:
    """A responder (`lectura.testing.llm_server.ScriptedServer`) that translates, mostly badly.

    Attributes:
        lecture: that it knows by heart.
        share: of the requests about several cues that it spoils.
        stubborn: what it never translates, however it is asked.
        done: how often it did what.
    """

    lecture: BilingualLecture
    share: float = 0.8
    stubborn: frozenset[str] = frozenset()
    done: Counter[str] = field(default_factory=Counter)

    def __call__(self, request: ChatRequest) -> dict[str, Any] | str:
        found = _CUES.search(request.prompt)
        if found is None or request.schema is None:
            return fill_schema(request)
        if "cues" not in request.schema["properties"]:
            return {"text": self._english(found[1])}
        rows = [
            {"number": int(number), "said": " ".join(said.split()[:2]), "text": self._english(said)}
            for number, said in _NUMBERED.findall(found[1])
        ]
        chance = random.Random(digest(request.user))  # noqa: S311 - play
        if chance.random() < self.share:
            for spoil in chance.sample(_SPOILS, 2):
                spoil(rows, chance)
                self.done[spoil.__name__.strip("_")] += 1
        return {"cues": rows}

    def _english(self, said: str) -> str:
        return said if said in self.stubborn else self.lecture.table.get(said, "What is this?")


def _merge(rows: list[Row], chance: random.Random) -> None:
    """Two cues become one."""
    if len(rows) > 1:
        place = chance.randrange(len(rows) - 1)
        rows[place]["text"] += " " + rows.pop(place + 1)["text"]


def _merge_and_count_on(rows: list[Row], chance: random.Random) -> None:
    """The same, and all that follows gets the number before its own."""
    if len(rows) > 1:
        place = chance.randrange(len(rows) - 1)
        rows[place]["text"] += " " + rows.pop(place + 1)["text"]
        for row in rows[place + 1 :]:
            row["number"] -= 1


def _drop(rows: list[Row], chance: random.Random) -> None:
    del rows[chance.randrange(len(rows))]


def _reorder(rows: list[Row], chance: random.Random) -> None:
    """The cues come in another order, under the numbers in theirs."""
    numbers = [row["number"] for row in rows]
    chance.shuffle(rows)
    for row, number in zip(rows, numbers, strict=True):
        row["number"] = number


def _invent(rows: list[Row], chance: random.Random) -> None:
    """A cue that nobody said, beside the others and in the place of one."""
    rows.append({"number": len(rows) + 7, "said": "y ahora", "text": "And now a word of thanks."})
    rows[chance.randrange(len(rows))]["text"] = "Subtitles by the community."


def _change_numbers(rows: list[Row], chance: random.Random) -> None:
    row = rows[chance.randrange(len(rows))]
    row["text"] = re.sub(r"\d+", lambda match: str(int(match[0]) + 1), row["text"])


def _empty(rows: list[Row], chance: random.Random) -> None:
    rows[chance.randrange(len(rows))]["text"] = ""


def _repeat(rows: list[Row], chance: random.Random) -> None:
    """One cue has the translation of another, and one comes twice."""
    if len(rows) > 1:
        first, second = chance.sample(range(len(rows)), 2)
        rows[first]["text"] = rows[second]["text"]
        rows.append({**rows[second], "text": "Something else."})


_SPOILS: tuple[Callable[[list[Row], random.Random], None], ...] = (
    _merge, _merge_and_count_on, _drop, _reorder, _invent, _change_numbers, _empty, _repeat,
)  # fmt: skip
