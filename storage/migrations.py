"""Numbered changes of the ledger's tables, each run once, in order, inside the opening transaction.

A new ledger is made from the tables as they are now; only one that an earlier release wrote is changed step by step.
"""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from storage.errors import NewerSchema
from storage.tables import AuditEntry

Migration = Callable[[Connection], None]


def know_creations(connection: Connection) -> None:
    """2: the idempotency key under which an interview was begun, and the audit log."""
    for column in ("creation_key", "creation_hash"):
        connection.execute(text(f"ALTER TABLE interviews ADD COLUMN {column} VARCHAR"))
    connection.execute(text("CREATE UNIQUE INDEX one_creation ON interviews (owner_id, creation_key)"))
    SQLModel.metadata.tables[str(AuditEntry.__tablename__)].create(connection)


MIGRATIONS: Final[Mapping[int, Migration]] = {2: know_creations}
"""What leads to a schema from the one before it."""
LATEST: Final = max(MIGRATIONS)


def migrate(connection: Connection) -> int:
    """Bring the ledger up to date and return its version. Raises NewerSchema for a ledger of a later release."""
    if "schema_version" not in inspect(connection).get_table_names():
        SQLModel.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO schema_version (version) VALUES (:number)"), {"number": LATEST})
        return LATEST
    version = int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())
    if version > LATEST:
        raise NewerSchema(f"this data was written by a later Greenroom (schema {version}); update Greenroom to open it")
    for number in range(version + 1, LATEST + 1):
        MIGRATIONS[number](connection)
        connection.execute(text("UPDATE schema_version SET version = :number"), {"number": number})
    return LATEST
