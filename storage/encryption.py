"""Encrypt what earlier releases kept in plaintext: the private values of a ledger, row by row."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnClause, Connection, and_, column, select, table, update

from storage.cipher import Cipher
from storage.content import cipher_of, written
from storage.errors import Forged
from storage.sealing import place

NAMED_PERSONA: Final = re.compile(r"own-[a-z0-9-]+-[0-9a-f]{8}")
"""Ids of the candidate's own interviewers had the interviewer's name in them."""


class PlainTable(NamedTuple):
    """What of a table was private before schema 3."""

    identity: tuple[str, ...]
    contents: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


PLAIN: Final[Mapping[str, PlainTable]] = {
    "documents": PlainTable(("id",), ("filename", "content")),
    "jobs": PlainTable(("id",), ("content",)),
    "interviews": PlainTable(("id",), ("setup", "analysis"), ("creation_hash",), ("creation_key",)),
    "questions": PlainTable(("interview_id", "id"), ("content",), names=("persona_id",)),
    "submissions": PlainTable(("id",), ("answer",), ("body_hash",), ("idempotency_key",)),
    "runs": PlainTable(("id",), texts=("error",)),
    "run_events": PlainTable(("interview_id", "seq"), ("content",)),
    "steps": PlainTable(("interview_id", "key"), ("update",)),
    "grades": PlainTable(("interview_id", "question_id", "attempt"), ("grade", "examples")),
    "personas": PlainTable(("id",), ("content",), names=("id",)),
    "study_plans": PlainTable(("id",), ("content",)),
}


def encrypt(connection: Connection) -> None:
    """Seal every private value that stands in plaintext. Raises Forged where one is sealed already."""
    for name, plain in PLAIN.items():
        _encrypt_table(connection, name, plain)


def nameless(persona_id: str, cipher: Cipher) -> str:
    """Return an id of an own interviewer without the name; the same for the same id."""
    return f"own-{cipher.fingerprint(persona_id)[:12]}"


def without_names(value: Any, cipher: Cipher) -> Any:  # noqa: ANN401  (JSON)
    """Return JSON with every id of an own interviewer replaced by one without the name."""
    if isinstance(value, dict):
        return {key: without_names(item, cipher) for key, item in value.items()}
    if isinstance(value, list):
        return [without_names(item, cipher) for item in value]
    return nameless(value, cipher) if isinstance(value, str) and NAMED_PERSONA.fullmatch(value) else value


def _encrypt_table(connection: Connection, name: str, plain: PlainTable) -> None:
    cipher = cipher_of(connection.dialect)
    changed = dict.fromkeys((*plain.names, *plain.contents, *plain.texts, *plain.keys))
    columns: list[ColumnClause[Any]] = [column(one) for one in dict.fromkeys((*plain.identity, *changed))]
    target = table(name, *columns)
    change: Mapping[str, Callable[[str, bytes], object]] = {
        **dict.fromkeys(plain.contents, lambda value, where: cipher.seal(_content(value, cipher), where)),
        **dict.fromkeys(plain.texts, lambda value, where: cipher.seal(value.encode(), where)),
        **dict.fromkeys(plain.keys, lambda value, where: cipher.fingerprint(value)),  # noqa: ARG005
        **dict.fromkeys(plain.names, lambda value, where: without_names(value, cipher)),  # noqa: ARG005
    }
    for row in connection.execute(select(*columns)).mappings().all():
        identity = [row[one] for one in plain.identity]
        moved = [change[one](row[one], b"") if one in plain.names else row[one] for one in plain.identity]
        values = {one: change[one](_plain(name, row[one]), place(name, one, *moved)) for one in changed if row[one] is not None}
        same = and_(*(target.c[one] == value for one, value in zip(plain.identity, identity, strict=True)))
        if values:
            connection.execute(update(target).where(same).values({target.c[key]: value for key, value in values.items()}))


def _content(value: str, cipher: Cipher) -> bytes:
    return written(without_names(json.loads(value), cipher))


def _plain(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise Forged(f"The table {name} is half encrypted, which no release of Greenroom leaves. Restore it from a backup.")
    return value
