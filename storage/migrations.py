"""Numbered changes of the ledger's tables, each run once, in order, inside the opening transaction."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (defines the tables on SQLModel.metadata)
from storage.errors import NewerSchema

Migration = Callable[[Connection], None]


def create_tables(connection: Connection) -> None:
    """Create every table of the first release."""
    SQLModel.metadata.create_all(connection)


MIGRATIONS: Final[tuple[Migration, ...]] = (create_tables,)


def migrate(connection: Connection) -> int:
    """Bring the ledger up to date and return its version. Raises NewerSchema for a ledger of a later release."""
    if "schema_version" not in inspect(connection).get_table_names():
        connection.execute(text("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO schema_version (version) VALUES (0)"))
    version = int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())
    if version > len(MIGRATIONS):
        raise NewerSchema(f"this data was written by a later Greenroom (schema {version}); update Greenroom to open it")
    for number, change in enumerate(MIGRATIONS[version:], start=version + 1):
        change(connection)
        connection.execute(text("UPDATE schema_version SET version = :number"), {"number": number})
    return len(MIGRATIONS)
