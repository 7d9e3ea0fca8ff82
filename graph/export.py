"""Write the archive of an owner piece by piece, so that it is never held whole."""

import asyncio
import json
import zipfile
from collections.abc import AsyncGenerator
from datetime import datetime
from io import RawIOBase

from sqlmodel import Session, col, select

from graph.archive import AUDIT, FORMAT, MANIFEST, TABLES, VERSION, Manifest, row_as_json
from storage import audit, belongings
from storage.content import Json
from storage.database import Database
from storage.errors import Forged


class _Pipe(RawIOBase):
    """What a zip is written to. It keeps the bytes until they are taken, and cannot be gone back in."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, piece: "memoryview | bytes") -> int:  # type: ignore[override]
        """Keep a piece."""
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


async def exported(database: Database, owner_id: str, now: datetime) -> AsyncGenerator[bytes, None]:
    """Yield the archive of everything that an owner has. What was damaged is left out and named."""
    pipe = _Pipe()
    archive = zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED)

    def add(name: str, content: Json) -> bytes:
        entry = zipfile.ZipInfo(name, now.timetuple()[:6])
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        archive.writestr(entry, json.dumps(content, ensure_ascii=False, indent=1))
        return pipe.taken()

    counts, damaged = dict.fromkeys(TABLES, 0), []
    for noun in TABLES:
        for name in await database.read(lambda session, noun=noun: belongings.ids(session, owner_id, noun)):  # type: ignore[misc]
            try:
                content = await database.read(lambda session, noun=noun, name=name: _thing(session, owner_id, noun, name))  # type: ignore[misc]
            except Forged:
                damaged.append(f"{noun}/{name}")
                continue
            if content is not None:
                counts[noun] += 1
                yield await asyncio.to_thread(add, f"{noun}/{name}.json", content)
    done = await database.read(lambda session: [row_as_json(entry) for entry in audit.entries(session, owner_id)])
    yield add(AUDIT, {"audit": done})
    about = Manifest(format=FORMAT, version=VERSION, created_at=now, counts=counts, damaged=damaged)
    yield add(MANIFEST, about.model_dump(mode="json"))
    archive.close()
    yield pipe.taken()


def _thing(session: Session, owner_id: str, noun: str, name: str) -> Json | None:
    """Return one thing with everything that belongs to it, read in one transaction; None if it is gone."""
    first, *parts = TABLES[noun]
    row = session.get(first, name)
    if row is None or getattr(row, "owner_id", None) != owner_id:
        return None
    content: Json = {str(first.__tablename__): [row_as_json(row)]}
    for table in parts:
        keys = [column.key for column in table.__table__.primary_key]  # type: ignore[attr-defined]
        of_thing = select(table).where(col(getattr(table, "interview_id")) == name)  # noqa: B009
        rows = session.exec(of_thing.order_by(*(col(getattr(table, key)) for key in keys))).all()
        content[str(table.__tablename__)] = [row_as_json(part) for part in rows]
    return content
