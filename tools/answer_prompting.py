"""What a model that grades is told about a group of dimensions: anchors, caps to watch for, graded examples, the answer."""

import re
from collections.abc import Sequence

from typing_extensions import TypedDict

from content.rubrics import GradedExample, Rubric, load_examples
from tools.answer_grading import Read
from tools.answer_marks import Mark


class ToMark(TypedDict):
    """What the grader of one group reads; `by_rule` are the marks that were read off the words, found once for all groups."""

    anchors: str
    conditions: str
    examples: str
    competency: str
    key_points: list[str]
    question: str
    answer: str
    by_rule: list[Mark]


def briefs(rubric: Rubric, found: Read, competency: str, key_points: list[str]) -> list[ToMark]:
    """Return what the grader of each group reads. Blanked passages stay out, so nobody can obey or quote them."""
    examples = load_examples().get(rubric.rubric, ())
    return [
        ToMark(
            anchors=describe(rubric, group),
            conditions=list_conditions(rubric, group),
            examples=show(examples[place] if examples else ()),
            competency=competency,
            key_points=key_points,
            question=found.reading.question,
            answer=re.sub(r"\n{3,}", "\n\n", found.reading.plain).strip(),
            by_rule=[mark for mark in found.marks if mark.dimension in group],
        )
        for place, group in enumerate(rubric.groups)
    ]


def describe(rubric: Rubric, group: Sequence[str]) -> str:
    """Return the group's dimensions with the anchor of every level."""
    parts = []
    for name in group:
        dimension = rubric.of(name)
        levels = "\n".join(f"  {level}: {anchor}" for level, anchor in enumerate(dimension.anchors))
        parts.append(f"{name} ({dimension.name})\n{levels}")
    return "\n".join(parts)


def list_conditions(rubric: Rubric, group: Sequence[str]) -> str:
    """Return the conditions that this group's grader must watch for, with what each means; "none" if there are none."""
    return "\n".join(f"{cap.condition}: {cap.reason.split(',')[0]}" for cap in rubric.caps if cap.seen_in in group) or "none"


def show(examples: Sequence[GradedExample]) -> str:
    """Return graded examples as the grader is to write them: evidence first, then the level."""
    shown = []
    for example in examples:
        marks = "\n".join(
            f'{name}: evidence "{example.evidence.get(name, "")}", level {level}' for name, level in example.marks.items()
        )
        shown.append(f"Question: {example.question}\nAnswer: {example.answer}\n{marks}")
    return "\n\n".join(shown) or "none"
