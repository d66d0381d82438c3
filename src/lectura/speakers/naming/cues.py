"""Phrases by which a name is said, in Spanish, English, Portuguese and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Cue = Literal["self", "next", "thanks"]
"""Whom the name belongs to: who speaks, who speaks next, or who spoke before."""

_SELF = (
    # es
    r"mi nombre es", r"me llamo", r"(?:yo )?soy",
    # en
    r"my name(?: is|'s|’s)", r"i(?: am|'m|’m)",
    # pt
    r"(?:o )?meu nome é", r"(?:eu )?me chamo", r"(?:eu )?sou (?:o|a)", r"eu sou",
    # fr
    r"je m['’]appelle", r"mon nom est", r"je suis", r"moi,? c['’]est",
)  # fmt: skip

_NEXT = (
    # es
    r"adelante,?", r"(?:te|le) toca(?: a)?,?", r"tiene la palabra,?", r"la palabra la tiene",
    r"le doy la palabra a", r"(?:ahora|a continuación),? (?:presenta|habla|expone|sigue|va)",
    r"bienvenid[oa],?",
    # en
    r"over to you,?", r"go ahead,?", r"the floor is yours,?", r"take it away,?",
    r"(?:please|let us|let's|let’s) welcome", r"next (?:up )?is", r"next we have",
    # pt
    r"pode começar,?", r"a palavra é (?:do|da)", r"com a palavra,?", r"passo a palavra (?:ao|à)",
    r"agora é a vez d[oa]", r"bem-vind[oa],?",
    # fr
    r"à (?:toi|vous),?", r"(?:je passe )?la parole (?:est )?à", r"(?:allez|vas)-y,?",
    r"bienvenue,?(?: à)?",
)  # fmt: skip

_THANKS = (
    r"(?:muchas |muchísimas )?gracias,?", r"gracias a ti,?",
    r"thank you(?: very much| so much)?,?", r"(?:many )?thanks,?",
    r"(?:muito )?obrigad[oa],?", r"merci(?: beaucoup| bien)?,?(?: à)?",
)  # fmt: skip

_TITLE = (
    r"(?:(?i:prof(?:\.|esora?|essora?|esseur|essor)?|dr(?:a|\.|a\.)?|doctora?|doutora?|docteur|"
    r"mrs?\.?|ms\.?|miss|madame|monsieur|mme|señora?|senhora?|sra?\.?|don|doña) )?"
)
_CAPITALISED = r"(?:[DLO]['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:['’-][^\W\d_]+)*"
_JOINING = r"(?:(?:de|del|da|do|dos|das|la|las|los|le|du|di|van|von|der|den) )*"
_NAME = rf"(?P<name>{_TITLE}{_CAPITALISED}(?: {_JOINING}{_CAPITALISED}){{0,3}})(?![\w])"

_NOT_NAMES_TEXT = (
    "all american argentinian argentino australian brasileiro brazilian british canadian "
    "chilean chileno chinese christian colombian colombiano doctor doctora dios dieu deus "
    "doutor doutora dr dra english español española european everyone français french german "
    "god indian italian ladies madame mexican mexicano miss monsieur mr mrs now professor "
    "professora professeur profesor profesora prof señor señora senhor senhora so spanish "
    "teacher today"
)
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())


@dataclass(frozen=True)
class Mention:
    """A name in a text, with the offsets of the whole phrase."""

    cue: Cue
    name: str
    start: int
    end: int


def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{'|'.join(cues)}) {_NAME}")


_PATTERNS: tuple[tuple[Cue, re.Pattern[str]], ...] = (
    ("self", _pattern(_SELF)),
    ("next", _pattern(_NEXT)),
    ("thanks", _pattern(_THANKS)),
)


def mentions(text: str) -> Iterator[Mention]:
    """The names said in a text by one of the cues; a name must be capitalised to be one."""
    for cue, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = match["name"]
            if name.split()[-1].casefold() not in _NOT_NAMES:
                yield Mention(cue, name, match.start(), match.end())
