"""Hand out everything there is, take it in again, or erase it."""

import asyncio
import contextlib
import os
import sys
import zipfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from api.terminal.ledger import ledger_file, unusable
from api.terminal.screen import Screen
from api.terminal.stage import said_plainly
from api.terminal.trouble import BadInput, Broken
from graph.archive import MANIFEST, Manifest
from graph.open import open_privacy
from graph.privacy import Privacy
from settings import Settings
from storage.tables import LOCAL_OWNER

NAMES: Final = {
    "interviews": "interview",
    "documents": "CV",
    "jobs": "advert",
    "personas": "own interviewer",
    "recordings": "recording",
    "consents": "consent",
}
SURE: Final = "erase"


def export_to(settings: Settings, path: Path) -> int:
    """Write the archive to a new file; return the exit code. Raises BadInput or Broken."""
    ledger_file(settings.data_dir)
    if path.exists():
        raise BadInput(f"{path} is there already; name a new file.")
    asyncio.run(_exported(settings, path))
    with zipfile.ZipFile(path) as archive:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    screen = Screen(sys.stdout)
    screen.say(f"Written to {path}: {_told(manifest.counts)}.", "green", indent=0)
    if manifest.damaged:
        screen.warn(f"Left out, because it is damaged: {', '.join(manifest.damaged)}.")
    screen.say("The archive is not encrypted: keep it where nobody else can read it.", indent=0)
    return 0


def import_from(settings: Settings, path: Path) -> int:
    """Take in an archive; return the exit code. Raises BadInput or Broken."""
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")
    brought, there = asyncio.run(_imported(settings, path))
    screen = Screen(sys.stdout)
    screen.say(f"Taken in: {_told(brought)}.", "green", indent=0)
    if any(there.values()):
        screen.say(f"Here already, and left as it was: {_told(there)}.", indent=0)
    return 0


def erase(settings: Settings, *, sure: bool) -> int:
    """Erase everything, having asked; return the exit code. Raises BadInput or Broken."""
    screen = Screen(sys.stdout)
    if not (settings.data_dir / "greenroom.sqlite").exists():
        screen.say(f"There is nothing in {settings.data_dir} to erase.", indent=0)
        return 0
    if not sure:
        held = asyncio.run(_held(settings))
        screen.say(f"This erases {_told(held)} in {settings.data_dir.absolute()}. It cannot be undone.", indent=0)
        _ask()
    asyncio.run(_erased(settings))
    screen.say("Everything is erased.", "green", indent=0)
    return 0


def _ask() -> None:
    """Go on only where the word is typed."""
    if not sys.stdin.isatty():
        raise BadInput("Nobody is there to be asked; `greenroom erase --yes` erases without asking.")
    if input(f"Type {SURE} to go on: ").strip().lower() != SURE:
        raise BadInput("Nothing was erased.")


async def _held(settings: Settings) -> dict[str, int]:
    async with _opened(settings) as privacy:
        return await privacy.holds(LOCAL_OWNER)


async def _exported(settings: Settings, path: Path) -> None:
    """Write beside the file first, so that one that breaks off is never taken for the whole."""
    async with _opened(settings) as privacy:
        draft = path.with_name(f".{path.name}.part")
        try:
            with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: ASYNC230, PTH123
                async for piece in await privacy.export(LOCAL_OWNER):
                    file.write(piece)
            draft.rename(path)
        except OSError as error:
            raise Broken(f"{path} cannot be written ({error.strerror or error}).") from error
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()


async def _imported(settings: Settings, path: Path) -> tuple[dict[str, int], dict[str, int]]:
    async with _opened(settings) as privacy:
        with path.open("rb") as file:
            restored = await privacy.restore(LOCAL_OWNER, file)
    return restored.brought, restored.there


async def _erased(settings: Settings) -> None:
    async with _opened(settings) as privacy:
        await privacy.erase(LOCAL_OWNER)


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Privacy]:
    with said_plainly():
        try:
            async with open_privacy(settings.data_dir, key_file=settings.key_file) as privacy:
                yield privacy
        except OSError as error:
            raise unusable(settings.data_dir, error) from error


def _told(counts: Mapping[str, int]) -> str:
    """Return counts in words, as in "3 interviews, 1 CV"."""
    some = [f"{count} {name if count == 1 else f'{name}s'}" for noun, name in NAMES.items() if (count := counts.get(noun, 0))]
    return ", ".join(some) or "nothing"
