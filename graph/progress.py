"""How somebody does over time: a line per competency, from the interviews that say something."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from typing import Any, Final

from sqlmodel import Session

from graph.backstage import Backstage
from graph.report import Exchange, exchanges, figures, final_grades
from storage import interviews
from storage.content import Json
from storage.tables import Interview
from tools.answer_grade import Grade

JUNK: Final = frozenset({"blank", "gibberish", "off_topic", "question_echo"})
"""Flags of answers that were not meant."""
MOST_INTERVIEWS: Final = 100
RECENT: Final = 3
"""Latest grades of a competency that say where it stands now."""


class Progress:
    """The progress of an owner."""

    def __init__(self, backstage: Backstage) -> None:
        """Bind the ledger and the rubrics."""
        self._backstage = backstage

    async def of(self, owner_id: str) -> Json:
        """Return the interviews with their scores, oldest first, a line per competency, and the weakest three.

        An interview enters the lines if it was scored (3 graded answers) and at most half of its answers were junk.
        """
        database = self._backstage.ledger.database
        found = await database.read(lambda session: _talks(session, owner_id))
        told = [self._session(interview, talk) for interview, talk in found]
        lines = _lines([(row, talk) for row, (_, talk) in zip(told, found, strict=True) if row["counted"]])
        weakest = sorted((line for line in lines if line["recent"] is not None), key=lambda line: line["recent"])
        return {"interviews": told, "competencies": lines, "weakest": [line["competency"] for line in weakest[:3]]}

    def _session(self, interview: Interview, talk: Sequence[Exchange]) -> Json:
        made, score = list(final_grades(talk).values()), figures(talk, self._backstage.rubrics)
        junk = sum(bool(JUNK & set(grade.flags)) for grade in made)
        why = None
        if score["overall"] is None:
            why = "too_few_answers"
        elif junk > len(made) / 2:
            why = "not_meant"
        return {
            "id": interview.id,
            "interviewType": interview.interview_type,
            "roleLevel": interview.role_level,
            "at": _at(interview).isoformat(),
            "overall": score["overall"],
            "graded": score["graded"],
            "counted": why is None,
            "leftOut": why,
        }


def _talks(session: Session, owner_id: str) -> list[tuple[Interview, list[Exchange]]]:
    """Return the interviews that were begun, oldest first, with what was said in them."""
    mine = [row for row in interviews.newest(session, owner_id, MOST_INTERVIEWS) if row.status != "pending"]
    return [
        (
            row,
            exchanges(
                interviews.questions(session, row.id),
                interviews.submissions(session, row.id),
                interviews.grades(session, row.id),
            ),
        )
        for row in sorted(mine, key=_at)
    ]


def _lines(counted: Sequence[tuple[Json, Sequence[Exchange]]]) -> list[Json]:
    """Return the points of each competency, one for each interview in which it was graded."""
    points: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row, talk in counted:
        for competency, scores in _by_competency(talk).items():
            points[competency].append({"interviewId": row["id"], "at": row["at"], "overall": round(fmean(scores), 1)})
    return [_line(competency, points[competency]) for competency in sorted(points)]


def _by_competency(talk: Sequence[Exchange]) -> dict[str, list[float]]:
    competency = {exchange.question.number: exchange.question.competency for exchange in talk}
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for number, grade in final_grades(talk).items():
        if grade.overall is not None and not _is_junk(grade):
            scores[competency[number]].append(grade.overall)
    return scores


def _line(competency: str, points: Sequence[dict[str, Any]]) -> Json:
    scores = [point["overall"] for point in points]
    return {
        "competency": competency,
        "points": list(points),
        "recent": round(fmean(scores[-RECENT:]), 1),
        "change": round(scores[-1] - scores[0], 1) if len(scores) > 1 else None,
    }


def _is_junk(grade: Grade) -> bool:
    return bool(JUNK & set(grade.flags))


def _at(interview: Interview) -> datetime:
    return interview.ended_at or interview.updated_at
