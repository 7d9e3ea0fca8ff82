"""A question can be answered once more: in the chat, and after the end."""

import json

from tests.cli.command import STRONG, Command, events_of, id_to_resume

THIN = "I fixed something in the search once. It was fine in the end and people were happy with it, I think."


def test_in_the_chat_the_last_answer_can_be_given_once_more(command: Command) -> None:
    typed = f"/retry\n{THIN}\n\n/retry\n{STRONG}\n\n/pause\n"
    held = command("practice", "--sample", "backend", given=typed)
    assert held.returncode == 0, held.stderr
    assert "There is no answer yet that you could give once more." in held.stdout
    assert "Your answer before: " in held.stdout
    [question, *_] = json.loads(command("report", id_to_resume(held.stdout), "--format", "json").stdout)["questions"]
    assert [attempt["answer"] for attempt in question["attempts"]] == [THIN, STRONG]
    assert question["change"]["overall"]["difference"] > 0


def test_a_question_of_an_interview_that_is_over_can_be_asked_once_more(after: Command) -> None:
    before = json.loads(after("report", "--format", "json").stdout)
    again = after("resume", "--retry", "q2", "--answers", after.write("again.jsonl", THIN), "--json")
    assert again.returncode == 0, again.stderr
    events = events_of(again.stdout)
    assert (events[0]["type"], events[0]["kind"], events[0]["questionId"]) == ("run.started", "retry", "q2")
    assert events[-1]["status"] == "completed"
    report = json.loads(after("report", "--format", "json").stdout)
    assert report["questions"][1]["answer"] == THIN
    assert report["figures"]["overall"] < before["figures"]["overall"]
    refused = after("resume", "--retry", "q9")
    assert refused.returncode == 2
    assert "There is no question q9" in refused.stderr
