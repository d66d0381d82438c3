"""``lectura models``: which models are here, and fetching them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lectura.cli import options as opt
from lectura.cli.console import console, out, out_json
from lectura.cli.errors import command
from lectura.cli.help import App
from lectura.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from lectura.config import Settings
    from lectura.speech.models.find import ModelFiles

app = App(help="Speech, language and translation models: list, pull, path, remove.")

Name = Annotated[str, typer.Argument(help="Name of the model.")]
AsJson = Annotated[bool, opt.json_per("model")]


@app.command("list")
@command
def list_models(as_json: AsJson = False) -> ExitStatus:
    """Show the models: size of the download, memory they take, place on this machine."""
    if not as_json:
        out(f"{'kind':11} {'name':20} {'download':>9} {'memory':>9}  on this machine")
    for row in (*_speech_rows(), *_language_rows(), *_translation_rows()):
        if as_json:
            out_json(row)
            continue
        size, memory = _size(row["download_mb"]), _size(row["memory_mb"])
        out(f"{row['kind']:11} {row['name']:20} {size:>9} {memory:>9}  {row['path'] or '–'}")
    return ExitStatus.COMPLETE


def _speech_rows() -> Iterator[dict[str, Any]]:
    from lectura.speech.models import find as models

    for listing in models.list_models(cache_root=_settings().cache):
        model, files = listing.model, listing.files
        yield _row("speech", model.name, model.megabytes, model.memory_megabytes, files)


def _language_rows() -> Iterator[dict[str, Any]]:
    from lectura.llm.gguf import catalog as gguf

    here = {path.name: path for path in (*gguf.on_disk(), *filter(None, [gguf.wheel_file()]))}
    for model in gguf.CATALOG.values():
        path = here.pop(model.file, None)
        yield _row("language", model.name, model.megabytes, model.memory_megabytes, path)
    for name, path in here.items():
        size = max(1, round(path.stat().st_size / 1e6))
        yield _row("language", name, size, gguf.memory_megabytes(size), path)


def _translation_rows() -> Iterator[dict[str, Any]]:
    from lectura.translation.opus_mt import catalog, files

    here = {one.name: one.path for one in files.on_disk()}
    for model in catalog.CATALOG.values():
        path = here.pop(model.name, None)
        yield _row("translation", model.name, model.megabytes, model.memory_megabytes, path)
    for name, path in here.items():
        size = max(1, round(sum(file.stat().st_size for file in path.iterdir()) / 1e6))
        yield _row("translation", name, size, catalog.memory_megabytes(size), path)


def _row(
    kind: str, name: str, download: int | None, memory: int | None, place: Path | ModelFiles | None
) -> dict[str, Any]:
    path = place if isinstance(place, Path) or place is None else place.path
    return {
        "kind": kind,
        "name": name,
        "download_mb": download,
        "memory_mb": memory,
        "path": str(path) if path else None,
    }


def _size(megabytes: int | None) -> str:
    if megabytes is None:
        return "–"
    return f"{megabytes} MB" if megabytes < 1000 else f"{megabytes / 1000:.1f} GB"


@app.command("pull")
@command
def pull(name: Name) -> ExitStatus:
    """Fetch a model from the hub, check it, and keep it."""
    chosen = _settings()
    if chosen.offline:
        raise UsageError(
            f"The settings say offline, so the model '{name}' is not fetched.",
            hint=f"Once, with a connection: LECTURA_OFFLINE=0 lectura models pull {name}",
            value=name,
        )
    from lectura.llm.gguf import catalog as gguf
    from lectura.llm.gguf import pull as gguf_pull
    from lectura.speech.models import find as models
    from lectura.translation.opus_mt import catalog as opus_mt
    from lectura.translation.opus_mt import pull as opus_mt_pull

    with console().progress(name):
        if name in gguf.CATALOG:
            pulled = gguf_pull.pull(name, hook=console().hook)
            out(str(pulled.path))
        elif name.startswith(opus_mt.PREFIX):
            out(str(opus_mt_pull.pull(name, hook=console().hook).path))
        else:
            files = models.pull(name, hook=console().hook, cache_root=chosen.cache)
            out(str(files.path))
    return ExitStatus.COMPLETE


@app.command("remove")
@command
def remove(name: Name) -> ExitStatus:
    """Remove a model that was fetched; one that came with a package stays.

    Example: lectura models remove large-v3
    """
    from lectura.llm.gguf import catalog as gguf
    from lectura.llm.gguf import pull as gguf_pull
    from lectura.speech.models import removal
    from lectura.translation.opus_mt import catalog as opus_mt
    from lectura.translation.opus_mt import pull as opus_mt_pull

    wheel = gguf.wheel_file()
    if wheel is not None and name == wheel.name:
        raise UsageError(
            f"The model {name} is part of an installed package, and stays with it.",
            hint="See where it is: lectura models list",
            value=name,
        )
    if name.startswith(opus_mt.PREFIX):
        size = opus_mt_pull.remove(name)
        out(f"{name}: removed, {_size(round(size / 1e6))} are free again")
        return ExitStatus.COMPLETE
    is_gguf = name.lower() in gguf.CATALOG or name.endswith(gguf.SUFFIX)
    size = gguf_pull.remove(name) if is_gguf else removal.remove(name)
    out(f"{name}: removed, {_size(round(size / 1e6))} are free again")
    return ExitStatus.COMPLETE


@app.command("path")
@command
def path(name: Name) -> ExitStatus:
    """Print where a model is on this machine."""
    from lectura.errors import ModelNotFoundError
    from lectura.llm.gguf import catalog as gguf
    from lectura.speech.models import find as models
    from lectura.translation.opus_mt import catalog as opus_mt
    from lectura.translation.opus_mt import files as opus_mt_files

    if name.startswith(opus_mt.PREFIX):
        out(str(opus_mt_files.named(name).path))
    elif name in gguf.CATALOG:
        found = {file.name: file for file in gguf.on_disk()}.get(gguf.CATALOG[name].file)
        if found is None:
            raise ModelNotFoundError(
                f"The model {name} is not on this machine.",
                hint=f"Fetch it: lectura models pull {name}",
                value=name,
            )
        out(str(found))
    else:
        out(str(models.model_path(name, cache_root=_settings().cache)))
    return ExitStatus.COMPLETE


def _settings() -> Settings:
    """Where joined models are kept, and whether the hub may be asked."""
    from lectura.cli.setup import settings

    return settings(sections=("general",))
