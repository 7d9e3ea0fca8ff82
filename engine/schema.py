"""The JSON schema of a reply, in the subset that OpenAI's strict mode, Gemini and grammar-constrained servers all accept.

Strict mode wants every object closed and every property required, and refuses `default`, limits on string lengths and
keywords beside `$ref`; LangChain's own conversion leaves the last three in. What cannot be sent is said in the description
instead; the reply is validated against the full model anyway. Source: OpenAI's guide "Structured outputs".
"""

from collections.abc import Mapping
from typing import Final, TypeAlias, cast

from pydantic import BaseModel

Schema: TypeAlias = dict[str, object]

_SAID: Final = {
    "minLength": "At least {} characters.",
    "maxLength": "At most {} characters.",
    "uniqueItems": "No item twice.",
}
_DROPPED: Final = {"title", "default", "examples", "discriminator", "$defs", *_SAID}


def wire_schema(reply: type[BaseModel]) -> Schema:
    """Return the schema to send: references inlined, objects closed, all properties required. TypeError if it is recursive."""
    full = reply.model_json_schema()
    sent = _sent(full, cast(Mapping[str, Schema], full.get("$defs", {})), ())
    return {"title": reply.__name__, **sent}


def is_closed(schema: object) -> bool:
    """Say whether strict mode can take it: no object with free keys, no tuple."""
    if isinstance(schema, list):
        return all(is_closed(item) for item in schema)
    if not isinstance(schema, dict):
        return True
    if schema.get("additionalProperties", False) is not False or "prefixItems" in schema:
        return False
    return all(is_closed(value) for value in schema.values())


def _sent(node: Mapping[str, object], definitions: Mapping[str, Schema], inside: tuple[str, ...]) -> Schema:
    node = dict(node)
    if "$ref" in node:
        name = str(node.pop("$ref")).rpartition("/")[2]
        if name in inside:
            raise TypeError(f"{name} refers to itself; a reply must have a schema of limited depth.")
        return _sent({**definitions[name], **node}, definitions, (*inside, name))
    if "oneOf" in node:
        node["anyOf"] = node.pop("oneOf")
    sent: Schema = {key: value for key, value in node.items() if key not in _DROPPED}
    if said := [text.format(node[key]) for key, text in _SAID.items() if node.get(key)]:
        sent["description"] = " ".join([str(node.get("description", "")), *said]).strip()
    for key in ("anyOf", "allOf", "prefixItems"):
        if key in sent:
            sent[key] = [_sent(part, definitions, inside) for part in cast(list[Schema], sent[key])]
    for key in ("items", "additionalProperties"):
        if isinstance(part := sent.get(key), dict):
            sent[key] = _sent(part, definitions, inside)
    if sent.get("type") == "object":
        properties = cast(Mapping[str, Schema], sent.get("properties", {}))
        sent["properties"] = {name: _sent(part, definitions, inside) for name, part in properties.items()}
        sent["required"] = list(properties)
        sent.setdefault("additionalProperties", False)
    return sent
