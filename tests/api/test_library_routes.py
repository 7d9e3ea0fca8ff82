"""CVs and adverts over HTTP: read, shown, listed, deleted, and refused each with its own code."""

import io
import json
import zipfile
from typing import Any

import httpx
import pytest

from tests.api.service import ADVERT, CV, code

FEED = {
    "jobs": [
        {
            "id": 1,
            "title": "Nurse",
            "content": "&lt;p&gt;Care for patients on a ward.&lt;/p&gt;",
            "absolute_url": "https://x.example/1",
        },
        {
            "id": 2,
            "title": "Porter",
            "content": "&lt;p&gt;Move beds and patients.&lt;/p&gt;",
            "absolute_url": "https://x.example/2",
        },
    ]
}


def send(client: httpx.Client, name: str, content: bytes) -> httpx.Response:
    """Hand in a file as a CV."""
    return client.post("/api/documents", files={"file": (name, content)})


def test_a_cv_is_read_shown_listed_and_deleted(client: httpx.Client) -> None:
    added = send(client, "me/cv.json", CV.read_bytes())
    assert added.status_code == 201, added.text
    cv = added.json()
    assert cv["name"] == "Tomasz Wieliczko"
    assert cv["headline"] == "Backend Engineer"
    assert cv["filename"] == "cv.json"
    assert any("tariff pricing" in line["text"] for line in cv["examples"])
    assert cv["positions"][0]["employer"] == "Quayline Freight Systems"
    assert cv["skills"]
    assert added.headers["Location"] == f"/api/documents/{cv['id']}"
    assert client.get(f"/api/documents/{cv['id']}").json() == cv
    assert cv["id"] in [entry["id"] for entry in client.get("/api/documents").json()["documents"]]
    assert client.delete(f"/api/documents/{cv['id']}").status_code == 204
    for gone in (client.get(f"/api/documents/{cv['id']}"), client.delete(f"/api/documents/{cv['id']}")):
        assert gone.status_code == 404
        assert code(gone) == "not_found"


