"""Merge the grade of a follow-up into that of the main answer: what was asked again can only add."""

from content.rubrics import Rubric, load_rubrics
from tools.answer_feedback import MEETING
from tools.answer_grade import DimensionGrade, Grade, GradeFlag
from tools.scoring import figured

CARRIED: tuple[GradeFlag, ...] = ("prompt_injection", "unsupported_quote")
"""Flags of a follow-up that hold for the whole; that it is short says nothing against the main answer."""


def merge(main: Grade, follow_up: Grade) -> Grade:
    """Return the main answer's grade with, per dimension, the higher level and its own words; figures worked out anew.

    Dimensions of form and of meeting the question stay as they were, and so do caps by condition, unless the main answer was
    too short to tell anything ("I don't know") and the follow-up is the answer. A follow-up that was not
    scored changes nothing; a main answer that was not scored gives way to the follow-up.
    """
    rubric = load_rubrics()[main.rubric]
    if follow_up.status == "not_scored":
        return main
    if main.status == "not_scored":
        return follow_up.model_copy(update={"question_id": main.question_id})
    told_nothing = "too_short" in main.flags and "too_short" not in follow_up.flags
    later = {dimension.dimension: dimension for dimension in follow_up.dimensions}
    dimensions = tuple(
        _higher(rubric, dimension, later.get(dimension.dimension, dimension), whole=told_nothing)
        for dimension in main.dimensions
    )
    kept = tuple(flag for flag in main.flags if not (told_nothing and flag == "too_short"))
    joined = main.model_copy(
        update={
            "dimensions": dimensions,
            "star": (*main.star, *follow_up.star),
            "flags": tuple(dict.fromkeys((*kept, *(flag for flag in follow_up.flags if flag in CARRIED)))),
            "degraded": main.degraded or follow_up.degraded,
        }
    )
    return figured(rubric, joined, "".join(span.quote for dimension in dimensions for span in dimension.spans))


def _higher(rubric: Rubric, before: DimensionGrade, after: DimensionGrade, *, whole: bool) -> DimensionGrade:
    """Return the dimension with the higher level; the earlier one where both are equal. `whole`: form and meeting too."""
    stays = rubric.of(before.dimension).form or before.dimension in MEETING
    if after.level is None or (stays and not whole):
        return before
    return after if before.level is None or after.level > before.level else before
