"""Over HTTP: everything in one archive, back again, erased; and no private word in any file, while it is there or after."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.process import Served, process
from tests.api.service import ADVERT, ANSWER, begin, code, rehearse, serving

CANARY = "Zyzzyva"
"""A word that no other text here has. Whatever a person hands in holds it."""
PERSONA = {
    "name": f"Ada {CANARY}",
    "role": f"Head of {CANARY}",
    "style": "friendly",
    "background": f"Ran {CANARY}.",
    "greeting": "Hello {candidate}.",
    "closing": "Goodbye.",
}


def cv() -> bytes:
    """Return a CV with the canary in its name, its employers and its lines."""
    work = [
        {
            "name": f"{CANARY} Freight",
            "position": "Engineer",
            "startDate": "2020-01",
            "highlights": [f"Cut the {CANARY} batch from {hours} hours to {hours} minutes" for hours in range(2, 9)],
        }
    ]
    return json.dumps({"basics": {"name": f"Ana {CANARY}", "label": "Engineer"}, "work": work, "skills": []}).encode()


def fill(client: httpx.Client) -> dict[str, str]:
    """Hand in private things of every kind, hold an interview about them, and return the ids."""
    document = client.post("/api/documents", files={"file": (f"{CANARY}.json", cv(), "application/json")})
    job = client.post("/api/jobs", json={"text": ADVERT.read_text(encoding="utf-8").replace("Ardcairn", CANARY)})
    persona = client.post("/api/personas", json=PERSONA)
    assert [reply.status_code for reply in (document, job, persona)] == [201] * 3, document.text + job.text + persona.text
    ids = {"cvId": document.json()["id"], "jobId": job.json()["id"]}
    interview = begin(client, **ids, personas=[persona.json()["id"]], questionCount=5)
    url = f"/api/interviews/{interview['id']}/answer"
    said = {"questionId": "q1", "answer": f"{ANSWER} That was at {CANARY}."}
    assert client.post(url, json=said, headers={"Idempotency-Key": f"my {CANARY} key"}).status_code == 200
    now = client.get(f"/api/interviews/{interview['id']}").json()
    rehearse(client, now)
    return {**ids, "interview": interview["id"], "persona": persona.json()["id"]}


def holding(folder: Path, *words: str) -> dict[str, list[str]]:
    """Return in which files each word stands, in any of the usual encodings; words that stand nowhere are left out."""
    files = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    found = {
        word: [file.name for file, held in files.items() if any(word.encode(form) in held for form in ("utf-8", "utf-16-le"))]
        for word in words
    }
    return {word: names for word, names in found.items() if names}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("filled")
    with (
        process(folder / "data", {"GREENROOM_LOG_LEVEL": "debug"}) as served,
        httpx.Client(base_url=served.address, timeout=60) as client,
    ):
        yield folder, served, fill(client)


def test_no_private_word_stands_in_any_file_nor_in_the_log(filled: tuple[Path, Served, dict[str, str]]) -> None:
    folder, served, ids = filled
    spoken = ("Quayline", "tariff", "hauliers")
    assert holding(folder, CANARY, CANARY.lower(), *spoken) == {}
    assert set(holding(folder, ids["interview"])[ids["interview"]]) >= {"greenroom.sqlite-wal", "checkpoints.sqlite-wal"}
    log = served.errors()
    assert CANARY not in log


def test_what_is_kept_is_counted(filled: tuple[Path, Served, dict[str, str]]) -> None:
    _, served, _ = filled
    me = httpx.get(f"{served.address}/api/me").json()
    assert me == {"documents": 1, "jobs": 1, "personas": 1, "interviews": 1, "recordings": 0, "retentionDays": None}


def test_everything_is_in_the_archive_and_can_be_brought_back(
    filled: tuple[Path, Served, dict[str, str]], tmp_path: Path
) -> None:
    _, served, ids = filled
    reply = httpx.get(f"{served.address}/api/me/export", timeout=60)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/zip")
    assert "attachment" in reply.headers["content-disposition"]
    assert reply.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        assert archive.testzip() is None
        everything = {name: archive.read(name).decode() for name in archive.namelist()}
    for noun, name in (("documents", "cvId"), ("jobs", "jobId"), ("personas", "persona"), ("interviews", "interview")):
        assert CANARY in everything[f"{noun}/{ids[name]}.json"]
    assert CANARY not in everything["audit.json"] + everything["manifest.json"]
    with serving(tmp_path / "elsewhere") as address, httpx.Client(base_url=address, timeout=60) as client:
        sent = client.post("/api/me/import", content=reply.content, headers={"Content-Type": "application/zip"})
        assert sent.status_code == 200, sent.text
        assert sent.json()["brought"] == {"documents": 1, "jobs": 1, "personas": 1, "interviews": 1, "recordings": 0}
        there = client.get(f"/api/interviews/{ids['interview']}/report").json()
        assert there == httpx.get(f"{served.address}/api/interviews/{ids['interview']}/report").json()
        assert CANARY in client.get(f"/api/documents/{ids['cvId']}").text
        again = begin(client, cvId=ids["cvId"], jobId=ids["jobId"], personas=[ids["persona"]])
        assert again["currentQuestion"]["persona"]["name"] == PERSONA["name"]


@pytest.mark.parametrize(
    ("content", "media_type", "status", "said"),
    [
        (b"no zip", "application/zip", 422, "invalid"),
        (b"PK", "text/plain", 415, "unsupported_media_type"),
        (b"x" * 6_100_000, "application/zip", 413, "body_too_large"),
    ],
)
def test_what_is_no_archive_is_refused(client: httpx.Client, content: bytes, media_type: str, status: int, said: str) -> None:
    reply = client.post("/api/me/import", content=content, headers={"Content-Type": media_type})
    assert (reply.status_code, code(reply)) == (status, said)


def test_another_page_can_neither_erase_nor_import(client: httpx.Client) -> None:
    foreign = {"Origin": "https://evil.example"}
    assert code(client.delete("/api/me", headers=foreign)) == "foreign_origin"
    assert code(client.post("/api/me/import", content=b"", headers=foreign)) == "foreign_origin"


def test_an_erasure_leaves_no_byte_while_the_server_goes_on(tmp_path: Path) -> None:
    with process(tmp_path / "data") as served, httpx.Client(base_url=served.address, timeout=60) as client:
        ids = fill(client)
        assert set(holding(tmp_path / "data", *ids.values())) == set(ids.values())
        assert client.delete("/api/me").status_code == 204
        assert holding(tmp_path / "data", *ids.values(), CANARY) == {}
        assert client.get("/api/me").json()["interviews"] == 0
        assert client.get(f"/api/interviews/{ids['interview']}").status_code == 404
        assert begin(client)["status"] == "active"
    assert holding(tmp_path / "data", *ids.values(), CANARY) == {}


def test_a_deleted_cv_leaves_no_vector(tmp_path: Path) -> None:
    with serving(tmp_path) as address, httpx.Client(base_url=address, timeout=60) as client:
        ids = fill(client)
        other = client.post("/api/documents", files={"file": ("cv.json", cv(), "application/json")}).json()["id"]
        chroma = tmp_path / "chroma"
        assert set(holding(chroma, ids["cvId"], other)) == {ids["cvId"], other}
        assert client.delete(f"/api/documents/{ids['cvId']}").status_code == 204
        assert client.delete(f"/api/jobs/{ids['jobId']}").status_code == 204
        assert set(holding(chroma, ids["cvId"], ids["jobId"], other)) == {other}
        assert begin(client, cvId=other)["status"] == "active"
