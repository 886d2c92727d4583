"""The arrows between the rooms: who may import whom, no ring, nothing hidden, all of a size to be read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "nlp": {"nlp"},
    "annotations": {"annotations", "nlp"},
    "indexer": {"indexer", "annotations", "nlp"},
    "jianwen": {"jianwen", "indexer", "annotations", "nlp"},
}
CEILING = 350
# Of what a function does: a command of many options has a long signature.
CEILING_OF_FUNCTION = 40
SOURCES = sorted(path for room in MAY_IMPORT for path in (ROOT / room).rglob("*.py"))
BESIDE = sorted(path for folder in ("bench", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path) for path in SOURCES}


def imported(node: ast.AST) -> Iterator[str]:
    """Our own modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield whole if whole in MODULES else node.module


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines_of_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of what a function does, without signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@cache
def imports_of(path: Path) -> set[str]:
    tree = tree_of(path)
    return {name for node in ast.walk(tree) for name in imported(node) if name.split(".")[0] in MAY_IMPORT}


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_follow_the_arrows(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    strangers = {name for name in imports_of(path) if name.split(".")[0] not in MAY_IMPORT[room]}
    assert not strangers


def test_no_ring_of_imports() -> None:
    graph = {module_name(path): imports_of(path) - {module_name(path)} for path in SOURCES}
    # prepare() raises CycleError, naming the ring.
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [
        node.lineno
        for function in ast.walk(tree_of(path))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert not hidden


@pytest.mark.parametrize("path", SOURCES + BESIDE, ids=module_name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= CEILING


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_a_function_can_be_seen_at_once(path: Path) -> None:
    long = [
        node.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and lines_of_body(node) > CEILING_OF_FUNCTION
    ]
    assert not long
