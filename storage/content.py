"""The column types of private text: sealed for the row they stand in, on the way into the file and out of it.

A column type is given a value and not its row, so the row is told in two steps: before a row is written, its private values
are marked with their place (`storage.sealing`), and what is read stays sealed until its row opens it. Private text that is
written or looked at without its row is refused.
"""

import json
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from sqlalchemy import Dialect, LargeBinary, String
from sqlalchemy.types import TypeDecorator

from storage.cipher import Cipher

Json = dict[str, Any]
"""A JSON object. `Any`, because a recursive type is invariant: no plain dict of strings would fit it."""

CIPHER: Final = "greenroom_cipher"
"""The dialect belongs to one engine and is all of it that a column type is shown, so it carries the engine's cipher."""


def give_cipher(dialect: Dialect, cipher: Cipher) -> None:
    """Let the columns of an engine be sealed with this cipher."""
    setattr(dialect, CIPHER, cipher)


def cipher_of(dialect: Dialect) -> Cipher:
    """Return the cipher of an engine."""
    found = getattr(dialect, CIPHER)
    assert isinstance(found, Cipher), "an engine is given its cipher before anything is read"
    return found


class RowNeeded(TypeError):
    """Private text was written or read without the row it belongs to: a mistake in the program, never in the data."""


class PlacedJson(Json):
    """A JSON object that knows the place it is to be sealed for."""

    place: bytes


class PlacedText(str):
    """A text that knows the place it is to be sealed for."""

    __slots__ = ("place",)
    place: bytes


class PlacedBytes(bytes):
    """Bytes that know the place they are to be sealed for."""

    place: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """What stands in the file, until its row opens it."""

    value: object
    cipher: Cipher

    def opened(self, place: bytes) -> bytes:
        """Return what was sealed for this place. Raises Forged."""
        return self.cipher.open(self.value, place)

    def __getitem__(self, key: object) -> NoReturn:
        """Refuse to be looked into."""
        raise RowNeeded("private text can only be read with its row: select the whole object")


class _Bytes(LargeBinary):
    """Bytes as the driver returns them; whatever else stands there is seen as it is, and refused."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Leave the value as it is."""


class Private(TypeDecorator[Any]):
    """What the private column types have in common."""

    impl = _Bytes
    cache_ok = True

    def process_result_value(self, value: object, dialect: Dialect) -> Sealed | None:
        """Keep it sealed: the row will open it."""
        return None if value is None else Sealed(value, cipher_of(dialect))


class Content(Private):
    """A JSON object: answers, CVs, adverts, feedback, events."""

    cache_ok = True

    def process_bind_param(self, value: Json | None, dialect: Dialect) -> bytes | None:
        """Seal compact JSON; `None` stays NULL."""
        if value is None:
            return None
        if not isinstance(value, PlacedJson):
            raise RowNeeded("private text can only be written with its row: add the whole object")
        return cipher_of(dialect).seal(written(value), value.place)

    @staticmethod
    def placed(value: Json, place: bytes) -> PlacedJson:
        """Return the value marked with its place."""
        marked = PlacedJson(value)
        marked.place = place
        return marked

    @staticmethod
    def read(plain: bytes) -> Json:
        """Return the value of what was sealed."""
        value: Json = json.loads(plain)
        return value


class PrivateText(Private):
    """A short text."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Seal the text; `None` stays NULL."""
        if value is None:
            return None
        if not isinstance(value, PlacedText):
            raise RowNeeded("private text can only be written with its row: add the whole object")
        return cipher_of(dialect).seal(value.encode(), value.place)

    @staticmethod
    def placed(value: str, place: bytes) -> PlacedText:
        """Return the value marked with its place."""
        marked = PlacedText(value)
        marked.place = place
        return marked

    @staticmethod
    def read(plain: bytes) -> str:
        """Return the value of what was sealed."""
        return plain.decode()


class PrivateBytes(Private):
    """Bytes as they were handed in: what somebody said."""

    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Seal the bytes; `None` stays NULL."""
        if value is None:
            return None
        if not isinstance(value, PlacedBytes):
            raise RowNeeded("private bytes can only be written with their row: add the whole object")
        return cipher_of(dialect).seal(value, value.place)

    @staticmethod
    def placed(value: bytes, place: bytes) -> PlacedBytes:
        """Return the value marked with its place."""
        marked = PlacedBytes(value)
        marked.place = place
        return marked

    @staticmethod
    def read(plain: bytes) -> bytes:
        """Return the value of what was sealed."""
        return plain


class Fingerprinted(str):
    """A fingerprint as it stands in the file."""

    __slots__ = ()


class Fingerprint(TypeDecorator[str]):
    """A text of which only the fingerprint is kept: it can be looked up by, and never be read again."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write the fingerprint."""
        return value if value is None or isinstance(value, Fingerprinted) else cipher_of(dialect).fingerprint(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fingerprinted | None:  # noqa: ARG002
        """Return the fingerprint."""
        return None if value is None else Fingerprinted(value)


def written(value: Json) -> bytes:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
