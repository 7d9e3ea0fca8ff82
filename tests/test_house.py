"""The laws of the house, checked on the sources themselves."""

import ast
import importlib
import inspect
import json
import statistics
import string
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.task import Task
from graph.state import InterviewState

ROOT = Path(__file__).parent.parent
PACKAGES = ("agents", "api", "benchmarks", "content", "engine", "evals", "graph", "retrieval", "storage", "tools")
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))] + [ROOT / "settings.py"]
MODULES = [path for path in SOURCES if path.name != "__init__.py"]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_are_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 120
    agents = {name: length for name, length in lengths.items() if name.startswith("agents/")}
    assert {name: length for name, length in agents.items() if length > 150} == {}


def test_functions_fit_on_a_screen() -> None:
    long = {
        f"{name_of(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 40
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_module_is_named_after_the_standard_library() -> None:
    taken = [name_of(path) for path in MODULES if path.stem in sys.stdlib_module_names]
    assert [name for name in taken if not name.startswith("tests/")] == []


def test_only_the_entry_points_read_settings() -> None:
    allowed = {"api/app.py", "api/cli.py", "graph/studio.py", "evals/__main__.py"}
    readers = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and node.module == "settings")
        or (isinstance(node, ast.Import) and any(alias.name == "settings" for alias in node.names))
    }
    assert {reader for reader in readers if reader not in allowed and not reader.startswith("api/")} == set()


def test_the_clock_and_chance_are_arguments_below_the_doors() -> None:
    forbidden = {("datetime", "now"), ("datetime", "today"), ("date", "today"), ("random", "random"), ("time", "time")}
    allowed = {"graph/open.py"}  # the composition root hands out the clock
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if name_of(path).split("/")[0] in ("agents", "content", "engine", "graph", "retrieval", "storage", "tools")
        and name_of(path) not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in forbidden
    ]
    assert found == []


def tasks() -> Iterator[tuple[str, Task[typing.Any, typing.Any]]]:
    for path in sorted((ROOT / "agents").glob("*.py")):
        module = importlib.import_module(f"agents.{path.stem}")
        for name, value in vars(module).items():
            if isinstance(value, Task) and getattr(module, "__name__", "") == f"agents.{path.stem}":
                yield f"agents.{path.stem}.{name}", value


@pytest.mark.parametrize(("name", "task"), list(tasks()))
def test_a_prompt_asks_for_nothing_that_its_agent_does_not_read(name: str, task: Task[typing.Any, typing.Any]) -> None:
    fields = {field for _, field, _, _ in string.Formatter().parse(task.prompt) if field}
    given = typing.get_type_hints(task.offline)
    first = next(iter(inspect.signature(task.offline).parameters))
    known = set(given[first].__annotations__)
    assert fields <= known, f"{name} fills in {fields - known}"


def test_state_is_plain_json() -> None:
    schema = importlib.import_module("pydantic").TypeAdapter(InterviewState).json_schema()
    assert json.loads(json.dumps(schema))["type"] == "object"


def test_importing_the_core_loads_nothing_heavy() -> None:
    heavy = ("chromadb", "openai", "google.genai", "sklearn", "trafilatura", "docx", "pypdfium2")
    code = f"import sys, graph.open, api.cli; print([name for name in {heavy} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_layers_hold() -> None:
    result = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert pinned
    assert all(line.rstrip().endswith("\\") for line in pinned), "each requirement is followed by its hashes"
