"""Over HTTP: recordings are taken with consent, measured, played, deleted; and their bytes are nowhere in plain."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.service import answer, begin, code, serving
from tests.fixtures.voices import as_wav, encoded, spoken
from tools.speech_kind import MOST_BYTES

SOUND = encoded(spoken(), "webm")
WEBM = {"Content-Type": "audio/webm;codecs=opus"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def alone(folder: Path) -> Iterator[httpx.Client]:
    """A client of a server of its own: what it agrees to is nobody else's."""
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def answered(client: httpx.Client) -> str:
    """Answer the first question of a new interview and return where its recording goes."""
    interview = begin(client)
    assert answer(client, interview, "q1").status_code == 200
    return f"/api/interviews/{interview['id']}/questions/q1/recording"


def agreed(client: httpx.Client) -> dict[str, Any]:
    version = client.get("/api/recording-consent").json()["version"]
    reply = client.post("/api/recording-consent", json={"version": version})
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_a_recording_is_kept_measured_played_and_deleted(alone: httpx.Client, folder: Path) -> None:
    url = answered(alone)
    assert alone.get("/api/recording-consent").json()["given"] is False
    refused = alone.put(url, content=SOUND, headers=WEBM)
    assert (refused.status_code, code(refused)) == (403, "consent_required")
    assert agreed(alone)["given"] is True

    kept = alone.put(url, content=SOUND, headers=WEBM)
    assert kept.status_code == 201, kept.text
    measures = kept.json()["measures"]
    assert measures["firstWord"] == pytest.approx(1.2, abs=0.05)
    assert (measures["pauses"], kept.json()["contentType"], kept.json()["attempt"]) == (2, "audio/webm", 1)
    assert alone.get(f"{url.partition('/questions')[0]}/recordings").json() == {"recordings": [kept.json()]}
    assert alone.get("/api/me").json()["recordings"] == 1

    played = alone.get(url)
    assert (played.status_code, played.content) == (200, SOUND)
    said = played.headers
    assert (said["content-type"], said["cache-control"]) == ("audio/webm", "no-store")
    assert said["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in said["content-security-policy"]
    assert in_plain(folder) == []

    assert alone.delete(url).status_code == 204
    assert [alone.get(url).status_code, alone.delete(url).status_code] == [404, 404]
    assert in_plain(folder) == []


def in_plain(folder: Path) -> list[str]:
    """Return the files in which a piece of the sound stands as it was sent."""
    pieces = [SOUND[at : at + 24] for at in (0, 1000, len(SOUND) // 2, len(SOUND) - 24)]
    return [file.name for file in folder.rglob("*") if file.is_file() and any(piece in file.read_bytes() for piece in pieces)]


def test_a_recording_comes_as_a_form_too_and_takes_the_place_of_an_earlier_one(alone: httpx.Client) -> None:
    url = answered(alone)
    agreed(alone)
    assert alone.put(url, content=SOUND, headers=WEBM).status_code == 201
    form = alone.put(url, files={"file": ("said.wav", as_wav(spoken()), "text/html")})
    assert (form.status_code, form.json()["contentType"]) == (201, "audio/wav")
    assert alone.get(url).content == as_wav(spoken())
    assert len(alone.get(f"{url.partition('/questions')[0]}/recordings").json()["recordings"]) == 1


@pytest.mark.parametrize(
    ("content", "media_type", "status", "said"),
    [
        (b"%PDF-1.4 no sound", "audio/webm", 415, "recording_unsupported"),
        (b"<script>alert(1)</script>", "audio/webm", 415, "recording_unsupported"),
        (SOUND, "application/json", 415, "unsupported_media_type"),
        (SOUND, "text/html", 415, "unsupported_media_type"),
        (b"", "audio/webm", 422, "recording_empty"),
        (SOUND[:300] + b"\xff" * 3000, "audio/webm", 422, "recording_corrupt"),
        (b"OggS" + b"\0" * MOST_BYTES, "audio/ogg", 413, "recording_too_large"),
        (b"\0" * 10_200_000, "audio/ogg", 413, "recording_too_large"),
    ],
)
def test_what_is_no_recording_is_refused_in_words(
    alone: httpx.Client, content: bytes, media_type: str, status: int, said: str
) -> None:
    url = answered(alone)
    agreed(alone)
    reply = alone.put(url, content=content, headers={"Content-Type": media_type})
    assert (reply.status_code, code(reply)) == (status, said)
    assert len(reply.json()["detail"]) > 20
    assert alone.get(url).status_code == 404


def test_only_an_answer_has_a_recording(alone: httpx.Client) -> None:
    url = answered(alone)
    agreed(alone)
    for other in (url.replace("q1", "q2"), f"{url}?attempt=2", url.replace("/interviews/", "/interviews/x")):
        reply = alone.put(other, content=SOUND, headers=WEBM)
        assert (reply.status_code, code(reply)) == (404, "not_found")
    assert code(alone.put(f"{url}?attempt=0", content=SOUND, headers=WEBM)) == "invalid"


def test_consent_is_to_the_words_that_were_read_and_can_be_taken_back(alone: httpx.Client) -> None:
    asked = alone.get("/api/recording-consent").json()
    assert asked["text"]
    assert code(alone.post("/api/recording-consent", json={"version": asked["version"] + 1})) == "conflict"
    url = answered(alone)
    agreed(alone)
    alone.put(url, content=SOUND, headers=WEBM)
    kept = alone.delete("/api/recording-consent").json()
    assert (kept["given"], kept["recordings"], kept["withdrawnAt"] is not None) == (False, 1, True)
    assert code(alone.put(url, content=SOUND, headers=WEBM)) == "consent_required"
    gone = alone.delete("/api/recording-consent", params={"deleteRecordings": True}).json()
    assert (gone["recordings"], alone.get(url).status_code) == (0, 404)


def test_all_recordings_go_at_once_and_the_answers_stay(alone: httpx.Client) -> None:
    url = answered(alone)
    agreed(alone)
    alone.put(url, content=SOUND, headers=WEBM)
    assert alone.delete("/api/recordings").status_code == 204
    assert alone.get("/api/me").json()["recordings"] == 0
    assert alone.get(f"{url.partition('/questions')[0]}/report").json()["questions"][0]["answer"]


def test_another_page_can_neither_hand_in_nor_agree(alone: httpx.Client) -> None:
    url, foreign = answered(alone), {"Origin": "https://evil.example"}
    for method, path in (("PUT", url), ("DELETE", url), ("POST", "/api/recording-consent"), ("DELETE", "/api/recordings")):
        assert code(alone.request(method, path, headers=foreign)) == "foreign_origin"
