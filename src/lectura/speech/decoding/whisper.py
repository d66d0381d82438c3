"""The one adapter to faster-whisper and CTranslate2: pieces of audio in, hypotheses out.

The library's own loops are not used: they decide about silence and repetition on the way, lectura
afterwards, by the whole window. Its tokenizer, spectrogram and word alignment are.
"""

from __future__ import annotations

import contextlib
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens

from lectura.audio import SAMPLE_RATE, Samples
from lectura.errors import ModelCorruptError, OutOfMemoryError, UsageError, model_stopped
from lectura.languages import LANGUAGES
from lectura.paths import text_path
from lectura.speech.decoding.encoded import (
    DeviceEncoded,
    EachDone,
    Encoded,
    HostEncoded,
    Spectrogram,
    ignore_piece,
)
from lectura.speech.decoding.hypothesis import AlignedWord, Decoding, Hypothesis
from lectura.speech.decoding.spectrogram import MOST_FRAMES, context_frames, padded
from lectura.speech.models.allocator import give_back
from lectura.speech.models.catalog import smaller_than
from lectura.speech.models.device import DeviceChoice
from lectura.speech.models.find import ModelFiles
from lectura.speech.options import Task

_LONGEST_PROMPT_TOKENS = 223
"""Half of the decoder's context, less the marker: what Whisper leaves for earlier text."""


