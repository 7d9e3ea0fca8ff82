"""Which key a ledger is sealed with: its id, a salt and a proof stand in the ledger, the key itself never does."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Boolean, Column, Connection, LargeBinary, MetaData, String, Table, inspect, select, update

from storage.cipher import Cipher, Key
from storage.errors import Forged, KeyMissing, WrongKey
from storage.keys import create_key, load_key

SALT_BYTES: Final = 16
PROOF: Final = b"this ledger is sealed"
PLAIN: Final = b"plaintext"
ENCRYPTED: Final = b"encrypted"

SEALING: Final = Table(
    "sealing",
    MetaData(),
    Column("key_id", String, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("swept", Boolean, nullable=False),
    Column("checkpoints", LargeBinary, nullable=False),
)
"""One row. `swept`: no plaintext of an earlier release is left in the pages of the file. `checkpoints`, sealed: whether those
beside the ledger are encrypted too, from when on a plaintext one is refused."""


@dataclass(frozen=True)
class Unlocked:
    """The key of a ledger. `made` says that the key file is new."""

    key: Key
    salt: bytes
    made: bool

    def cipher(self, purpose: str) -> Cipher:
        """Return the cipher for one purpose."""
        return Cipher(self.key, self.salt, purpose)


def unlock(connection: Connection, key_file: Path) -> Unlocked:
    """Return the key of a sealed ledger, or take up the key that one is to be sealed with. Raises Locked or Forged.

    A key is only ever made for a ledger that is not sealed yet.
    """
    if not inspect(connection).has_table(SEALING.name):
        key, made = _taken_up(key_file)
        return Unlocked(key, os.urandom(SALT_BYTES), made)
    row = connection.execute(select(SEALING)).one()
    key = _fitting(key_file, str(row.key_id))
    unlocked = Unlocked(key, bytes(row.salt), made=False)
    if unlocked.cipher("proof").open(bytes(row.proof), b"sealing") != PROOF:
        raise Forged("The ledger's own proof of its key was changed. Restore the data folder from a backup.")
    return unlocked


def sealed(connection: Connection, unlocked: Unlocked, *, swept: bool, checkpoints: bool) -> None:
    """Enter which key the ledger is sealed with from now on."""
    SEALING.create(connection)
    cipher = unlocked.cipher("proof")
    entry = {
        "key_id": unlocked.key.id.hex(),
        "salt": unlocked.salt,
        "proof": cipher.seal(PROOF, b"sealing"),
        "swept": swept,
        "checkpoints": cipher.seal(ENCRYPTED if checkpoints else PLAIN, b"checkpoints"),
    }
    connection.execute(SEALING.insert(), entry)


def is_swept(connection: Connection) -> bool:
    """Return whether nothing is left of plaintext in the pages of the file."""
    return bool(connection.execute(select(SEALING.c.swept)).scalar_one())


def note_swept(connection: Connection) -> None:
    """Enter that nothing is left of plaintext."""
    connection.execute(update(SEALING).values(swept=True))


def checkpoints_are_sealed(connection: Connection, unlocked: Unlocked) -> bool:
    """Return whether the checkpoints are encrypted. Raises Forged."""
    found = connection.execute(select(SEALING.c.checkpoints)).scalar_one()
    return unlocked.cipher("proof").open(bytes(found), b"checkpoints") == ENCRYPTED


def note_checkpoints_sealed(connection: Connection, unlocked: Unlocked) -> None:
    """Enter that the checkpoints are encrypted from now on."""
    sealed_word = unlocked.cipher("proof").seal(ENCRYPTED, b"checkpoints")
    connection.execute(update(SEALING).values(checkpoints=sealed_word))


def _taken_up(key_file: Path) -> tuple[Key, bool]:
    try:
        return load_key(key_file), False
    except KeyMissing:
        return create_key(key_file), True


def _fitting(key_file: Path, key_id: str) -> Key:
    try:
        key = load_key(key_file)
    except KeyMissing as error:
        raise KeyMissing(
            f"The key of this data is missing: there is no {key_file}. Put it back from your copy, or let GREENROOM_KEY_FILE "
            "name it; without it nothing here can be read."
        ) from error
    if key.id.hex() != key_id:
        raise WrongKey(
            f"{key_file} is not the key that this data was encrypted with. Put the right one there from your copy, or let "
            "GREENROOM_KEY_FILE name it."
        )
    return key
