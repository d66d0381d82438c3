"""Do the tests notice a mistake? Small ones are made in the modules everything stands on.

Each mutant is one change to one module (a ``<`` becomes ``<=``, a constant grows by one, a word of
a list is left out …), made in a copy of the source tree; the tests of that module must then fail.
The mutants are drawn with a seed, so that two runs try the same ones. Those that no test noticed
are listed with their line: each is a missing test, or a change that changes nothing.

    python tools/mutants.py --number 200 --seed 1
    python tools/mutants.py --only timeline
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

MODULES: dict[str, tuple[str, ...]] = {
    "src/lectura/store.py": ("tests/store", "tests/test_store_digest.py"),
    "src/lectura/timeline.py": ("tests/test_timeline.py",),
    "src/lectura/text.py": ("tests/test_text.py", "tests/test_text_words.py"),
    "src/lectura/languages.py": ("tests/test_languages.py",),
    "src/lectura/notes/dates.py": (
        "tests/notes/test_dates.py",
        "tests/notes/test_date_words.py",
        "tests/notes/test_date_frames.py",
    ),
    "src/lectura/notes/counting.py": (
        "tests/notes/test_dates.py",
        "tests/notes/test_date_frames.py",
    ),
    "src/lectura/notes/frames/reading.py": ("tests/notes/test_date_frames.py",),
    "src/lectura/notes/hours.py": ("tests/notes/test_hours.py",),
    "src/lectura/notes/date_words.py": (
        "tests/notes/test_date_words.py",
        "tests/notes/test_dates.py",
    ),
    "src/lectura/inputs/layout.py": ("tests/inputs/test_layout.py",),
    "src/lectura/speech/decoding/selection.py": ("tests/speech/decoding/test_selection.py",),
}
"""Each module with the tests that must notice what becomes wrong in it."""

COPIED = ("src", "tests", "prompts", "schemas", "pyproject.toml")
WANTED_PERCENT = 80
_LONGEST_TEST_SECONDS = 120.0
_PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=")
_NO_TESTS = 5
_LIBRARIES = ("pytest", "numpy", "pydantic", "filelock", "platformdirs")
"""What every run of the tests would load anew: half of its time."""
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".*")

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change to one module.

    Attributes:
        module: its path from the root.
        line: where the change was made in the module as it is.
        change: what stood there, and what stands there now.
        made: gives the whole module with the change.
    """

    module: str
    line: int
    change: str
    made: Callable[[], str]


def sites(tree: ast.AST) -> list[ast.AST]:
    """The nodes that can be changed; not annotations, docstrings, or the words of an error."""
    found: list[ast.AST] = []

    def visit(node: ast.AST) -> None:
        if changes(node):
            found.append(node)
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns"} or isinstance(node, ast.Raise | ast.ImportFrom):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_left_alone(child):
                    visit(child)

    visit(tree)
    return found


