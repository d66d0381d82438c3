"""Text as it is shown: width in columns, joining, and the labels of speakers. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from lectura.transcript import Segment, Speaker, Transcript

UNKNOWN_SPEAKER = "?"
"""Label of a turn nobody is named for, between turns of named speakers."""

_LABEL = re.compile(r"^(?P<label>[^\s:][^:\n]{0,39}?)\s?[::]\s+(?P<text>\S.*)$", re.DOTALL)
_NUMBERED = re.compile(
    r"(?:speaker|spk|hablante|orador|locutor|falante|locuteur|parlant|sprecher|parlante|persona"
    r"|student|estudiante|participant|participante)[ _-]?\d{1,3}",
    re.IGNORECASE,
)
_SMALL_NAME_WORDS = frozenset("de del la las los da do dos das di van von der den le du y e i".split())
_NOT_NAMES = frozenset(
    "nota notas note notes ejemplo ejemplos example examples exemple importante important atención "
    "atencion warning aviso tarea homework pregunta question respuesta answer q a tema topic título "
    "titulo title resumen summary fecha date hora time url http https p r observación definición "
    "definition teorema theorem conclusión conclusion exercício ejercicio exercise resposta "
    "pergunta réponse remarque beispiel frage antwort esempio domanda risposta".split()
)


def is_wide(character: str) -> bool:
    """True for a character of a script that is set without spaces between words (zh, ja)."""
    return unicodedata.east_asian_width(character) in "WF" and not _is_hangul(character)


def width(text: str) -> int:
    """Columns a text takes: a full-width character counts twice, a combining mark not at all."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def joins_without_space(before: str, after: str) -> bool:
    """True where two texts of a script without spaces meet."""
    return bool(before and after) and is_wide(before[-1]) and is_wide(after[0])


def join(parts: Iterable[str]) -> str:
    """One line of all parts: white space collapsed, one space between, none inside zh or ja."""
    text = ""
    for part in parts:
        clean = " ".join(part.split())
        text += clean if not text or joins_without_space(text, clean) else f" {clean}"
    return text.strip()


def speakers_of(segments: Sequence[Segment]) -> tuple[Speaker, ...]:
    """The speakers of the segments in order of first appearance."""
    return tuple(Speaker(id=name) for name in dict.fromkeys(s.speaker for s in segments) if name)


def shown_label(transcript: Transcript, speaker: str | None) -> str:
    """The label to write for a turn, on one line and without a colon of its own."""
    label = join([transcript.speaker_label(speaker) or ""]).replace(":", " ").strip()
    return label or UNKNOWN_SPEAKER


def split_label(text: str) -> tuple[str | None, str]:
    """``("Laura", "good morning")`` from ``Laura: good morning``; (None, text) without a label.

    A candidate is a numbered speaker or one to four capitalised words; whether a text really
    uses labels is decided over all of its lines, by `uses_labels`.
    """
    match = _LABEL.match(text)
    if match is None or not _may_be_label(match["label"]):
        return None, text
    return match["label"], match["text"]


def uses_labels(texts: Sequence[str]) -> bool:
    """True where the texts (paragraphs, cues) begin with speaker labels, not by chance.

    The first text must carry one, and the labels must recur or be several; ``Speaker 1`` alone is
    proof enough. So a paragraph that begins ``Nota: …`` stays text.
    """
    labels = [label for label, _ in map(split_label, texts) if label is not None]
    if not labels or split_label(texts[0])[0] is None:
        return False
    return len(labels) >= 2 or _NUMBERED.fullmatch(labels[0]) is not None


def take_labels(texts: Sequence[str]) -> list[tuple[str | None, str]]:
    """(speaker, text) for each text; a text without a label goes on with the speaker before."""
    if not texts or not uses_labels(texts):
        return [(None, text) for text in texts]
    taken: list[tuple[str | None, str]] = []
    speaker: str | None = None
    for text in texts:
        label, rest = split_label(text)
        if label is not None:
            speaker = None if label == UNKNOWN_SPEAKER else label
        taken.append((speaker, rest))
    return taken


def _may_be_label(label: str) -> bool:
    if label == UNKNOWN_SPEAKER or _NUMBERED.fullmatch(label):
        return True
    words = label.split()
    if not 1 <= len(words) <= 5 or words[0].lower().rstrip(".") in _NOT_NAMES:
        return False
    return words[0][0].isupper() and all(
        word in _SMALL_NAME_WORDS or word[0].isupper() or word[0] in "(#" for word in words
    )


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"
