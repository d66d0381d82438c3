"""How often people say a word: the lists of `lectura.notes.keyless.rarity`, from subtitles.

The counts are those of pyspellchecker (MIT licence), whose author counted the subtitles of films
and series of the corpus OpenSubtitles 2018. Its version 0.9.1 lacks many common verbs of Spanish
("hay", "puede"), which 0.7.2 has. The German list knows few nouns, since words with a capital were
left out, and is not taken. Download both wheels, then:

    pip download --no-deps pyspellchecker==0.7.2
    pip download --no-deps pyspellchecker==0.9.1
    python tools/frequencies.py FOLDER_OF_THE_WHEELS

writes one file per language to ``src/lectura/notes/keyless/data/frequencies``: the commonest words
in lower case without accents, in bands of frequency. Each line is a band: its share of all that is
said as ``-25 * log10(share)``, rounded, then its words. The same wheels give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from lectura.notes.keyless.rarity import BANDS_A_DECADE
from lectura.text import folded_in_place

TARGET = Path(__file__).resolve().parents[1] / "src/lectura/notes/keyless/data/frequencies"
VERSIONS = dict.fromkeys(("en", "fr", "it", "nl", "pt"), "0.9.1") | {"es": "0.7.2"}
WORDS = 8000
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def main() -> None:
    """Write the lists of all languages and say how large they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the wheels of pyspellchecker are")
    folder = parser.parse_args().folder
    TARGET.mkdir(parents=True, exist_ok=True)
    for language, version in VERSIONS.items():
        wheel = folder / f"pyspellchecker-{version}-py3-none-any.whl"
        data = compressed(banded(counts_in(wheel, language)))
        (TARGET / f"{language}.txt.gz").write_bytes(data)
        print(f"{language}: {len(data)} bytes")


def counts_in(wheel: Path, language: str) -> Counter[str]:
    """How often each folded word of a language was counted."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(f"spellchecker/resources/{language}.json.gz")
    counts: Counter[str] = Counter()
    for word, count in json.loads(gzip.decompress(packed)).items():
        if _WORD.fullmatch(word):
            counts[folded_in_place(word)] += count
    return counts


def banded(counts: Counter[str]) -> str:
    """The commonest words in bands of frequency, the most frequent band first."""
    total = sum(counts.values())
    bands: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]:
        bands[round(-BANDS_A_DECADE * math.log10(count / total))].append(word)
    lines = (" ".join([str(band), *sorted(words)]) for band, words in sorted(bands.items()))
    return "".join(f"{line}\n" for line in lines)


def compressed(text: str) -> bytes:
    """The text packed, without the time and the name that would make every build another."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    main()