def _is_left_alone(node: ast.AST) -> bool:
    """True for a docstring, the list of public names, and what only type checkers read."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
        return True
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(one, ast.Name) and one.id == "__all__" for one in targets)


def changes(node: ast.AST) -> list[Callable[[random.Random], ast.AST]]:
    """The ways to change a node; each gives a new one, and leaves the node itself as it is."""
    ways = [_WAYS[kind] for kind in _WAYS if isinstance(node, kind)]
    return [functools.partial(way, node) for way in ways if way.fits(node)]


class _Way:
    """A kind of change: which nodes it fits, and how it is made."""

    def __init__(
        self,
        make: Callable[..., ast.AST],
        fits: Callable[..., bool] = lambda node: True,
    ) -> None:
        self.make, self.fits = make, fits

    def __call__(self, node: ast.AST, rng: random.Random) -> ast.AST:
        return self.make(copy.deepcopy(node), rng)


def _compare(node: ast.Compare, rng: random.Random) -> ast.AST:
    at = rng.randrange(len(node.ops))
    node.ops[at] = _COMPARISONS[type(node.ops[at])]()
    return node


def _boolean(node: ast.BoolOp, _: random.Random) -> ast.AST:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return node


def _arithmetic(node: ast.BinOp, _: random.Random) -> ast.AST:
    node.op = _ARITHMETIC[type(node.op)]()
    return node


def _returned(node: ast.Return, _: random.Random) -> ast.AST:
    node.value = ast.Constant(None)
    return node


def _slice(node: ast.Slice, rng: random.Random) -> ast.AST:
    bound = rng.choice([name for name in ("lower", "upper") if getattr(node, name) is not None])
    setattr(node, bound, None)
    return node


def _condition(node: ast.If | ast.IfExp | ast.While, _: random.Random) -> ast.AST:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


def _constant(node: ast.Constant, rng: random.Random) -> ast.AST:
    value = node.value
    if isinstance(value, bool):
        node.value = not value
    elif isinstance(value, int):
        node.value = value + rng.choice((1, -1))
    elif isinstance(value, float):
        node.value = value * rng.choice((1.1, 0.9)) if value else 1.0
    elif isinstance(value, str):
        node.value = _other_text(value, rng)
    return node


def _other_text(text: str, rng: random.Random) -> str:
    """The text without one of its words where it is a list, else with something before it."""
    for between in (", ", "|"):
        words = text.split(between)
        if len(words) > 1 and "(" not in text:
            words.pop(rng.randrange(len(words)))
            return between.join(words)
    return "XX" + text


_WAYS: dict[type[ast.AST] | tuple[type[ast.AST], ...], _Way] = {
    ast.Compare: _Way(_compare),
    ast.BoolOp: _Way(_boolean),
    ast.BinOp: _Way(_arithmetic, lambda node: type(node.op) in _ARITHMETIC),
    ast.UnaryOp: _Way(lambda node, _: node.operand),
    ast.Return: _Way(
        _returned,
        lambda node: node.value is not None and getattr(node.value, "value", node) is not None,
    ),
    ast.Slice: _Way(_slice, lambda node: node.lower is not None or node.upper is not None),
    (ast.If, ast.IfExp, ast.While): _Way(
        _condition,
        lambda node: not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp),
    ),
    ast.Break: _Way(lambda node, _: ast.Continue()),
    ast.Continue: _Way(lambda node, _: ast.Break()),
    ast.Constant: _Way(
        _constant,
        lambda node: isinstance(node.value, int | float | str) and node.value != "",
    ),
}  # fmt: skip
"""Each kind of node with the change that is made to it."""


def mutants(module: str, source: str, rng: random.Random) -> list[Mutant]:
    """One mutant for each place of a module that can be changed, in the order of the source."""
    tree = ast.parse(source)
    made: list[Mutant] = []
    for node in sites(tree):
        for change in changes(node):
            new = change(rng)
            line: int = node.lineno  # type: ignore[attr-defined]
            text = functools.partial(_with, tree, node, new)
            made.append(Mutant(module, line, _told(node, new), text))
    return made


def _with(tree: ast.Module, old: ast.AST, new: ast.AST) -> str:
    return ast.unparse(_Replaced(old, new).visit(tree))


class _Replaced(ast.NodeTransformer):
    """The tree with one node in the place of another; the tree that was given stays as it is."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def generic_visit(self, node: ast.AST) -> ast.AST:
        return super().generic_visit(copy.copy(_with_own_lists(node)))

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def _with_own_lists(node: ast.AST) -> ast.AST:
    node = copy.copy(node)
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            setattr(node, name, list(value))
    return node


def _told(old: ast.AST, new: ast.AST) -> str:
    def short(node: ast.AST) -> str:
        text = ast.unparse(node).splitlines()[0]
        return text if len(text) <= 90 else text[:87] + "..."

    return f"{short(old)}  →  {short(new)}"


