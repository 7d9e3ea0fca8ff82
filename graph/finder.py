"""Find by meaning what an interview needs: questions for a role, lines for a question. Blocking work runs in threads."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlmodel import Session

from agents.cv_examples import Line
from agents.planner import ToPlan
from content.bank import Bank, Question
from content.vocabulary import Competency, QuestionKind, RoleFamily
from graph.ledger import Ledger
from graph.sources import cv_from_json, job_from_json
from retrieval.shortlist import Material, Matrix, Wanted, bank_candidates, probe_candidates
from storage import interviews
from tools.cv import Cv, Example
from tools.job import Job
from tools.job_anchors import anchors
from tools.job_facts import infer, infer_families
from tools.question_choice import Anchor, Candidate

CLOSING_FROM: Final = 8
"""Number of questions from which an interview has time for "what would you ask us?"."""
SCENARIO_FROM: Final = 7
MOST_LINES: Final = 3
MOST_CANDIDATES: Final = 60
WEAK_BELOW: Final = 50.0
"""Mean grade below which a competency is asked again."""


class Finder:
    """CVs and adverts by vector, and the questions that go with them."""
