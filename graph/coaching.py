"""Help with a question while practising: the hint, the own CV lines, a sample answer."""

from agents.sample_answer import ToSample, sample_answer
from graph.backstage import Backstage
from graph.errors import Conflict, Unknown
from storage import interviews
from storage.content import Json

MOST_LINES = 2


class Coaching:
    """What a coach would say before the answer."""

    def __init__(self, backstage: Backstage) -> None:
        """Bind the content, the finder and the engine."""
        self._backstage = backstage
        self._database = backstage.ledger.database

    async def help(self, owner_id: str, interview_id: str, question_id: str) -> Json:
        """Return hint, tip, key points to reach for, CV lines and a sample answer. Raises Unknown."""
        interview = await self._database.read(lambda session: interviews.owned(session, owner_id, interview_id))
        row = await self._backstage.ledger.question(interview_id, question_id) if interview is not None else None
        if interview is None or row is None or row.status == "planned":
            raise Unknown(f"There is no question {question_id} in interview {interview_id}.")
        if interview.mode == "graded" and row.status == "open":
            detail = "This interview is graded: hints and samples come after the answer. Practice mode shows them before."
            raise Conflict(detail, {"reason": "graded"})
        banked, line_id = self._backstage.question(row.bank_id), row.content.get("line_id")
        text, cv_id = str(row.content["text"]), interview.document_id
        lines = await self._backstage.finder.lines_for(row.bank_id, text, cv_id, line_id) if cv_id else []
        to_sample = ToSample(
            question=text,
            strong=banked.looks_like.strong,
            key_points=list(banked.key_points),
            line=lines[0]["text"] if lines else "",
            sample=banked.sample_answer,
        )
        return {
            "questionId": question_id,
            "hint": banked.evidence_hint,
            "strong": banked.looks_like.strong,
            "tip": banked.tip,
            "lines": [dict(line) for line in lines[:MOST_LINES]],
            "sampleAnswer": await sample_answer(to_sample, self._backstage.engine),
        }
