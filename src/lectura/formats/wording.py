"""Text as it is shown: width in columns, joining, and the labels of speakers. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from lectura.records.transcript import Segment, Speaker, Transcript
from lectura.text import joins_without_space

UNKNOWN_SPEAKER = "?"
"""Label of a turn nobody is named for, between turns of named speakers."""
LABEL_COLUMNS = 38
"""A longer label is cut, so that it fits a line of a subtitle."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text without repetition."""
    return frozenset(words.split())


_LABEL = re.compile(r"^(?P<label>[^\s:][^:\n]{0,39}?)\s?[:：]\s+(?P<text>\S.*)$", re.DOTALL)
_NUMBERED = re.compile(
    r"(?:speaker|spk|hablante|orador|locutor|falante|locuteur|parlant|sprecher|parlante|persona"
    r"|student|estudiante|participant|participante)[ _-]?\d{1,3}|[a-z]{1,12}_?\d{1,3}",
    re.IGNORECASE,
)
_TITLES = word_set(
    "dr dra doctor doctora prof profa profe professor professora profesor profesora sr sra srta "
    "mr mrs ms mme mlle m frau herr dott sig ing lic maestro maestra docente lecturer teacher "
    "presenter moderator speaker student host ponente alumno alumna moderador moderadora "
    "estudiante"
)
_SMALL_NAME_WORDS = word_set("de del la las los da do dos das di van von der den le du y e i")
_NOT_NAMES = word_set(
    "nota notas note notes ejemplo ejemplos example examples exemple importante important "
    "atención atencion warning aviso tarea homework pregunta question respuesta answer q a tema "
    "topic título titulo title resumen summary fecha date hora time url http https p r "
    "observación definición definition teorema theorem conclusión conclusion exercício "
    "ejercicio exercise resposta pergunta réponse remarque beispiel frage antwort esempio "
    "domanda risposta introducción introduction introdução einleitung introduzione clase class "
    "lección lesson lecture aula cours capítulo chapter kapitel sesión session parte part "
    "yes no ok okay sí si vale claro bueno oui non ja nein sim não well so and but today hoy "
    "unidad unit módulo module curso course asignatura materia transcripción transcript "
    "transcription duración duration"
)


def width(text: str) -> int:
    """Columns a text takes: a full-width character counts twice, a combining mark not at all."""
    if (
        text.isascii() or max(text) < "\u0300"
    ):  # before the first combining mark: the usual case, fast
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


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
    label = " ".join((transcript.speaker_label(speaker) or "").replace(":", " ").split())
    return label[:LABEL_COLUMNS].rstrip() or UNKNOWN_SPEAKER


def split_label(text: str) -> tuple[str | None, str]:
    """``("Laura", "good morning")`` from ``Laura: good morning``; (None, text) without a label.

    A candidate is a numbered speaker or one to four capitalised words; whether a text really
    uses labels is decided over all of its lines, by `uses_labels`.
    """
    match = _LABEL.match(text)
    if match is None or not may_be_name(match["label"]):
        return None, text
    return match["label"], match["text"]


def uses_labels(texts: Sequence[str], *, alone: bool = True) -> bool:
    """True where the texts (paragraphs, cues) begin with speaker labels, not by chance.

    The first text must carry one, and one alone must look like nothing but a speaker
    (``Speaker 1``, ``Prof. Díaz``, and with ``alone`` ``Laura``), so that a title with a colon
    stays text.
    """
    labels = [label for label, _ in map(split_label, texts) if label is not None]
    if not labels or split_label(texts[0])[0] is None:
        return False
    first = labels[0].split()
    return (
        len(labels) > 1
        or (alone and len(first) == 1)
        or first[0].lower().rstrip(".") in _TITLES
        or _NUMBERED.fullmatch(labels[0]) is not None
    )


def take_labels(texts: Sequence[str], *, alone: bool = True) -> list[tuple[str | None, str]]:
    """(speaker, text) for each text; a text without a label goes on with the speaker before."""
    if not texts or not uses_labels(texts, alone=alone):
        return [(None, text) for text in texts]
    taken: list[tuple[str | None, str]] = []
    speaker: str | None = None
    for text in texts:
        label, rest = split_label(text)
        if label is not None:
            speaker = None if label == UNKNOWN_SPEAKER else label
        taken.append((speaker, rest))
    return taken


def may_be_name(label: str, *, of_any_script: bool = False) -> bool:
    """True for what may name a speaker: numbered, or one to five capitalised words.

    Args:
        label: without brackets and colon.
        of_any_script: words of scripts without capitals count too.
    """
    if label == UNKNOWN_SPEAKER or _NUMBERED.fullmatch(label):
        return True
    words = label.split()
    if not 1 <= len(words) <= 5 or words[0].lower().rstrip(".") in _NOT_NAMES:
        return False
    if len(words) == 1 and words[0] in _TITLES:
        return True

    def begins_name(word: str) -> bool:
        return word[0].isupper() or (of_any_script and word[0].isalpha() and not word[0].islower())

    first, *others = map(begins_name, words)
    return (first or (of_any_script and words[0] in _SMALL_NAME_WORDS and any(others))) and all(
        begins_name(word) or word in _SMALL_NAME_WORDS or word[0] in "(#" for word in words
    )
