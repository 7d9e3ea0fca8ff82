"""Reading JSON lines that others wrote: every fault is named with its file and line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Entry = TypeVar("Entry", bound=BaseModel)


class InputError(ValueError):
    """A file holds something that cannot be used. The message says where, what and what to do."""


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    path: Path
    number: int

    def fault(self, what: str) -> InputError:
        """Return an error that names this place."""
        return InputError(f"{self.path}, line {self.number}: {what}")


def read_bytes(path: Path) -> bytes:
    """Return a file's content. Raises InputError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}). Check the path.") from error


def write_text(path: Path, text: str) -> None:
    """Write a file as UTF-8. Raises InputError."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}).") from error


def read_text(path: Path) -> str:
    """Return a file's UTF-8 text, with or without a byte order mark. Raises InputError."""
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise Place(path, number).fault(f"is not UTF-8 ({error.reason}). Save the file as UTF-8.") from error


def read_records(path: Path, kind: type[Entry]) -> Iterator[tuple[Place, Entry]]:
    """Yield each line of a JSON lines file as `kind`, skipping blank lines. Raises InputError."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = Place(path, number)
        try:
            yield place, kind.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            raise place.fault(f"is not JSON ({error.msg} at character {error.pos + 1}).") from error
        except ValidationError as error:
            raise place.fault(described(error)) from error


def described(error: ValidationError) -> str:
    """Say each fault of an entry in one clause."""
    faults = []
    for fault in error.errors():
        key = ".".join(str(part) for part in fault["loc"])
        faults.append(f"the key {key!r} is missing" if fault["type"] == "missing" else f"{key or 'entry'}: {fault['msg']}")
    return "; ".join(faults) + "."
