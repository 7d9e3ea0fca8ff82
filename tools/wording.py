"""Word a main question for this candidate: lead over from their CV, the advert or the role, and say why it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.bank import Probe, Question
from content.phrases import Phrases
from content.vocabulary import InterviewType
from tools.lead_in import short_name
from tools.question_choice import Anchor


@dataclass(frozen=True)
class Worded:
    """A question as it will be put. `line_id` is the CV line it names, if it names one."""

    text: str
    why: str
    line_id: str | None


@dataclass(frozen=True)
class Occasion:
    """What the interview is about, as far as it is known."""

    interview_type: InterviewType
    role_title: str
    company: str


def word_question(
    question: Question | Probe, anchor: Anchor | None, occasion: Occasion, phrases: Phrases, number: int
) -> Worded:
    """Return the question with its lead-in. `number` varies the wording within an interview."""
    competency = question.competency.replace("_", " ")
    if anchor is None and question.type == "general":
        return Worded(question.text, phrases.why["closing" if question.competency == "questions_for_us" else "opening"], None)
    if anchor is None:
        frames = phrases.scene.get(question.type, ())
        text = f"{_pick(frames, number)} {question.text}" if frames else question.text
        return Worded(text, phrases.why["bank"].format(competency=competency.capitalize()), None)
    if anchor["source"] == "role":
        lead = _role_lead(occasion, phrases, number)
        return Worded(f"{lead} {question.text}" if lead else question.text, phrases.why["opening"], None)
    if anchor["source"] == "cv":
        is_probe = question.id.startswith("prb-")
        lines = ("{lead}",) if is_probe else phrases.cv[occasion.interview_type]
        lead = _pick(lines, number).format(lead=anchor["phrase"])
        why = phrases.why["cv" if is_probe else "cv_near"].format(competency=competency)
        return Worded(f"{lead} {question.text}", why, anchor["id"])
    lead = _pick(phrases.advert[occasion.interview_type][anchor["source"]], number).format(phrase=anchor["phrase"])
    return Worded(f"{lead} {question.text}", phrases.why["advert"].format(phrase=anchor["phrase"]), None)


def _role_lead(occasion: Occasion, phrases: Phrases, number: int) -> str:
    """Return a sentence that names the role, as far as it is known."""
    known: Mapping[str, str] = {"role": occasion.role_title, "company": short_name(occasion.company) or occasion.company}
    if occasion.role_title and occasion.company:
        return _pick(phrases.opening_lead, number).format_map(known)
    return _pick(phrases.opening_lead_role, number).format_map(known) if occasion.role_title else ""


def _pick(lines: Sequence[str], number: int) -> str:
    return lines[number % len(lines)]
