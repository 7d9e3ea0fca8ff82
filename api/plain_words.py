"""Say in plain words what is wrong with a request; never repeat what was sent."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.problems import FieldError

WORDS: Final[dict[str, str]] = {
    "missing": "is required",
    "extra_forbidden": "is not known here; check its spelling, /docs lists the fields",
    "literal_error": "must be one of {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "string_type": "must be text",
    "string_pattern_mismatch": "is not written in the form that is expected; /docs shows an example",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be a JSON object",
    "model_type": "must be a JSON object",
    "model_attributes_type": "must be a JSON object, sent as application/json",
    "date_type": "must be a day such as 2026-12-01",
    "date_parsing": "must be a day such as 2026-12-01",
    "date_from_datetime_parsing": "must be a day such as 2026-12-01",
    "date_from_datetime_inexact": "must be a day such as 2026-12-01",
}
"""The kinds of error that pydantic knows, as a person would put them."""

PLACES: Final = ("body", "query", "path", "header")


def field_errors(errors: Sequence[Mapping[str, Any]]) -> list[FieldError]:
    """Return one entry for each error of pydantic's."""
    return [_field_error(error) for error in errors]


def _field_error(error: Mapping[str, Any]) -> FieldError:
    location = [str(part) for part in error["loc"]]
    named = location[1:] if location and location[0] in PLACES else location
    field = ".".join(named) or "body"
    return FieldError(field=field, message=f"{_subject(field)} {_words(error)}.")


def _subject(field: str) -> str:
    return "The body" if field == "body" else field


def _words(error: Mapping[str, Any]) -> str:
    context = {name: _listed(value) for name, value in (error.get("ctx") or {}).items()}
    known = WORDS.get(error["type"])
    if known is not None:
        return known.format_map(context)
    return context.get("error", "is not what is expected here; /docs shows an example").removesuffix(".")


def _listed(value: object) -> str:
    """Return "a, b, c" for pydantic's "'a', 'b' or 'c'"."""
    return str(value).replace("'", "").replace(" or ", ", ")
