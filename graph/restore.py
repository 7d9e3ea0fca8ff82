"""Take in an archive. It may come from anybody: all of it is checked before any of it is kept."""

import asyncio
import base64
import json
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any, Final

from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from graph.archive import AUDIT, FORMAT, MANIFEST, SHAPES, TABLES, VERSION, WORDS, Manifest
from graph.errors import Invalid
from graph.personas import check_greeting
from storage import belongings, recordings
from storage.content import Json
from storage.database import Database
from storage.tables import Interview, OwnPersona, Recording, Run, RunEvent, Submission
from tools.speech_errors import RecordingError
from tools.speech_kind import MEDIA_TYPES, kind_of

NAME: Final = re.compile(r"(documents|jobs|personas|interviews|recordings|consents)/([A-Za-z0-9-]{1,64})\.json")
MOST_ENTRIES: Final = 20_000
LARGEST_ENTRY: Final = 16_000_000
LARGEST_WHOLE: Final = 1_000_000_000
"""Bytes when unpacked."""
LONGEST_WORD: Final = 200
LARGEST_NUMBER: Final = 1_000_000
UNREADABLE: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError)
"""What zipfile and json say of a file that is not what it should be. RecursionError is a RuntimeError."""


@dataclass
class Restored:
    """How many things of each noun an archive brought, and how many were here already and were left as they are."""

    brought: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    there: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))


@dataclass(frozen=True)
class Thing:
    """One file of an archive, read and checked: the rows that it brings."""

    noun: str
    rows: list[SQLModel]


async def restore(database: Database, owner_id: str, file: IO[bytes]) -> Restored:
    """Take in an archive and return what it brought. What is here already is left as it is. Raises Invalid."""
    archive = await asyncio.to_thread(_opened, file)
    names = _names(archive)
    for name in names:
        await asyncio.to_thread(_thing, archive, name, owner_id)
    restored = Restored()
    for name in names:
        thing = await asyncio.to_thread(_thing, archive, name, owner_id)
        new = await database.write(lambda session, thing=thing: _kept(session, thing))  # type: ignore[misc]
        count = restored.brought if new else restored.there
        count[thing.noun] += 1
    return restored


def _kept(session: Session, thing: Thing) -> bool:
    """Enter a thing, unless it is here already."""
    first = thing.rows[0]
    if session.get(type(first), _of(first, "id")) is not None:
        return False
    if isinstance(first, Recording) and not _wanted(session, first):
        return False
    session.add_all(thing.rows)
    try:
        session.flush()
    except IntegrityError as error:
        raise Invalid(f"{thing.noun}/{_of(first, 'id')}.json does not go with what is here.", {"reason": "archive"}) from error
    return True


def _wanted(session: Session, recording: Recording) -> bool:
    """Return whether a recording is of an answer that is here and has none."""
    here = belongings.owns(session, recording.owner_id, "interviews", recording.interview_id)
    return here and recordings.id_of(session, recording.interview_id, recording.question_id, recording.attempt) is None


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except UNREADABLE as error:
        raise _refusal("This is not a zip archive, or it breaks off") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise _refusal("This archive is larger than any that Greenroom writes")
    if len({entry.filename for entry in entries}) < len(entries):
        raise _refusal("This archive holds the same file twice")
    return archive


def _names(archive: zipfile.ZipFile) -> list[str]:
    """Check the manifest and return the names of the things, those first that others refer to."""
    names = archive.namelist()
    if MANIFEST not in names:
        raise _refusal(f"This archive has no {MANIFEST}: it is none of Greenroom's, or it breaks off")
    try:
        manifest = Manifest.model_validate(_json(archive, MANIFEST))
    except ValidationError as error:
        raise _refusal(f"The {MANIFEST} of this archive is not as it should be") from error
    if manifest.format != FORMAT or manifest.version < 1:
        raise _refusal("This archive is none of Greenroom's")
    if manifest.version > VERSION:
        raise _refusal("This archive was made by a later Greenroom; update Greenroom to take it in")
    things = [name for name in names if name not in (MANIFEST, AUDIT)]
    strange = [name for name in things if not NAME.fullmatch(name)]
    if strange:
        raise _refusal(f"This archive holds a file that does not belong there ({strange[0][:80]!r})")
    found = {noun: [name for name in things if name.startswith(f"{noun}/")] for noun in TABLES}
    if dict.fromkeys(TABLES, 0) | manifest.counts != {noun: len(some) for noun, some in found.items()}:
        raise _refusal("This archive is not complete: its manifest names more or fewer files than there are")
    return [name for some in found.values() for name in some]


