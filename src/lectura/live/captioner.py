"""Sound in, firm words and drafts out: decides what is decoded when, and which words stay.

It knows no clock, no thread and no model: whoever drives it decodes what it asks for and tells it
what came of that, so that a test can be the machine. One request is under way at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectura.audio import SAMPLE_RATE, Samples, samples_at, seconds
from lectura.audio.vad import VoiceDetector
from lectura.live.agreement import agreed, overdue
from lectura.live.buffer import SpeechBuffer
from lectura.live.events import CaptionEvent, Draft, Firm, Gap, Language
from lectura.live.pacing import Pace
from lectura.records.transcript import Word
from lectura.speech.recognizer import Heard
from lectura.speech.windowing.packing import Piece
from lectura.text import ends_clause, ends_sentence
from lectura.timeline import Interval

_PAUSE_SECONDS = 0.7
"""After so long without a voice, what was said is complete and stays as it was understood."""
_LEAST_SECONDS = 1.0
"""Less speech than this is not worth decoding while it goes on."""
_CLOSE_FROM_SECONDS = 9.0
"""A pause after so much speech is a good place to cut."""
_LONG_PAUSE_SECONDS = 1.5
_FRESH_SECONDS = 0.7
"""Words that end so near to the end of the sound wait, agreed on or not: it may cut them short."""
_TAIL_SAMPLES = int(0.3 * SAMPLE_RATE)
"""Silence that stays with what was cut before it."""
_LEFT_SECONDS = 6.0
"""How much is kept where nothing tells a good place."""
_MOST_SECONDS = 26.0
"""More speech than this without captions is passed over: the encoder takes 30 s."""
_LANGUAGE_SECONDS = 5.0
"""Voice after which the language is settled."""
_SURE = 0.9
_SURE_SECONDS = 2.5


@dataclass(frozen=True)
class Request:
    """What is to be decoded.

    Attributes:
        piece: all speech since the last cut.
        firm: the text with which it begins for certain.
        language: its code, once it is settled.
        end: samples that had come when it was asked for.
        voiced_end: where somebody was last heard to speak before that.
        closing: nobody spoke on, or nothing will follow.
        beam: hypotheses kept side by side.
    """

    piece: Piece
    firm: str
    language: str | None
    end: int
    voiced_end: int
    closing: bool
    beam: int = 1


class Captioner:
    """The state of one session's captions."""

    def __init__(self, detector: VoiceDetector, language: str | None = None) -> None:
        """Take a fresh detector, and the language where it is known."""
        self._buffer = SpeechBuffer(detector)
        self._language = language
        self._firm: list[Word] = []
        self._draft: tuple[Word, ...] = ()
        self._asked_at = 0
        self._settled = 0

    @property
    def heard_seconds(self) -> float:
        """How much sound has come."""
        return seconds(self._buffer.end)

    def feed(self, sound: Samples) -> None:
        """Take the next samples, mono float32 at 16 kHz."""
        self._buffer.add(sound)

    def request(self, pace: Pace, *, final: bool = False) -> Request | None:
        """What is worth decoding now; None while there is nothing new.

        Args:
            pace: how much work there may be.
            final: no sound will follow.
        """
        span = self._buffer.span()
        if span is None or span.voiced_end <= self._settled:
            return None
        closing = final or span.quiet_seconds >= _PAUSE_SECONDS
        if not closing and seconds(span.end - self._asked_at) < pace.step:
            return None
        piece = self._buffer.piece()
        if piece is None or (not closing and piece.voiced_seconds < _LEAST_SECONDS):
            return None
        self._asked_at = span.end
        firm = "".join(word.text for word in self._firm)
        return Request(piece, firm, self._language, span.end, span.voiced_end, closing, pace.beam)

    def late(self) -> Iterator[CaptionEvent]:
        """Pass over the oldest speech where there is more than can be decoded at once."""
        piece = self._buffer.piece()
        if piece is None or len(piece.audio) <= _MOST_SECONDS * SAMPLE_RATE:
            return
        start = self._firm[-1].end if self._firm else piece.span.start
        keep = samples_at(piece.to_recording(seconds(len(piece.audio)) - _LEFT_SECONDS))
        self._cut(keep)
        self._draft = ()
        yield Draft(())
        yield Gap(Interval(min(start or 0.0, seconds(keep)), seconds(keep)))

    def take(self, request: Request, heard: Heard, pace: Pace) -> Iterator[CaptionEvent]:
        """Learn what came of a request; give what is to be told of it, in order."""
        yield from self._language_of(request, heard)
        words = heard.words if heard.trusted else ()
        if self._language is None:
            count = 0
        elif request.closing:
            count = len(words)
        elif not heard.trusted:
            count, words = 0, self._draft
        else:
            count = self._count(request, words, pace)
        if request.closing:
            self._settled = request.voiced_end
        firm, self._draft = words[:count], words[count:]
        self._firm += firm
        if firm or request.closing:
            yield Firm(firm, closed=request.closing)
        yield Draft(self._draft)
        self._shorten(request, pace)

    def _language_of(self, request: Request, heard: Heard) -> Iterator[Language]:
        if self._language is not None:
            return
        voiced = request.piece.voiced_seconds
        best = max((heard.probabilities or {heard.language: 1.0}).values())
        sure = best >= _SURE and voiced >= _SURE_SECONDS
        if heard.trusted and heard.words and (sure or voiced >= _LANGUAGE_SECONDS):
            self._language = heard.language
            yield Language(heard.language)

    def _count(self, request: Request, words: Sequence[Word], pace: Pace) -> int:
        end = request.piece.span.end
        late = overdue(words, end - pace.patience)
        sure = min(agreed(self._draft, words), overdue(words, end - _FRESH_SECONDS))
        return max(late, sure)

    def _shorten(self, request: Request, pace: Pace) -> None:
        """Cut the buffer after a pause, and where it has grown too long."""
        length = seconds(len(request.piece.audio))
        quiet = seconds(request.end - request.voiced_end)
        enough = length >= _CLOSE_FROM_SECONDS or quiet >= _LONG_PAUSE_SECONDS
        if request.closing and enough:
            self._cut(min(request.end, request.voiced_end + _TAIL_SAMPLES))
        elif length > pace.longest:
            self._cut(samples_at(self._place(request)))

    def _place(self, request: Request) -> float:
        """The best time to cut at: after a firm sentence, in a long gap between firm words."""
        words = [*self._firm, *self._draft[:1]]
        places = range(1, min(len(words), len(self._firm) + 1))
        if not places:
            packed = seconds(len(request.piece.audio)) - _LEFT_SECONDS
            return request.piece.to_recording(max(0.0, packed))
        start, end = request.piece.span.start, request.piece.span.end

        def worth(index: int) -> float:
            before, after = words[index - 1], words[index]
            gap = max(0.0, (after.start or 0.0) - (before.end or 0.0))
            mark = 1.0 if ends_sentence(before.text) else 0.4 * ends_clause(before.text)
            share = ((before.end or 0.0) - start) / max(end - start, 1e-3)
            return min(gap, 1.0) + mark + 1.5 * min(share, 0.7)

        index = max(places, key=worth)
        return ((words[index - 1].end or 0.0) + (words[index].start or 0.0)) / 2

    def _cut(self, position: int) -> None:
        self._buffer.cut(position)
        front = seconds(self._buffer.front)
        self._firm = [word for word in self._firm if (word.start or 0.0) >= front]