def drawn(number: int, seed: int, only: str = "") -> list[Mutant]:
    """Mutants of all modules in equal shares, as far as each has so many; the same for a seed."""
    rng = random.Random(seed)  # noqa: S311 (nothing secret)
    piles = []
    for module in (name for name in MODULES if only in name):
        pile = mutants(module, (ROOT / module).read_text(encoding="utf-8"), rng)
        rng.shuffle(pile)
        piles.append(pile)
    taken: list[Mutant] = []
    while len(taken) < number and any(piles):
        taken += [pile.pop() for pile in piles if pile][: number - len(taken)]
    return sorted(taken, key=lambda mutant: (mutant.module, mutant.line))


class Tree:
    """A copy of the source tree in which modules can be replaced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=_NOT_COPIED)
            else:
                shutil.copy(ROOT / name, folder / name)

    def passes(self, tests: tuple[str, ...], limit: float = _LONGEST_TEST_SECONDS) -> bool:
        """True where the tests pass; what never ends has noticed something too."""
        code, told = self._forked(tests, limit)
        if code == _NO_TESTS:
            sys.exit(f"the tests {' '.join(tests)} could not be run ({code}):\n{told}")
        return code == 0

    def _forked(self, tests: tuple[str, ...], limit: float) -> tuple[int, str]:
        """The exit status of pytest and its words, from a child that has the libraries loaded."""
        child = os.fork()
        if not child:
            os.setsid()  # so that the processes of the tests end with it
            with (self.folder / "told.txt").open("wb") as told:
                os.dup2(told.fileno(), 1)
                os.dup2(told.fileno(), 2)
            os.chdir(self.folder)
            os.environ["PYTHONPATH"] = sys.path[0] = str(self.folder / "src")
            sys.dont_write_bytecode = True
            import pytest  # noqa: PLC0415

            code = 2
            try:
                code = int(pytest.main([*_PYTEST, *tests]))
            finally:
                sys.stdout.flush()
                os._exit(code)
        ends = time.monotonic() + limit
        while time.monotonic() < ends:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                told_text = (self.folder / "told.txt").read_text(errors="replace")
                return os.waitstatus_to_exitcode(status), told_text
            time.sleep(0.02)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return 1, ""

    def survives(self, mutant: Mutant, limit: float) -> bool:
        """True where no test notices the change."""
        path = self.folder / mutant.module
        before = path.read_bytes()
        path.write_text(mutant.made(), encoding="utf-8")
        try:
            return self.passes(MODULES[mutant.module], limit)
        finally:
            path.write_bytes(before)


def tried(chosen: list[Mutant], tree: Tree) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survived."""
    limits: dict[str, float] = {}
    for mutant in chosen:
        tests = MODULES[mutant.module]
        if mutant.module not in limits:
            began = time.monotonic()
            if not tree.passes(tests):
                sys.exit(f"{' '.join(tests)}: they fail before anything is changed")
            limits[mutant.module] = 10 + 5 * (time.monotonic() - began)
        yield mutant, tree.survives(mutant, limits[mutant.module])


def main() -> int:
    """Try the mutants; the exit status is 1 where too many survive."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only modules with this in their path")
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    for library in _LIBRARIES:
        importlib.import_module(library)
    chosen = drawn(options.number, options.seed, options.only)
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (mutant, alive) in enumerate(tried(chosen, Tree(Path(folder))), 1):
            survivors += [mutant] if alive else []
            word = "SURVIVED" if alive else "killed  "
            print(f"{number:4} {word} {mutant.module}:{mutant.line}: {mutant.change}", flush=True)
    killed = len(chosen) - len(survivors)
    percent = 100 * killed / len(chosen)
    print(f"\n{killed} of {len(chosen)} mutants killed ({percent:.0f} %, seed {options.seed})")
    for module in MODULES:
        all_of_it = [mutant for mutant in chosen if mutant.module == module]
        alive_of_it = [mutant for mutant in survivors if mutant.module == module]
        print(f"  {module}: {len(all_of_it) - len(alive_of_it)} of {len(all_of_it)}")
    for mutant in survivors:
        print(f"survived: {mutant.module}:{mutant.line}: {mutant.change}")
    return 0 if percent >= WANTED_PERCENT else 1


if __name__ == "__main__":
    sys.exit(main())
