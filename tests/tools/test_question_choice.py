"""Choosing questions: none twice, half of them tied to the candidate or the job, competencies varied, easier before harder."""

from agents.planner import ToPlan, plan_by_rule
from tools.question_choice import DIFFICULTIES, Anchor, Candidate, choose

COMPETENCIES = ("teamwork", "leadership", "planning", "analysis", "initiative")


def candidate(number: int, *, anchor: Anchor | None = None, fit: float = 0.3, recent: bool = False) -> Candidate:
    return Candidate(
        id=f"beh-{number:04}",
        kind="behavioral",
        competency=COMPETENCIES[number % len(COMPETENCIES)],
        difficulty=("hard", "easy", "medium")[number % 3],
        text="?",
        fit=fit,
        recent=recent,
        weak=False,
        anchor=anchor,
        anchor_fit=0.4 if anchor else 0.0,
    )


def line(number: int) -> Anchor:
    return Anchor(id=f"l{number:02}", source="cv", phrase="At Initech you cut the bill.")


def to_plan(count: int, candidates: list[Candidate]) -> ToPlan:
    return ToPlan(
        interview_type="behavioral",
        role_level="mid",
        role_title="",
        company="",
        count=count,
        seed="one",
        openings=[candidate(900), candidate(901)],
        candidates=candidates,
        closings=[candidate(950)],
    )


def test_no_question_and_no_anchor_is_taken_twice() -> None:
    offered = [candidate(number, anchor=anchor) for number in range(12) for anchor in (None, line(number % 4))]
    chosen = choose(offered, 8, "seed", anchored=4)
    anchors = [one["anchor"]["id"] for one in chosen if one["anchor"]]
    assert len({one["id"] for one in chosen}) == len(chosen) == 8
    assert len(set(anchors)) == len(anchors)


def test_half_are_tied_even_where_untied_ones_fit_better() -> None:
    offered = [candidate(number, fit=2.0) for number in range(10)]
    offered += [candidate(number, anchor=line(number), fit=-2.0) for number in range(20, 30)]
    chosen = choose(offered, 6, "seed", anchored=3)
    assert sum(one["anchor"] is not None for one in chosen) == 3


def test_competencies_vary() -> None:
    offered = [candidate(number, fit=1.0 if number % 5 == 0 else 0.3) for number in range(25)]
    chosen = choose(offered, 5, "seed", anchored=0)
    assert {one["competency"] for one in chosen} == set(COMPETENCIES)


def test_what_was_asked_lately_waits() -> None:
    offered = [candidate(number, recent=number < 5) for number in range(10)]
    chosen = choose(offered, 5, "seed", anchored=0)
    assert not any(one["recent"] for one in chosen)


def test_the_same_seed_chooses_the_same_and_another_seed_others() -> None:
    offered = [candidate(number) for number in range(40)]
    first, again, other = ([one["id"] for one in choose(offered, 6, seed, anchored=0)] for seed in ("one", "one", "two"))
    assert first == again != other


def test_a_plan_opens_generally_grows_harder_and_closes_with_the_candidate() -> None:
    plan = plan_by_rule(to_plan(8, [candidate(number) for number in range(30)])).choices
    ids = [choice.question_id for choice in plan]
    known = {one["id"]: DIFFICULTIES[one["difficulty"]] for one in (candidate(number) for number in range(30))}
    body = [known[question_id] for question_id in ids[1:-1]]
    assert len(ids) == 8
    assert ids[0] in ("beh-0900", "beh-0901")
    assert ids[-1] == "beh-0950"
    assert body == sorted(body)
