"""Where the solutions differ, those places first that change what was said. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from lectura.compare.voting.consensus import Slot, Voted
from lectura.compare.voting.network import Network
from lectura.compare.voting.words import Spoken, text_of
from lectura.notes.keyless.vocabulary import Vocabulary, vocabulary
from lectura.records.comparison import Disagreement, Wrote
from lectura.text import ends_sentence
from lectura.timeline import round_seconds

Kind: TypeAlias = Literal["number", "name", "word", "small"]

_ORDER: tuple[Kind, ...] = ("number", "name", "word", "small")
_CONTEXT_WORDS = 4
_AGREED_BETWEEN = 1
"""So many words on which all agree do not part two places."""
_ALL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there it makes no name."""


def disagreements(
    network: Network, names: Sequence[str], language: str | None
) -> tuple[Disagreement, ...]:
    """Every place where solutions wrote different words, ranked.

    Numbers come first, then names, then words that carry meaning, then small ones; among these the
    places on which opinions are most evenly split.
    """
    found = [_Place(network, run, language) for run in _runs(network)]
    told = [one for one in found if one.differs]
    ranked = sorted(told, key=lambda one: (_ORDER.index(one.kind), -one.split, one.run.start))
    return tuple(one.record(names) for one in ranked)


def _runs(network: Network) -> Iterator[range]:
    """Neighbouring slots about which not all agree."""
    split = [_is_split(network, place) for place in range(len(network.slots))]
    first = last = -1
    for place, differs in enumerate([*split, *[False] * (_AGREED_BETWEEN + 1)]):
        if differs:
            first, last = (place if first < 0 else first), place
        elif first >= 0 and place - last > _AGREED_BETWEEN:
            yield range(first, last + 1)
            first = -1


def _is_split(network: Network, place: int) -> bool:
    return len({None if word is None else word.folded for word in network.slots[place]}) > 1


class _Place:
    """Some slots in which solutions differ."""

    def __init__(self, network: Network, run: range, language: str | None) -> None:
        self.run = run
        self._network = network
        self._slots = [network.slots[place] for place in run]
        self._voted = [network.voted[place] for place in run]
        self._language = language

    @property
    def differs(self) -> bool:
        """False where they only part words in other ways, as ``k means`` and ``kmeans``."""
        texts = {"".join(w.folded for w in words) for words in self._written()}
        return len(texts) > 1

    @property
    def split(self) -> float:
        """How far from agreement the most contested slot is, 0–1."""
        return max(1 - one.share for one in self._voted)

    @property
    def kind(self) -> Kind:
        """What kind of words differ: the weightiest."""
        words = vocabulary(self._language)
        kinds = {
            _kind(word, self._begins(place), words)
            for place, slot in zip(self.run, self._slots, strict=True)
            if _differ(slot)
            for word in slot
            if word is not None
        }
        return next((kind for kind in _ORDER if kind in kinds), "small")

    def record(self, names: Sequence[str]) -> Disagreement:
        """The place as it is told."""
        times = [time for place in self.run if (time := self._network.times[place]) is not None]
        first, last = self.run.start, self.run.stop
        voted = self._network.voted
        return Disagreement(
            start=round_seconds(min(one.start for one in times)) if times else None,
            end=round_seconds(max(one.end for one in times)) if times else None,
            kind=self.kind,
            before=_shown(reversed(list(_spoken(voted[:first][::-1])))),
            consensus=_shown(_all(self._voted)),
            after=_shown(_spoken(voted[last:])),
            hypotheses=tuple(
                Wrote(solution=name, text=_shown(words))
                for name, words in zip(names, self._written(), strict=True)
            ),
        )

    def _written(self) -> list[list[Spoken]]:
        count = len(self._network.transcripts)
        return [[w for slot in self._slots if (w := slot[index])] for index in range(count)]

    def _begins(self, place: int) -> bool:
        """True where a sentence begins: a capital tells nothing there."""
        before = next(_spoken(self._network.voted[:place][::-1]), None)
        return (before is None or ends_sentence(before.shown)) or (self._language in _ALL_NOUNS)


def _differ(slot: Slot) -> bool:
    return len({None if word is None else word.folded for word in slot}) > 1


def _kind(word: Spoken, begins: bool, words: Vocabulary) -> Kind:
    if any(map(str.isdigit, word.folded)):
        return "number"
    bare = word.shown.strip("¿¡«“\"'([-")
    if words.is_small(word.folded):
        return "small"
    return "name" if bare[:1].isupper() and not begins else "word"


def _all(voted: Sequence[Voted]) -> list[Spoken]:
    return [one.word for one in voted if one.word is not None]


def _spoken(voted: Sequence[Voted]) -> Iterator[Spoken]:
    """The next words of the consensus."""
    found = 0
    for one in voted:
        if one.word is not None:
            yield one.word
            found += 1
        if found == _CONTEXT_WORDS:
            return


def _shown(words: Iterable[Spoken]) -> str:
    return text_of(words).strip()
