"""Levels of a story on the behavioural rubric, from its tagged sentences and what they show."""

from typing import Final

from tools import cues, cues_deeds
from tools.answer_evidence import holding, joined, most_particular, particulars
from tools.answer_marks import Mark, mark
from tools.star_story import Story
from tools.star_tagging import Tagged

TOP: Final = 4
GENERAL: Final = 0.4
"""Share of story below which an answer is opinion with a story's crumbs in it."""


def read_story(story: Story) -> list[Mark]:
    """Return the marks of a behavioural answer except those for relevance and delivery, in the rubric's order."""
    return [
        situation(story),
        task(story),
        action(story),
        result(story),
        specificity(story),
        ownership(story),
        reflection(story),
    ]


def situation(story: Story) -> Mark:
    """Place and problem, then stakes, then scale or time; an opening counts whatever else it tells."""
    opening = tuple(one for one in holding(cues_deeds.SETTING, story.tagged[:3]) if one.part in "TAR")
    told = story.told("S") or opening
    answer, text = story.reading.answer, joined((*told, *opening))
    if not told:
        return mark(answer, "situation", 1 if story.steps >= 2 else 0, (), about=story.tagged[0].text if story.tagged else "")
    level = 1
    if story.present or (len(text.split()) >= 7 and cues.PAST.search(text)):
        level = 2 + bool(cues_deeds.STAKES.search(text)) + (particulars(text) >= 1)
    if story.share < GENERAL:
        level = min(level, 2 if story.steps else 1)
    if not (story.steps or story.joint) or not story.told("S"):
        level = min(level, 2)
    hard = holding(cues_deeds.STAKES, told) or told
    return mark(answer, "situation", level, most_particular(hard), about=told[0].text)


def task(story: Story) -> Mark:
    """A goal, then that it was the speaker's, then its yardstick."""
    told = story.told("T")
    answer, text = story.reading.answer, joined(told)
    if not told:
        first = story.told("S", "A")
        return mark(answer, "task", 1 if story.steps >= 2 or story.joint else 0, (), about=first[0].text if first else "")
    level = 2 + bool(cues.SELF.search(text))
    if level == 3 and (cues_deeds.YARDSTICK.search(text) or particulars(text)):
        level = 4
    if story.share < GENERAL:
        level = min(level, 2 if story.steps else 1)
    own = holding(cues_deeds.YARDSTICK, holding(cues.SELF, told)) or holding(cues.SELF, told)
    return mark(answer, "task", level, (*own, *told), about=(own or told)[0].text)


def action(story: Story) -> Mark:
    """The speaker's own steps, then their order, then reasons, alternatives and obstacles."""
    told, answer = story.told("A"), story.reading.answer
    own = tuple(sentence for sentence in told if story.did(sentence.text))
    if not own:
        return mark(answer, "action", 1 if told or story.joint or story.deeds else 0, told, about=told[0].text if told else "")
    text = joined(told)
    thought = len(cues.REASON.findall(text)) + len(cues.ALTERNATIVE.findall(text)) + len(cues.OBSTACLE.findall(text))
    level = 2
    if story.steps >= 3 and len(own) >= 2:
        level = 4 if thought >= 2 else 3
    if story.share < GENERAL:
        level = min(level, 2)
    reasoned = holding(cues.REASON, own) or holding(cues.ALTERNATIVE, own) or holding(cues.OBSTACLE, own)
    best = reasoned if level == TOP else ()
    return mark(answer, "action", level, (*best, *own), about=max(own, key=lambda one: story.did(one.text)).text)


