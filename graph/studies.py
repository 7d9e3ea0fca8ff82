"""What to practise: the latest study plan of an owner, or one made anew from an interview."""

from datetime import date

from sqlmodel import col, select

from graph.backstage import Backstage
from graph.closing import make_study_plan
from graph.errors import Conflict, Unknown
from storage import interviews
from storage.content import Json
from storage.tables import StudyPlan


class Studies:
    """Study plans of an owner."""

    def __init__(self, backstage: Backstage) -> None:
        """Bind what the study-plan agent needs."""
        self._backstage = backstage
        self._database = backstage.ledger.database

    async def latest(self, owner_id: str) -> Json:
        """Return the newest plan. Raises Unknown where no interview was finished yet."""
        newest = select(StudyPlan).where(StudyPlan.owner_id == owner_id).order_by(col(StudyPlan.created_at).desc()).limit(1)
        row = await self._database.read(lambda session: session.exec(newest).first())
        if row is None:
            raise Unknown("There is no study plan yet: finish an interview first, and it is made from what was weak.")
        return {"interviewId": row.interview_id} | row.content

    async def make(self, owner_id: str, interview_id: str, interview_on: date | None) -> Json:
        """Make the plan of an interview anew, up to another day. Raises Unknown, and Conflict where nothing was graded."""
        interview = await self._database.read(lambda session: interviews.owned(session, owner_id, interview_id))
        if interview is None:
            raise Unknown(f"There is no interview {interview_id}.")
        day = interview_on.isoformat() if interview_on else interview.interview_on
        facts = await self._backstage.finder.facts(interview.document_id, interview.job_id)
        outcome = await make_study_plan(interview_id, facts["role_title"], day, self._backstage)
        if outcome is None:
            raise Conflict(
                "Nothing was graded in this interview yet, so there is nothing to plan from.", {"reason": "ungraded"}
            )
        row, content = outcome
        await self._database.write(lambda session: session.merge(row))
        return {"interviewId": interview_id} | content
