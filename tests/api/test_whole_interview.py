"""A whole interview over JSON, from CV and advert to report and study plan."""

import httpx

from tests.api.service import ANSWER, Rehearsal, answer, begin


def test_a_whole_interview_from_cv_to_study_plan(client: httpx.Client, rehearsal: Rehearsal) -> None:
    interview, turns = rehearsal.interview, rehearsal.turns
    assert interview["status"] == "active"
    first = interview["currentQuestion"]
    assert first["number"] == 1
    assert first["totalQuestions"] == 5
    assert first["persona"]["name"]
    assert first["text"] in first["spoken"]
    assert {turn["questionId"] for turn in turns} >= {f"q{number}" for number in range(1, 6)}
    assert turns[-1]["status"] == "completed"
    assert turns[-1]["analysis"]["summary"]
    assert turns[-1]["studyPlan"]["interviewOn"] == "2026-12-04"
    ended = client.get(f"/api/interviews/{interview['id']}").json()
    assert ended["status"] == "completed"
    assert ended["currentQuestion"] is None
    assert ended["endedAt"]
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert [question["number"] for question in report["questions"]] == [1, 2, 3, 4, 5]
    assert all(question["answer"] == ANSWER for question in report["questions"])
    assert report["transcript"][0]["role"] == "interviewer"
    assert report["figures"]["graded"] == 5
    assert report["figures"]["overall"] == ended["score"]


def test_every_next_question_is_the_one_that_is_answered_next(rehearsal: Rehearsal) -> None:
    announced = [turn["nextQuestion"] for turn in rehearsal.turns]
    assert [question["id"] for question in announced[:-1]] == [turn["questionId"] for turn in rehearsal.turns[1:]]
    assert all(question["text"] in question["spoken"] and question["persona"]["name"] for question in announced[:-1])
    assert announced[-1] is None


def test_every_quote_of_a_grade_stands_in_the_answer_and_its_points_add_up(rehearsal: Rehearsal) -> None:
    for turn in rehearsal.turns:
        grade = turn["grade"]
        assert turn["feedback"] == grade["feedback"]
        quoted = [span for dimension in grade["dimensions"] for span in dimension["spans"]]
        assert quoted
        assert all(ANSWER[span["start"] : span["end"]] == span["quote"] for span in quoted)
        taken = grade["cap"]["points"] if grade["cap"] else 0
        assert round(sum(part["points"] for part in grade["dimensions"]) + taken, 2) == grade["overall"]


def test_a_turn_shows_the_lines_of_the_cv_that_fit(client: httpx.Client, sources: dict[str, str], rehearsal: Rehearsal) -> None:
    lines = {line["text"] for line in client.get(f"/api/documents/{sources['cvId']}").json()["examples"]}
    shown = [line for turn in rehearsal.turns for line in turn["examples"]]
    assert shown
    assert {line["text"] for line in shown} <= lines
    assert any(line["used"] and line["quote"] in ANSWER for line in shown)


def test_practice_mode_keeps_the_grade_back(client: httpx.Client) -> None:
    interview = begin(client, mode="practice")
    turn = answer(client, interview, "q1").json()
    assert turn["grade"] is None
    assert turn["feedback"] is None
    assert turn["nextQuestion"] is not None


def test_help_with_a_question_names_the_own_line_and_a_sample(client: httpx.Client, sources: dict[str, str]) -> None:
    interview = begin(client, **sources, mode="practice")
    question = client.post(f"/api/interviews/{interview['id']}/skip").json()["nextQuestion"]
    found = client.get(f"/api/interviews/{interview['id']}/questions/{question['id']}/help")
    assert found.status_code == 200, found.text
    lines = {line["text"] for line in client.get(f"/api/documents/{sources['cvId']}").json()["examples"]}
    assert {line["text"] for line in found.json()["lines"]} <= lines
    assert len(found.json()["sampleAnswer"]) > 100
    assert found.json()["tip"]
    still_planned = client.get(f"/api/interviews/{interview['id']}/questions/q5/help")
    assert still_planned.status_code == 404


def test_snake_case_is_understood_and_camel_case_is_answered(client: httpx.Client) -> None:
    body = {"industry": "finance", "role_level": "senior", "interview_type": "technical", "question_count": 6}
    reply = client.post("/api/interviews", json=body)
    assert reply.status_code == 201, reply.text
    assert reply.json()["roleLevel"] == "senior"
    assert reply.json()["questionCount"] == 6
    assert reply.headers["Location"] == f"/api/interviews/{reply.json()['id']}"
    skipped = client.post(f"/api/interviews/{reply.json()['id']}/skip", json={"question_id": "q1"})
    assert skipped.status_code == 200
    assert _snake_keys(skipped.json()) == []


def test_no_answer_of_the_api_has_a_snake_case_name(
    client: httpx.Client, sources: dict[str, str], rehearsal: Rehearsal
) -> None:
    interview = rehearsal.interview
    assert _snake_keys(rehearsal.turns) == []
    for path in (
        f"/api/interviews/{interview['id']}",
        f"/api/interviews/{interview['id']}/report",
        "/api/interviews",
        "/api/documents",
        f"/api/documents/{sources['cvId']}",
        f"/api/jobs/{sources['jobId']}",
        "/api/questions?full=true",
        "/api/personas",
        "/api/study-plan",
        "/api/tips",
    ):
        assert _snake_keys(client.get(path).json()) == [], path


def test_the_list_is_newest_first_and_a_deleted_interview_is_gone(client: httpx.Client) -> None:
    older, newer = begin(client), begin(client)
    listed = [interview["id"] for interview in client.get("/api/interviews").json()["interviews"]]
    assert listed.index(newer["id"]) < listed.index(older["id"])
    assert client.delete(f"/api/interviews/{older['id']}").status_code == 204
    assert client.get(f"/api/interviews/{older['id']}").status_code == 404
    assert client.get(f"/api/interviews/{older['id']}/events").status_code == 404
    assert client.get(f"/api/interviews/{newer['id']}").status_code == 200


def _snake_keys(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for entry in value for name in _snake_keys(entry)]
    if isinstance(value, dict):
        inside = [entry for name, entry in value.items() if name != "metrics"]  # its names are values: the names of metrics
        return [name for name in value if "_" in name] + _snake_keys(inside)
    return []
