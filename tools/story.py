"""A story as it was read: by the fitted grader where sentences have vectors, else by the rules."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.answer_marks import Mark
from tools.answer_reading import Reading
from tools.meaning import Meaning
from tools.star_form import delivery, relevance
from tools.star_levels import read_story
from tools.star_story import Story

if TYPE_CHECKING:
    from tools.fitted_story import Fitted


@dataclass(frozen=True)
class Told:
    """The story, and what the fitted grader makes of it, if it was asked."""

    story: Story
    fitted: "Fitted | None" = None


def tell(reading: Reading, meaning: Meaning | None) -> Told:
    """Read the story in an answer. Raises what `meaning` raises."""
    if meaning is None or not reading.sentences:
        return Told(Story.of(reading))
    from tools.fitted_story import read_fitted  # numpy is loaded only where something is graded

    fitted = read_fitted(reading, meaning)
    return Told(fitted.story, fitted)


def story_marks(told: Told) -> list[Mark]:
    """Return the marks in the rubric's order, in which relevance stands among the contents and delivery last."""
    *first, specificity, ownership, reflection = read_story(told.story)
    marks = [*first, relevance(told.story), specificity, ownership, reflection, delivery(told.story)]
    if told.fitted is None:
        return marks
    from tools.fitted_story import fitted_marks

    return fitted_marks(told.fitted, marks)
