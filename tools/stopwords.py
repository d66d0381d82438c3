"""The small words of many languages: the lists of `lectura.notes.keyless.vocabulary`.

They are those of spaCy (MIT licence). Download its wheel, any system's, then:

    pip download --no-deps spacy==3.8.7
    python tools/stopwords.py spacy-3.8.7-*.whl

writes one file per language that lectura knows to ``src/lectura/notes/keyless/data/stopwords``: one
line of small letters. The same wheel gives the same bytes.
"""

from __future__ import annotations

import argparse
import runpy
import tempfile
import zipfile
from pathlib import Path

from lectura.languages import LANGUAGES

TARGET = Path(__file__).resolve().parents[1] / "src/lectura/notes/keyless/data/stopwords"
CODES = {"nb": "no"}
"""Codes of spaCy that lectura calls otherwise."""
LEFT_OUT = ("bo", "ja", "th", "zh")
"""Where no spaces are, pairs of characters are compared, and no words."""

NOUNS = {
    "en": "bottom empty front full name serious side top",
    "es": "estados medio total",
    "it": "città futuro governo gruppo marche ministro nazionale paese registrazione titolo",
    "pt": "apoio caminho conselho corrente estado grupo máximo nível ponto pontos posição povo "
    "questão relação sistema valor área",
}
"""Words of the lists that lecturers speak about: "empty string", "sistema de equações"."""


def main() -> None:
    """Write the list of each language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("wheel", type=Path, help="a wheel of spaCy")
    TARGET.mkdir(parents=True, exist_ok=True)
    for language, words in lists_in(parser.parse_args().wheel).items():
        text = " ".join(sorted(words)) + "\n"
        (TARGET / f"{language}.txt").write_text(text, encoding="utf-8", newline="\n")
        print(f"{language}: {len(words)} words")


def lists_in(wheel: Path) -> dict[str, set[str]]:
    """The words of each language that spaCy and lectura both know."""
    found: dict[str, set[str]] = {}
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        for name in sorted(archive.namelist()):
            path = Path(name)
            code = CODES.get(path.parent.name, path.parent.name)
            if path.name == "stop_words.py" and code in LANGUAGES and code not in LEFT_OUT:
                words = runpy.run_path(archive.extract(name, folder))["STOP_WORDS"]
                found[code] = {part for word in words for part in word.lower().split()}
                nouns = NOUNS.get(code, "").split()
                found[code] = {w for w in found[code].difference(nouns) if w[0].isalpha()}
    return found


if __name__ == "__main__":
    main()
