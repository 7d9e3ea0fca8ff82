"""A study plan begins with the answer itself, comes back after growing gaps and ends before the day of the interview."""

from datetime import date
from itertools import pairwise

from agents.study_plan import StudyItem, ToStudy, Weakness, study_by_rule

LONG = "Your CV says that at Initech you cut the bill by a third. " + "A van makes fourteen drops a shift. " * 6 + "Do we sign?"


def weakness(name: str, *, question: str = "Why this job?", quote: str = "", change: str = "Name one figure.") -> Weakness:
    return Weakness(
        competency=name.lower(), name=name, question_id="q2", question=question, quote=quote, change=change, drills=["Drill."]
    )


def planned(*weaknesses: Weakness, days: int = 10) -> list[StudyItem]:
    day = date(2026, 11, 20 + days) if days <= 10 else date(2026, 12, days - 10)
    given = ToStudy(today="2026-11-20", interview_on=day.isoformat(), role_title="", weaknesses=list(weaknesses))
    return study_by_rule(given).items


def test_each_weakness_begins_with_its_own_answer_and_its_words() -> None:
    items = planned(weakness("Teamwork", quote="we all pulled together."), weakness("Planning"))
    assert "Why this job?" in items[0].what
    assert items[0].why == "You said “we all pulled together”. Name one figure."
    assert {item.competency for item in items[:2]} == {"teamwork", "planning"}


def test_advice_that_quotes_the_answer_is_not_given_the_same_words_again() -> None:
    items = planned(
        weakness("Teamwork", quote="we all pulled together", change="In “we all pulled together”, which part was you?")
    )
    assert items[0].why.count("pulled together") == 1


def test_what_comes_back_is_a_drill_after_a_growing_gap() -> None:
    days = [item.on.toordinal() for item in planned(weakness("Teamwork"), days=10)][:-1]
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert gaps == sorted(gaps)
    assert len(days) > 2
    assert planned(weakness("Teamwork"))[1].what == "Drill."


def test_the_same_answer_again_comes_with_what_to_change_in_it() -> None:
    items = planned(weakness("Teamwork"))
    [again] = [item for item in items[1:-1] if item.what == items[0].what]
    assert again.why == "A third time, after a longer gap. Name one figure."
    assert "named here" not in again.what, "what is meant stands under it, not in it"


def test_a_long_question_is_named_by_its_last_sentences_and_never_by_a_piece_of_one() -> None:
    quoted_cv = (
        f"{LONG} Your CV says: argued with our architect over splitting the monolith, was right. How would they tell it?"
    )
    for asked, ending in ((LONG, "Do we sign?"), (quoted_cv, "was right. How would they tell it?")):
        what = planned(weakness("Analysis", question=asked))[0].what
        quoted = what.partition("“")[2].partition("”")[0]
        assert quoted.endswith(ending)
        assert asked.removesuffix(quoted).endswith(". "), "it begins where a sentence begins"
        assert len(what.split()) < 50


def test_nothing_is_planned_for_the_day_of_the_interview_or_two_drills_on_one_day() -> None:
    for days in (1, 2, 3, 10):
        on = [item.on for item in planned(weakness("Teamwork"), weakness("Planning"), weakness("Analysis"), days=days)]
        assert len(on) == len(set(on))
        assert all(date(2026, 11, 20) <= day < date(2026, 11, 20 + days) for day in on)