class Whisper:
    """A loaded Whisper model.

    Several threads may use it at once; at most ``workers`` of them compute at the same time.
    """

    def __init__(self, model: WhisperModel, name: str) -> None:
        """Take a loaded model and its name."""
        self.name = name
        self._whisper = model
        self._tokenizers: dict[tuple[str, Task], Tokenizer] = {}
        self._suppressed = get_suppressed_tokens(self._tokenizer("en", "transcribe"), [-1])

    @property
    def multilingual(self) -> bool:
        """False for the models that know English only."""
        return bool(self._whisper.model.is_multilingual)

    @property
    def on_gpu(self) -> bool:
        """True where the model computes on a GPU."""
        return bool(self._whisper.model.device == "cuda")

    def check_language(self, code: str) -> None:
        """Refuse a language the model does not know.

        Raises:
            UsageError: no such code, or an English-only model.
        """
        known = self._whisper.supported_languages if self.multilingual else ["en"]
        if code not in known:
            raise UsageError(
                f"The model {self.name} does not know the language {LANGUAGES.get(code, code)}.",
                hint="Take a multilingual model: lectura transcribe FILE --model small",
                value=code,
            )

    def features(self, audio: Samples) -> Spectrogram:
        """Log-mel spectrogram of a piece; shape ``(n_mels, n_frames)``, at most 30 s."""
        return np.asarray(self._whisper.feature_extractor(audio)[:, :MOST_FRAMES])

    def encode(
        self,
        features: Sequence[Spectrogram],
        lengths: Sequence[int],
        longest: int | None = None,
        told: EachDone = ignore_piece,
    ) -> Encoded:
        """Encode a batch.

        Args:
            features: spectrograms of the pieces.
            lengths: samples of the pieces.
            longest: samples of the longest of all pieces to be shown the same time.
            told: called with the number of each piece that is done; on a GPU for all at once.

        Returns:
            The batch; on a GPU it is computed when it is first used.

        Raises:
            OutOfMemoryError: the batch does not fit the memory.
        """
        context = context_frames(max(longest or 0, *lengths))
        shown = tuple(padded(mel, context) for mel in features)
        frames = tuple(min(MOST_FRAMES, -(-n * 100 // SAMPLE_RATE)) for n in lengths)
        if self.on_gpu:
            deque(map(told, range(len(shown))), maxlen=0)
            return DeviceEncoded(shown, frames, self._encoded)
        return HostEncoded.one_by_one(self._encoded, shown, frames, told)

    def _encoded(self, shown: Sequence[Spectrogram]) -> ctranslate2.StorageView:
        with _computing(self.name):
            return self._whisper.encode(np.stack(shown))

    def languages(self, encoded: Encoded) -> list[dict[str, float]]:
        """Probability of every language per piece; English alone for English-only models."""
        if not self.multilingual:
            return [{"en": 1.0} for _ in range(len(encoded))]
        with _computing(self.name):
            found = self._whisper.model.detect_language(encoded.output)
        return [{token[2:-2]: float(p) for token, p in piece} for piece in found]

    def prompt_tokens(self, terms: Sequence[str]) -> tuple[int, ...]:
        """Terms as earlier text, as many as fit from the front."""
        tokenizer = self._tokenizer("en", "transcribe")
        tokens: list[int] = []
        for index, term in enumerate(terms):
            added = tokenizer.encode((" " if index == 0 else ", ") + term.strip())
            if len(tokens) + len(added) > _LONGEST_PROMPT_TOKENS:
                break
            tokens += added
        return tuple(tokens)

    def text_tokens(self, text: str) -> tuple[int, ...]:
        """A text as the model's tokens."""
        return tuple(self._tokenizer("en", "transcribe").encode(text))

    def decode(
        self, encoded: Encoded, languages: Sequence[str], task: Task, decoding: Decoding
    ) -> list[Hypothesis]:
        """Decode a batch.

        Args:
            encoded: the batch.
            languages: one code per piece.
            task: transcribe or translate.
            decoding: how.

        Raises:
            OutOfMemoryError: the batch does not fit the card.
        """
        prompts = [self._prompt(language, task, decoding) for language in languages]
        with _computing(self.name):
            results = self._whisper.model.generate(
                encoded.output,
                prompts,
                beam_size=decoding.beam,
                num_hypotheses=1,
                sampling_topk=1,
                max_length=decoding.max_length,
                suppress_blank=True,
                suppress_tokens=self._suppressed,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                return_scores=True,
                return_no_speech_prob=True,
            )
        tokenizer = self._tokenizer("en", "transcribe")
        return [
            _hypothesis(tokenizer, result, language, decoding)
            for result, language in zip(results, languages, strict=True)
        ]

    def align(
        self, encoded: Encoded, hypotheses: Sequence[Hypothesis], task: Task
    ) -> list[tuple[AlignedWord, ...]]:
        """Times of the words within each piece, by the decoder's attention.

        The method is openai/whisper's: dynamic time warping over the cross-attention of a few
        heads, medians filtered.
        """
        aligned: list[tuple[AlignedWord, ...]] = []
        for index, hypothesis in enumerate(hypotheses):
            if not hypothesis.tokens:
                aligned.append(())
                continue
            single = encoded.take([index])
            with _computing(self.name):
                words = self._whisper.find_alignment(
                    self._tokenizer(hypothesis.language, task),
                    [list(hypothesis.tokens)],
                    single.output,
                    single.frames[0],
                )[0]
            aligned.append(
                tuple(
                    AlignedWord(
                        word["word"],
                        float(word["start"]),
                        float(word["end"]),
                        float(word["probability"]),
                    )
                    for word in words
                )
            )
        return aligned

    def _prompt(self, language: str, task: Task, decoding: Decoding) -> list[int]:
        tokenizer = self._tokenizer(language, task)
        start = [tokenizer.sot_prev, *decoding.prompt] if decoding.prompt else []
        return [*start, *tokenizer.sot_sequence, tokenizer.no_timestamps, *decoding.prefix]

    def _tokenizer(self, language: str, task: Task) -> Tokenizer:
        key = (language, task)
        if key not in self._tokenizers:
            self._tokenizers[key] = Tokenizer(
                self._whisper.hf_tokenizer, self.multilingual, task=task, language=language
            )
        return self._tokenizers[key]


def _hypothesis(tokenizer: Tokenizer, result: Any, language: str, decoding: Decoding) -> Hypothesis:
    tokens = tuple(token for token in result.sequences_ids[0] if token < tokenizer.eot)
    text = tokenizer.decode(list(tokens)).strip()
    length = len(result.sequences_ids[0])
    data = text.encode()
    return Hypothesis(
        text=text,
        tokens=tokens,
        language=language,
        # CTranslate2 divides by the tokens without the end marker; Whisper's thresholds count it.
        avg_logprob=float(result.scores[0]) * length / (length + 1),
        no_speech_prob=float(result.no_speech_prob),
        compression_ratio=len(data) / len(zlib.compress(data)) if data else 0.0,
        decoding=decoding,
    )


@contextlib.contextmanager
def _computing(name: str) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        smaller = smaller_than(name)
        raise model_stopped(f"The speech model {name}", error, smaller=smaller) from error
    finally:
        give_back()


def open_whisper(
    files: ModelFiles, choice: DeviceChoice, *, threads: int, workers: int = 1
) -> Whisper:
    """The loaded model.

    Args:
        files: where its files are.
        choice: device and compute type.
        threads: processor threads of each worker.
        workers: batches computed side by side.

    Raises:
        ModelCorruptError: the files are no Whisper model in CTranslate2's format.
        OutOfMemoryError: it does not fit the card.
    """
    with _load_errors(files), text_path(files.path) as place:
        model = WhisperModel(
            place,
            device=choice.device,
            device_index=choice.index,
            compute_type=choice.compute_type,
            cpu_threads=threads,
            num_workers=workers,
            local_files_only=True,
        )
    return Whisper(model, files.name)


@contextlib.contextmanager
def _load_errors(files: ModelFiles) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # tokenizers raises what has no name of its own
        smaller = smaller_than(files.name)
        stopped = model_stopped(f"The speech model {files.name}", error, smaller=smaller)
        if isinstance(stopped, OutOfMemoryError):
            raise stopped from error
        raise ModelCorruptError(
            f"The model {files.name} in {files.path} cannot be loaded: "
            f"{str(error).splitlines()[0] if str(error) else type(error).__name__}",
            hint=f"Fetch it again: lectura models pull {files.name}",
            value=str(files.path),
        ) from error
