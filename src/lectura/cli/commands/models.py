"""``lectura models``: which models are here, and fetching them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lectura.cli.console import console, out, out_json
from lectura.cli.exit import command
from lectura.errors import ExitStatus

app = typer.Typer(help="Speech and language models: list, pull, path.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Name of the model.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object per model.")]


@app.command("list")
@command
def list_models(as_json: AsJson = False) -> ExitStatus:
    """Show the models and whether they are on this machine."""
    from lectura.llm import gguf
    from lectura.speech import models

    for listing in models.list_models(cache_root=_cache()):
        row = {
            "kind": "speech",
            "name": listing.model.name,
            "path": str(listing.files.path) if listing.files else None,
        }
        _row(row, as_json)
    here = {path.name: path for path in gguf.on_disk()}
    for model in gguf.CATALOG.values():
        path = here.pop(model.file, None)
        _row({"kind": "language", "name": model.name, "path": str(path) if path else None}, as_json)
    for name, path in here.items():
        _row({"kind": "language", "name": name, "path": str(path)}, as_json)
    return ExitStatus.COMPLETE


def _row(row: dict[str, str | None], as_json: bool) -> None:
    if as_json:
        out_json(row)
    else:
        out(f"{row['kind']:9} {row['name']:28} {row['path'] or '–'}")


@app.command("pull")
@command
def pull(name: Name) -> ExitStatus:
    """Fetch a model from the hub, check it, and keep it."""
    from lectura.llm import gguf, gguf_pull
    from lectura.speech import models

    with console().progress(name):
        if name in gguf.CATALOG:
            pulled = gguf_pull.pull(name, hook=console().hook)
            out(str(pulled.path))
        else:
            files = models.pull(name, hook=console().hook, cache_root=_cache())
            out(str(files.path))
    return ExitStatus.COMPLETE


@app.command("path")
@command
def path(name: Name) -> ExitStatus:
    """Print where a model is on this machine."""
    from lectura.errors import ModelNotFoundError
    from lectura.llm import gguf
    from lectura.speech import models

    if name in gguf.CATALOG:
        found = {file.name: file for file in gguf.on_disk()}.get(gguf.CATALOG[name].file)
        if found is None:
            raise ModelNotFoundError(
                f"The model {name} is not on this machine.",
                hint=f"Fetch it: lectura models pull {name}",
                value=name,
            )
        out(str(found))
    else:
        out(str(models.model_path(name, cache_root=_cache())))
    return ExitStatus.COMPLETE


def _cache() -> Path | None:
    """Where joined models are kept, as the settings say."""
    from lectura.cli.setup import settings

    return settings({}).cache