def _json(archive: zipfile.ZipFile, name: str) -> Json:
    try:
        entry = archive.getinfo(name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("an unusual compression")
        with archive.open(entry) as file:
            content = file.read(LARGEST_ENTRY + 1)
        if len(content) > LARGEST_ENTRY:
            raise ValueError("too large")
        value = json.loads(content, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair is JSON and no text
    except UNREADABLE as error:
        raise _refusal(f"{name} cannot be read") from error
    if not isinstance(value, dict):
        raise _refusal(f"{name} is not as it should be")
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _thing(archive: zipfile.ZipFile, name: str, owner_id: str) -> Thing:
    """Read and check one file. Raises Invalid."""
    found = NAME.fullmatch(name)
    assert found, "names are checked before"
    noun, thing_id = found[1], found[2]
    content = _json(archive, name)
    tables = {str(table.__tablename__): table for table in TABLES[noun]}
    if not content.keys() <= tables.keys():
        raise _refusal(f"{name} is not as it should be")
    rows = [row for table in tables.values() for row in _rows(table, content, name, owner_id)]
    heads = [row for row in rows if isinstance(row, TABLES[noun][0])]
    if len(heads) != 1 or _of(heads[0], "id") != thing_id:
        raise _refusal(f"{name} is not about what its name says")
    if noun == "interviews":
        _check_interview(rows, thing_id, name)
    return Thing(noun, [*heads, *(row for row in rows if row is not heads[0])])


def _rows(table: type[SQLModel], content: Json, name: str, owner_id: str) -> Iterator[SQLModel]:
    listed = content.get(str(table.__tablename__), [])
    if not isinstance(listed, list) or len(listed) > MOST_ENTRIES:
        raise _refusal(f"{name} is not as it should be")
    for row in listed:
        try:
            yield _row(table, row, owner_id)
        except (ValidationError, ValueError, TypeError, OverflowError, Invalid, RecordingError) as error:
            raise _refusal(f"{name}: a row of {table.__tablename__} is not as it should be") from error


def _row(table: type[SQLModel], given: Any, owner_id: str) -> SQLModel:  # noqa: ANN401  (JSON from anybody)
    """Return a row of a table made from JSON. Raises ValidationError or ValueError."""
    if not isinstance(given, dict):
        raise TypeError("a row is a JSON object")
    name = str(table.__tablename__)
    values = {key: _value(name, key, value) for key, value in given.items() if key in table.model_fields and key != "owner_id"}
    fresh: Json = {"owner_id": owner_id}
    if table is Submission:
        fresh |= {"idempotency_key": str(uuid.uuid4()), "body_hash": ""}
    row = table.model_validate(values | fresh)
    if isinstance(row, OwnPersona):
        check_greeting(row.content["greeting"])
    if isinstance(row, Recording) and MEDIA_TYPES[kind_of(row.audio)] != row.content_type:
        raise ValueError("the sound is none of what it is said to be")
    if isinstance(row, Run) and row.status == "running":
        row.status = "pending"  # nobody here drives it yet
    naive = [key for key in table.model_fields if _is_naive(getattr(row, key))]
    if naive:
        raise ValueError(f"{naive[0]} has no zone")
    return row


def _is_naive(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None


def _value(table: str, column: str, value: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return a value if it is what the column may hold. Raises ValidationError or ValueError."""
    shape, words = SHAPES.get((table, column)), WORDS.get((table, column))
    if shape is not None and value is not None:
        read = shape.validate_python(value)
        return value if column == "update" else shape.dump_python(read, mode="json", by_alias=True, exclude_unset=True)
    if (table, column) == ("recordings", "audio"):
        return base64.b64decode(value, validate=True)
    if column == "interview_on" and value is not None:
        date.fromisoformat(value)
    if words is not None and value not in words:
        raise ValueError(f"{column} is none of the words that it may be")
    if isinstance(value, str) and len(value) > LONGEST_WORD and column != "error":
        raise ValueError(f"{column} is too long")
    if isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
        raise ValueError(f"{column} is too large")
    return value


def _check_interview(rows: list[SQLModel], interview_id: str, name: str) -> None:
    """Refuse rows of another interview, a log with gaps, and an id that is none."""
    try:
        whole = str(uuid.UUID(interview_id)) == interview_id
    except ValueError:
        whole = False
    parts = [row for row in rows if not isinstance(row, Interview)]
    log = sorted(row.seq for row in parts if isinstance(row, RunEvent))
    foreign = [row for row in parts if _of(row, "interview_id") != interview_id]
    if not whole or foreign or log != list(range(1, len(log) + 1)):
        raise _refusal(f"{name} is not the whole of one interview")


def _of(row: SQLModel, name: str) -> object:
    """Return a column of a row whose table is not known here."""
    return getattr(row, name)


def _refusal(what: str) -> Invalid:
    return Invalid(f"{what}. Nothing was taken in.", {"reason": "archive"})
