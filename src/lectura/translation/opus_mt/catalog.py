"""The OPUS-MT models lectura knows by name, and where the hub keeps them.

OPUS-MT is by the Language Technology Research Group of the University of Helsinki (J. Tiedemann and
S. Thottingal, 2020; CC BY 4.0); the repositories hold conversions to the CTranslate2 format. Of the
collection ``gaudi/opus-mt-…-ctranslate2`` many models out of English have lost their weights, so
those come from elsewhere. A revision is a commit that was seen; a digest is what others published
for the weights at that commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lectura.hub import listed
from lectura.languages import base_of
from lectura.llm.gguf.catalog import models_folder

PREFIX = "translate-"
_OWN_MEGABYTES = 340  # Python, the libraries, what loading takes, the searches of a batch


@dataclass(frozen=True)
class OpusModel:
    """A model of the list.

    Attributes:
        source, to: languages, as codes.
        repository: its place on the hub, ``owner/name``.
        megabytes: about the size of the download, 10^6 bytes; exact is what the hub tells.
        revision: the commit to take; None takes the newest.
        weights_sha256: of ``model.bin`` at that commit, where it is known.
    """

    source: str
    to: str
    repository: str
    megabytes: int
    revision: str | None = None
    weights_sha256: str | None = None

    @property
    def name(self) -> str:
        """What people type, such as ``translate-es-en``."""
        return name_for(self.source, self.to)

    @property
    def memory_megabytes(self) -> int:
        """About what a translation with it takes, 10^6 bytes."""
        return memory_megabytes(self.megabytes)


def memory_megabytes(megabytes: int) -> int:
    """About what a translation takes on a CPU (int8), 10^6 bytes.

    As measured with a model of the usual size (benchmarks/README.md): the file holds two bytes a
    weight, and is loaded as one.

    Args:
        megabytes: of the model's files.
    """
    return _OWN_MEGABYTES + megabytes


def name_for(source: str, to: str) -> str:
    """What the model of a pair of languages is called."""
    return f"{PREFIX}{source}-{to}"


CATALOG: dict[str, OpusModel] = {
    model.name: model
    for model in (
        OpusModel(
            "es",
            "en",
            "michaelfeil/ct2fast-opus-mt-es-en",
            158,
            "437f5ffc6c8544943c685ea405650e0d17cf6098",
            "3a3b91dcb396ee7b682554e7d9f501909385c48b478a691bfe9bf9e3e32d3656",
        ),
        OpusModel(
            "en",
            "es",
            "michaelfeil/ct2fast-opus-mt-en-es",
            158,
            "76ec296588e2234f9b7dfad5254219a0f5ecb7af",
            "36cd9bcb181fc6d5832deeaf770ce183ff4edbbc5e4fe0f86cec92da4379f3b7",
        ),
        OpusModel(
            "fr",
            "en",
            "michaelfeil/ct2fast-opus-mt-fr-en",
            152,
            "cb3b2d680bf35591a508d8479e2c99c44e281ef3",
            "c32de81be5de6b9a5d03298173c724f02249371fb7ed6b6fd1ee7501578fe7fc",
        ),
        OpusModel(
            "en",
            "fr",
            "michaelfeil/ct2fast-opus-mt-en-fr",
            152,
            "55bcef18761227161433d86b81bbbcd9d813b429",
        ),
        OpusModel("de", "en", "gaudi/opus-mt-de-en-ctranslate2", 152),
        OpusModel("en", "de", "michaelfeil/ct2fast-opus-mt-en-de", 150),
        OpusModel("pt", "en", "michaelfeil/ct2fast-opus-mt-ROMANCE-en", 158),
        OpusModel("en", "pt", "ooeoeo/opus-mt-tc-big-en-pt-ct2-float16", 470),
        OpusModel("it", "en", "gaudi/opus-mt-it-en-ctranslate2", 150),
        OpusModel("en", "it", "ooeoeo/opus-mt-en-it-ct2-float16", 150),
        OpusModel("ca", "en", "gaudi/opus-mt-ca-en-ctranslate2", 150),
    )
}
"""A model for each pair of a language of lectura's own with English, where one was found."""


def lookup(name: str) -> OpusModel:
    """The model of the list behind a name.

    Raises:
        ModelNotFoundError: no model has that name; the hint gives the nearest one.
    """
    return listed(name, CATALOG, "translation model")


def for_pair(source: str | None, to: str | None) -> OpusModel | None:
    """The model of the list that translates from one language into another; None without one."""
    if source is None or to is None:
        return None
    return CATALOG.get(name_for(base_of(source) or "", base_of(to) or ""))


def place_of(name: str, folder: Path | None = None) -> Path:
    """Where a pulled model is, or would be; a converted one put there is found too.

    Args:
        name: as in the list.
        folder: of the models; default is lectura's own.
    """
    return (folder or models_folder()) / name
