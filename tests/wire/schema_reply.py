"""Replies that fit a JSON schema, made up without a model; and what OpenAI's strict mode would say about the schema."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

Schema = Mapping[str, object]

KNOWN = set(
    "type title description properties required additionalProperties items enum const anyOf $defs $ref minItems maxItems "
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern format".split()
)
"""The keywords of strict mode; everything else is refused."""


def reply_for(schema: Schema, prompt: str) -> object:
    """Return the same fitting value every time: first choice of an enum, middle of a range, one item per list.

    A string called `quote` or `evidence` is a few exact words of the last tagged text in the prompt: graders look for it there.
    """
    return _Maker(cast(Mapping[str, Schema], schema.get("$defs", {})), quote_from(prompt)).value(schema, "reply")


def quote_from(prompt: str) -> str:
    """Return the first six words inside the last tags of the prompt, or of the whole prompt."""
    tagged = re.findall(r"<(answer)>\s*(.*?)\s*</\1>", prompt, re.DOTALL) or re.findall(
        r"<([\w-]+)>\s*([^<>]*?)\s*</\1>", prompt, re.DOTALL
    )
    found = re.match(r"\s*(\S+(?:\s+\S+){0,5})", tagged[-1][1] if tagged else prompt)
    return found[1] if found else ""


def strict_faults(node: object, path: str = "$") -> Iterator[str]:
    """Yield what strict mode would refuse in the schema."""
    if not isinstance(node, Mapping):
        yield f"{path}: not an object"
        return
    if unknown := sorted(set(node) - KNOWN):
        yield f"{path}: keywords not permitted: {unknown}"
    if "$ref" in node and len(node) > 1:
        yield f"{path}: $ref cannot have keywords beside it"
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            yield f"{path}: additionalProperties must be false"
        if sorted(node.get("required", [])) != sorted(node.get("properties", {})):
            yield f"{path}: required must name every property"
    for name, part in {**node.get("properties", {}), **node.get("$defs", {})}.items():
        yield from strict_faults(part, f"{path}.{name}")
    for part in [*node.get("anyOf", []), *([node["items"]] if "items" in node else [])]:
        yield from strict_faults(part, f"{path}[]")


class _Maker:
    def __init__(self, definitions: Mapping[str, Schema], quote: str) -> None:
        self._definitions = definitions
        self._quote = quote

    def value(self, node: Schema, name: str) -> object:
        """Return a value for one node; `name` is the property it stands in."""
        if "$ref" in node:
            return self.value(self._definitions[str(node["$ref"]).rpartition("/")[2]], name)
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return cast(list[object], node["enum"])[0]
        if "anyOf" in node:
            choices = cast(list[Schema], node["anyOf"])
            return self.value(next((c for c in choices if c.get("type") != "null"), choices[0]), name)
        return self._typed(node, name)

    def _typed(self, node: Schema, name: str) -> object:
        kind = node.get("type")
        if kind == "object":
            properties = cast(Mapping[str, Schema], node.get("properties", {}))
            return {key: self.value(part, key) for key, part in properties.items()}
        if kind == "array":
            count = max(cast(int, node.get("minItems", 0)), min(1, cast(int, node.get("maxItems", 1))))
            return [self.value(cast(Schema, node.get("items", {"type": "string"})), name) for _ in range(count)]
        if kind in ("integer", "number"):
            return _middle(node, whole=kind == "integer")
        if kind == "string":
            return self._text(node, name)
        return {"boolean": True, "null": None}.get(str(kind))

    def _text(self, node: Schema, name: str) -> str:
        if "quote" in name or "evidence" in name:
            return self._quote
        if "pattern" in node:
            raise ValueError(f"cannot make up a text that matches {node['pattern']}: script the answer")
        dated = {"date": "2026-01-31", "date-time": "2026-01-31T09:00:00Z"}
        return dated.get(str(node.get("format")), f"What the test model says as {name.replace('_', ' ')}.")


def _middle(node: Schema, whole: bool) -> float:
    step = 1 if whole else 0.01
    low, high = node.get("minimum"), node.get("maximum")
    if low is None and "exclusiveMinimum" in node:
        low = cast(float, node["exclusiveMinimum"]) + step
    if high is None and "exclusiveMaximum" in node:
        high = cast(float, node["exclusiveMaximum"]) - step
    smallest = cast(float, low if low is not None else min(cast(float, high or 0), 0))
    middle = (smallest + cast(float, high if high is not None else smallest)) / 2
    return int(middle) if whole else middle
