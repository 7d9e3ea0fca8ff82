"""Answers from a file go to the right questions."""

import pytest

from api.terminal.candidate import Move
from api.terminal.script import Script
from api.terminal.standing import OpenQuestion
from api.terminal.trouble import Broken


def question(number: int, follow_up: int = 0, total: int = 5) -> OpenQuestion:
    name = f"q{number}f{follow_up}" if follow_up else f"q{number}"
    return OpenQuestion(id=name, text="Why?", number=number, total=total, follow_up=follow_up)


def moves(answers: list[str], *questions: OpenQuestion) -> list[str]:
    script = Script(answers, lambda move: None)
    return [move.text or move.action for move in (script.move(asked) for asked in questions)]


def test_with_one_answer_for_each_question_follow_ups_are_skipped() -> None:
    asked = [question(1), question(1, 1), question(2), question(3), question(4), question(5), question(5, 1), question(5, 2)]
    assert moves(["a", "b", "c", "d", "e"], *asked) == ["a", "skip", "b", "c", "d", "e", "skip", "skip"]


def test_a_follow_up_takes_an_answer_while_enough_are_left() -> None:
    asked = [question(1), question(1, 1), question(1, 2), question(2), question(3), question(4), question(5), question(5, 1)]
    assert moves(["a", "b", "c", "d", "e", "f"], *asked) == ["a", "b", "skip", "c", "d", "e", "f", "skip"]


def test_the_last_question_takes_every_answer_that_is_left() -> None:
    assert moves(["a", "b", "c"], question(5), question(5, 1), question(5, 2)) == ["a", "b", "c"]


def test_the_interview_is_paused_when_the_answers_run_out() -> None:
    assert moves(["a"], question(1), question(2)) == ["a", "pause"]


def test_a_follow_up_is_left_open_for_a_person_when_the_answers_ran_out_before() -> None:
    assert moves(["a"], question(1), question(1, 1)) == ["a", "pause"]


def test_every_move_is_shown() -> None:
    shown: list[Move] = []
    script = Script(["a"], shown.append)
    script.move(question(1))
    script.move(question(2))
    assert [move.action for move in shown] == ["answer", "pause"]


def test_a_turn_that_failed_stops_it() -> None:
    with pytest.raises(Broken, match="kept"):
        Script(["a"], lambda move: None).failed("Your answer is kept.", Move("answer", "a"))
