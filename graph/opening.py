"""The nodes that begin an interview: set it up, plan its questions, ask the first."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from langchain_core.runnables import RunnableConfig
from sqlmodel import Session

from agents.interviewer import ToSpeak, speak
from agents.planner import plan as choose_questions
from content.bank import Persona, Probe, Question
from content.vocabulary import MAX_QUESTIONS, MIN_QUESTIONS
from graph.askers import asker_of
from graph.backstage import Backstage, public_persona, put_question
from graph.ledger import Outcome
from graph.panel import choose_panel, whose_turn
from graph.state import SCHEMA_VERSION, InterviewState, Opening, Setup
from graph.steps import Say, turn_key
from storage.tables import AskedQuestion, Interview
from tools.wording import Occasion, Worded, word_question

MINUTES_PER_QUESTION: Final = 5
VARIANTS: Final = 60
"""Divides by the number of wordings of any phrase, so that each is as likely as the next."""


async def setup(state: Opening, config: RunnableConfig, *, backstage: Backstage) -> dict[str, Any]:
    """Take the setup, fill in what the CV and the advert say, and enter the interview in the ledger if it is not there."""
    interview_id = str(config["configurable"]["thread_id"])
    wanted = state.setup
    facts = await backstage.finder.facts(wanted.cv_id, wanted.job_id)
    row = new_interview(interview_id, wanted, backstage.engine.name, backstage.clock())

    def enter(session: Session) -> None:
        if session.get(Interview, interview_id) is None:
            session.add(row)

    await backstage.ledger.database.write(enter)
    known = wanted.model_dump() | {"question_count": row.question_count} | facts
    return {"schema_version": SCHEMA_VERSION, "interview_id": interview_id, "setup": known, "turns": [], "ended": False}


def new_interview(interview_id: str, wanted: Setup, engine: str, now: datetime) -> Interview:
    """Return the row of a new interview; a duration in minutes decides the number of questions where it is given."""
    minutes = wanted.duration_minutes
    count = (
        wanted.question_count if minutes is None else max(MIN_QUESTIONS, min(MAX_QUESTIONS, minutes // MINUTES_PER_QUESTION))
    )
    return Interview(
        id=interview_id,
        status="pending",
        interview_type=wanted.interview_type,
        industry=wanted.industry,
        role_level=wanted.role_level,
        mode=wanted.mode,
        question_count=count,
        language=wanted.language,
        engine=engine,
        document_id=wanted.cv_id,
        job_id=wanted.job_id,
        interview_on=wanted.interview_on,
        setup=wanted.model_dump() | {"question_count": count},
        created_at=now,
        updated_at=now,
    )


@dataclass(frozen=True)
class _PlannedQuestion:
    """A question of the plan with everything that its row needs."""

    number: int
    question: Question | Probe
    asker: Persona
    worded: Worded
    reason: str

    def row(self, interview_id: str, now: datetime) -> AskedQuestion:
        """Return the row of the ledger; its words stay there and out of the state."""
        return AskedQuestion(
            interview_id=interview_id,
            id=f"q{self.number}",
            number=self.number,
            kind=self.question.type,
            competency=self.question.competency,
            bank_id=self.question.id,
            persona_id=self.asker.id,
            status="planned",
            content={
                "text": self.worded.text,
                "why": self.reason or self.worded.why,
                "persona": public_persona(self.asker),
                "line_id": self.worded.line_id,
            },
            asked_at=now,
        )


async def plan(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:  # noqa: ARG001
    """Choose all main questions, word them and enter them as planned."""
    known = state["setup"]
    to_plan = await backstage.finder.to_plan(state["interview_id"], known)
    choices = await choose_questions(to_plan, backstage.engine)
    panel = await _panel(state, backstage)
    offered = [*to_plan["openings"], *to_plan["candidates"], *to_plan["closings"]]
    anchors = {candidate["anchor"]["id"]: candidate["anchor"] for candidate in offered if candidate["anchor"]}
    occasion = Occasion(known["interview_type"], known["role_title"], known["company"])
    variant = uuid.UUID(state["interview_id"]).int % VARIANTS
    chosen: list[_PlannedQuestion] = []
    for number, choice in enumerate(choices, start=1):
        question = backstage.question(choice.question_id)
        anchor = anchors.get(choice.anchor_id) if choice.anchor_id else None
        worded = word_question(question, anchor, occasion, backstage.phrases, number + variant)
        chosen.append(_PlannedQuestion(number, question, whose_turn(panel, number), worded, choice.reason))
    now = backstage.clock()

    def enter(session: Session) -> None:
        session.add_all(item.row(state["interview_id"], now) for item in chosen)

    return Outcome({"plan": [f"q{item.number}" for item in chosen]}, writes=[enter])


async def _panel(state: InterviewState, backstage: Backstage) -> list[Persona]:
    """Return the interviewers asked for, or a panel of ours."""
    known = state["setup"]
    if known["personas"]:
        return [await backstage.persona(persona_id) for persona_id in known["personas"]]
    ours = list(backstage.bank.personas.values())
    return choose_panel(ours, known["interview_type"], known["industry"], state["interview_id"])


async def ask(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:
    """Greet the candidate and put the first question."""
    known = state["setup"]
    row = await backstage.ledger.question(state["interview_id"], state["plan"][0])
    assert row is not None, "the plan is entered before its first question is asked"
    persona = await asker_of(row, backstage)
    to_speak = ToSpeak(
        interviewer=persona.name,
        interviewer_role=persona.role,
        style=persona.style,
        background=persona.background,
        occasion="opening",
        bridge=greeting(persona, known["candidate"], known["role_title"] or backstage.phrases.any_role),
        candidate=known["candidate"],
        role_title=known["role_title"],
        company=known["company"],
        answer="",
        question=str(row.content["text"]),
    )
    spoken = await speak(to_speak, backstage.engine, say.by(persona))
    return put_question("question", turn_key(state, "ask"), row, spoken, backstage.clock())


def greeting(persona: Persona, candidate: str, role: str) -> str:
    """Return how this interviewer greets; without a name it is left out, not made up."""
    words = persona.greeting if candidate else persona.greeting.replace(" {candidate}", "")
    return words.format(candidate=candidate, role=role)
