"""Whether a story answers the question, and how it is told: relevance and delivery."""

from itertools import pairwise
from typing import Final

from tools import cues
from tools.answer_evidence import joined, looseness, particulars
from tools.answer_marks import Mark, mark
from tools.answer_words import shared, stems
from tools.cues_topics import NO_STORY, TOPICS
from tools.star_levels import GENERAL
from tools.star_story import Story

FAR: Final = 0.12
"""Cosine of question and answer below which a story is taken to be about something else, unless its words say otherwise."""

RAMBLING: Final = 4.5
"""Fillers and hedges per hundred words from which an answer rambles; dictated answers of the gold set have 2 in the middle."""


def relevance(story: Story) -> Mark:
    """Whether there is a story at all, whether it is about what was asked, and whether it shows it."""
    reading = story.reading
    if "off_topic" in reading.flags or "gibberish" in reading.flags:
        return mark(reading.answer, "relevance", 0, ())
    told = story.told("A") or story.told("S", "T", "R")
    if not story.tagged:
        return mark(reading.answer, "relevance", 0, ())
    dodges = bool(NO_STORY.search(reading.text)) and story.steps < 3
    if dodges or story.share < GENERAL or not (story.steps or story.joint):
        return mark(reading.answer, "relevance", 1, told)
    level = 2 if story.steps < 2 else 3
    if level == 3 and story.told("R") and story.steps >= 3:
        level = 4
    if not is_about(story):
        level = min(level, 2)
    return mark(reading.answer, "relevance", level, told)


def is_about(story: Story) -> bool:
    """Say whether a story holds words of what was asked for; without such knowledge, yes.

    The first sentence does not count when it only takes up the question's words.
    """
    reading = story.reading
    body = joined(story.tagged[1:]) if len(story.tagged) > 3 else reading.text
    topics = [topic for topic in TOPICS if topic.asked.search(reading.question)]
    if topics and not any(topic.told.search(body) for topic in topics):
        return False
    if reading.similarity is None or reading.similarity >= FAR:
        return True
    return bool(topics) or shared(stems(reading.question), stems(body)) > 0


def delivery(story: Story) -> Mark:
    """Order and economy; grammar, accent and spelling cost nothing."""
    reading = story.reading
    if not story.tagged or "gibberish" in reading.flags:
        return mark(reading.answer, "delivery", 0, ())
    rate = looseness(reading.text)
    longest = max(len(sentence.text.split()) for sentence in story.tagged)
    back = sum(1 for before, after in pairwise(story.tagged) if before.part in "AR" and after.part == "S")
    level = 3 - (rate > RAMBLING) - (story.share < GENERAL) - (back >= 3) - (reading.length > 320)
    if (
        level == 3
        and rate < 1
        and longest <= 45
        and reading.length <= 200
        and particulars(reading.text) >= 4
        and story.steps >= 2
    ):
        level = 4
    ordered = [sentence for sentence in story.tagged if cues.ORDER.search(sentence.text)]
    return mark(reading.answer, "delivery", max(1, level), ordered or story.tagged[:1])
