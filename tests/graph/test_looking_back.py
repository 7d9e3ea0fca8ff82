"""What the look back on an interview says: varied, ranked, and never more than the grades show."""

from agents.analyst import ToAnalyse, TurnSeen, analyse_by_rule


def turn(number: int, overall: float, shows: str, asks: str) -> TurnSeen:
    return TurnSeen(
        question_id=f"q{number}",
        question="What did you do?",
        competency="teamwork",
        overall=overall,
        best_quote=f"I rang them {number}",
        strength=f"You show {shows}.",
        change=f"Say more on {asks}.",
        weakest_quote="",
        shows=shows,
        asks=asks,
        lost={"Action": 10.0, "Result": 2.0},
    )


def look_back(*turns: TurnSeen) -> ToAnalyse:
    return ToAnalyse(role_title="Ward manager", mean=70.0, answered=len(turns), asked=5, turns=list(turns))


def test_a_remark_comes_again_only_with_other_words_and_where_nothing_else_is_left() -> None:
    turns = [
        turn(1, 90, "action", "task"),
        turn(2, 80, "action", "task"),
        turn(3, 70, "result", "task"),
        turn(4, 60, "fit", "fit"),
    ]
    analysis = analyse_by_rule(look_back(*turns))
    assert [remark.question_id for remark in analysis.strengths] == ["q1", "q3", "q4"]
    assert [remark.question_id for remark in analysis.improvements] == ["q4", "q3"], "the same of the same words is said once"
    assert "most points were lost on action" in analysis.summary
    assert [remark.question_id for remark in analyse_by_rule(look_back(*turns[:2])).strengths] == ["q1", "q2"]


def test_scores_are_rounded_as_everywhere_on_the_page() -> None:
    seen = look_back(turn(1, 82.5, "action", "task"), turn(2, 40.49, "result", "action"))
    analysis = analyse_by_rule({**seen, "mean": 62.5})
    assert "63 of 100" in analysis.summary
    assert [remark.text[-10:] for remark in analysis.key_moments] == ["83 of 100.", "40 of 100."]


def test_a_weak_answer_is_not_praised_and_stands_first_among_what_to_change() -> None:
    analysis = analyse_by_rule(look_back(turn(1, 90, "action", "task"), turn(2, 20, "result", "action")))
    assert [remark.question_id for remark in analysis.strengths] == ["q1"]
    assert analysis.improvements[0].question_id == "q2"
    assert [remark.question_id for remark in analysis.key_moments] == ["q1", "q2"]
