"""The node that talks on: a follow-up, the next question or the close, said while the answer is still being graded."""

import re
import uuid

from sqlmodel import Session

from agents.follow_up import Answered, BankFollowUp, ask_again, probe
from agents.interviewer import ToSpeak, speak
from content.bank import Persona
from content.vocabulary import MAX_FOLLOW_UPS
from graph.askers import asker_now, asker_of
from graph.asking import is_retry
from graph.backstage import Backstage, public_persona, put_question
from graph.exchanges import exchanges
from graph.ledger import Outcome, Write
from graph.retrying import go_back
from graph.state import InterviewState
from graph.steps import Say, turn_key
from graph.turn import before, open_turn
from storage import runs
from storage.content import Json
from storage.tables import AskedQuestion, Submission
from tools.gaps import STORY


async def converse(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:
    """Decide on a follow-up or the next question, and say it."""
    question, answer = open_turn(state)
    settled = _settle(state, backstage)
    if is_retry(question):
        back = await go_back(state, say, backstage)
        return _and(await _close(state, say, backstage) if back is None else back, settled)
    if answer["action"] == "answer" and question["competency"] != "questions_for_us" and question["follow_up"] < MAX_FOLLOW_UPS:
        asked = await _follow_up(state, say, backstage)
        if asked is not None:
            return _and(asked, settled)
    following = state["plan"][question["number"] :]
    if not following:
        return _and(await _close(state, say, backstage), settled)
    row = await backstage.ledger.question(state["interview_id"], following[0])
    assert row is not None, "the plan is entered before its questions are asked"
    asker = await asker_of(row, backstage)
    spoken = await speak(await _next(state, asker, row, backstage), backstage.engine, say.by(asker))
    return _and(put_question("upcoming", turn_key(state, "converse"), row, spoken, backstage.clock()), settled)


async def _follow_up(state: InterviewState, say: Say, backstage: Backstage) -> Outcome | None:
    """Return the outcome of asking again, or None where nothing is left to ask."""
    question, _ = open_turn(state)
    given = await _answered(state, backstage)
    found = await probe(given, backstage.engine)
    if found is None:
        return None
    asker = await asker_now(state, backstage)
    text = await ask_again(found, given, backstage.engine, say.by(asker))
    main = await backstage.ledger.question(state["interview_id"], question["id"])
    assert main is not None, "an open question is in the ledger"
    row = AskedQuestion(
        interview_id=state["interview_id"],
        id=f"q{question['number']}f{question['follow_up'] + 1}",
        number=question["number"],
        follow_up=question["follow_up"] + 1,
        kind=question["kind"],
        competency=question["competency"],
        bank_id=question["bank_id"],
        persona_id=question["persona_id"],
        content=main.content | {"text": text, "gap": found.gap},
        asked_at=backstage.clock(),
    )
    return put_question("upcoming", turn_key(state, "converse"), row, text, backstage.clock())


async def _answered(state: InterviewState, backstage: Backstage) -> Answered:
    """Gather the answer and what was said before it under the same main question."""
    question, answer = open_turn(state)
    together = exchanges(*await backstage.ledger.together(state["interview_id"], question["number"]))
    again = [exchange.question for exchange in together if exchange.question.follow_up]
    banked, asker = backstage.question(question["bank_id"]), await asker_now(state, backstage)
    turn = len(state["turns"])
    return Answered(
        kind=banked.type,
        question=question["text"],
        answer=answer["text"],
        earlier="\n".join(exchange.answer for exchange in before(question, together)),
        asked=[str(row.content["text"]) for row in again],
        asked_gaps=[str(row.content.get("gap")) for row in again],
        avoid=[str(row.content["text"]) for row in await backstage.ledger.follow_ups(state["interview_id"])],
        offers=[BankFollowUp(when=offer.when, text=offer.text) for offer in banked.follow_ups],
        stuck_lines=list(backstage.phrases.stuck if banked.type in STORY else backstage.phrases.stuck_task),
        evasions=list(backstage.phrases.evasions),
        own_lines={gap: list(lines) for gap, lines in backstage.phrases.gap.items()},
        quoted_lines=list(backstage.phrases.quoted),
        opener=asker.follow_up_openers[turn % len(asker.follow_up_openers)],
        number=turn,
    )


async def _next(state: InterviewState, asker: Persona, row: AskedQuestion, backstage: Backstage) -> ToSpeak:
    """Gather what the interviewer knows before the next main question."""
    question, answer = open_turn(state)
    number = len(state["turns"])
    skipped = answer["action"] != "answer"
    lines = backstage.phrases.skipped if skipped else backstage.phrases.next
    thanks = lines[number % len(lines)]
    if asker.id == question["persona_id"]:
        bridge = thanks if skipped else f"{thanks} {asker.transitions[number % len(asker.transitions)]}"
    else:
        met = await backstage.ledger.interviewers(state["interview_id"], question["number"])
        lines = backstage.phrases.handback if asker.id in met else backstage.phrases.handover
        previous = (await asker_now(state, backstage)).name.split()[0]
        name = asker.name.split()[0]
        bridge = lines[number % len(lines)].format(thanks=thanks, name=name, role=post(asker), previous=previous)
    return _to_speak(state, asker, bridge, str(row.content["text"]), closing=False)


async def _close(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:
    """Say goodbye."""
    asker = await asker_now(state, backstage)
    spoken = await speak(_to_speak(state, asker, asker.closing, "", closing=True), backstage.engine, say.by(asker))
    message: Json = {
        "messageId": turn_key(state, "converse"),
        "role": "interviewer",
        "persona": public_persona(asker),
        "text": spoken,
        "questionId": None,
    }
    return Outcome({"upcoming": None}, [("message.completed", message)])


def _to_speak(state: InterviewState, asker: Persona, bridge: str, question: str, *, closing: bool) -> ToSpeak:
    known, (_, answer) = state["setup"], open_turn(state)
    return ToSpeak(
        interviewer=asker.name,
        interviewer_role=asker.role,
        style=asker.style,
        background=asker.background,
        occasion="closing" if closing else "next",
        bridge=bridge,
        candidate=known["candidate"],
        role_title=known["role_title"],
        company=known["company"],
        answer=answer["text"],
        question=question,
    )


def post(persona: Persona) -> str:
    """Return what an interviewer is, without the house they were written for: here they sit in the employer's panel."""
    held = re.split(r",| at | for | running | hiring | who ", persona.role)[0].strip()
    return held if held[:2].isupper() else held[0].lower() + held[1:]


def _settle(state: InterviewState, backstage: Backstage) -> Write:
    """Return the write that closes the question, and enters the answer where no door did (a run made in Studio)."""
    question, answer = open_turn(state)
    interview_id, now = state["interview_id"], backstage.clock()
    entered = Submission(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{interview_id}/{question['id']}/{answer['attempt']}")),
        interview_id=interview_id,
        question_id=question["id"],
        attempt=answer["attempt"],
        action=answer["action"],
        source=answer["source"],
        idempotency_key=f"{question['id']}.{answer['attempt']}",
        body_hash="",
        answer={"text": answer["text"]},
        run_id="",
        admitted_at=now,
    )

    def write(session: Session) -> None:
        row = session.get(AskedQuestion, (interview_id, question["id"]))
        admitted = runs.submission_to(session, interview_id, question["id"])
        if admitted is None or admitted.attempt < answer["attempt"]:
            session.add(entered)
        if row is not None:
            row.status = runs.standing_of(session, interview_id, question["id"])
            session.add(row)

    return write


def _and(outcome: Outcome, write: Write) -> Outcome:
    return Outcome(outcome.update, outcome.events, [write, *outcome.writes])
