"""The texts from which answers are constructed, as data with one typed reader."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Texts(BaseModel):
    """`people` are pairs of a name and a school; `names` says which first name is put in place of which."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    padding: tuple[str, ...]
    boasts: tuple[str, ...]
    irrelevant: tuple[str, ...]
    off_topic: tuple[str, ...]
    gibberish: tuple[str, ...]
    blank: tuple[str, ...]
    injections: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    names: dict[str, str]


@cache  # the file is part of the program and never changes while it runs
def load_texts() -> Texts:
    """Return the texts."""
    return Texts.model_validate_json((files("evals") / "data" / "constructed.json").read_text(encoding="utf-8"))
