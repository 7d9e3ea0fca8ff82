"""Look into JSON that strangers wrote: every step may find something else than promised."""

from collections.abc import Mapping
from typing import cast


def at(value: object, *path: str | int) -> object:
    """Return what stands at `path` inside `value`, None where the way ends early."""
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = cast("Mapping[str, object]", value).get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = cast("list[object]", value)[step]
        else:
            return None
    return value


def text(value: object, *path: str | int) -> str | None:
    """Return the text at `path` without blanks around it, None where there is none. Numbers become text."""
    found = at(value, *path)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return str(found).strip() or None


def items(value: object, *path: str | int) -> list[object]:
    """Return the list at `path`; a single object is a list of one, nothing an empty one."""
    found = at(value, *path)
    if isinstance(found, list):
        return cast("list[object]", found)
    return [] if found is None or found == "" else [found]


def number(value: object, *path: str | int) -> float | None:
    """Return the number at `path`, also where it is written as text."""
    found = text(value, *path)
    try:
        figure = float(found.replace(",", "")) if found else None
    except ValueError:
        return None
    return figure if figure is not None and abs(figure) < 1e12 else None


def joined(parts: list[str | None], sign: str = ", ") -> str | None:
    """Join the parts that say something, each once."""
    return sign.join(dict.fromkeys(part.strip() for part in parts if part and part.strip())) or None
