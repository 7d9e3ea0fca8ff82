"""What /docs is made from is valid, complete and true."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from api.app import create_app

SCHEMA = create_app().openapi()
METHODS = ("get", "post", "put", "patch", "delete")
OPERATIONS: list[tuple[str, str, dict[str, Any]]] = [
    (path, method, operation) for path, item in SCHEMA["paths"].items() for method, operation in item.items()
]
EVERY = pytest.mark.parametrize(
    ("path", "method", "operation"), OPERATIONS, ids=[f"{method} {path}" for path, method, _ in OPERATIONS]
)
CONTRACT = {
    "/api/interviews": {"get", "post"},
    "/api/interviews/{interview_id}": {"get", "delete"},
    "/api/interviews/{interview_id}/answer": {"post"},
    "/api/interviews/{interview_id}/pause": {"post"},
    "/api/interviews/{interview_id}/resume": {"post"},
    "/api/interviews/{interview_id}/skip": {"post"},
    "/api/interviews/{interview_id}/end": {"post"},
    "/api/interviews/{interview_id}/abandon": {"post"},
    "/api/interviews/{interview_id}/questions/{question_id}/retry": {"post"},
    "/api/interviews/{interview_id}/events": {"get"},
    "/api/interviews/{interview_id}/report": {"get"},
    "/api/interviews/{interview_id}/questions/{question_id}/help": {"get"},
    "/api/interviews/{interview_id}/questions/{question_id}/recording": {"get", "put", "delete"},
    "/api/interviews/{interview_id}/recordings": {"get"},
    "/api/recording-consent": {"get", "post", "delete"},
    "/api/recordings": {"delete"},
    "/api/documents": {"get", "post"},
    "/api/documents/{document_id}": {"get", "delete"},
    "/api/jobs": {"get", "post"},
    "/api/jobs/{job_id}": {"get", "delete"},
    "/api/questions": {"get"},
    "/api/personas": {"get", "post"},
    "/api/personas/{persona_id}": {"delete"},
    "/api/study-plan": {"get", "post"},
    "/api/tips": {"get"},
    "/healthz": {"get"},
    "/readyz": {"get"},
    "/metrics": {"get"},
}


def resolved(reference: str) -> Any:  # noqa: ANN401  (any JSON value)
    """Follow a reference inside the document."""
    found: Any = SCHEMA
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
        for entry in value.values():
            yield from nodes(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from nodes(entry)


def examples(media: dict[str, Any]) -> list[Any]:
    """Return the examples of a body or an answer, its own or those of its schema."""
    if "example" in media:
        return [media["example"]]
    if "examples" in media:
        return [entry["value"] for entry in media["examples"].values()]
    schema = resolved(media["schema"]["$ref"]) if "$ref" in media["schema"] else media["schema"]
    return list(schema.get("examples", []))


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (where, media type, content) of every body and answer of an operation."""
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        yield "body", media_type, media
    for status, reply in operation["responses"].items():
        for media_type, media in reply.get("content", {}).items():
            yield status, media_type, media


def test_every_route_of_the_contract_is_there() -> None:
    assert {path: set(SCHEMA["paths"].get(path, {})) & methods for path, methods in CONTRACT.items()} == CONTRACT


def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    for node in nodes(SCHEMA):
        if isinstance(node.get("$ref"), str):
            resolved(node["$ref"])
    for schema in SCHEMA["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_operations_have_names_of_their_own_and_tags_are_described() -> None:
    operations = [operation for _, _, operation in OPERATIONS]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names))
    described = {tag["name"] for tag in SCHEMA["tags"] if tag["description"]}
    assert {tag for operation in operations for tag in operation["tags"]} == described


@EVERY
def test_a_route_says_what_it_does_and_how_it_refuses(path: str, method: str, operation: dict[str, Any]) -> None:
    assert method in METHODS
    assert operation["summary"]
    assert operation["description"]
    assert {"422", "500", "503"} <= operation["responses"].keys()
    for status, reply in operation["responses"].items():
        assert reply["description"], status
        if status >= "400":
            assert list(reply["content"]) == ["application/problem+json"]
            assert all(
                problem["code"] in reply["description"] for problem in examples(reply["content"]["application/problem+json"])
            )


@EVERY
def test_every_body_and_answer_has_an_example_that_is_true(path: str, method: str, operation: dict[str, Any]) -> None:
    found = list(contents(operation))
    assert found
    for where, media_type, media in found:
        shown = examples(media)
        assert shown, f"{where} {media_type}"
        if "json" in media_type:
            validator = Draft202012Validator({**media["schema"], "components": SCHEMA["components"]})
            for example in shown:
                assert list(validator.iter_errors(example)) == [], f"{where} {media_type}"


def test_the_links_of_a_new_interview_lead_to_operations() -> None:
    names = {operation["operationId"] for _, _, operation in OPERATIONS}
    links = SCHEMA["paths"]["/api/interviews"]["post"]["responses"]["201"]["links"]
    assert {"answer", "report", "events"} <= links.keys()
    assert {link["operationId"] for link in links.values()} <= names


def test_the_schema_is_served_with_its_version_and_licence(client: httpx.Client) -> None:
    served = client.get("/openapi.json").json()
    assert served["info"]["title"] == "Greenroom"
    assert served["info"]["version"].count(".") == 2
    assert served["info"]["license"]["name"] == "MIT"
    assert served["openapi"].startswith("3.1")
