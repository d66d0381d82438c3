"""Which folder is a model, and which model is for a pair of languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from dictionary_model import dictionary_model

from lectura.errors import LecturaError, ModelCorruptError, ModelNotFoundError
from lectura.store import Store
from lectura.translation.opus_mt import files
from lectura.translation.opus_mt.decoding import Decoder, Search
from lectura.translation.opus_mt.tokens import Tokenizer

pytestmark = pytest.mark.needs("translate")

GREEDY = Search(beam=1)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model in the place of a pulled one."""
    return dictionary_model(tmp_path / "translate-es-en", {"Hola.": "Hello.", "Adiós.": "Bye."})


def test_the_model_of_the_two_languages_is_found(model: Path, tmp_path: Path) -> None:
    found = files.find("es-CO", "en-GB", folder=tmp_path)
    assert (found.name, found.path) == ("translate-es-en", model)
    assert files.here("fr", "en", tmp_path) is None
    assert files.here("en", "es", tmp_path) is None
    assert files.here(None, "en", tmp_path) is None


def test_a_converted_model_for_another_pair_is_found_by_its_name(tmp_path: Path) -> None:
    dictionary_model(tmp_path / "translate-ca-es", {"Hola.": "Hola."})
    assert files.find("ca", "es", folder=tmp_path).name == "translate-ca-es"


@pytest.mark.parametrize(
    ("source", "to", "told", "hint"),
    [
        ("fr", "en", "French into English is not on this machine. Here are: translate-es-en.",
         "Fetch it once, 152 MB: lectura models pull translate-fr-en"),
        ("ja", "en", "no model in the list that translates Japanese into English", "--llm local"),
        (None, "en", "which language is spoken", "lectura transcribe FILE --language es"),
    ],
)  # fmt: skip
def test_another_pair_is_not_translated_by_it(
    source: str | None, to: str, told: str, hint: str, model: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelNotFoundError) as caught:
        files.find(source, to, folder=tmp_path)
    assert told in caught.value.message
    assert str(caught.value.hint).endswith(hint)


def test_a_folder_of_ones_own(model: Path, tmp_path: Path) -> None:
    own = model.rename(tmp_path / "mine")
    assert files.find("qu", "en", own, folder=tmp_path).name == "mine"
    assert files.find("qu", "en", own / "model.bin").path == own
    with pytest.raises(ModelNotFoundError, match="There is no folder"):
        files.find("es", "en", tmp_path / "none")


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "config.json"])
def test_a_folder_that_lacks_a_file_is_told(name: str, model: Path) -> None:
    (model / name).unlink()
    with pytest.raises(ModelNotFoundError, match=f"it lacks {name}"):
        files.find("es", "en", model)


def test_a_folder_without_vocabulary(model: Path) -> None:
    for path in model.glob("*_vocabulary.*"):
        path.unlink()
    with pytest.raises(ModelNotFoundError, match=r"it lacks shared_vocabulary\.json"):
        files.find("es", "en", model)


def test_cut_weights_are_told_with_the_command_that_mends(model: Path, tmp_path: Path) -> None:
    whole = (model / "model.bin").read_bytes()
    (model / "model.bin").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelCorruptError, match="damaged") as caught:
        files.find("es", "en", folder=tmp_path)
    assert str(caught.value.hint).endswith("lectura models pull translate-es-en")


def test_altered_weights_of_a_pulled_model_are_told(model: Path, tmp_path: Path) -> None:
    (model / "pulled.json").write_text('{"sha256": {"model.bin": "0"}}', encoding="utf-8")
    with pytest.raises(ModelCorruptError, match="damaged"):
        Decoder(files.find("es", "en", folder=tmp_path), "en", Store(tmp_path / "store"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("source.spm", b"no model"),
        ("target.spm", b""),
        ("config.json", b"[]"),
        ("config.json", b"{"),
        ("target_vocabulary.json", b'["a"]'),
        ("source_vocabulary.json", b"{"),
    ],
)
def test_every_damaged_file_is_an_error_of_ours(
    name: str, data: bytes, model: Path, tmp_path: Path
) -> None:
    (model / name).write_bytes(data)
    with pytest.raises(LecturaError):
        Decoder(files.find("es", "en", model), "en", Store(tmp_path / "store")).translate(
            ["Hola."], GREEDY
        )


def test_a_vocabulary_of_lines_is_read(model: Path) -> None:
    shutil.copy(model / "source_vocabulary.json", model / "kept")
    (model / "source_vocabulary.json").unlink()
    (model / "source_vocabulary.txt").write_text("<unk>\n>>en<<\n▁Hola.\n", encoding="utf-8")
    assert {">>en<<", "▁Hola."} <= files.vocabulary(model)
    assert Tokenizer(files.OpusFiles("m", model), "en").mark == ">>en<<"


def test_the_mark_of_the_language_is_given_to_a_model_that_knows_several(tmp_path: Path) -> None:
    marks = (">>por<<", ">>pob<<")
    model = dictionary_model(tmp_path / "m", {"Hello.": "Olá."}, marks=marks)
    found = files.OpusFiles("m", model)
    assert Tokenizer(found, "pt-BR").encode("Hello.") == [">>pob<<", "▁Hello.", "</s>"]
    decoder = Decoder(found, "pt", Store(tmp_path / "store"))
    assert decoder.translate(["Hello."], GREEDY) == [("Olá.",)]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    import os

    folder = dictionary_model(tmp_path / "m", {"Hola.": "Hello."})
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.rename(odd)
    found = files.find("es", "en", odd)
    decoder = Decoder(found, "en", Store(tmp_path / "store"))
    assert decoder.translate(["Hola."], GREEDY) == [("Hello.",)]
