"""Text to the pieces that a model knows, and back: SentencePiece, and the mark of the language.

`sentencepiece` is what the extra ``translate`` adds; nothing else imports it.
"""

from __future__ import annotations

from typing import Any

from lectura.disk.files import read_json
from lectura.errors import ModelCorruptError
from lectura.languages import ROWS, base_of
from lectura.process.installation import missing_extra
from lectura.translation.opus_mt.files import (
    CONFIG,
    SOURCE_PIECES,
    TARGET_PIECES,
    OpusFiles,
    damaged,
    vocabulary,
)

_END = "</s>"
_FIRST_MARKS = {"pt-BR": ("pob",), "zh-Hans": ("cmn_Hans",), "zh-Hant": ("cmn_Hant",)}
"""Marks of what has a script or region, before those of its language."""


def require_sentencepiece() -> Any:
    """The library.

    Raises:
        MissingDependencyError: the extra ``translate`` is not installed.
    """
    try:
        import sentencepiece  # noqa: PLC0415 (an extra)
    except ImportError:
        raise missing_extra("translate", "Translation by an OPUS-MT model") from None
    return sentencepiece


class Tokenizer:
    """Cuts texts into the pieces of a model, and joins what it answers.

    Attributes:
        mark: the token that names the language to translate into; None where the model knows one
            language alone.
    """

    def __init__(self, files: OpusFiles, to: str) -> None:
        """Read the pieces of a model.

        Args:
            files: the model.
            to: tag of the language to translate into.

        Raises:
            MissingDependencyError: the extra ``translate`` is not installed.
            ModelCorruptError: a file is damaged.
        """
        library = require_sentencepiece()
        self._source = _processor(library, files, SOURCE_PIECES)
        self._target = _processor(library, files, TARGET_PIECES)
        config = read_json((files.path / CONFIG).read_bytes())
        if not isinstance(config, dict):
            raise damaged(files)
        self._adds_end = not config.get("add_source_eos", False)
        self.mark = mark_for(to, vocabulary(files.path))

    def encode(self, text: str) -> list[str]:
        """The pieces of a text, with the mark of the language and the end."""
        pieces = [str(piece) for piece in self._source.encode(text, out_type=str)]
        begins = [self.mark] if self.mark else []
        return [*begins, *pieces, *([_END] if self._adds_end else [])]

    def decode(self, pieces: list[str]) -> str:
        """The text of pieces that a model answered."""
        return str(self._target.decode(pieces)).strip()


def mark_for(to: str, known: frozenset[str]) -> str | None:
    """The token of a language among those of a model; None where it has none for it.

    >>> mark_for("pt", frozenset({"▁a", ">>por<<", ">>pob<<"}))
    '>>por<<'
    >>> mark_for("pt-BR", frozenset({">>por<<", ">>pob<<"}))
    '>>pob<<'
    >>> mark_for("en", frozenset({"▁a"})) is None
    True
    """
    code = base_of(to) or to
    written = next((row for row in ROWS if row[0] == code), [code, "", ""])
    others = [name for name in written[2].split(", ") if len(name) == 3 and name.isascii()]
    names = (*_FIRST_MARKS.get(to, ()), code, *others)
    marks = (f">>{name}<<" for name in names)
    return next((mark for mark in marks if mark in known), None)


def _processor(library: Any, files: OpusFiles, name: str) -> Any:
    try:
        raw = (files.path / name).read_bytes()
        processor = library.SentencePieceProcessor(model_proto=raw)
        if not raw or not processor.get_piece_size():
            raise ValueError("it is empty")
        return processor
    except Exception as error:  # it has no exceptions of its own
        raise ModelCorruptError(
            f"The file {name} of the translation model {files.name} is damaged: "
            f"{str(error).splitlines()[0] if str(error) else type(error).__name__}",
            hint=damaged(files).hint or "",
            value=str(files.path / name),
        ) from error
