"""The bank, the interviewers, the tips and the study plan over HTTP."""

import httpx

from tests.api.service import begin, code, rehearse

SPOILERS = {"evidenceHint", "followUps", "keyPoints", "looksLike", "sampleAnswer", "tip"}


def test_questions_are_filtered_and_paged(client: httpx.Client) -> None:
    everything = client.get("/api/questions", params={"limit": 1}).json()["total"]
    wanted: dict[str, str | int] = {"type": "technical", "level": "senior", "role": "software", "limit": 5}
    page = client.get("/api/questions", params=wanted).json()
    assert 5 <= page["total"] < everything
    assert len(page["questions"]) == 5
    assert all(q["type"] == "technical" and "senior" in q["levels"] for q in page["questions"])
    assert all({"software", "any"} & set(q["roles"]) for q in page["questions"])
    following = client.get("/api/questions", params=wanted | {"offset": 5}).json()["questions"]
    assert {q["id"] for q in following}.isdisjoint(q["id"] for q in page["questions"])


def test_questions_are_found_by_their_words_and_competency(client: httpx.Client) -> None:
    found = client.get("/api/questions", params={"q": "group ways", "competency": "teamwork"}).json()["questions"]
    assert "beh-0001" in {question["id"] for question in found}
    assert client.get("/api/questions", params={"q": "zyzzyva"}).json()["total"] == 0


def test_a_question_is_not_spoiled_unless_everything_is_asked_for(client: httpx.Client) -> None:
    plain = client.get("/api/questions", params={"limit": 200}).json()["questions"]
    assert not any(SPOILERS & question.keys() for question in plain)
    full = client.get("/api/questions", params={"limit": 3, "full": True}).json()["questions"]
    assert all(question.keys() >= SPOILERS for question in full)


def test_a_filter_that_is_not_known_is_named(client: httpx.Client) -> None:
    refused = client.get("/api/questions", params={"type": "riddle", "colour": "red"})
    assert refused.status_code == 422
    assert {error["field"] for error in refused.json()["errors"]} == {"type", "colour"}


def test_an_interviewer_of_ones_own_interviews_and_can_be_deleted(client: httpx.Client) -> None:
    added = client.post("/api/personas", json={"name": "Ingrid Solberg", "role": "Head of operations", "style": "tough"})
    assert added.status_code == 201, added.text
    persona = added.json()
    assert persona["own"] is True
    everybody = client.get("/api/personas").json()["personas"]
    assert everybody[-1] == persona
    assert sum(not entry["own"] for entry in everybody) > 10
    interview = begin(client, personas=[persona["id"]])
    assert interview["currentQuestion"]["persona"]["name"] == "Ingrid Solberg"
    assert client.delete(f"/api/personas/{persona['id']}").status_code == 204
    assert client.delete(f"/api/personas/{persona['id']}").status_code == 404


def test_our_own_interviewers_stay(client: httpx.Client) -> None:
    ours = client.get("/api/personas").json()["personas"][0]
    refused = client.delete(f"/api/personas/{ours['id']}")
    assert refused.status_code == 422
    assert code(refused) == "invalid"


def test_an_interviewer_that_makes_no_sense_is_refused(client: httpx.Client) -> None:
    body = {"name": " ", "role": "Head\nof operations", "style": "mean", "greeting": "Hello {password}", "pet": "cat"}
    refused = client.post("/api/personas", json=body)
    assert {error["field"] for error in refused.json()["errors"]} == {"name", "role", "style", "pet"}
    greeting = client.post("/api/personas", json={"name": "Ingrid", "role": "Head", "greeting": "Hello {password}"})
    assert greeting.status_code == 422
    assert greeting.json()["errors"][0]["field"] == "greeting"


def test_tips_are_for_the_situation_that_is_named(client: httpx.Client) -> None:
    everything = client.get("/api/tips").json()["tips"]
    some = client.get("/api/tips", params={"type": "case", "stage": "day_of"}).json()["tips"]
    assert {tip["scope"] for tip in some} == {"type:case", "stage:day_of"}
    assert len(some) < len(everything)


def test_a_study_plan_is_made_anew_for_another_day(client: httpx.Client) -> None:
    interview = begin(client)
    ungraded = client.post("/api/study-plan", json={"interviewId": interview["id"]})
    assert ungraded.status_code == 409
    assert ungraded.json()["reason"] == "ungraded"
    rehearse(client, interview)
    made = client.post("/api/study-plan", json={"interviewId": interview["id"], "interviewOn": "2030-01-01"})
    assert made.status_code == 201, made.text
    assert made.json()["interviewId"] == interview["id"]
    assert client.get("/api/study-plan").json() == made.json()
    assert client.post("/api/study-plan", json={"interviewId": "nobody"}).status_code == 404