def test_a_cv_can_be_pasted(client: httpx.Client) -> None:
    text = (
        "Ines Marrow\nStaff Nurse\n\nEXPERIENCE\n\nStaff Nurse, Harrow General Hospital, 2019 - present\n"
        "- Led the handover redesign on a 28-bed ward and cut missed doses from 9 a month to 2.\n"
        "- Trained six new nurses on the infusion pumps.\n\nEDUCATION\n\nBSc Nursing, University of Leeds, 2018\n"
    )
    for body in ({"text": text}, {"text": text, "filename": "cv.txt"}):
        added = client.post("/api/documents", json=body)
        assert added.status_code == 201, added.text
        assert any("handover redesign" in line["text"] for line in added.json()["examples"])


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.mark.parametrize(
    ("name", "content", "status", "expected"),
    [
        ("cv.pdf", b"", 422, "document_empty"),
        ("cv.txt", b" \n ", 422, "document_empty"),
        ("cv.pdf", b"%PDF-1.7 and then nothing that is one", 422, "document_corrupt"),
        ("cv.pdf", SCAN, 422, "document_scanned"),
        ("cv.txt", b"word " * 1_020_000, 413, "document_too_large"),
        ("cv.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, 422, "document_unsupported"),
        ("things.zip", zipped("a.txt", b"hello"), 422, "document_unsupported"),
        ("list.txt", b"Milk\nEggs\nBread\nButter\nTwo lemons\n", 422, "not_a_cv"),
    ],
)
def test_every_unreadable_cv_is_refused_with_its_own_code(
    client: httpx.Client, name: str, content: bytes, status: int, expected: str
) -> None:
    before = client.get("/api/documents").content
    refused = send(client, name, content)
    assert (refused.status_code, code(refused)) == (status, expected)
    assert client.get("/api/documents").content == before


def test_a_locked_pdf_is_refused_with_its_own_code(client: httpx.Client) -> None:
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    assert code(send(client, "cv.pdf", file.getvalue())) == "document_password"


@pytest.mark.parametrize(
    ("headers", "content", "expected"),
    [
        ({"content-type": "application/pdf"}, b"%PDF-1.7", (415, "unsupported_media_type")),
        ({}, b"hello", (415, "unsupported_media_type")),
        ({"content-type": "application/json"}, b'{"text": ', (400, "malformed_json")),
        ({"content-type": "application/json"}, b'{"words": "x"}', (422, "invalid")),
        ({"content-type": "application/json"}, b"[" * 100_000, (400, "malformed_json")),
        ({"content-type": "multipart/form-data"}, b"a form without its boundary", (400, "malformed_body")),
        (
            {"content-type": "multipart/form-data; boundary=x"},
            b'--x\r\nContent-Disposition: form-data; name="cv"\r\n\r\nhello\r\n--x--\r\n',
            (422, "invalid"),
        ),
    ],
)
@pytest.mark.parametrize("path", ["/api/documents", "/api/jobs"])
def test_a_body_of_another_form_is_refused(
    client: httpx.Client, path: str, headers: dict[str, str], content: bytes, expected: tuple[int, str]
) -> None:
    refused = client.post(path, content=content, headers=headers)
    assert (refused.status_code, code(refused)) == expected


def test_an_advert_is_read_from_text_page_and_file(client: httpx.Client) -> None:
    text = ADVERT.read_text(encoding="utf-8")
    page = f"<html><body><h1>Backend Engineer</h1><p>{'</p><p>'.join(text.splitlines())}</p></body></html>"
    replies = [
        client.post("/api/jobs", json={"text": text}),
        client.post("/api/jobs", json={"html": page}),
        client.post("/api/jobs", files={"file": ("advert.txt", text.encode())}),
    ]
    for reply in replies:
        assert reply.status_code == 201, reply.text
        assert "Backend Engineer" in reply.json()["title"]
        assert reply.json()["others"] == []
    job = replies[0].json()
    assert job["company"] == "Ardcairn Grid Services"
    assert any("Kotlin" in line for line in job["requirements"])
    assert client.get(f"/api/jobs/{job['id']}").json() == job
    assert job["id"] in [entry["id"] for entry in client.get("/api/jobs").json()["jobs"]]
    assert client.delete(f"/api/jobs/{job['id']}").status_code == 204
    assert client.get(f"/api/jobs/{job['id']}").status_code == 404


@pytest.mark.parametrize("body", [{"json": FEED}, {"text": json.dumps(FEED)}])
def test_a_feed_returns_its_first_posting_and_names_the_others(client: httpx.Client, body: dict[str, Any]) -> None:
    reply = client.post("/api/jobs", json=body)
    assert reply.status_code == 201, reply.text
    assert reply.json()["title"] == "Nurse"
    [other] = reply.json()["others"]
    assert other["title"] == "Porter"
    assert client.get(f"/api/jobs/{other['id']}").json()["title"] == "Porter"


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"text": " "}, 422, "job_empty"),
        ({"json": {"a": 1}}, 422, "job_corrupt"),
        ({"text": '{"title": '}, 422, "job_corrupt"),
        ({"json": {"basics": {}, "work": []}}, 422, "not_a_job"),
        ({"text": "<!DOCTYPE x [<!ENTITY a 'b'>]><position>&a;</position>"}, 422, "job_hostile"),
        ({"text": "word " * 500_000}, 413, "job_too_large"),
        ({"url": "https://example.com/jobs/1"}, 501, "url_not_supported"),
        ({}, 422, "invalid"),
        ({"text": "a", "html": "b"}, 422, "invalid"),
    ],
)
def test_every_unreadable_advert_is_refused_with_its_own_code(
    client: httpx.Client, body: dict[str, Any], status: int, expected: str
) -> None:
    refused = client.post("/api/jobs", json=body)
    assert (refused.status_code, code(refused)) == (status, expected)
