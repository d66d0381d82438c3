"""The tree of errors is drawn whole, and every error says what, with which value, and what next."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import lectura
from lectura import errors
from lectura.errors import (
    BusyError,
    ExitStatus,
    LecturaError,
    MissingDependencyError,
    UsageError,
    stems_from_interrupt,
)
from lectura.process.installation import installation, missing_extra

ROW = re.compile(r"^(?P<lead>[│├└─ ]*)(?P<name>\w+Error)\s+(?P<told>\S.*)$")
STATUS = re.compile(r"\((?P<number>\d+)\)")
HOME = re.compile(r"\(`lectura\.(?P<module>[\w.]+)`\)")


def drawn() -> dict[str, tuple[str, str]]:
    """What the docstring draws: each name with its parent's, and the text beside it."""
    rows: dict[str, tuple[str, str]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := ROW.match(line):
            depth = len(match["lead"]) // 4
            assert depth <= len(above), line
            del above[depth:]
            assert match["name"] not in rows, "drawn twice"
            rows[match["name"]] = (above[-1] if above else "", match["told"])
            above.append(match["name"])
    return rows


def everywhere() -> dict[str, type[LecturaError]]:
    """Every class of the tree that any module of lectura defines."""
    for found in pkgutil.walk_packages(lectura.__path__, "lectura."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    classes: dict[str, type[LecturaError]] = {}

    def walk(kind: type[LecturaError]) -> None:
        if kind.__module__.split(".")[0] == "lectura":
            classes[kind.__name__] = kind
        for below in kind.__subclasses__():
            walk(below)

    walk(LecturaError)
    return classes


@pytest.fixture(scope="module")
def tree() -> dict[str, type[LecturaError]]:
    return everywhere()


def test_the_drawn_tree_is_the_real_one(tree: dict[str, type[LecturaError]]) -> None:
    parents = {name: kind.__bases__[0].__name__ for name, kind in tree.items()}
    parents["LecturaError"] = ""
    assert {name: parent for name, (parent, _) in drawn().items()} == parents


def test_each_has_one_parent_and_says_where_it_lives(tree: dict[str, type[LecturaError]]) -> None:
    for name, (_, told) in drawn().items():
        assert len(tree[name].__bases__) == 1, name
        home = HOME.search(told)
        assert tree[name].__module__ == f"lectura.{home['module'] if home else 'errors'}", name


def test_the_drawn_statuses_are_the_real_ones(tree: dict[str, type[LecturaError]]) -> None:
    rows = drawn()

    def status(name: str) -> int:
        parent, told = rows[name]
        number = STATUS.search(told)
        return int(number["number"]) if number else status(parent)

    assert {name: status(name) for name in rows} == {
        name: int(kind.exit_status) for name, kind in tree.items()
    }


def test_every_error_has_a_docstring_of_its_own(tree: dict[str, type[LecturaError]]) -> None:
    assert [name for name, kind in tree.items() if "__doc__" not in vars(kind)] == []


def test_the_exit_statuses_are_the_documented_ones() -> None:
    assert {status.name: status.value for status in ExitStatus} == {
        "COMPLETE": 0,
        "FAILED": 1,
        "USAGE": 2,
        "PARTIAL": 3,
        "INTERNAL": 4,
        "NO_MATCH": 5,
        "INTERRUPTED": 130,
    }


def test_an_error_carries_its_sentence_its_hint_and_its_value() -> None:
    error = BusyError("Another run works here.", hint="Wait.", value="/tmp/a")
    assert str(error) == error.message == "Another run works here."
    assert (error.hint, error.value) == ("Wait.", "/tmp/a")
    bare = UsageError("No.")
    assert (bare.hint, bare.value) == (None, None)
    assert bare.exit_status == 2


def test_no_secret_and_no_undecodable_byte_is_told() -> None:
    error = LecturaError(
        "https://ana:geheim@host/v1?key=geheim is away: caf\udce9",
        hint="Look at https://ana:geheim@host/ and caf\udce9.",
    )
    assert error.message == "https://…@host/v1?key=… is away: caf\\udce9"
    assert error.hint == "Look at https://…@host/ and caf\\udce9."


def test_a_missing_extra_names_the_line_to_type() -> None:
    error = missing_extra("local", "A model inside lectura")
    assert isinstance(error, MissingDependencyError)
    assert (
        error.message == "A model inside lectura needs the extra 'local', which is not installed."
    )
    assert error.hint == installation().with_extra("local")
    assert error.value == "local"


def raised(error: BaseException, *, cause: BaseException | None = None) -> BaseException:
    error.__cause__ = cause
    return error


def test_ctrl_c_is_found_behind_an_error() -> None:
    inner = raised(ImportError("stopped"), cause=KeyboardInterrupt())
    assert stems_from_interrupt(KeyboardInterrupt())
    assert stems_from_interrupt(inner)
    assert stems_from_interrupt(raised(RuntimeError(), cause=inner))
    in_context = RuntimeError()
    in_context.__context__ = inner
    assert stems_from_interrupt(in_context)
    assert not stems_from_interrupt(raised(RuntimeError(), cause=ValueError()))
    assert not stems_from_interrupt(None)
