"""Tell a story in the present tense from habits and plans: non-native grammar costs nothing."""

from collections.abc import Sequence
from typing import Final

from tools import cues
from tools.sentences import Sentence

FEW_PAST: Final = 0.45
"""Share of sentences with a past form up to which an answer may be a story told in the present."""

DENSE: Final = 0.5
"""Names, numbers and times per sentence that such a story has and a list of duties has not."""


def tells_in_present(sentences: Sequence[Sentence]) -> bool:
    """Say whether an answer tells one occasion in the present: particular, with steps of its own and hardly a habit in it."""
    if len(sentences) < 3:
        return False
    past = sum(1 for sentence in sentences if cues.PAST.search(sentence.text))
    text = " ".join(sentence.text for sentence in sentences)
    when, names = len(cues.DIGITS.findall(text)) + len(cues.TIME.findall(text)), len(cues.NAME.findall(text))
    steps, habits = len(cues.I_DO.findall(text)), len(cues.HABIT.findall(text))
    return (
        past <= FEW_PAST * len(sentences)
        and when >= 2
        and when + names >= DENSE * len(sentences)
        and steps >= 1
        and habits <= 2 * steps
    )
