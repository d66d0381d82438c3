"""No module of lectura needs itself through others: not at the top, in functions, or for types.

An import inside a function hides a cycle from Python, not from the person who wants to understand
one module at a time. A module does not count as importing the packages that it lies in: Python does
so by itself, and what stands in their ``__init__`` are the front doors of rooms.
"""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Mapping, Set

import pytest

from source_tree import IMPORTS, Import, dotted, sources

Graph = Mapping[str, Set[str]]


def graph_of(modules: Iterable[str], imports: Iterable[Import]) -> Graph:
    """For every module those that it imports, itself left out."""
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for one in imports:
        target = one.target if one.target in graph else one.target.rpartition(".")[0]
        if target in graph and target != one.module:
            graph[one.module].add(target)
    return graph


def cycle_in(graph: Graph) -> list[str]:
    """The modules of one cycle, the first again at the end; empty where there is none."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_itself_through_others() -> None:
    graph = graph_of(map(dotted, sources()), IMPORTS)
    assert len(graph) > 200
    assert sum(map(len, graph.values())) > 1000
    assert cycle_in(graph) == []


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        ([("a", "b.f"), ("b", "c.g")], False),
        ([("a", "b.f"), ("b", "c"), ("c", "a.h")], True),
        ([("p", "p.q.f"), ("p.q", "p.r.g")], False),
        ([("p", "p.q.f"), ("p.q", "p.name")], True),
        ([("a", "a.name"), ("a", "os.path")], False),
    ],
)
def test_a_cycle_would_be_seen(imports: list[tuple[str, str]], found: bool) -> None:
    graph = graph_of(
        ["a", "b", "c", "p", "p.q", "p.r"], [Import(*pair, line=1) for pair in imports]
    )
    assert bool(cycle_in(graph)) is found
