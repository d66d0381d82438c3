"""Lines that meeting programs write around a transcript, and that nobody spoke. Pure functions."""

from __future__ import annotations

import re

from lectura.text import ends_sentence

_ANYWHERE = re.compile(
    r"transcribed by (?:https?://)?\S*otter\.ai.*"
    r"|this editable transcript was computer generated.*"
    r"|people can also change the text after it was created\.?"
    r"|esta transcripción(?: editable)? (?:se|fue|ha sido) .*(?:errores|creada|creado).*"
    r"|esta transcrição(?: editável)? foi .*erros.*"
    r"|cette transcription(?: modifiable)? a été .*erreurs.*"
    r"|diese(?:s)? (?:bearbeitbare )?transkript wurde .*fehler.*"
    r"|(?:meeting|call|recording) ended after \d[\d:]*\W*"
    r"|la (?:reunión|llamada) (?:finalizó|terminó|ha finalizado|ha terminado) .*\d:\d\d\W*"
    r"|a reunião (?:foi encerrada|terminou) após \d[\d:]*\W*"
    r"|réunion terminée (?:après|au bout de) \d[\d:]*\W*"
    r"|(?:besprechung|meeting) (?:nach \d[\d:]* beendet|endete nach \d[\d:]*)\W*"
    r"|.{0,30}(?:messages and calls are end-to-end encrypted"
    r"|los mensajes y las llamadas están cifrados de extremo a extremo).*"
    r"|.{1,60} (?:started|stopped) (?:the )?(?:transcription|recording)\.?"
    r"|.{1,60} (?:inició|detuvo) la (?:transcripción|grabación)\.?"
    r"|[^\W\d]+(?: \([\w ]+\))? \((?:auto-generated|generad[oa]s? automáticamente"
    r"|gerad[oa]s? automaticamente|automatisch erzeugt|génér(?:és?|ée?s?) automatiquement)\)"
    r"|.{1,60} (?:iniciou|interrompeu|parou) a (?:transcrição|gravação)\.?",
    re.I,
)
"""Google Meet, Otter, Teams, WhatsApp, YouTube: nobody says this, wherever it stands."""
_LIST_FOLLOWS = re.compile(
    r"(?:attendees|invited|participants|speakers|summary keywords|keywords|asistentes|invitados"
    r"|participantes|teilnehmer|teilnehmende|présents|participants? à la réunion):?",
    re.I,
)
"""In the head of Meet and Otter: the next line lists names, or words."""
_TITLE_LETTERS = 120

_CHAT_LINE = re.compile(
    r"^(\s*\d\d:\d\d:\d\d)\s+From(?:[ \t]+(\S[^:\n]*?)[ \t]+to[ \t]+[^:\n]{1,80}?"
    r"|[ \t]{2,}(\S[^:\n]*?))[ \t]*:[ \t]*",
    re.M,
)
"""Zoom's chat: ``10:02:11 From Laura to Everyone : Yes.``"""
_GLUED = re.compile(r"^(\s*(?:\d{1,2}:)?\d{1,2}:\d\d)(?=[^\W\d])", re.M)
"""Copied from YouTube's page: ``0:04good morning``."""
_MOST_GLUED = 0.4


def plain_headers(text: str) -> str:
    """The text with what two programs write before the words as a time and a name."""
    text = _CHAT_LINE.sub(lambda line: f"{line[1]} {line[2] or line[3]}: ", text)
    spoken = sum(bool(line.strip()) for line in text.split("\n"))
    if len(_GLUED.findall(text)) < max(2, _MOST_GLUED * spoken):
        return text
    return _GLUED.sub(r"\1 ", text)


def is_frame(line: str) -> bool:
    """True for a line that a meeting program writes, and nobody says."""
    return len(line) < 400 and _ANYWHERE.fullmatch(line.strip()) is not None


def head_of(lines: list[str]) -> list[str]:
    """Of the lines before the first turn, those that are no speech: title, day, who was there.

    What is a sentence may have been said, and is not among them.
    """
    found: list[str] = []
    listing = False
    for line in filter(None, map(str.strip, lines)):
        if listing or (len(line) <= _TITLE_LETTERS and not ends_sentence(line)):
            found.append(line)
        listing = _LIST_FOLLOWS.fullmatch(line) is not None
    return found
