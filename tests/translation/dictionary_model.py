"""A real model whose weights are put in by hand: it translates word by word, from a dictionary.

A transformer of one layer. A word is one dimension of the embeddings, a position another; the
decoder's attention looks at the position that it is at itself, and the values are the dictionary.
So what it answers is known without running it. Its SentencePiece models are trained here, on the
words of the dictionary.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

POSITIONS = 96
"""Words of the longest sentence."""
_SPECIAL = ("<unk>", "<s>", "</s>")
_NOTHING = "<s>"
"""An answer that SentencePiece leaves out."""
_SHARPNESS, _SURENESS = 24.0, 60.0
_LESS_LIKELY = 0.02
"""How much less likely the second translation of a word is than the first."""

Matrix = npt.NDArray[np.float32]


def dictionary_model(
    folder: Path,
    words: Mapping[str, Sequence[str] | str],
    *,
    adds_end: bool = False,
    marks: Sequence[str] = (),
) -> Path:
    """Write a model into a folder: `config.json`, `model.bin`, vocabularies, `source.spm`,
    `target.spm`.

    Args:
        folder: to make.
        words: a word as it is said, with its punctuation → its translations, the likeliest first;
            an empty one is left out.
        adds_end: the model itself adds the end of a sentence, as those of ct2-opus-mt-converter do.
        marks: tokens of languages that it knows, such as ``>>por<<``; each says nothing.
    """
    table = {word: [one] if isinstance(one, str) else list(one) for word, one in words.items()}
    answers = dict.fromkeys(one for several in table.values() for one in several)
    source = [*_SPECIAL, *marks, *(f"▁{word}" for word in table)]
    target = [*_SPECIAL, *(f"▁{word}" for word in answers if word)]
    dictionary = np.zeros((len(source), len(target)), np.float32)
    for row, word in enumerate(source):
        if word in ("<unk>", "</s>"):
            dictionary[row, target.index(word)] = 1.0
        elif word in marks:
            dictionary[row, target.index(_NOTHING)] = 1.0
        elif word.startswith("▁"):
            for place, one in enumerate(table[word[1:]]):
                answer = f"▁{one}" if one else _NOTHING
                dictionary[row, target.index(answer)] = 1.0 - place * _LESS_LIKELY
    folder.mkdir(parents=True, exist_ok=True)
    spec = _spec(dictionary)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.add_source_eos = adds_end
    spec.validate()
    spec.save(str(folder))
    (folder / "source.spm").write_bytes(_pieces(list(table)))
    (folder / "target.spm").write_bytes(_pieces([one for one in answers if one]))
    return folder


def _pieces(words: Sequence[str]) -> bytes:
    """A SentencePiece model of whole words."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words),
        model_writer=model,
        model_type="word",
        vocab_size=len(words) + len(_SPECIAL),
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        minloglevel=2,
    )
    return model.getvalue()


def _spec(dictionary: Matrix) -> Any:
    from ctranslate2.specs import TransformerSpec

    said, answered = dictionary.shape
    width = max(said, answered)
    size = (width + POSITIONS + 15) // 16 * 16
    spec = TransformerSpec.from_config(1, 1, pre_norm=True, no_final_norm=True)
    positions = np.zeros((POSITIONS, size), np.float32)
    positions[:, width : width + POSITIONS] = np.eye(POSITIONS)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = positions
        _keep_as_is(side.layer[0].self_attention, size, linears=2)
        _norm(side.layer[0].ffn.layer_norm, size)
        for linear, shape in (("linear_0", (16, size)), ("linear_1", (size, 16))):
            _set(getattr(side.layer[0].ffn, linear), np.zeros(shape, np.float32))
    spec.encoder.embeddings[0].weight = np.eye(said, size, dtype=np.float32)
    spec.decoder.embeddings.weight = np.zeros((answered, size), np.float32)
    _look_up(spec.decoder.layer[0].attention, dictionary, width, size)
    _set(spec.decoder.projection, _SURENESS * np.eye(answered, size, dtype=np.float32))
    return spec


def _look_up(attention: Any, dictionary: Matrix, width: int, size: int) -> None:
    """Attend to the own position, and answer with what the dictionary has there."""
    place = np.zeros((size, size), np.float32)
    rows = np.arange(width, width + POSITIONS)
    place[rows, rows] = 1.0
    values = np.zeros((size, size), np.float32)
    values[: dictionary.shape[1], : dictionary.shape[0]] = dictionary.T
    _norm(attention.layer_norm, size)
    _set(attention.linear[0], _SHARPNESS * place)
    _set(attention.linear[1], np.concatenate([place, values]))
    _set(attention.linear[2], np.eye(size, dtype=np.float32))


def _keep_as_is(attention: Any, size: int, linears: int) -> None:
    """A layer that adds nothing."""
    _norm(attention.layer_norm, size)
    _set(attention.linear[0], np.zeros((3 * size, size), np.float32))
    _set(attention.linear[linears - 1], np.zeros((size, size), np.float32))


def _norm(norm: Any, size: int) -> None:
    norm.gamma = np.ones(size, np.float32)
    norm.beta = np.zeros(size, np.float32)


def _set(linear: Any, weight: Matrix) -> None:
    linear.weight = weight.astype(np.float32)
    linear.bias = np.zeros(weight.shape[0], np.float32)


SUBJECTS = {"La red": "The network", "Mi modelo": "My model", "Un filtro": "A filter",
            "Esta capa": "This layer"}  # fmt: skip
VERBS = {"aprende": "learns", "cambia": "changes", "recibe": "receives", "guarda": "keeps"}
OBJECTS = {"ejemplos": "examples", "pesos": "weights", "datos": "data", "errores": "errors"}
NUMBERS = {str(number): str(number) for number in range(2, 34)}
PLAIN = {
    **{
        said: text
        for pair in SUBJECTS.items()
        for said, text in zip(*map(str.split, pair), strict=True)
    },
    **VERBS,
    **NUMBERS,
    **OBJECTS,
    **{f"{said}.": f"{text}." for said, text in OBJECTS.items()},
}
"""A dictionary of a lecture, word by word."""


def sentence_pair(index: int) -> tuple[str, str]:
    """A sentence with its translation; 2,048 of them differ."""
    parts = []
    for table in (SUBJECTS, VERBS, NUMBERS, OBJECTS):
        index, place = divmod(index, len(table))
        parts.append(list(table.items())[place])
    return " ".join(said for said, _ in parts) + ".", " ".join(text for _, text in parts) + "."
