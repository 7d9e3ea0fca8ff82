"""Check that everything Greenroom needs is in order. Shows nothing private: no names, no texts, no keys."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from rich.text import Text

from api.terminal.screen import Screen, pair
from api.terminal.trouble import BadInput
from api.terminal.visible import one_line, visible
from settings import Settings

PACKAGES: Final = (
    "langgraph",
    "langgraph-checkpoint-sqlite",
    "chromadb",
    "sqlmodel",
    "fastapi",
    "uvicorn",
    "pydantic",
    "typer",
)
LEAST_FREE: Final = 200_000_000
"""Bytes. An interview takes about one megabyte; less than this is a disk about to be full."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    detail: str


def examine(settings: Settings) -> int:
    """Show every finding; return 0 where all is in order, else 1."""
    screen = Screen(sys.stdout)
    findings = []
    for look in (_python, _packages, _folder, _key, _ledger, _model, _index, _engine, _disk):
        for finding in _found(look, settings):
            findings.append(finding)
            mark = Text("✓ " if finding.good else "✗ ", style="green" if finding.good else "red")
            screen.put(pair(mark.append(finding.what), Text(visible(finding.detail)), 16))
    bad = [finding.what for finding in findings if not finding.good]
    screen.blank()
    screen.say(f"Not in order: {', '.join(bad)}." if bad else "Everything is in order.", "red" if bad else "green", indent=0)
    return 1 if bad else 0


def _found(look: Callable[[Settings], Iterator[Finding]], settings: Settings) -> list[Finding]:
    """Look, and take whatever goes wrong in looking as a finding."""
    try:
        return list(look(settings))
    except Exception as error:
        return [Finding(look.__name__.strip("_"), good=False, detail=one_line(f"{error}", 300))]


def _python(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    running = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    yield Finding("python", good, running if good else f"{running}; Greenroom needs 3.11 or newer")


def _packages(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    detail = f"missing: {', '.join(missing)}; `make setup` installs them" if missing else ", ".join(found)
    yield Finding("packages", not missing, detail)


def _folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir.absolute()
    if not folder.exists():
        yield Finding("data folder", good=True, detail=f"{folder}: not there yet; the first interview makes it")
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    private = folder.is_dir() and not mode & 0o077
    detail = f"{folder}, mode {mode:04o}"
    yield Finding("data folder", private, detail if private else f"{detail}; others can read it: chmod 700")


def _key(settings: Settings) -> Iterator[Finding]:
    from storage.keys import check_outside, default_key_file, load_key

    path = settings.key_file or default_key_file(os.environ)
    if not path.exists() and not (settings.data_dir / "greenroom.sqlite").exists():
        yield Finding("key", good=True, detail=f"{path}: not there yet; the first start makes it")
        return
    check_outside(path, settings.data_dir)
    load_key(path)
    yield Finding("key", good=True, detail=f"{path}, for you alone; keep a copy elsewhere, nothing can be read without it")


def _ledger(settings: Settings) -> Iterator[Finding]:
    from storage.database import Database
    from storage.keys import default_key_file

    path = settings.data_dir / "greenroom.sqlite"
    if path.exists():
        Database(path, settings.key_file or default_key_file(os.environ)).close()
    yield Finding("ledger", good=True, detail="opens" if path.exists() else "not there yet")


def _model(settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    from retrieval.minilm import MiniLm

    model = MiniLm()
    model.embed(["Ready?"])  # checks the SHA-256 of the weights as it loads them
    yield Finding("model", good=True, detail=f"{model.name}, its weights are the published ones")


def _index(settings: Settings) -> Iterator[Finding]:
    there = settings.data_dir / "chroma"
    if there.exists():
        _open_index(there)
    else:
        with tempfile.TemporaryDirectory(prefix="greenroom-doctor-") as folder:
            _open_index(Path(folder))
    yield Finding("vector index", good=True, detail="Chroma opens")


def _open_index(folder: Path) -> None:
    from retrieval.index import CvIndex, VectorStore
    from retrieval.minilm import MiniLm

    store = VectorStore(folder)
    try:
        CvIndex(store, MiniLm()).vectors("none")
    finally:
        store.close()


def _engine(settings: Settings) -> Iterator[Finding]:
    from api.terminal.wishes import chosen_engine

    keys = {"OpenAI": settings.openai_api_key, "Google": settings.google_api_key, "compatible": settings.compatible_api_key}
    try:
        yield Finding("engine", good=True, detail=chosen_engine(settings, None).name)
    except BadInput as error:
        yield Finding("engine", good=False, detail=str(error))
    yield Finding("keys", good=True, detail=", ".join(f"{name} {'yes' if key else 'no'}" for name, key in keys.items()))


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir.absolute()
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    yield Finding("free disk", free >= LEAST_FREE, f"{free / 1e9:.1f} GB")
