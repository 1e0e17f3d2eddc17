"""The layers, read from the code: who may import whom, and where each library stands."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "bookmaker"

STEPS = {
    "readers",
    "structure",
    "typography",
    "pages",
    "writers",
    "checks",
    "catalogue",
    "book_file",
    "themes",
    "profiles",
}
# A step knows only the model; only build, shelf and cli know the steps. Who starts processes ends them, too.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "processes": set(),
    **{step: {"model"} for step in STEPS},
    "writers": {"model", "processes"},
    "build": {"model", "processes", *STEPS},
    "shelf": {"model", "processes", "build", *STEPS},
    "cli": {"model", "build", "shelf", *STEPS},
    "__main__": {"cli"},
    "__init__": {"build"},
}
# Each third-party library is imported in one place.
LIBRARIES: dict[str, str] = {
    "yaml": "book_file.yaml_nodes",
    "ftfy": "readers.mojibake",
    "markdown_it": "readers.markdown",
    "mdit_py_plugins": "readers.markdown",
    "ebooklib": "writers.epub.package",
    "weasyprint": "writers.pdf.layout",
    "uharfbuzz": "writers.fonts",
    "pikepdf": "writers.pdf.assembly",
    "pyphen": "writers.pdf.paragraphs.hyphens",
    "resvg_py": "writers.raster",
    "PIL": "writers.raster",
    "distributed": "shelf.cluster",
    "typer": "cli",
}


def modules() -> dict[str, ast.Module]:
    """Every module of the package by its name without `bookmaker.`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


MODULES = modules()


def imports_of(tree: ast.AST) -> Iterator[str]:
    """The modules that a piece of code imports, those inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    """The room of the house that a module stands in."""
    return module.split(".")[0]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_its_layer_may(name: str) -> None:
    ours = {each.removeprefix("bookmaker.") for each in imports_of(MODULES[name]) if each.startswith("bookmaker.")}
    rooms = {room(each) for each in ours if not each.startswith("__")} - {room(name)}
    assert rooms <= MAY_IMPORT[room(name)]


@pytest.mark.parametrize("name", MODULES)
def test_a_library_is_imported_in_one_place(name: str) -> None:
    roots = {each.split(".")[0] for each in imports_of(MODULES[name])}
    foreign = roots - set(sys.stdlib_module_names) - {"bookmaker"}
    places = {library: LIBRARIES.get(library, "nowhere: add it to the table") for library in foreign}
    assert all(name == place or name.startswith(f"{place}.") for place in places.values()), places


def packages_of(name: str) -> list[str]:
    """The rooms that a module stands in: `from bookmaker.readers import emphasis` names the room on the way."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


def test_there_is_no_import_cycle() -> None:
    names = set(MODULES)
    graph = {
        name: ({each.removeprefix("bookmaker.") for each in imports_of(tree)} & names) - {name, *packages_of(name)}
        for name, tree in MODULES.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for each in sorted(graph[name]):
                visit(each, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function with the place where it stands."""
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}.{node.name}", node


def test_functions_are_short() -> None:
    lengths = [(node.end_lineno or node.lineno) - node.lineno + 1 for _, node in functions()]
    assert statistics.quantiles(lengths, n=20)[-1] <= 40
    assert statistics.median(lengths) <= 10


def test_every_public_function_says_what_it_is_for() -> None:
    silent = [
        place
        for place, node in functions()
        if not node.name.startswith("_")
        and not ast.get_docstring(node)
        and len(node.body) > 1
        and not any(part.startswith("_") for part in place.split("."))
    ]
    assert silent == []


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, tree in MODULES.items() if not ast.get_docstring(tree)] == []


HEAVY = (
    "weasyprint",
    "ebooklib",
    "PIL",
    "uharfbuzz",
    "markdown_it",
    "ftfy",
    "yaml",
    "lxml",
    "pydantic",
    "pikepdf",
    "pyphen",
)


@pytest.mark.parametrize(
    "command",
    [["--help"], ["--version"], ["inspect", "story.txt"], ["build", "story.txt", "--dry-run"]],
    ids=" ".join,
)
def test_nothing_heavy_is_imported_where_it_is_not_needed(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Chapter 1\n\nIt rained.\n", "utf-8")
    code = (
        f"import sys; sys.argv = ['bookmaker', *{command!r}]\n"
        "from bookmaker.cli.app import app as main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