def result(story: Story) -> Mark:
    """An outcome, then a concrete effect, then one that was measured or confirmed."""
    happened = tuple(one for one in story.told("R") if story.present or cues_deeds.HAPPENED.search(one.text))
    told, answer = happened or outcomes(story), story.reading.answer
    done = story.told("A") or story.told("S")
    if not told:
        return mark(answer, "result", 0, (), about=done[-1].text if done else "")
    text = joined(told)
    effects = len(cues_deeds.EFFECT.findall(text))
    confirmed = len(cues_deeds.CONFIRMED.findall(text))
    exact = particulars(text)
    if not exact and not effects and not confirmed:
        level = 1 if cues_deeds.PLEASED.search(text) else 2
    else:
        level = 3 if exact or effects + confirmed >= 2 else 2
        level += level == 3 and effects + confirmed >= 1 and exact + confirmed >= 2
    if story.share < GENERAL or not (story.steps or story.joint):
        level = min(level, 2)
    if not happened:
        level = min(level, 3)
    shown = holding(cues_deeds.EFFECT, told) or holding(cues_deeds.CONFIRMED, told) or told
    return mark(answer, "result", level, most_particular(shown), about=shown[-1].text)


def outcomes(story: Story) -> tuple[Tagged, ...]:
    """Return outcomes that look like another part: a changed figure in the first sentence, an effect in the last ones."""
    last = [sentence for sentence in story.tagged[-2:] if sentence.part in "SN" and not story.did(sentence.text)]
    ends = [sentence for sentence in last if cues_deeds.EFFECT.search(sentence.text) and particulars(sentence.text)]
    opening = [sentence for sentence in story.tagged[:1] if cues_deeds.TURN.search(sentence.text)]
    return (*opening, *(sentence for sentence in ends if cues.PAST.search(sentence.text) and len(story.tagged) > 3))


def specificity(story: Story) -> Mark:
    """Names, numbers and times, by how many there are and how close they stand."""
    sentences = tuple(sentence for sentence in story.tagged if particulars(sentence.text))
    count = sum(particulars(sentence.text) for sentence in sentences)
    density = 100 * count / max(40, story.reading.length)
    level = 0 if not count else 1 if count < 3 else 2 if density < 3.5 else 3 if density < 6 else 4
    if story.share < GENERAL:
        level = min(level, 2)
    vague = sorted(story.tagged, key=lambda sentence: (-len(cues_deeds.VAGUE.findall(sentence.text)), sentence.start))
    about = vague[0].text if vague and cues_deeds.VAGUE.search(vague[0].text) else ""
    return mark(story.reading.answer, "specificity", level, most_particular(sentences), about=about)


def ownership(story: Story) -> Mark:
    """Who acts: nobody, "we", both, or the speaker, who then also credits others or admits a mistake."""
    answer, told = story.reading.answer, story.told("A", "R", "F", "T", "S")
    steps = sum(story.did(sentence.text) for sentence in told)
    together = holding(cues.WE, story.told("A", "R"))
    about = together[0].text if together else ""
    if not steps:
        return mark(answer, "ownership", 1 if story.joint or cues.SELF.search(story.reading.text) else 0, (), about=about)
    level = 1 if story.joint > 2 * steps else 2 if steps < 3 or story.joint > steps else 3
    fair = holding(cues_deeds.ADMITS, told) or holding(cues_deeds.CREDIT, told)
    places = story.deeds
    if level == 3 and fair and steps >= 4:
        level, places = 4, (*story.deeds[:2], fair[0])
    return mark(answer, "ownership", level, places, about=about)


def reflection(story: Story) -> Mark:
    """A lesson, then why, then what was done with it later."""
    told = story.told("F")
    text = joined(told)
    if not told:
        return mark(story.reading.answer, "reflection", 0, ())
    own = bool(cues.SELF.search(text) or cues.WE.search(text))
    later, lesson = bool(cues_deeds.LATER.search(text)), bool(cues_deeds.LESSON.search(text))
    if not own or (cues_deeds.CLICHE.search(text) and not later):
        level = 1
    elif later and (lesson or particulars(text) or cues.I_DID.search(text)):
        level = 4
    else:
        level = (2 if lesson or later else 1) + bool(lesson and cues.REASON.search(text))
    if not story.steps:
        level = min(level, 1)
    return mark(story.reading.answer, "reflection", level, told, about=told[-1].text)
