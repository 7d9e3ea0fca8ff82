"""Interviews and what was asked and graded in them. Functions take a session and never commit."""

from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from storage.tables import AskedQuestion, GradeRow, Interview, Recording, Run, RunEvent, Step, StudyPlan, Submission

Talk = tuple[Sequence[AskedQuestion], Sequence[Submission], Sequence[GradeRow]]
"""Questions with what was submitted to them and how it was graded."""

OF_INTERVIEW = (AskedQuestion, GradeRow, Recording, Run, RunEvent, Step, StudyPlan, Submission)


def owned(session: Session, owner_id: str, interview_id: str) -> Interview | None:
    """Return the interview if it belongs to this owner."""
    interview = session.get(Interview, interview_id)
    return interview if interview is not None and interview.owner_id == owner_id else None


def newest(session: Session, owner_id: str, limit: int = 100) -> Sequence[Interview]:
    """Return the owner's interviews, newest first."""
    mine = select(Interview).where(Interview.owner_id == owner_id)
    return session.exec(mine.order_by(col(Interview.created_at).desc()).limit(limit)).all()


def remove(session: Session, interview_id: str) -> None:
    """Delete an interview and everything that belongs to it."""
    for table in OF_INTERVIEW:
        session.exec(delete(table).where(col(table.interview_id) == interview_id))
    session.exec(delete(Interview).where(col(Interview.id) == interview_id))


def questions(session: Session, interview_id: str) -> Sequence[AskedQuestion]:
    """Return the questions of an interview in the order of the conversation, planned ones included."""
    of_interview = select(AskedQuestion).where(AskedQuestion.interview_id == interview_id)
    return session.exec(of_interview.order_by(col(AskedQuestion.number), col(AskedQuestion.follow_up))).all()


def question(session: Session, interview_id: str, question_id: str) -> AskedQuestion | None:
    """Return one question of an interview."""
    return session.get(AskedQuestion, (interview_id, question_id))


def submissions(session: Session, interview_id: str) -> Sequence[Submission]:
    """Return what the candidate submitted, in order."""
    of_interview = select(Submission).where(Submission.interview_id == interview_id)
    return session.exec(of_interview.order_by(col(Submission.admitted_at))).all()


def grades(session: Session, interview_id: str) -> Sequence[GradeRow]:
    """Return every grade of an interview."""
    return session.exec(select(GradeRow).where(GradeRow.interview_id == interview_id)).all()


def interviewers(session: Session, interview_id: str, number: int) -> set[str]:
    """Return the ids of those who ask the main questions up to this number."""
    asked_by = select(AskedQuestion.persona_id).where(
        AskedQuestion.interview_id == interview_id, AskedQuestion.follow_up == 0, AskedQuestion.number <= number
    )
    return set(session.exec(asked_by).all())


def follow_ups(session: Session, interview_id: str) -> Sequence[AskedQuestion]:
    """Return the follow-up questions of an interview, in no order."""
    return session.exec(
        select(AskedQuestion).where(AskedQuestion.interview_id == interview_id, AskedQuestion.follow_up > 0)
    ).all()


def of_number(session: Session, interview_id: str, number: int) -> Talk:
    """Return a main question and its follow-ups, what was submitted to them in order, and their grades."""
    of_interview = select(AskedQuestion).where(AskedQuestion.interview_id == interview_id, AskedQuestion.number == number)
    asked = session.exec(of_interview.order_by(col(AskedQuestion.follow_up))).all()
    ids = [row.id for row in asked]
    sent = select(Submission).where(Submission.interview_id == interview_id, col(Submission.question_id).in_(ids))
    made = select(GradeRow).where(GradeRow.interview_id == interview_id, col(GradeRow.question_id).in_(ids))
    return asked, session.exec(sent.order_by(col(Submission.admitted_at))).all(), session.exec(made).all()


def past_grades(session: Session, owner_id: str, limit: int) -> Sequence[tuple[str, float]]:
    """Return (competency, overall) of the owner's latest graded questions, newest first."""
    joined = (
        select(AskedQuestion.competency, GradeRow.overall)
        .join(
            GradeRow,
            (col(GradeRow.interview_id) == col(AskedQuestion.interview_id))
            & (col(GradeRow.question_id) == col(AskedQuestion.id)),
        )
        .where(GradeRow.owner_id == owner_id, col(GradeRow.overall).is_not(None))
        .order_by(col(AskedQuestion.asked_at).desc())
        .limit(limit)
    )
    return [(competency, overall) for competency, overall in session.exec(joined).all() if overall is not None]


def recent_bank_ids(session: Session, owner_id: str, limit: int) -> set[str]:
    """Return the bank ids of the questions the owner was asked lately."""
    asked = select(AskedQuestion.bank_id).where(AskedQuestion.owner_id == owner_id, AskedQuestion.status != "planned")
    return set(session.exec(asked.order_by(col(AskedQuestion.asked_at).desc()).limit(limit)).all())
