"""Numbered changes of the ledger's tables, each run once, in order, inside the opening transaction.

A new ledger is made from the tables as they are now; only one that an earlier release wrote is changed step by step.
"""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from storage.encryption import encrypt
from storage.errors import Forged, NewerSchema
from storage.protection import SEALING, Unlocked, sealed
from storage.tables import AuditEntry, Consent, Recording

Migration = Callable[[Connection, Unlocked], None]


def know_creations(connection: Connection, unlocked: Unlocked) -> None:  # noqa: ARG001
    """2: the idempotency key under which an interview was begun, and the audit log."""
    for column in ("creation_key", "creation_hash"):
        connection.execute(text(f"ALTER TABLE interviews ADD COLUMN {column} VARCHAR"))
    connection.execute(text("CREATE UNIQUE INDEX one_creation ON interviews (owner_id, creation_key)"))
    SQLModel.metadata.tables[str(AuditEntry.__tablename__)].create(connection)


def seal_content(connection: Connection, unlocked: Unlocked) -> None:
    """3: every private value is encrypted for the row it stands in."""
    encrypt(connection)
    _note(connection, "encrypted")
    sealed(connection, unlocked, swept=False, checkpoints=False)


def keep_recordings(connection: Connection, unlocked: Unlocked) -> None:  # noqa: ARG001
    """4: answers as they were spoken, and the consent to keep them."""
    for table in (Recording, Consent):
        SQLModel.metadata.tables[str(table.__tablename__)].create(connection)


MIGRATIONS: Final[Mapping[int, Migration]] = {2: know_creations, 3: seal_content, 4: keep_recordings}
"""What leads to a schema from the one before it."""
LATEST: Final = max(MIGRATIONS)
ENCRYPTED: Final = 3
"""The first schema whose private values are encrypted."""


def migrate(connection: Connection, unlocked: Unlocked) -> int:
    """Bring the ledger up to date and return its version. Raises NewerSchema, or Forged where a sealed one looks older."""
    tables = inspect(connection).get_table_names()
    if "schema_version" not in tables:
        _create(connection, unlocked)
        return LATEST
    version = int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())
    if version > LATEST:
        raise NewerSchema(f"this data was written by a later Greenroom (schema {version}); update Greenroom to open it")
    if (version >= ENCRYPTED) != (SEALING.name in tables):
        raise Forged("What the ledger says of its encryption was changed outside Greenroom. Restore it from a backup.")
    for number in range(version + 1, LATEST + 1):
        MIGRATIONS[number](connection, unlocked)
        connection.execute(text("UPDATE schema_version SET version = :number"), {"number": number})
    if unlocked.made:
        _note(connection, "key.created")
    return LATEST


def _create(connection: Connection, unlocked: Unlocked) -> None:
    SQLModel.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
    connection.execute(text("INSERT INTO schema_version (version) VALUES (:number)"), {"number": LATEST})
    sealed(connection, unlocked, swept=True, checkpoints=True)
    if unlocked.made:
        _note(connection, "key.created")


def _note(connection: Connection, action: str) -> None:
    """Enter into the audit log what opening the ledger did; its clock is the database's."""
    statement = "INSERT INTO audit (owner_id, at, action) VALUES ('local', CURRENT_TIMESTAMP, :action)"
    connection.execute(text(statement), {"action": action})
