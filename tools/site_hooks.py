"""What the site adds to ``docs/``: pages and files that stand elsewhere in the repository.

They keep their place, so that a link reads the same in the repository and on the site. A link that
leads to nothing makes ``mkdocs build --strict`` fail.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
_DOCS = "docs/"
_ADDED = (
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "benchmarks/README.md",
    "prompts/README.md",
    "examples/*",
    "notebooks/*.ipynb",
    "schemas/*.json",
)
_LINK = re.compile(r"(?<=\]\()(?!\w+:|#)(?P<path>[^)#\s]+)")


def added() -> list[str]:
    """Files outside ``docs/`` that the site shows, as paths in the repository."""
    found = (place for pattern in _ADDED for place in sorted(ROOT.glob(pattern)))
    return [place.relative_to(ROOT).as_posix() for place in found if place.is_file()]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files of ``docs/`` and those added to them."""
    for name in added():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with links that lead from one place of the site to another."""
    del config, files
    uri = page.file.src_uri
    place = posixpath.dirname(uri if uri in added() else _DOCS + uri)
    here = posixpath.dirname(uri) or "."
    return _LINK.sub(lambda link: _on_the_site(link["path"], place, here), markdown)


def _on_the_site(path: str, place: str, here: str) -> str:
    """A path relative to a page's folder in the repository, relative to its place on the site."""
    target = posixpath.normpath(posixpath.join(place, path)).removeprefix(_DOCS)
    return posixpath.relpath(target, here)
