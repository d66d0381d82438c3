"""Prompt sets: the texts sent to the language model, as templates that people can replace.

A set is a folder of Jinja2 templates, one for each kind of request. Templates run in a sandbox,
and a variable they do not get is an error rather than an empty place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lectura.disk.small_files import named_text
from lectura.errors import UsageError
from lectura.paths import display_path
from lectura.store import digest

DEFAULT = "default"

VARIABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "system": frozenset({"language"}),
        "map": frozenset(
            {"lines", "language", "part", "parts", "speakers", "words", "points", "terms", "half"}
        ),
        "candidates": frozenset({"lines", "records", "language", "part", "parts", "speakers"}),
        "merge": frozenset({"outline", "language", "essential", "topics"}),
        "ask-again": frozenset({"lines", "records", "language"}),
        "overlooked": frozenset({"lines", "records", "language"}),
        "presentation": frozenset({"lines", "language", "presenter"}),
        "translate-system": frozenset({"language", "source"}),
        "translate": frozenset(
            {"lines", "language", "count", "before", "after", "terms", "problems", "alone"}
        ),
    }
)
"""The templates of a set, and the variables that each of them gets."""

REQUIRED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "map": frozenset({"lines"}),
        "candidates": frozenset({"lines", "records"}),
        "merge": frozenset({"outline"}),
        "ask-again": frozenset({"lines", "records"}),
        "overlooked": frozenset({"lines", "records"}),
        "presentation": frozenset({"lines"}),
        "translate": frozenset({"lines"}),
    }
)
"""Variables that a rendered template must show whole: what they hold is what the model reads."""

# Markdown for a language model: escaping for HTML would only change what was said.
_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)


_UNFIT = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError)
"""What a template can raise while it is filled in; a macro may call itself without end."""


@dataclass(frozen=True)
class PromptSet:
    """The templates of one set.

    Attributes:
        name: as it was chosen; of a file or folder only the last part.
        templates: the text of every template of `VARIABLES`, by name.
    """

    name: str
    templates: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over all templates: equal where the same is sent for the same transcript."""
        return digest(dict(self.templates))

    def render(self, template: str, **variables: object) -> str:
        """One message.

        Args:
            template: a name of `VARIABLES`.
            variables: all of the template's variables.

        Raises:
            UsageError: the template cannot be filled in, or leaves out a part of what the model
                has to read.
        """
        try:
            text = _ENVIRONMENT.from_string(self.templates[template]).render(variables).strip()
        except _UNFIT as error:
            raise _unusable(self.name, template, f"it cannot be filled in ({error})") from error
        for name in sorted(REQUIRED.get(template, ())):
            if str(variables[name]).strip() not in text:
                raise _unusable(self.name, template, f"it does not show all of {{{{ {name} }}}}")
        return text


def load_prompts(name_or_path: str, config_dir: Path | None) -> PromptSet:
    """Find a prompt set.

    A name is looked up in the folder ``prompts`` of the user's settings, then among the sets of
    lectura; it names a folder of templates, or a file ``NAME.md`` that takes the place of
    ``map.md``. What a set lacks comes from the default set, the user's own first.

    Args:
        name_or_path: a name, or the path of a file or folder.
        config_dir: the folder of the user's settings.

    Raises:
        UsageError: there is no such set, or a template of it is wrong.
    """
    roots = [config_dir / "prompts"] if config_dir is not None else []
    roots.append(own_prompts())
    wanted = name_or_path.strip() or DEFAULT
    place = _find(wanted, roots)
    texts: dict[str, str] = {}
    for root in reversed(roots):
        texts.update(_read_folder(root / DEFAULT))
    if place.is_dir():
        texts.update(_read_folder(place))
    else:
        texts["map"] = _read(place)
    name = place.resolve().name if place.is_dir() else place.stem
    for template, text in texts.items():
        _check(name, template, text)
    return PromptSet(display_path(name), MappingProxyType(texts))


def own_prompts() -> Path:
    """The sets that come with lectura: inside the package, or at the root of a source checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_prompts"
    return installed if installed.is_dir() else package.parents[1] / "prompts"


def _is_name(text: str) -> bool:
    return not any(mark in text for mark in "/\\") and text not in (".", "..")


def _find(wanted: str, roots: list[Path]) -> Path:
    """The folder or file meant; a name comes before a path that is spelled like it."""
    places = [root / name for root in roots for name in (wanted, f"{wanted}.md")]
    candidates = [*places, Path(wanted).expanduser()] if _is_name(wanted) else [Path(wanted)]
    for place in (path.expanduser() for path in candidates):
        if place.is_file() or (place.is_dir() and _templates_in(place)):
            return place
    raise UsageError(
        f"There is no prompt '{wanted}'. There are: {', '.join(_names(roots))}.",
        hint="Give one of these names, or a file: --prompt my-prompt.md",
        value=wanted,
    )


def _templates_in(folder: Path) -> list[str]:
    return [name for name in VARIABLES if (folder / f"{name}.md").is_file()]


def _names(roots: list[Path]) -> list[str]:
    found = {DEFAULT}
    for root in roots:
        for place in root.iterdir() if root.is_dir() else ():
            if place.is_dir() and _templates_in(place):
                found.add(place.name)
            elif place.suffix == ".md" and place.stem != "README":
                found.add(place.stem)
    return sorted(found)


def _read_folder(folder: Path) -> dict[str, str]:
    return {name: _read(folder / f"{name}.md") for name in _templates_in(folder)}


def _read(path: Path) -> str:
    hint = "Use the prompt that comes with lectura: --prompt default"
    # Line ends must not change the digest between systems.
    return named_text(path, "prompt", hint=hint).replace("\r\n", "\n")


def _check(name: str, template: str, text: str) -> None:
    """Refuse a template before anything is paid for, not at the request that needs it."""
    try:
        used = meta.find_undeclared_variables(_ENVIRONMENT.parse(text))
        _ENVIRONMENT.from_string(text)
    except TemplateSyntaxError as error:
        raise _unusable(name, template, f"line {error.lineno}: {error.message}") from error
    if unknown := sorted(used - VARIABLES[template]):
        raise _unusable(name, template, f"it uses {', '.join(unknown)}")
    if missing := sorted(REQUIRED.get(template, frozenset()) - used):
        raise _unusable(name, template, f"it lacks {{{{ {missing[0]} }}}}")


def _unusable(name: str, template: str, problem: str) -> UsageError:
    return UsageError(
        f"The template '{template}' of the prompt '{name}' cannot be used: {problem}.",
        hint=f"Its variables are: {', '.join(sorted(VARIABLES[template]))}. "
        "Or take the prompt that comes with lectura: --prompt default",
        value=name,
    )
