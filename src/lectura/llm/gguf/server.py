"""A language model inside this process: llama.cpp's own server, on loopback, for one run.

`xllamacpp` is the only part that the extra ``local`` adds; nothing else imports it.
"""

from __future__ import annotations

import contextlib
import functools
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lectura.errors import ModelError
from lectura.llm.chat import canary
from lectura.llm.endpoints.endpoint import Endpoint
from lectura.llm.endpoints.plain_http import PlainHTTPError, fetch_json
from lectura.llm.gguf import catalog as gguf
from lectura.llm.gguf.header import read_header
from lectura.llm.options import LLMOptions
from lectura.llm.size import size_of
from lectura.paths import display_path, text_path
from lectura.process.cores import cores
from lectura.process.installation import missing_extra
from lectura.progress import Hook, Notification
from lectura.store import Store

CONTEXT_TOKENS = 8192
"""Context unless told otherwise: room for ten minutes of speech, and little memory."""

NAME = "local"
"""What the endpoint is called in notes and facts: its port changes from run to run."""

_QUIET = -1


@contextlib.contextmanager
def serve(options: LLMOptions, store: Store, hook: Hook) -> Iterator[Endpoint]:
    """Load a model and serve it on loopback while the block runs.

    Raises:
        MissingDependencyError: the extra ``local`` is not installed.
        ModelNotFoundError: there is no model file; the hint says how to get one.
        ModelCorruptError, ModelError: the file is damaged, or llama.cpp cannot load it.
    """
    xllamacpp = _xllamacpp()
    path = gguf.find(options)
    header = read_header(path)
    context = options.context_tokens or CONTEXT_TOKENS
    if header.trained_context_tokens:
        context = min(context, header.trained_context_tokens)
    if path == gguf.wheel_file():
        hook(
            Notification(
                f"The tiny model {path.stem} is used; for notes worth reading: "
                f"lectura models pull {gguf.RECOMMENDED}",
                "warning",
            )
        )
    key = secrets.token_urlsafe(32)  # other users of this machine are not served
    with text_path(path) as place:
        server = _start(xllamacpp, path, place, context, key)
        try:
            address = str(server.listening_address)
            yield Endpoint(
                url=f"{address}/v1",
                key=key,
                name=NAME,
                model=display_path(path.stem),
                context_tokens=context,
                fingerprint=store.content_digest(path),
                refuses_overflow=True,
                one_at_a_time=True,
                size=size_of(path.stem, path.stat().st_size),
                count=_counter(address, key),
            )
        finally:
            del server  # stops it and frees the model


def threads() -> int:
    """Threads for the model: half of the usable processors.

    Two threads share a core as a rule, and llama.cpp waits actively: on a busy machine the last
    threads cost far more than they bring.
    """
    return max(1, cores() // 2)


def _xllamacpp() -> Any:
    try:
        import xllamacpp  # noqa: PLC0415 (an extra, and 100 MB in memory)
    except ImportError:
        raise missing_extra("local", "A language model inside lectura") from None
    return xllamacpp


def _start(xllamacpp: Any, path: Path, place: str, context_tokens: int, key: str) -> Any:
    """llama.cpp's server with the model loaded.

    Small models fall into loops. What stops them: the lengths in the schema, the limit of the
    reply, and the DRY sampler, over recent text only, because quotes have to repeat the prompt.
    """
    params = xllamacpp.CommonParams()
    params.model.path = place
    params.n_ctx = context_tokens
    params.n_parallel = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.ui = False
    params.warmup = False
    params.verbosity = _QUIET
    params.enable_reasoning = 0
    for processors in (params.cpuparams, params.cpuparams_batch):
        processors.n_threads = threads()
        processors.poll = 0
    params.sampling.dry_multiplier = 0.8
    params.sampling.dry_allowed_length = 6
    params.sampling.dry_penalty_last_n = 256
    try:
        return xllamacpp.Server(params)
    except Exception as error:
        raise ModelError(
            f"llama.cpp cannot load the model {path.name}: its kind is not supported, or there is "
            "not enough memory.",
            hint=f"Try a smaller one: lectura models pull {next(iter(gguf.CATALOG))}",
            value=str(path),
        ) from error


def _counter(address: str, key: str) -> Any:
    """The model's own tokenizer, over the server's ``/tokenize``."""

    @functools.lru_cache(maxsize=4096)
    def count(text: str) -> int:
        try:
            answer = fetch_json(f"{address}/tokenize", {"content": text}, key=key)
            return len(answer["tokens"])
        except (PlainHTTPError, KeyError, TypeError):
            return canary.estimate_tokens(text)

    return count
