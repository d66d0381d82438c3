"""Batches of sentences through a model, each batch kept once it is done.

A batch is made of the sentences alone, in their order, and each is computed on one thread: so the
same transcript gives the same bytes on whatever number of cores, and a run that was killed goes on
behind the last batch that was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lectura.errors import ModelCorruptError, OutOfMemoryError, model_stopped
from lectura.paths import text_path
from lectura.process.cores import cores
from lectura.store import Store, canonical_json
from lectura.translation.opus_mt.files import OpusFiles, content_digest
from lectura.translation.opus_mt.tokens import Tokenizer

KIND = "translated"
"""What its batches are called in the store."""
_VERSION = 1
"""Raised when the same sentences would be translated otherwise."""
_WINDOW = 64
"""Sentences that are kept together."""
_BATCH = 16
"""Of a window, computed together; those of like length are."""
_MOST_WORKERS = 4
MOST_TOKENS = 400
"""Of a sentence: OPUS-MT models know 512 positions."""
_FAR = 1.0
"""Of the logarithm of the likelihood, per token: a hypothesis that is so much less likely than the
best one is a slip of the search, not another translation."""
_GROWTH, _ROOM = 3, 20
"""How much longer than what was said a translation may become, in tokens."""


@dataclass(frozen=True)
class Search:
    """How a translation is looked for.

    Attributes:
        beam: hypotheses that are followed at once.
        wanted: of them, how many are told, the likeliest first.
    """

    beam: int
    wanted: int = 1


Told = Callable[[int], None]
"""Hears how many sentences are done."""


class Decoder:
    """A loaded model, with what it has translated before."""

    def __init__(self, files: OpusFiles, to: str, store: Store) -> None:
        """Load a model.

        Raises:
            MissingDependencyError: the extra ``translate`` is not installed.
            ModelCorruptError: its files are damaged.
            OutOfMemoryError: there is no room for it.
        """
        self.name = files.name
        self.sha256, self._content = content_digest(files, store)
        self._tokenizer = Tokenizer(files, to)
        self._compute_type = _compute_type()
        self._store = store
        self._files = files
        self._model: Any = None

    def translate(
        self, texts: Sequence[str], search: Search, told: Told = lambda done: None
    ) -> list[tuple[str, ...]]:
        """The hypotheses for each text, the likeliest first; none for one that is too long.

        Args:
            texts: a sentence each.
            search: how they are looked for.
            told: hears of every window that is done.

        Raises:
            ModelCorruptError, OutOfMemoryError, ModelError: the model cannot be loaded, or stops.
            OutputError: the store cannot be written.
        """
        found: list[tuple[str, ...]] = []
        for window in _windows(texts):
            found += self._kept(window, search)
            told(len(found))
        return found

    def _kept(self, window: Sequence[str], search: Search) -> list[tuple[str, ...]]:
        """A window, computed once; its words are kept with it, so that they can be forgotten."""
        key = {
            "version": _VERSION,
            "model": self._content,
            "mark": self._tokenizer.mark,
            "compute_type": self._compute_type,
            "search": [search.beam, search.wanted],
            "user": "\n".join(window),
        }
        artifact = self._store.artifact(KIND, key)
        kept = artifact.result_json("reply.json")
        if isinstance(kept, list) and [one["said"] for one in kept] == list(window):
            return [tuple(map(str, one["texts"])) for one in kept]
        made = self._computed(window, search)
        rows = [{"said": s, "texts": list(t)} for s, t in zip(window, made, strict=True)]
        artifact.save("reply.json", canonical_json(rows))
        artifact.finish()
        return made

    def _computed(self, window: Sequence[str], search: Search) -> list[tuple[str, ...]]:
        pieces = [self._tokenizer.encode(text) for text in window]
        fits = [place for place, one in enumerate(pieces) if len(one) <= MOST_TOKENS]
        if not fits:
            return [()] * len(window)
        longest = max(len(pieces[place]) for place in fits)
        try:
            answers = self._loaded().translate_batch(
                [pieces[place] for place in fits],
                max_batch_size=_BATCH,
                beam_size=search.beam,
                num_hypotheses=search.wanted,
                return_scores=True,
                max_decoding_length=min(MOST_TOKENS, _GROWTH * longest + _ROOM),
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise model_stopped(f"The translation model {self.name}", error) from error
        decode = self._tokenizer.decode
        texts = {
            place: tuple(decode(list(one)) for one in _likely(answer))
            for place, answer in zip(fits, answers, strict=True)
        }
        return [texts.get(place, ()) for place in range(len(window))]

    def _loaded(self) -> Any:
        if self._model is None:
            self._model = _open(self._files, self._compute_type)
        return self._model


def _likely(answer: Any) -> Iterator[Any]:
    """The hypotheses that are nearly as likely as the best one, that one first."""
    for pieces, score in zip(answer.hypotheses, answer.scores, strict=True):
        if score >= answer.scores[0] - _FAR:
            yield pieces


def _open(files: OpusFiles, compute_type: str) -> Any:
    import ctranslate2  # noqa: PLC0415 (it takes 0.3 s)

    try:
        with text_path(files.path) as place:
            return ctranslate2.Translator(
                place,
                device="cpu",
                compute_type=compute_type,
                inter_threads=min(_MOST_WORKERS, cores()),
                intra_threads=1,
            )
    except (RuntimeError, ValueError, MemoryError, OSError) as error:
        stopped = model_stopped(f"The translation model {files.name}", error)
        if isinstance(stopped, OutOfMemoryError):
            raise stopped from error
        raise ModelCorruptError(
            f"The translation model {files.name} in {files.path} cannot be loaded: "
            f"{str(error).splitlines()[0] if str(error) else type(error).__name__}",
            hint="Fetch it again, or convert it again for this version of CTranslate2. What is "
            "here shows: lectura models list",
            value=str(files.path),
        ) from error


def _compute_type() -> str:
    import ctranslate2  # noqa: PLC0415

    return "int8" if "int8" in ctranslate2.get_supported_compute_types("cpu") else "float32"


def _windows(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), _WINDOW):
        yield texts[start : start + _WINDOW]
