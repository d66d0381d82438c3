"""First names of people, which are no terms: the list of `lectura.notes.keyless.vocabulary`.

They are those of Faker (MIT licence), in the languages that have phrases or frequencies. Download
its wheel, then:

    pip download --no-deps faker==40.63.0
    python tools/first_names.py faker-40.63.0-py3-none-any.whl

writes ``src/lectura/notes/keyless/data/first-names.txt``: names in lower case without accents. The
same wheel gives the same bytes.
"""

from __future__ import annotations

import argparse
import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lectura.text import folded_in_place

TARGET = Path(__file__).resolve().parents[1] / "src/lectura/notes/keyless/data/first-names.txt"
LOCALES = (
    "en_GB", "en_US", "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "fr_FR", "it_IT", "nl_NL",
    "pt_BR", "pt_PT",
)  # fmt: skip
WORDS_TOO = frozenset((
    "africa", "america", "april", "august", "cas", "che", "crystal", "dom", "edit", "gene",
    "georgia", "jet", "june", "mar", "max", "meta", "peer", "ray", "roman", "sem", "sep", "sil",
    "sol", "ties", "urban",
))  # fmt: skip
"""Names that lecturers say as words."""
_WIDTH = 100


def main() -> None:
    """Write the list and say how long it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("wheel", type=Path, help="a wheel of Faker")
    names = names_in(parser.parse_args().wheel)
    TARGET.write_text("\n".join(lines(names)) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(names)} names")


def names_in(wheel: Path) -> list[str]:
    """The folded first names of all locales, in order."""
    found: set[str] = set()
    with zipfile.ZipFile(wheel) as archive:
        for locale in LOCALES:
            source = archive.read(f"faker/providers/person/{locale}/__init__.py").decode()
            found.update(folded_in_place(name) for name in _first_names(source))
    return sorted(name for name in found - WORDS_TOO if name.isalpha() and len(name) > 2)


def lines(names: list[str]) -> Iterator[str]:
    """The names in lines that a person can read."""
    line = ""
    for name in names:
        if len(line) + len(name) >= _WIDTH:
            yield line
            line = ""
        line = f"{line} {name}".strip()
    yield line


def _first_names(source: str) -> Iterator[str]:
    """The texts assigned to ``first_names…`` in the source of a provider."""
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if any(name.startswith("first_name") for name in names):
            yield from _texts(node)


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


if __name__ == "__main__":
    main()
