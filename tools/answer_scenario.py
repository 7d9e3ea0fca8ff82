"""Levels of what somebody says in a scene: response, substance, listening, way forward, commitment, composure."""

from tools import cues, cues_talk
from tools.answer_evidence import count, holding, joined, looseness, most_particular, particulars
from tools.answer_marks import Mark, mark
from tools.answer_reading import Reading
from tools.answer_words import stems


def read_scenario(reading: Reading) -> list[Mark]:
    """Return the marks of an answer to a scene, in the rubric's order."""
    return [
        response(reading),
        substance(reading),
        listening(reading),
        way_forward(reading),
        commitment(reading),
        composure(reading),
    ]


def response(reading: Reading) -> Mark:
    """Whether the speaker replies to the person, to the point, and at once."""
    theirs = stems(reading.question)
    to_point = tuple(sentence for sentence in reading.sentences if stems(sentence.text) & theirs)
    if "off_topic" in reading.flags or not reading.sentences:
        return mark(reading.answer, "response", 0, ())
    spoken = holding(cues_talk.THEM, reading.sentences) + holding(cues.WE, reading.sentences)
    at_once = any(sentence in to_point for sentence in reading.sentences[:2])
    level = 1 + bool(to_point) + (len(to_point) >= 2 and bool(spoken)) + (at_once and len(to_point) >= 3)
    return mark(reading.answer, "response", level, to_point)


def substance(reading: Reading) -> Mark:
    """Reasons and facts, and what is not known."""
    reasons, unknown = holding(cues.REASON, reading.sentences), holding(cues_talk.UNKNOWN, reading.sentences)
    facts = tuple(sentence for sentence in reading.sentences if particulars(sentence.text))
    level = 1 + bool(reasons or facts) + (len(facts) >= 2 or bool(unknown and facts)) + (len(facts) >= 2 and bool(unknown))
    if not reasons and not facts:
        level = 1 if reading.length > 12 else 0
    return mark(
        reading.answer, "substance", level, most_particular(facts) or reasons, about=reading.text and reading.sentences[0].text
    )


def listening(reading: Reading) -> Mark:
    """Whether the other side's point is taken up, granted or asked about."""
    granted = holding(cues_talk.GRANT, reading.sentences[:4]) + holding(cues_talk.TAKEN_UP, reading.sentences)
    asked = tuple(sentence for sentence in reading.sentences if "?" in sentence.text)
    echoed = tuple(s for s in reading.sentences if len(stems(s.text) & stems(reading.question)) >= 2)
    level = bool(granted or echoed) + bool(echoed) + bool(granted and (asked or echoed)) + bool(granted and asked and echoed)
    return mark(reading.answer, "listening", level, (*granted, *asked, *echoed))


def way_forward(reading: Reading) -> Mark:
    """What is proposed, for whom, at what price."""
    offers = holding(cues_talk.PROPOSE, reading.sentences)
    if not offers:
        return mark(reading.answer, "way_forward", 1 if cues_talk.PUT_OFF.search(reading.text) else 0, ())
    choices = count(cues.ALTERNATIVE, reading.sentences) + joined(offers).lower().count(" if ") + joined(offers).count(" or ")
    level = 2 + (len(offers) >= 2 and choices >= 1) + (len(offers) >= 3 and choices >= 2)
    return mark(reading.answer, "way_forward", level, most_particular(offers))


def commitment(reading: Reading) -> Mark:
    """Who does what by when."""
    steps = holding(cues_talk.CLOSE, reading.sentences)
    dated = holding(cues_talk.DAY, reading.sentences)
    both = tuple(sentence for sentence in steps if sentence in dated)
    level = (
        (2 + bool(dated) + (bool(both) and len(steps) >= 2)) if steps else 1 if cues_talk.PUT_OFF.search(reading.text) else 0
    )
    return mark(reading.answer, "commitment", level, both or dated or steps)


def composure(reading: Reading) -> Mark:
    """Calm and fair, firm where it matters."""
    if not reading.sentences:
        return mark(reading.answer, "composure", 0, ())
    blame = holding(cues_talk.BLAME, reading.sentences)
    firm = holding(cues_talk.UNKNOWN, reading.sentences)
    level = (
        0
        if len(blame) >= 2
        else 1
        if blame
        else 3 - (looseness(reading.text) > 6) + (bool(firm) and looseness(reading.text) < 3)
    )
    return mark(reading.answer, "composure", level, firm or reading.sentences[:1])
