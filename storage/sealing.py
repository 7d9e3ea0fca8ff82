"""Tell private values their row: before it is written, and when it is read."""

import json
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Mapper, QueryContext
from sqlmodel import SQLModel

from storage.content import Content, PlacedBytes, PlacedJson, PlacedText, PrivateBytes, PrivateText, Sealed


class PrivateColumn(NamedTuple):
    """A private attribute of a table's class."""

    name: str
    column: str
    kind: type[Content] | type[PrivateText] | type[PrivateBytes]


class Shape(NamedTuple):
    """What of a table's class has to do with sealing."""

    table: str
    identity: tuple[str, ...]
    columns: tuple[PrivateColumn, ...]


def place(table: str, column: str, *identity: object) -> bytes:
    """Return the name of a place in the ledger: no two places share one."""
    return json.dumps([table, column, *identity], separators=(",", ":")).encode()


@cache
def shape_of(mapper: Mapper[SQLModel]) -> Shape:
    """Return the private columns of a table's class, and what its rows are told apart by."""
    table = mapper.local_table
    found = []
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        for kind in (Content, PrivateText, PrivateBytes):
            if isinstance(column.type, kind):
                found.append(PrivateColumn(attribute.key, column.name, kind))
    identity = tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)
    return Shape(str(getattr(table, "name", table)), identity, tuple(found))


@event.listens_for(SQLModel, "before_insert", propagate=True)
@event.listens_for(SQLModel, "before_update", propagate=True)
def mark(mapper: Mapper[SQLModel], connection: Connection, row: SQLModel) -> None:  # noqa: ARG001
    """Mark the private values of a row with their place. A value that came from another row is marked anew."""
    shape = shape_of(mapper)
    if not shape.columns:
        return
    values, identity = row.__dict__, _identity(row, shape)
    for name, column, kind in shape.columns:
        value = values.get(name)
        if value is not None:
            where = place(shape.table, column, *identity)
            if not isinstance(value, PlacedJson | PlacedText | PlacedBytes) or value.place != where:
                values[name] = kind.placed(value, where)


@event.listens_for(SQLModel, "load", propagate=True)
def unseal(row: SQLModel, context: QueryContext) -> None:  # noqa: ARG001
    """Open the private values of a row that was read. Raises Forged."""
    shape = shape_of(row.__mapper__)  # type: ignore[attr-defined]
    if not shape.columns:
        return
    values, identity = row.__dict__, _identity(row, shape)
    for name, column, kind in shape.columns:
        value = values.get(name)
        if isinstance(value, Sealed):
            values[name] = kind.read(value.opened(place(shape.table, column, *identity)))


@event.listens_for(SQLModel, "refresh", propagate=True)
def unseal_again(row: SQLModel, context: QueryContext, attributes: object) -> None:  # noqa: ARG001
    """Open the private values of a row that was read again. Raises Forged."""
    unseal(row, context)


def _identity(row: SQLModel, shape: Shape) -> list[object]:
    """Return what a row is told apart by; one whose key is not loaded just now still knows it."""
    values = row.__dict__
    if all(name in values for name in shape.identity):
        return [values[name] for name in shape.identity]
    return list(inspect(row).identity)
