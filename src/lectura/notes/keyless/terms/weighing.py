"""What a candidate weighs: how rare its words are, how often and how widely it is said, how whole.

Rarity is that of `lectura.notes.keyless.rarity`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lectura.notes.keyless.phrases.talk import talk_of
from lectura.notes.keyless.rarity import information
from lectura.notes.keyless.terms.candidates import Candidate, Place, Rows
from lectura.notes.keyless.vocabulary import Vocabulary

OFTEN = 2
"""What is said only once is no term."""

_COMMON = 8.0
"""Information, in nats, of a word that says nothing of a subject ("hand", "side")."""
_LEAST_EXCESS, _LEAST_EXCESS_IN_PHRASE = 1.5, 1.2
_UNLISTED = 2.5
"""The excess of every word where the language has no list."""
_PHRASE = 2.4
_RARITY_OF_WORD, _RARITY_OF_PHRASE = 1.7, 0.7
_COUNT, _SPREAD = 0.6, 0.4
_LONE_COUNT = 3
"""A word is a term from three times on where the lecture is not short."""
_SHORT_LECTURE = 3000
_BLOCKS, _WORDS_PER_BLOCK = 20, 250
_NESTED = 0.4
"""A phrase that is this often part of the same longer one is not whole."""


class Scales:
    """What is known of the words of one lecture."""

    def __init__(self, rows: Rows, known: Vocabulary) -> None:
        self.rows = rows
        self.known = known
        self.talk = talk_of(known.language)
        self.informed = information(known.language, known.stem)
        self.words = sum(map(len, rows))
        self.counts = Counter(word.stem for row in rows for word in row if word.stem)
        count = max(4, min(_BLOCKS, self.words // _WORDS_PER_BLOCK))
        self.blocks = self._blocks(count)
        self.block_count = count

    def _blocks(self, count: int) -> list[int]:
        blocks, said = [], 0
        for row in self.rows:
            blocks.append(min(count - 1, said * count // max(1, self.words)))
            said += len(row)
        return blocks

    def excess(self, word: str) -> float:
        """How much more a word says than a common one."""
        return max(0.0, self.informed(word) - _COMMON) if self.informed else _UNLISTED

    @property
    def most_excess(self) -> float:
        """The excess of a word that is not in the list."""
        return self.excess("\0")

    def noun_share(self, candidate: Candidate) -> float:
        """How sure it is that the phrase begins with a noun or its adjective, 0 to 1."""
        before = [self.word_before(place) for place in candidate.places]
        nouns = sum(word in self.talk.before_nouns for word in before)
        verbs = sum(word in self.talk.before_verbs for word in before)
        return min(1.0, 1.3 * (nouns + 1) / (nouns + verbs + 2))

    def word_before(self, place: Place) -> str:
        """The plain word right before a phrase; empty where none is."""
        sentence, first, _ = place
        row = self.rows[sentence]
        return row[first - 1].plain if first and not row[first].starts else ""

    def spread(self, places: Iterable[Place]) -> int:
        """In how many blocks of the lecture something is said."""
        return len({self.blocks[sentence] for sentence, _, _ in places})

    def beside(self, place: Place, *, before: bool) -> str:
        """The stem of the meaningful word right before or after a phrase; empty where none is."""
        sentence, first, last = place
        row = self.rows[sentence]
        index = first - 1 if before else last + 1
        if not 0 <= index < len(row) or row[first if before else index].starts:
            return ""
        return row[index].stem

    def wholeness(self, candidate: Candidate) -> float:
        """0 for a part of one longer phrase; else the share of places where no word is missing."""
        before = [self.beside(place, before=True) for place in candidate.places]
        after = [self.beside(place, before=False) for place in candidate.places]
        total = len(candidate.places)
        for beside in (before, after):
            same = Counter(filter(None, beside)).most_common(1)
            if same and OFTEN <= same[0][1] >= _NESTED * total and len(candidate.key) < 3:
                return 0.0
        if self.talk.head_last:
            return 1 - sum(map(bool, after)) / total
        return 1 - sum(map(bool, before)) / total if len(candidate.key) == 1 else 1.0

    def worth(self, candidate: Candidate) -> float:
        """The part of the weight that does not change with the places; 0 for what is no term."""
        excess = [self.excess(word) for word in candidate.parts]
        if self.known.is_first_name(candidate.parts[0]):
            return 0.0
        alone = len(candidate.key) == 1
        if max(excess) < (_LEAST_EXCESS if alone else _LEAST_EXCESS_IN_PHRASE):
            return 0.0
        if alone and self._says_little(candidate):
            return 0.0
        rarity = self.rarity(candidate)
        worth = rarity ** (_RARITY_OF_WORD if alone else _RARITY_OF_PHRASE)
        worth = float(worth * self.noun_share(candidate) * self.wholeness(candidate))
        return worth if alone else worth * _PHRASE * self._bond(candidate)

    def rarity(self, candidate: Candidate) -> float:
        """How rare its words are in the language, 0 to 1."""
        excess = sum(map(self.excess, candidate.parts))
        return excess / len(candidate.parts) / self.most_excess

    def _says_little(self, candidate: Candidate) -> bool:
        """True for one word that is vague, a verb, or said too seldom to be a term by itself."""
        [word], said = candidate.parts, len(candidate.places)
        if word in self.talk.vague or (said < _LONE_COUNT and self.words > _SHORT_LECTURE):
            return True
        if not word.endswith(self.talk.verbs):
            return False
        before = [self.word_before(place) for place in candidate.places]
        return sum(one in self.talk.before_nouns for one in before) < said / 2

    def _bond(self, candidate: Candidate) -> float:
        """How faithful the rarest word of a phrase is to it."""
        rarest = min(self.counts[stem] for stem in candidate.key)
        return float(min(1.0, len(candidate.places) / max(1, rarest)) ** 0.3)

    def weight(self, worth: float, places: Sequence[Place]) -> float:
        """The weight of what is worth so much and said in these places."""
        return float(worth * len(places) ** _COUNT * self.spread(places) ** _SPREAD)
